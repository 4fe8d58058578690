using Peelian.Calculations;
using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian;

/// <summary>One state of knowledge: what the warehouse holds for it, and what adds it up.</summary>
sealed record Knowledge(Readings Readings, Counter Counter);

/// <summary>
/// Months revised: for each measure that a pack shows as a row or by month, its 24 months as the earlier pack's files give them
/// and as today's do, where both have them.
/// </summary>
sealed class SinceMonths(Catalogue catalogue, Area area, Knowledge then, Knowledge now)
{
    readonly List<Row> _measures = [];
    readonly List<Row> _months = [];

    /// <summary>How many monthly counts both know.</summary>
    public int Compared { get; private set; }

    /// <summary>The measure whose total moved most, with its row; null where no month was revised.</summary>
    public (Measure Measure, Row Row)? Most { get; private set; }

    /// <summary>The monthly counts that differ.</summary>
    public IReadOnlyList<Row> Revised => _months;

    sealed record Pair(Month Month, Estimate Before, Estimate After)
    {
        public bool IsRevised => Before.Value != After.Value;
    }

    /// <summary>Compares every measure of the earlier pack.</summary>
    public void Compare(Summary earlier)
    {
        var shown = Shown(earlier);
        if (shown.Count == 0)
            return;
        var window = new Period(shown.Min(one => one.Last) - 23, shown.Max(one => one.Last));
        foreach (var readings in (Readings[])[then.Readings, now.Readings])
            readings.Need(shown.Select(one => one.Measure), window);
        foreach (var (measure, last) in shown)
            Compare(measure, Period.YearTo(last));
    }

    // A row's measure, a judged one, or one that a figure counts by month: stocks and populations are none of these.
    List<(Measure Measure, Month Last)> Shown(Summary earlier) =>
    [
        .. earlier.Figures.Where(figure => figure is { Gap: null, Period: not null })
            .SelectMany(figure => MeasuresOf(figure).Select(measure => (measure, figure.Period!.Value.Last)))
            .DistinctBy(pair => pair.measure.Id),
    ];

    IEnumerable<Measure> MeasuresOf(Figure figure) => figure.Table.Rows.Select(row => row.TermId)
        .Concat(figure.Judgements.Select(judged => judged.MeasureId))
        .Concat(figure.Table.Columns[0].Kind == ColumnKind.Month ? figure.TermIds : [])
        .OfType<string>().Distinct(StringComparer.Ordinal)
        .Select(catalogue.FindMeasure).OfType<Measure>().Where(measure => !measure.Unit.IsPercent);

    void Compare(Measure measure, Period year)
    {
        var (older, newer) = (ChoiceOf(then, measure, year), ChoiceOf(now, measure, year));
        if (SortedAnew(measure, older.Classification, newer.Classification) is { } why)
        {
            var none = Estimate.Missing(why);
            AddMeasure(measure, none, none, none, none, older, newer);
            return;
        }
        var pairs = new Period(year.YearEarlier.First, year.Last).Months
            .Select(month => new Pair(month, CountOf(then, older, measure, month), CountOf(now, newer, measure, month)))
            .Where(pair => !pair.Before.IsMissing && !pair.After.IsMissing).ToList();
        Compared += pairs.Count;
        var revised = pairs.Where(pair => pair.IsRevised).ToList();
        if (revised.Count == 0)
            return;
        foreach (var pair in revised)
            AddMonth(measure, pair);
        var before = Sum(pairs.Select(pair => pair.Before));
        var after = Sum(pairs.Select(pair => pair.After));
        AddMeasure(measure, Estimate.Of(pairs.Count), Estimate.Of(revised.Count), before, after, older, newer);
        if (Most is not { } most || Math.Abs(most.Row.Cells[6].Number!.Value!.Value) < Math.Abs(after.Value!.Value - before.Value!.Value))
            Most = (measure, _measures[^1]);
    }

    Choice ChoiceOf(Knowledge known, Measure measure, Period year) => known.Counter.Choose(measure, area.Code, [year.YearEarlier, year]);

    // The publication that the comparison rests on; a month that it lacks comes from the best there is, as in a figure by month.
    Estimate CountOf(Knowledge known, Choice choice, Measure measure, Month month)
    {
        var count = known.Counter.Total(choice, measure, area.Code, Period.Of(month));
        return count.IsMissing ? known.Counter.Total(known.Counter.Choose(measure, area.Code, [Period.Of(month)]), measure, area.Code, Period.Of(month)) : count;
    }

    static string? SortedAnew(Measure measure, string? older, string? newer)
    {
        if (older is null || newer is null || older == newer)
            return null;
        return measure.Breaks.FirstOrDefault(one => one.Divides(older, newer)) switch
        {
            { Refuse: false } => null,
            { } sorted => $"not compared: {sorted.Note.TrimEnd('.')}",
            null => "not compared: counted under another classification of offences",
        };
    }

    static Estimate Sum(IEnumerable<Estimate> counts) => Ratios.Sum([.. counts]);

    void AddMeasure(Measure measure, Estimate months, Estimate revised, Estimate before, Estimate after, Choice older, Choice newer) =>
        _measures.Add(new Row(measure.Id,
        [
            Cell.Words(measure.Id), Cell.Words(measure.Name), Cells.Count(months), Cells.Count(revised), Cells.Count(before), Cells.Count(after), Difference(before, after),
            Cell.Words(Publication(older)), Cell.Words(Publication(newer)),
        ]));

    void AddMonth(Measure measure, Pair pair) => _months.Add(new Row($"{measure.Id}:{pair.Month}",
    [
        Cell.Words(measure.Id), Cell.Words(measure.Name), Cell.Of(pair.Month), Cells.Count(pair.Before), Cells.Count(pair.After), Difference(pair.Before, pair.After),
        Cell.Words(Files(then, pair.Before)), Cell.Words(Files(now, pair.After)),
    ]));

    static Cell Difference(Estimate before, Estimate after)
    {
        var difference = before.IsMissing || after.IsMissing
            ? Estimate.Missing((before.WhyMissing ?? after.WhyMissing)!)
            : Estimate.Of(after.Value!.Value - before.Value!.Value).From(before, after);
        return Cell.Of(difference, Format.Points(difference, 0));
    }

    static string Publication(Choice choice) => choice.Vintage is not { } vintage ? ""
        : vintage.DateKnown ? $"{vintage.Series}, published {Format.Day(vintage.Effective)}"
        : $"{vintage.Series}, date of publication not given";

    static string Files(Knowledge known, Estimate count) => string.Join("; ", count.SnapshotIds.Select(known.Readings.Snapshot).Select(Name));

    static string Name(Sources.SnapshotRecord file) => file.Published is { } day ? $"{file.FileName}, published {Format.Day(day)}" : file.FileName;

    /// <summary>The tables: by measure, and month by month.</summary>
    public IEnumerable<SinceTable> Tables()
    {
        if (_measures.Count > 0)
            yield return new SinceTable("measures", "Counts revised, by measure, in the months that both packs know", new Table(MeasureColumns, _measures));
        if (_months.Count > 0)
            yield return new SinceTable("months", "Counts revised, month by month", new Table(MonthColumns, _months)) { Shown = false };
    }

    static readonly Column[] MeasureColumns =
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Measure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("months", "Months compared") { Unit = "months", Shown = false, Description = "Months that both packs know" },
        new("revised", "Months revised") { Unit = "months", Description = "Months whose count differs" },
        new("before", "Before (count)") { Unit = "count", Description = "Sum of these months in the earlier pack’s files" },
        new("after", "Now (count)") { Unit = "count", Description = "Sum of the same months in today’s files" },
        new("difference", "Difference (count)") { Unit = "count", Description = "Now − before" },
        new("publication_before", "Publication before", ColumnKind.Text) { Shown = false, Description = "The publication that the earlier pack’s counts come from" },
        new("publication_after", "Publication now", ColumnKind.Text) { Description = "The publication that today’s counts come from" },
    ];

    static readonly Column[] MonthColumns =
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Measure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("month", "Month", ColumnKind.Month) { Description = "Calendar month" },
        new("before", "Before (count)") { Unit = "count", Description = "Count in the earlier pack’s files" },
        new("after", "Now (count)") { Unit = "count", Description = "Count in today’s files" },
        new("difference", "Difference (count)") { Unit = "count", Description = "Now − before" },
        new("file_before", "File before", ColumnKind.Text) { Description = "The kept file that the earlier count comes from" },
        new("file_after", "File now", ColumnKind.Text) { Description = "The kept file that today’s count comes from" },
    ];
}
