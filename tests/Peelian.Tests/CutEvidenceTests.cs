using System.Text;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>What may be said of counts that are cut: from one publication, nothing swallowed, nothing surer than it is. Made-up files.</summary>
public sealed class CutEvidenceTests
{
    const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";
    const string Force = "Uses of force by group, as seen by the officer";
    const string Ways = "Searches of people per resident, counted in different ways";
    const string Barnet = "E09000003", Brent = "E09000005", Camden = "E09000007", Waltham = "E09000031";

    static readonly IReadOnlyList<Month> Year = [.. Period.To(new Month(2024, 4), 12).Months];

    static Figure Called(Summary summary, string name) => summary.Figures.First(figure => figure.Name == name);

    static string Rows(string measure, string area, IEnumerable<Month> months, params (string Slice, int Count)[] counts) =>
        string.Concat(months.SelectMany(month => counts.Select(one => $"{measure},value,{area},{month},{one.Slice},{Format.Whole(one.Count).Replace(",", "", StringComparison.Ordinal)},,,,\n")));

    static string Seen(string group) => $"officer-defined-ethnicity={group}";

    [Fact]
    public void A_group_published_for_some_months_only_is_not_swallowed_by_the_others()
    {
        using var workshop = new Workshop().AddTidy("force.csv", Header
            + Rows("use-of-force", Barnet, Year, ("", 100), (Seen("white"), 40), (Seen("black"), 30)) + Rows("use-of-force", Barnet, Year.Take(3), (Seen("mixed"), 20)));
        var table = Called(workshop.BuildSite("borough", "Barnet", "2024-04"), Force).Table;

        Assert.Equal(480, table["white", "count"].Number!.Value);
        Assert.StartsWith("3 of 12 months published", table["mixed", "count"].Number!.WhyMissing, StringComparison.Ordinal);
        Assert.Equal(table["mixed", "count"].Number!.WhyMissing, table["others", "count"].Number!.WhyMissing);
    }

    [Fact]
    public void What_is_left_of_a_whole_is_known_without_a_group_that_nobody_had()
    {
        Assert.Equal(60, CutCounts.Without(Estimate.Of(100), [(Estimate.Of(40), true), (Estimate.Missing("not loaded"), false)]).Value);
        Assert.Equal("two months", CutCounts.Without(Estimate.Of(100), [(Estimate.Of(40), true), (Estimate.Missing("two months"), true)]).WhyMissing);
    }

    [Fact]
    public void Made_up_groups_are_never_set_over_a_real_whole()
    {
        using var workshop = new Workshop().AddTidy("whole.csv", Header + Rows("use-of-force", Barnet, Year, ("", 1000)))
            .AddTidy("made-up.csv", Header + Rows("use-of-force", Barnet, Year, (Seen("white"), 30), (Seen("black"), 10)), illustrative: true);
        var figure = Called(workshop.BuildSite("borough", "Barnet", "2024-04"), Force);

        Assert.Equal(480, figure.Facts.Single(fact => fact.Id == "total").Cell.Number!.Value);
        Assert.Equal("75.0%", figure.Table["white", "share_percent"].Printed);
        Assert.DoesNotContain(figure.Table.Rows, row => row.Id == "others");
        Assert.True(figure.Illustrative);
    }

    [Fact]
    public void Something_found_of_which_no_outcome_is_known_is_no_known_outcome_of_arrest_but_is_some_outcome()
    {
        using var workshop = new Workshop().AddTidy("searches.csv", Header + Rows("searches-of-people", Barnet, Year, [.. (((string, int[])[])[("white", [20, 50, 30]), ("black", [24, 50, 26])])
            .SelectMany(group => ((string[])["arrest", "no-further-action", "found-outcome-unavailable"]).Zip(group.Item2, (outcome, count) => ($"{Seen(group.Item1)};outcome={outcome}", count)))]), illustrative: true);
        var table = Called(workshop.BuildSite("borough", "Barnet", "2024-04"), "What searches led to, by group as seen by the officer").Table;

        Assert.True(table["white", "arrest_count"].IsMissing);
        Assert.Equal([600, 1200], ((string[])["found_count", "found_of"]).Select(column => (int)table["white", column].Number!.Value!.Value));
    }

    [Fact]
    public void Rates_of_one_table_are_one_family_so_a_difference_that_stands_alone_may_not_stand_among_others()
    {
        using var workshop = new Workshop().AddTidy("searches.csv", Header + Rows("searches-of-people", Barnet, Year.TakeLast(1), [.. (((string, int[])[])[("white", [200, 500, 300]), ("black", [240, 500, 260])])
            .SelectMany(group => ((string[])["arrest", "no-further-action", "drugs-warning"]).Zip(group.Item2, (outcome, count) => ($"{Seen(group.Item1)};outcome={outcome}", count)))]), illustrative: true);
        var figure = Called(workshop.BuildSite("borough", "Barnet", "2024-04"), "What searches led to, by group as seen by the officer");

        Assert.Equal("24.0%", figure.Table["black", "arrest_percent"].Printed);
        Assert.Equal(EvidenceWord.Higher, EvidenceTable.OfProportions([new(240, 1000, 200, 1000)])[0].Word);
        Assert.Equal(EvidenceWord.AboutTheSame, figure.Table["black", "arrest_evidence"].Evidence);
        Assert.Contains(figure.Notes, note => note.Text.StartsWith("How much searches scatter beyond chance is not known here", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("way", EvidenceWord.Lower)]
    [InlineData("way-same", EvidenceWord.AboutTheSame)]
    [InlineData("way-few", EvidenceWord.TooFewToSay)]
    [InlineData("ways", EvidenceWord.Higher, EvidenceWord.AboutTheSame)]
    [InlineData("ways-higher", EvidenceWord.Higher, EvidenceWord.ClearlyHigher)]
    [InlineData("ways-lower", EvidenceWord.Lower, EvidenceWord.Lower)]
    [InlineData("ways-same", EvidenceWord.AboutTheSame, EvidenceWord.TooFewToSay)]
    [InlineData("ways-few", EvidenceWord.TooFewToSay, EvidenceWord.TooFewToSay)]
    public void Ways_of_counting_are_said_to_disagree_only_where_their_rows_do(string words, params EvidenceWord[] rows) =>
        Assert.Equal(words, SearchDenominators.WordsFor(rows));

    [Fact]
    public void One_way_or_several_of_too_few_or_about_as_many_searches_say_so_and_rows_left_out_are_named()
    {
        var text = new StringBuilder(Header);
        foreach (var (area, counts) in (((string, int[])[])[(Barnet, [100, 200, 100]), (Brent, [1, 0, 1, 0]), (Camden, [100, 100, 100, 100])]))
        {
            text.Append(Rows("searches-of-people", area, area == Brent ? Year.TakeLast(1) : Year, [.. ((string[])["white", "black", "asian", "other"]).Zip(counts, (group, count) => (Seen(group), count))]));
            text.Append(string.Concat(((string[])["white", "black", "asian", "other"]).Select(group => $"population,value,{area},2011-03,{Seen(group)},10000,,,,\n")));
        }
        using var workshop = new Workshop().AddTidy("ways.csv", text.ToString(), illustrative: true);
        var figures = ((string[])["Barnet", "Brent", "Camden"]).Select(area => Called(workshop.BuildSite("borough", area, "2024-04"), Ways)).ToList();
        string Text(int at, string id) => figures[at].Sentences.First(sentence => sentence.Id == id).Text;

        Assert.EndsWith("(Seen by the officer, census of 2011, against White): higher.", Text(0, "way"), StringComparison.Ordinal);
        Assert.EndsWith(": about the same.", Text(0, "way-same"), StringComparison.Ordinal);
        Assert.EndsWith("these are too few searches to say whether that differs.", Text(1, "ways-few"), StringComparison.Ordinal);
        Assert.EndsWith("By no way of counting here can that be told from as often.", Text(2, "ways-same"), StringComparison.Ordinal);
        Assert.Contains(figures[0].Notes, note => note.Text == "Left out: Black and Asian by “Seen by the officer, census of 2011, against everybody else”. Searches of those it is set against are not known for the whole period.");
        Assert.Contains(figures[0].Notes, note => note.Text.StartsWith("Left out: “Described themselves, census of 2011, against White”; “", StringComparison.Ordinal)
            && note.Text.EndsWith("; Other by “Seen by the officer, census of 2011, against everybody else”. Searches of the group are not known for the whole period.", StringComparison.Ordinal));
        Assert.DoesNotContain(figures[2].Notes, note => note.Text.Contains("Seen by", StringComparison.Ordinal));
    }
}
