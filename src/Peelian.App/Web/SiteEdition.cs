using System.Collections.Concurrent;
using Peelian.App.PoliceUkMirror;
using Peelian.Figures;
using Peelian.Render.Site;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.Web;

/// <summary>The site as one state of the store makes it: what a page says does not change while this is in use.</summary>
sealed class SiteEdition : IDisposable
{
    // A summary is some megabytes; those of an area's three windows are wanted together.
    const int Kept = 6;

    readonly Lock _one = new();
    readonly Store _store;
    readonly Readings _readings;
    readonly SummaryBuilder _builder;
    readonly Lazy<IncidentRows> _rows;
    readonly Lazy<MirrorGrounds> _grounds;
    readonly LinkedList<(string Key, Summary Summary)> _summaries = [];
    readonly Dictionary<string, IReadOnlyList<AreaTheme>> _themes = new(StringComparer.Ordinal);
    IReadOnlyList<Revision>? _revisions;

    /// <exception cref="UserError">Nothing public is loaded, or the pack is not one of the catalogue's.</exception>
    /// <param name="store">The store.</param>
    /// <param name="catalogue">Words and wiring.</param>
    /// <param name="packId">The pack whose sections are the themes.</param>
    /// <param name="today">The day, on which files may be released.</param>
    /// <param name="isInternal">True to read every file, whoever may see it.</param>
    public SiteEdition(Store store, Catalogue catalogue, string packId, DateOnly today, bool isInternal = false)
    {
        (_store, Pack) = (store, catalogue.PackCalled(packId).ForSite);
        var snapshots = store.Snapshots();
        var open = snapshots.Where(file => isInternal || (file.Access == Access.Public && (file.ReleaseAt is not { } day || day <= today))).Select(file => file.Id).ToList();
        if (open.Count == 0)
            throw new UserError($"Nothing {(isInternal ? "" : "public ")}is in the store: add files first.");
        Areas = catalogue.AreasOf(Pack);
        Force = catalogue.ForceOf(Areas[0]) ?? throw new UserError($"{Areas[0].Name} has no force in areas.csv: give it a parent.");
        (Catalogue, Packs) = (catalogue, catalogue.Packs);
        _readings = Open(snapshots, open);
        try
        {
            AsAt = _readings.LatestMonth(Areas) ?? throw new UserError("Nothing that is loaded covers a month: add files first.");
            Comparators = [.. BesidePack.Comparators(catalogue, Pack, YearsLoaded()).Where(one => one.Profile is not { } profile || IsLoaded(catalogue.MeasureCalled(profile.Options.Text("measure"))))];
            Catalogue = catalogue.With([
                .. catalogue.Measures.Select(measure => MeasurePack.Of(catalogue, Pack, Force, measure, AsAt)),
                .. Comparators.Select(comparator => BesidePack.Of(catalogue, Pack, comparator))]);
            _builder = new SummaryBuilder(Catalogue, _readings);
            Snapshots = _readings.Snapshots;
            var parts = _readings.IncidentParts();
            _rows = new(() => new IncidentRows(store, catalogue, parts));
            _grounds = new(() => Ask(readings => new MirrorGrounds(readings.GroundsOfForces())));
            Outlines = _readings.OutlinesOf(Areas);
            Finder = new Finder([.. _readings.Wards().Where(ward => Areas.Any(area => area.Code == ward.AreaCode))], _readings.HasPostcodes);
            Reach = [.. Pack.Sections.Select(section => new ThemeReach(section, ReachOf(section)))];
        }
        catch
        {
            _readings.Dispose();
            throw;
        }
    }

    Readings Open(IReadOnlyList<SnapshotRecord> snapshots, IReadOnlyList<string> open)
    {
        var connection = WarehouseFile.OpenReader(_store.Path);
        try
        {
            return new(connection, Catalogue, snapshots, new ReadingScope { SnapshotIds = open, SourceOrder = Pack.SourceOrder });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Words and wiring, with a pack for each measure.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The catalogue's own packs, without those that the site makes.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    /// <summary>The pack whose sections are the site's themes.</summary>
    public Pack Pack { get; }

    /// <summary>The areas, as the pack has them.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Their force.</summary>
    public Area Force { get; }

    /// <summary>The latest month that is loaded.</summary>
    public Month AsAt { get; }

    /// <summary>The public files, and no others.</summary>
    public IReadOnlyList<SnapshotRecord> Snapshots { get; }

    /// <summary>The single rows of the public files, as far as they are of incidents.</summary>
    public IncidentRows Rows => _rows.Value;

    /// <summary>Which force polices which ground.</summary>
    public MirrorGrounds Grounds => _grounds.Value;

    /// <summary>By what, besides its own names, an area can be found.</summary>
    public Finder Finder { get; }

    /// <summary>The area of the site that a postcode lies in; null where that is not known or another's.</summary>
    public Area? AreaOfPostcode(string typed)
    {
        if (!Finder.HasPostcodes || PlaceName.Postcode(typed) is null)
            return null;
        lock (_one)
            return _readings.AreaOfPostcode(typed) is { } code ? Areas.FirstOrDefault(area => area.Code == code) : null;
    }

    /// <summary>The areas' shapes; null where no boundaries are loaded.</summary>
    public Outlines? Outlines { get; }

    /// <summary>What areas can be set beside.</summary>
    public IReadOnlyList<Comparator> Comparators { get; }

    bool IsLoaded(Measure measure) => Areas.Any(area => _readings.LastMonth(measure, area.Code, AsAt) is not null);

    const int MostYears = 12;

    // Financial years that ended before the twelve months began, as far back as recorded crime is loaded.
    IEnumerable<int> YearsLoaded()
    {
        var measures = Pack.Sections.SelectMany(section => section.Figures).Where(figure => figure.Kind == "crime-table")
            .SelectMany(figure => figure.Options.Children("groups")).SelectMany(group => group.Texts("measures")).Select(Catalogue.MeasureCalled).ToList();
        if (measures.Count == 0)
            return [];
        Month? Last(Month upTo) => measures.Max(measure => _readings.LastMonth(measure, Areas[0].Code, upTo));
        var reaches = Last(AsAt) ?? AsAt;
        return Enumerable.Range(1, MostYears).Select(back => Period.FinancialYear((reaches - 11).Year - back))
            .Where(year => year.Last < reaches - 11 && Last(year.First) == year.First && Last(year.Last) == year.Last).Select(year => year.First.Year);
    }

    /// <summary>What an area can be set beside, with the words for it: not itself, and no group that it is not in.</summary>
    /// <param name="area">The area.</param>
    /// <param name="pairs">False to leave out the other areas one by one.</param>
    public IReadOnlyList<(Comparator Comparator, string Words)> ComparatorsOf(Area area, bool pairs)
    {
        return [.. Comparators.Where(one => one.Other != area && (pairs || one.Other is null) && (one.Group is not { } group || group.AreaCodes.Contains(area.Code, StringComparer.Ordinal))).Select(one => (one, one.InText(Force.InText, area.KindUnit.Many)))];
    }

    /// <summary>An area's figures against what a reader chose.</summary>
    public Summary SummaryOf(Area area, Comparator comparator) => Summary($"{area.Code} {comparator.Id}", Catalogue.PackCalled(BesidePack.IdOf(comparator)), area, Window.TwelveMonths);

    /// <summary>How far each theme's data reach.</summary>
    public IReadOnlyList<ThemeReach> Reach { get; }

    Month? ReachOf(PackSection section) => (
        from measure in Catalogue.MeasuresOf(section)
        from area in Areas.Append(Force)
        select _readings.LastMonth(measure, area.Code, AsAt) ?? _readings.LastPeriod(measure, area.Code, AsAt)?.Last).Max();

    /// <summary>Is anything of a measure loaded?</summary>
    public bool Has(Measure measure)
    {
        lock (_one)
            return Areas.Append(Force).Any(area => _readings.LastMonth(measure, area.Code, AsAt) is not null);
    }

    /// <summary>Is anything of a measure loaded that adds up over months? Bases of rates and what visitors report do not.</summary>
    public bool IsShown(Measure measure) => Has(measure) && Catalogue.PackCalled(MeasurePack.IdOf(measure)).Sections[0].Figures.Count > 0;

    /// <summary>Asks what was published, one at a time; what is answered must be at hand whole.</summary>
    public T Ask<T>(Func<Readings, T> ask)
    {
        lock (_one)
            return ask(_readings);
    }

    /// <summary>Published numbers of one measure as the engine finds them: nobody else waits for whoever reads them.</summary>
    public IEnumerable<Observed> OneByOne(Measure measure, ObservedQuestion question, long offset, long limit) =>
        _readings.ObservedOneByOne(measure, question, offset, limit);

    /// <summary>An area's figures: the engine has one connection, so one at a time.</summary>
    public Summary SummaryOf(Area area, Window window = Window.TwelveMonths) => Summary($"{area.Code} {window.Id()}", Pack, area, window);

    /// <summary>A measure's figures, over the whole force; null where nothing is loaded, or what is loaded contradicts itself.</summary>
    public Summary? SummaryOf(Measure measure)
    {
        if (!IsShown(measure) || _refused.ContainsKey(measure.Id))
            return null;
        try
        {
            return Summary(measure.Id, Catalogue.PackCalled(MeasurePack.IdOf(measure)), Force, Window.TwelveMonths);
        }
        catch (UserError fault)
        {
            // One measure whose files contradict themselves does not take the others away.
            _refused[measure.Id] = fault.Message;
            return null;
        }
    }

    readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>Why measures are not shown whose files contradict themselves.</summary>
    public IEnumerable<string> Refused => _refused.Values.Order(StringComparer.Ordinal);

    /// <summary>A measure's months of every area, and its rankings; null where its page has no figures.</summary>
    public Compared? Compared(Measure measure)
    {
        if (SummaryOf(measure) is not { } summary)
            return null;
        return new Compared(
            measure, summary.Sections.Single(section => section.Id == MeasurePack.SeriesId).Figures.Single(),
            [.. summary.Figures.Where(figure => figure is { Gap: null, Chart: { EvidenceColumnId: not null, Kind: ChartKind.RankedBars or ChartKind.RankedDots } })], summary.Snapshots);
    }

    Summary Summary(string key, Pack pack, Area area, Window window)
    {
        lock (_one)
        {
            for (var had = _summaries.First; had is not null; had = had.Next)
            {
                if (had.Value.Key != key)
                    continue;
                _summaries.Remove(had);
                _summaries.AddFirst(had);
                return had.Value.Summary;
            }
            var summary = _builder.Build(pack, area, AsAt, window);
            _summaries.AddFirst((key, summary));
            if (_summaries.Count > Kept)
                _summaries.RemoveLast();
            return summary;
        }
    }

    /// <summary>The themes of which an area has data in any window: in each of them, then, they have a page.</summary>
    public IReadOnlyList<AreaTheme> ThemesOf(Area area)
    {
        lock (_one)
        {
            if (!_themes.TryGetValue(area.Code, out var themes))
            {
                var summaries = Windows.All.Select(window => SummaryOf(area, window)).ToList();
                _themes[area.Code] = themes =
                [
                    .. Pack.Sections.Select(section => summaries.ConvertAll(summary => summary.Sections.First(one => one.Id == section.Id)))
                        .Where(sections => sections.Exists(section => section.Missing is null))
                        .Select(sections => new AreaTheme(sections[0].Id, sections.Exists(section => !PeriodsOf(section).SequenceEqual(PeriodsOf(sections[0]))))),
                ];
            }
            return themes;
        }
    }

    static IEnumerable<Period?> PeriodsOf(Section section) => section.Figures.Select(figure => figure.Period);

    /// <summary>What later publications revised.</summary>
    public IReadOnlyList<Revision> Revisions()
    {
        lock (_one)
        {
            if (_revisions is null)
            {
                // Years of months of every measure are wanted here and nowhere else: they are not kept.
                using var readings = Open(_store.Snapshots(), [.. Snapshots.Select(file => file.Id)]);
                _revisions = new Revisions(Catalogue, readings, Areas).Find();
            }
            return _revisions;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readings.Dispose();
        if (_rows.IsValueCreated)
            _rows.Value.Dispose();
    }
}
