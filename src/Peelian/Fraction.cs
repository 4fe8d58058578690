using System.Globalization;
using System.Numerics;

namespace Peelian;

/// <summary>An exact ratio of two whole numbers: how changes, shares and rates are kept until the one rounding at printing.</summary>
/// <remarks>
/// Rounding is by integer arithmetic, half away from zero (as a spreadsheet's ROUND), so no binary fraction can tip a
/// printed digit and none is rounded twice: −11.949686 prints −11.9, never −12.0 by way of −11.95.
/// </remarks>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <summary>Makes a ratio in lowest terms; the denominator must not be 0.</summary>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A ratio to nothing has no value: say why it is missing instead.");
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    /// <summary>Above the line, with the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line, above 0.</summary>
    public BigInteger Denominator { get; }

    /// <summary>A decimal as an exact ratio.</summary>
    public static Fraction From(decimal value)
    {
        var bits = decimal.GetBits(value);
        // The parts are unsigned though their type is not.
        static BigInteger Part(int bits) => unchecked((uint)bits);
        var magnitude = Part(bits[0]) + (Part(bits[1]) << 32) + (Part(bits[2]) << 64);
        var scale = (bits[3] >> 16) & 0xFF;
        return new Fraction(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    /// <summary>One decimal over another.</summary>
    public static Fraction Of(decimal numerator, decimal denominator) => From(numerator) / From(denominator);

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Rounded once to some decimals, half away from zero; never a negative zero.</summary>
    public decimal Round(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var doubled = BigInteger.Abs(Numerator) * scale * 2 + Denominator;
        var rounded = BigInteger.Divide(doubled, Denominator * 2);
        var value = (decimal)rounded / (decimal)scale;
        return Numerator.Sign < 0 && value != 0 ? -value : value;
    }

    /// <summary>To twelve significant digits: what files carry as the unrounded value, the same on every machine.</summary>
    public decimal ToDecimal()
    {
        if (Numerator.IsZero)
            return 0m;
        var whole = BigInteger.Abs(Numerator) / Denominator;
        var digitsBefore = whole.IsZero ? -LeadingZeros() : whole.ToString(CultureInfo.InvariantCulture).Length;
        var value = Round(Math.Clamp(12 - digitsBefore, 0, 24));
        return value / 1.0000000000000000000000000000m; // drops trailing zeros, so that 5.40 and 5.4 are one text
    }

    int LeadingZeros()
    {
        var zeros = 0;
        for (var scaled = BigInteger.Abs(Numerator) * 10; scaled < Denominator && zeros < 20; scaled *= 10)
            zeros++;
        return zeros;
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Less than.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>As "numerator/denominator".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
