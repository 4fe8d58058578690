using System.Globalization;

namespace Peelian.Statistics;

/// <summary>Wrong arguments, refused in a sentence with both values: a statistic never answers NaN.</summary>
static class Guard
{
    /// <summary>The largest count these methods are for: beyond it a double no longer tells neighbours well apart.</summary>
    public const double LargestCount = 1e12;

    /// <summary>Exposures and populations: between this and its inverse, so that no rate overflows.</summary>
    const double LargestExposure = 1e12;

    public static void Count(double count, string name)
    {
        if (!(count >= 0 && count <= LargestCount))
            throw new ArgumentException($"A count is from 0 to {Say(LargestCount)}, not {Say(count)}.", name);
    }

    public static void Part(double hits, double of, string name)
    {
        Count(hits, name);
        Count(of, name);
        if (of == 0)
            throw new ArgumentException($"A proportion of nothing has no value: {Say(hits)} of {Say(of)}.", name);
        if (hits > of)
            throw new ArgumentException($"A part ({Say(hits)}) cannot be more than its whole ({Say(of)}).", name);
    }

    public static void Exposure(double exposure, string name)
    {
        if (!(exposure >= 1 / LargestExposure && exposure <= LargestExposure))
            throw new ArgumentException($"An exposure or population is from {Say(1 / LargestExposure)} to {Say(LargestExposure)}, not {Say(exposure)}.", name);
    }

    public static void Confidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentException($"Confidence lies between 0 and 1 (0.95 for 95%), not {Say(confidence)}.", nameof(confidence));
    }

    public static void Dispersion(double dispersion)
    {
        if (!(dispersion >= 1 && dispersion <= LargestCount))
            throw new ArgumentException($"Over-dispersion is 1 (plain chance) or more, not {Say(dispersion)}.", nameof(dispersion));
    }

    public static void Proportion(double proportion, string name)
    {
        if (!(proportion >= 0 && proportion <= 1))
            throw new ArgumentException($"A proportion lies between 0 and 1 (0.69 for 69%), not {Say(proportion)}.", name);
    }

    public static void Probability(double probability, string name)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentException($"A probability lies between 0 and 1, not {Say(probability)}.", name);
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentException($"{name} must be above 0 and finite, not {Say(value)}.", name);
    }

    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"{name} must be a number, not {Say(value)}.", name);
    }

    public static string Say(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
