namespace Peelian.Statistics;

/// <summary>Limits of a proportion: arrests among searches, satisfied among those asked.</summary>
/// <remarks>
/// Wilson 1927; Clopper and Pearson 1934; compared in Newcombe 1998, Statistics in Medicine 17:857–872. Print Wilson's; the
/// others are there to check against and for the smallest samples.
/// </remarks>
public static class Proportions
{
    /// <summary>Wilson's score limits: good at every size, inside 0 to 1, and never of no width.</summary>
    /// <param name="hits">Of the trials, those that count. A fraction is allowed: a weighted or deflated sample.</param>
    /// <param name="trials">All trials, above 0.</param>
    /// <param name="confidence">0.95 for 95%.</param>
    /// <exception cref="ArgumentException">No trials, or more hits than trials.</exception>
    public static Limits Wilson(double hits, double trials, double confidence = Limits.Usual)
    {
        Guard.Part(hits, trials, nameof(hits));
        var z = Normal.ForConfidence(confidence);
        // (2x + z² ∓ z √(z² + 4x(1 − x/n))) / 2(n + z²); the lower root as product over upper root, which does not cancel.
        var root = z * Math.Sqrt((z * z) + (4 * hits * ((trials - hits) / trials)));
        var all = trials + (z * z);
        return new(LowerRoot(hits, trials, z, root), hits == trials ? 1 : Math.Min(1, ((2 * hits) + (z * z) + root) / (2 * all)), MethodNames.Wilson);
    }

    /// <summary>Wilson's limits with continuity correction: close to the exact ones.</summary>
    public static Limits WilsonCorrected(long hits, long trials, double confidence = Limits.Usual)
    {
        Guard.Part(hits, trials, nameof(hits));
        var z = Normal.ForConfidence(confidence);
        var (n, p) = ((double)trials, hits / (double)trials);
        var middle = (2 * n * p) + (z * z);
        var all = 2 * (n + (z * z));
        var lower = (middle - 1 - (z * Math.Sqrt(NotBelow0((z * z) - 2 - (1 / n) + (4 * p * ((n * (1 - p)) + 1)))))) / all;
        var upper = (middle + 1 + (z * Math.Sqrt(NotBelow0((z * z) + 2 - (1 / n) + (4 * p * ((n * (1 - p)) - 1)))))) / all;
        return new(hits == 0 ? 0 : Math.Clamp(lower, 0, p), hits == trials ? 1 : Math.Clamp(upper, p, 1), MethodNames.WilsonCorrected);
    }

    /// <summary>Exact limits: never narrower than stated, so wider than need be.</summary>
    public static Limits ClopperPearson(long hits, long trials, double confidence = Limits.Usual)
    {
        Check(hits, trials, confidence);
        return FromOdds(Binomial.ExactOdds(hits, trials - hits, confidence), MethodNames.ClopperPearson);
    }

    /// <summary>Exact limits with half of the observed outcome in each tail: right on average.</summary>
    public static Limits MidP(long hits, long trials, double confidence = Limits.Usual)
    {
        Check(hits, trials, confidence);
        return FromOdds(Binomial.MidPOdds(hits, trials - hits, confidence), MethodNames.MidP);
    }

    /// <summary>The exact two-sided p-value of a proportion against a fixed one, as R's binom.test.</summary>
    /// <param name="hits">Of the trials, those that count.</param>
    /// <param name="trials">All trials.</param>
    /// <param name="expected">The proportion it is tested against, between 0 and 1.</param>
    public static double ExactP(long hits, long trials, double expected)
    {
        Guard.Part(hits, trials, nameof(hits));
        if (!(expected > 0 && expected < 1))
            throw new ArgumentException($"A proportion to test against lies between 0 and 1, not {Guard.Say(expected)}.", nameof(expected));
        return RatioOfCounts.ExactP(new(trials - hits, hits, 1 - expected, expected));
    }

    static double LowerRoot(double hits, double trials, double z, double root) =>
        hits == 0 ? 0 : 2 * hits * (hits / trials) / ((2 * hits) + (z * z) + root);

    static double NotBelow0(double value) => Math.Max(0, value);

    static Limits FromOdds((double Lower, double Upper) odds, string method) =>
        new(odds.Lower / (1 + odds.Lower), double.IsPositiveInfinity(odds.Upper) ? 1 : odds.Upper / (1 + odds.Upper), method);

    static void Check(long hits, long trials, double confidence)
    {
        Guard.Part(hits, trials, nameof(hits));
        Guard.Confidence(confidence);
    }
}
