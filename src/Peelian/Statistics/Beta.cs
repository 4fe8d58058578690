namespace Peelian.Statistics;

/// <summary>The regularised incomplete beta function: the tails of the binomial distribution.</summary>
/// <remarks>
/// Continued fraction (Abramowitz and Stegun 1964, 26.5.8; Lentz 1976) with the leading factor after Loader 2000, so that
/// counts of ten million keep ten digits. The point is given with its complement, so that nothing is lost near 1.
/// </remarks>
public static class Beta
{
    /// <summary>Both tails of the beta distribution (a, b) at x, where y is 1 − x.</summary>
    public static (double Below, double Above) Tails(double a, double b, double x, double y)
    {
        Check(a, b);
        if (!(x >= 0 && y >= 0 && Math.Abs(x + y - 1) < 1e-12))
            throw new ArgumentException($"A point ({Guard.Say(x)}) and its complement ({Guard.Say(y)}) add up to 1.", nameof(x));
        if (x == 0 || y == 0)
            return x == 0 ? (0, 1) : (1, 0);
        if (x * (a + b + 2) < a + 1)
        {
            var below = Math.Min(1, Binomial.Density(a, b, x, y) * b / (a + b) * Fraction(a, b, x));
            return (below, 1 - below);
        }
        var above = Math.Min(1, Binomial.Density(a, b, x, y) * a / (a + b) * Fraction(b, a, y));
        return (1 - above, above);
    }

    /// <summary>The point with a share <paramref name="below"/> below it, its complement, and its odds.</summary>
    public static (double X, double Y, double Odds) Quantile(double below, double a, double b)
    {
        Check(a, b);
        if (!(below > 0 && below < 1))
            throw new ArgumentException($"A share lies between 0 and 1, not {Guard.Say(below)}.", nameof(below));
        var start = Math.Log(a / b) + (Normal.Quantile(below) * Math.Sqrt((1 / a) + (1 / b)));
        var logOdds = Roots.Increasing(Distance, start, -745, 745);
        var (x, y) = Binomial.Share(logOdds);
        return (x, y, Math.Exp(logOdds));

        (double Value, double Slope) Distance(double at)
        {
            var (x, y) = Binomial.Share(at);
            var tails = Tails(a, b, x, y);
            return (below <= 0.5 ? tails.Below - below : 1 - below - tails.Above, LogOddsSlope(a, b, x, y));
        }
    }

    /// <summary>How fast the share below grows with the logarithm of the odds: x^a y^b / B(a, b).</summary>
    internal static double LogOddsSlope(double a, double b, double x, double y) => Binomial.Density(a, b, x, y) * a * b / (a + b);

    static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300; // in place of a zero denominator
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1.0; ; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) <= 4e-16)
                return h;
        }

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    static void Check(double a, double b)
    {
        if (!(a > 0 && b > 0 && double.IsFinite(a + b)))
            throw new ArgumentException($"The shapes of a beta distribution are above 0, not {Guard.Say(a)} and {Guard.Say(b)}.", nameof(a));
    }
}
