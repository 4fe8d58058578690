namespace Peelian.Statistics;

/// <summary>How alike areas are by several variables at once.</summary>
/// <remarks>
/// Each variable is standardised over all areas (less its mean, over its standard deviation, of all areas as a population), so that
/// none counts more for its unit; the distance is the root mean square of the differences: 0 for two areas that agree in all, 1 where
/// they differ by one standard deviation in each. A variable that is the same everywhere tells nobody apart and is left out. This is
/// the open alternative to the groups of most similar areas that the Home Office makes from variables that are not all published.
/// </remarks>
public static class ProfileDistance
{
    /// <summary>The distance of each area from one of them, in the areas' order; 0 for itself.</summary>
    /// <param name="profiles">For each area its variables, all in the same order and unit.</param>
    /// <param name="from">The area that the others are compared with.</param>
    /// <exception cref="ArgumentException">Profiles of different lengths, or a value that is not finite.</exception>
    public static IReadOnlyList<double> From(IReadOnlyList<IReadOnlyList<double>> profiles, int from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, profiles.Count);
        if (profiles.Any(profile => profile.Count != profiles[0].Count || !profile.All(double.IsFinite)))
            throw new ArgumentException("Every area has the same variables, each a finite number.", nameof(profiles));
        var squares = new double[profiles.Count];
        var used = 0;
        for (var variable = 0; variable < profiles[0].Count; variable++)
        {
            var values = profiles.Select(profile => profile[variable]).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
            // What is left of equal values by rounding is no difference.
            if (deviation <= 1e-12 * Math.Max(1, Math.Abs(mean)))
                continue;
            used++;
            for (var area = 0; area < values.Length; area++)
                squares[area] += Math.Pow((values[area] - values[from]) / deviation, 2);
        }
        return [.. squares.Select(sum => used == 0 ? 0 : Math.Sqrt(sum / used))];
    }
}
