namespace Peelian.Statistics;

/// <summary>One area on a scale on which chance has the same spread everywhere.</summary>
/// <param name="Value">The transformed value less the transformed target.</param>
/// <param name="StandardError">Chance's spread of it.</param>
public readonly record struct FunnelPoint(double Value, double StandardError)
{
    /// <summary>How many standard errors from the target.</summary>
    public double Z => Value / StandardError;
}

/// <summary>How much more the areas of a funnel differ than chance would make them.</summary>
/// <param name="Phi">The mean of z² after winsorising; 1 is plain chance. Not held at 1.</param>
/// <param name="TauSquared">The variance between areas to add to each one's own; 0 where chance explains all.</param>
public readonly record struct FunnelDispersion(double Phi, double TauSquared);

/// <summary>Limits within which areas of each size lie by chance, instead of a league table, where small areas are always at the ends.</summary>
/// <remarks>
/// Spiegelhalter 2005, Statistics in Medicine 24:1185–1202; over-dispersion by Spiegelhalter 2005, Quality and Safety in Health
/// Care 14:347–351, and Spiegelhalter and others 2012, JRSS A 175:1–47.
/// </remarks>
public static class Funnel
{
    /// <summary>The share of areas at each end whose z is pulled in before the spread is measured, so that the outliers looked for do not hide themselves.</summary>
    public const double WinsorisedShare = 0.1;

    /// <summary>Where Wilson's limit of a proportion just touches the target, within 0 to 1.</summary>
    /// <param name="target">The proportion of all areas together.</param>
    /// <param name="trials">Trials of an area; a fraction draws the smooth line.</param>
    /// <param name="confidence">0.95 for the inner, 0.998 for the outer limits.</param>
    public static Limits ForProportion(double target, double trials, double confidence)
    {
        Guard.Proportion(target, nameof(target));
        Guard.Positive(trials, nameof(trials));
        var spread = Normal.ForConfidence(confidence) * Math.Sqrt(target * (1 - target) / trials);
        return new(Math.Max(0, target - spread), Math.Min(1, target + spread), MethodNames.Wilson);
    }

    /// <summary>Exact limits of observed over expected when the truth is 1, for an area with so many expected.</summary>
    /// <param name="expected">Events expected of the area at the rate of all; above 0.</param>
    /// <param name="confidence">0.95 for the inner, 0.998 for the outer limits.</param>
    public static Limits ForRatio(double expected, double confidence)
    {
        Guard.Exposure(expected, nameof(expected));
        Guard.Confidence(confidence);
        var tail = (1 - confidence) / 2;
        return new(Gamma.Quantile(tail, expected) / expected, Gamma.Quantile(1 - tail, expected + 1) / expected, MethodNames.Exact);
    }

    /// <summary>The numbers expected between which a count observed is not out of the ordinary: its exact Poisson limits.</summary>
    /// <remarks>Observed over these are the limits of the ratio at that count (Fingertips' funnel for ratios).</remarks>
    public static Limits ExpectedFor(long observed, double confidence) => PoissonLimits.Exact(observed, confidence);

    /// <summary>Observed over expected on the root scale: √(O/E) less 1, with spread 1/(2√E).</summary>
    public static FunnelPoint OfRatio(long observed, double expected)
    {
        Guard.Count(observed, nameof(observed));
        Guard.Exposure(expected, nameof(expected));
        return new(Math.Sqrt(observed / expected) - 1, 1 / (2 * Math.Sqrt(expected)));
    }

    /// <summary>A proportion on the arcsine scale: arcsin √p less that of the target, with spread 1/(2√n).</summary>
    public static FunnelPoint OfProportion(long hits, long trials, double target)
    {
        Guard.Part(hits, trials, nameof(hits));
        Guard.Proportion(target, nameof(target));
        return new(Math.Asin(Math.Sqrt(hits / (double)trials)) - Math.Asin(Math.Sqrt(target)), 1 / (2 * Math.Sqrt(trials)));
    }

    /// <summary>How much more the areas differ than chance would make them.</summary>
    /// <param name="points">The areas, at least two.</param>
    /// <param name="winsorise">Share at each end whose z is pulled in to that quantile; 0 for none.</param>
    public static FunnelDispersion Dispersion(IReadOnlyList<FunnelPoint> points, double winsorise = WinsorisedShare)
    {
        if (points.Count < 2)
            throw new ArgumentException($"A spread between areas needs two of them at least, not {points.Count}.", nameof(points));
        if (!(winsorise >= 0 && winsorise < 0.5))
            throw new ArgumentException($"The share pulled in at each end is from 0 to below 0.5, not {Guard.Say(winsorise)}.", nameof(winsorise));
        foreach (var point in points)
        {
            Guard.Finite(point.Value, nameof(points));
            Guard.Positive(point.StandardError, nameof(points));
        }
        var z = points.Select(point => point.Z).Order().ToArray();
        var (low, high) = (Quantile(z, winsorise), Quantile(z, 1 - winsorise));
        var sum = z.Sum(value => Math.Clamp(value, low, high) * Math.Clamp(value, low, high));
        var weights = points.Select(point => 1 / (point.StandardError * point.StandardError)).ToArray();
        var over = sum - (points.Count - 1);
        var tau = over <= 0 ? 0 : over / (weights.Sum() - (weights.Sum(w => w * w) / weights.Sum()));
        return new(sum / points.Count, tau);
    }

    /// <summary>Limits of observed over expected with the variance between areas added.</summary>
    public static Limits ForRatioAdjusted(double expected, double tauSquared, double confidence)
    {
        Guard.Exposure(expected, nameof(expected));
        var (low, high) = Additive(1, 1 / (2 * Math.Sqrt(expected)), tauSquared, confidence);
        return new(Math.Max(0, low) * Math.Max(0, low), high * high, MethodNames.AdditiveRoot);
    }

    /// <summary>Limits of a proportion with the variance between areas added.</summary>
    public static Limits ForProportionAdjusted(double target, double trials, double tauSquared, double confidence)
    {
        Guard.Proportion(target, nameof(target));
        Guard.Positive(trials, nameof(trials));
        var (low, high) = Additive(Math.Asin(Math.Sqrt(target)), 1 / (2 * Math.Sqrt(trials)), tauSquared, confidence);
        return new(Back(low), Back(high), MethodNames.AdditiveArcsine);

        static double Back(double angle) => Math.Pow(Math.Sin(Math.Clamp(angle, 0, Math.PI / 2)), 2);
    }

    /// <summary>Target ∓ z √(s² + τ²), on whatever scale target and s are.</summary>
    public static (double Lower, double Upper) Additive(double target, double standardError, double tauSquared, double confidence)
    {
        Guard.Finite(target, nameof(target));
        Guard.Positive(standardError, nameof(standardError));
        if (!(tauSquared >= 0 && double.IsFinite(tauSquared)))
            throw new ArgumentException($"A variance is from 0, not {Guard.Say(tauSquared)}.", nameof(tauSquared));
        var spread = Normal.ForConfidence(confidence) * Math.Sqrt((standardError * standardError) + tauSquared);
        return (target - spread, target + spread);
    }

    // Type 7, as R and spreadsheets: the ends are the smallest and the largest value.
    static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
