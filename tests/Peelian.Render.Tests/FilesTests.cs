using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Peelian.Figures;
using Xunit;

namespace Peelian.Render.Tests;

public sealed class FilesTests
{
    static readonly Summary Sample = SampleSummary.Make();

    static IReadOnlyList<RenderedFile> Csv { get; } = new FigureCsv().Render(Sample);

    static string Text(string path) => Encoding.UTF8.GetString(Csv.Single(file => file.Path == path).Bytes.Span);

    [Fact]
    public void No_renderer_was_forgotten()
    {
        var classes = typeof(IRenderer).Assembly.GetTypes().Where(type => type.IsClass && typeof(IRenderer).IsAssignableFrom(type)).ToList();
        Assert.Equal(classes.OrderBy(type => type.Name), Renderers.All.Select(renderer => renderer.GetType()).OrderBy(type => type.Name));
        Assert.Equal(["html", "json", "csv", "ods", "xlsx"], Renderers.Formats);
        Assert.Null(Renderers.Find("docx"));
    }

    [Fact]
    public void Every_figure_has_a_file_whose_first_line_is_the_contract()
    {
        foreach (var figure in Sample.Figures)
        {
            var first = Text($"data/{figure.Id}.csv").Split('\n')[0];
            Assert.Equal(string.Join(',', figure.Table.Columns.Select(column => column.Id).Append("origin").Append("marks").Append("why_missing")), first);
        }
    }

    [Fact]
    public void Files_carry_unrounded_values_and_say_why_one_is_empty()
    {
        var lines = Text("data/figure-01.csv").Split('\n');
        Assert.StartsWith("burglary,Burglary,MOPAC 7,2570,2175,-15.3696498054", lines[4], StringComparison.Ordinal);
        Assert.Contains(",,,-9.3,", lines[4], StringComparison.Ordinal);
        Assert.EndsWith(",force_change_percent: as published,force_previous: the publication gives the change of the force only; force_current: the publication gives the change of the force only", lines[4], StringComparison.Ordinal);
        Assert.Contains("\n2015-01,,", Text("data/figure-02.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_reads_back_to_the_cells_that_went_in()
    {
        foreach (var figure in Sample.Figures)
        {
            var rows = CsvReader.Read(Text($"data/{figure.Id}.csv"));
            Assert.Equal(figure.Table.Rows.Count + 1, rows.Count);
            Assert.All(figure.Table.Rows.Zip(rows.Skip(1)), pair =>
                Assert.Equal(pair.First.Cells.Select(cell => cell.Raw), pair.Second.SkipLast(3)));
        }
        Assert.DoesNotContain('\r', string.Concat(Csv.Select(file => Encoding.UTF8.GetString(file.Bytes.Span))));
        Assert.All(Csv, file => Assert.NotEqual(0xEF, file.Bytes.Span[0]));
    }

    [Fact]
    public void Words_that_begin_like_a_formula_stand_in_quotes_and_stay_whole() =>
        Assert.Contains("\n\"=HYPERLINK(\"\"http://example.org\"\",\"\"click\"\")\",,", Text("data/figure-13.csv"), StringComparison.Ordinal);

    [Fact]
    public void Facts_have_a_file_of_their_own() =>
        Assert.Equal("id,label,value,origin,marks,why_missing\nareas_up,Boroughs with an increase,6,aaaaaaaaaaaa,,\nareas_missing,Boroughs without a value,,,,value: not counted\n", Text("data/figure-07-facts.csv"));

    [Fact]
    public void Each_value_of_a_file_names_the_files_it_comes_from_once_for_the_row_or_for_each_column()
    {
        Cell Of(params string[] ids) => Cell.Of(Estimate.Of(1) with { SnapshotIds = ids }, "1");
        var figure = Sample.Figures.First() with
        {
            Facts = [],
            Beside = null,
            Table = new([new("previous", "Before"), new("current", "Now")], [new("one", [Of("0123456789abcdef"), Of("0123456789abcdef")]), new("two", [Of("0123456789abcdef"), Of("0123456789abcdef", "fedcba9876543210")]), new("none", [Of(), Of()])]),
        };
        var file = new FigureCsv().Render(Sample with { Sections = [Sample.Sections[0] with { Figures = [figure] }] })[0];

        Assert.Equal("previous,current,origin,marks,why_missing\n1,1,0123456789ab,,\n1,1,previous: 0123456789ab; current: 0123456789ab fedcba987654,,\n1,1,,,\n", Encoding.UTF8.GetString(file.Bytes.Span));
    }

    [Fact]
    public void The_data_package_describes_every_file_with_its_size_and_hash()
    {
        using var package = JsonDocument.Parse(Csv.Single(file => file.Path == "data/datapackage.json").Bytes);
        var root = package.RootElement;
        Assert.Equal("tabular-data-package", root.GetProperty("profile").GetString());
        Assert.Equal("snb-waltham-forest-2015-10", root.GetProperty("name").GetString());
        Assert.Equal("OGL-UK-3.0", root.GetProperty("licenses")[0].GetProperty("name").GetString());
        var resources = root.GetProperty("resources").EnumerateArray().ToList();
        var files = Csv.Where(file => file.Path.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.Equal(files.Select(file => file.Path), resources.Select(resource => "data/" + resource.GetProperty("path").GetString()));
        foreach (var (file, resource) in files.Zip(resources))
        {
            Assert.Equal(file.Bytes.Length, resource.GetProperty("bytes").GetInt32());
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), resource.GetProperty("hash").GetString());
            var header = CsvReader.Read(Encoding.UTF8.GetString(file.Bytes.Span))[0];
            Assert.Equal(header, resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        }
        var months = resources.Single(resource => resource.GetProperty("name").GetString() == "figure-02");
        Assert.Equal(["yearmonth", "number", "number", "string", "string", "string"], months.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("type").GetString()));
    }

    [Fact]
    public void Summary_json_is_canonical_and_holds_the_whole_summary()
    {
        var bytes = new SummaryJson().Render(Sample).Single().Bytes;
        var text = Encoding.UTF8.GetString(bytes.Span);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('<', text);
        Assert.Contains("mayor’s office", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        Assert.Equal("waltham-forest", root.GetProperty("area").GetProperty("slug").GetString());
        var burglary = root.GetProperty("sections")[0].GetProperty("figures")[0].GetProperty("table").GetProperty("rows")[3].GetProperty("cells");
        Assert.Equal(2175m, burglary.GetProperty("current").GetProperty("value").GetDecimal());
        Assert.Equal("-15.4%", burglary.GetProperty("change_percent").GetProperty("printed").GetString());
        Assert.True(burglary.GetProperty("force_change_percent").GetProperty("as_published").GetBoolean());
        Assert.Equal(JsonValueKind.Null, burglary.GetProperty("force_current").GetProperty("value").ValueKind);
        Assert.Equal("the publication gives the change of the force only", burglary.GetProperty("force_current").GetProperty("why_missing").GetString());
    }

    [Fact]
    public void The_page_of_packs_links_every_area_and_counts_its_figures()
    {
        var other = PackEntry.Of(SampleSummary.Make("Barnet & <Bexley>"));
        var page = new Page(PackIndex.Render([PackEntry.Of(Sample), other]));
        Assert.Equal(["barnet-and-bexley/2015-10/index.html", "waltham-forest/2015-10/index.html"], page.All("tbody").Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.Equal(["10", "1", "2"], page.All("tbody").Elements("tr").Last().Elements("td").Select(cell => cell.Value));
        Assert.Single(page.All("h1"));
        Assert.Throws<ArgumentException>(() => PackIndex.Render([]));
    }

    [Fact]
    public void The_sample_is_written_where_it_can_be_looked_at()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "sample");
        foreach (var file in Renderers.All.SelectMany(renderer => renderer.Render(Sample)))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.ToArray());
        }
        Assert.True(File.Exists(Path.Combine(folder, "index.html")));
    }
}

/// <summary>A reader of RFC 4180 that knows nothing of the writer.</summary>
static class CsvReader
{
    public static List<List<string>> Read(string text)
    {
        List<List<string>> rows = [[]];
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[at++]);
            else if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is ',' or '\n')
            {
                rows[^1].Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                    rows.Add([]);
            }
            else
                field.Append(letter);
        }
        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
