using System.Globalization;
using System.Text;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Rankings say of each area how it compares, with its interval, and no more than the intervals bear.</summary>
public sealed class RankedEvidenceTests
{
    const string Own = "E09000031";

    static readonly IReadOnlyList<Area> Boroughs = Workshop.Catalogue.PeersOf(Workshop.Catalogue.PackCalled("snb"), Workshop.Catalogue.AreaCalled(Own));

    static Figure Figure(int number, IEnumerable<string> rows)
    {
        using var workshop = new Workshop();
        var text = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,note\n").AppendJoin('\n', rows).Append('\n');
        return workshop.AddTidy("ranked.csv", text.ToString()).Build("snb", Own, "2015-10").Figures.Single(figure => figure.Number == number);
    }

    static string Percent(string area, int value, string people = "") => $"confidence,percent,{area},2014-10/2015-09,,{value.ToString(CultureInfo.InvariantCulture)},0,{people},,";

    static Sentence[] Said(Figure figure) => [.. figure.Sentences, .. figure.Judgements.Select(judgement => judgement.Sentence)];

    // The report's own 69% against 67%: z is 0.69 with a design effect of 1.5.
    [Fact]
    public void Confidence_of_69_percent_is_about_the_same_as_67_percent_with_a_margin_of_5_6_points()
    {
        var figure = Figure(3, [Percent(Own, 69), Percent("E23000001", 67)]);

        var judgement = Assert.Single(figure.Judgements);
        Assert.Equal((EvidenceWord.AboutTheSame, Against.RestOfForce, true, "confidence", Own), (judgement.Word, judgement.Against, judgement.Assumed, judgement.MeasureId, judgement.RowId));
        Assert.EndsWith("69% in the 12 months to September 2015, about the same as the MPS (67%). Margin about ±5.6 points, assuming 400 interviews and a design effect of 1.5; the publisher gives neither.", judgement.Sentence.Text, StringComparison.Ordinal);
        Assert.Equal("about the same (assumed margin)", figure.Table[Own, "evidence"].Printed);
        Assert.Equal(("63.4%", "74.6%"), (figure.Table[Own, "percent_lower"].Printed, figure.Table[Own, "percent_upper"].Printed));
        var interval = figure.Table[Own, "percent"].Number!.Interval!;
        Assert.Equal((63.4m, 74.6m), (decimal.Round(interval.Lower, 1), decimal.Round(interval.Upper!.Value, 1)));
        Assert.Contains("worked out from rounded figures", Said(figure)[2].Text, StringComparison.Ordinal);
        Assert.Equal(66.94m, decimal.Round(figure.Facts.Single(fact => fact.Id == "rest_percent").Cell.Number!.Value!.Value, 2));
        Assert.InRange(1m, judgement.Ratio.Interval!.Lower, judgement.Ratio.Interval.Upper!.Value);
    }

    [Fact]
    public void All_areas_are_judged_together_against_the_rest_of_the_force()
    {
        // 57% of 400 against 67% is called alone and among 32; 61% only alone.
        var figure = Figure(3, [.. Boroughs.Select(area => Percent(area.Code, area.Code switch { Own => 57, "E09000002" => 61, _ => 67 })), Percent("E23000001", 67)]);

        Assert.Equal("lower (assumed margin)", figure.Table[Own, "evidence"].Printed);
        Assert.Equal("about the same (assumed margin)", figure.Table["E09000002", "evidence"].Printed);
        Assert.Equal("1", figure.Facts.Single(fact => fact.Id == "areas_told_apart").Cell.Printed);
        Assert.Contains("57% in the 12 months to September 2015, lower than the MPS (67%; assumed margin)", figure.Headline, StringComparison.Ordinal);
        Assert.Contains("Lines show the 95% intervals. 1 of 32 boroughs can be told from the rest of the MPS", figure.Chart!.Description, StringComparison.Ordinal);
        Assert.Contains("no proof that two boroughs are alike", figure.Chart.HowToRead, StringComparison.Ordinal);
        Assert.True(SurveyMargin.AgainstRest(0.61, 400, 0.67, 12800).P < 0.05);
    }

    [Fact]
    public void A_published_number_of_people_asked_is_used_and_said()
    {
        var figure = Figure(3, [Percent(Own, 69, "4000"), Percent("E23000001", 67, "128000")]);

        Assert.Equal("4,000", figure.Table[Own, "base"].Printed);
        Assert.Equal("Margin about ±1.8 points, from 4,000 interviews and assuming a design effect of 1.5, which the publisher does not give.", figure.Sentences[1].Text);
        Assert.Equal("higher (assumed margin)", figure.Table[Own, "evidence"].Printed);
    }

    [Fact]
    public void Without_the_figure_of_the_force_there_is_a_margin_and_no_word()
    {
        var figure = Figure(3, [Percent(Own, 69)]);

        Assert.Empty(figure.Judgements);
        Assert.Null(figure.Table[Own, "evidence"].Evidence);
        Assert.Equal("no figure for the whole force: nothing loaded for the 12 months to September 2015", figure.Table[Own, "evidence"].WhyMissing);
        Assert.NotNull(figure.Table[Own, "percent"].Number!.Interval);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Nobody_and_everybody_have_an_interval_too(int percent)
    {
        var interval = Figure(3, [Percent(Own, percent), Percent("E23000001", 67)]).Table[Own, "percent"].Number!.Interval!;

        Assert.InRange(percent, interval.Lower, interval.Upper!.Value);
        Assert.InRange(interval.Upper.Value - interval.Lower, 1, 5);
    }

    // Every borough has as many a year, but for some that rose or fell; the months are alike, so over-dispersion is known to be none.
    static IEnumerable<string> Allegations(Func<Area, int> perMonthBefore, Func<Area, int> perMonthNow) => Boroughs.SelectMany(area =>
        new Period(new Month(2013, 11), new Month(2015, 10)).Months.Select(month =>
            $"complaint-allegations,value,{area.Code},{month},,{(month < new Month(2014, 11) ? perMonthBefore(area) : perMonthNow(area)).ToString(CultureInfo.InvariantCulture)},,,,"));

    static int Odd(Area area) => Boroughs.ToList().IndexOf(area) % 2;

    [Fact]
    public void Twenty_boroughs_above_the_year_before_are_not_twenty_that_rose()
    {
        var figure = Figure(7, Allegations(_ => 20, area => area.Code == Own ? 30 : 20 + Odd(area)));

        Assert.Equal("clearly higher", figure.Table[Own, "evidence"].Printed);
        Assert.Equal("+50%", figure.Table[Own, "change_percent"].Printed);
        Assert.NotNull(figure.Table[Own, "change_percent"].Number!.Interval);
        var text = string.Join(' ', figure.Sentences.Select(sentence => sentence.Text));
        Assert.Contains("of 32 boroughs the number of complaint allegations was above the year before.", text, StringComparison.Ordinal);
        Assert.Contains("By more than chance would make it, the number rose in 1 of 32 and fell in 0.", text, StringComparison.Ordinal);
        Assert.Equal((Against.YearBefore, EvidenceWord.ClearlyHigher, Own), figure.Judgements.Select(one => (one.Against, one.Word, one.RowId)).Single());
        Assert.True(figure.Facts.Single(fact => fact.Id == "areas_up").Cell.Number!.Value is 16 or 17);
    }

    static IEnumerable<string> Workforce(int people) => Boroughs.SelectMany(area =>
        new Period(new Month(2014, 11), new Month(2015, 10)).Months.Select(month => $"workforce,value,{area.Code},{month},,{people.ToString(CultureInfo.InvariantCulture)},,,,"));

    [Fact]
    public void A_rate_has_its_interval_and_is_set_against_the_rest_of_the_force()
    {
        var figure = Figure(8, [.. Allegations(_ => 20, area => area.Code == Own ? 30 : 20), .. Workforce(1000)]);

        // Byar's limits of 360: 323.76 to 399.18.
        Assert.Equal(("36.0", "32.4", "39.9"), (figure.Table[Own, "rate_per_100"].Printed, figure.Table[Own, "rate_lower"].Printed, figure.Table[Own, "rate_upper"].Printed));
        Assert.Equal("clearly higher", figure.Table[Own, "evidence"].Printed);
        Assert.Equal("about the same", figure.Table["E09000002", "evidence"].Printed);
        Assert.Equal("Complaint allegations in Waltham Forest: 36.0 for every 100 workforce in the 12 months to October 2015, clearly higher than in the rest of the MPS (24.0).", figure.Sentences[0].Text);
        var judgement = Assert.Single(figure.Judgements);
        Assert.Equal((Against.RestOfForce, 1.5m), (judgement.Against, judgement.Ratio.Value));
        Assert.True(judgement.Ratio.Interval!.Lower > 1.1m);
    }

    [Fact]
    public void A_total_has_an_interval_and_claims_nothing()
    {
        var figure = Figure(6, Allegations(_ => 20, area => area.Code == Own ? 30 : 20));

        Assert.DoesNotContain(figure.Table.Columns, column => column.Id == "evidence");
        Assert.Empty(figure.Judgements);
        Assert.Equal(("323.8", "399.2"), (figure.Table[Own, "allegations_lower"].Printed, figure.Table[Own, "allegations_upper"].Printed));
        Assert.Single(figure.Sentences);
    }

    [Fact]
    public void A_change_and_a_rate_as_published_have_no_interval_and_no_word()
    {
        string[] rows = [$"complaint-allegations,value,{Own},2014-11/2015-10,,298,,,,", $"complaint-allegations,change-percent,{Own},2014-11/2015-10,,-26,0,,,", $"complaint-allegations,rate,{Own},2014-11/2015-10,,17.9,1,,,"];
        foreach (var (figure, column) in new[] { (Figure(7, rows), "change_percent"), (Figure(8, rows), "rate_per_100") })
        {
            Assert.Null(figure.Table[Own, column].Number!.Interval);
            Assert.Null(figure.Table[Own, "evidence"].Evidence);
            Assert.Equal("as published without counts", figure.Table[Own, "evidence"].WhyMissing);
            Assert.Empty(figure.Judgements);
        }
    }

    // 32 boroughs of 100 people and more: expected 240 each way; the limits are FunnelPlotR's where chance explains all.
    [Fact]
    public void A_funnel_of_rates_has_exact_limits_where_chance_explains_all_and_says_how_many_it_would_put_outside()
    {
        var figure = Figure(8, [.. Allegations(_ => 20, _ => 20), .. Workforce(1000)]);

        var limits = Funnel.ForRatio(240, 0.95);
        Assert.Equal("240.0", figure.Table[Own, "expected"].Printed);
        Assert.Equal(24 * limits.Lower, (double)figure.Table[Own, "funnel_lower"].Number!.Value!.Value, 8);
        Assert.Equal(24 * limits.Upper, (double)figure.Table[Own, "funnel_upper"].Number!.Value!.Value, 8);
        Assert.Equal(ChartKind.Funnel, figure.Charts[1].Kind);
        Assert.Equal("0 of 32 boroughs lie outside the 95% limits for areas of their size; chance alone would put about 1.6 there.", figure.Sentences[^1].Text);
    }

    [Fact]
    public void Where_boroughs_differ_by_more_than_chance_the_funnel_is_widened()
    {
        var figure = Figure(8, [.. Allegations(_ => 20, area => area.Code == Own ? 60 : 12 + (8 * Odd(area))), .. Workforce(1000)]);

        var chance = Funnel.ForRatio((double)figure.Table[Own, "expected"].Number!.Value!.Value, 0.95);
        var target = figure.Table[Own, "force_rate_per_100"].Number!.Value!.Value;
        Assert.True(figure.Table[Own, "funnel_upper"].Number!.Value > target * (decimal)chance.Upper);
        Assert.Equal("funnel-wide", figure.Sentences[^1].Id);
        Assert.Equal("1", figure.Facts.Single(fact => fact.Id == "funnel_outside").Cell.Printed);
        Assert.True(figure.Facts.Single(fact => fact.Id == "funnel_phi").Cell.Number!.Value > 1);
    }

    [Fact]
    public void A_survey_has_a_funnel_only_where_it_is_published_how_many_were_asked()
    {
        IEnumerable<string> Rows(Func<int, string> people) => [.. Boroughs.Select((area, index) => Percent(area.Code, 65 + (index % 5), people(index))), Percent("E23000001", 67)];
        var (assumed, published) = (Figure(3, Rows(_ => "")), Figure(3, Rows(index => (300 + (10 * index)).ToString(CultureInfo.InvariantCulture))));

        Assert.Single(assumed.Charts);
        Assert.DoesNotContain(assumed.Facts, fact => fact.Id.StartsWith("funnel", StringComparison.Ordinal));
        Assert.Equal("base", published.Charts[1].SizeColumnId);
        Assert.True(published.Table[Boroughs[0].Code, "funnel_lower"].Number!.Value < published.Table[Boroughs[^1].Code, "funnel_lower"].Number!.Value);
    }
}
