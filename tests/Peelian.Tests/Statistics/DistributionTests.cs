using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>The building blocks, against forty-digit arithmetic (mpmath).</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(0.3, -0.52440051270804078)]
    public void Normal_quantile_has_all_its_digits(double below, double z) => Near.Full(z, Normal.Quantile(below), 2e-15);

    [Fact]
    public void Normal_quantile_is_0_in_the_middle_and_infinite_at_the_ends()
    {
        Assert.Equal(0, Normal.Quantile(0.5));
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
        Assert.Throws<ArgumentException>(() => Normal.Quantile(1.01));
        Assert.Throws<ArgumentException>(() => Normal.Quantile(double.NaN));
    }

    [Theory]
    [InlineData(-37, 5.7255712225245768e-300)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(-1.5, 0.066807201268858066)]
    [InlineData(-0.001, 0.49960105778608894)]
    [InlineData(0.7, 0.75803634777692699)]
    [InlineData(5, 0.99999971334842812)]
    public void Normal_shares_hold_in_both_tails(double z, double below) => Near.Full(below, Normal.Cdf(z), 1e-12);

    [Theory]
    [InlineData(0.5, 1e-8, 0.00011283791633342487, 0.99988716208366658)]
    [InlineData(10, 3, 0.0011024881301154797, 0.99889751186988453)]
    [InlineData(1000, 1100, 0.99894067674607002, 0.0010593232539299773)]
    [InlineData(1000, 900, 0.00054990226571178292, 0.99945009773428822)]
    [InlineData(100000, 99000, 0.00075741992117476797, 0.99924258007882523)]
    [InlineData(0.001, 0.5, 0.99943993334352925, 0.00056006665647074988)]
    [InlineData(3, 80, 1, 5.9217174035208072e-32)]
    public void Incomplete_gamma_holds_in_both_tails(double a, double x, double below, double above)
    {
        var tails = Gamma.Tails(a, x);

        Near.Full(below, tails.Below, 1e-12);
        Near.Full(above, tails.Above, 1e-12);
    }

    [Fact]
    public void Tails_of_ten_million_keep_ten_digits()
    {
        Near.Full(0.00078440219403998985, Poisson.AtLeast(10010000, 1e7), 1e-10);
        Near.Full(0.37595681737115960, Poisson.AtLeast(10001000, 1e7), 1e-10);
        Near.Full(0.012680982440283737, Binomial.AtLeast(10005000, 9995000, 0.5, 0.5), 1e-10);
        Near.Full(1.4835349790740042e-52, Binomial.AtLeast(5000, 9995000, 0.0004, 0.9996), 1e-10);
        Near.Full(0.45828978832564188, Binomial.AtLeast(9000100, 999900, 0.9, 0.1), 1e-10);
        Near.Full(1.4644982683968024e-5, Binomial.Density(10005000, 9995000, 0.5, 0.5), 1e-12);
    }

    [Theory]
    [InlineData(0.025, 1)]
    [InlineData(0.975, 11)]
    [InlineData(0.001, 0.01)]
    [InlineData(1e-12, 1e7)]
    [InlineData(0.999, 1e7)]
    [InlineData(0.5, 1e12)]
    public void Gamma_quantiles_invert_the_tails(double below, double shape)
    {
        var tails = Gamma.Tails(shape, Gamma.Quantile(below, shape));

        Near.Full(below, tails.Below, shape > 1e9 ? 1e-6 : 1e-9);
    }

    [Theory]
    [InlineData(0.025, 9, 4)]
    [InlineData(0.975, 1, 10_000_000)]
    [InlineData(0.025, 10_000_000, 1)]
    [InlineData(0.001, 1e7, 1e7)]
    [InlineData(0.025, 0.01, 3)]
    public void Beta_quantiles_invert_the_tails(double below, double a, double b)
    {
        var (x, y, odds) = Beta.Quantile(below, a, b);

        Near.Full(below, Beta.Tails(a, b, x, y).Below, 1e-8);
        Near.Full(odds, x / y, 1e-12);
    }

    [Fact]
    public void A_quantile_too_small_for_a_double_is_the_smallest_double() =>
        Assert.InRange(Beta.Quantile(0.025, 1e-6, 3).Odds, 0, 1e-300);

    [Fact]
    public void Huge_counts_take_a_moment_and_not_a_minute()
    {
        Near.Full(1, RatioOfCounts.MidPLimits(new(1_000_000_000_000, 1_000_000_000_000)).Upper, 1e-5);
    }
}
