using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>Every address of the site and what is there: <c>serve</c> answers one, <c>publish</c> writes all.</summary>
sealed class SiteMap
{
    readonly Dictionary<string, Func<RenderedFile>> _pages = new(StringComparer.Ordinal);
    readonly Dictionary<string, Area> _areas;
    readonly SiteEdition _edition;
    readonly SiteDrawing _drawing;

    /// <summary>The addresses of an edition. Those of an area's themes and tables are known when it is computed.</summary>
    public SiteMap(SiteEdition edition)
    {
        (_edition, _drawing) = (edition, new SiteDrawing(edition.AsAt, edition.Force));
        _areas = edition.Areas.ToDictionary(area => area.Slug, StringComparer.Ordinal);
        var catalogue = edition.Catalogue;
        Add(SitePaths.Style, () => SiteDrawing.Sheet);
        Add(SitePaths.Home, () => _drawing.Home(edition.Areas, First.Sections));
        Add(SitePaths.Measures, () => _drawing.Measures(catalogue.Measures));
        Add(SitePaths.Definitions, () => _drawing.Definitions([.. catalogue.Measures.Select(measure => measure.Id).Concat(catalogue.Terms.Select(term => term.Id)).Distinct(StringComparer.Ordinal).Select(catalogue.TermCalled).OrderBy(term => term.Name, StringComparer.Ordinal)]));
        Add(SitePaths.Data, () => _drawing.Data(edition.Snapshots, [.. First.Sections.Where(section => section.Missing is not null)]));
        foreach (var measure in catalogue.Measures)
            Add(SitePaths.Of(measure), () => _drawing.Measure(measure, catalogue.Measures));
        foreach (var area in edition.Areas)
        {
            Add(SitePaths.Of(area), () => _drawing.Area(edition.SummaryOf(area)));
            Add(SitePaths.DataOf(area), () => Renderers.Find("json")!.Render(edition.SummaryOf(area))[0] with { Path = SitePaths.DataOf(area) });
        }
    }

    /// <summary>Every page and file; areas are computed as they are reached.</summary>
    public IEnumerable<RenderedFile> All() => _pages.Values.Select(draw => draw()).Concat(_edition.Areas.SelectMany(PagesOf));

    /// <summary>What stands at an address; null where nothing does.</summary>
    public RenderedFile? Find(string path)
    {
        if (_pages.TryGetValue(path, out var draw))
            return draw();
        var parts = path.Split('/', 3);
        return parts is ["areas", var slug, _] && _areas.TryGetValue(slug, out var area) ? PagesOf(area, path).FirstOrDefault() : null;
    }

    Summary First => _edition.SummaryOf(_edition.Areas[0]);

    void Add(string path, Func<RenderedFile> draw) => _pages.Add(path, draw);

    IEnumerable<RenderedFile> PagesOf(Area area) => PagesOf(area, null);

    // The themes and tables of an area; of one address alone where it is given.
    IEnumerable<RenderedFile> PagesOf(Area area, string? wanted)
    {
        var summary = _edition.SummaryOf(area);
        foreach (var section in summary.Sections.Where(section => section.Missing is null && (wanted is null || wanted == SitePaths.Of(area, section.Id))))
            yield return _drawing.Theme(summary, section);
        if (wanted is not null && wanted.EndsWith(".html", StringComparison.Ordinal))
            yield break;
        foreach (var file in Renderers.Find("csv")!.Render(summary))
        {
            var path = SitePaths.TableOf(area, file.Path);
            if (wanted is null || wanted == path)
                yield return file with { Path = path };
        }
    }
}
