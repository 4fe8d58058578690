namespace Peelian;

/// <summary>The one rounding rule: half away from zero, as a spreadsheet's ROUND.</summary>
public static class Rounding
{
    /// <summary>Pass it to <see cref="Math"/>: the default there is to even.</summary>
    public const MidpointRounding HalfAwayFromZero = MidpointRounding.AwayFromZero;

    /// <summary>A result of <c>Statistics</c> (a double) as a cell carries it: to twelve significant digits, the same on every machine.</summary>
    public static decimal ToCell(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A cell cannot hold {value}: say why it is missing instead.", nameof(value));
        return decimal.Parse(
            value.ToString("E11", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture) / 1.0000000000000000000000000000m;
    }
}
