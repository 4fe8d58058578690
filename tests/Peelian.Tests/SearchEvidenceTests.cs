using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Searches by group and by area: every ratio with its limits, every share that can be told apart from another named so.</summary>
public sealed class SearchEvidenceTests
{
    static readonly Lazy<Figure> Reference = new(() =>
    {
        using var workshop = new Workshop();
        return workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10").Figures.Single(figure => figure.Number == 12);
    });

    [Theory] // methods.md 3.9
    [InlineData("2015-10:black", "1.55", "1.28", "1.87", "higher")]
    [InlineData("2015-10:asian", "1.32", "1.09", "1.61", "higher")]
    [InlineData("2015-04:black", "2.68", "2.18", "3.30", "higher")]
    [InlineData("2014-12:other", "0.00", "0.00", "0.21", "lower")]
    [InlineData("2015-09:asian", "1.22", "0.96", "1.54", "about the same")]
    public void Each_month_has_its_limits_and_its_word(string row, string ratio, string lower, string upper, string word)
    {
        string[] columns = ["ratio", "ratio_lower", "ratio_upper", "evidence"];

        Assert.Equal([ratio, lower, upper, word], columns.Select(column => Reference.Value.Table[row, column].Printed));
    }

    [Theory] // methods.md 3.9: twelve months pooled, searches per 1,000 residents
    [InlineData("white", "134,799", "2,338", "17.3", "1.00", "reference group")]
    [InlineData("black", "51,762", "1,867", "36.1", "2.08", "higher")]
    [InlineData("asian", "54,412", "1,419", "26.1", "1.50", "higher")]
    [InlineData("other", "17,276", "61", "3.5", "0.20", "lower")]
    public void The_twelve_months_stand_first_with_counts_residents_rate_ratio_and_word(string row, string residents, string searches, string rate, string ratio, string word)
    {
        var pooled = Reference.Value.Beside!;
        string[] columns = ["population", "searches", "per_1000", "ratio", "evidence"];

        Assert.True(Reference.Value.BesideFirst);
        Assert.Equal([residents, searches, rate, ratio, word], columns.Select(column => pooled[row, column].Printed));
    }

    [Fact]
    public void A_ratio_is_said_with_its_interval_its_counts_and_at_once_what_residents_cannot_show()
    {
        Assert.Equal(
            "People recorded as Black were searched 2.08 times as often per resident as people recorded as White in Waltham Forest in the 12 months to October 2015: higher (95% interval 1.96 to 2.21; 1,867 searches against 2,338).",
            Reference.Value.Sentences[0].Text);
        Assert.Equal("ratio-caveat", Reference.Value.Sentences[3].Id);
        Assert.Equal([EvidenceWord.Higher, EvidenceWord.Higher, EvidenceWord.Lower], Reference.Value.Judgements.Select(one => one.Word));
        Assert.All(Reference.Value.Judgements, one => Assert.Equal(Against.OtherGroup, one.Against));
    }

    // The counts behind the report's 14.6% of 635 and 18.0% of 14,914, the force's in the middle of what rounds so (methods.md 3.5).
    const string Arrests = """
        measure,statistic,area,period,slice,value,decimals,base,text,note
        all-searches,value,E09000031,2015-10,,635,,,,
        all-searches,value,E23000001,2015-10,,14914,,,,
        search-arrests,value,E09000031,2015-10,,93,,,,
        search-arrests,value,E23000001,2015-10,,2684,,,,
        weapons-searches,value,E09000031,2015-10,,72,,,,
        weapons-searches,value,E23000001,2015-10,,2207,,,,

        """;

    static Figure Rates(string tidy)
    {
        using var workshop = new Workshop();
        return workshop.AddTidy("searches.csv", tidy).Build("snb", "Waltham Forest", "2015-10").Figures.Single(figure => figure.Number == 13);
    }

    [Fact]
    public void Waltham_Forests_arrest_rate_is_3_5_points_under_that_of_the_rest_of_the_force()
    {
        var figure = Rates(Arrests);
        string[] columns = ["arrest_count", "arrest_lower", "arrest_upper", "arrest_difference_points", "arrest_difference_lower", "arrest_difference_upper", "arrest_evidence"];

        Assert.Equal(["93", "12.1%", "17.6%", "-3.5", "-6.1", "-0.5", "lower"], columns.Select(column => figure.Table["E09000031", column].Printed));
        Assert.Equal(("14,279", "2,591"), (figure.Table["E23000001:rest", "searches"].Printed, figure.Table["E23000001:rest", "arrest_count"].Printed));
        Assert.Contains(figure.Sentences, sentence => sentence.Text ==
            "14.6% of searches in Waltham Forest in October 2015 led to arrest, lower than in the rest of the MPS (18.1%): a difference of -3.5 percentage points (95% interval -6.1 to -0.5). Across the MPS, which includes it: 18.0%.");
        Assert.Contains(figure.Judgements, one => one is { MeasureId: "search-arrests", Against: Against.RestOfForce, Word: EvidenceWord.Lower });
    }

    [Fact]
    public void Shares_of_weapons_have_wilsons_limits_and_the_target_is_met_or_missed_by_count_alone()
    {
        var figure = Rates(Arrests);

        Assert.Equal(("11.3%", "9.1%", "14.0%"), (figure.Table["E09000031", "weapons_percent"].Printed, figure.Table["E09000031", "weapons_lower"].Printed, figure.Table["E09000031", "weapons_upper"].Printed));
        Assert.Contains(figure.Sentences, sentence => sentence.Id == "share-target-not-met");
    }

    [Fact]
    public void Three_of_seven_are_said_as_counts_and_not_compared()
    {
        var figure = Rates(Arrests.Replace("2015-10,,635", "2015-10,,7", StringComparison.Ordinal).Replace(",,93,", ",,3,", StringComparison.Ordinal).Replace(",,72,", ",,1,", StringComparison.Ordinal));

        Assert.Contains(figure.Sentences, sentence => sentence.Text == "3 of 7 searches in Waltham Forest in October 2015 led to arrest, too few to say how that compares with the rest of the MPS.");
        Assert.Equal(("3 of 7", "too few to say"), (figure.Table["E09000031", "arrest_percent"].Printed, figure.Table["E09000031", "arrest_evidence"].Printed));
    }

    [Fact]
    public void Shares_as_published_have_neither_interval_nor_word()
    {
        using var workshop = new Workshop();
        var figure = workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10").Figures.Single(one => one.Number == 13);

        Assert.Equal(EvidenceWord.NoData, figure.Table["E09000031", "arrest_evidence"].Evidence);
        Assert.True(figure.Table["E09000031", "arrest_lower"].IsMissing);
        Assert.Equal("14.6% of searches in Waltham Forest in October 2015 led to arrest; 18.0% across the MPS.", figure.Sentences[1].Text);
        Assert.Empty(figure.Judgements);
    }

    [Fact]
    public void Arrest_rates_by_group_are_compared_and_at_once_what_they_cannot_show()
    {
        using var workshop = new Workshop();
        string[] groups = ["white", "black", "asian", "other"];
        int[] searches = [289, 172, 154, 6], arrests = [60, 20, 22, 1], residents = [134799, 51762, 54412, 17276];
        var rows = groups.SelectMany((group, index) => (string[])
        [
            $"searches-of-people,value,E09000031,2015-10,officer-defined-ethnicity={group},{Format.Whole(searches[index]).Replace(",", "", StringComparison.Ordinal)},,,,",
            $"searches-of-people,value,E09000031,2015-10,officer-defined-ethnicity={group};outcome=arrest,{Format.Whole(arrests[index])},,,,",
            $"population,value,E09000031,2011-03,officer-defined-ethnicity={group},{Format.Whole(residents[index]).Replace(",", "", StringComparison.Ordinal)},,,,",
        ]);
        var figure = workshop.AddTidy("groups.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n" + string.Join('\n', rows) + "\n")
            .Build("borough", "Waltham Forest", "2015-10").Figures.First(one => one.Table.Columns.Any(column => column.Id == "arrest_evidence") && one.Table.Rows.Count > 0);
        string[] columns = ["ratio", "ratio_lower", "ratio_upper", "evidence", "arrest_percent", "arrest_difference_points", "arrest_difference_lower", "arrest_difference_upper", "arrest_evidence"];

        Assert.Equal(["1.55", "1.28", "1.87", "higher", "11.6%", "-9.1", "-15.6", "-2.0", "lower"], columns.Select(column => figure.Table["black", column].Printed));
        Assert.Equal(("too few to say", "1 of 6"), (figure.Table["other", "arrest_evidence"].Printed, figure.Table["other", "arrest_percent"].Printed));
        Assert.Equal(["ratio", "ratio", "ratio", "ratio-caveat", "arrest-group", "arrest-group-same", "arrest-group-few", "arrest-group-caveat"], figure.Sentences.Select(sentence => sentence.Id));
    }
}
