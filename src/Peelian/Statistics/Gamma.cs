namespace Peelian.Statistics;

/// <summary>The regularised incomplete gamma function: the tails of the Poisson and the χ² distribution.</summary>
/// <remarks>
/// Series below the mean and continued fraction above it (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31; Lentz 1976), with the
/// leading factor after Loader 2000, so that counts of ten million keep ten digits.
/// </remarks>
public static class Gamma
{
    /// <summary>Both tails at <paramref name="x"/> for shape <paramref name="a"/>: P (below) and Q (above).</summary>
    public static (double Below, double Above) Tails(double a, double x)
    {
        if (!(a >= 0 && x >= 0) || (a == 0 && x == 0))
            throw new ArgumentException($"The shape ({Guard.Say(a)}) and the point ({Guard.Say(x)}) are from 0, and not both 0.", nameof(x));
        if (a == 0 || double.IsPositiveInfinity(x))
            return (1, 0);
        if (x == 0)
            return (0, 1);
        if (x < a + 1)
        {
            var below = Math.Min(1, Poisson.Density(a, x) * Series(a, x));
            return (below, 1 - below);
        }
        var above = Math.Min(1, Poisson.Density(a, x) * a * Fraction(a, x));
        return (1 - above, above);
    }

    /// <summary>The point below which a share <paramref name="below"/> of a gamma distribution of shape <paramref name="a"/> and scale 1 lies.</summary>
    /// <remarks>χ² with k degrees of freedom is twice the point for shape k/2.</remarks>
    public static double Quantile(double below, double a)
    {
        Guard.Probability(below, nameof(below));
        Guard.Positive(a, nameof(a));
        if (below is 0 or 1)
            return below == 0 ? 0 : double.PositiveInfinity;
        // Wilson and Hilferty 1931: the cube root of a gamma variable is nearly normal. Only a place to start.
        var root = 1 - (1 / (9 * a)) + (Normal.Quantile(below) / (3 * Math.Sqrt(a)));
        var start = root > 0 ? Math.Log(a) + (3 * Math.Log(root)) : Math.Log(below) / a;
        var log = Roots.Increasing(u => Distance(u, a, below), start, -745 / Math.Min(1, a), Math.Log(a) + 745);
        return Math.Exp(log);
    }

    static (double Value, double Slope) Distance(double log, double a, double below)
    {
        var x = Math.Exp(log);
        var tails = x == 0 ? (0, 1) : Tails(a, x);
        var slope = x == 0 ? 0 : Poisson.Density(a, x) * a;
        return (below <= 0.5 ? tails.Below - below : 1 - below - tails.Above, slope);
    }

    static double Series(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300; // in place of a zero denominator
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1.0; ; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = (an * d) + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + (an / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) <= 4e-16)
                return h;
        }
    }
}
