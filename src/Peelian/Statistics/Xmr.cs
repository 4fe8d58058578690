namespace Peelian.Statistics;

/// <summary>Which rules an XmR chart is read by. Guides differ, so a chart prints those it used.</summary>
/// <param name="Shift">Points in a row on one side of the mean; one on the mean ends the run. 0 for no such rule.</param>
/// <param name="Trend">Points in a row each above, or each below, the one before. 0 for no such rule.</param>
/// <param name="TwoOfThree">Two of three in a row beyond two thirds of the way to one limit but inside it, all three on that side.</param>
/// <param name="Screen">Moving ranges at or over their own upper limit are left out, once, before the limits are drawn.</param>
/// <param name="Counts">True for counts: limits below 0 are drawn at 0.</param>
public sealed record XmrRules(int Shift = 7, int Trend = 7, bool TwoOfThree = true, bool Screen = true, bool Counts = true)
{
    /// <summary>The rules in words, as printed under the chart.</summary>
    public string Words => string.Join("; ",
        ((IEnumerable<string?>)[
            "a point outside the limits",
            Shift > 0 ? $"{Shift} in a row on one side of the mean" : null,
            Trend > 0 ? $"{Trend} in a row rising or falling" : null,
            TwoOfThree ? "two of three beyond two thirds of the way to a limit" : null,
        ]).OfType<string>());
}

/// <summary>The rule that a point breaks.</summary>
public enum XmrRule
{
    /// <summary>Outside the limits.</summary>
    Outside,

    /// <summary>In a run on one side of the mean.</summary>
    Shift,

    /// <summary>In a run of rising or falling points.</summary>
    Trend,

    /// <summary>One of two of three beyond two thirds of the way to a limit.</summary>
    TwoOfThree,
}

/// <summary>A rule that fired.</summary>
/// <param name="Rule">Which.</param>
/// <param name="High">True where the points are high, or rising.</param>
/// <param name="First">Index of the first point concerned, from 0.</param>
/// <param name="Last">Index of the last point concerned.</param>
public readonly record struct XmrSignal(XmrRule Rule, bool High, int First, int Last);

/// <summary>An XmR chart: a series in time with the limits of its own routine variation.</summary>
/// <param name="Mean">Of all points.</param>
/// <param name="MeanMovingRange">Mean absolute difference of neighbours, after screening where the rules say so.</param>
/// <param name="Lower">Natural process limit.</param>
/// <param name="Upper">Natural process limit.</param>
/// <param name="NearLower">Two thirds of the way down.</param>
/// <param name="NearUpper">Two thirds of the way up.</param>
/// <param name="MovingRangeUpper">Upper limit of the moving ranges.</param>
/// <param name="Trial">True with fewer than twelve points: limits that the next months will move.</param>
/// <param name="Signals">What fired, by rule and then in time.</param>
public sealed record XmrChart(
    double Mean, double MeanMovingRange, double Lower, double Upper, double NearLower, double NearUpper,
    double MovingRangeUpper, bool Trial, IReadOnlyList<XmrSignal> Signals);

/// <summary>Tells routine variation of a monthly series from what is worth asking about.</summary>
/// <remarks>
/// <para>Shewhart 1931; Wheeler, Understanding Variation, 1993; rules as in NHS England's Making Data Count and its R package
/// NHSRplotthedots. For months as they are, in time order: never for rolling totals, whose neighbours share eleven months.</para>
/// <para>A season makes points fall outside without anything having happened; compare with the same month a year before, too.</para>
/// </remarks>
public static class Xmr
{
    /// <summary>Fewer points give trial limits.</summary>
    public const int FirmFrom = 12;

    /// <summary>From the mean moving range to the limits: 3/d₂, where d₂ = 1.128 is the mean range of two normal values in standard deviations.</summary>
    public const double ToLimits = 2.66;

    // D₄ for ranges of two.
    const double ToRangeLimit = 3.267;

    /// <summary>The chart of a series.</summary>
    /// <param name="values">At least two, in time order, none missing.</param>
    /// <param name="rules">Those to read it by.</param>
    /// <exception cref="ArgumentException">Fewer than two points, or one that is not a number.</exception>
    public static XmrChart Chart(IReadOnlyList<double> values, XmrRules rules)
    {
        Check(values, rules);
        var mean = values.Average();
        var ranges = values.Skip(1).Zip(values, (now, before) => Math.Abs(now - before)).ToArray();
        var range = ranges.Average();
        if (rules.Screen && ranges.Where(one => one < ToRangeLimit * range).ToArray() is { Length: > 0 } kept)
            range = kept.Average();
        var reach = ToLimits * range;
        double Floor(double limit) => rules.Counts ? Math.Max(0, limit) : limit;
        var chart = new XmrChart(
            mean, range, Floor(mean - reach), mean + reach, Floor(mean - (reach * 2 / 3)), mean + (reach * 2 / 3),
            ToRangeLimit * range, values.Count < FirmFrom, []);
        return chart with { Signals = [.. XmrReading.Signals(values, chart, rules)] };
    }

    static void Check(IReadOnlyList<double> values, XmrRules rules)
    {
        if (values.Count < 2)
            throw new ArgumentException($"An XmR chart needs two points at least, not {values.Count}.", nameof(values));
        foreach (var value in values)
        {
            if (!(Math.Abs(value) <= Guard.LargestCount))
                throw new ArgumentException($"A point is a number up to {Guard.Say(Guard.LargestCount)}, not {Guard.Say(value)}.", nameof(values));
            if (rules.Counts && value < 0)
                throw new ArgumentException($"A chart of counts has no point below 0, such as {Guard.Say(value)}.", nameof(values));
        }
        if (rules.Shift is < 0 or 1 || rules.Trend is < 0 or 1 or 2)
            throw new ArgumentException($"A run has two points at least and a trend three, not {rules.Shift} and {rules.Trend}; 0 for no such rule.", nameof(rules));
    }
}
