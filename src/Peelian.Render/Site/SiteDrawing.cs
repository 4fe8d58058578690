using Microsoft.AspNetCore.Components;
using Peelian.Figures;
using Peelian.Sources;

namespace Peelian.Render.Site;

/// <summary>Draws the pages of the public site from what is computed; it computes nothing.</summary>
/// <param name="asAt">The month that the figures reach.</param>
/// <param name="force">The force whose areas it shows.</param>
/// <param name="areas">The areas, by name.</param>
/// <param name="measures">Ids of the measures, each of which has a page.</param>
/// <param name="finder">By what else areas are found.</param>
public sealed class SiteDrawing(Month asAt, Area force, IReadOnlyList<Area> areas, IReadOnlySet<string> measures, Finder finder)
{
    /// <summary>The first page.</summary>
    public RenderedFile Home(IReadOnlyList<ThemeReach> themes) => Page<HomePage>(SitePaths.Home, $"Policing in the {force.ShortName}", new()
    {
        [nameof(HomePage.Areas)] = areas,
        [nameof(HomePage.Themes)] = themes,
        [nameof(HomePage.By)] = finder.Label,
    });

    /// <summary>The list of areas, or of those that were found.</summary>
    public RenderedFile Areas(string? asked = null, IReadOnlyList<Area>? found = null, IReadOnlyList<PlaceName>? wards = null) => Page<AreasPage>(SitePaths.Areas, "Areas", new()
    {
        [nameof(AreasPage.Areas)] = areas,
        [nameof(AreasPage.Found)] = found ?? [],
        [nameof(AreasPage.Asked)] = asked,
        [nameof(AreasPage.By)] = finder.Label,
        [nameof(AreasPage.Wards)] = finder.Wards,
        [nameof(AreasPage.FoundWards)] = wards ?? [],
    });

    /// <summary>An area's page.</summary>
    public RenderedFile Area(Summary summary, IReadOnlyList<string> formats, IReadOnlyList<PackEdition> editions, IReadOnlyList<(Comparator Comparator, string Words)> choices) =>
        Page<AreaPage>(SitePaths.Of(summary.Area, summary.Window), $"{summary.Area.Name}, {summary.Period.Label}", new()
        {
            [nameof(AreaPage.Summary)] = summary,
            [nameof(AreaPage.Formats)] = formats,
            [nameof(AreaPage.Editions)] = editions,
            [nameof(AreaPage.Choices)] = choices,
        });

    /// <summary>An area beside what a reader chose.</summary>
    public RenderedFile Beside(Summary summary, Comparator comparator, IReadOnlyList<(Comparator Comparator, string Words)> choices) =>
        Page<BesidePage>(SitePaths.Of(summary.Area, comparator), $"{summary.Area.Name} beside {choices.First(choice => choice.Comparator.Id == comparator.Id).Words}", new()
        {
            [nameof(BesidePage.Summary)] = summary,
            [nameof(BesidePage.Comparator)] = comparator,
            [nameof(BesidePage.Choices)] = choices,
            [nameof(BesidePage.Measures)] = measures,
        });

    /// <summary>A theme of an area.</summary>
    public RenderedFile Theme(Summary summary, Section section, IReadOnlyList<AreaTheme> themes) =>
        Page<ThemePage>(SitePaths.Of(summary.Area, summary.Window, section.Id), $"{section.Title}, {summary.Area.Name}, {summary.Period.Label}", new()
        {
            [nameof(ThemePage.Summary)] = summary,
            [nameof(ThemePage.Section)] = section,
            [nameof(ThemePage.Themes)] = themes,
            [nameof(ThemePage.Measures)] = measures,
        });

    /// <summary>The list of measures: those with data, and the others.</summary>
    public RenderedFile Measures(IReadOnlyList<Measure> loaded, IReadOnlyList<Measure> others) => Page<MeasuresPage>(SitePaths.Measures, "Measures", new()
    {
        [nameof(MeasuresPage.Loaded)] = loaded,
        [nameof(MeasuresPage.Others)] = others,
    });

    /// <summary>A measure's page, with its figures where anything of it is loaded.</summary>
    public RenderedFile Measure(Measure measure, Summary? summary, IReadOnlyList<Measure> all, bool loaded, Outlines? outlines = null) => Page<MeasurePage>(SitePaths.Of(measure), measure.Name, new()
    {
        [nameof(MeasurePage.Measure)] = measure,
        [nameof(MeasurePage.Summary)] = summary,
        [nameof(MeasurePage.Measures)] = all,
        [nameof(MeasurePage.Loaded)] = loaded,
        [nameof(MeasurePage.Outlines)] = outlines,
        [nameof(MeasurePage.Areas)] = areas,
    });

    /// <summary>Areas beside each other, with the form to choose them.</summary>
    public RenderedFile Compare(IReadOnlyList<Measure> measures, CompareChoice choice, IReadOnlyList<Compared> compared) => Page<ComparePage>(SitePaths.Compare, choice.IsWhole ? $"{string.Join(", ", choice.Areas.Select(area => area.Name))}: {string.Join(", ", choice.Measures.Select(measure => measure.Name))}" : "Compare areas", new()
    {
        [nameof(ComparePage.Areas)] = areas,
        [nameof(ComparePage.Measures)] = measures,
        [nameof(ComparePage.Choice)] = choice,
        [nameof(ComparePage.Compared)] = compared,
    });

    /// <summary>Every area of a measure, month by month.</summary>
    public RenderedFile AllAreas(Compared one) => Page<AllAreasPage>(SitePaths.CompareOf(one.Measure), $"{one.Measure.Name}, every area", new()
    {
        [nameof(AllAreasPage.One)] = one,
        [nameof(AllAreasPage.Areas)] = areas,
    });

    /// <summary>The glossary.</summary>
    public RenderedFile Definitions(IReadOnlyList<Term> terms) => Page<DefinitionsPage>(SitePaths.Definitions, "Definitions", new()
    {
        [nameof(DefinitionsPage.Terms)] = terms,
        [nameof(DefinitionsPage.Measures)] = measures,
    });

    /// <summary>The kept files, and what is missing.</summary>
    public RenderedFile Data(IReadOnlyList<SnapshotRecord> snapshots, IReadOnlyList<PackSection> missing) => Page<DataPage>(SitePaths.Data, "Data", new()
    {
        [nameof(DataPage.Snapshots)] = snapshots,
        [nameof(DataPage.Missing)] = missing,
    });

    /// <summary>The API, for people.</summary>
    public RenderedFile Api(ApiWords words) => Page<ApiPage>(SitePaths.Api, "API", new() { [nameof(ApiPage.Words)] = words });

    /// <summary>What later publications revised.</summary>
    public RenderedFile Changes(IReadOnlyList<Revision> revisions) => Page<ChangesPage>(SitePaths.Changes, "What changed", new() { [nameof(ChangesPage.Revisions)] = revisions });

    /// <summary>What words, marks and pictures mean.</summary>
    public RenderedFile Reading(IReadOnlyList<Term> shorthand) => Words(SitePaths.Reading, Prose.Page("how-to-read"), shorthand);

    /// <summary>The statement on accessibility.</summary>
    public RenderedFile Accessibility() => Words(SitePaths.Accessibility, Prose.Page("accessibility"));

    /// <summary>What is kept of those who read.</summary>
    public RenderedFile Privacy() => Words(SitePaths.Privacy, Prose.Page("privacy"));

    /// <summary>What a reader is told in place of a page.</summary>
    /// <param name="folders">How many folders deep the address is that was asked for: links lead from there.</param>
    /// <param name="title">What is the matter.</param>
    /// <param name="words">What to do about it.</param>
    public RenderedFile Notice(int folders, string title, string words) =>
        Words(string.Concat(Enumerable.Repeat("-/", folders)) + "-.html", new Prose(title, $"<p>{System.Net.WebUtility.HtmlEncode(words)}</p>"));

    /// <summary>The methods: the overview, and each.</summary>
    public IEnumerable<RenderedFile> Methods()
    {
        yield return Words(SitePaths.Methods, Prose.Method("README", SitePaths.OfMethod), more: [.. Prose.Methods.Select(name => (Prose.Method(name, _ => null).Title, SitePaths.OfMethod(name)))]);
        foreach (var name in Prose.Methods)
            yield return Words(SitePaths.OfMethod(name), Prose.Method(name, other => other == "README" ? "../" + SitePaths.Methods : other + ".html"));
    }

    /// <summary>What pages name beside: the sheet, the fonts, the scripts (one is of the pages that are asked something), the picture in the tab; and what programs are asked to leave alone.</summary>
    public static IReadOnlyList<RenderedFile> Parts { get; } =
    [
        new(SitePaths.Style, "text/css; charset=utf-8", Style.Sheets()),
        .. Typeface.Files.Select(file => new RenderedFile(file, "font/woff2", Typeface.Bytes(file))),
        .. new[] { SitePaths.Script, SitePaths.AnswerScript }.Select(path => new RenderedFile(path, "text/javascript; charset=utf-8", Style.Script(path))),
        new(SitePaths.Icon, "image/svg+xml", System.Text.Encoding.UTF8.GetBytes(Icon)),
        // Comparisons are made of what a reader chooses: there are more of them than anybody could read.
        new(SitePaths.Robots, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /{SitePaths.Compare}?\n")),
    ];

    // Three bars, the dark one among others.
    static string Icon => "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\">"
        + string.Concat(new[] { ("others", 2, 7), ("own", 6, 2), ("others", 10, 9) }.Select(bar => $"<path fill=\"{Palette.Colours.First(colour => colour.Name == bar.Item1).Light}\" d=\"M{Text.Whole(bar.Item2)} {Text.Whole(bar.Item3)}h4v{Text.Whole(14 - bar.Item3)}h-4z\"/>"))
        + "</svg>";

    RenderedFile Words(string path, Prose prose, IReadOnlyList<Term>? terms = null, IReadOnlyList<(string, string)>? more = null) => Page<ProsePage>(path, prose.Title, new()
    {
        [nameof(ProsePage.Prose)] = prose,
        [nameof(ProsePage.Terms)] = terms ?? [],
        [nameof(ProsePage.More)] = more ?? [],
    });

    RenderedFile Page<T>(string path, string title, Dictionary<string, object?> parameters)
        where T : IComponent =>
        new(path, HtmlReport.MediaType, StrictPage.Of(path, Markup.Page<T>(new(parameters) { ["Frame"] = new SiteFrame(path, title, asAt, force) })));
}
