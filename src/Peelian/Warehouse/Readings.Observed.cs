using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <summary>Published numbers as they stand, one by one.</summary>
public sealed partial class Readings
{
    static readonly string Wanted = Engine.Sql("observed-cells");
    static readonly string Counted = Engine.Sql("observed-count");
    static readonly string Listed = Wanted + "select * from wanted order by measure, area, last, first, slice, statistic, rank limit $limit offset $offset";

    /// <summary>How many numbers there are of each measure; measures without any are not in it.</summary>
    public IReadOnlyDictionary<string, long> CountObserved(IReadOnlyList<Measure> measures, ObservedQuestion question)
    {
        var published = measures.Where(measure => !IsCounted(measure)).ToList();
        var counts = _connection.Query(Counted, row => (Measure: row.GetString(0), Count: row.GetInt64(1)), Parameters(published, question)).ToDictionary(pair => pair.Measure, pair => pair.Count, StringComparer.Ordinal);
        foreach (var measure in measures.Where(IsCounted))
        {
            if (WithIncidents(measure, question).Count is > 0 and var count)
                counts[measure.Id] = count;
        }
        return counts;
    }

    /// <summary>Numbers of one measure, by area, months and cut.</summary>
    /// <param name="measure">The measure; what is summed from parts is stored nowhere and has none.</param>
    /// <param name="question">Which.</param>
    /// <param name="offset">How many to leave out before the first.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<Observed> Observed(Measure measure, ObservedQuestion question, long offset = 0, long limit = int.MaxValue) => !IsCounted(measure)
        ? _connection.Query(Listed, ObservedOf, [.. Parameters([measure], question), ("limit", limit), ("offset", offset)])
        : [.. WithIncidents(measure, question).Skip((int)Math.Min(offset, int.MaxValue)).Take((int)limit)];

    /// <summary>
    /// Numbers of measures that are not counted from incidents, as the engine finds them and on a connection of their own: however many there are,
    /// and however long somebody takes to read them, little is held and nobody else waits.
    /// </summary>
    public IEnumerable<Observed> ObservedOneByOne(Measure measure, ObservedQuestion question, long offset, long limit)
    {
        using var beside = Engine.OpenBeside(_connection);
        foreach (var row in beside.Stream(Listed, ObservedOf, [.. Parameters([measure], question), ("limit", limit), ("offset", offset)]))
            yield return row;
    }

    /// <summary>Are there incidents that this measure is counted from?</summary>
    public bool IsCounted(Measure measure) => measure.Incidents is { } rule && _incidents.Exists(vintage => vintage.Table == rule.Table);

    (string, object?)[] Parameters(IReadOnlyList<Measure> measures, ObservedQuestion question)
    {
        var ranks = Ranks;
        List<int> files = [.. ranks.Keys.Order()];
        return
        [
            ("snapshots", files), ("ranks", files.ConvertAll(file => ranks[file])),
            ("measures", measures.Select(measure => measure.Id).Append("").ToList()), ("areas", question.Areas.Select(area => area.Code).Append("").ToList()),
            ("from", question.Months.First.Index), ("to", question.Months.Last.Index),
            ("statistic", question.Statistic?.Id() ?? ""), ("slice", question.Slice?.ToString() ?? "*"),
            ("only", question.SnapshotId is { } id ? OrdinalOf(id) : -1), ("every", question.EveryVintage),
        ];
    }

    int OrdinalOf(string snapshotId) => _snapshots.First(pair => pair.Value.Id == snapshotId).Key;

    // The order in which a pack takes files: by their publications, then the one that reaches furthest, then the one added last.
    Dictionary<int, int> Ranks => _useRanks ??= _snapshots.Keys
        .OrderBy(ordinal => _vintages.IndexOf(_vintageOf[ordinal])).ThenByDescending(ordinal => _snapshots[ordinal].LastMonth).ThenByDescending(ordinal => _snapshots[ordinal].Order)
        .Select((ordinal, rank) => (ordinal, rank)).ToDictionary(pair => pair.ordinal, pair => pair.rank);

    Dictionary<int, int>? _useRanks;

    Observed ObservedOf(DuckDBDataReader row) => new(
        row.GetString(2), StatisticIds.ById[row.GetString(3)], row.GetString(4), new Period(Month.FromIndex(row.GetInt32(5)), Month.FromIndex(row.GetInt32(6))), row.GetString(7),
        row.IsDBNull(8) || row.GetString(3) == "text" ? null : Trim(row.GetDecimal(8)), _snapshots[row.GetInt32(0)], row.GetInt64(15) == 1)
    {
        Decimals = row.IsDBNull(9) ? null : row.GetInt32(9),
        Base = row.IsDBNull(10) ? null : Trim(row.GetDecimal(10)),
        Text = row.TextOrNull(11),
        Note = row.TextOrNull(12),
        Classification = row.TextOrNull(13),
        Lines = row.GetString(14),
    };

    // What was published of such a measure and what is counted of its incidents: of one month's number the one that a pack would use.
    List<Observed> WithIncidents(Measure measure, ObservedQuestion question)
    {
        var counted = question.Statistic is null or Statistic.Value && question.Cut.All(dimension => measure.Dimensions.Contains(dimension, StringComparer.Ordinal));
        var all = _connection.Query(Listed, ObservedOf, [.. Parameters([measure], question), ("limit", (long)int.MaxValue), ("offset", 0L)])
            .Select(row => (Row: row, Vintage: _vintages.IndexOf(_vintageOf[OrdinalOf(row.Snapshot.Id)])))
            .Concat(counted ? Incidents(measure, question) : []);
        return
        [
            .. all.GroupBy(one => (one.Row.Statistic, one.Row.AreaCode, one.Row.Period, one.Row.Slice))
                .SelectMany(cell => cell.OrderBy(one => one.Vintage).ThenByDescending(one => one.Row.IsNewest).Select((one, place) => one.Row with { IsNewest = place == 0 && one.Row.IsNewest }))
                .Where(row => question.EveryVintage || question.SnapshotId is not null || row.IsNewest)
                .OrderBy(row => row.AreaCode, StringComparer.Ordinal).ThenBy(row => row.Period).ThenBy(row => row.Slice, StringComparer.Ordinal).ThenBy(row => row.Statistic),
        ];
    }

    // Every cut that occurs anywhere is given for every covered month and area: a zero there is a true zero.
    IEnumerable<(Observed Row, int Vintage)> Incidents(Measure measure, ObservedQuestion question)
    {
        var vintages = _incidents.Where(vintage => vintage.Table == measure.Incidents!.Table).ToList();
        List<Month> covered = [.. vintages.SelectMany(vintage => vintage.Months.Keys).Select(Month.FromIndex).Where(question.Months.Contains)];
        if (covered.Count == 0)
            yield break;
        // However long ago or far ahead is asked for: only what is covered is loaded.
        Need([measure], new Period(covered.Min(), covered.Max()), question.Cut);
        foreach (var vintage in vintages)
        {
            var slices = vintage.SlicesOf(measure.Id, question.Cut).Where(slice => question.Slice is not { } only || slice == only).ToList();
            foreach (var area in question.Areas)
            {
                foreach (var month in vintage.Months.Keys.Select(Month.FromIndex).Where(question.Months.Contains))
                {
                    foreach (var slice in slices)
                    {
                        if (vintage.Month(measure.Id, area.Code, month, slice) is { } reading && (question.SnapshotId is null || reading.SnapshotId == question.SnapshotId))
                            yield return (new(measure.Id, Statistic.Value, area.Code, Period.Of(month), slice.ToString(), reading.Value, Snapshot(reading.SnapshotId), true), _vintages.IndexOf(vintage));
                    }
                }
            }
        }
    }
}
