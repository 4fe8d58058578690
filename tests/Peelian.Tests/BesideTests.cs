using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Boroughs beside what a reader chose, from the London sample: the numbers of both sides are those of their own packs.</summary>
public sealed class BesideTests
{
    static readonly Lazy<Workshop> Sample = new(() => new Workshop().Add(Project.File("samples", "london", "recorded-crime.csv.gz")).Add(Project.File("samples", "london", "census-2011.csv.gz")).Add(Project.File("samples", "london", "public-attitude-survey.csv.gz")));

    static Summary Beside(string id, string area = "Waltham Forest", int? year = null)
    {
        var like = Workshop.Catalogue.PackCalled("borough");
        var comparator = BesidePack.Comparators(Workshop.Catalogue, like, year is { } from ? [from] : []).Single(one => one.Id == id);
        var catalogue = Workshop.Catalogue.With([BesidePack.Of(Workshop.Catalogue, like, comparator)]);
        return Sample.Value.Build(BesidePack.IdOf(comparator), area, "2024-04", catalogue: catalogue);
    }

    static Summary Pack(string area) => Sample.Value.Build("borough", area, "2024-04");

    static Cell Of(Figure figure, string row, string column) => figure.Table.Rows.Single(one => one.Id == row).Cells[figure.Table.IndexOf(column)];

    static Figure First(Summary summary) => summary.Figures.First();

    [Fact]
    public void Another_boroughs_change_is_the_one_that_its_own_pack_prints()
    {
        var (beside, brent) = (First(Beside("brent")), First(Pack("Brent")));

        foreach (var row in beside.Table.Rows)
            Assert.Equal(Of(brent, row.Id, "change_percent").Printed, Of(beside, row.Id, "other_change_percent").Printed);
        Assert.Equal(Of(First(Pack("Waltham Forest")), "burglary", "change_percent").Printed, Of(beside, "burglary", "change_percent").Printed);
    }

    [Fact]
    public void Against_the_rest_of_the_force_each_word_is_that_of_the_printed_pack()
    {
        var (beside, pack) = (First(Beside("rest")), First(Pack("Waltham Forest")));

        foreach (var row in pack.Table.Rows)
        {
            Assert.Equal(Of(pack, row.Id, "against_rest").Printed, Of(beside, row.Id, "against").Printed);
            Assert.Equal(Of(pack, row.Id, "rest_current").Printed, Of(beside, row.Id, "other_current").Printed);
        }
    }

    [Fact] // The force holds the borough: they cannot be told apart, what is left without it can.
    public void Against_the_whole_force_the_words_are_those_against_its_rest_and_the_numbers_its_own()
    {
        var (force, rest, pack) = (First(Beside("force")), First(Beside("rest")), First(Pack("Waltham Forest")));

        foreach (var row in rest.Table.Rows)
        {
            Assert.Equal(Of(rest, row.Id, "against").Printed, Of(force, row.Id, "against").Printed);
            Assert.Equal(Of(pack, row.Id, "force_change_percent").Printed, Of(force, row.Id, "other_change_percent").Printed);
        }
        Assert.Contains(force.Notes, note => note.Text == "The MPS holds Waltham Forest, so the word is chosen from how Waltham Forest compares with the force without it.");
    }

    [Fact]
    public void The_boroughs_most_alike_are_the_five_nearest_and_their_counts_are_added_up()
    {
        var beside = Beside("similar");
        var nearest = beside.Figures.Last().Table.Rows.Skip(1).Take(5).Select(row => row.Cells[1].Printed).ToList();

        Assert.Equal($"The boroughs most alike, taken together: {Grammar.List(nearest)}.", beside.Introduction.Single());
        Assert.Equal(nearest.Sum(area => Of(First(Pack(area)), "burglary", "current").Number!.Value), Of(First(beside), "burglary", "other_current").Number!.Value);
        Assert.StartsWith("Waltham Forest against the boroughs most alike, over", beside.PageOne!.Scorecard.Sentence.Text, StringComparison.Ordinal);
        Assert.Equal("Boroughs most alike", beside.PageOne.Scorecard.Comparator);
    }

    [Fact] // ONS: Outer London is 19 boroughs, all policed by the Metropolitan Police.
    public void A_group_is_its_other_boroughs_without_the_one_looked_at()
    {
        var beside = Beside("outer-london");

        var named = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Where(area => beside.Introduction.Single().Contains(area.Name, StringComparison.Ordinal)).ToList();
        Assert.Equal(18, named.Count);
        Assert.DoesNotContain(named, area => area.Name is "Waltham Forest" or "Westminster");
    }

    [Theory] // Westminster's months scatter more than the force's: either side is judged by that.
    [InlineData("beside-change", "against_lower", "against_upper", "against")]
    [InlineData("beside-rate", "ratio_lower", "ratio_upper", "evidence")]
    public void Two_boroughs_say_the_same_of_each_other_from_either_side(string kind, string lower, string upper, string word)
    {
        var (one, other) = (Beside("camden", "Westminster"), Beside("westminster", "Camden"));
        var at = Workshop.Catalogue.With([BesidePack.Of(Workshop.Catalogue, Workshop.Catalogue.PackCalled("borough"), new Comparator("camden", ComparatorKind.Area))]).PackCalled("beside-camden").Sections[0].Figures.ToList().FindIndex(figure => figure.Kind == kind);
        var (here, there) = (one.Figures.ElementAt(at), other.Figures.ElementAt(at));
        foreach (var row in here.Table.Rows.Where(row => Of(here, row.Id, lower).Number is { IsMissing: false }))
        {
            Assert.Equal(1, (double)(Of(here, row.Id, lower).Number!.Value!.Value * Of(there, row.Id, upper).Number!.Value!.Value), 5);
            Assert.Equal(Of(here, row.Id, word).Printed.Replace("higher", "x", StringComparison.Ordinal).Replace("lower", "higher", StringComparison.Ordinal).Replace("x", "lower", StringComparison.Ordinal), Of(there, row.Id, word).Printed);
        }
    }

    [Theory]
    [InlineData("force")]
    [InlineData("rest")]
    [InlineData("brent")]
    public void The_difference_of_a_survey_lies_within_its_own_limits(string id)
    {
        var survey = Beside(id).Figures.Single(figure => figure.Name == "What residents say of the police");
        Assert.All(survey.Table.Rows, row =>
        {
            var value = Of(survey, row.Id, "difference_points").Number!.Value!.Value;
            Assert.InRange((double)value, (double)Of(survey, row.Id, "difference_lower_points").Number!.Value!.Value, (double)Of(survey, row.Id, "difference_upper_points").Number!.Value!.Value);
        });
    }

    [Fact] // Waltham Forest with ten times the residents of 2011 by June 2023, the other boroughs as they were.
    public void Rates_divide_by_the_newest_residents_and_say_what_the_census_would_have_turned_round()
    {
        using var workshop = new Workshop().Add(Project.File("samples", "london", "recorded-crime.csv.gz")).Add(Project.File("samples", "london", "census-2011.csv.gz"));
        using var readings = workshop.Read();
        var (residents, march) = (Workshop.Catalogue.MeasureCalled("population"), Period.Of(new Month(2011, 3)));
        readings.Need([residents], march);
        var census = new Calculations.Counter(readings, Workshop.Catalogue);
        var like = Workshop.Catalogue.PackCalled("borough");
        var rows = Workshop.Catalogue.AreasOf(like).Select(area => FormattableString.Invariant(
            $"population,value,{area.Code},2023-06,,{(area.Name == "Waltham Forest" ? 10 : 1) * census.Total(census.Choose(residents, area.Code, [march]), residents, area.Code, march).Value},,,,\n"));
        workshop.AddTidy("mid-year.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n" + string.Concat(rows));
        var comparator = BesidePack.Comparators(Workshop.Catalogue, like, []).Single(one => one.Id == "rest");
        var catalogue = Workshop.Catalogue.With([BesidePack.Of(Workshop.Catalogue, like, comparator)]);

        var rates = workshop.Build(BesidePack.IdOf(comparator), "Waltham Forest", "2024-04", catalogue: catalogue).Figures.First(figure => figure.Title.Contains("residents", StringComparison.Ordinal));

        Assert.Equal(("2,582,490", "Resident population of Waltham Forest, June 2023"), (rates.Facts.Single(fact => fact.Id == "residents").Cell.Printed, rates.Facts.Single(fact => fact.Id == "residents").Label));
        Assert.Contains(rates.Notes, note => note.Text.StartsWith("Residents are those counted or estimated for June 2023, the newest loaded up to April 2024.", StringComparison.Ordinal));
        Assert.Contains(rates.Notes, note => note.Text.StartsWith("With the residents of March 2011 instead, the rates of", StringComparison.Ordinal) && note.Text.EndsWith("how areas have grown decides there.", StringComparison.Ordinal));
    }

    [Fact] // Census 2011: 258,249 residents
    public void Burglary_for_every_thousand_residents_is_the_count_over_the_census()
    {
        var rates = Beside("brent").Figures.Single(figure => figure.Table.Columns.Any(column => column.Id == "rate"));
        var (count, rate) = (Of(rates, "burglary", "current").Number!.Value!.Value, Of(rates, "burglary", "rate"));

        Assert.Equal(1000 * count / 258_249, rate.Number!.Value!.Value, 6);
        Assert.Equal("258,249", rates.Facts.Single(fact => fact.Id == "residents").Cell.Printed);
    }

    [Fact]
    public void A_survey_is_set_beside_one_borough_and_the_force_and_never_beside_several_boroughs()
    {
        static Figure Survey(Summary summary) => summary.Figures.Single(figure => figure.Name == "What residents say of the police");

        Assert.Null(Survey(Beside("brent")).Gap);
        Assert.Null(Survey(Beside("rest")).Gap);
        Assert.Equal("No survey figures are published for the boroughs most alike as a whole.", Survey(Beside("similar")).Gap!.Why);
    }

    [Fact]
    public void An_earlier_year_is_the_sum_of_its_months_and_judged_like_any_change()
    {
        var since = First(Beside("2021-22", year: 2021));
        var cell = Of(since, "burglary", "previous");

        Assert.Equal("April 2021 to March 2022 (count)", since.Table.Columns[since.Table.IndexOf("previous")].Title);
        Assert.Contains("than in April 2021 to March 2022", string.Join(' ', since.Judgements.Where(one => Evidence.IsDifference(one.Word)).Select(one => one.Sentence.Text)), StringComparison.Ordinal);
        Assert.Equal(Of(since, "burglary-residential", "previous").Number!.Value + Of(since, "burglary-non-residential", "previous").Number!.Value, cell.Number!.Value);
    }

    static Summary SinceTwentyEleven(Workshop workshop, string month)
    {
        workshop.Add(SharedData.File("data", "crime-borough", "2019-03_RuSaBin", "MPS_Borough_Level_Crime_Historic.csv"));
        var like = Workshop.Catalogue.PackCalled("snb");
        var comparator = BesidePack.Comparators(Workshop.Catalogue, like, [2011]).Single(one => one.Id == "2011-12");
        var catalogue = Workshop.Catalogue.With([BesidePack.Of(Workshop.Catalogue, like, comparator)]);
        return workshop.Build(BesidePack.IdOf(comparator), "Waltham Forest", month, catalogue: catalogue);
    }

    [Fact] // Police and Crime Plan 2013 to 2016: a fifth fewer MOPAC 7 crimes than in 2011/12; the counts are added up by hand from the file of 2019
    public void A_target_that_counts_from_the_year_stands_with_its_progress()
    {
        using var workshop = new Workshop();
        var since = SinceTwentyEleven(workshop, "2015-10");

        Assert.Equal("The target for MOPAC 7 crime was -20% against April 2011 to March 2012 (14,470): Waltham Forest is at -31.0%, target met.", since.PageOne!.Targets.Single().Target.Sentences.Single().Text);
        Assert.Equal(["2,304", "1,341"], [Of(First(since), "burglary-residential", "previous").Printed, Of(First(since), "burglary-residential", "current").Printed]);
    }

    [Fact] // The plan ended in March 2016.
    public void A_plan_that_has_ended_is_neither_met_nor_missed_by_what_came_after()
    {
        using var workshop = new Workshop();
        var since = SinceTwentyEleven(workshop, "2016-10");

        Assert.Empty(since.PageOne!.Targets);
        Assert.Contains(First(since).Sentences, sentence => sentence.Text == "The target for MOPAC 7 crime was -20% against April 2011 to March 2012; it was for the time to March 2016, so no progress is judged here.");
    }
}
