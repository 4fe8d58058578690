using Peelian.Warehouse;

namespace Peelian.Calculations;

/// <summary>The vintage that a figure's counts come from, and whether it took several to cover the comparison.</summary>
/// <param name="Vintage">The vintage; null where no file has the measure at all.</param>
/// <param name="Joined">True where two publications had to be joined: the figure's note says so.</param>
/// <param name="Classification">The way of sorting offences that the last period was counted under: numbers under another are missing.</param>
public sealed record Choice(Vintage? Vintage, bool Joined = false, string? Classification = null);

/// <summary>A force's total and what it is made of.</summary>
/// <param name="Values">One for each period asked for.</param>
/// <param name="Included">Areas beyond the boroughs that are in it.</param>
/// <param name="Excluded">Areas of the force that are not in it, because they are not covered throughout.</param>
/// <param name="IsSum">True where it was added up from areas; false where the publisher gives it.</param>
public sealed record ForceTotal(IReadOnlyList<Estimate> Values, IReadOnlyList<Area> Included, IReadOnlyList<Area> Excluded, bool IsSum);

/// <summary>Adds up what was published, and knows when it may not.</summary>
public sealed partial class Counter(Readings readings, Catalogue catalogue)
{
    // A total, with the classification of offences that it was counted under.
    readonly record struct Tally(Estimate Value, string? Classification = null)
    {
        public bool IsMissing => Value.IsMissing;
    }

    readonly Dictionary<(Vintage, string, string, Period, Slice), Tally> _totals = [];
    readonly Dictionary<(string, string, Period, Period, int, Slice), Choice> _choices = [];

    readonly IReadOnlyList<Vintage> _real = [.. readings.Vintages.Where(vintage => !vintage.Illustrative)];

    readonly IReadOnlyList<Vintage> _madeUp = [.. readings.Vintages.Where(vintage => vintage.Illustrative)];

    int _loads = readings.Loads;

    // What was added up is out of date once the readings have loaded more.
    void Renew()
    {
        if (_loads == readings.Loads)
            return;
        _loads = readings.Loads;
        _totals.Clear();
        _joined.Clear();
        _choices.Clear();
        _once.Clear();
    }

    readonly Dictionary<object, object?> _once = [];

    /// <summary>Something worked out from readings that every pack of a force needs alike, such as how much its months scatter: once for all.</summary>
    /// <param name="key">What it is, with all that it depends on: a value tuple.</param>
    /// <param name="work">Works it out.</param>
    public T Once<T>(object key, Func<T> work)
    {
        Renew();
        if (!_once.TryGetValue(key, out var had))
            _once[key] = had = work();
        return (T)had!;
    }

    /// <summary>The first vintage that covers all periods whole; else vintages of one source joined; else the one that has most.</summary>
    public Choice Choose(Measure measure, string areaCode, IReadOnlyList<Period> periods, Slice slice = default)
    {
        Renew();
        var key = (measure.Id, areaCode, periods[0], periods[^1], periods.Count, slice);
        if (!_choices.TryGetValue(key, out var choice))
            _choices[key] = choice = FindChoice(measure, areaCode, periods, slice);
        return choice;
    }

    // Real before illustrative always: made-up numbers are used only where nothing real is to be had, and never beside it.
    Choice FindChoice(Measure measure, string areaCode, IReadOnlyList<Period> periods, Slice slice) =>
        FindChoice(_real, measure, areaCode, periods, slice) ?? FindChoice(_madeUp, measure, areaCode, periods, slice)
        ?? new Choice(MostOf(measure, areaCode, periods[^1], slice));

    Choice? FindChoice(IReadOnlyList<Vintage> vintages, Measure measure, string areaCode, IReadOnlyList<Period> periods, Slice slice)
    {
        Choice? crossing = null;
        foreach (var (vintage, joined) in Candidates(vintages))
        {
            // Most vintages lack the first period already: the others are not added up for nothing.
            if (periods.Any(period => Count(vintage, measure, areaCode, period, slice).IsMissing))
                continue;
            var choice = new Choice(vintage, joined, Count(vintage, measure, areaCode, periods[^1], slice).Classification);
            if (periods.All(period => Count(vintage, measure, areaCode, period, slice).Classification == choice.Classification))
                return choice;
            crossing ??= choice with { Joined = false }; // one of the periods will be missing: nothing is joined to it
        }
        if (crossing is not null || periods.Count == 1)
            return crossing;
        return periods.Reverse().Select(period => FindChoice(vintages, measure, areaCode, [period], slice)).FirstOrDefault(choice => choice is not null);
    }

    // Each vintage alone, newest first; then those of one series joined.
    IReadOnlyList<(Vintage Vintage, bool Joined)> Candidates(IReadOnlyList<Vintage> vintages) => Once<IReadOnlyList<(Vintage, bool)>>(vintages, () =>
    [
        .. vintages.Select(vintage => (vintage, false)),
        .. vintages.GroupBy(vintage => (vintage.SourceId, vintage.Publisher, vintage.Series)).Where(group => group.Count() > 1)
            .Select(group => ((Vintage)JoinOf([.. group]), true)),
    ]);

    readonly Dictionary<Vintage, JoinedVintage> _joined = [];

    // One object for each series, so that what was added up of it is found again.
    JoinedVintage JoinOf(IReadOnlyList<Vintage> parts)
    {
        if (!_joined.TryGetValue(parts[0], out var joined))
            _joined[parts[0]] = joined = Join(parts);
        return joined;
    }

    static JoinedVintage Join(IReadOnlyList<Vintage> parts) => new()
    {
        Parts = parts,
        SourceId = parts[0].SourceId,
        Publisher = parts[0].Publisher,
        Series = parts[0].Series,
        Effective = parts[0].Effective,
        DateKnown = parts.All(part => part.DateKnown),
        Illustrative = parts[0].Illustrative,
    };

    // Nothing covers the period whole: the vintage that comes nearest gives the reason that is printed.
    Vintage? MostOf(Measure measure, string areaCode, Period period, Slice slice) => readings.Vintages
        .Select(vintage => (vintage, months: Leaves(measure).Max(leaf => period.Months.Count(month =>
            vintage.Month(leaf.Id, areaCode, month, slice) is not null || vintage.WhyNot(leaf.Id, areaCode, month) is not null))))
        .Where(pair => pair.months > 0)
        .OrderBy(pair => pair.vintage.Illustrative).ThenByDescending(pair => pair.months)
        .Select(pair => pair.vintage)
        .FirstOrDefault();

    IEnumerable<Measure> Leaves(Measure measure) =>
        measure.Parts.Count == 0 ? [measure] : measure.Parts.Select(catalogue.MeasureCalled).SelectMany(Leaves).Append(measure);

    readonly Dictionary<ReadingKey, decimal> _asked = [];

    /// <summary>What a total that a figure asked for came to, hidden or not; null where none did. Kept only where a measure has a rule of disclosure.</summary>
    public decimal? Asked(ReadingKey key) => _asked.TryGetValue(key, out var value) ? value : null;

    /// <summary>Totals that may not be printed, nor anything computed from them; sums over areas are made of them all the same.</summary>
    public IReadOnlySet<ReadingKey> Hidden { get; set; } = new HashSet<ReadingKey>();

    /// <summary>The count of a period, or why there is none: never part of a period as if it were the whole.</summary>
    public Estimate Total(Choice choice, Measure measure, string areaCode, Period period, Slice slice = default) =>
        Printable(Known(choice, measure, areaCode, period, slice), measure, areaCode, period, slice);

    Estimate Printable(Estimate total, Measure measure, string areaCode, Period period, Slice slice)
    {
        if (!catalogue.HidesSmallCounts || total.IsMissing)
            return total;
        var key = new ReadingKey(measure.Id, Statistic.Value, areaCode, period, slice);
        _asked[key] = total.Value!.Value;
        return Hidden.Contains(key) ? Estimate.Missing(Estimate.HiddenWhy).From(total) : total with { Key = key };
    }

    Estimate Known(Choice choice, Measure measure, string areaCode, Period period, Slice slice)
    {
        if (choice.Vintage is not { } vintage)
            return NotLoaded(period);
        var tally = Count(vintage, measure, areaCode, period, slice);
        return tally.IsMissing || choice.Classification is null || tally.Classification is null || tally.Classification == choice.Classification
            ? tally.Value
            : Estimate.Missing($"counted under another classification of offences in {InText(period)}, which does not compare{WhySortedAnew(measure, choice.Classification, tally.Classification)}");
    }

    static string WhySortedAnew(Measure measure, string one, string other) =>
        measure.Breaks.FirstOrDefault(change => change.Refuse && change.Divides(one, other)) is { } sorted ? $": {sorted.Note.TrimEnd('.')}" : "";

    static Estimate NotLoaded(Period period) =>
        Estimate.Missing(period.Length == 1 ? "not loaded" : $"nothing loaded for {InText(period)}");

    // "the 12 months to October 2015", but "October 2015" without an article.
    static string InText(Period period) => period.Length == 12 ? "the " + period.Label : period.Label;

    Tally Count(Vintage vintage, Measure measure, string areaCode, Period period, Slice slice)
    {
        Renew();
        var key = (vintage, measure.Id, areaCode, period, slice);
        if (!_totals.TryGetValue(key, out var total))
            _totals[key] = total = FindTotal(vintage, measure, areaCode, period, slice);
        return total;
    }

    Tally FindTotal(Vintage vintage, Measure measure, string areaCode, Period period, Slice slice)
    {
        if (measure.Parts.Count > 0)
        {
            var parts = measure.Parts.Select(id => Count(vintage, catalogue.MeasureCalled(id), areaCode, period, slice)).ToList();
            if (parts.TrueForAll(part => !part.IsMissing))
            {
                return parts.TrueForAll(part => part.Classification == parts[0].Classification)
                    ? new Tally(Ratios.Sum([.. parts.Select(part => part.Value)]), parts[0].Classification)
                    : new Tally(Estimate.Missing("its parts were counted under two classifications, which do not add up"));
            }
        }
        return OwnTotal(vintage, measure, areaCode, period, slice);
    }

    static Tally OwnTotal(Vintage vintage, Measure measure, string areaCode, Period period, Slice slice)
    {
        if (period.Length > 1 && vintage.Exact(measure.Id, Statistic.Value, areaCode, period, slice) is { } whole)
            return new Tally(Make(whole.Value, vintage, new ReadingKey(measure.Id, Statistic.Value, areaCode, period, slice), [whole]), whole.Classification);
        var readings = new List<Reading>(period.Length);
        var missing = new List<Month>();
        for (var month = period.First; month <= period.Last;)
        {
            var (reading, months) = Published(vintage, measure, areaCode, month, period.Last, slice);
            if (reading is not null)
                readings.Add(reading);
            else
                missing.Add(month);
            month += months;
        }
        if (missing.Count > 0)
            return new Tally(Estimate.Missing(WhyMissing(vintage, measure, areaCode, period, missing)));
        return readings.TrueForAll(reading => reading.Classification == readings[0].Classification)
            ? new Tally(Make(readings.Sum(reading => reading.Value), vintage, new ReadingKey(measure.Id, Statistic.Value, areaCode, period, slice), readings), readings[0].Classification)
            : new Tally(Estimate.Missing("the months were counted under two classifications, which do not add up"));
    }

    /// <summary>Where a vintage publishes a total beside parts that do not add up to it.</summary>
    public IEnumerable<(Vintage Vintage, Estimate Published, decimal Sum)> Contradictions(Measure measure, string areaCode, Period period)
    {
        foreach (var vintage in readings.Vintages)
        {
            var published = OwnTotal(vintage, measure, areaCode, period, Slice.Whole).Value;
            if (published.IsMissing)
                continue;
            var parts = measure.Parts.Select(id => Count(vintage, catalogue.MeasureCalled(id), areaCode, period, Slice.Whole).Value).ToList();
            if (parts.TrueForAll(part => !part.IsMissing) && parts.Sum(part => part.Value!.Value) is var sum && sum != published.Value)
                yield return (vintage, published, sum);
        }
    }

    /// <summary>One month's count as a bare number, for how much months scatter; null where it is missing.</summary>
    public decimal? MonthOf(Choice choice, Measure measure, string areaCode, Month month)
    {
        if (choice.Vintage is not { } vintage)
            return null;
        decimal sum = 0;
        foreach (var part in measure.Parts)
        {
            if (MonthOf(choice, catalogue.MeasureCalled(part), areaCode, month) is not { } value)
                return vintage.Month(measure.Id, areaCode, month, Slice.Whole)?.Value;
            sum += value;
        }
        return measure.Parts.Count > 0 ? sum : vintage.Month(measure.Id, areaCode, month, Slice.Whole)?.Value;
    }

    /// <summary>The mean of a stock, such as a workforce, over a period: as published for the period, else of all its months.</summary>
    public Estimate Mean(Choice choice, Measure measure, string areaCode, Period period)
    {
        if (period.Length > 1 && choice.Vintage?.Exact(measure.Id, Statistic.Value, areaCode, period, Slice.Whole) is { } whole)
            return Make(whole.Value, choice.Vintage, new ReadingKey(measure.Id, Statistic.Value, areaCode, period, Slice.Whole), [whole]);
        var sum = Total(choice, measure, areaCode, period);
        return sum.IsMissing ? sum : Estimate.Of(sum.Exact!.Value / new Fraction(period.Length, 1)).From(sum);
    }

    static string WhyMissing(Vintage vintage, Measure measure, string areaCode, Period period, List<Month> missing)
    {
        if (vintage.WhyNot(measure.Id, areaCode, missing[0]) is { } why)
        {
            if (period.Length == 1)
                return why;
            var others = missing.Count == 1 ? "" : $" (and {Figures.Format.Whole(missing.Count - 1)} more {(missing.Count == 2 ? "month is" : "months are")} missing)";
            return $"{missing[0].Label}: {why}{others}";
        }
        if (missing.Count == period.Length)
            return period.Length == 1 ? "not loaded" : $"nothing loaded for {InText(period)}";
        var named = missing.Count <= 3
            ? Figures.Grammar.List([.. missing.Select(month => month.Label)])
            : $"{missing[0].Label} and {Figures.Format.Whole(missing.Count - 1)} others";
        return $"{Figures.Format.Whole(period.Length - missing.Count)} of {Figures.Format.Whole(period.Length)} months published for the {period.Label}: {named} {(missing.Count == 1 ? "is" : "are")} missing";
    }

    static Estimate Make(decimal value, Vintage vintage, ReadingKey key, IReadOnlyList<Reading> readings) => Estimate.Of(value) with
    {
        Inputs = [key],
        Illustrative = vintage.Illustrative,
        SnapshotIds = FilesOf(readings),
    };

    static List<string> FilesOf(IReadOnlyList<Reading> readings)
    {
        var first = readings[0];
        return first.PlacedBy.Count == 0 && readings.All(reading => reading.SnapshotId == first.SnapshotId)
            ? [first.SnapshotId]
            : [.. readings.SelectMany(reading => reading.PlacedBy.Append(reading.SnapshotId)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
