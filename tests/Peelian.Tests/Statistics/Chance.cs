namespace Peelian.Tests.Statistics;

/// <summary>Seeded Poisson counts, the same on every machine and in every version of .NET.</summary>
sealed class Chance(int seed)
{
    ulong _state = (ulong)seed;

    /// <summary>A count with the given mean.</summary>
    public long Poisson(double mean)
    {
        // The time of independent arrivals; each waits −ln U.
        var (count, time) = (0L, 0.0);
        while ((time -= Math.Log(Uniform())) < mean)
            count++;
        return count;
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    double Uniform()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * Math.Pow(2, -53) + Math.Pow(2, -54);
        }
    }
}
