using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <summary>Published numbers as they stand, one by one.</summary>
public sealed partial class Readings
{
    static readonly string Wanted = Engine.Sql("observed-cells");
    static readonly string Counted = Engine.Sql("observed-count");
    static readonly string Listed = Wanted + "select * from wanted order by measure, area, last, first, slice, statistic, rank, classification nulls first, lines limit $limit offset $offset";

    /// <summary>How many numbers there are of each measure; measures without any are not in it.</summary>
    public IReadOnlyDictionary<string, long> CountObserved(IReadOnlyList<Measure> measures, ObservedQuestion question)
    {
        var published = measures.Where(measure => !IsCounted(measure)).ToList();
        var counts = _connection.Query(Counted, row => (Measure: row.GetString(0), Count: row.GetInt64(1)), Parameters(published, question)).ToDictionary(pair => pair.Measure, pair => pair.Count, StringComparer.Ordinal);
        foreach (var measure in measures.Where(IsCounted))
        {
            if (WithIncidents(_connection, measure, question).Count is > 0 and var count)
                counts[measure.Id] = count;
        }
        return counts;
    }

    /// <summary>Numbers of one measure, by area, months and cut.</summary>
    /// <param name="measure">The measure; what is summed from parts is stored nowhere and has none.</param>
    /// <param name="question">Which.</param>
    /// <param name="offset">How many to leave out before the first.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<Observed> Observed(Measure measure, ObservedQuestion question, long offset = 0, long limit = int.MaxValue) => [.. Observed(_connection, measure, question, offset, limit)];

    /// <summary>
    /// The same on a connection of their own, so that nobody else waits however long somebody takes to read them. Published numbers come as the engine
    /// finds them; counts of incidents, a number for each month and area, are held for as long as they are read.
    /// </summary>
    public IEnumerable<Observed> ObservedOneByOne(Measure measure, ObservedQuestion question, long offset, long limit)
    {
        using var beside = Engine.OpenBeside(_connection);
        foreach (var row in Observed(beside, measure, question, offset, limit))
            yield return row;
    }

    IEnumerable<Observed> Observed(DuckDBConnection connection, Measure measure, ObservedQuestion question, long offset, long limit) => IsCounted(measure)
        ? WithIncidents(connection, measure, question).Skip((int)Math.Min(offset, int.MaxValue)).Take((int)Math.Min(limit, int.MaxValue))
        : connection.Stream(Listed, ObservedOf, [.. Parameters([measure], question), ("limit", limit), ("offset", offset)]);

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
        Lines = row.TextOrNull(14) ?? "",
    };
}
