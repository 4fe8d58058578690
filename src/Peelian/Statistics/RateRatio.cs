namespace Peelian.Statistics;

/// <summary>How many times as often something happens to one group as to another (disproportionality), and how that changed.</summary>
/// <remarks>
/// Populations are taken as known and fixed, events as independent counts. Where one is searched does not mean that one lives
/// there: a ratio to residents is one view among several and never stands alone.
/// </remarks>
public static class RateRatio
{
    /// <summary>The ratio of two rates.</summary>
    /// <param name="events">Events of the group looked at.</param>
    /// <param name="population">Its population.</param>
    /// <param name="otherEvents">Events of the group compared with.</param>
    /// <param name="otherPopulation">Its population.</param>
    /// <returns>Infinite where only the other group has none.</returns>
    /// <exception cref="ArgumentException">No events in either group, or an impossible count or population.</exception>
    public static double Value(long events, double population, long otherEvents, double otherPopulation) =>
        RatioOfCounts.Ratio(Counts(events, population, otherEvents, otherPopulation));

    /// <summary>The limits to print: exact where either group has fewer than ten events, else from the logarithm.</summary>
    /// <remarks>With no events the lower limit is 0 and the upper is a one-sided one, at half of what is left over: 97.5% for 95%.</remarks>
    public static Limits Recommended(long events, double population, long otherEvents, double otherPopulation, double confidence = Limits.Usual, double dispersion = 1) =>
        RatioOfCounts.Recommended(Counts(events, population, otherEvents, otherPopulation), confidence, dispersion);

    /// <summary>Limits from the logarithm: ratio × exp(∓z √(φ (1/a + 1/b))).</summary>
    /// <exception cref="ArgumentException">A group with no events.</exception>
    public static Limits LogLimits(long events, double population, long otherEvents, double otherPopulation, double confidence = Limits.Usual, double dispersion = 1) =>
        RatioOfCounts.LogLimits(Counts(events, population, otherEvents, otherPopulation), confidence, dispersion);

    /// <summary>Mid-P limits: those for a group with none are a fifth tighter than the exact ones.</summary>
    public static Limits MidPLimits(long events, double population, long otherEvents, double otherPopulation, double confidence = Limits.Usual, double dispersion = 1) =>
        RatioOfCounts.MidPLimits(Counts(events, population, otherEvents, otherPopulation), confidence, dispersion);

    /// <summary>The two counts behind a rate ratio, for <see cref="EvidenceTable.OfCounts"/>.</summary>
    public static TwoCounts Counts(long events, double population, long otherEvents, double otherPopulation) =>
        new(before: otherEvents, now: events, exposureBefore: otherPopulation, exposureNow: population);

    /// <summary>How a rate ratio changed between two periods that do not overlap.</summary>
    /// <param name="earlier">Counts and populations of the earlier period, as <see cref="Counts"/> makes them.</param>
    /// <param name="later">Those of the later.</param>
    /// <param name="confidence">Of the limits.</param>
    /// <param name="dispersion">φ of the counts.</param>
    /// <returns>The later ratio over the earlier, its limits, z and the two-sided p-value.</returns>
    /// <exception cref="ArgumentException">A count of 0: no ratio to compare.</exception>
    public static (double Value, Limits Limits, double Z, double P) Change(TwoCounts earlier, TwoCounts later, double confidence = Limits.Usual, double dispersion = 1)
    {
        Guard.Dispersion(dispersion);
        long[] counts = [earlier.Before, earlier.Now, later.Before, later.Now];
        if (counts.Contains(0))
            throw new ArgumentException($"A change of ratios needs four counts above 0, not {string.Join(", ", counts)}.", nameof(later));
        var value = RatioOfCounts.Ratio(later) / RatioOfCounts.Ratio(earlier);
        var error = Math.Sqrt(dispersion * counts.Sum(count => 1.0 / count));
        var (z, spread) = (Math.Log(value) / error, Normal.ForConfidence(confidence) * error);
        return (value, new(value * Math.Exp(-spread), value * Math.Exp(spread), MethodNames.Log), z, Normal.TwoSidedP(z));
    }

    /// <summary>Limits of a risk ratio, where both groups are samples of trials: ratio × exp(∓z √(1/a − 1/A + 1/b − 1/B)).</summary>
    /// <remarks>Katz and others 1978, Biometrics 34:469–474. For events that a person can have once; rates use <see cref="LogLimits"/>.</remarks>
    /// <exception cref="ArgumentException">A count of 0, or more events than people.</exception>
    public static Limits RiskLimits(long events, long trials, long otherEvents, long otherTrials, double confidence = Limits.Usual)
    {
        Guard.Part(events, trials, nameof(events));
        Guard.Part(otherEvents, otherTrials, nameof(otherEvents));
        if (events == 0 || otherEvents == 0)
            throw new ArgumentException($"The log interval needs two counts above 0, not {events} and {otherEvents}: use Donner and Zou's.", nameof(events));
        var ratio = events / (double)trials / (otherEvents / (double)otherTrials);
        var variance = (1.0 / events) - (1.0 / trials) + (1.0 / otherEvents) - (1.0 / otherTrials);
        var spread = Normal.ForConfidence(confidence) * Math.Sqrt(Math.Max(0, variance));
        return new(ratio * Math.Exp(-spread), ratio * Math.Exp(spread), MethodNames.Log);
    }
}
