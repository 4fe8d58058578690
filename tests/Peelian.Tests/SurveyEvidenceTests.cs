using System.Globalization;
using System.Text;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Survey percentages are compared over the years, with the rest of the force and between groups, and no further than their margins.</summary>
public sealed class SurveyEvidenceTests
{
    const string Own = "E09000031";

    static string Percent(string measure, string period, int value, string area = Own, string slice = "", string people = "") =>
        $"{measure},percent,{area},{period},{slice},{value.ToString(CultureInfo.InvariantCulture)},0,{people},,";

    static Summary Build(string pack, params IEnumerable<string> rows)
    {
        using var workshop = new Workshop();
        var text = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,note\n").AppendJoin('\n', rows).Append('\n');
        return workshop.AddTidy("survey.csv", text.ToString()).Build(pack, Own, "2015-12");
    }

    static Figure Of(Summary summary, string name) => summary.Figures.Single(figure => figure.Name == name);

    static readonly string[] Measures = ["confidence", "trust", "treat-everyone-fairly", "relied-on-to-be-there", "understand-issues", "listen-to-concerns", "informed-local", "contact-ward-officer"];

    static Figure Table(int before, int now, int force) => Of(Build("borough",
        Measures.SelectMany(measure => new[]
        {
            Percent(measure, "2013-10/2014-09", measure == "confidence" ? before : 60),
            Percent(measure, "2014-10/2015-09", measure == "confidence" ? now : 60),
            Percent(measure, "2014-10/2015-09", measure == "confidence" ? force : 60, "E23000001"),
        })), "What residents say of the police");

    // Two waves of 400 at 69% with a design effect of 1: 6.4 points are not to be told (methods); with 1.5 it is 7.85.
    [Fact]
    public void Two_years_at_69_percent_differ_by_less_than_their_margin_of_7_9_points()
    {
        var figure = Table(69, 69, 67);

        Assert.Equal("7.9", figure.Table["confidence", "change_margin_points"].Printed);
        Assert.Equal(("-7.9", "+7.9"), (figure.Table["confidence", "change_lower_points"].Printed, figure.Table["confidence", "change_upper_points"].Printed));
        Assert.Equal("about the same (assumed margin)", figure.Table["confidence", "evidence"].Printed);
        Assert.Equal("about the same (assumed margin)", figure.Table["confidence", "rest_evidence"].Printed);
        Assert.Equal(2 * Measures.Length, figure.Judgements.Count);
        Assert.All(figure.Judgements, judgement => Assert.True(judgement.Assumed));
        Assert.EndsWith("the 12 months to September 2015, about the same as the year before (69%; assumed margin).", figure.Sentences[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fall_of_9_points_is_called_alone_and_not_among_sixteen_comparisons()
    {
        Assert.True(SurveyMargin.Between(0.60, 400, 0.69, 400).P < 0.05);
        Assert.Equal("about the same (assumed margin)", Table(69, 60, 60).Table["confidence", "evidence"].Printed);
    }

    [Fact]
    public void A_fall_of_19_points_is_lower_and_its_judgement_says_on_what_that_rests()
    {
        var figure = Table(69, 50, 67);

        Assert.Equal(("lower (assumed margin)", "lower (assumed margin)"), (figure.Table["confidence", "evidence"].Printed, figure.Table["confidence", "rest_evidence"].Printed));
        var judgement = figure.Judgements.First(one => one.MeasureId == "confidence" && one.Against == Against.YearBefore);
        Assert.Equal(EvidenceWord.Lower, judgement.Word);
        Assert.EndsWith("lower than the year before (69%). Margin of the difference about ±8.2 points, assuming 400 interviews a year and a design effect of 1.5; the publisher gives neither.", judgement.Sentence.Text, StringComparison.Ordinal);
        Assert.True(judgement.Ratio.Interval!.Upper < 1);
    }

    static Figure Trend(params (string Period, int Percent)[] points) =>
        Of(Build("borough", points.Select(point => Percent("confidence", point.Period, point.Percent))), "What residents say of the police, over time");

    [Fact]
    public void A_trend_within_its_margin_is_about_the_same()
    {
        var figure = Trend(("2014-01/2014-12", 66), ("2014-10/2015-09", 69));

        Assert.Equal("Public confidence in local policing: 69% in the 12 months to September 2015, about the same as in the 12 months to December 2014 (66%; assumed margin).", figure.Sentences[0].Text);
        Assert.Equal("assumed margin", figure.Facts.Single(fact => fact.Id == "confidence_evidence").Cell.Printed.Split('(', ')')[1]);
        Assert.NotNull(figure.Table.Rows[0].Cells[2].Number!.Interval);
    }

    // Twelve months to December and to September share a quarter of their interviews, which the margin of their difference knows.
    [Fact]
    public void Twelve_months_that_overlap_have_the_smaller_margin_of_shared_interviews()
    {
        decimal Width(Figure figure)
        {
            var interval = figure.Facts.Single(fact => fact.Id == "confidence_change_points").Cell.Number!.Interval!;
            return interval.Upper!.Value - interval.Lower;
        }

        var (apart, overlapping) = (Width(Trend(("2014-01/2014-12", 69), ("2015-01/2015-12", 69))), Width(Trend(("2014-01/2014-12", 69), ("2014-10/2015-09", 69))));

        // Of variance 2 without overlap three quarters are left.
        Assert.Equal(Math.Sqrt(0.75), (double)(overlapping / apart), 9);
    }

    [Fact]
    public void A_gap_of_groups_is_judged_where_it_is_published_how_many_were_asked_and_else_not()
    {
        string[] Rows(string people) => [Percent("satisfaction", "2014-10/2015-09", 80), Percent("satisfaction", "2014-10/2015-09", 80, Own, "ethnicity=white", people), Percent("satisfaction", "2014-10/2015-09", 60, Own, "ethnicity=bme", people)];
        var (unknown, known) = (Of(Build("borough", Rows("")), "Victim satisfaction"), Of(Build("borough", Rows("300")), "Victim satisfaction"));

        Assert.Contains(unknown.Sentences, sentence => sentence.Id == "survey-gap-unknown");
        Assert.DoesNotContain(unknown.Facts, fact => fact.Id == "gap_evidence");
        Assert.Contains(known.Sentences, sentence => sentence.Text == "Chance would hardly make that difference: 300 and 300 people were asked, with an assumed design effect of 1.5.");
        Assert.Equal("higher (assumed margin)", known.Facts.Single(fact => fact.Id == "gap_evidence").Cell.Printed);
    }
}
