namespace Peelian.Statistics;

/// <summary>How many times the variance of monthly counts is what plain chance would give.</summary>
/// <param name="Phi">φ, 1 or more; null where it cannot be told.</param>
/// <param name="Unclamped">The estimate before it is held at 1: what pooling needs. 0 where unknown.</param>
/// <param name="DegreesOfFreedom">Months less what was fitted to them; 0 where unknown.</param>
/// <param name="WhyUnknown">In words for a reader; null where φ is known.</param>
public sealed record DispersionEstimate(double? Phi, double Unclamped, int DegreesOfFreedom, string? WhyUnknown)
{
    internal static DispersionEstimate Unknown(string why) => new(null, 0, 0, why);

    internal static DispersionEstimate Of(double unclamped, int degreesOfFreedom) =>
        new(Math.Max(1, unclamped), unclamped, degreesOfFreedom, null);
}

/// <summary>Estimates the over-dispersion φ of a series of monthly counts.</summary>
/// <remarks>
/// <para>Recorded crimes come in clusters, so that months scatter more than independent events would. A weighted least-squares
/// line takes out what a year-on-year comparison takes out anyway: each year's own level, a slope shared by both years and one
/// yearly wave (a cosine and a sine). What is left over, per degree of freedom, divided by the mean is φ (the moment estimator
/// of quasi-likelihood: McCullagh and Nelder 1989, section 4.5). With 24 months and five terms it rests on 19 degrees of
/// freedom, so that φ is itself known to about ±30%: it is held at 1 or more, never below plain chance.</para>
/// <para>A change between the two years is not mistaken for scatter, nor is a season. It cannot see clustering that lasts longer
/// than a year.</para>
/// </remarks>
public static class Dispersion
{
    /// <summary>Known months below which nothing is said.</summary>
    public const int FewestMonths = 12;

    /// <summary>Months used: the two years that a yearly change compares.</summary>
    public const int MostMonths = 24;

    /// <summary>Left after the terms are taken out; fewer tell nothing about scatter.</summary>
    const int FewestDegreesOfFreedom = 6;

    /// <summary>φ of up to 24 months that end with the period's last month.</summary>
    /// <param name="months">Counts in order, oldest first; null for a missing month.</param>
    /// <param name="days">Days in each month, in the same order; all alike where not given.</param>
    /// <exception cref="ArgumentException">More than 24 months, a negative count, or another number of days than months.</exception>
    public static DispersionEstimate FromMonths(IReadOnlyList<long?> months, IReadOnlyList<double>? days = null)
    {
        Check(months, days);
        var known = Enumerable.Range(0, months.Count).Where(i => months[i] is not null).ToArray();
        if (known.Length < FewestMonths)
            return DispersionEstimate.Unknown($"{known.Length} of at least {FewestMonths} months known");
        var exposures = known.Select(i => days?[i] ?? 1).ToArray();
        var counts = known.Select(i => (double)months[i]!.Value).ToArray();
        var rate = counts.Sum() / exposures.Sum();
        if (rate == 0)
            return DispersionEstimate.Unknown("no events in these months");
        // A count over the root of its exposure has the same variance, φ times the rate, in every month.
        var scaled = counts.Zip(exposures, (count, exposure) => count / Math.Sqrt(exposure)).ToArray();
        var fitted = TakeOut(scaled, Terms(months.Count, known, exposures));
        var left = known.Length - fitted;
        return left < FewestDegreesOfFreedom
            ? DispersionEstimate.Unknown($"{known.Length} months leave too little after season and trend")
            : DispersionEstimate.Of(scaled.Sum(rest => rest * rest) / left / rate, left);
    }

    /// <summary>One φ from several series of the same kind, such as one measure in all boroughs: far steadier than one series' own.</summary>
    /// <remarks>Weighted by degrees of freedom, before any is held at 1, so that chance lows and highs cancel.</remarks>
    public static DispersionEstimate Pool(IEnumerable<DispersionEstimate> estimates)
    {
        var known = estimates.Where(estimate => estimate.Phi is not null).ToList();
        var left = known.Sum(estimate => estimate.DegreesOfFreedom);
        return left == 0
            ? DispersionEstimate.Unknown("no series whose over-dispersion is known")
            : DispersionEstimate.Of(known.Sum(estimate => estimate.Unclamped * estimate.DegreesOfFreedom) / left, left);
    }

    static IEnumerable<double[]> Terms(int length, int[] known, double[] exposures)
    {
        const int Year = 12;
        yield return Term(i => length - i <= Year ? 1 : 0); // the later year's level
        yield return Term(i => length - i > Year ? 1 : 0); // the earlier year's
        yield return Term(i => ((length - i - 1) % Year) - 5.5); // a slope within both, about the middle of the year
        yield return Term(i => Math.Cos(Math.Tau * i / Year));
        yield return Term(i => Math.Sin(Math.Tau * i / Year));

        double[] Term(Func<int, double> value) => [.. known.Zip(exposures, (i, exposure) => value(i) * Math.Sqrt(exposure))];
    }

    // Gram and Schmidt: leaves in values what no term explains, and says how many terms were of use.
    static int TakeOut(double[] values, IEnumerable<double[]> terms)
    {
        const double Nothing = 1e-9; // a term that the others already explain, such as a year without months
        var used = new List<double[]>();
        foreach (var term in terms)
        {
            var before = Length(term);
            foreach (var other in used)
                Remove(term, other);
            var length = Length(term);
            if (length <= Nothing * Math.Max(1, before))
                continue;
            for (var i = 0; i < term.Length; i++)
                term[i] /= length;
            used.Add(term);
            Remove(values, term);
        }
        return used.Count;

        static double Length(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));

        static void Remove(double[] from, double[] unit)
        {
            var along = from.Zip(unit, (a, b) => a * b).Sum();
            for (var i = 0; i < from.Length; i++)
                from[i] -= along * unit[i];
        }
    }

    static void Check(IReadOnlyList<long?> months, IReadOnlyList<double>? days)
    {
        if (months.Count > MostMonths)
            throw new ArgumentException($"Over-dispersion is estimated from {MostMonths} months at most, not {months.Count}.", nameof(months));
        if (days is not null && days.Count != months.Count)
            throw new ArgumentException($"{months.Count} months need as many lengths, not {days.Count}.", nameof(days));
        foreach (var count in months)
            Guard.Count(count ?? 0, nameof(months));
        foreach (var length in days ?? [])
            Guard.Exposure(length, nameof(days));
    }
}
