using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Where a monthly series usually lies, and which of its months stand out (an XmR chart).</summary>
/// <remarks>
/// For months as they are, never for rolling totals, whose neighbours share eleven months. Limits are of the last months that follow one
/// another without a gap or a break in the series: twelve at the least.
/// </remarks>
sealed class ControlChart
{
    /// <summary>How charts of packs are read: printed in a note under each.</summary>
    public static XmrRules Rules { get; } = new();

    readonly XmrChart? _chart;
    readonly double[] _values = [];
    readonly int _first;
    readonly int _count;

    /// <summary>Mean of the months; missing where there are too few.</summary>
    public Estimate Mean { get; }

    /// <summary>Lower limit of the usual range.</summary>
    public Estimate Lower { get; }

    /// <summary>Upper limit of the usual range.</summary>
    public Estimate Upper { get; }

    /// <summary>Reads a series.</summary>
    /// <param name="months">A count for each month of <paramref name="period"/>, in order; missing where not known.</param>
    /// <param name="measure">What is counted: a break that refuses comparison ends a run of months, one that is only noted does not.</param>
    /// <param name="period">The months.</param>
    public ControlChart(IReadOnlyList<Estimate> months, Measure measure, Period period)
    {
        var (first, last) = LastRun(months, measure, period);
        _first = first;
        _count = last - first + 1;
        if (measure.IsStock)
        {
            _count = 0;
            Mean = Lower = Upper = Estimate.Missing("a number at the end of a month hangs on that of the month before, so it has no usual range");
            return;
        }
        if (_count < Xmr.FirmFrom)
        {
            Mean = Lower = Upper = Estimate.Missing($"fewer than {Format.Whole(Xmr.FirmFrom)} months in a row without a gap or a break: no limits are drawn");
            return;
        }
        Estimate[] run = [.. months.Skip(first).Take(_count)];
        _values = [.. run.Select(month => (double)month.Value!.Value)];
        _chart = Xmr.Chart(_values, Rules);
        Estimate Limit(double value) => Estimate.Of(Rounding.ToCell(value)).From(run);
        (Mean, Lower, Upper) = (Limit(_chart.Mean), Limit(_chart.Lower), Limit(_chart.Upper));
    }

    static (int First, int Last) LastRun(IReadOnlyList<Estimate> months, Measure measure, Period period)
    {
        var last = months.Count - 1;
        while (last >= 0 && months[last].IsMissing)
            last--;
        var broken = measure.Breaks.Where(one => one.Refuse && one.Divides(period)).Select(one => one.From - period.First).DefaultIfEmpty(0).Max();
        var first = last;
        while (first > broken && !months[first - 1].IsMissing)
            first--;
        return (Math.Max(0, first), last);
    }

    /// <summary>True where there are limits.</summary>
    public bool HasLimits => _chart is not null;

    /// <summary>Is this month one of those that the limits are of?</summary>
    public bool Covers(int month) => HasLimits && month >= _first && month < _first + _count;

    /// <summary>The last month that the limits are of, as an index.</summary>
    public int Last => _first + _count - 1;

    /// <summary>How many months the limits are of.</summary>
    public int Count => _count;

    /// <summary>The rules that fired, each run of months once, in the order of their last month; indexes are of the whole series.</summary>
    public IReadOnlyList<XmrSignal> Signals => _signals ??= Merged();

    IReadOnlyList<XmrSignal>? _signals;

    // Two of three in January to March and in February to April is one run of months, not two.
    List<XmrSignal> Merged()
    {
        var merged = new List<XmrSignal>();
        foreach (var signal in (_chart?.Signals ?? []).OrderBy(signal => (signal.Rule, signal.High)).ThenBy(signal => signal.First))
        {
            var here = signal with { First = signal.First + _first, Last = signal.Last + _first };
            if (merged.Count > 0 && here.Rule == XmrRule.TwoOfThree && merged[^1] is var before && before.Rule == here.Rule && before.High == here.High && here.First <= before.Last)
                merged[^1] = before with { Last = here.Last };
            else
                merged.Add(here);
        }
        return [.. merged.OrderBy(signal => signal.Last).ThenBy(signal => signal.Rule)];
    }

    /// <summary>The rules by which a month stands out, each once. Of two of three, the third month does not.</summary>
    public IEnumerable<XmrSignal> SignalsAt(int month) => Signals
        .Where(signal => signal.First <= month && month <= signal.Last && (signal.Rule != XmrRule.TwoOfThree || IsFar(month, signal.High)))
        .DistinctBy(signal => (signal.Rule, signal.High));

    bool IsFar(int month, bool high) => high ? _values[month - _first] > _chart!.NearUpper : _values[month - _first] < _chart!.NearLower;

    /// <summary>How many months stand out.</summary>
    public int Standing => Enumerable.Range(_first, Math.Max(0, _count)).Count(month => SignalsAt(month).Any());
}
