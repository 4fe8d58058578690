using Peelian.Statistics;

namespace Peelian.Disclosure;

/// <summary>What readers of a pack and of its earlier editions know: every printed count as a sum of counts, and how these add up.</summary>
/// <remarks>
/// The unknowns are counts of a measure, area and slice in stretches of months between which no printed period begins or ends. A whole
/// is its parts (by measure, by slice, by area of the force) and, where not all of them are printed, a rest of 0 or more.
/// </remarks>
sealed class KnownSums
{
    readonly record struct Series(string MeasureId, string AreaCode, Slice Slice);

    readonly Catalogue _catalogue;
    readonly string _force;
    readonly IReadOnlyList<PrintedCount> _printed;
    readonly List<Month> _cuts;
    readonly Dictionary<(Series, int), int> _unknowns = [];
    readonly List<(List<Weighted> Terms, double Value)> _sums = [];
    int _count;

    /// <summary>Sets up what is known.</summary>
    /// <param name="catalogue">Knows which measures are sums of others.</param>
    /// <param name="force">Code of the force, whose counts are sums over areas.</param>
    /// <param name="printed">Every count printed, hidden ones included: their values decide only which relations hold exactly.</param>
    /// <param name="isKnown">False for those that are hidden.</param>
    public KnownSums(Catalogue catalogue, string force, IReadOnlyList<PrintedCount> printed, Func<PrintedCount, bool> isKnown)
    {
        (_catalogue, _force, _printed) = (catalogue, force, printed);
        _cuts = [.. printed.SelectMany(one => (Month[])[one.Key.Period.First, one.Key.Period.Last + 1]).Distinct().Order()];
        foreach (var one in printed)
            Terms(one.Key);
        foreach (var (whole, parts) in Wholes())
            Relate(whole, parts);
        foreach (var one in printed.Where(isKnown))
            _sums.Add((Terms(one.Key), (double)one.Value));
    }

    /// <summary>Between which values anybody can place a count; null where what is known contradicts itself.</summary>
    public (double Lower, double Upper)? BoundsOf(ReadingKey key)
    {
        var terms = Terms(key);
        var bounds = new LinearBounds(_count);
        foreach (var (known, value) in _sums)
            bounds.Know(known, value);
        return bounds.Of(terms);
    }

    List<Weighted> Terms(ReadingKey key) => [.. Stretches(key.Period).Select(stretch => new Weighted(Unknown(SeriesOf(key), stretch), 1))];

    static Series SeriesOf(ReadingKey key) => new(key.MeasureId, key.AreaCode, key.Slice);

    IEnumerable<int> Stretches(Period period) =>
        Enumerable.Range(0, Math.Max(0, _cuts.Count - 1)).Where(at => _cuts[at] >= period.First && _cuts[at] <= period.Last);

    int Unknown(Series series, int stretch)
    {
        if (!_unknowns.TryGetValue((series, stretch), out var unknown))
            _unknowns[(series, stretch)] = unknown = _count++;
        return unknown;
    }

    // Each whole with those of its parts that are printed somewhere.
    IEnumerable<(Series Whole, List<Series> Parts)> Wholes()
    {
        var series = _printed.Select(one => SeriesOf(one.Key)).Distinct().ToList();
        var groups = series.SelectMany(one => WholesOf(one).Select(whole => (whole.Whole, whole.By, Part: one)));
        return groups.GroupBy(group => (group.Whole, group.By)).Select(group => (group.Key.Whole, group.Select(one => one.Part).ToList()));
    }

    IEnumerable<(Series Whole, string By)> WholesOf(Series part)
    {
        foreach (var measure in _catalogue.Measures.Where(measure => measure.Parts.Contains(part.MeasureId, StringComparer.Ordinal)))
            yield return (part with { MeasureId = measure.Id }, "measure");
        foreach (var (dimension, _) in part.Slice.Pairs)
            yield return (part with { Slice = Slice.Of([.. part.Slice.Pairs.Where(pair => pair.Key != dimension).Select(pair => (pair.Key, pair.Value))]) }, "slice " + dimension);
        if (part.AreaCode != _force)
            yield return (part with { AreaCode = _force }, "area");
    }

    void Relate(Series whole, List<Series> parts)
    {
        var exact = Exact(whole, parts);
        foreach (var stretch in Enumerable.Range(0, Math.Max(0, _cuts.Count - 1)).Where(stretch => parts.Exists(part => _unknowns.ContainsKey((part, stretch)))))
        {
            List<Weighted> terms = [new(Unknown(whole, stretch), 1), .. parts.Select(part => new Weighted(Unknown(part, stretch), -1))];
            if (!exact.Any(period => _cuts[stretch] >= period.First && _cuts[stretch] <= period.Last))
                terms.Add(new Weighted(_count++, -1));
            _sums.Add((terms, 0));
        }
    }

    // Where the printed parts make up the whole, a reader may know that nothing is left over; then no rest may be counted on.
    List<Period> Exact(Series whole, List<Series> parts) =>
    [
        .. _printed.Where(one => SeriesOf(one.Key) == whole).Where(one =>
        {
            var values = parts.Select(part => _printed.FirstOrDefault(other => SeriesOf(other.Key) == part && other.Key.Period == one.Key.Period)?.Value).ToList();
            return values.TrueForAll(value => value is not null) && values.Sum() == one.Value;
        }).Select(one => one.Key.Period),
    ];
}
