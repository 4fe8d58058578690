using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>The printed report comes back, figure by figure, from what it prints.</summary>
public sealed class ReferencePackTests : IClassFixture<ReferencePackTests.Reference>
{
    public sealed class Reference : IDisposable
    {
        readonly Workshop _workshop = new();

        public Reference() => Summary = _workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10");

        public Summary Summary { get; }

        public void Dispose() => _workshop.Dispose();
    }

    readonly Summary _summary;

    public ReferencePackTests(Reference reference) => _summary = reference.Summary;

    Figure Figure(int number) => _summary.Figures.Single(figure => figure.Number == number);

    string Printed(int figure, string row, string column) => Figure(figure).Table[row, column].Printed;

    [Theory]
    [InlineData("total-notifiable-offences", "21,173", "21,062", "-0.5%", "+4.1%")]
    [InlineData("violence-with-injury", "2,334", "2,395", "+2.6%", "+8.3%")]
    [InlineData("robbery", "714", "676", "-5.3%", "-6.6%")]
    [InlineData("burglary", "2,570", "2,175", "-15.4%", "-9.3%")]
    [InlineData("theft-from-person", "623", "557", "-10.6%", "+7.4%")]
    [InlineData("theft-or-taking-of-motor-vehicle", "827", "699", "-15.5%", "+1.1%")]
    [InlineData("theft-from-motor-vehicle", "1,847", "1,635", "-11.5%", "-9.4%")]
    [InlineData("criminal-damage", "1,779", "1,871", "+5.2%", "+7.5%")]
    [InlineData("mopac-7", "10,694", "10,008", "-6.4%", "-0.4%")]
    [InlineData("violence-against-the-person", "6,003", "6,732", "+12.1%", "+20.0%")]
    [InlineData("assault-with-injury", "1,571", "1,656", "+5.4%", "+6.9%")]
    [InlineData("homicide", "3", "3", "3 to 3", "+17.0%")]
    [InlineData("burglary-residential", "1,843", "1,342", "-27.2%", "-10.6%")]
    [InlineData("burglary-non-residential", "727", "833", "+14.6%", "-6.8%")]
    [InlineData("robbery-personal", "640", "629", "-1.7%", "-7.2%")]
    [InlineData("robbery-business", "74", "47", "-36.5%", "+2.3%")]
    [InlineData("motor-vehicle-crime", "2,674", "2,334", "-12.7%", "-6.5%")]
    [InlineData("rape", "145", "163", "+12.4%", "+9.8%")]
    [InlineData("other-sexual-offences", "328", "322", "-1.8%", "+16.2%")]
    [InlineData("youth-violence", "597", "597", "0.0%", "+10.0%")]
    [InlineData("serious-youth-violence", "236", "214", "-9.3%", "+6.8%")]
    [InlineData("gun-crime", "59", "69", "+16.9%", "+9.9%")]
    [InlineData("knife-crime", "372", "332", "-10.8%", "+4.7%")]
    [InlineData("knife-crime-with-injury", "159", "140", "-11.9%", "+10.4%")]
    [InlineData("domestic-abuse", "2,461", "2,370", "-3.7%", "+14.5%")]
    [InlineData("homophobic-hate-crime", "41", "43", "41 to 43", "+21.3%")]
    [InlineData("racist-and-religious-hate-crime", "363", "428", "+17.9%", "+20.9%")]
    [InlineData("disability-hate-crime", "9", "3", "9 to 3", "+91.3%")]
    [InlineData("transgender-hate-crime", "3", "4", "3 to 4", "+25.0%")]
    [InlineData("faith-hate-crime", "23", "53", "23 to 53", "+43.5%")]
    public void Figure_1_prints_every_row_of_the_report(string row, string previous, string current, string change, string force)
    {
        Assert.Equal(previous, Printed(1, row, "previous"));
        Assert.Equal(current, Printed(1, row, "current"));
        Assert.Equal(change, Printed(1, row, "change_percent"));
        Assert.Equal(force, Printed(1, row, "force_change_percent"));
        Assert.False(Figure(1).Table[row, "change_percent"].Number!.AsPublished);
        Assert.True(Figure(1).Table[row, "force_change_percent"].Number!.AsPublished);
    }

    [Theory]
    [InlineData("homicide", 0.0)]
    [InlineData("disability-hate-crime", -66.7)]
    [InlineData("transgender-hate-crime", 33.3)]
    [InlineData("faith-hate-crime", 130.4)]
    [InlineData("homophobic-hate-crime", 4.9)]
    public void Figure_1_keeps_the_printed_percentage_of_a_small_base_for_files_and_flags_it(string row, decimal printed)
    {
        var cell = Figure(1).Table[row, "change_percent"];

        Assert.Equal(printed, cell.Number!.Exact!.Value.Round(1));
        Assert.True(cell.Number.SmallBase);
    }

    [Fact]
    public void Figure_2_has_no_data_and_says_what_would_fill_it()
    {
        Assert.NotNull(Figure(2).Gap);
        Assert.Empty(Figure(2).Table.Rows);
        Assert.Contains("asb-calls", Figure(2).Gap!.Fill, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_3_has_confidence_of_69_percent_against_67_to_September_2015()
    {
        Assert.Equal("69%", Printed(3, "E09000031", "percent"));
        Assert.Equal("67%", Printed(3, "E09000031", "force_percent"));
        Assert.Equal("12 months to September 2015", Figure(3).Period!.Value.Label);
    }

    [Fact]
    public void Figure_4_has_satisfaction_of_80_percent_and_a_gap_of_1_point_against_6()
    {
        Assert.Equal("80%", Printed(4, "E09000031", "percent"));
        Assert.Equal("80%", Printed(4, "E09000031", "force_percent"));
        var said = string.Join(' ', Figure(4).Sentences.Select(sentence => sentence.Text));
        Assert.Contains("a 1 percentage point gap, 80% among white victims and 79% among Black and minority ethnic victims", said, StringComparison.Ordinal);
        Assert.Contains("is 6 percentage points, as published", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_5_has_the_one_point_that_the_report_prints_of_confidence_and_satisfaction()
    {
        Assert.Equal("69%", Printed(5, "2014-10/2015-09:confidence", "percent"));
        Assert.Equal("80%", Printed(5, "2014-10/2015-09:satisfaction", "percent"));
        Assert.Equal("[x]", Printed(5, "2014-10/2015-09:ease-of-contact", "percent"));
    }

    [Fact]
    public void Figure_6_has_298_allegations_of_the_one_known_borough()
    {
        Assert.Equal("298", Printed(6, "E09000031", "allegations"));
        Assert.Single(Figure(6).Table.Rows);
    }

    [Fact]
    public void Figure_7_has_the_fall_of_26_percent_and_the_6_boroughs_as_published()
    {
        Assert.Equal("-26%", Printed(7, "E09000031", "change_percent"));
        Assert.True(Figure(7).Table["E09000031", "change_percent"].Number!.AsPublished);
        Assert.Contains(Figure(7).Sentences, sentence => sentence.Text.StartsWith("In 6 boroughs", StringComparison.Ordinal));
    }

    [Fact]
    public void Figure_8_has_17_9_allegations_per_100_workforce_as_published_and_no_workforce()
    {
        Assert.Equal("17.9", Printed(8, "E09000031", "rate_per_100"));
        Assert.Equal("[x]", Printed(8, "E09000031", "workforce"));
    }

    [Fact]
    public void Figure_9_has_the_two_shares_and_changes_that_are_printed()
    {
        Assert.Equal(("43%", "-37%"), (Printed(9, "failures-in-duty", "share_percent"), Printed(9, "failures-in-duty", "change_percent")));
        Assert.Equal(("26%", "-3%"), (Printed(9, "oppressive-behaviour", "share_percent"), Printed(9, "oppressive-behaviour", "change_percent")));
        Assert.Equal("[x]", Printed(9, "malpractice", "share_percent"));
    }

    [Fact]
    public void Figure_10_has_the_outcome_shares_on_316_and_the_31_that_the_report_does_not_list()
    {
        Assert.Equal(("263", "83.2%"), (Printed(10, "no-case-to-answer", "count"), Printed(10, "no-case-to-answer", "share_percent")));
        Assert.Equal(("19", "6.0%"), (Printed(10, "disapplication", "count"), Printed(10, "disapplication", "share_percent")));
        Assert.Equal(("3", "0.9%"), (Printed(10, "case-to-answer", "count"), Printed(10, "case-to-answer", "share_percent")));
        Assert.Equal(("31", "9.8%"), (Printed(10, "not-listed", "count"), Printed(10, "not-listed", "share_percent")));
        Assert.Contains(Figure(10).Sentences, sentence => sentence.Text.StartsWith("316 outcomes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("searches", "479.0", "271.7", "686.3")]
    [InlineData("stop_and_accounts", "828.9", "142.9", "1,515.0")]
    public void Figure_11_has_the_control_limits_of_its_thirteen_months(string series, string mean, string lower, string upper)
    {
        Assert.Equal([mean, lower, upper], new[] { "mean", "lower_limit", "upper_limit" }.Select(column => Printed(11, "2015-10", $"{series}_{column}")));
        Assert.Equal(13, Figure(11).Table.Rows.Select(row => row.Cells[Figure(11).Table.IndexOf($"{series}_mean")].Raw).Count(raw => raw.Length > 0));
    }

    [Fact]
    public void Octobers_635_searches_are_within_the_usual_range_though_two_fifths_more_than_a_year_before()
    {
        Assert.Contains(Figure(11).Sentences, sentence => sentence.Id == "month-usual" && sentence.Text == "Stops and searches in Waltham Forest in October 2015: 635 searches, within the usual range of the last 13 months (272 to 686).");
        Assert.All(Figure(11).Table.Rows, row => Assert.Equal("", row.Cells[Figure(11).Table.IndexOf("searches_signal")].Printed));
    }

    [Fact]
    public void Figure_11_has_the_26_monthly_counts()
    {
        string[] searches = ["456", "458", "381", "444", "387", "575", "494", "386", "489", "533", "511", "478", "635"];
        string[] accounts = ["745", "949", "707", "1,068", "745", "1,152", "798", "713", "1,059", "773", "864", "557", "646"];

        Assert.Equal(searches, Figure(11).Table.Rows.Select(row => row.Cells[1].Printed));
        Assert.Equal(accounts, Figure(11).Table.Rows.Select(row => row.Cells[2].Printed));
    }

    [Fact]
    public void Figure_12_has_the_38_ratios_and_13_shares_not_recorded()
    {
        string[] black = ["2.09", "2.34", "2.20", "2.05", "2.04", "2.27", "2.68", "2.25", "2.50", "1.91", "1.83", "1.83", "1.55"];
        string[] asian = ["1.42", "1.43", "1.97", "1.46", "1.47", "1.46", "1.83", "1.66", "1.75", "1.44", "1.39", "1.22", "1.32"];
        string[] other = ["0.17", "0.17", "0.00", "0.17", "0.15", "0.24", "0.18", "0.48", "0.35", "0.17", "0.21", "0.18", "0.16"];
        string[] notRecorded = ["0.0%", "0.0%", "0.3%", "0.7%", "0.5%", "0.2%", "0.0%", "0.3%", "0.4%", "0.2%", "0.2%", "0.4%", "0.3%"];
        var months = new Period(new Month(2014, 10), new Month(2015, 10)).Months.ToList();

        Assert.Equal(black, months.Select(month => Printed(12, $"{month}:black", "ratio")));
        Assert.Equal(asian, months.Select(month => Printed(12, $"{month}:asian", "ratio")));
        Assert.Equal(other, months.Select(month => Printed(12, $"{month}:other", "ratio")));
        Assert.All(months, month => Assert.Equal("1.00", Printed(12, $"{month}:white", "ratio")));
        Assert.Equal(notRecorded, months.Select(month => Printed(12, $"{month}:not-recorded", "share_percent")));
    }

    [Fact]
    public void Figure_12_has_the_population_table_of_258_249_residents()
    {
        var beside = Figure(12).Beside!;

        Assert.Equal(["134,799", "51,762", "54,412", "17,276", "258,249"], beside.Rows.Select(row => row.Cells[1].Printed));
    }

    [Fact]
    public void Figure_13_has_635_and_14_914_searches_and_says_that_both_targets_were_missed()
    {
        Assert.Equal(["635", "14.6%", "11.3%", "18.3%"], Figure(13).Table.Rows[0].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
        Assert.Equal(["14,914", "18.0%", "14.8%", "22.2%"], Figure(13).Table.Rows[1].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
        Assert.Equal(2, Figure(13).Sentences.Count(sentence => sentence.Id == "share-target-not-met"));
    }

    [Fact]
    public void Figure_14_has_10_of_13_visits_and_54_of_100_people_spoken_to()
    {
        Assert.Equal("10 of 13 scheduled visits were made, July to September 2015 (77%; 95% interval 49.7% to 91.8%).", Figure(14).Sentences[0].Text);
        Assert.Equal("Visitors spoke to 54 of 100 people held at the time (54%; 95% interval 44.3% to 63.4%).", Figure(14).Sentences[1].Text);
        Assert.DoesNotContain('@', string.Join(' ', Figure(14).Table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Printed)));
    }

    [Fact]
    public void Every_section_says_how_far_its_own_data_reaches()
    {
        var labels = _summary.Sections.ToDictionary(section => section.Id, section => section.DataToLabel, StringComparer.Ordinal);

        Assert.Equal("Data to October 2015", labels["recorded-crime"]);
        Assert.Equal("No data", labels["anti-social-behaviour"]);
        Assert.Equal("Data to September 2015", labels["confidence-and-satisfaction"]);
        Assert.Equal("Data to September 2015", labels["custody-visits"]);
    }

    [Fact]
    public void Glossaries_define_exactly_the_terms_that_the_figures_of_their_section_use()
    {
        foreach (var section in _summary.Sections)
        {
            var used = section.Figures.Where(figure => figure.Gap is null).SelectMany(figure => figure.TermIds).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(used.Order(StringComparer.Ordinal), section.Glossary.Select(term => term.Id).Order(StringComparer.Ordinal));
        }
    }
}
