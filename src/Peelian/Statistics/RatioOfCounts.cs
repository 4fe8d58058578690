namespace Peelian.Statistics;

/// <summary>How many times the rate before the rate now is, and whether chance alone could do it.</summary>
/// <remarks>
/// <para>Given the total of two independent Poisson counts, the second is binomial (Przyborowski and Wilenski 1940): everything
/// here follows from that. Use it for year-on-year changes of recorded counts, with days as exposures where the periods differ.</para>
/// <para>Crime clusters, so that real counts spread more than Poisson's. The over-dispersion φ divides both counts before they
/// are judged, which widens the log interval by √φ and does the same for the exact methods; the ratio itself stays.</para>
/// </remarks>
public static class RatioOfCounts
{
    /// <summary>Below this count in either period the log interval is too rough, and the exact one is used.</summary>
    /// <remarks>The rule of Public Health England 2018 for counts, taken over.</remarks>
    public const int ExactBelow = 10;

    /// <summary>The ratio of the rates, now over before. Infinite from 0; 1 is no change.</summary>
    /// <exception cref="ArgumentException">Both counts are 0.</exception>
    public static double Ratio(TwoCounts counts) =>
        counts.Total == 0
            ? throw new ArgumentException("The ratio of 0 to 0 has no value.", nameof(counts))
            : counts.Now / counts.ExposureNow / (counts.Before / counts.ExposureBefore);

    /// <summary>The exact two-sided p-value: all outcomes as unlikely as this one or more so.</summary>
    /// <remarks>As R's poisson.test and binom.test, with their allowance of 1e-7 for ties.</remarks>
    public static double ExactP(TwoCounts counts)
    {
        var (now, before, share, rest) = (counts.Now, counts.Before, counts.ShareNow, counts.ShareBefore);
        var expected = counts.Total * share;
        if (now == expected)
            return 1;
        // Always look from the side that has fewer than expected, so that one direction of search is enough.
        if (now > expected)
            (now, before, share, rest) = (before, now, rest, share);
        var opposite = FirstAsUnlikely(now, before, share, rest);
        var p = Binomial.AtMost(now, before, share, rest);
        if (opposite <= counts.Total)
            p += Binomial.AtLeast(opposite, counts.Total - opposite, share, rest);
        return Math.Min(1, p);
    }

    /// <summary>The mid-P two-sided p-value: half of the observed outcome counts, so that it is right on average.</summary>
    /// <remarks>Lancaster 1961. Recommended for small counts, where the exact p is too large. No events at all: 1.</remarks>
    public static double MidP(TwoCounts counts, double dispersion = 1)
    {
        Guard.Dispersion(dispersion);
        if (counts.Total == 0)
            return 1;
        var (now, before) = (counts.Now / dispersion, counts.Before / dispersion);
        var above = Binomial.MidPAbove(now, before, counts.ShareNow, counts.ShareBefore);
        var below = Binomial.MidPAbove(before, now, counts.ShareBefore, counts.ShareNow);
        return Math.Min(1, 2 * Math.Min(above, below));
    }

    /// <summary>Limits of the ratio from its logarithm: ratio × exp(∓z √(φ (1/before + 1/now))).</summary>
    /// <remarks>Breslow and Day 1987. For counts of ten and more.</remarks>
    /// <exception cref="ArgumentException">A count of 0, which has no logarithm.</exception>
    public static Limits LogLimits(TwoCounts counts, double confidence = Limits.Usual, double dispersion = 1)
    {
        Guard.Dispersion(dispersion);
        if (counts.Before == 0 || counts.Now == 0)
            throw new ArgumentException($"The log interval needs two counts above 0, not {counts.Before} and {counts.Now}: use the exact one.", nameof(counts));
        var spread = Normal.ForConfidence(confidence) * Math.Sqrt(dispersion * ((1.0 / counts.Before) + (1.0 / counts.Now)));
        var ratio = Ratio(counts);
        return new(ratio * Math.Exp(-spread), ratio * Math.Exp(spread), MethodNames.Log);
    }

    /// <summary>Exact limits of the ratio: Clopper and Pearson's for the share of all events, turned into a ratio.</summary>
    /// <remarks>Never narrower than stated. Infinite above where there were none before; 0 to ∞ where there were none at all.</remarks>
    public static Limits ExactLimits(TwoCounts counts, double confidence = Limits.Usual, double dispersion = 1)
    {
        Check(confidence, dispersion);
        return FromOdds(Binomial.ExactOdds(counts.Now / dispersion, counts.Before / dispersion, confidence), counts, MethodNames.Exact);
    }

    /// <summary>Mid-P limits of the ratio: a little narrower than the exact ones, right on average.</summary>
    public static Limits MidPLimits(TwoCounts counts, double confidence = Limits.Usual, double dispersion = 1)
    {
        Check(confidence, dispersion);
        return FromOdds(Binomial.MidPOdds(counts.Now / dispersion, counts.Before / dispersion, confidence), counts, MethodNames.MidP);
    }

    /// <summary>The limits to print: exact where either count is below ten, else from the logarithm.</summary>
    public static Limits Recommended(TwoCounts counts, double confidence = Limits.Usual, double dispersion = 1) =>
        Math.Min(counts.Before, counts.Now) < ExactBelow
            ? ExactLimits(counts, confidence, dispersion)
            : LogLimits(counts, confidence, dispersion);

    static Limits FromOdds((double Lower, double Upper) odds, TwoCounts counts, string method)
    {
        var exposures = counts.ExposureBefore / counts.ExposureNow;
        return new(odds.Lower * exposures, odds.Upper * exposures, method);
    }

    // The smallest count above the expected one that is no likelier than this one below it; total + 1 where there is none.
    static long FirstAsUnlikely(long now, long before, double share, double rest)
    {
        const double Ties = 1 + 1e-7; // R's allowance: equal probabilities may differ in the last digits
        var total = now + before;
        var most = Binomial.Density(now, before, share, rest) * Ties;
        var (low, high) = ((long)Math.Ceiling(total * share), total + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Binomial.Density(middle, total - middle, share, rest) <= most)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    static void Check(double confidence, double dispersion)
    {
        Guard.Confidence(confidence);
        Guard.Dispersion(dispersion);
    }
}
