using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.Web;

/// <summary>The site as one state of the store makes it: what a page says does not change while this is in use.</summary>
sealed class SiteEdition : IDisposable
{
    readonly Lock _one = new();
    readonly Readings _readings;
    readonly SummaryBuilder _builder;
    readonly Dictionary<string, Summary> _summaries = new(StringComparer.Ordinal);

    /// <exception cref="UserError">Nothing public is loaded, or the pack is not one of the catalogue's.</exception>
    public SiteEdition(Store store, Catalogue catalogue, string packId, DateOnly today)
    {
        (Catalogue, Pack) = (catalogue, catalogue.PackCalled(packId));
        var snapshots = store.Snapshots();
        var open = snapshots.Where(file => file.Access == Access.Public && (file.ReleaseAt is not { } day || day <= today)).Select(file => file.Id).ToList();
        if (open.Count == 0)
            throw new UserError("Nothing public is in the store: add files first.");
        _readings = new Readings(WarehouseFile.OpenReader(store.Path), catalogue, snapshots, new ReadingScope { SnapshotIds = open, SourceOrder = Pack.SourceOrder });
        _builder = new SummaryBuilder(catalogue, _readings);
        Areas = catalogue.AreasOf(Pack);
        AsAt = _readings.LatestMonth(Areas) ?? throw new UserError("Nothing that is loaded covers a month: add files first.");
        Snapshots = _readings.Snapshots;
        Force = catalogue.ForceOf(Areas[0]) ?? throw new UserError($"{Areas[0].Name} has no force in areas.csv: give it a parent.");
    }

    /// <summary>Words and wiring.</summary>
    public Catalogue Catalogue { get; }

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

    /// <summary>An area's figures, computed once: the engine has one connection, so one at a time.</summary>
    public Summary SummaryOf(Area area)
    {
        lock (_one)
        {
            if (!_summaries.TryGetValue(area.Code, out var summary))
                _summaries[area.Code] = summary = _builder.Build(Pack, area, AsAt);
            return summary;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readings.Dispose();
}
