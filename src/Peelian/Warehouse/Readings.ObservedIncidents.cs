using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <content>Counts of incidents one by one, as somebody asks for them: counted for the question alone, and nothing of them is kept.</content>
public sealed partial class Readings
{
    // What was published of such a measure and what is counted of its incidents: of one month's number the one that a pack would use.
    List<Observed> WithIncidents(DuckDBConnection connection, Measure measure, ObservedQuestion question)
    {
        var counted = question.Statistic is null or Statistic.Value && question.Cut.All(dimension => measure.Dimensions.Contains(dimension, StringComparer.Ordinal));
        var all = connection.Query(Listed, ObservedOf, [.. Parameters([measure], question), ("limit", (long)int.MaxValue), ("offset", 0L)])
            .Select(row => (Row: row, Vintage: _vintages.IndexOf(_vintageOf[OrdinalOf(row.Snapshot.Id)])))
            .Concat(counted ? Incidents(connection, measure, question) : []);
        return
        [
            .. all.GroupBy(one => (one.Row.Statistic, one.Row.AreaCode, one.Row.Period, one.Row.Slice))
                .SelectMany(cell => cell.OrderBy(one => one.Vintage).ThenByDescending(one => one.Row.IsNewest).Select((one, place) => one.Row with { IsNewest = place == 0 && one.Row.IsNewest }))
                .Where(row => question.EveryVintage || question.SnapshotId is not null || row.IsNewest)
                .OrderBy(row => row.AreaCode, StringComparer.Ordinal).ThenBy(row => row.Period).ThenBy(row => row.Slice, StringComparer.Ordinal).ThenBy(row => row.Statistic),
        ];
    }

    // Every cut that occurs anywhere is given for every covered month and area: a zero there is a true zero.
    IEnumerable<(Observed Row, int Vintage)> Incidents(DuckDBConnection connection, Measure measure, ObservedQuestion question)
    {
        foreach (var vintage in _incidents.Where(vintage => vintage.Table == measure.Incidents!.Table))
        {
            var (counts, slices) = Counts(connection, vintage, measure, question);
            foreach (var area in question.Areas)
            {
                foreach (var month in vintage.Months.Keys.Select(Month.FromIndex).Where(question.Months.Contains))
                {
                    foreach (var slice in slices)
                    {
                        if (counts.Month(measure.Id, area.Code, month, slice) is { } reading && (question.SnapshotId is null || reading.SnapshotId == question.SnapshotId))
                            yield return (new(measure.Id, Statistic.Value, area.Code, Period.Of(month), slice.ToString(), reading.Value, Snapshot(reading.SnapshotId), true), _vintages.IndexOf(vintage));
                    }
                }
            }
        }
    }

    static (IncidentVintage Counts, IReadOnlyList<Slice> Slices) Counts(DuckDBConnection connection, IncidentVintage vintage, Measure measure, ObservedQuestion question)
    {
        var counts = vintage.WithoutCounts();
        if (question.Slice is { } only)
            return (counts, CountSlice(connection, counts, measure, only) ? [only] : []);
        LoadIncidents(connection, counts, measure, question.Dimensions);
        return (counts, counts.SlicesOf(measure.Id, question.Dimensions));
    }

    // However many dimensions a slice names, one number comes back for each area and month; false where no incident is in it.
    static bool CountSlice(DuckDBConnection connection, IncidentVintage counts, Measure measure, Slice slice)
    {
        List<(string, object?)> values = [.. slice.Dimensions.Select((dimension, at) => ($"value{Text(at)}", (object?)slice.Pairs[dimension]))];
        var inside = string.Concat(slice.Dimensions.Select((dimension, at) => $" and {Column(dimension)} = $value{Text(at)}"));
        Declare(counts, measure, slice.Dimensions);
        var found = false;
        connection.Query(
            $"select month, area, cast(coalesce(sum(n) filter (where true{inside}), 0) as bigint) from {RowsOf(counts, measure)} group by month, area",
            row =>
            {
                found |= row.GetInt64(2) > 0;
                AddCount(counts, measure, row, slice, row.GetInt64(2));
                return 0;
            },
            [.. values]);
        return found;
    }
}
