using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Peelian.Calculations;
using Peelian.Figures;
using Peelian.Render;
using Xunit;

namespace Peelian.Tests;

/// <summary>What was not published is missing, with its reason, in every output; only what was counted as none is 0.</summary>
public sealed partial class MissingIsNotZeroTests
{
    const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    static readonly Period TwoYears = new(new Month(2013, 11), new Month(2015, 10));

    static string Tidy(string measure, IEnumerable<(Month Month, int Value)> months, string area = "E09000031") =>
        string.Concat(months.Select(pair => $"{measure},value,{area},{pair.Month},,{Format.Whole(pair.Value).Replace(",", "", StringComparison.Ordinal)},,,,\n"));

    static IEnumerable<(Month, int)> Every(int value) => TwoYears.Months.Select(month => (month, value));

    static string Text(Summary summary, string format) =>
        string.Concat(Renderers.Find(format)!.Render(summary).Select(file => FileText.Of(file)));

    static Figure Crime(Summary summary) => summary.Figures.Single(figure => figure.Number == 1);

    [Fact]
    public void A_year_with_eleven_months_is_not_available_and_every_output_names_the_month()
    {
        using var workshop = new Workshop();
        var march = new Month(2015, 3);
        var summary = workshop.AddTidy("crime.csv", Header + Tidy("rape", Every(10).Where(pair => pair.Item1 != march)) + Tidy("homicide", Every(1)))
            .Build("snb", "Waltham Forest", "2015-10");
        var row = Crime(summary).Table["rape", "current"];
        const string Why = "11 of 12 months published for the 12 months to October 2015: March 2015 is missing";

        Assert.Equal(("[x]", "", Why), (row.Printed, row.Raw, row.WhyMissing));
        Assert.Equal("120", Crime(summary).Table["rape", "previous"].Printed);
        Assert.Equal("[x]", Crime(summary).Table["rape", "change_percent"].Printed);
        Assert.Contains($"\nrape,Rape,Other crime,120,,,,,,,,no data,,,,,,,no data,{summary.Snapshots[0].Id[..12]},,current: {Why}; change_percent: {Why};", Text(summary, "csv"), StringComparison.Ordinal);
        Assert.Contains(Why, Text(summary, "json"), StringComparison.Ordinal);
        Assert.Contains("March 2015 is missing", Text(summary, "html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_missing_makes_its_sum_missing()
    {
        using var workshop = new Workshop();
        var summary = workshop.AddTidy("crime.csv", Header + Tidy("robbery-personal", Every(10))).Build("snb", "Waltham Forest", "2015-10");

        Assert.Equal("120", Crime(summary).Table["robbery-personal", "current"].Printed);
        Assert.Equal("[x]", Crime(summary).Table["robbery", "current"].Printed);
    }

    [Fact]
    public void A_cut_that_lacks_a_row_in_one_month_is_not_summed_to_a_whole()
    {
        using var workshop = new Workshop();
        var rows = new StringBuilder(Header);
        foreach (var month in Period.To(new Month(2015, 10), 13).Months)
        {
            foreach (var group in new[] { "white", "black", "asian", "other" }.Where(group => group != "other" || month != new Month(2015, 2)))
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"searches,value,E09000031,{month},officer-defined-ethnicity={group},10,,,,\n");
        }
        var figure = workshop.AddTidy("searches.csv", rows.ToString()).Build("snb", "Waltham Forest", "2015-10").Figures.Single(one => one.Number == 11);

        Assert.Equal("40", figure.Table["2015-01", "searches"].Printed);
        Assert.Equal("[x]", figure.Table["2015-02", "searches"].Printed);
    }

    [Fact]
    public void A_row_that_a_wide_crime_file_lacks_is_a_count_of_none_and_a_label_that_it_lacks_is_missing()
    {
        using var workshop = new Workshop();
        var months = TwoYears.Months.ToList();
        var head = "MajorText,MinorText,BoroughName," + string.Join(',', months.Select(month => month.ToString().Replace("-", "", StringComparison.Ordinal))) + "\n";
        string Row(string labels, string borough) => $"{labels},{borough},{string.Join(',', months.Select(_ => "2"))}\n";
        var summary = workshop.Add(workshop.Write("crime.csv", head + Row("ROBBERY,ROBBERY OF PERSONAL PROPERTY", "Waltham Forest")
            + Row("ROBBERY,ROBBERY OF BUSINESS PROPERTY", "Barnet"))).Build("snb", "Waltham Forest", "2015-10");

        Assert.Equal("24", Crime(summary).Table["robbery-personal", "current"].Printed);
        Assert.Equal("0", Crime(summary).Table["robbery-business", "current"].Printed);
        Assert.Equal("0", Crime(summary).Table["robbery-business", "current"].Raw);
        Assert.Equal("0 to 0", Crime(summary).Table["robbery-business", "change_percent"].Printed);
        Assert.Equal("[x]", Crime(summary).Table["rape", "current"].Printed);
    }

    [Fact]
    public void From_none_no_percentage_is_taken()
    {
        using var workshop = new Workshop();
        var summary = workshop.AddTidy("crime.csv", Header + Tidy("rape", TwoYears.Months.Select(month => (month, month < new Month(2014, 11) ? 0 : 5))))
            .Build("snb", "Waltham Forest", "2015-10");
        var change = Crime(summary).Table["rape", "change_percent"];

        Assert.Equal(("0", "60", "0 to 60", ""), (Crime(summary).Table["rape", "previous"].Printed, Crime(summary).Table["rape", "current"].Printed, change.Printed, change.Raw));
        Assert.Equal("no percentage is taken of 0", change.WhyMissing);
    }

    [Fact]
    public void A_random_series_without_one_of_its_months_never_has_a_total() =>
        Gen.Select(Gen.Int[0, 1000].Array[24], Gen.Int[0, 23]).Sample((values, gone) =>
        {
            using var workshop = new Workshop();
            var months = TwoYears.Months.ToList();
            workshop.AddTidy("crime.csv", Header + Tidy("rape", values.Select((value, index) => (months[index], value)).Where((_, index) => index != gone)));
            using var readings = workshop.Read();
            var measure = Workshop.Catalogue.MeasureCalled("rape");
            var counter = new Counter(readings, Workshop.Catalogue);
            readings.Need([measure], TwoYears);
            Period[] years = [new(months[0], months[11]), new(months[12], months[23])];
            for (var year = 0; year < 2; year++)
            {
                var total = counter.Total(counter.Choose(measure, "E09000031", years), measure, "E09000031", years[year]);
                var whole = gone / 12 != year;
                // A year that is whole may stand beside one that is not; the one that is not never has a number.
                Assert.True(whole ? total.IsMissing || total.Value == values.Skip(12 * year).Take(12).Sum() : total.IsMissing);
                Assert.Equal(!whole, total.WhyMissing?.Contains(months[gone].Label, StringComparison.Ordinal) ?? false);
            }
        }, iter: 12, threads: 1);

    [Fact]
    public void No_output_prints_what_is_no_number()
    {
        using var workshop = new Workshop();
        workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"));
        workshop.AddTidy("none.csv", Header + Tidy("asb-calls", Every(0)) + Tidy("workforce", Every(0)) + Tidy("complaint-allegations", Every(0)));
        foreach (var pack in new[] { "snb", "borough" })
        {
            var summary = workshop.Build(pack, "Waltham Forest", "2015-10");
            foreach (var renderer in Renderers.All)
            {
                var text = Text(summary, renderer.Format);
                Assert.DoesNotMatch(NoNumber(), text);
            }
        }
    }

    [GeneratedRegex(@"\bNaN\b|∞|\bInfinity\b|(?<![\d\p{L}-])[-−]0(?:\.0+)?%?(?![\d.])")]
    private static partial Regex NoNumber();
}
