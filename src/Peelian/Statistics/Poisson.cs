namespace Peelian.Statistics;

/// <summary>Counts of events that happen independently of each other, with a known mean.</summary>
/// <remarks>Recorded crime clusters, so its real spread is wider: see over-dispersion.</remarks>
public static class Poisson
{
    /// <summary>The probability of exactly <paramref name="count"/> events.</summary>
    /// <remarks>Saddle-point form (Loader 2000): relative error about 1e-14 up to counts of 1e12.</remarks>
    public static double Density(double count, double mean)
    {
        Check(count, mean);
        if (mean == 0)
            return count == 0 ? 1 : 0;
        return count == 0
            ? Math.Exp(-mean)
            : Math.Exp(-Accurate.StirlingError(count) - Accurate.Deviance(count, mean)) / Math.Sqrt(2 * Math.PI * count);
    }

    /// <summary>The probability of <paramref name="count"/> events or fewer.</summary>
    public static double AtMost(double count, double mean)
    {
        Check(count, mean);
        return mean == 0 ? 1 : Gamma.Tails(count + 1, mean).Above;
    }

    /// <summary>The probability of <paramref name="count"/> events or more.</summary>
    public static double AtLeast(double count, double mean)
    {
        Check(count, mean);
        return count == 0 ? 1 : mean == 0 ? 0 : Gamma.Tails(count, mean).Below;
    }

    static void Check(double count, double mean)
    {
        if (!(count >= 0 && mean >= 0 && double.IsFinite(count) && double.IsFinite(mean)))
            throw new ArgumentException($"A count ({Guard.Say(count)}) and its mean ({Guard.Say(mean)}) are from 0.", nameof(mean));
    }
}
