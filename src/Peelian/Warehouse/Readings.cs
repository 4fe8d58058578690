using System.Globalization;
using DuckDB.NET.Data;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>What a build may see.</summary>
public sealed record ReadingScope
{
    /// <summary>Only snapshots published by this day (see <see cref="SnapshotRecord.Effective"/>); null for all.</summary>
    public DateOnly? AsKnownOn { get; init; }

    /// <summary>Only these snapshots, by id or its first digits; empty for all.</summary>
    public IReadOnlyList<string> SnapshotIds { get; init; } = [];

    /// <summary>Sources in the order in which they are used where several have the same number.</summary>
    public IReadOnlyList<string> SourceOrder { get; init; } = [];
}

/// <summary>Asks the warehouse. It returns small results; arithmetic is done by the caller.</summary>
/// <remarks>
/// Order for a number (rules: values): real before illustrative, then the order of sources in the pack, then the newest
/// vintage. A month that no file covers is missing; nothing here turns missing into zero.
/// </remarks>
public sealed partial class Readings : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly Catalogue _catalogue;
    readonly Dictionary<int, SnapshotRecord> _snapshots = [];
    readonly Dictionary<int, ObservationVintage> _vintageOf = [];
    readonly List<IncidentVintage> _incidents = [];
    readonly Dictionary<string, Period> _loaded = new(StringComparer.Ordinal);
    readonly List<Vintage> _vintages = [];
    readonly Dictionary<Month, Dictionary<(string Measure, string Area), Month>> _lasts = [];
    readonly Dictionary<(string Measure, Month Limit), Dictionary<string, Period>> _lastPeriods = [];
    readonly string _scopeList;

    /// <summary>Reads a warehouse; <paramref name="snapshots"/> are the store's records in the order of the warehouse.</summary>
    public Readings(DuckDBConnection connection, Catalogue catalogue, IReadOnlyList<SnapshotRecord> snapshots, ReadingScope scope)
    {
        (_connection, _catalogue) = (connection, catalogue);
        for (var ordinal = 0; ordinal < snapshots.Count; ordinal++)
        {
            if (InScope(snapshots[ordinal], scope))
                _snapshots[ordinal] = snapshots[ordinal];
        }
        CheckPins(snapshots, scope);
        _scopeList = _snapshots.Count == 0 ? "-1" : string.Join(',', _snapshots.Keys.Select(Text));
        AsKnownOn = scope.AsKnownOn;
        MakeObservationVintages();
        MakeIncidentVintages();
        Sort(scope.SourceOrder);
    }

    /// <summary>The day whose knowledge the scope is limited to; null for everything.</summary>
    public DateOnly? AsKnownOn { get; }

    /// <summary>The snapshots in scope, in the order of adding.</summary>
    public IReadOnlyList<SnapshotRecord> Snapshots => [.. _snapshots.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Vintages in the order of use: real first, then by source, then the newest.</summary>
    public IReadOnlyList<Vintage> Vintages => _vintages;

    /// <summary>The snapshot with an id.</summary>
    public SnapshotRecord Snapshot(string id) => _snapshots.Values.First(snapshot => snapshot.Id == id);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static bool InScope(SnapshotRecord snapshot, ReadingScope scope) =>
        (scope.AsKnownOn is not { } day || snapshot.Effective <= day)
        && (scope.SnapshotIds.Count == 0 || scope.SnapshotIds.Any(id => snapshot.Id.StartsWith(id, StringComparison.Ordinal)));

    static void CheckPins(IReadOnlyList<SnapshotRecord> snapshots, ReadingScope scope)
    {
        foreach (var pin in scope.SnapshotIds)
        {
            var hits = snapshots.Count(snapshot => snapshot.Id.StartsWith(pin, StringComparison.Ordinal));
            if (hits != 1)
                throw new UserError($"'{pin}' names {(hits == 0 ? "no" : "more than one")} snapshot of the store. 'peelian list snapshots' shows them.");
        }
    }

    void MakeObservationVintages()
    {
        var groups = _snapshots.GroupBy(pair => (pair.Value.SourceId, pair.Value.Publisher, pair.Value.Series, pair.Value.Effective, pair.Value.Illustrative));
        foreach (var group in groups)
        {
            var vintage = new ObservationVintage
            {
                SourceId = group.Key.SourceId,
                Publisher = group.Key.Publisher,
                Series = group.Key.Series,
                Effective = group.Key.Effective,
                DateKnown = group.All(pair => pair.Value.Published is not null),
                Illustrative = group.Key.Illustrative,
            };
            _vintages.Add(vintage);
            foreach (var (ordinal, _) in group)
                _vintageOf[ordinal] = vintage;
        }
    }

    void MakeIncidentVintages()
    {
        var rows = Query(
            $"select snapshot, table_name, force, month, rows, located from incident_coverage where snapshot in ({_scopeList}) and force is not null",
            row => (Ordinal: row.GetInt32(0), Table: row.GetString(1), Force: row.GetString(2), Month: row.GetInt32(3), Rows: row.GetInt64(4), Located: row.GetInt64(5)));
        var places = Query("select key, value from meta", row => (Key: row.GetString(0), Id: row.GetString(1)));
        IReadOnlyList<string> PlacedBy(string table) =>
            [.. places.Where(place => place.Key == IncidentCubes.PlaceKey(table)).Select(place => place.Id).Where(id => _snapshots.Values.Any(file => file.Id == id)).Order(StringComparer.Ordinal)];
        foreach (var group in rows.GroupBy(row => (row.Table, row.Force, _snapshots[row.Ordinal].Illustrative)))
        {
            var months = group.GroupBy(row => row.Month).ToDictionary(
                month => month.Key,
                month => month.OrderBy(row => _snapshots[row.Ordinal].Effective).ThenBy(row => _snapshots[row.Ordinal].Order)
                    .Select(row => (row.Ordinal, _snapshots[row.Ordinal].Id, row.Rows, row.Located)).Last());
            var newest = _snapshots[months[months.Keys.Max()].Ordinal];
            var (table, force, illustrative) = group.Key;
            var vintage = new IncidentVintage
            {
                SourceId = newest.SourceId,
                Publisher = newest.Publisher,
                Series = newest.Series,
                Effective = newest.Effective,
                DateKnown = newest.Published is not null,
                Illustrative = illustrative,
                ForceCode = force,
                Table = table,
                RowsName = table == "stops" ? "searches" : "rows",
                Months = months,
                PlacedBy = PlacedBy(table),
                IsMine = code => code == force || _catalogue.FindArea(code)?.ParentCode == force,
            };
            _vintages.Add(vintage);
            _incidents.Add(vintage);
        }
    }

    void Sort(IReadOnlyList<string> order)
    {
        int Rank(Vintage vintage)
        {
            var index = order.ToList().IndexOf(vintage.SourceId);
            return index < 0 ? order.Count : index;
        }
        var sorted = _vintages
            .OrderBy(vintage => vintage.Illustrative)
            .ThenBy(Rank)
            .ThenByDescending(vintage => vintage.Effective)
            .ThenBy(vintage => vintage.SourceId, StringComparer.Ordinal)
            .ThenBy(vintage => vintage.Series, StringComparer.Ordinal)
            .ToList();
        _vintages.Clear();
        _vintages.AddRange(sorted);
    }

    /// <summary>The months of each series of incidents that are loaded, in order.</summary>
    public IEnumerable<(string Name, IReadOnlyList<Month> Months)> IncidentMonths() => _incidents.Select(vintage => (
        $"{_catalogue.FindForce(vintage.ForceCode)?.Name ?? vintage.ForceCode}, {vintage.Series}",
        (IReadOnlyList<Month>)[.. vintage.Months.Keys.Order().Select(Month.FromIndex)]));

    /// <summary>The last month, up to a limit, for which any vintage has the measure (or its parts) in an area; null where none has.</summary>
    public Month? LastMonth(Measure measure, string areaCode, Month limit)
    {
        Month? last = null;
        var lasts = LastMonths(limit);
        foreach (var part in WithParts(measure))
        {
            if (lasts.TryGetValue((part.Id, areaCode), out var found) && (last is null || found > last))
                last = found;
        }
        foreach (var part in WithParts(measure).Where(part => part.Incidents is not null))
        {
            foreach (var vintage in _incidents.Where(vintage => vintage.Table == part.Incidents!.Table && vintage.IsMine(areaCode)))
            {
                foreach (var month in vintage.Months.Keys.Select(Month.FromIndex).Where(month => month <= limit && vintage.WhyNoPlaces(areaCode, month) is null))
                    last = last is null || month > last ? month : last;
            }
        }
        return last;
    }

    // One question for every measure and area: a build asks it hundreds of times.
    Dictionary<(string Measure, string Area), Month> LastMonths(Month limit)
    {
        if (!_lasts.TryGetValue(limit, out var lasts))
        {
            _lasts[limit] = lasts = Query(
                $"select measure, area, max(last) from coverage where snapshot in ({_scopeList}) and last <= {Text(limit.Index)} group by measure, area",
                row => (Key: (row.GetString(0), row.GetString(1)), Last: Month.FromIndex(row.GetInt32(2)))).ToDictionary(pair => pair.Key, pair => pair.Last);
        }
        return lasts;
    }

    /// <summary>The last period, up to a month, for which a measure was published in an area; null where there is none.</summary>
    public Period? LastPeriod(Measure measure, string areaCode, Month limit)
    {
        if (!_lastPeriods.TryGetValue((measure.Id, limit), out var periods))
        {
            _lastPeriods[(measure.Id, limit)] = periods = [];
            var rows = Query(
                $"""
                select area, first, last from coverage
                where snapshot in ({_scopeList}) and measure = {Quote(measure.Id)} and last <= {Text(limit.Index)}
                order by last desc, first
                """,
                row => (Area: row.GetString(0), Period: new Period(Month.FromIndex(row.GetInt32(1)), Month.FromIndex(row.GetInt32(2)))));
            foreach (var (area, period) in rows)
                periods.TryAdd(area, period);
        }
        return periods.TryGetValue(areaCode, out var last) ? last : null;
    }

    /// <summary>
    /// The last month of anything loaded about some areas; null where nothing is. Residents and workforces that are newer than what is
    /// counted do not move it on: nothing happened in their month.
    /// </summary>
    public Month? LatestMonth(IReadOnlyList<Area> areas)
    {
        var codes = string.Join(',', areas.Select(area => Quote(area.Code)));
        var standing = string.Join(',', _catalogue.Measures.Where(measure => measure.IsStock || (!measure.AddsUp && measure.Unit.One == "person")).Select(measure => Quote(measure.Id)).Append("''"));
        var index = Query(
            $"""
            select coalesce(max(last) filter (where statistic <> 'value' or measure not in ({standing})), max(last))
            from coverage where snapshot in ({_scopeList}) and area in ({codes})
            """,
            row => row.IsDBNull(0) ? (int?)null : row.GetInt32(0))[0];
        var incidents = _incidents.Where(vintage => areas.Any(area => vintage.IsMine(area.Code)))
            .SelectMany(vintage => vintage.Months.Keys.Where(month => vintage.WhyNoPlaces(areas[0].Code, Month.FromIndex(month)) is null));
        var latest = incidents.Append(index ?? 0).Max();
        return latest > 0 ? Month.FromIndex(latest) : null;
    }

    List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
