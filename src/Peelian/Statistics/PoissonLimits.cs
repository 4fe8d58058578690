namespace Peelian.Statistics;

/// <summary>Limits of one count, and of a rate made from it: exact below ten events, Byar's approximation from ten.</summary>
/// <remarks>
/// Breslow and Day 1987; Eayres, APHO Technical Briefing 3, 2008; Public Health England, Technical Guide: Confidence Intervals,
/// 2018. For events that are independent of each other; where they cluster the true limits are wider.
/// </remarks>
public static class PoissonLimits
{
    /// <summary>Counts below this have exact limits.</summary>
    public const int ExactBelow = 10;

    /// <summary>The limits to print.</summary>
    public static Limits Recommended(long count, double confidence = Limits.Usual) =>
        count < ExactBelow ? Exact(count, confidence) : Byar(count, confidence);

    /// <summary>Exact limits from the χ² distribution; none observed: from 0.</summary>
    public static Limits Exact(long count, double confidence = Limits.Usual)
    {
        Check(count, confidence);
        var tail = (1 - confidence) / 2;
        // χ²(α/2; 2O)/2 and χ²(1−α/2; 2O+2)/2 are quantiles of the gamma distribution of shape O and O + 1.
        return new(count == 0 ? 0 : Gamma.Quantile(tail, count), Gamma.Quantile(1 - tail, count + 1), MethodNames.Exact);
    }

    /// <summary>Byar's approximation, never below 0.</summary>
    public static Limits Byar(long count, double confidence = Limits.Usual)
    {
        Check(count, confidence);
        var z = Normal.ForConfidence(confidence);
        // Unclamped, one event at 99.8% would give −0.0028.
        return new(count == 0 ? 0 : Math.Max(0, Cubed(count, -z)), Cubed(count + 1, z), MethodNames.Byar);
    }

    /// <summary>Limits of a rate: those of the count over the denominator.</summary>
    /// <param name="count">Events.</param>
    /// <param name="denominator">Residents, households or workforce; taken as known.</param>
    /// <param name="per">1,000 for a rate per thousand.</param>
    /// <param name="confidence">0.95 for 95%.</param>
    /// <exception cref="ArgumentException">A denominator of 0: a rate of nobody has no value.</exception>
    public static Limits Rate(long count, double denominator, double per = 1000, double confidence = Limits.Usual)
    {
        Guard.Exposure(denominator, nameof(denominator));
        Guard.Exposure(per, nameof(per));
        var limits = Recommended(count, confidence);
        return limits with { Lower = limits.Lower * per / denominator, Upper = limits.Upper * per / denominator };
    }

    // Wilson and Hilferty's cube root, 1 − 1/9O ∓ z/3√O.
    static double Cubed(double count, double z)
    {
        var root = 1 - (1 / (9 * count)) + (z / (3 * Math.Sqrt(count)));
        return count * root * root * root;
    }

    static void Check(long count, double confidence)
    {
        Guard.Count(count, nameof(count));
        Guard.Confidence(confidence);
    }
}
