namespace Peelian.Warehouse;

/// <summary>The way back: from a number to the published rows behind it.</summary>
public sealed partial class Readings
{
    /// <summary>The rows that one input of a number was read from: file, line, column, label, month and value.</summary>
    public IReadOnlyList<string> Rows(ReadingKey key, IReadOnlyList<string> snapshotIds)
    {
        var measure = _catalogue.MeasureCalled(key.MeasureId);
        var files = _snapshots.Where(pair => snapshotIds.Contains(pair.Value.Id, StringComparer.Ordinal)).Select(pair => pair.Key).ToList();
        if (files.Count == 0)
            return [];
        var chosen = string.Join(',', files.Select(Text));
        if (_catalogue.FindArea(key.AreaCode) is null)
            return SmallPlaceRows(measure, key, chosen);
        var stored = Query(
            $"""
            select snapshot, line, col, label, first, last, slice, value, text, sheet
            from observation
            where snapshot in ({chosen}) and measure = {Quote(key.MeasureId)} and statistic = {Quote(key.Statistic.Id())} and area = {Quote(key.AreaCode)}
              and ((first = {Text(key.Period.First.Index)} and last = {Text(key.Period.Last.Index)})
                or (first >= {Text(key.Period.First.Index)} and last <= {Text(key.Period.Last.Index)}))
            order by snapshot, last, sheet nulls first, line, col
            """,
            row => (Slice: row.GetString(6), Months: new Period(Month.FromIndex(row.GetInt32(4)), Month.FromIndex(row.GetInt32(5))), Words: $"{_snapshots[row.GetInt32(0)].FileName}, {Place(row.IsDBNull(9) ? null : row.GetString(9), row.GetInt32(1), row.GetInt32(2))}{(row.IsDBNull(3) ? "" : $", “{row.GetString(3)}”")}, "
                + $"{new Period(Month.FromIndex(row.GetInt32(4)), Month.FromIndex(row.GetInt32(5)))}{(row.GetString(6).Length > 0 ? $", {row.GetString(6)}" : "")}: {(row.IsDBNull(7) ? row.GetString(8) : Figures.Format.Raw(Estimate.Of(Trim(row.GetDecimal(7)))))}"));
        // Quarters add up to what nothing states as a whole; where it is stated they are parts of it.
        if (stored.Exists(row => row.Months == key.Period))
            stored.RemoveAll(row => row.Months.Length > 1 && row.Months != key.Period);
        var wanted = stored.Where(row => row.Slice == key.Slice.ToString()).ToList();
        if (wanted.Count == 0)
            wanted = [.. stored.Where(row => IsFiner(row.Slice, key.Slice))];
        return wanted.Count > 0 || measure.Incidents is null ? [.. wanted.Select(row => row.Words)] : IncidentRows(measure, key, chosen);
    }

    readonly Dictionary<(Vintage, string, Period), HashSet<string>> _labels = [];

    /// <summary>The publisher's labels (without their group, folded) that a measure was counted under in some months, in any area.</summary>
    internal IReadOnlySet<string> LabelsOf(Vintage vintage, Measure measure, Period months)
    {
        if (_labels.TryGetValue((vintage, measure.Id, months), out var labels))
            return labels;
        IReadOnlyList<Vintage> parts = vintage is JoinedVintage joined ? joined.Parts : [vintage];
        var files = _vintageOf.Where(pair => parts.Contains(pair.Value)).Select(pair => Text(pair.Key)).Append("-1");
        return _labels[(vintage, measure.Id, months)] =
        [
            .. Query(
                $"""
                select distinct label from observation
                where snapshot in ({string.Join(',', files)}) and measure = {Quote(measure.Id)} and value <> 0 and label is not null
                  and last between {Text(months.First.Index)} and {Text(months.Last.Index)}
                """,
                row => Sources.Label.Fold(row.GetString(0).Split(" / ")[^1])),
        ];
    }

    /// <summary>Files of one publication that give different numbers for the same thing: the one added last is used.</summary>
    public IReadOnlyList<(string Older, string Newer, long Numbers)> Disagreements()
    {
        var groups = _vintageOf.GroupBy(pair => pair.Value).Where(group => group.Count() > 1);
        var found = new List<(string, string, long)>();
        foreach (var files in groups.Select(group => string.Join(',', group.Select(pair => Text(pair.Key)))))
        {
            found.AddRange(Query(
                $"""
                with sums as (
                    select snapshot, measure, statistic, area, first, last, slice, sum(value) as value
                    from observation where snapshot in ({files}) group by all)
                select a.snapshot, b.snapshot, count(*)
                from sums a join sums b using (measure, statistic, area, first, last, slice)
                where a.snapshot < b.snapshot and a.value is distinct from b.value
                group by a.snapshot, b.snapshot order by a.snapshot, b.snapshot
                """,
                row => (_snapshots[row.GetInt32(0)].FileName, _snapshots[row.GetInt32(1)].FileName, row.GetInt64(2))));
        }
        return found;
    }

    static string Place(string? sheet, int line, int column) =>
        sheet is not null && line > 0 ? $"sheet {sheet}, {(column > 0 ? $"cell {Sources.SheetPart.Cell(line, column)}" : $"row {Text(line)}")}"
        : line == 0 ? "no row: the file covers it, so it is zero" : column > 0 ? $"line {Text(line)}, column {Text(column)}" : $"line {Text(line)}";

    static bool IsFiner(string text, Slice slice) =>
        Slice.TryParse(text, out _, out var finer) && slice.Pairs.All(pair => finer.Pairs.TryGetValue(pair.Key, out var value) && value == pair.Value);

    // Incidents are too many to list: how many rows of which file, and by which rule.
    List<string> IncidentRows(Measure measure, ReadingKey key, string chosen)
    {
        var conditions = Conditions(measure.Incidents!) + string.Concat(key.Slice.Pairs.Select(pair => $" and {pair.Key.Replace('-', '_')} = {Quote(pair.Value)}"));
        var force = _catalogue.FindForce(key.AreaCode);
        var place = force is null ? $"area = {Quote(key.AreaCode)}" : $"force = {Quote(force.Code)}";
        var rows = Query(
            $"""
            select snapshot, month, cast(sum(n) as bigint)
            from {measure.Incidents!.Table}
            where snapshot in ({chosen}) and month between {Text(key.Period.First.Index)} and {Text(key.Period.Last.Index)} and {place}{conditions}
            group by snapshot, month order by month, snapshot
            """,
            row => $"{_snapshots[row.GetInt32(0)].FileName}, {Month.FromIndex(row.GetInt32(1))}: {Figures.Format.Whole(row.GetInt64(2))} rows that meet the measure’s rule ({Rule(measure)})");
        if (force is null)
            rows.AddRange(_incidents.Where(vintage => vintage.Table == measure.Incidents.Table).SelectMany(vintage => vintage.PlacedBy).Distinct(StringComparer.Ordinal).Select(id => $"placed in the area by {Snapshot(id).FileName}"));
        return rows;
    }

    static string Rule(Measure measure) => measure.Incidents!.Where.Count == 0
        ? "every row"
        : string.Join("; ", measure.Incidents.Where.Select(pair => $"{pair.Key.TrimEnd('!')} {(pair.Key.EndsWith('!') ? "is not" : "is")} {string.Join(" or ", pair.Value)}"));

    static string Conditions(IncidentRule rule) => string.Concat(rule.Where.Select(pair =>
    {
        var column = pair.Key.TrimEnd('!').Replace('-', '_');
        return $" and {column} {(pair.Key.EndsWith('!') ? "not in" : "in")} ({string.Join(',', pair.Value.Select(Quote))})";
    }));
}
