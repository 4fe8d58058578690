using Peelian.Sources;

namespace Peelian.Render.Site;

/// <summary>Draws the pages of the public site from what is computed; it computes nothing.</summary>
/// <param name="asAt">The month that the figures reach.</param>
/// <param name="force">The force whose areas it shows.</param>
public sealed class SiteDrawing(Month asAt, Area force)
{
    /// <summary>The first page.</summary>
    public RenderedFile Home(IReadOnlyList<Area> areas, IReadOnlyList<Section> themes) => Page<HomePage>(SitePaths.Home, $"Policing in the {force.ShortName}", new()
    {
        [nameof(HomePage.Areas)] = areas,
        [nameof(HomePage.Themes)] = themes,
    });

    /// <summary>An area's page.</summary>
    public RenderedFile Area(Summary summary) => Page<AreaPage>(SitePaths.Of(summary.Area), summary.Area.Name, new() { [nameof(AreaPage.Summary)] = summary });

    /// <summary>A theme of an area.</summary>
    public RenderedFile Theme(Summary summary, Section section) => Page<ThemePage>(SitePaths.Of(summary.Area, section.Id), $"{section.Title}, {summary.Area.Name}", new()
    {
        [nameof(ThemePage.Summary)] = summary,
        [nameof(ThemePage.Section)] = section,
    });

    /// <summary>The list of measures.</summary>
    public RenderedFile Measures(IReadOnlyList<Measure> measures) => Page<MeasuresPage>(SitePaths.Measures, "Measures", new() { [nameof(MeasuresPage.Measures)] = measures });

    /// <summary>A measure's page.</summary>
    public RenderedFile Measure(Measure measure, IReadOnlyList<Measure> measures) => Page<MeasurePage>(SitePaths.Of(measure), measure.Name, new()
    {
        [nameof(MeasurePage.Measure)] = measure,
        [nameof(MeasurePage.Measures)] = measures,
    });

    /// <summary>The glossary.</summary>
    public RenderedFile Definitions(IReadOnlyList<Term> terms) => Page<DefinitionsPage>(SitePaths.Definitions, "Definitions", new() { [nameof(DefinitionsPage.Terms)] = terms });

    /// <summary>The kept files, and what is missing.</summary>
    public RenderedFile Data(IReadOnlyList<SnapshotRecord> snapshots, IReadOnlyList<Section> missing) => Page<DataPage>(SitePaths.Data, "Data", new()
    {
        [nameof(DataPage.Snapshots)] = snapshots,
        [nameof(DataPage.Missing)] = missing,
    });

    /// <summary>The stylesheet that every page names.</summary>
    public static RenderedFile Sheet { get; } = new(SitePaths.Style, "text/css; charset=utf-8", Style.Sheets());

    RenderedFile Page<T>(string path, string title, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        new(path, HtmlReport.MediaType, Markup.Page<T>(new(parameters) { ["Frame"] = SiteFrame.At(path, title, asAt, force) }));
}
