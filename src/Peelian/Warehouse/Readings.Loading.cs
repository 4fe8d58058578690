using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <summary>Loading what figures are about to ask for, a few questions for many numbers.</summary>
public sealed partial class Readings
{
    /// <summary>How often anything was loaded: what was computed before the last time may be out of date.</summary>
    internal int Loads { get; private set; }

    /// <summary>Loads what figures are about to ask for: some measures with their parts, over a run of months, cut by some dimensions.</summary>
    public void Need(IEnumerable<Measure> measures, Period window, params IReadOnlyList<string> dimensions)
    {
        // Two years in one go: what asks for twelve months now asks for thirteen or twenty-four next.
        window = Union(window, Period.To(window.Last, 24));
        var all = measures.SelectMany(WithParts).DistinctBy(measure => measure.Id).ToList();
        var missing = all.Where(measure => !_loaded.TryGetValue(measure.Id, out var have) || have.First > window.First || have.Last < window.Last).ToList();
        if (missing.Count > 0)
        {
            Loads++;
            LoadObservations(missing, missing.Where(measure => _loaded.ContainsKey(measure.Id)).Aggregate(window, (all, measure) => Union(all, _loaded[measure.Id])));
            foreach (var measure in missing)
                _loaded[measure.Id] = Union(_loaded.TryGetValue(measure.Id, out var have) ? have : window, window);
        }
        foreach (var measure in all.Where(measure => measure.Incidents is not null))
        {
            foreach (var vintage in _incidents.Where(vintage => vintage.Table == measure.Incidents!.Table))
            {
                if (vintage.IsLoaded(measure.Id) && !missing.Contains(measure) && dimensions.All(dimension => vintage.Knows(measure.Id, dimension)))
                    continue;
                Loads++;
                LoadIncidents(_connection, vintage, measure, [.. vintage.DimensionsOf(measure.Id).Union(dimensions, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
            }
        }
    }

    static Period Union(Period left, Period right) =>
        new(left.First < right.First ? left.First : right.First, left.Last > right.Last ? left.Last : right.Last);

    IEnumerable<Measure> WithParts(Measure measure) =>
        measure.Parts.Select(_catalogue.MeasureCalled).SelectMany(WithParts).Prepend(measure);

    void LoadObservations(List<Measure> measures, Period window)
    {
        var names = string.Join(',', measures.Select(measure => Quote(measure.Id)));
        var already = measures.Where(measure => _loaded.ContainsKey(measure.Id)).Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal);
        var sql = $"""
            select snapshot, measure, statistic, area, first, last, slice, cast(sum(value) as decimal(28,10)) as value,
                   max(decimals) as decimals, max(base) as base, max(text) as text, max(note) as note, max(classification) as classification
            from observation
            where measure in ({names}) and snapshot in ({_scopeList})
              and last between {Text(window.First.Index)} and {Text(window.Last.Index)}
            group by snapshot, measure, statistic, area, first, last, slice
            """;
        var scratch = Query(sql, row => (
            Ordinal: row.GetInt32(0),
            Measure: row.GetString(1),
            Statistic: StatisticIds.ById[row.GetString(2)],
            Area: row.GetString(3),
            Period: new Period(Month.FromIndex(row.GetInt32(4)), Month.FromIndex(row.GetInt32(5))),
            Slice: row.GetString(6),
            Reading: new Reading(row.IsDBNull(7) ? 0 : Trim(row.GetDecimal(7)), _snapshots[row.GetInt32(0)].Id)
            {
                Decimals = row.IsDBNull(8) ? null : row.GetInt32(8),
                Base = row.IsDBNull(9) ? null : Trim(row.GetDecimal(9)),
                Text = row.IsDBNull(10) ? null : row.GetString(10),
                Note = row.IsDBNull(11) ? null : row.GetString(11),
                Classification = row.IsDBNull(12) ? null : row.GetString(12),
            }));
        foreach (var vintage in _vintageOf.Values.Distinct().Where(_ => already.Count > 0))
            vintage.Forget(already);
        foreach (var row in scratch)
        {
            if (!Slice.TryParse(row.Slice, out var fault, out var slice))
                throw new InvalidOperationException($"The warehouse holds a slice that is none: {fault}.");
            _vintageOf[row.Ordinal].Add(row.Measure, row.Statistic, row.Area, row.Period, slice, RankInVintage(row.Ordinal), row.Reading);
        }
    }

    // The engine's decimals have ten places; a count of 2570.0000000000 is 2570.
    static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static void LoadIncidents(DuckDBConnection connection, IncidentVintage vintage, Measure measure, IReadOnlyList<string> dimensions)
    {
        var cut = string.Concat(dimensions.Select(dimension => $", {Column(dimension)}"));
        vintage.Forget(measure.Id);
        Declare(vintage, measure, dimensions);
        connection.Query($"select month, area{cut}, cast(sum(n) as bigint) as n from {RowsOf(vintage, measure)} group by month, area{cut}", row =>
        {
            AddCount(vintage, measure, row, Slice.Of([.. dimensions.Select((dimension, index) => (dimension, row.GetString(2 + index)))]), row.GetInt64(2 + dimensions.Count));
            return 0;
        });
    }

    // A dimension's column, by its name and nothing else.
    static string Column(string dimension) => $"\"{dimension.Replace('-', '_').Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string RowsOf(IncidentVintage vintage, Measure measure)
    {
        var chosen = string.Join(',', vintage.Months.Select(month => $"({Text(month.Value.Ordinal)},{Text(month.Key)})"));
        return $"{vintage.Table} where force = {Quote(vintage.ForceCode)} and (snapshot, month) in ({chosen}){Conditions(measure.Incidents!)}";
    }

    // Searches are rows of one kind, cut by what is in them; crimes and outcomes are kinds of row that a publisher can leave out.
    static void Declare(IncidentVintage vintage, Measure measure, IEnumerable<string> dimensions) =>
        vintage.Declare(measure.Id, dimensions, needsLabel: vintage.Table != "stops" && measure.Incidents!.Where.Keys.Any(key => !key.EndsWith('!')));

    // Every row is its force's, and those that have a place their area's too.
    static void AddCount(IncidentVintage vintage, Measure measure, DuckDBDataReader row, Slice slice, long count)
    {
        if (!row.IsDBNull(1))
            vintage.Add(measure.Id, row.GetString(1), row.GetInt32(0), slice, count);
        vintage.Add(measure.Id, vintage.ForceCode, row.GetInt32(0), slice, count);
    }

    // Of the files of one publication the one that reaches furthest is the newest, then the one added last.
    int RankInVintage(int ordinal) =>
        _ranks.TryGetValue(ordinal, out var rank)
            ? rank
            : _ranks[ordinal] = _snapshots.Count(pair => (pair.Value.LastMonth ?? default, pair.Value.Order).CompareTo((_snapshots[ordinal].LastMonth ?? default, _snapshots[ordinal].Order)) < 0);

    readonly Dictionary<int, int> _ranks = [];
}
