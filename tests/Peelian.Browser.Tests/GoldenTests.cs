using System.Text.RegularExpressions;
using System.Xml.Linq;
using Peelian.Figures;
using Peelian.Render.Svg;
using Peelian.Render.Tests;
using Peelian.Sources;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>What pages say and how pictures are drawn is as somebody approved it. Made anew on purpose: <c>./run golden</c>.</summary>
public sealed partial class GoldenTests(Packs packs, Browser browser)
{
    const string Borough = "borough/kingston-upon-thames";

    static string At(string name) => Project.File("tests", "Peelian.Browser.Tests", "golden", name);

    Page Read(string pack) => new(File.ReadAllBytes(packs.Page(pack)));

    [Theory]
    [InlineData(Packs.Reference, "reading-order-reference.txt")]
    [InlineData(Borough, "reading-order-borough.txt")]
    public void A_page_read_aloud_is_as_approved(string pack, string name) =>
        Golden.Same(At(name), ReadingOrder.Of(Read(pack).All("body").Single()));

    [Fact]
    public void The_markup_of_the_reference_page_is_as_approved()
    {
        // Drawings and the style have files of their own.
        var html = Drawing().Replace(Read(Packs.Reference).Html, "<svg/>");
        Golden.Same(At("reference.html"), html[html.IndexOf("<body", StringComparison.Ordinal)..]);
    }

    public static TheoryData<ChartKind> Kinds => [.. Enum.GetValues<ChartKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chart_of_each_kind_is_drawn_as_approved(ChartKind kind)
    {
        var (pack, id, at) = Drawn(kind);
        var figure = Read(pack).All("div").Single(div => div.Attribute("id")?.Value == id);
        var chart = figure.Descendants("svg").Where(svg => svg.Attribute("role")?.Value == "img").ElementAt(at);
        Golden.Same(At($"chart-{kind}.svg"), chart.ToString(SaveOptions.DisableFormatting) + "\n");
    }

    /// <summary>The first figure of the report, of the borough, or with made-up figures, that is drawn so; which of its drawings.</summary>
    static (string Pack, string Id, int At) Drawn(ChartKind kind)
    {
        foreach (var (pack, summary) in Summaries.Value)
        {
            foreach (var figure in summary.Figures.Where(Drawable.Has))
            {
                var charts = figure.Charts.ToList();
                if (charts.FindIndex(chart => chart.Kind == kind) is >= 0 and var at)
                    return (pack, figure.Id, at);
            }
        }
        throw new InvalidOperationException($"No figure of the samples is drawn as {kind}.");
    }

    static readonly Lazy<(string Pack, Summary Summary)[]> Summaries = new(() =>
    {
        using var reference = new Workshop().Add(Directory.GetFiles(Project.File("samples", "reference"), "*.csv"));
        using var london = new Workshop().Add(Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz"));
        var real = london.Build("borough", "Kingston upon Thames", null);
        london.Add(new AddRequest { Paths = Directory.GetFiles(Project.File("samples", "illustrative"), "*.csv.gz"), Illustrative = true });
        using var places = MadeUpPlaces.Loaded();
        places.Add(places.Write("people.csv", MadeUpPlaces.People(_ => 1500)));
        return [(Packs.Reference, reference.Build("snb", "Waltham Forest", "2015-10")), (Borough, real), (Packs.Illustrative, london.Build("snb", "Waltham Forest", null)), (Packs.Places, places.Build("borough", "Waltham Forest", null))];
    });

    // Landmarks, regions, names and states as a screen reader gets them: page one and the first figure.
    [Fact]
    public async Task What_a_screen_reader_gets_of_page_one_and_a_figure_is_as_approved()
    {
        var page = await browser.Open(packs.Page(Borough));
        var parts = new List<string>();
        foreach (var part in (string[])["header", ".first", "#figure-01"])
            parts.Add($"# {part}\n{await page.Locator(part).First.AriaSnapshotAsync()}\n");
        await page.Context.CloseAsync();
        Golden.Same(At("accessibility-tree.yaml"), string.Join('\n', parts));
    }

    [GeneratedRegex("<svg role.*?</svg>(?=\\s*</div>)", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
