namespace Peelian.Statistics;

/// <summary>Hits among a fixed number of independent trials with one probability each.</summary>
/// <remarks>
/// Written in hits and misses rather than hits and trials, and with the probability of a miss beside that of a hit, so that
/// nothing is lost to 1 − p. Both may be fractions: counts divided by their over-dispersion.
/// </remarks>
public static class Binomial
{
    /// <summary>The probability of exactly these hits and misses.</summary>
    /// <remarks>Saddle-point form (Loader 2000): relative error about 1e-14 up to counts of 1e12.</remarks>
    public static double Density(double hits, double misses, double hit, double miss)
    {
        Check(hits, misses, hit, miss);
        if (hit == 0 || miss == 0)
            return (hit == 0 ? hits : misses) == 0 ? 1 : 0;
        var trials = hits + misses;
        if (hits == 0)
            return Power(miss, hit, misses);
        if (misses == 0)
            return Power(hit, miss, hits);
        var log = Accurate.StirlingError(trials) - Accurate.StirlingError(hits) - Accurate.StirlingError(misses)
            - Accurate.Deviance(hits, trials * hit) - Accurate.Deviance(misses, trials * miss);
        return Math.Exp(log) * Math.Sqrt(trials / (2 * Math.PI * hits * misses));
    }

    /// <summary>The probability of this many hits or more.</summary>
    public static double AtLeast(double hits, double misses, double hit, double miss)
    {
        Check(hits, misses, hit, miss);
        return hits == 0 ? 1 : Beta.Tails(hits, misses + 1, hit, miss).Below;
    }

    /// <summary>The probability of this many hits or fewer.</summary>
    public static double AtMost(double hits, double misses, double hit, double miss)
    {
        Check(hits, misses, hit, miss);
        return misses == 0 ? 1 : Beta.Tails(hits + 1, misses, hit, miss).Above;
    }

    /// <summary>The odds of a hit that these hits and misses are just compatible with: Clopper and Pearson 1934.</summary>
    /// <returns>Lower 0 with no hits; upper infinite with no misses.</returns>
    internal static (double Lower, double Upper) ExactOdds(double hits, double misses, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return (hits == 0 ? 0 : Beta.Quantile(tail, hits, misses + 1).Odds,
            misses == 0 ? double.PositiveInfinity : Beta.Quantile(1 - tail, hits + 1, misses).Odds);
    }

    /// <summary>As <see cref="ExactOdds"/> with half of the observed outcome's own probability in each tail (Lancaster 1961).</summary>
    internal static (double Lower, double Upper) MidPOdds(double hits, double misses, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var lower = hits == 0 ? 0 : Math.Exp(MidPLogOdds(hits, misses, tail));
        // The upper limit of hits is the lower limit of misses, turned over.
        var upper = misses == 0 ? double.PositiveInfinity : Math.Exp(-MidPLogOdds(misses, hits, tail));
        return (lower, upper);
    }

    /// <summary>The probability of more hits than these, and half that of exactly these.</summary>
    internal static double MidPAbove(double hits, double misses, double hit, double miss) =>
        (AtLeast(hits, misses, hit, miss) + (misses == 0 ? 0 : Beta.Tails(hits + 1, misses, hit, miss).Below)) / 2;

    static double MidPLogOdds(double hits, double misses, double tail)
    {
        return Roots.Increasing(Distance, Math.Log(hits / (misses + 1)), -745, 745);

        (double Value, double Slope) Distance(double logOdds)
        {
            var (hit, miss) = Share(logOdds);
            var slope = (Beta.LogOddsSlope(hits, misses + 1, hit, miss)
                + (misses == 0 ? 0 : Beta.LogOddsSlope(hits + 1, misses, hit, miss))) / 2;
            return (MidPAbove(hits, misses, hit, miss) - tail, slope);
        }
    }

    internal static (double Hit, double Miss) Share(double logOdds)
    {
        var odds = Math.Exp(-Math.Abs(logOdds));
        var (small, large) = (odds / (1 + odds), 1 / (1 + odds));
        return logOdds < 0 ? (small, large) : (large, small);
    }

    static double Power(double large, double small, double times) =>
        Math.Exp(times * (small < 0.5 ? Accurate.Log1P(-small) : Math.Log(large)));

    static void Check(double hits, double misses, double hit, double miss)
    {
        if (!(hits >= 0 && misses >= 0 && double.IsFinite(hits + misses)))
            throw new ArgumentException($"Hits ({Guard.Say(hits)}) and misses ({Guard.Say(misses)}) are from 0.", nameof(hits));
        if (!(hit >= 0 && miss >= 0 && Math.Abs(hit + miss - 1) < 1e-12))
            throw new ArgumentException($"The probabilities of a hit ({Guard.Say(hit)}) and a miss ({Guard.Say(miss)}) add up to 1.", nameof(hit));
    }
}
