using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>Compares with published values: to nine significant digits where printed in full, else to the printed decimals.</summary>
static class Near
{
    public static void Full(double expected, double actual, double relative = 1e-9) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), FormattableString.Invariant($"expected {expected:R}, computed {actual:R}"));

    public static void Full((double Lower, double Upper) expected, Limits actual, double relative = 1e-9)
    {
        Full(expected.Lower, actual.Lower, relative);
        Full(expected.Upper, actual.Upper, relative);
    }

    /// <summary>Equal when printed with so many decimals; half a unit of the last is allowed, as the printed value is itself rounded.</summary>
    public static void Printed(double expected, double actual, int decimals) =>
        Assert.True(Math.Abs(actual - expected) <= 0.5000001 * Math.Pow(10, -decimals), FormattableString.Invariant($"printed {expected:R}, computed {actual:R}"));

    public static void Printed((double Lower, double Upper) expected, Limits actual, int decimals)
    {
        Printed(expected.Lower, actual.Lower, decimals);
        Printed(expected.Upper, actual.Upper, decimals);
    }
}
