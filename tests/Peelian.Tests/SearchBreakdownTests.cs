using System.Globalization;
using System.Text.Json;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Searches by power, outcome, age, group, hour and day, counted again from the published rows.</summary>
public sealed class SearchBreakdownTests
{
    const string December = "2016-12-metropolitan-stop-and-search.csv";
    const string July = "2016-07-metropolitan-stop-and-search.csv";

    // One month at a time, so that the figures are of that month.
    static Summary Site(string file, string month, string? text = null)
    {
        using var workshop = new Workshop();
        var boundaries = SharedData.File("data", "boundaries", "lnd.geojson");
        workshop.Add(boundaries, text is null ? SharedData.File("data", "stop-search-met", file) : workshop.Write(file, text));
        return workshop.BuildSite("borough", "Waltham Forest", month);
    }

    static readonly Lazy<Summary> InDecember = new(() => Site(December, "2016-12"));
    static readonly Lazy<Summary> InJuly = new(() => Site(July, "2016-07"));

    static Figure Called(Summary summary, string name) => summary.Figures.Single(figure => figure.Name == name);

    // A field has no comma in these files but inside a place, which they do not name.
    static IReadOnlyList<string[]> Rows(string file) =>
        [.. File.ReadLines(SharedData.File("data", "stop-search-met", file)).Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 15)];

    static bool IsInWalthamForest(string[] row) =>
        row[4].Length > 0 && Inside(double.Parse(row[5], CultureInfo.InvariantCulture), double.Parse(row[4], CultureInfo.InvariantCulture));

    static readonly Lazy<List<(double X, double Y)>> Border = new(() =>
    {
        using var map = JsonDocument.Parse(File.ReadAllText(SharedData.File("data", "boundaries", "lnd.geojson")));
        var area = map.RootElement.GetProperty("features").EnumerateArray().Single(one => one.GetProperty("properties").GetProperty("GSS_CODE").GetString() == "E09000031");
        return [.. area.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))];
    });

    static bool Inside(double x, double y)
    {
        var (border, inside) = (Border.Value, false);
        for (var (at, before) = (0, border.Count - 1); at < border.Count; before = at++)
        {
            if (border[at].Y > y != border[before].Y > y && x < (border[before].X - border[at].X) * (y - border[at].Y) / (border[before].Y - border[at].Y) + border[at].X)
                inside = !inside;
        }
        return inside;
    }

    [Theory]
    [InlineData("Searches by outcome", 12, "arrest", "Suspect arrested")]
    [InlineData("Searches by outcome", 12, "no-further-action", "Nothing found - no further action")]
    [InlineData("Searches by power", 10, "mda-s23", "Misuse of Drugs Act 1971 (section 23)")]
    [InlineData("Searches by power", 10, "cjpoa-s60", "Criminal Justice and Public Order Act 1994 (section 60)")]
    public void Searches_of_a_month_are_as_many_as_the_published_file_has_in_the_borough_and_in_the_force(string figure, int column, string row, string label)
    {
        var rows = Rows(December).Where(one => one[column] == label).ToList();
        var table = Called(InDecember.Value, figure).Table;

        Assert.Equal(rows.Count(IsInWalthamForest), table[row, "count"].Number!.Value);
        Assert.Equal(rows.Count, table[row, "force_count"].Number!.Value);
    }

    [Fact]
    public void Ages_that_were_not_recorded_are_a_row_and_the_rows_make_up_all_searches_of_people()
    {
        var people = Rows(December).Where(one => one[0] != "Vehicle search" && !one[10].EndsWith("(section 60)", StringComparison.Ordinal)).ToList();
        var figure = Called(InDecember.Value, "Searches of people by age");

        Assert.Equal(people.Count(one => one[7].Length == 0 && IsInWalthamForest(one)), figure.Table["not-recorded", "count"].Number!.Value);
        Assert.Equal(people.Count(IsInWalthamForest), figure.Table.Rows.Sum(row => row.Cells[1].Number!.Value));
        Assert.Equal(people.Count, figure.Facts.Single(fact => fact.Id == "force_total").Cell.Number!.Value);
    }

    [Fact]
    public void Every_row_of_every_cut_adds_up_to_the_whole_and_shares_to_a_hundred()
    {
        var cuts = InDecember.Value.Figures.Where(figure => figure is { Gap: null } && figure.Table.Columns.Any(column => column.Id == "force_percent") && figure.Table.Columns[0].Id == "value").ToList();

        Assert.Equal(8, cuts.Count);
        foreach (var figure in cuts)
        {
            Assert.Equal(figure.Facts.Single(fact => fact.Id == "total").Cell.Number!.Value, figure.Table.Rows.Sum(row => row.Cells[1].Number!.Value));
            Assert.Equal(100, figure.Table.Rows.Sum(row => row.Cells[2].Number!.Value!.Value), 6);
        }
    }

    [Fact]
    public void In_summer_hours_and_days_are_those_of_London_and_not_of_Greenwich()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var times = Rows(July).Select(row => TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture), london)).ToList();
        var (hours, days) = (Called(InJuly.Value, "Searches by hour of the day").Table, Called(InJuly.Value, "Searches by day of the week").Table);

        for (var hour = 0; hour < 24; hour++)
            Assert.Equal(times.Count(time => time.Hour == hour), hours[hour.ToString("00", CultureInfo.InvariantCulture), "force_count"].Number!.Value);
        foreach (var day in Enum.GetValues<DayOfWeek>())
            Assert.Equal(times.Count(time => time.DayOfWeek == day), days[day.ToString().ToLowerInvariant(), "force_count"].Number!.Value);
    }

    static string WithDates(Func<string, string> date)
    {
        var lines = File.ReadAllLines(SharedData.File("data", "stop-search-met", December));
        return string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 15).Select(row => string.Join(',', [row[0], date(row[1]), .. row[2..]])))) + "\n";
    }

    [Fact]
    public void Dates_without_times_draw_no_hours_and_say_so_and_still_have_days_of_the_week()
    {
        var summary = Site(December, "2016-12", WithDates(date => date[..10] + "T00:00:00+00:00"));

        Assert.Equal("Not shown: in December 2016 the file gives dates and no times: midnight stands for all or many searches.", Called(summary, "Searches by hour of the day").Gap!.Why);
        Assert.Null(Called(summary, "Searches by day of the week").Gap);
    }

    [Fact]
    public void Hours_are_judged_by_the_real_file_that_is_counted_and_not_by_a_made_up_one_of_the_same_month()
    {
        using var workshop = new Workshop();
        workshop.Add(SharedData.File("data", "boundaries", "lnd.geojson"));
        workshop.Add(new Peelian.Sources.AddRequest { Paths = [workshop.Write(December, WithDates(date => date[..10] + "T00:00:00+00:00"))], Illustrative = true });
        workshop.Add(SharedData.File("data", "stop-search-met", December));

        Assert.Null(Called(workshop.BuildSite("borough", "Waltham Forest", "2016-12"), "Searches by hour of the day").Gap);
    }

    [Fact]
    public void One_date_for_a_whole_month_draws_neither_hours_nor_days()
    {
        var summary = Site(December, "2016-12", WithDates(_ => "2016-12-01T00:00:00+00:00"));

        Assert.Equal("Not shown: in December 2016 every search of the file has the same date.", Called(summary, "Searches by day of the week").Gap!.Why);
        Assert.NotNull(Called(summary, "Searches by hour of the day").Gap);
    }

    [Fact]
    public void An_object_that_only_repeats_the_power_is_not_counted_as_what_was_looked_for()
    {
        var figure = Called(InDecember.Value, "Searches by object");

        Assert.Equal("Not shown: in December 2016 every search under one power has the same object, so the object says nothing about what was looked for.", figure.Gap!.Why);
        Assert.Empty(figure.Table.Rows);
    }

    [Fact]
    public void Only_what_is_counted_from_searches_is_asked_what_published_searches_can_bear()
    {
        using var workshop = new Workshop();
        workshop.Add(SharedData.File("data", "stop-search-met", December));
        using var readings = workshop.Read();
        var (catalogue, area) = (Workshop.Catalogue, Workshop.Catalogue.AreaCalled("Waltham Forest"));
        var context = new FigureContext
        {
            Catalogue = catalogue,
            Pack = catalogue.PackCalled("borough"),
            Readings = readings,
            Counter = new Calculations.Counter(readings, catalogue),
            Area = area,
            Force = catalogue.ForceOf(area)!,
            Peers = [area],
            AsAt = new Month(2016, 12),
        };

        Assert.NotNull(DimensionEvidence.WhyNot(context, catalogue.MeasureCalled("all-searches"), "object", context.AsAt));
        Assert.Null(DimensionEvidence.WhyNot(context, catalogue.MeasureCalled("use-of-force"), "object", context.AsAt));
    }

    [Fact]
    public void A_share_is_said_to_differ_only_where_its_word_does_and_the_largest_is_the_headline()
    {
        var figure = Called(InDecember.Value, "Searches by outcome");

        Assert.StartsWith("Nothing found or no further action: ", figure.Headline, StringComparison.Ordinal);
        Assert.Contains(figure.Notes, note => note.Text.EndsWith("so some of what is called lower or higher may be chance; nothing is called clearly so.", StringComparison.Ordinal));
        Assert.All(figure.Sentences.Where(sentence => sentence.Id == "breakdown-differs"), sentence =>
            Assert.True(Evidence.IsDifference(figure.Table.Rows.Single(row => row.Cells[0].Printed == sentence.Slots["name"]).Cells[^1].Evidence!.Value)));
    }

    [Fact]
    public void What_only_the_site_shows_changes_no_figure_no_note_and_no_word_of_the_pack()
    {
        using var workshop = new Workshop();
        workshop.Add(Project.File("samples", "london"));
        var paper = workshop.Build("borough", "Brent", "2024-04");
        var site = workshop.BuildSite("borough", "Brent", "2024-04");
        static string[] Of(Figure figure) =>
        [
            figure.Id, figure.Headline, figure.Title, .. figure.Sentences.Select(sentence => sentence.Text), .. figure.Notes.Select(note => note.ToString()),
            .. figure.Table.Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Raw} {cell.Printed}"),
        ];

        Assert.True(site.Figures.Count() > paper.Figures.Count());
        Assert.Equal(paper.Figures.SelectMany(Of), site.Figures.Where(figure => !figure.SiteOnly).SelectMany(Of));
        Assert.Equal(paper.PageOne!.Findings.Select(one => (one.Sentence.Text, one.FigureId)), site.PageOne!.Findings.Select(one => (one.Sentence.Text, one.FigureId)));
        Assert.Equal(Enumerable.Range(1, site.Figures.Count()), site.Figures.OrderBy(figure => figure.SiteOnly).Select(figure => figure.Number));
    }
}
