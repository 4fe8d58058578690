using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Peelian.App.Web;
using Peelian.Render.Site;
using Peelian.Render.Tests;
using Peelian.Sources;
using Sylvan.Data.Csv;
using Xunit;

namespace Peelian.Tests;

/// <summary>The site and the packs can never disagree: every number of some areas' pages is that of the pack, its CSV and its JSON, cell by cell.</summary>
public sealed class SiteNumbersTests(LondonSite london) : IClassFixture<LondonSite>
{
    /// <summary>A cell of a table: figure, row and column are ids, or numbers and titles as a page has them.</summary>
    readonly record struct Place(string Figure, string Row, string Column);

    [Theory]
    [InlineData("barking-and-dagenham")]
    [InlineData("westminster")]
    [InlineData("waltham-forest")]
    public void Twelve_months_on_the_site_are_those_of_the_pack_in_page_JSON_and_CSV(string area)
    {
        var pack = london.PackOf(area);
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(pack, "summary.json")));
        var inPack = CellsOf(summary.RootElement).ToDictionary(cell => cell.At, cell => (cell.Value, cell.Printed));
        var packPage = Figures(new Page(File.ReadAllBytes(Path.Combine(pack, "index.html")))).ToDictionary(figure => figure.Id, figure => string.Join('\n', figure.Tables.Select(TextOf)));
        // What only the site shows is held against its own files.
        var ids = FiguresOf(summary.RootElement).Select(figure => figure.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        var compared = 0;
        foreach (var theme in london.ThemesOf(area, Window.TwelveMonths))
        {
            var page = london.PageAt(theme);
            foreach (var (id, tables) in Figures(page).Where(figure => ids.Contains(figure.Id)))
                Assert.Equal(packPage[id], string.Join('\n', tables.Select(TextOf)));
            using var json = JsonDocument.Parse(london.Find(SitePaths.As(theme, "json")));
            foreach (var (at, value, printed) in CellsOf(json.RootElement).Where(cell => ids.Contains(cell.At.Figure.Split(' ')[0])))
            {
                Assert.Equal(inPack[at], (value, printed));
                compared++;
            }
            var own = CellsOf(json.RootElement).ToDictionary(cell => cell.At, cell => cell.Value);
            foreach (var (at, value) in LongCsv(london.Find(SitePaths.As(theme, "csv"))))
                Assert.Equal(own[at with { Figure = at.Figure + " table" }], value);
            PageIsJson(page, json.RootElement);
        }
        Assert.True(compared > 2_000, $"{compared} cells");
        foreach (var table in Directory.GetFiles(Path.Combine(pack, "data"), "*.csv"))
            Assert.Equal(File.ReadAllBytes(table), london.Find($"areas/{area}/data/{Path.GetFileName(table)}").ToArray());
    }

    [Theory]
    [InlineData("barking-and-dagenham", Window.Month)]
    [InlineData("westminster", Window.FinancialYearToDate)]
    [InlineData("waltham-forest", Window.Month)]
    [InlineData("waltham-forest", Window.FinancialYearToDate)]
    public void Other_months_are_the_same_in_page_JSON_and_CSV_and_what_does_not_move_is_written_once(string area, Window window)
    {
        var (moving, still) = (0, 0);
        foreach (var theme in london.ThemesOf(area, window))
        {
            var page = london.PageAt(theme);
            var twelve = SitePaths.FolderOf(london.AreaOf(area), Window.TwelveMonths) + Path.GetFileName(theme);
            var moves = london.Has(SitePaths.As(theme, "json"));
            using var json = JsonDocument.Parse(london.Find(SitePaths.As(moves ? theme : twelve, "json")));
            PageIsJson(page, json.RootElement);
            if (moves)
            {
                var own = CellsOf(json.RootElement).ToDictionary(cell => cell.At, cell => cell.Value);
                foreach (var (at, value) in LongCsv(london.Find(SitePaths.As(theme, "csv"))))
                    Assert.Equal(own[at with { Figure = at.Figure + " table" }], value);
                moving++;
            }
            else
            {
                // The page over these months leads to the files over twelve.
                Assert.Contains(page.All("a"), link => link.Attribute("href")!.Value.EndsWith(SitePaths.As(twelve, "csv"), StringComparison.Ordinal));
                Assert.False(london.Has(SitePaths.As(theme, "csv")));
                still++;
            }
        }
        Assert.True(moving > 0 && still > 0, $"{moving} move, {still} do not");
    }

    [Fact]
    public void A_measures_page_and_the_page_of_all_areas_are_their_JSON_and_CSV()
    {
        using var json = JsonDocument.Parse(london.Find("measures/burglary.json"));
        PageIsJson(london.PageAt("measures/burglary.html"), json.RootElement);
        var own = CellsOf(json.RootElement).ToDictionary(cell => cell.At, cell => cell.Value);
        foreach (var (at, value) in LongCsv(london.Find("measures/burglary.csv")))
            Assert.Equal(own[at with { Figure = at.Figure + " table" }], value);
        // The last twelve months of every area in the CSV of all are the ranking's of the measure.
        var all = LongCsv(london.Find("compare/burglary.csv")).ToLookup(line => line.At.Column, line => line);
        foreach (var area in (string[])["E09000002", "E09000033", "E09000031"])
            Assert.Equal(own.Single(cell => cell.Key.Row == area && cell.Key.Column == "current" && cell.Key.Figure.EndsWith(" table", StringComparison.Ordinal)).Value, all["twelve_months"].Single(line => line.At.Row == "2024-04:" + area).Value);
    }

    // What people read, by the figure that it stands in: the heads and cells of its tables, without the marks beside them.
    static IEnumerable<(string Id, List<XElement> Tables)> Figures(Page page) =>
        page.All("table").Where(table => FigureOf(table) is not null).GroupBy(table => FigureOf(table)!).Select(group => (group.Key, group.ToList()));

    static string? FigureOf(XElement table) => table.Ancestors().Select(one => one.Attribute("id")?.Value).FirstOrDefault(id => id?.StartsWith("figure-", StringComparison.Ordinal) == true && id.Length == "figure-00".Length);

    static string TextOf(XElement element) => string.Join('|', element.Descendants().Where(one => one.Name.LocalName is "th" or "td").Select(Bare));

    static string Bare(XElement cell) => string.Concat(cell.DescendantNodes().OfType<XText>().Where(text => text.Ancestors().TakeWhile(one => one != cell).All(one => one.Attribute("class")?.Value != "mark")).Select(text => text.Value)).Trim();

    // Each table of a page against the JSON's table of the same columns and rows, row by row.
    static void PageIsJson(Page page, JsonElement summary)
    {
        var figures = FiguresOf(summary).ToDictionary(figure => figure.GetProperty("id").GetString()!);
        var compared = 0;
        foreach (var (id, tables) in Figures(page))
        {
            foreach (var table in tables)
            {
                var heads = table.Descendants().First(one => one.Name.LocalName == "thead").Descendants().Where(one => one.Name.LocalName == "th").Select(Bare).ToList();
                var rows = table.Descendants().Where(one => one.Name.LocalName == "tbody").SelectMany(body => body.Elements().Where(row => row.Attribute("class")?.Value != "group")).Select(row => row.Elements().Select(Bare).ToList()).ToList();
                var printed = TablesOf(figures[id]).Select(one => PrintedOf(one.Table, heads)).FirstOrDefault(one => one.Count == rows.Count && one.TrueForAll(row => row.Count == heads.Count));
                Assert.True(printed is not null, $"{id}: {string.Join(", ", heads)}");
                Assert.Equal(printed, rows);
                compared += rows.Count * heads.Count;
            }
        }
        Assert.True(compared > 0, "no table");
    }

    static List<List<string>> PrintedOf(JsonElement table, List<string> heads)
    {
        var columns = table.GetProperty("columns").EnumerateArray().ToLookup(column => column.GetProperty("title").GetString()!.Trim(), column => column.GetProperty("id").GetString()!);
        return [.. table.GetProperty("rows").EnumerateArray().Select(row => heads.Where(columns.Contains).Select(head => row.GetProperty("cells").GetProperty(columns[head].First()).GetProperty("printed").GetString()!.Trim()).ToList())];
    }

    static IEnumerable<JsonElement> FiguresOf(JsonElement summary) => summary.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("figures").EnumerateArray());

    static IEnumerable<(string Kind, JsonElement Table)> TablesOf(JsonElement figure) =>
        ((string[])["arranged", "table", "beside"]).Where(kind => figure.GetProperty(kind).ValueKind == JsonValueKind.Object).Select(kind => (kind, figure.GetProperty(kind)));

    // A pack's cell has its text and, where it is a number, the number; the site's has the text only where there is no number.
    static IEnumerable<(Place At, string Value, string Printed)> CellsOf(JsonElement summary) =>
        from figure in FiguresOf(summary)
        from one in TablesOf(figure)
        from row in one.Table.GetProperty("rows").EnumerateArray()
        from cell in row.GetProperty("cells").EnumerateObject()
        select (new Place($"{figure.GetProperty("id").GetString()} {one.Kind}", row.GetProperty("id").GetString()!, cell.Name), ValueOf(cell.Value), cell.Value.GetProperty("printed").GetString()!);

    static string ValueOf(JsonElement cell) => cell.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : cell.GetProperty("raw").GetString()!;

    static List<(Place At, string Value)> LongCsv(ReadOnlyMemory<byte> file)
    {
        using var reader = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(file.Span)));
        var (figure, row, column, value) = (reader.GetOrdinal("figure"), reader.GetOrdinal("row"), reader.GetOrdinal("column"), reader.GetOrdinal("value"));
        var lines = new List<(Place At, string Value)>();
        while (reader.Read())
            lines.Add((new Place(reader.GetString(figure), reader.GetString(row), reader.GetString(column)), reader.GetString(value)));
        Assert.NotEmpty(lines);
        return lines;
    }
}

/// <summary>The site over the London sample, and the packs of some areas built from the same store.</summary>
public sealed class LondonSite : IDisposable
{
    static readonly string[] Built = ["Barking and Dagenham", "Westminster", "Waltham Forest"];

    readonly Desk _desk = new();
    readonly Lazy<SiteMap> _site;
    readonly Dictionary<string, ReadOnlyMemory<byte>> _found = new(StringComparer.Ordinal);

    public LondonSite()
    {
        _desk.Run("add", Project.File("samples", "london"), "--quiet").Well();
        foreach (var area in Built)
            _desk.Run("build", "--area", area, "--pack", "borough", "--since", "none", "--formats", "html,json,csv", "--out", _desk.In("packs"), "--quiet").Well();
        _site = new(new SiteMaker(new Store(_desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make);
    }

    internal string PackOf(string area) => Directory.GetDirectories(_desk.In("packs", "borough", area)).Single();

    internal Area AreaOf(string slug) => Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Single(area => area.Slug == slug);

    /// <summary>The pages of the themes of which an area has figures.</summary>
    internal IEnumerable<string> ThemesOf(string area, Window window) => Workshop.Catalogue.PackCalled("borough").Sections.Select(section => SitePaths.Of(AreaOf(area), window, section.Id)).Where(Has);

    internal bool Has(string path) => _found.ContainsKey(path) || Read(path) is not null;

    // Without its head, whose attributes without a value are none in XML.
    internal Page PageAt(string path) => Encoding.UTF8.GetString(Find(path).Span) is var text ? new(Encoding.UTF8.GetBytes("<html>" + text[text.IndexOf("<body", StringComparison.Ordinal)..])) : null!;

    internal ReadOnlyMemory<byte> Find(string path) => _found.TryGetValue(path, out var had) ? had : Read(path) ?? throw new InvalidOperationException($"{path} is not there.");

    ReadOnlyMemory<byte>? Read(string path)
    {
        if (_site.Value.Find(path) is not { } file)
            return null;
        return _found[path] = file.Bytes;
    }

    public void Dispose()
    {
        if (_site.IsValueCreated)
            _site.Value.Dispose();
        _desk.Dispose();
    }
}
