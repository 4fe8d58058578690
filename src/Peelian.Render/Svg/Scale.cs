using System.Globalization;

namespace Peelian.Render.Svg;

/// <summary>From values to places on paper: the only arithmetic that drawing does, and none of it is ever printed as a number.</summary>
/// <param name="Low">The value at the start of the axis.</param>
/// <param name="High">The value at its end.</param>
public readonly record struct Scale(double Low, double High)
{
    /// <summary>An axis that starts at zero, or goes through it where there are negative values.</summary>
    public static Scale FromZero(IEnumerable<double> values)
    {
        var (low, high) = Ends(values);
        return Widened(Math.Min(0, low), Math.Max(0, high));
    }

    /// <summary>An axis cut to its values, with a little room at both ends.</summary>
    public static Scale Cut(IEnumerable<double> values)
    {
        var (low, high) = Ends(values);
        var room = (high - low) * 0.06;
        return Widened(low - room, high + room);
    }

    /// <summary>From zero where the values come near it, else cut.</summary>
    public static Scale ForLines(IReadOnlyCollection<double> values)
    {
        var (low, high) = Ends(values);
        return low >= 0 && low > high * 0.45 ? Cut(values) : FromZero(values);
    }

    /// <summary>Where a value lies, 0 to 1.</summary>
    public double At(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>Where a value lies, as a percentage of the width.</summary>
    public string X(double value) => Draw.Percent(At(value));

    /// <summary>The share of the width between two values.</summary>
    public string Width(double from, double to) => Draw.Percent(Math.Abs(At(to) - At(from)));

    static (double Low, double High) Ends(IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.Count == 0 ? (0, 0) : (all.Min(), all.Max());
    }

    static Scale Widened(double low, double high) => high > low ? new Scale(low, high) : new Scale(low, low + 1);
}

/// <summary>Numbers in the attributes of a drawing.</summary>
static class Draw
{
    /// <summary>A length in pixels.</summary>
    public static string Px(double value) => Rounded(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share of the width, 0 to 1, as a percentage.</summary>
    public static string Percent(double share) => Rounded(share * 100, 2).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    // Adding nothing turns a zero below zero into a plain one.
    static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>The widest of some words, in pixels, up to a limit.</summary>
    public static double Widest(IEnumerable<string> texts, double limit) =>
        Math.Min(limit, texts.Select(TextWidth.Of).DefaultIfEmpty(0).Max());
}
