using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>Searches by officer-defined ethnicity in the reference report, against the residents of the census of 2011.</summary>
public class RateRatioTests
{
    const double White = 134799;
    const double Black = 51762;
    const double Asian = 54412;
    const double Other = 17276;

    [Theory]
    [InlineData(172, Black, 289, 1.550, 1.283, 1.872)] // October 2015
    [InlineData(154, Asian, 289, 1.320, 1.086, 1.605)]
    [InlineData(6, Other, 289, 0.162, 0.072, 0.364)]
    [InlineData(180, Black, 175, 2.679, 2.175, 3.298)] // April 2015
    [InlineData(1867, Black, 2338, 2.080, 1.957, 2.210)] // twelve months to October 2015
    [InlineData(1419, Asian, 2338, 1.504, 1.408, 1.606)]
    [InlineData(61, Other, 2338, 0.204, 0.158, 0.262)]
    public void Searches_per_resident_against_those_of_white_residents(long events, double population, long white, double ratio, double lower, double upper)
    {
        Near.Printed(ratio, RateRatio.Value(events, population, white, White), 3);
        Near.Printed((lower, upper), RateRatio.LogLimits(events, population, white, White), 3);
    }

    [Fact]
    public void None_of_142_in_December_2014_still_has_an_upper_limit()
    {
        var exact = RateRatio.Recommended(0, Other, 142, White);

        Assert.Equal(0, RateRatio.Value(0, Other, 142, White));
        Assert.Equal(0, exact.Lower);
        Assert.Equal(MethodNames.Exact, exact.Method);
        Near.Printed(0.205, exact.Upper, 3);
        Near.Printed(0.166, RateRatio.MidPLimits(0, Other, 142, White).Upper, 3);
    }

    [Fact]
    public void April_to_October_2015_the_ratio_fell_to_0_579_of_itself()
    {
        var (value, limits, z, p) = RateRatio.Change(
            RateRatio.Counts(180, Black, 175, White), RateRatio.Counts(172, Black, 289, White));

        Near.Printed(0.579, value, 3);
        Near.Printed(-3.82, z, 2);
        Near.Printed(0.000135, p, 6);
        Assert.True(limits.Upper < 1);
    }

    [Fact]
    public void Textbook_risk_ratio_of_15_in_150_to_100_in_250()
    {
        var limits = RateRatio.RiskLimits(15, 150, 100, 250);

        Near.Printed((0.151, 0.414), limits, 3);
        Near.Full(0.25 * 0.25, limits.Lower * limits.Upper, 1e-12);
    }

    [Fact]
    public void Ratios_that_have_no_logarithm_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RateRatio.LogLimits(0, Other, 142, White));
        Assert.Throws<ArgumentException>(() => RateRatio.RiskLimits(0, 5, 3, 5));
        Assert.Throws<ArgumentException>(() => RateRatio.RiskLimits(6, 5, 3, 5));
        Assert.Throws<ArgumentException>(() => RateRatio.Change(new(0, 1), new(1, 1)));
        Assert.Throws<ArgumentException>(() => RateRatio.Value(1, 0, 1, 1));
    }
}
