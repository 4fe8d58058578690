using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Peelian.Render.Pdf;
using Peelian.Render.Tests;
using Sylvan.Data.Csv;
using Xunit;

namespace Peelian.Tests.Formats;

/// <summary>Every format says the same: no number that <c>summary.json</c> has not, and all numbers of its tables.</summary>
public sealed partial class NumbersTests
{
    // What a person reads that is no figure, each with its reason. Everything else is looked up.
    static readonly (Regex Form, string Why)[] Exceptions =
    [
        (Day(), "a day, which the summary has as 2015-11-12"),
        (Address(), "an address on the web is a name"),
    ];

    static readonly (Regex Form, string Why)[] OnPaper =
    [
        (PageNumber(), "page 3 of 18, in the foot"),
        (Leaf(), "the page of a section or figure, at the end of its line of the contents"),
    ];

    static JsonElement Json(Dictionary<string, ReadOnlyMemory<byte>> files) => JsonDocument.Parse(files["summary.json"]).RootElement;

    static string Without(string text, IEnumerable<(Regex Form, string Why)> exceptions) => exceptions.Aggregate(text, (left, exception) => exception.Form.Replace(left, " "));

    static IEnumerable<decimal> Unknown(string text, HashSet<decimal> known) => Digits.In(Without(text, Exceptions)).Where(number => !known.Contains(number));

    static void AssertKnown(string place, IEnumerable<string> texts, HashSet<decimal> known)
    {
        var strangers = texts.SelectMany(text => Unknown(text, known).Select(number => $"{place}: {number.ToString(CultureInfo.InvariantCulture)} in “{text[..Math.Min(text.Length, 160)]}”")).ToList();
        Assert.True(strangers.Count == 0, string.Join('\n', strangers.Take(20)));
    }

    /// <summary>The tables of the summary, as its JSON has them: the figure they belong to, the kind of table, the table.</summary>
    static IEnumerable<(string Id, string Kind, JsonElement Table)> Tables(JsonElement summary)
    {
        if (summary.GetProperty("page_one") is { ValueKind: JsonValueKind.Object } page)
            yield return ("page-one", "table", page.GetProperty("scorecard").GetProperty("table"));
        foreach (var figure in summary.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("figures").EnumerateArray()))
        {
            foreach (var kind in new[] { "table", "arranged", "beside" })
            {
                if (figure.GetProperty(kind) is { ValueKind: JsonValueKind.Object } table)
                    yield return (figure.GetProperty("id").GetString()!, kind, table);
            }
        }
    }

    static IEnumerable<JsonElement> Rows(JsonElement table) => table.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("cells"));

    static IEnumerable<JsonElement> Cells(JsonElement table) => Rows(table).SelectMany(row => row.EnumerateObject().Select(cell => cell.Value));

    // What people read of a table: the cells of the columns that they are shown, in the arrangement that they read.
    static List<(string Id, string Printed)> Shown(JsonElement summary)
    {
        var tables = Tables(summary).ToList();
        return [.. tables.Where(one => one.Kind != "table" || !tables.Exists(other => other.Id == one.Id && other.Kind == "arranged"))
            .SelectMany(one =>
            {
                var columns = one.Table.GetProperty("columns").EnumerateArray().Where(column => column.GetProperty("shown").GetBoolean() && column.GetProperty("kind").GetString() == "number").Select(column => column.GetProperty("id").GetString()!).ToList();
                return Rows(one.Table).SelectMany(row => columns.Select(column => (one.Id, row.GetProperty(column).GetProperty("printed").GetString()!)));
            })
            .Where(cell => Digits.In(cell.Item2).Any())];
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public void The_page_says_no_other_number_and_has_all_of_the_tables(string name)
    {
        var files = WrittenPacks.Files(name);
        var (summary, page) = (Json(files), new Page(files["index.html"]));
        var known = Digits.OfSummary(summary);
        // The foot of an axis that begins at nothing is a scale and says nothing of the data.
        var texts = page.Root.DescendantNodes().OfType<XText>().Where(text => text.Parent!.Name.LocalName != "style" && !(text.Parent.Attribute("class")?.Value == "tick" && text.Value == "0")).Select(text => text.Value)
            .Concat(page.Root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "aria-label" or "alt" or "title").Select(attribute => attribute.Value));
        AssertKnown("page", texts, known);

        foreach (var figure in Shown(summary).GroupBy(cell => cell.Id))
        {
            var block = figure.Key == "page-one" ? page.Root.Descendants().First(one => one.Attribute("class")?.Value == "score") : page.Root.Descendants().Single(one => one.Attribute("id")?.Value == figure.Key);
            var cells = block.Descendants().Where(one => one.Name.LocalName is "td" or "th").Select(one => string.Concat(one.Nodes().OfType<XText>().Select(text => text.Value)).Trim()).ToList();
            AssertHolds($"page, {figure.Key}", cells, figure.Select(cell => cell.Printed));
        }
    }

    static void AssertHolds<T>(string place, IEnumerable<T> found, IEnumerable<T> wanted) where T : notnull
    {
        var there = found.GroupBy(one => one).ToDictionary(group => group.Key, group => group.Count());
        var lost = wanted.GroupBy(one => one).Where(group => there.GetValueOrDefault(group.Key) < group.Count()).Select(group => $"{group.Key} {group.Count()} times, {there.GetValueOrDefault(group.Key)} found").ToList();
        Assert.True(lost.Count == 0, $"{place}: {string.Join("; ", lost.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public void The_workbooks_say_no_other_number_and_have_all_of_the_tables_and_facts(string name)
    {
        var files = WrittenPacks.Files(name);
        var summary = Json(files);
        var known = Digits.OfSummary(summary);
        var values = Tables(summary).SelectMany(one => Cells(one.Table)).Concat(Facts(summary).Select(fact => fact.Cell)).Select(Raw).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var format in new[] { "ods", "xlsx" })
        {
            var book = ReadWorkbook.Of(files["tables." + format]);
            foreach (var sheet in book.Sheets)
            {
                AssertKnown($"{format}, {sheet.Name}", sheet.Cells.Where(cell => cell.Number is null).Select(cell => sheet.Name == "Columns" ? cell.Text.Replace("  ", " ", StringComparison.Ordinal) : cell.Text), known);
                Assert.All(sheet.Cells.Where(cell => cell.Number is not null), cell => Assert.Contains(Text(cell.Number!.Value), values));
            }
            foreach (var (id, kind, table) in Tables(summary).Where(one => one.Kind != "arranged" && Rows(one.Table).Any() && (one.Id == "page-one" || book.Sheets.Any(sheet => sheet.Name == SheetOf(one.Id, one.Kind)))))
                Assert.Equal(Rows(table).SelectMany(row => row.EnumerateObject().Select(cell => cell.Value)).Select(Raw).OfType<string>().Order(StringComparer.Ordinal),
                    book[SheetOf(id, kind)].Cells.Where(cell => cell.Number is not null).Select(cell => Text(cell.Number!.Value)).Order(StringComparer.Ordinal));
            foreach (var figure in summary.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("figures").EnumerateArray()).Where(figure => figure.GetProperty("gap").ValueKind == JsonValueKind.Null))
                Assert.Contains(book.Sheets, sheet => sheet.Name == SheetOf(figure.GetProperty("id").GetString()!, "table"));
            foreach (var (id, cell) in Facts(summary).Where(fact => Raw(fact.Cell) is not null))
                Assert.Contains(book[id == "page-one" ? "Scorecard facts" : SheetOf(id, "facts")].Cells, one => one.Number is { } number && Text(number) == Raw(cell));
        }
    }

    static string SheetOf(string id, string kind) => id == "page-one" ? "Scorecard" : $"Figure {int.Parse(id["figure-".Length..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}{(kind == "table" ? "" : " " + kind)}";

    static string Text(decimal number) => (number == 0 ? 0m : number).ToString("0.############################", CultureInfo.InvariantCulture);

    // The value of a cell that people are shown as a number; on a small base they are shown the counts.
    static string? Raw(JsonElement cell) => cell.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number && !cell.TryGetProperty("small_base", out _) ? cell.GetProperty("raw").GetString() : null;

    static IEnumerable<(string Id, JsonElement Cell)> Facts(JsonElement summary)
    {
        if (summary.GetProperty("page_one") is { ValueKind: JsonValueKind.Object } page)
        {
            foreach (var fact in page.GetProperty("scorecard").GetProperty("facts").EnumerateArray())
                yield return ("page-one", fact.GetProperty("cell"));
        }
        foreach (var figure in summary.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("figures").EnumerateArray()).Where(figure => figure.GetProperty("gap").ValueKind == JsonValueKind.Null))
        {
            foreach (var fact in figure.GetProperty("facts").EnumerateArray())
                yield return (figure.GetProperty("id").GetString()!, fact.GetProperty("cell"));
        }
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public void The_tidy_files_are_the_tables_cell_by_cell(string name)
    {
        var files = WrittenPacks.Files(name);
        foreach (var (id, kind, table) in Tables(Json(files)).Where(one => one.Kind != "arranged"))
        {
            var read = Csv(files[$"data/{id}{(kind == "table" ? "" : "-" + kind)}.csv"]);
            var columns = table.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("id").GetString()!).ToList();
            Assert.Equal([.. columns, "origin", "marks", "why_missing"], read[0]);
            Assert.Equal(Rows(table).Select(row => string.Join('|', columns.Select(column => row.GetProperty(column).GetProperty("raw").GetString()))), read.Skip(1).Select(row => string.Join('|', row.Take(columns.Count))));
        }
        foreach (var facts in Facts(Json(files)).GroupBy(fact => fact.Id))
            Assert.Equal(facts.Select(fact => fact.Cell.GetProperty("raw").GetString()), Csv(files[$"data/{facts.Key}-facts.csv"]).Skip(1).Select(row => row[2]));
    }

    static List<string[]> Csv(ReadOnlyMemory<byte> bytes)
    {
        using var rows = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(bytes.Span)), new CsvDataReaderOptions { HasHeaders = false });
        List<string[]> read = [];
        while (rows.Read())
            read.Add([.. Enumerable.Range(0, rows.RowFieldCount).Select(rows.GetString)]);
        return read;
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public async Task The_printed_pack_says_no_other_number_and_has_all_of_the_tables(string name)
    {
        var summary = Json(WrittenPacks.Files(name));
        var text = Without(await Printed(WrittenPacks.Summary(name) with { PrintedTables = PrintedTables.All }), [.. Exceptions, .. OnPaper]);
        var known = Digits.OfSummary(summary);
        // The foot of an axis that begins at nothing.
        known.Add(0);
        AssertKnown("paper", text.Split('\n'), known);
        AssertHolds("paper", Digits.In(text), Shown(summary).SelectMany(cell => Digits.In(cell.Printed)));
    }

    static async Task<string> Printed(Summary summary)
    {
        var reader = Needed.Or(Needed.Program("pdftotext"), "pdftotext (poppler-utils) is not on this machine.");
        await using var printer = await PdfPrinter.Start(NoBrowser.Needed);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, (await printer.Print(summary)).Bytes.ToArray(), TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo(reader, ["-layout", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
            return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_is_a_number_and_what_is_not()
    {
        Assert.Equal([21173m, 15.4m, 0.5m, 12m, 2015m, 9m, 3m, 5.6m], Digits.In("21,173 offences, 15.4% fewer (-0.5) in the 12 months to October 2015: 9 to 3, ±5.6 points."));
        Assert.Equal([95m, 1.96m, 2.21m], Digits.In("(95% interval 1.96 to 2.21)"));
        Assert.Empty(Digits.In("E09000031, SHA-256 0a1b2c3d, crime-2015.csv, 2015-10, mopac-7, Q1"));
        Assert.Equal([1m, 2m], Unknown("Figure 1 of 2 on 12 November 2015, https://example.org/2015/7", []));
    }

    [GeneratedRegex(@"\b[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("Page [0-9]+ of [0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"(?m)\.{3,}\s*[0-9]+\s*$")]
    private static partial Regex Leaf();
}
