using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian;

/// <summary>What one publication of a series changed of the one before it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Older">The earlier publication: "published 12 November 2022", or "data to October 2022" where the day is not known.</param>
/// <param name="Newer">The later one.</param>
/// <param name="Day">The day that orders the later one.</param>
/// <param name="Compared">Monthly counts of areas that both have under one classification.</param>
/// <param name="Apart">Monthly counts that both have, counted under two classifications: never set against each other.</param>
/// <param name="Table">A row for each measure of which any was revised.</param>
public sealed record Revision(string Series, string Older, string Newer, DateOnly Day, int Compared, int Apart, Table Table);

/// <summary>Compares the publications of each series with the one before, over the last 24 months that both have.</summary>
public sealed class Revisions(Catalogue catalogue, Readings readings, IReadOnlyList<Area> areas)
{
    const int Months = 24;

    /// <summary>The pairs that share months, newest first.</summary>
    public IReadOnlyList<Revision> Find() =>
    [
        .. readings.Vintages.Where(vintage => !vintage.Illustrative)
            .GroupBy(vintage => (vintage.SourceId, vintage.Publisher, vintage.Series))
            .SelectMany(series => { var ordered = series.OrderBy(vintage => vintage.Effective).ToList(); return ordered.Zip(ordered.Skip(1)); })
            .Select(pair => Compare(pair.First, pair.Second)).OfType<Revision>()
            .OrderByDescending(one => one.Day).ThenBy(one => one.Series, StringComparer.Ordinal),
    ];

    Revision? Compare(Vintage older, Vintage newer)
    {
        if (LastOf(older) is not { } last)
            return null;
        var window = Period.To(last, Months);
        var counts = catalogue.Measures.Where(measure => !measure.Unit.IsPercent && measure.Incidents is null).ToList();
        readings.Need(counts, window);
        var (rows, compared, apart) = (new List<Row>(), 0, 0);
        foreach (var measure in counts)
        {
            var both = (from area in areas
                        from month in window.Months
                        let before = older.Month(measure.Id, area.Code, month, Slice.Whole)
                        let after = newer.Month(measure.Id, area.Code, month, Slice.Whole)
                        where before is not null && after is not null
                        select new Pair(area, before, after)).ToList();
            var pairs = both.FindAll(pair => pair.Before.Classification == pair.After.Classification);
            (compared, apart) = (compared + pairs.Count, apart + both.Count - pairs.Count);
            if (pairs.Exists(pair => pair.IsRevised))
                rows.Add(RowOf(measure, pairs));
        }
        return compared + apart == 0 ? null : new Revision(older.Series, Named(older), Named(newer), newer.Effective, compared, apart, new Table(Columns, rows));
    }

    sealed record Pair(Area Area, Reading Before, Reading After)
    {
        public decimal By => After.Value - Before.Value;

        public bool IsRevised => By != 0;
    }

    static Row RowOf(Measure measure, List<Pair> pairs)
    {
        var revised = pairs.FindAll(pair => pair.IsRevised);
        var most = revised.GroupBy(pair => pair.Area).Select(group => (Area: group.Key, By: group.Sum(pair => pair.By)))
            .OrderByDescending(one => Math.Abs(one.By)).ThenBy(one => one.Area.Name, StringComparer.Ordinal).First();
        Estimate Sum(Func<Pair, Reading> side) => Estimate.Of(pairs.Sum(pair => side(pair).Value)) with
        {
            SnapshotIds = [.. pairs.Select(pair => side(pair).SnapshotId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        var (was, now) = (Sum(pair => pair.Before), Sum(pair => pair.After));
        var difference = Estimate.Of(now.Value!.Value - was.Value!.Value).From(was, now);
        return new Row(measure.Id,
        [
            Cell.Words(measure.Id), Cell.Words(measure.Name), Cells.Count(Estimate.Of(pairs.Count)), Cells.Count(Estimate.Of(revised.Count)),
            Cells.Count(was), Cells.Count(now), Cell.Of(difference, Format.Points(difference, 0)), Cell.Words(most.Area.Code, $"{most.Area.Name} ({Format.Points(Estimate.Of(most.By), 0)})"),
        ])
        { TermId = measure.Id };
    }

    string Named(Vintage vintage) => vintage.DateKnown || LastOf(vintage) is not { } last ? $"published {Format.Day(vintage.Effective)}" : $"data to {last.Label}";

    // A vintage does not know its last month; its files do.
    Month? LastOf(Vintage vintage) => readings.Snapshots
        .Where(file => file.SourceId == vintage.SourceId && file.Publisher == vintage.Publisher && file.Series == vintage.Series && file.Effective == vintage.Effective)
        .Max(file => file.LastMonth);

    static readonly Column[] Columns =
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Measure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("compared", "Monthly counts that both have") { Unit = "counts", Description = "One for each area and month" },
        new("revised", "Of these, revised") { Unit = "counts", Description = "Those that differ" },
        new("before", "Before (count)") { Unit = "count", Description = "Sum in the earlier publication" },
        new("after", "Now (count)") { Unit = "count", Description = "Sum of the same months and areas in the later one" },
        new("difference", "Difference (count)") { Unit = "count", Description = "Now − before" },
        new("most", "Most in", ColumnKind.Text) { Description = "The area whose sum moved most, with by how much" },
    ];
}
