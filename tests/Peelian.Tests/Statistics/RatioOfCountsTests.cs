using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class RatioOfCountsTests
{
    [Fact]
    public void R_documentation_of_poisson_test_11_in_800_against_21_in_3011()
    {
        var counts = new TwoCounts(before: 6 + 8 + 7, now: 11, exposureBefore: 1083 + 1050 + 878, exposureNow: 800);

        Near.Printed(0.07966863, RatioOfCounts.ExactP(counts), 8);
        Near.Printed(1.971488, RatioOfCounts.Ratio(counts), 6);
        Near.Printed((0.8584264, 4.277266), RatioOfCounts.ExactLimits(counts), 6);
    }

    [Fact]
    public void R_documentation_of_binom_test_682_of_925_against_three_quarters()
    {
        Near.Printed(0.3824916, Proportions.ExactP(682, 925, 0.75), 7);
        Near.Printed((0.7076683, 0.7654066), Proportions.ClopperPearson(682, 925), 7);
    }

    [Fact]
    public void Disability_hate_crime_9_to_3_is_299_in_2048_by_hand()
    {
        var fall = new TwoCounts(9, 3);

        Near.Full(299 / 2048.0, RatioOfCounts.ExactP(fall), 1e-14);
        Near.Full(378 / 4096.0, RatioOfCounts.MidP(fall), 1e-14);
    }

    [Fact]
    public void Three_and_three_are_as_likely_as_can_be()
    {
        Assert.Equal(1, RatioOfCounts.ExactP(new(3, 3)));
        Assert.Equal(1, RatioOfCounts.MidP(new(3, 3)), 1e-14);
    }

    [Fact]
    public void Faith_hate_crime_23_to_53_by_all_three_intervals()
    {
        var rise = new TwoCounts(23, 53);

        Near.Printed((1.413, 3.759), RatioOfCounts.LogLimits(rise), 3);
        Near.Printed((1.388, 3.939), RatioOfCounts.ExactLimits(rise), 3);
        Near.Printed((1.424, 3.821), RatioOfCounts.MidPLimits(rise), 3);
    }

    [Theory]
    [MemberData(nameof(ReferenceRows.All), MemberType = typeof(ReferenceRows))]
    public void Rows_of_the_reference_report(string row, long before, long now, double percent, double p, double pUnit, double low, double high)
    {
        var counts = new TwoCounts(before, now);
        var change = RatioOfCounts.LogLimits(counts);

        Assert.NotEmpty(row);
        Near.Printed(percent, 100 * (RatioOfCounts.Ratio(counts) - 1), 1);
        Assert.Equal(p, RatioOfCounts.MidP(counts), 0.5000001 * pUnit);
        Near.Printed(low, 100 * (change.Lower - 1), 1);
        Near.Printed(high, 100 * (change.Upper - 1), 1);
    }

    [Fact]
    public void Adjusted_together_10_of_the_30_rows_remain_of_11()
    {
        var p = ReferenceRows.Counts.Select(counts => RatioOfCounts.MidP(counts)).ToArray();
        var q = BenjaminiHochberg.Adjust(p);

        Assert.Equal(11, p.Count(value => value < 0.05));
        Assert.Equal(10, q.Count(value => value <= 0.05));
        foreach (var ((expected, unit), computed) in ReferenceRows.Adjusted.Zip(q))
            Assert.Equal(expected, computed, 0.5000001 * unit);
    }

    [Fact]
    public void Nothing_before_has_no_upper_limit_and_nothing_at_all_has_neither()
    {
        Assert.Equal(double.PositiveInfinity, RatioOfCounts.Ratio(new(0, 4)));
        var (lower, upper, method) = RatioOfCounts.Recommended(new(0, 4));
        Assert.True(lower > 0);
        Assert.Equal(double.PositiveInfinity, upper);
        Assert.Equal("exact", method);
        Assert.Null(RatioOfCounts.Recommended(new(0, 4)).ToInterval().Upper);
        Assert.Equal((0, double.PositiveInfinity), (RatioOfCounts.ExactLimits(new(0, 0)).Lower, RatioOfCounts.ExactLimits(new(0, 0)).Upper));
        Assert.Equal(1, RatioOfCounts.MidP(new(0, 0)));
        Assert.Equal(1, RatioOfCounts.ExactP(new(0, 0)));
        Assert.Throws<ArgumentException>(() => RatioOfCounts.Ratio(new(0, 0)));
        Assert.Throws<ArgumentException>(() => RatioOfCounts.LogLimits(new(0, 4)));
    }

    [Fact]
    public void Ten_events_in_each_period_are_enough_for_the_log_interval_and_nine_are_not()
    {
        Assert.Equal(MethodNames.Log, RatioOfCounts.Recommended(new(10, 10)).Method);
        Assert.Equal(MethodNames.Exact, RatioOfCounts.Recommended(new(10, 9)).Method);
    }

    [Fact]
    public void Over_dispersion_of_4_doubles_the_log_standard_error_and_leaves_the_ratio()
    {
        var counts = new TwoCounts(827, 699);
        var (plain, wide) = (RatioOfCounts.LogLimits(counts), RatioOfCounts.LogLimits(counts, dispersion: 4));

        Near.Full(2 * Math.Log(plain.Upper / plain.Lower), Math.Log(wide.Upper / wide.Lower), 1e-12);
        Near.Full(plain.Upper * plain.Lower, wide.Upper * wide.Lower, 1e-12);
    }

    [Fact]
    public void Over_dispersion_widens_the_exact_methods_as_much_as_the_log_interval()
    {
        var counts = new TwoCounts(82700, 81000);

        Near.Full(RatioOfCounts.LogLimits(counts, dispersion: 3).Upper, RatioOfCounts.MidPLimits(counts, dispersion: 3).Upper, 1e-5);
        Near.Full(Normal.TwoSidedP((82700 - 81000) / Math.Sqrt(3 * (82700 + 81000))), RatioOfCounts.MidP(counts, 3), 1e-3);
    }

    [Fact]
    public void A_leap_year_is_a_day_longer()
    {
        var same = new TwoCounts(36500, 36600, 365, 366);

        Near.Full(1, RatioOfCounts.Ratio(same), 1e-12);
        Assert.True(RatioOfCounts.MidP(same) > 0.99);
    }

    [Theory]
    [InlineData(-1, 3, 1, 1)]
    [InlineData(3, 2_000_000_000_000, 1, 1)]
    [InlineData(3, 3, 0, 1)]
    [InlineData(3, 3, 1, -2)]
    [InlineData(3, 3, double.NaN, 1)]
    [InlineData(3, 3, double.PositiveInfinity, 1)]
    public void Impossible_counts_and_exposures_are_refused(long before, long now, double exposureBefore, double exposureNow) =>
        Assert.Throws<ArgumentException>(() => new TwoCounts(before, now, exposureBefore, exposureNow));

    [Fact]
    public void A_refusal_says_both_values()
    {
        var refused = Assert.Throws<ArgumentException>(() => new TwoCounts(2_000_000_000_000, 1));

        Assert.Contains("1000000000000", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2000000000000", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RatioOfCounts.MidP(new(3, 3), 0.9));
        Assert.Throws<ArgumentException>(() => RatioOfCounts.LogLimits(new(3, 3), 95));
    }
}
