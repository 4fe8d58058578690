using System.Text.Json;
using Xunit;

namespace Peelian.Tests;

/// <summary>Indicators and figures are the area's pages again, cell by cell.</summary>
[Collection(OfServedLondon.Name)]
public sealed class ApiIndicatorTests(ServedLondon london)
{
    static IEnumerable<JsonElement> CellsOf(JsonElement figure) =>
        figure.GetProperty("table").GetProperty("rows").EnumerateArray().SelectMany(row => row.GetProperty("cells").EnumerateObject().Select(cell => cell.Value))
            .Concat(figure.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("cell")));

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found.ToString() : null;

    [Theory]
    [InlineData("waltham-forest", "twelve-months", "areas/waltham-forest.json")]
    [InlineData("westminster", "month", "areas/westminster/month.json")]
    [InlineData("barnet", "year-to-date", "areas/barnet/year-to-date.json")]
    public async Task Every_indicator_is_a_number_of_the_areas_page_with_the_same_digits_interval_and_word(string area, string window, string page)
    {
        // What is the same over any months stands on the page of twelve.
        var figures = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var at in (string[])[page, $"areas/{area}.json"])
        {
            foreach (var figure in (await london.Json(at)).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("figures").EnumerateArray()))
                figures.TryAdd(figure.GetProperty("id").GetString()!, figure);
        }
        var all = (await london.Json($"api/v1/indicators?area={area}&window={window}&limit=1000")).GetProperty("data").EnumerateArray().ToList();

        Assert.InRange(all.Count, 200, 1000);
        foreach (var one in all)
        {
            var id = one.GetProperty("id").GetString();
            var cells = CellsOf(figures[one.GetProperty("figure").GetString()!]).ToList();
            if (Text(one, "value") is not { } value)
                Assert.False(string.IsNullOrEmpty(Text(one, "why_missing")), $"{id} has no value and does not say why");
            else
                Assert.True(cells.Exists(cell => Text(cell, "value") == value && Text(cell, "printed") == Text(one, "printed") && (Text(cell, "interval") is null) == (Text(one, "interval") is null)), $"{id}: {value} is no cell of its figure");
            if (one.GetProperty("evidence") is { ValueKind: JsonValueKind.Object } evidence)
            {
                Assert.True(cells.Exists(cell => Text(cell, "raw") == evidence.GetProperty("word").GetString()), $"{id}: its word is no cell of its figure");
                Assert.True(evidence.GetProperty("meaning").GetString()!.Length > 20);
            }
        }
        Assert.Equal(all.Count, all.Select(one => (one.GetProperty("id").GetString(), one.GetProperty("slice").GetString())).Distinct().Count());
    }

    [Fact]
    public async Task A_change_says_its_interval_word_counts_and_sentence()
    {
        var one = Assert.Single((await london.Json("api/v1/indicators?area=E09000031&measure=burglary&calculation=change")).GetProperty("data").EnumerateArray());

        Assert.Equal("burglary.change", one.GetProperty("id").GetString());
        Assert.Equal(("16.9002473207", "+16.9%", "higher"), (Text(one, "value"), Text(one, "printed"), Text(one.GetProperty("evidence"), "word")));
        Assert.Equal(["1213", "1418"], one.GetProperty("counts").EnumerateArray().Select(count => Text(count, "value")!));
        Assert.Equal("Burglary was higher in Waltham Forest: 1,418 offences in the 12 months to April 2024, 1,213 the year before (+16.9%).", Text(one, "sentence"));
        Assert.Equal("2023-05", Text(one.GetProperty("period"), "first"));
        Assert.Single(one.GetProperty("snapshots").EnumerateArray());
    }

    [Fact]
    public async Task A_figure_as_CSV_is_the_file_that_the_areas_page_has()
    {
        Assert.Equal(await london.Text("areas/barnet/data/figure-01.csv"), await london.Text("api/v1/figures/figure-01.csv?area=barnet"));
        Assert.Equal(await london.Text("measures/burglary/data/figure-02.csv"), await london.Text("api/v1/figures/figure-02.csv?measure=burglary"));
    }

    [Fact]
    public async Task Every_figure_of_an_area_is_listed_and_can_be_had_with_its_table_sentences_and_sources()
    {
        foreach (var line in (await london.Json("api/v1/figures?area=barnet&limit=100")).GetProperty("data").EnumerateArray())
        {
            var figure = (await london.Json(line.GetProperty("url").GetString()!)).GetProperty("data");
            Assert.Equal(line.GetProperty("rows").GetInt32(), figure.GetProperty("table").GetProperty("rows").GetArrayLength());
            Assert.Equal(Text(line, "why_missing") is null, figure.GetProperty("gap").ValueKind == JsonValueKind.Null);
            if (Text(line, "why_missing") is null)
                Assert.NotEmpty(figure.GetProperty("sources").EnumerateArray());
        }
    }
}
