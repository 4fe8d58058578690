using Peelian.App.Web;
using Peelian.Render.Site;
using Peelian.Sources;

namespace Peelian.App.Api;

/// <summary>What can be asked of one edition of the site: plain questions with plain answers, the same for whoever asks, over HTTP or otherwise.</summary>
/// <remarks>Only what is public and released is in an edition, so nothing else is in an answer.</remarks>
/// <param name="edition">The edition.</param>
/// <param name="shelf">Its built packs.</param>
sealed partial class ApiQuestions(SiteEdition edition, PackShelf shelf)
{
    readonly List<Pack> _packs = [.. edition.Packs.Where(pack => edition.Areas.Any(pack.Covers))];

    /// <summary>Unlike that of every other edition.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Stands in an example for an area of this site; see <see cref="Fill"/>.</summary>
    public const string AnyArea = "{any-area}";

    /// <summary>Stands in an example for a measure of which this site has numbers.</summary>
    public const string AnyMeasure = "{any-measure}";

    /// <summary>Stands in an example for the site's pack.</summary>
    public const string AnyPack = "{any-pack}";

    /// <summary>An example with what this site has: another force's site shows addresses that answer, too.</summary>
    public string Fill(string example) => example
        .Replace(AnyArea, edition.Areas[0].Slug, StringComparison.Ordinal)
        .Replace(AnyMeasure, MeasureForExamples, StringComparison.Ordinal)
        .Replace(AnyPack, edition.Pack.Id, StringComparison.Ordinal);

    // One with numbers of its own: a sum of others stands in indicators alone.
    string MeasureForExamples => field ??= MeasuresWithIndicators.Select(edition.Catalogue.MeasureCalled).Where(measure => measure.Parts.Count == 0 && edition.Has(measure)).Select(measure => measure.Id).FirstOrDefault() ?? MeasureIds.First();

    /// <summary>Ids of the measures.</summary>
    public IEnumerable<string> MeasureIds => edition.Catalogue.Measures.Select(measure => measure.Id);

    /// <summary>Ids of the packs.</summary>
    public IEnumerable<string> PackIds => _packs.Select(pack => pack.Id);

    /// <summary>Ids of the files.</summary>
    public IEnumerable<string> SnapshotIds => edition.Snapshots.Select(file => file.Id);

    /// <summary>Names of the areas in addresses.</summary>
    public IEnumerable<string> AreaNames => Served.Select(area => area.Slug);

    // The force, its areas, and what of its figures is in no area.
    List<Area> Served => field ??= [.. edition.Areas.Prepend(edition.Force).Concat(edition.Catalogue.PseudoAreasOf(edition.Force)).Distinct()];

    /// <summary>The area of the site with a code or a name; null where there is none.</summary>
    public Area? FindArea(string text) =>
        Served.FirstOrDefault(area => area.Slug == text || string.Equals(area.Code, text, StringComparison.OrdinalIgnoreCase)) ?? (edition.Catalogue.FindArea(text) is { } area && Served.Contains(area) ? area : null);

    /// <summary>The head of an answer.</summary>
    /// <param name="snapshotIds">The files behind it; null for those of the whole site.</param>
    public AnswerHead Head(IReadOnlyList<string>? snapshotIds = null) => new(
        "v1", edition.Force.Name, edition.AsAt.ToString(),
        "Independent: made from published data, not by or for any police force or mayor’s office. Not official statistics.",
        [.. edition.Snapshots.Where(file => snapshotIds is null || snapshotIds.Contains(file.Id, StringComparer.Ordinal)).Select(file => new LicenceAnswer(file.Licence, file.Attribution)).Distinct()],
        "/" + SitePaths.Api);

    /// <summary>What can be asked for.</summary>
    public static IReadOnlyList<ResourceAnswer> Resources() => [.. ApiRoutes.All.Where(route => route.Parts.Count > 0).Select(route => new ResourceAnswer(ApiRoutes.Root + route.Path, route.Summary))];

    /// <summary>The areas of the site, their force first.</summary>
    public IReadOnlyList<AreaAnswer> Areas() => [.. Served.Select(Of)];

    /// <summary>One of them.</summary>
    public AreaAnswer Area(string code) => Of(FindArea(code)!);

    AreaAnswer Of(Area area) => new(
        area.Code, area.Name, area.Slug, ApiShape.Kebab(area.Kind), area.ShortName, area.OtherNames,
        area.Kind == AreaKind.Force ? null : area.ParentCode, edition.Areas.Contains(area) ? "/" + SitePaths.Of(area) : null);

    /// <summary>Everything counted or asked.</summary>
    public IReadOnlyList<MeasureAnswer> Measures() => [.. edition.Catalogue.Measures.Select(Of)];

    /// <summary>One of them.</summary>
    public MeasureAnswer Measure(string id) => Of(edition.Catalogue.MeasureCalled(id));

    MeasureAnswer Of(Measure measure) => new(
        measure.Id, measure.Name, measure.Theme, measure.Unit.Many,
        ApiShape.Kebab(measure.Polarity),
        measure.Definition, measure.DefinitionSource, measure.Question, measure.Caveats,
        [.. measure.Breaks.Select(one => new BreakAnswer(one.From.ToString(), one.Refuse, one.Note))],
        measure.Parts, measure.Overlaps, measure.Dimensions, measure.AddsUp, edition.Has(measure), "/" + SitePaths.Of(measure));

    /// <summary>The packs for the site's areas.</summary>
    public IReadOnlyList<PackAnswer> Packs() => [.. _packs.Select(Of)];

    /// <summary>One of them.</summary>
    public PackAnswer Pack(string id) => Of(_packs.First(pack => pack.Id == id));

    PackAnswer Of(Pack pack) => new(
        pack.Id, pack.Title, pack.Id == edition.Pack.Id, [.. edition.Areas.Where(pack.Covers).Select(area => area.Code)],
        [.. pack.ForSite.Sections.Select(section => new PackSectionAnswer(section.Id, section.Title, [.. section.Figures.Select(figure => new PackFigureAnswer(figure.Id, figure.Kind, figure.Options.TextOrNull("title"), figure.SiteOnly))]))],
        [.. shelf.Editions.Where(one => one.PackId == pack.Id).Select(one => new PackEditionAnswer(one.Area.Code, one.Month.ToString(), [.. one.Files.Select(file => "/" + SitePaths.OfEdition(one.PackId, one.Area, one.Month) + file)]))]);

    /// <summary>The published files.</summary>
    public IReadOnlyList<SnapshotAnswer> Snapshots() => [.. edition.Snapshots.Select(Of)];

    /// <summary>One of them.</summary>
    public SnapshotAnswer Snapshot(string id) => Of(edition.Snapshots.First(file => file.Id == id));

    static SnapshotAnswer Of(SnapshotRecord file) => new(
        file.Id, file.FileName, file.Publisher, file.Series, file.SourceId, file.Licence, file.Attribution, file.Url, Day(file.Published),
        file.FirstMonth?.ToString(), file.LastMonth?.ToString(), file.Bytes, file.Rows, file.SkippedRows, file.Illustrative);

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
