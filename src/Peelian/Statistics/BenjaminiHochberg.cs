namespace Peelian.Statistics;

/// <summary>p-values made fit for being looked at together.</summary>
/// <remarks>
/// Benjamini and Hochberg 1995, JRSS B 57:289–300. Among the rows called different at q ≤ 0.05, one in twenty is expected to be
/// so by chance alone. The family is one table of one pack.
/// </remarks>
public static class BenjaminiHochberg
{
    /// <summary>The adjusted value (q) of each p, in the order given: the smallest m p₍ⱼ₎/j at or above its rank.</summary>
    /// <exception cref="ArgumentException">A p that is not between 0 and 1.</exception>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        foreach (var value in p)
            Guard.Probability(value, nameof(p));
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).ToArray();
        var q = new double[p.Count];
        var least = 1.0;
        for (var place = 0; place < order.Length; place++)
        {
            var rank = p.Count - place;
            least = Math.Min(least, p[order[place]] * p.Count / rank);
            q[order[place]] = least;
        }
        return q;
    }
}
