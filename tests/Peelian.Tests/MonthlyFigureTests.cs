using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>Which months of a monthly figure stand out, by which rule.</summary>
public sealed class MonthlyFigureTests
{
    const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    static Figure Searches(params int?[] months)
    {
        var first = new Month(2015, 10) - (months.Length - 1);
        var rows = months.Select((count, at) => count is null ? "" : $"searches,value,E09000031,{first + at},,{count},,,,\n");
        using var workshop = new Workshop();
        return workshop.AddTidy("searches.csv", Header + string.Concat(rows)).Build("snb", "Waltham Forest", "2015-10").Figures.Single(figure => figure.Number == 11);
    }

    static string[] Signals(Figure figure) =>
        [.. figure.Table.Rows.Select(row => row.Cells[figure.Table.IndexOf("searches_signal")].Printed)];

    [Fact]
    public void A_month_of_four_times_the_others_is_above_the_usual_range_and_said()
    {
        var figure = Searches(100, 103, 98, 101, 99, 102, 97, 100, 103, 98, 101, 99, 400);
        Assert.Equal("above the usual range", Signals(figure)[^1]);
        Assert.Contains(figure.Sentences, sentence => sentence.Id == "month-stands-out" && sentence.Text.Contains("400 searches, above the usual range", StringComparison.Ordinal));
    }

    [Fact]
    public void Seven_months_in_a_row_below_the_mean_are_a_run_and_the_months_after_them_are_not()
    {
        var figure = Searches(85, 95, 85, 95, 85, 95, 85, 112, 101, 112, 101, 112, 101);
        Assert.All(Signals(figure)[..7], signal => Assert.Contains("one of 7 months in a row below the mean", signal, StringComparison.Ordinal));
        Assert.All(Signals(figure)[7..], signal => Assert.Equal("", signal));
        Assert.Contains(figure.Sentences, sentence => sentence.Id == "months-stand-out" && sentence.Text.StartsWith("Stops and searches in Waltham Forest stood out in 7 of the last 13 months: October 2014 to April 2015", StringComparison.Ordinal));
    }

    [Fact]
    public void Eleven_months_after_a_gap_have_no_limits_and_say_why()
    {
        var figure = Searches(100, null, 103, 98, 101, 99, 102, 97, 100, 103, 98, 101, 99);
        Assert.All(figure.Table.Rows, row => Assert.Contains("fewer than 12 months in a row", row.Cells[figure.Table.IndexOf("searches_mean")].WhyMissing!, StringComparison.Ordinal));
        Assert.DoesNotContain(figure.Sentences, sentence => sentence.Id.StartsWith("month-usual", StringComparison.Ordinal));
        Assert.False(figure.Table.Columns[figure.Table.IndexOf("searches_signal")].Shown);
    }

    [Fact]
    public void A_change_of_30_percent_in_a_year_is_said_with_its_word_and_its_limits_in_the_facts()
    {
        var months = Enumerable.Range(0, 24).Select(at => (int?)(at < 12 ? 100 : 130)).ToArray();
        var figure = Searches(months);
        var year = Assert.Single(figure.Sentences, sentence => sentence.Id == "change-judged");
        Assert.Equal("Stops and searches were clearly higher in Waltham Forest: 1,560 searches in the 12 months to October 2015, 1,200 the year before (+30.0%).", year.Text);
        Assert.Equal("clearly higher", figure.Facts.Single(fact => fact.Id == "searches_evidence").Cell.Printed);
        Assert.Same(year, Assert.Single(figure.Judgements).Sentence);
    }

    [Fact]
    public void The_headline_is_the_months_that_stand_out_and_the_year_comes_after_it()
    {
        var figure = Searches(90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 185);
        Assert.Equal("Stops and searches in Waltham Forest stood out in 1 of the last 13 months: October 2015 (above the usual range)", figure.Headline);
        Assert.Equal(figure.Headline + ".", figure.Sentences[0].Text);
        Assert.Equal("1", figure.Facts.Single(fact => fact.Id == "searches_standing_out").Cell.Printed);
    }

    [Fact]
    public void Where_no_month_stands_out_the_headline_says_so()
    {
        var figure = Searches(100, 103, 98, 101, 99, 102, 97, 100, 103, 98, 101, 99, 100);
        Assert.Equal("Stops and searches in Waltham Forest stood out in none of the last 13 months", figure.Headline);
        Assert.All(Signals(figure), signal => Assert.Equal("", signal));
    }

    [Fact]
    public void Where_months_are_too_few_for_a_usual_range_the_headline_is_what_can_be_said()
    {
        var figure = Searches(100, null, 103, 98, 101, 99, 102, 97, 100, 103, 98, 101, 99);
        Assert.DoesNotContain("stood out", figure.Headline, StringComparison.Ordinal);
        Assert.Equal(figure.Headline + ".", figure.Sentences[0].Text);
    }
}
