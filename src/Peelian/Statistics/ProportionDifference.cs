namespace Peelian.Statistics;

/// <summary>The difference of two proportions from separate samples: two groups' arrest rates, a borough and the rest.</summary>
/// <remarks>Newcombe 1998, Statistics in Medicine 17:873–890, method 10: Wilson's limits of each, combined.</remarks>
public static class ProportionDifference
{
    /// <summary>Limits of the first proportion less the second.</summary>
    /// <param name="hits1">Hits of the first.</param>
    /// <param name="trials1">Trials of the first.</param>
    /// <param name="hits2">Hits of the second; none of its trials is among the first's.</param>
    /// <param name="trials2">Trials of the second.</param>
    /// <param name="confidence">0.95 for 95%.</param>
    public static Limits Newcombe(double hits1, double trials1, double hits2, double trials2, double confidence = Limits.Usual)
    {
        var first = Proportions.Wilson(hits1, trials1, confidence);
        var second = Proportions.Wilson(hits2, trials2, confidence);
        var (p1, p2) = (hits1 / trials1, hits2 / trials2);
        return new(
            Math.Max(-1, p1 - p2 - Hypotenuse(p1 - first.Lower, second.Upper - p2)),
            Math.Min(1, p1 - p2 + Hypotenuse(first.Upper - p1, p2 - second.Lower)),
            MethodNames.Newcombe);
    }

    /// <summary>The two-sided p-value of no difference: the score test with pooled variance (Pearson's χ² without correction).</summary>
    /// <remarks>All hits or none in both: nothing tells them apart, 1.</remarks>
    public static double P(double hits1, double trials1, double hits2, double trials2)
    {
        Guard.Part(hits1, trials1, nameof(hits1));
        Guard.Part(hits2, trials2, nameof(hits2));
        var pooled = (hits1 + hits2) / (trials1 + trials2);
        var variance = pooled * ((trials1 - hits1 + trials2 - hits2) / (trials1 + trials2)) * ((1 / trials1) + (1 / trials2));
        return variance == 0 ? 1 : Normal.TwoSidedP(((hits1 / trials1) - (hits2 / trials2)) / Math.Sqrt(variance));
    }

    static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
