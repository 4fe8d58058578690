using System.Collections.Concurrent;
using Peelian.App.Api;
using Peelian.App.PoliceUkMirror;
using Peelian.Figures;
using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>Every address of the site and what is there: <c>serve</c> answers one, <c>publish</c> writes all.</summary>
sealed partial class SiteMap : IDisposable
{
    readonly Dictionary<string, Func<RenderedFile>> _pages = new(StringComparer.Ordinal);
    readonly SiteEdition _edition;
    readonly PackShelf _packs;
    readonly SiteDrawing _drawing;
    readonly HashSet<Measure> _shown = [];
    readonly ConcurrentDictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(int, string, string), Answer> _notices = [];

    // Beyond this an address is nobody's mistake.
    const int DeepestNotice = 8;

    /// <summary>The addresses of an edition, which this takes over. Those of an area's themes and tables are known when it is computed.</summary>
    public SiteMap(SiteEdition edition, PackShelf packs)
    {
        (_edition, _packs, _drawing) = (edition, packs, new SiteDrawing(edition.AsAt, edition.Force, edition.Areas, edition.Catalogue.Measures.Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal), edition.Finder));
        Questions = new(edition, packs);
        foreach (var part in SiteDrawing.Parts)
            Add(part.Path, () => part);
        Add(SitePaths.Home, () => _drawing.Home(edition.Reach));
        Add(SitePaths.Areas, () => _drawing.Areas());
        Add(SitePaths.Changes, () => _drawing.Changes(edition.Revisions()));
        Add(SitePaths.Reading, () => _drawing.Reading([.. edition.Pack.Shorthand.Select(edition.Catalogue.TermCalled)]));
        Add(SitePaths.Accessibility, _drawing.Accessibility);
        Add(SitePaths.Privacy, _drawing.Privacy);
        Add(SitePaths.Api, () => _drawing.Api(ApiGuide.Make(Questions)));
        Add(SitePaths.OpenApi, ApiDocument.File);
        foreach (var method in _drawing.Methods())
            Add(method.Path, () => method);
        AddMeasures();
        AddData();
        foreach (var (path, read) in packs.Files)
            Add(path, read);
    }

    /// <summary>The questions that programs ask of this edition.</summary>
    public ApiQuestions Questions { get; }

    /// <summary>data.police.uk's questions, answered from what this edition has.</summary>
    public Mirror PoliceUk => new(_edition.Rows, _edition.Catalogue, _edition.Grounds);

    /// <summary>The areas of the site.</summary>
    public IReadOnlyList<Area> Areas => _edition.Areas;

    /// <summary>The month that the figures reach.</summary>
    public Month AsAt => _edition.AsAt;

    void Add(string path, Func<RenderedFile> draw) => _pages.Add(path, draw);

    void AddMeasures()
    {
        var catalogue = _edition.Catalogue;
        var loaded = catalogue.Measures.ToLookup(_edition.Has);
        Add(SitePaths.Measures, () => _drawing.Measures([.. loaded[true]], [.. loaded[false]]));
        Add(SitePaths.As(SitePaths.Measures, "csv"), () => List(SitePaths.Measures, catalogue.Measures, ("measure", measure => measure.Id), ("name", measure => measure.Name), ("theme", measure => measure.Theme), ("unit", measure => measure.Unit.Many), ("definition", measure => measure.Definition)));
        foreach (var measure in catalogue.Measures)
            Add(SitePaths.Of(measure), () => _drawing.Measure(measure, _edition.SummaryOf(measure), catalogue.Measures, _edition.Has(measure), _edition.Outlines));
        Add(SitePaths.Compare, () => Compare(new CompareChoice()));
        _shown.UnionWith(loaded[true].Where(_edition.IsShown));
        foreach (var measure in _shown)
        {
            Add(SitePaths.CompareOf(measure), () => _edition.Compared(measure) is { } compared ? _drawing.AllAreas(compared) : _drawing.Measure(measure, null, catalogue.Measures, loaded: true) with { Path = SitePaths.CompareOf(measure) });
            Add(SitePaths.As(SitePaths.CompareOf(measure), "csv"), () => LongCsv.File(SitePaths.As(SitePaths.CompareOf(measure), "csv"), _edition.Compared(measure) is { } compared ? [compared.Series] : []));
        }
        var terms = catalogue.Measures.Select(measure => measure.Id).Concat(catalogue.Terms.Select(term => term.Id)).Distinct(StringComparer.Ordinal).Select(catalogue.TermCalled).OrderBy(term => term.Name, StringComparer.Ordinal).ToList();
        Add(SitePaths.Definitions, () => _drawing.Definitions(terms));
        Add(SitePaths.As(SitePaths.Definitions, "csv"), () => List(SitePaths.Definitions, terms, ("term", term => term.Id), ("name", term => term.Name), ("definition", term => term.Definition), ("source", term => term.Source ?? "")));
    }

    static readonly string[] MeasureFormats = ["csv", "json"];

    void AddData()
    {
        var missing = _edition.Reach.Where(theme => theme.Last is null).Select(theme => theme.Section).ToList();
        Add(SitePaths.Data, () => _drawing.Data(_edition.Snapshots, missing));
        Add(SitePaths.As(SitePaths.Data, "csv"), () => List(SitePaths.Data, _edition.Snapshots,
            ("sha256", file => file.Id), ("file", file => file.FileName), ("publisher", file => file.Publisher), ("series", file => file.Series), ("published", file => Day(file.Published)),
            ("first_month", file => file.FirstMonth?.ToString() ?? ""), ("last_month", file => file.LastMonth?.ToString() ?? ""), ("licence", file => file.Licence), ("attribution", file => file.Attribution), ("url", file => file.Url ?? "")));
        foreach (var section in missing)
            Add(SitePaths.TemplateOf(section), () => Template.Of(SitePaths.TemplateOf(section), _edition.Catalogue, section, _edition.Areas, _edition.Force, _edition.AsAt));
    }

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    static RenderedFile List<T>(string page, IEnumerable<T> all, params (string Id, Func<T, string> Text)[] columns) => FigureCsv.List(SitePaths.As(page, "csv"), [.. columns.Select(column => column.Id)], all.Select(one => columns.Select(column => column.Text(one)).ToList()));

    /// <summary>Measures that are not shown because their files contradict themselves, as far as they were reached.</summary>
    public IEnumerable<string> Refused => _edition.Refused;

    /// <summary>Every page and file; areas and measures are computed as they are reached.</summary>
    public IEnumerable<RenderedFile> All() => _pages.Values.Select(draw => draw()).Concat(Folders().SelectMany(folder => folder.Files()).Select(file => file.Draw()));

    /// <summary>What stands at an address; null where nothing does.</summary>
    public RenderedFile? Find(string path) => _pages.TryGetValue(path, out var draw) ? draw()
        : Pair(path) ?? Folders().Where(folder => folder.Holds(path)).Select(folder => Find(folder, path)).FirstOrDefault(file => file is not null);

    // The second who asks for what a folder does not have costs nothing.
    RenderedFile? Find(Folder folder, string path)
    {
        if (_known.TryGetValue(folder.Page, out var known) && !known.Contains(path))
            return null;
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, draw) in folder.Files())
        {
            if (at == path)
                return draw();
            all.Add(at);
        }
        _known[folder.Page] = all;
        return null;
    }

    /// <summary>What a reader is told in place of a page, as a page of the site.</summary>
    /// <param name="folders">How many folders deep the address is that was asked for.</param>
    /// <param name="title">What is the matter.</param>
    /// <param name="words">What to do about it.</param>
    public Answer Notice(int folders, string title, string words)
    {
        var depth = Math.Min(folders, DeepestNotice);
        return _notices.GetOrAdd((depth, title, words), _ => Answer.Of(_drawing.Notice(depth, title, words)));
    }

    /// <summary>Areas beside each other.</summary>
    public RenderedFile Compare(CompareChoice choice) =>
        _drawing.Compare([.. _edition.Catalogue.Measures.Where(_shown.Contains)], choice, choice.IsWhole ? [.. choice.Measures.Select(_edition.Compared).OfType<Compared>()] : []);

    /// <summary>What can be compared of what was asked for, by ids and slugs.</summary>
    public CompareChoice Choose(IReadOnlyList<string> measures, IReadOnlyList<string> areas, string? calculation)
    {
        var known = measures.Distinct(StringComparer.Ordinal).Select(_edition.Catalogue.FindMeasure).OfType<Measure>().Where(_shown.Contains).ToList();
        var places = _edition.Areas.Where(area => areas.Contains(area.Slug, StringComparer.Ordinal)).ToList();
        var left = new List<string>();
        if (known.Count < measures.Distinct(StringComparer.Ordinal).Count() || places.Count < areas.Distinct(StringComparer.Ordinal).Count())
            left.Add("A name in this address is no measure or area that is loaded: it is left out.");
        if (known.Count > CompareChoice.MostMeasures || places.Count > AreaComparison.MostAreas)
            left.Add($"More was chosen than can be told apart: the first {Format.Whole(AreaComparison.MostAreas)} areas and {Format.Whole(CompareChoice.MostMeasures)} measures are shown.");
        if (known.Count > 0 != places.Count > 0)
            left.Add(known.Count > 0 ? "Choose at least one area." : "Choose a measure.");
        return new()
        {
            Measures = [.. known.Take(CompareChoice.MostMeasures)],
            Areas = [.. places.Take(AreaComparison.MostAreas)],
            Calculation = CompareChoice.Calculations.Any(one => one.Id == calculation) ? calculation! : CompareChoice.Calculations[0].Id,
            LeftOut = left,
            Asked = true,
        };
    }

    // What stands under an area over a window, or under a measure: known when it is computed.
    readonly record struct Folder(string Page, string Prefix, Func<IEnumerable<(string Path, Func<RenderedFile> Draw)>> Files)
    {
        public bool Holds(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) || (path.LastIndexOf('.') is > 0 and var dot && Page.StartsWith(path[..dot] + ".", StringComparison.Ordinal));
    }

    IEnumerable<Folder> Folders()
    {
        foreach (var area in _edition.Areas)
        {
            // First: its addresses stand under the area's, too.
            yield return new(SitePaths.BesideFolder(area), SitePaths.BesideFolder(area), () => BesidesOf(area));
            foreach (var window in Windows.All)
                yield return new(SitePaths.Of(area, window), SitePaths.FolderOf(area, window), () => FilesOf(area, window));
        }
        foreach (var measure in _edition.Catalogue.Measures)
            yield return new(SitePaths.Of(measure), SitePaths.FolderOf(measure), () => FilesOf(measure));
    }

    IEnumerable<(string, Func<RenderedFile>)> FilesOf(Measure measure) => _edition.SummaryOf(measure) is not { } summary ? []
        : MeasureFormats.Select(format => (SitePaths.As(SitePaths.Of(measure), format), (Func<RenderedFile>)(() => SiteFormats.Draw(SitePaths.Of(measure), format, PageOf(summary)))))
            .Concat(Tables(summary, SitePaths.FolderOf(measure)));

    // Every area's months stand on the page of all areas, with a CSV of their own.
    static Summary PageOf(Summary summary) => summary with { Sections = [.. summary.Sections.Where(section => section.Id != MeasurePack.SeriesId)] };

    static IEnumerable<(string, Func<RenderedFile>)> Tables(Summary summary, string folder) =>
        Renderers.Find("csv")!.Render(summary).Select(file => (folder + file.Path, (Func<RenderedFile>)(() => (file.MediaType == FigureCsv.MediaType ? file : SummaryJson.ForSite(file)) with { Path = folder + file.Path })));

    IEnumerable<(string, Func<RenderedFile>)> FilesOf(Area area, Window window)
    {
        var (summary, themes, page) = (_edition.SummaryOf(area, window), _edition.ThemesOf(area), SitePaths.Of(area, window));
        var editions = _packs.Of(area);
        var pdf = window == Window.TwelveMonths ? _packs.NewestPdf(_edition.Pack.Id, area) : null;
        IReadOnlyList<string> formats = pdf is null ? SiteFormats.All : [.. SiteFormats.All, "pdf"];
        yield return (page, () => _drawing.Area(summary, formats, editions, _edition.ComparatorsOf(area, pairs: false)));
        // What is the same over any months is written once, over twelve.
        bool Differs(Section section) => window == Window.TwelveMonths || !themes.Any(theme => theme.Id == section.Id && !theme.Moves);
        var own = summary with { Sections = [.. summary.Sections.Where(Differs)] };
        foreach (var format in SiteFormats.All)
            yield return (SitePaths.As(page, format), () => SiteFormats.Draw(page, format, format == "ods" ? summary : own));
        if (pdf is not null)
            yield return (SitePaths.As(page, "pdf"), () => pdf() with { Path = SitePaths.As(page, "pdf") });
        foreach (var section in summary.Sections.Where(section => themes.Any(theme => theme.Id == section.Id)))
        {
            var theme = SitePaths.Of(area, window, section.Id);
            yield return (theme, () => _drawing.Theme(summary, section, themes));
            foreach (var format in Differs(section) ? MeasureFormats : [])
                yield return (SitePaths.As(theme, format), () => SiteFormats.Draw(theme, format, summary with { Sections = [section], PageOne = null }));
        }
        foreach (var table in Tables(summary, SitePaths.FolderOf(area, window)))
            yield return table;
    }

    /// <inheritdoc/>
    public void Dispose() => _edition.Dispose();
}
