using System.Globalization;
using System.Text;
using Peelian.Figures;
using Peelian.Render;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>What the data means, as the design settled it: which number is used, and which two may be compared.</summary>
public sealed class RulesTests : IDisposable
{
    readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    static readonly Period Before = new(new Month(2013, 11), new Month(2014, 10));

    static readonly Period Now = new(new Month(2014, 11), new Month(2015, 10));

    static string Tidy(params (string Measure, Period Period, int Each, string Classification)[] runs)
    {
        var text = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,note,classification\n");
        foreach (var (measure, period, each, classification) in runs)
        {
            foreach (var month in period.Months)
                text.Append(CultureInfo.InvariantCulture, $"{measure},value,E09000031,{month},,{each},,,,,{classification}\n");
        }
        return text.ToString();
    }

    static string Tidy(string measure, Period period, int each) => Tidy((measure, period, each, ""));

    Figure Crime(string month = "2015-10", ReadingScope? scope = null) =>
        _workshop.Build("snb", "Waltham Forest", month, scope).Figures.Single(figure => figure.Number == 1);

    static (string, string, string) Row(Figure figure, string row) =>
        (figure.Table[row, "previous"].Printed, figure.Table[row, "current"].Printed, figure.Table[row, "change_percent"].Printed);

    [Fact]
    public void Real_numbers_come_before_illustrative_ones_even_where_the_illustrative_cover_more()
    {
        _workshop.AddTidy("real.csv", Tidy("rape", Now, 10)).AddTidy("made-up.csv", Tidy(("rape", Before, 90, ""), ("rape", Now, 99, ""), ("homicide", Before, 7, ""), ("homicide", Now, 8, "")), illustrative: true);
        var figure = Crime();

        Assert.Equal(("[x]", "120", "[x]"), Row(figure, "rape"));
        Assert.False(figure.Table["rape", "current"].Number!.Illustrative);
        Assert.Equal(("84", "96", "+14.3%"), Row(figure, "homicide"));
        Assert.True(figure.Table["homicide", "change_percent"].Number!.Illustrative);
        Assert.True(figure.Illustrative);
        var csv = Encoding.UTF8.GetString(Renderers.Find("csv")!.Render(_workshop.Build("snb", "Waltham Forest", "2015-10")).Single(file => file.Path == "data/figure-01.csv").Bytes.Span);
        Assert.Contains("previous: illustrative; current: illustrative; change_percent: illustrative", csv.Split('\n').Single(line => line.StartsWith("homicide,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("illustrative", csv.Split('\n').Single(line => line.StartsWith("rape,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_real_publications_joined_come_before_one_illustrative_file()
    {
        _workshop.AddTidy("first.csv", Tidy("rape", Before, 5)).AddTidy("second.csv", Tidy("rape", Now, 10))
            .AddTidy("made-up.csv", Tidy(("rape", Before, 90, ""), ("rape", Now, 99, "")), illustrative: true);
        var figure = Crime();

        Assert.Equal(("60", "120", "+100.0%"), Row(figure, "rape"));
        Assert.False(figure.Illustrative);
        Assert.Contains(figure.Notes, note => note.Text == "No single publication covers both periods, so two were joined: each month is taken from the newer one that has it.");
    }

    [Fact]
    public void A_real_published_change_comes_before_one_computed_from_illustrative_counts()
    {
        const string Published = "measure,statistic,area,period,slice,value,decimals,base,text,note\nrape,change-percent,E23000001,2014-11/2015-10,,9.8,1,,,\nrape,value,E09000031,2014-11/2015-10,,163,,,,\n";
        _workshop.AddTidy("real.csv", Published).AddTidy("made-up.csv", Tidy(("rape", Before, 1, ""), ("rape", Now, 2, "")).Replace("E09000031", "E23000001", StringComparison.Ordinal), illustrative: true);

        var cell = Crime().Table["rape", "force_change_percent"];
        Assert.Equal("+9.8%", cell.Printed);
        Assert.False(cell.Number!.Illustrative);
    }

    [Fact]
    public void Sources_are_used_in_the_order_of_the_pack()
    {
        var months = new Period(Before.First, Now.Last).Months.ToList();
        var wide = "MajorText,MinorText,BoroughName," + string.Join(',', months.Select(month => month.ToString().Replace("-", "", StringComparison.Ordinal)))
            + "\nSEXUAL OFFENCES,RAPE,Waltham Forest," + string.Join(',', months.Select(_ => "3")) + "\n";
        _workshop.Add(_workshop.Write("crime.csv", wide)).AddTidy("newer.csv", Tidy(("rape", Before, 90, ""), ("rape", Period.To(new Month(2015, 12), 14), 99, "")));

        Assert.Equal(("36", "36", "36 to 36"), Row(Crime(), "rape"));
    }

    [Fact]
    public void The_newest_publication_is_used_and_an_older_one_as_known_then()
    {
        Workshop Publish(string name, int each, DateOnly day) =>
            _workshop.Add(new AddRequest { Paths = [_workshop.Write(name, Tidy(("rape", Before, 5, ""), ("rape", Now, each, "")))], Published = day });
        Publish("newer.csv", 11, new DateOnly(2016, 3, 1));
        Publish("older.csv", 10, new DateOnly(2015, 12, 1));

        Assert.Equal(("60", "132", "+120.0%"), Row(Crime(), "rape"));
        Assert.Equal(("60", "120", "+100.0%"), Row(Crime(scope: new ReadingScope { AsKnownOn = new DateOnly(2016, 2, 29) }), "rape"));
        Assert.NotNull(Crime(scope: new ReadingScope { AsKnownOn = new DateOnly(2015, 11, 30) }).Gap);
    }

    [Fact]
    public void Two_files_of_one_publication_that_overlap_are_not_added_up()
    {
        _workshop.AddTidy("one.csv", Tidy(("rape", Before, 5, ""), ("rape", Now, 10, ""))).AddTidy("two.csv", Tidy("rape", Now, 10) + "rape,value,E09000031,2014-10,,5,,,,,\n");

        Assert.Equal(("60", "120", "+100.0%"), Row(Crime(), "rape"));
    }

    [Fact]
    public void Periods_counted_under_two_classifications_are_not_compared()
    {
        _workshop.AddTidy("both.csv", Tidy(("rape", Before, 5, "old"), ("rape", Now, 10, "new"), ("homicide", Before, 1, ""), ("homicide", Now, 1, "")));
        var figure = Crime();

        Assert.Equal(("[x]", "120", "[x]"), Row(figure, "rape"));
        Assert.Equal("counted under another classification of offences in the 12 months to October 2014, which does not compare", figure.Table["rape", "previous"].WhyMissing);
        Assert.Contains("two classifications", Crime("2015-04").Table["rape", "current"].WhyMissing, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_publications_are_not_joined_across_classifications()
    {
        _workshop.AddTidy("old.csv", Tidy(("rape", Before, 5, "old"))).AddTidy("new.csv", Tidy(("rape", Now, 10, "new")));
        var figure = Crime();

        Assert.Equal(("[x]", "120", "[x]"), Row(figure, "rape"));
        Assert.DoesNotContain(figure.Notes, note => note.Text.Contains("joined", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_counted_under_two_classifications_do_not_add_up()
    {
        _workshop.AddTidy("parts.csv", Tidy(("robbery-personal", Now, 5, "old"), ("robbery-business", Now, 10, "new")));

        Assert.Equal("[x]", Row(Crime(), "robbery").Item2);
    }

    [Fact]
    public void Residential_burglary_is_not_compared_across_April_2017_and_burglary_is()
    {
        var two = new Period(new Month(2016, 1), new Month(2017, 12));
        _workshop.AddTidy("burglary.csv", Tidy(("burglary-residential", two, 100, ""), ("burglary-non-residential", two, 50, "")));
        var figure = Crime("2017-12");

        Assert.Equal(("1,200", "1,200", "[x]"), Row(figure, "burglary-residential"));
        Assert.StartsWith("not compared: In April 2017 sheds, garages and other outbuildings", figure.Table["burglary-residential", "change_percent"].WhyMissing, StringComparison.Ordinal);
        Assert.Equal("[x]", Row(figure, "burglary-non-residential").Item3);
        Assert.Equal(("1,800", "1,800", "0.0%"), Row(figure, "burglary"));
    }

    [Fact]
    public void Residential_burglary_is_compared_within_either_side_of_April_2017()
    {
        var three = new Period(new Month(2015, 4), new Month(2019, 3));
        _workshop.AddTidy("burglary.csv", Tidy("burglary-residential", three, 100));

        Assert.Equal("0.0%", Row(Crime("2017-03"), "burglary-residential").Item3);
        Assert.Equal("[x]", Row(Crime("2017-04"), "burglary-residential").Item3);
        Assert.Equal("[x]", Row(Crime("2019-02"), "burglary-residential").Item3);
        Assert.Equal("0.0%", Row(Crime("2019-03"), "burglary-residential").Item3);
    }

    [Fact]
    public void A_change_on_a_small_base_shows_its_counts_and_files_keep_the_value_with_a_mark()
    {
        _workshop.AddTidy("few.csv", Tidy(("rape", Before, 4, ""), ("rape", Now, 5, "")));
        var summary = _workshop.Build("snb", "Waltham Forest", "2015-10");
        var csv = Encoding.UTF8.GetString(Renderers.Find("csv")!.Render(summary).Single(file => file.Path == "data/figure-01.csv").Bytes.Span);

        Assert.Equal(("48", "60", "48 to 60"), Row(summary.Figures.First(), "rape"));
        Assert.Matches("rape,Rape,Other crime,48,60,25,,,,[^,]+,[^,]+,about the same,([^,]*,){7}.*change_percent: small base", csv);
    }

    [Fact]
    public void An_airport_that_a_publication_has_for_some_months_only_is_in_none_of_the_forces_months()
    {
        var catalogue = Workshop.Catalogue;
        var force = catalogue.AreaCalled("metropolitan");
        var two = new Period(Before.First, Now.Last);
        var text = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,note\n");
        foreach (var code in catalogue.AreasOf(catalogue.PackCalled("borough")).Select(area => area.Code).Append(catalogue.PseudoAreasOf(force)[0].Code))
        {
            foreach (var month in (code.StartsWith("E09", StringComparison.Ordinal) ? two : Now).Months)
                text.Append(CultureInfo.InvariantCulture, $"total-notifiable-offences,value,{code},{month},,10,,,,\n");
        }
        var summary = _workshop.AddTidy("crime.csv", text.ToString()).Build("borough", "Waltham Forest", "2015-10");

        Assert.All(summary.Figures.ElementAt(1).Table.Rows, row => Assert.Equal("320", row.Cells[2].Printed));
        Assert.Equal("3,840", summary.Figures.First().Table["total-notifiable-offences", "force_current"].Printed);
        Assert.Contains(summary.Figures.First().Notes, note => note.Text.Contains("Left out, because the publication does not cover it throughout", StringComparison.Ordinal));
    }
}
