using System.Text.Json;
using System.Text.Json.Nodes;
using Peelian.App.Api;
using Peelian.App.Assistants;
using Xunit;

namespace Peelian.Tests;

/// <summary>What an assistant is answered: the same as the pages and the API say, and never a bare number.</summary>
public sealed class AssistantTests(AssistantDesk desk) : IClassFixture<AssistantDesk>
{
    const string Area = "waltham-forest";

    [Fact]
    public void Areas_are_found_by_a_part_of_a_name_a_code_and_nearly_a_name()
    {
        string[] Found(string query) => [.. desk.Ask("find_areas", new { query }).GetProperty("areas").EnumerateArray().Select(area => area.GetProperty("slug").GetString()!)];

        Assert.Equal(["waltham-forest"], Found("waltham"));
        Assert.Equal(["brent"], Found("E09000005"));
        Assert.Equal(["kensington-and-chelsea"], Found("Kensigton and Chelsea"));
        Assert.Empty(Found("zzzzzzzz"));
        Assert.Equal(36, desk.Ask("find_areas", new { }).GetProperty("areas").GetArrayLength());
    }

    [Fact]
    public void Measures_are_found_by_words_with_their_definitions()
    {
        var found = desk.Ask("find_measures", new { query = "knife" }).GetProperty("measures").EnumerateArray().ToList();

        Assert.Equal("knife-crime", found[0].GetProperty("id").GetString());
        Assert.All(found, one => Assert.NotEmpty(one.GetProperty("definition").GetString()!));
    }

    [Fact]
    public void Burglary_in_Waltham_Forest_comes_with_its_word_interval_sentence_counts_and_source()
    {
        var one = desk.Ask("get_indicator", new { area = "Waltham Forest", measure = "Burglary", calculation = "change" }).GetProperty("indicators")[0];

        Assert.Equal("+16.9%", one.GetProperty("printed").GetString());
        Assert.Equal("higher", one.GetProperty("evidence").GetProperty("word").GetString());
        Assert.Equal("Burglary was higher in Waltham Forest: 1,418 offences in the 12 months to April 2024, 1,213 the year before (+16.9%).", one.GetProperty("sentence").GetString());
        Assert.Equal(["1,213", "1,418"], one.GetProperty("counts").EnumerateArray().Select(count => count.GetProperty("printed").GetString()));
        Assert.StartsWith("Metropolitan Police Service, Recorded crime", one.GetProperty("sources")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_traced_to_files_lines_and_values_that_add_up_to_it()
    {
        var trace = desk.Ask("trace_number", new { figure = "figure-01", area = Area, row = "burglary", column = "current" });

        Assert.Equal(1418, trace.GetProperty("cell").GetProperty("value").GetInt32());
        var file = Assert.Single(trace.GetProperty("files").EnumerateArray());
        Assert.Matches("^[0-9a-f]{64}$", file.GetProperty("sha256").GetString());
        var rows = trace.GetProperty("inputs").EnumerateArray().SelectMany(input => input.GetProperty("rows").EnumerateArray()).Select(row => row.GetString()!).ToList();
        Assert.All(rows, row => Assert.Matches(@"^recorded-crime\.csv.*line \d+", row));
        Assert.Equal(1418, rows.Sum(row => decimal.Parse(row[(row.LastIndexOf(": ", StringComparison.Ordinal) + 2)..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("burglary", "measure")]
    [InlineData("Burglary", "measure")]
    [InlineData("clearly higher", "term")]
    public void Words_and_measures_are_explained_by_name(string term, string kind)
    {
        var told = desk.Ask("explain", new { term });

        Assert.True(told.GetProperty("definition").GetString()!.Length > 20);
        Assert.Equal(kind == "measure", told.TryGetProperty("measure", out _));
    }

    // The API's own answer, asked of the same edition, row by row and digit by digit.
    [Fact]
    public void Every_indicator_is_that_of_the_API()
    {
        var route = ApiRoutes.All.First(one => one.Id == "indicators");
        var (all, measures) = desk.Site.Read(edition =>
        {
            var questions = edition.Map.Questions;
            var asked = new Asked(route, questions, [new("area", [Area]), new("limit", ["1000"])]);
            var answer = JsonNode.Parse(ApiFiles.Draw(route, questions, asked, "json").Plain().Span)!["data"]!.AsArray();
            return (answer.Select(one => one!).ToLookup(one => one["measure"]!.GetValue<string>()), questions.MeasuresWithIndicators.ToList());
        });
        var told = 0;
        foreach (var measure in measures.Where(all.Contains))
        {
            var answers = desk.Ask("get_indicator", new { area = Area, measure }).GetProperty("indicators").EnumerateArray().ToList();
            Assert.Equal(all[measure].Count(), answers.Count);
            foreach (var (api, own) in all[measure].Zip(answers))
            {
                foreach (var (name, value) in api.AsObject().Where(pair => pair.Value is not null && pair.Key is not ("why_no_evidence" or "counts") && pair.Value is not JsonArray { Count: 0 }))
                    Assert.Equal(value!.ToJsonString(), JsonNode.Parse(own.GetProperty(name).GetRawText())!.ToJsonString());
                told++;
            }
        }
        Assert.True(told > 250, $"{told} indicators were compared.");
    }

    [Fact]
    public void Every_figures_table_is_that_of_the_API_and_no_number_is_bare()
    {
        var numbers = 0;
        foreach (var (key, name) in (ReadOnlySpan<(string, string)>)[("area", Area), ("measure", "burglary"), ("measure", "trust")])
        {
            foreach (var id in desk.Ask("find_figures", new Dictionary<string, string> { [key] = name }).GetProperty("figures").EnumerateArray().Select(one => one.GetProperty("id").GetString()!))
            {
                var own = desk.Ask("get_figure", new Dictionary<string, string> { ["figure"] = id, [key] = name, ["columns"] = "all" });
                numbers += NoneIsBare(own);
                Assert.Equal(Cells(Api(id, key, name)), Cells(own));
            }
        }
        Assert.True(numbers > 3000, $"{numbers} numbers were looked at.");
    }

    JsonElement Api(string figure, string key, string name) => desk.Site.Read(edition =>
    {
        var (route, questions) = (ApiRoutes.All.First(one => one.Id == "figure"), edition.Map.Questions);
        return JsonDocument.Parse(ApiFiles.Draw(route, questions, new Asked(route, questions, [new("figure", [figure]), new(key, [name])]), "json").Plain()).RootElement.GetProperty("data").GetProperty("table");
    });

    static List<string> Cells(JsonElement table) =>
    [
        .. from row in table.GetProperty("rows").EnumerateArray() from cell in row.GetProperty("cells").EnumerateArray()
           select $"{row.GetProperty("id")} {cell.GetProperty("column")} {cell.GetProperty("printed")} {(cell.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "")}",
    ];

    [Fact]
    public void Every_number_of_every_tool_comes_with_unit_months_source_and_how_sure_it_is_or_why_that_is_not_said()
    {
        var numbers = NoneIsBare(desk.Ask("find_areas", new { })) + NoneIsBare(desk.Ask("find_measures", new { })) + NoneIsBare(desk.Ask("find_figures", new { area = Area }));
        Assert.Equal(0, numbers);
        foreach (var measure in desk.Site.Read(edition => edition.Map.Questions.MeasuresWithIndicators.ToList()))
        {
            foreach (var window in Windows.All.Select(one => one.Id()))
            {
                var result = AssistantDesk.Call(desk.Site, "get_indicator", new { area = "brent", measure, window });
                numbers += result.StructuredContent is { } told ? NoneIsBare(told) : 0;
            }
        }
        Assert.Equal(0, NoneIsBare(desk.Ask("explain", new { term = "burglary" })));
        numbers += NoneIsBare(desk.Ask("trace_number", new { figure = "figure-01", area = Area, row = "burglary", column = "change_percent" }));
        Assert.True(numbers > 500, $"{numbers} numbers were looked at.");
    }

    // Walks an answer with what stands around each number.
    static int NoneIsBare(JsonElement answer) => Walk(answer, new Dictionary<string, JsonElement>(StringComparer.Ordinal), "$");

    static int Walk(JsonElement element, Dictionary<string, JsonElement> around, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select((one, at) => Walk(one, around, $"{path}[{at}]")).Sum();
        if (element.ValueKind == JsonValueKind.Object)
        {
            var inner = new Dictionary<string, JsonElement>(around, StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
                inner[property.Name] = property.Value;
            return element.EnumerateObject().Sum(property => Walk(property.Value, inner, $"{path}.{property.Name}"));
        }
        if (element.ValueKind != JsonValueKind.Number)
            return 0;
        Assert.True(UnitOf(around), $"{path} ({(around.TryGetValue("column", out var at) ? at : default)} of {(around.TryGetValue("title", out var title) ? title : default)}) has no unit.");
        Assert.True(around.TryGetValue("period", out var period) && period.GetProperty("label").GetString()!.Length > 0, $"{path} has no months.");
        Assert.True(around.TryGetValue("sources", out var sources) && sources.GetArrayLength() > 0, $"{path} has no source.");
        var sure = around.TryGetValue("why_no_evidence", out var why) ? why.GetString()!.Length > 0
            : around.TryGetValue("evidence_columns", out var columns) ? columns.GetArrayLength() > 0
            : around.TryGetValue("evidence", out var evidence) && (evidence.ValueKind == JsonValueKind.Array ? evidence.GetArrayLength() > 0 : evidence.GetProperty("word").GetString()!.Length > 0);
        Assert.True(sure, $"{path} does not say how sure it is, nor why not.");
        return 1;
    }

    static bool UnitOf(Dictionary<string, JsonElement> around) =>
        (around.TryGetValue("label", out var label) && label.GetString()!.Length > 0)
        || (around.TryGetValue("unit", out var unit) && unit.GetString()!.Length > 0)
        || (around.TryGetValue("column", out var column) && around["columns"].EnumerateArray().Any(one => one.GetProperty("id").GetString() == column.GetString() && one.TryGetProperty("unit", out _)));

    [Theory]
    [InlineData("get_indicator", """{"area": "Waltam Forest", "measure": "burglary"}""", "'Waltam Forest' is no area that has figures. Did you mean waltham-forest?")]
    [InlineData("get_indicator", """{"area": "brent", "measure": "burglry"}""", "Did you mean burglary")]
    [InlineData("get_indicator", """{"area": "brent"}""", "'measure' is missing")]
    [InlineData("get_indicator", """{"area": "brent", "measure": "burglary", "calculation": "average"}""", "Allowed: count, change,")]
    [InlineData("get_indicator", """{"area": "brent", "measure": "burglary", "year": 2024}""", "'year' is no parameter")]
    [InlineData("get_indicator", """{"area": ["brent"], "measure": "burglary"}""", "is not a text")]
    [InlineData("get_figure", """{"figure": "figure-99", "area": "brent"}""", "'figure-99' is no figure of this area or measure.")]
    [InlineData("get_figure", """{"figure": "figure-01"}""", "give 'area' or 'measure', and not both")]
    [InlineData("get_figure", """{"figure": "figure-01", "area": "brent", "row": "burglry"}""", "Did you mean burglary")]
    [InlineData("trace_number", """{"figure": "figure-01", "area": "brent", "row": "burglary", "column": "curent"}""", "Did you mean current")]
    [InlineData("explain", """{"term": "flux capacity"}""", "is no word or measure that is explained here")]
    public void What_is_wrong_with_a_call_is_told_in_plain_words_with_what_would_be_right(string tool, string arguments, string told)
    {
        var words = desk.Refuse(tool, JsonDocument.Parse(arguments).RootElement);

        Assert.Contains(told, words, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Desk.Folder, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_asked_nothing_of_the_program_or_the_machine_is_told()
    {
        var random = new Random(6);
        string[] texts = ["", " ", "../../etc/passwd", "brent'; drop table observation; --", "\0\u202e", new('x', 5000), "brent", "burglary", "figure-01", "{}", "1e999", "E17 9ZZ", "é漢字", "%2e%2e", "-1"];
        for (var round = 0; round < 400; round++)
        {
            var tool = AssistantTools.All[random.Next(AssistantTools.All.Count)].Route;
            var arguments = tool.Parameters.Where(_ => random.Next(3) > 0).ToDictionary(one => one.Name, _ => texts[random.Next(texts.Length)]);
            var result = AssistantDesk.Call(desk.Site, tool.Id, arguments);
            var words = JsonSerializer.Serialize(result.Content);
            Assert.DoesNotContain(desk.Desk.Folder, words, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
        }
    }
}
