namespace Peelian.Statistics;

/// <summary>Numbers as good as random that are the same on every machine and in every version of the runtime.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood 2014, OOPSLA, "Fast splittable pseudorandom number generators".</remarks>
/// <param name="seed">Where the row of numbers begins.</param>
sealed class Draws(ulong seed)
{
    const ulong Step = 0x9E3779B97F4A7C15;

    ulong _state = seed;

    /// <summary>The next sixty-four bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += Step;
            var bits = _state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>A whole number from 0, below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);
}
