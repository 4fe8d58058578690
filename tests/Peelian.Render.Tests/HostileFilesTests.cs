using System.Text;
using System.Text.Json;
using Peelian.Figures;
using Sylvan.Data.Csv;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>Hostile names come whole out of the files for programs, by readers that are not ours; pages, workbooks and paper have tests of their own.</summary>
public sealed class HostileFilesTests
{
    static readonly string[] Names = [SampleSummary.Script, SampleSummary.Formula, SampleSummary.RightToLeft, SampleSummary.Emoji, SampleSummary.Long];

    static readonly Dictionary<string, ReadOnlyMemory<byte>> Files = Renderers.All.SelectMany(renderer => renderer.Render(SampleSummary.Whole())).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);

    static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    [Fact]
    public void The_summary_and_both_descriptions_of_the_open_data_are_JSON_with_the_names_whole()
    {
        using var json = JsonDocument.Parse(Files["summary.json"]);
        var texts = Texts(json.RootElement).ToHashSet(StringComparer.Ordinal);
        Assert.All(Names, name => Assert.Contains(name, texts));
        Assert.Contains(SampleSummary.Odd.Replace('\uD83D', '\uFFFD'), texts);
        foreach (var path in new[] { "data/datapackage.json", "data/csv-metadata.json" })
        {
            using var described = JsonDocument.Parse(Files[path]);
            Assert.Contains("Name " + SampleSummary.Script, Texts(described.RootElement));
        }
        Assert.All(Files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)), file => Assert.Equal(-1, file.Value.Span.IndexOf((byte)'<')));
    }

    [Fact]
    public void The_tidy_files_have_the_names_whole_one_field_each()
    {
        using var rows = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(Files["data/figure-13.csv"].Span)));
        List<string> read = [];
        while (rows.Read())
            read.Add(rows.GetString(0));
        Assert.Equal([.. Names, "-1 to zero", "line\nbreak"], read);
    }

    // Half of a pair of surrogates, the one or the other, at an end or in the midst: no character at all, and no encoding has bytes for it.
    static readonly string[] Halves = ["half \uD83D letter", "\uDC6E first", "last \uD83D", "\uDC6E\uD83D turned"];

    static string Replaced(string name) => string.Concat(name.Select(letter => char.IsSurrogate(letter) ? '\uFFFD' : letter));

    static Summary WithHalves()
    {
        var pack = SampleSummary.Make($"Waltham {Halves[0]}");
        var section = pack.Sections[^1];
        var figure = section.Figures[0];
        return pack with
        {
            Introduction = [Halves[1]],
            Contact = Halves[2],
            Sections =
            [
                .. pack.Sections.SkipLast(1),
                section with { Title = Halves[3], Figures = [figure with { Headline = Halves[0], Title = Halves[1], Table = new Table(figure.Table.Columns, [.. figure.Table.Rows.Zip(Halves, (row, name) => row with { Cells = [Cell.Words(name), .. row.Cells.Skip(1)] })]) }] },
            ],
        };
    }

    [Fact]
    public void Half_a_letter_is_the_sign_for_none_on_the_page_and_the_rest_of_its_name_is_whole()
    {
        var page = new HtmlReport().Render(WithHalves())[0].Bytes;
        // Reads nothing that is no UTF-8.
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(page.Span);
        var text = new Page(page).Text;
        Assert.All(Halves, name => Assert.Contains(Replaced(name), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_letter_is_printed_and_named_as_the_sign_for_none()
    {
        await using var printer = await Render.Pdf.PdfPrinter.Start(Pdf.Browser.Program);
        var document = (await printer.Print(WithHalves())).Bytes.ToArray();
        // The sign is what a document has for a letter that it cannot name, too, and a program cannot tell the one from the other: nothing else is found.
        Assert.All(Pdf.PdfCheck.Of(document), fault => Assert.StartsWith("10-001 A letter means “unknown”", fault, StringComparison.Ordinal));
        var text = new Pdf.PdfReading(document).Text;
        Assert.All(Halves, name => Assert.Contains(Replaced(name), text, StringComparison.Ordinal));
        var title = new Render.Pdf.PdfReader(document).Trailer.Find<Render.Pdf.PdfDictionary>("Info")!.Find<Render.Pdf.PdfString>("Title")!.Text;
        Assert.StartsWith($"Waltham {Replaced(Halves[0])}: ", title, StringComparison.Ordinal);
    }
}
