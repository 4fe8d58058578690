namespace Peelian.Statistics;

/// <summary>Local clusters: places that are high, or low, together with those that they border on (Gi*).</summary>
/// <remarks>
/// Getis and Ord 1992, Geographical Analysis 24:189–206; Ord and Getis 1995, Geographical Analysis 27:286–306, with the place itself among
/// its neighbours and every neighbour weighing the same. p by conditional permutation (Anselin 1995, Geographical Analysis 27:93–115): the
/// place stays, the values of all others are dealt out anew. A map is one family for <see cref="BenjaminiHochberg"/>.
/// </remarks>
public static class GetisOrd
{
    /// <summary>How often values are dealt out: the smallest p is 2 in 10,000.</summary>
    public const int Permutations = 9_999;

    /// <summary>How many standard deviations the sum of a place and its neighbours lies from what it would be if values lay anywhere.</summary>
    /// <param name="values">A value for each place.</param>
    /// <param name="neighbours">For each place the positions of those that it borders on, itself left out.</param>
    /// <returns>Null for a place without neighbours, for one that borders on all, and where all values are equal.</returns>
    public static double?[] Z(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours)
    {
        Check(values, neighbours);
        var n = values.Count;
        var mean = values.Sum() / n;
        var spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / n);
        return
        [
            .. Enumerable.Range(0, n).Select(place =>
            {
                var weight = neighbours[place].Count + 1.0;
                return IsTestable(neighbours[place].Count, n, spread) ? (SumAround(values, neighbours, place) - (mean * weight)) / (spread * Math.Sqrt(((n * weight) - (weight * weight)) / (n - 1))) : (double?)null;
            }),
        ];
    }

    /// <summary>Two-sided p of each place: how often a sum as far out comes about when the values of the others are dealt out at random.</summary>
    /// <param name="values">A value for each place.</param>
    /// <param name="neighbours">For each place the positions of those that it borders on, itself left out.</param>
    /// <param name="permutations">How often.</param>
    /// <returns>Null where <see cref="Z"/> is. The same on every machine: the numbers drawn are <see cref="Draws"/>.</returns>
    public static double?[] P(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours, int permutations = Permutations)
    {
        var z = Z(values, neighbours);
        // Sums of the same numbers in another order may differ in the last digits: within this they are ties.
        var tie = 1e-12 * values.Sum(Math.Abs);
        return [.. z.Select((one, place) => one is null ? (double?)null : P(values, neighbours, place, permutations, tie))];
    }

    static double P(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours, int place, int permutations, double tie)
    {
        double[] others = [.. values.Where((_, at) => at != place)];
        var around = SumAround(values, neighbours, place) - values[place];
        var (draws, count) = (new Draws((ulong)place), neighbours[place].Count);
        var (above, below) = (0, 0);
        for (var round = 0; round < permutations; round++)
        {
            var sum = 0.0;
            for (var at = 0; at < count; at++)
            {
                var chosen = at + draws.Below(others.Length - at);
                (others[at], others[chosen]) = (others[chosen], others[at]);
                sum += others[at];
            }
            if (sum >= around - tie)
                above++;
            if (sum <= around + tie)
                below++;
        }
        return Math.Min(1, 2.0 * (Math.Min(above, below) + 1) / (permutations + 1));
    }

    static double SumAround(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours, int place) => values[place] + neighbours[place].Sum(other => values[other]);

    static bool IsTestable(int neighbours, int places, double spread) => neighbours > 0 && neighbours + 1 < places && spread > 0;

    static void Check(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> neighbours)
    {
        if (values.Count != neighbours.Count)
            throw new ArgumentException($"There are {values.Count} values and neighbours of {neighbours.Count} places.", nameof(neighbours));
        foreach (var value in values)
            Guard.Finite(value, nameof(values));
        for (var place = 0; place < neighbours.Count; place++)
        {
            if (neighbours[place].Any(other => other < 0 || other >= values.Count || other == place))
                throw new ArgumentException($"Place {place} has a neighbour that is none of the others.", nameof(neighbours));
        }
    }
}
