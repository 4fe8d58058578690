using System.Security.Cryptography;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>Somebody who has never seen the site answers a question from its pages alone, in each of the ways in which people read.</summary>
public sealed class JourneyTests(SitePages site, Browser browser)
{
    static readonly Way[] All = Enum.GetValues<Way>();

    // With --full every question in every way; else each question in some, and each way for some question.
    static TheoryData<Way> In(params Way[] few) => [.. Full.Of(All, few)];

    public static TheoryData<Way> Down => In(Way.Mouse, Way.Keyboard, Way.Print);

    public static TheoryData<Way> Compared => In(Way.Mouse, Way.Keyboard, Way.NoScript);

    public static TheoryData<Way> Searched => In(Way.Keyboard, Way.Phone, Way.FourTimes);

    public static TheoryData<Way> Changed => In(Way.ForcedColours, Way.Print);

    public static TheoryData<Way> From => In(Way.NoScript, Way.FourTimes, Way.ForcedColours);

    [Theory]
    [MemberData(nameof(Down))]
    public async Task Is_burglary_in_my_borough_really_down(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way);
        await reader.Find("waltham");
        Assert.StartsWith("Waltham Forest", await reader.Head(), StringComparison.Ordinal);
        await reader.Follow("Recorded crime", "main h2");
        var row = await reader.Row("#figure-01", "Burglary");

        // It is up, surely so; the rest of the force is up, too, and the two cannot be told apart.
        var said = await Printed("areas/waltham-forest/recorded-crime.csv", "figure-01", "burglary");
        Assert.Equal(("higher", "about the same"), (said["evidence"], said["against_rest"]));
        Assert.All((string[])["previous", "current", "change_percent", "force_change_percent", "evidence", "against_rest"], column => Assert.Contains(said[column], row));
        if (way is Way.Mouse or Way.Keyboard)
            await ReadsTheMonths(reader, way);
    }

    // A month of the chart says what its row says.
    static async Task ReadsTheMonths(Reader reader, Way way)
    {
        var chart = reader.Page.Locator("#figure-02 .chart");
        var row = await reader.Row("#figure-02", "Mar 2024");
        if (way == Way.Keyboard)
        {
            await reader.Page.EvaluateAsync("() => document.activeElement.blur()");
            await reader.Reach(chart);
            await reader.Page.Keyboard.PressAsync("ArrowLeft");
            Assert.Equal($"Mar 2024. Waltham Forest (offences): {row[1]}.", await reader.Page.Locator("#said").TextContentAsync());
            await reader.Page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal($"Mar 2024. MPS (offences): {row[2]}.", await reader.Page.Locator("#said").TextContentAsync());
            await reader.Page.Keyboard.PressAsync("Escape");
            Assert.True(await chart.Locator(".tip").IsHiddenAsync());
            return;
        }
        await chart.ScrollIntoViewIfNeededAsync();
        // The last month but one of twenty-four, on the first panel.
        var place = await chart.Locator("[data-line]").First.EvaluateAsync<double[]>("line => { const [x, y] = line.dataset.line.split(';').at(-2).split(' ').map(Number), at = new DOMPoint(x, y).matrixTransform(line.getScreenCTM()); return [at.x, at.y]; }");
        await reader.Page.Mouse.MoveAsync((float)place[0], (float)place[1]);
        Assert.Equal($"Mar 2024 Waltham Forest (offences): {row[1]}", await reader.Read(chart.Locator(".tip")));
    }

    [Theory]
    [MemberData(nameof(Compared))]
    public async Task How_does_confidence_compare_and_is_the_difference_real(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way);
        await reader.Follow("Compare", "nav");
        await reader.Tick("Brent");
        await reader.Tick("Waltham Forest");
        await reader.Choose("Measure", "Public confidence in local policing");
        await reader.Press("Compare");

        var row = await reader.Row("#compare-2", "Waltham Forest");
        var said = await Printed("measures/confidence.csv", "figure-01", "E09000031");
        Assert.Equal(["Waltham Forest", said["percent"], said["evidence"]], row);
        Assert.StartsWith("lower", row[2], StringComparison.Ordinal);
        Assert.StartsWith("about the same", (await reader.Row("#compare-2", "Brent"))[2], StringComparison.Ordinal);
        Assert.Contains("compare.html?measure=confidence&area=brent&area=waltham-forest", await reader.Page.GetByText("the address of this comparison").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Searched))]
    public async Task Who_is_searched_how_often_and_with_what_result(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way, "areas/waltham-forest.html");
        await reader.Follow("Stop and search", "main h2");
        var lines = await Lines("areas/waltham-forest/stop-and-search.csv");
        var figure = lines.First(line => line["row"] == "black" && line["column"] == "arrest_percent")["figure"];
        var row = await reader.Row("#" + figure, "Black");

        var said = lines.Where(line => line["figure"] == figure && line["row"] == "black").ToDictionary(line => line["column"], line => line["printed"]);
        Assert.All((string[])["searches", "population", "per_1000", "ratio", "arrests", "arrest_percent", "evidence", "arrest_evidence"], column => Assert.Contains(said[column], row));
        if (!reader.HasScript || reader.OnPaper)
            return;
        // Sorted by how many were arrested of them, the highest first.
        var head = reader.Page.Locator($"#{figure} thead button").Filter(new() { HasText = "Led to arrest (%)" }).First;
        await reader.Reach(head);
        if (way == Way.Keyboard)
            await reader.Page.Keyboard.PressAsync("Enter");
        var most = lines.Where(line => line["figure"] == figure && line["column"] == "arrest_percent" && line["value"].Length > 0).MaxBy(line => decimal.Parse(line["value"], System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal(most["row_name"], (await reader.Page.Locator($"#{figure} tbody tr:not(.group) th").First.InnerTextAsync()).Trim());
    }

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task What_changed_since_last_time(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way);
        await reader.Follow("What changed", "nav");

        Assert.Contains("12 monthly counts stand in both", await reader.Read(reader.Page.Locator("main")), StringComparison.Ordinal);
        Assert.Contains("Knife crime", await reader.Row("#revision-1 ~ *, section:has(#revision-1)", "Knife crime"));
    }

    [Theory]
    [MemberData(nameof(From))]
    public async Task Where_does_this_number_come_from(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way, "areas/waltham-forest/recorded-crime.html");
        var kept = "SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Project.File("samples", "london", "recorded-crime.csv.gz"), TestContext.Current.CancellationToken)));
        // What is folded on the screen is not printed with each figure.
        if (!reader.OnPaper)
            Assert.Equal(kept, await reader.Read(reader.Page.Locator("#figure-01 .origin code").First));
        await reader.Follow("Data", "nav");

        Assert.Equal(kept, await reader.Read(reader.Page.Locator("code").Filter(new() { HasText = kept })));
        Assert.Contains("Recorded crime", await reader.Read(reader.Page.Locator("#files h3").Filter(new() { HasText = "Metropolitan Police Service: Recorded crime" })), StringComparison.Ordinal);
    }

    async Task<List<Dictionary<string, string>>> Lines(string path)
    {
        using var client = new HttpClient();
        using var rows = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(await client.GetStringAsync(await site.Served() + path, TestContext.Current.CancellationToken)));
        List<Dictionary<string, string>> lines = [];
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(Enumerable.Range(0, rows.FieldCount).ToDictionary(rows.GetName, rows.GetString, StringComparer.Ordinal));
        return lines;
    }

    async Task<Dictionary<string, string>> Printed(string path, string figure, string row) =>
        (await Lines(path)).Where(line => line["figure"] == figure && line["row"] == row).ToDictionary(line => line["column"], line => line["printed"]);
}
