using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class FunnelTests
{
    static readonly FunnelPoint[] Six =
    [
        Funnel.OfRatio(100, 108), Funnel.OfRatio(150, 112), Funnel.OfRatio(180, 165),
        Funnel.OfRatio(80, 95), Funnel.OfRatio(120, 100), Funnel.OfRatio(225, 220),
    ];

    [Theory] // Fingertips' funnel for proportions, target 80.642448%
    [InlineData(1, 0.95, 3.204264)]
    [InlineData(5, 0.95, 46.011039)]
    [InlineData(5, 0.998, 26.039864)]
    [InlineData(10, 0.95, 56.154344)]
    [InlineData(10, 0.998, 42.032591)]
    [InlineData(11, 0.95, 57.293957)]
    [InlineData(11, 0.998, 43.829393)]
    public void Lower_limits_of_a_proportion_touch_the_target(double trials, double confidence, double percent) =>
        Near.Printed(percent, 100 * Funnel.ForProportion(0.80642448, trials, confidence).Lower, 6);

    [Fact]
    public void At_the_funnel_limit_Wilson_s_limit_is_the_target()
    {
        var lower = Funnel.ForProportion(0.7, 400, 0.95).Lower;

        Near.Full(0.7, Proportions.Wilson(400 * lower, 400).Upper, 1e-12);
        Assert.Equal((0, 1), (Funnel.ForProportion(0.5, 1, 0.998).Lower, Funnel.ForProportion(0.5, 1, 0.998).Upper));
    }

    [Theory] // Fingertips' funnel for ratios
    [InlineData(1, 0.025317898, 5.571644585)]
    [InlineData(5, 1.623486324, 11.6683331)]
    [InlineData(10, 4.795387629, 18.39035799)]
    public void Expected_numbers_that_just_explain_a_count(long observed, double lower, double upper) =>
        Near.Full((lower, upper), Funnel.ExpectedFor(observed, 0.95), 5e-6); // that workbook's own χ² stops at seven digits

    [Theory] // FunnelPlotR's tests
    [InlineData(15, 0.95, 0.5596924, 1.649348)]
    [InlineData(15, 0.998, 0.3862650, 2.082907)]
    [InlineData(20, 0.95, 0.6108260, 1.544419)]
    [InlineData(20, 0.998, 0.4479107, 1.902094)]
    [InlineData(30, 0.95, 0.6746958, 1.427562)]
    [InlineData(30, 0.998, 0.5289724, 1.702771)]
    public void Exact_limits_of_observed_over_expected(double expected, double confidence, double lower, double upper)
    {
        var limits = Funnel.ForRatio(expected, confidence);

        Near.Printed(lower, limits.Lower, 7);
        Near.Printed(upper, limits.Upper, 6);
    }

    [Fact]
    public void Six_areas_differ_2_3_times_as_much_as_chance()
    {
        double[] z = [-0.784610, 3.328887, 1.142351, -1.605045, 1.908902, 0.335206];
        foreach (var (expected, point) in z.Zip(Six))
            Near.Printed(expected, point.Z, 6);

        var (whole, winsorised) = (Funnel.Dispersion(Six, 0), Funnel.Dispersion(Six));

        Near.Printed(3.2224176, whole.Phi, 7);
        Near.Printed(0.00550119, whole.TauSquared, 8);
        Near.Printed(2.3271783, winsorised.Phi, 7);
        Near.Printed(0.00343978, winsorised.TauSquared, 8);
        var (lower, upper) = Funnel.Additive(1, 1 / (2 * Math.Sqrt(100)), winsorised.TauSquared, 0.95);
        Near.Printed(0.848946, lower, 6);
        Near.Printed(1.151054, upper, 6);
        Near.Printed(0.848946 * 0.848946, Funnel.ForRatioAdjusted(100, winsorised.TauSquared, 0.95).Lower, 5);
    }

    [Fact]
    public void Areas_that_differ_less_than_chance_add_no_variance()
    {
        var alike = Enumerable.Repeat(Funnel.OfProportion(50, 100, 0.5), 32).ToArray();

        Assert.Equal(new FunnelDispersion(0, 0), Funnel.Dispersion(alike));
        var limits = Funnel.ForProportionAdjusted(0.5, 100, 0, 0.95);
        Near.Printed((0.402, 0.598), limits, 2);
    }

    [Fact]
    public void Wrong_funnels_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Funnel.Dispersion([Six[0]]));
        Assert.Throws<ArgumentException>(() => Funnel.Dispersion(Six, 0.5));
        Assert.Throws<ArgumentException>(() => Funnel.ForRatio(0, 0.95));
        Assert.Throws<ArgumentException>(() => Funnel.ForProportion(80, 10, 0.95));
        Assert.Throws<ArgumentException>(() => Funnel.ForProportion(0.8, 0, 0.95));
        Assert.Throws<ArgumentException>(() => Funnel.Additive(1, 0.1, -1, 0.95));
    }
}
