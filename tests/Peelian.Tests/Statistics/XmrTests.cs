using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class XmrTests
{
    static readonly double[] Eighteen = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    static readonly double[] Searches = [456, 458, 381, 444, 387, 575, 494, 386, 489, 533, 511, 478, 635];
    static readonly double[] StopAndAccounts = [745, 949, 707, 1068, 745, 1152, 798, 713, 1059, 773, 864, 557, 646];

    [Fact]
    public void One_outlier_among_18_points_with_and_without_screening()
    {
        var all = Xmr.Chart(Eighteen, new(Screen: false, Counts: false));
        var screened = Xmr.Chart(Eighteen, new(Counts: false));

        Near.Printed(1.944444, all.Mean, 6);
        Near.Printed(1.882353, all.MeanMovingRange, 6);
        Near.Printed(-3.062614, all.Lower, 6);
        Near.Printed(6.951503, all.Upper, 6);
        Near.Full(1, screened.MeanMovingRange);
        Near.Printed(-0.715556, screened.Lower, 6);
        Near.Printed(4.604444, screened.Upper, 6);
        Assert.Equal(new XmrSignal(XmrRule.Outside, High: true, 4, 4), screened.Signals[0]);
        Assert.Equal(0, Xmr.Chart(Eighteen, new()).Lower);
    }

    [Fact]
    public void October_2015_s_635_searches_are_routine_variation()
    {
        var chart = Xmr.Chart(Searches, new());

        Near.Printed(479.0, chart.Mean, 1);
        Near.Printed(77.9167, chart.MeanMovingRange, 4);
        Near.Printed(271.74, chart.Lower, 2);
        Near.Printed(686.26, chart.Upper, 2);
        Assert.Empty(chart.Signals);
        Assert.False(chart.Trial);
    }

    [Fact]
    public void Stop_and_account_has_the_limits_142_86_and_1514_98()
    {
        var chart = Xmr.Chart(StopAndAccounts, new());

        Near.Printed(828.92, chart.Mean, 2);
        Near.Printed(257.92, chart.MeanMovingRange, 2);
        Near.Printed(142.86, chart.Lower, 2);
        Near.Printed(1514.98, chart.Upper, 2);
    }

    [Fact]
    public void Seven_on_one_side_are_a_shift_and_a_point_on_the_mean_ends_a_run()
    {
        double[] shifted = [4, 4, 4, 4, 4, 4, 4, 6, 6, 6, 6, 6, 6, 6];
        double[] broken = [4, 4, 4, 5, 4, 4, 4, 6, 6, 6, 5, 6, 6, 6];

        Assert.Contains(new(XmrRule.Shift, High: false, 0, 6), Xmr.Chart(shifted, new(Screen: false)).Signals);
        Assert.Contains(new(XmrRule.Shift, High: true, 7, 13), Xmr.Chart(shifted, new(Screen: false)).Signals);
        Assert.DoesNotContain(Xmr.Chart(broken, new(Screen: false)).Signals, signal => signal.Rule == XmrRule.Shift);
    }

    [Fact]
    public void Seven_points_rising_are_a_trend_and_six_are_not()
    {
        double[] rising = [10, 12, 10, 11, 12, 13, 14, 15, 16, 11, 12];

        Assert.Contains(new(XmrRule.Trend, High: true, 2, 8), Xmr.Chart(rising, new()).Signals);
        Assert.DoesNotContain(Xmr.Chart(rising, new(Trend: 8)).Signals, signal => signal.Rule == XmrRule.Trend);
        Assert.DoesNotContain(Xmr.Chart(rising, new(Trend: 0)).Signals, signal => signal.Rule == XmrRule.Trend);
    }

    [Fact]
    public void Two_of_three_near_a_limit_count_only_inside_it()
    {
        double[] values = [10, 12, 10, 12, 10, 12, 10, 12, 15.5, 15.5, 12, 10, 12, 10, 12, 10];
        var chart = Xmr.Chart(values, new(Screen: false));

        Assert.InRange(15.5, chart.NearUpper, chart.Upper);
        Assert.Contains(new(XmrRule.TwoOfThree, High: true, 7, 9), chart.Signals);
        Assert.DoesNotContain(chart.Signals, signal => signal.Rule == XmrRule.Outside);
        Assert.DoesNotContain(Xmr.Chart(values, new(Screen: false, TwoOfThree: false)).Signals, signal => signal.Rule == XmrRule.TwoOfThree);
    }

    [Fact]
    public void Equal_months_give_no_signal_and_eleven_points_give_trial_limits()
    {
        var chart = Xmr.Chart([.. Enumerable.Repeat(0.1, 11)], new());

        Assert.Empty(chart.Signals);
        Assert.True(chart.Trial);
        Assert.Equal(0, chart.MeanMovingRange);
    }

    [Fact]
    public void The_rules_are_printed_with_the_chart() =>
        Assert.Equal("a point outside the limits; 7 in a row on one side of the mean; 6 in a row rising or falling", new XmrRules(Trend: 6, TwoOfThree: false).Words);

    [Fact]
    public void Upside_down_every_signal_turns_over() =>
        Gen.Double[-100, 100].Array[2, 40].Sample(values =>
        {
            var rules = new XmrRules(Counts: false);
            var (there, back) = (Xmr.Chart(values, rules), Xmr.Chart([.. values.Select(value => -value)], rules));

            Assert.Equal(there.Signals.Select(signal => signal with { High = !signal.High }).ToHashSet(), back.Signals.ToHashSet());
        });

    [Fact]
    public void What_is_no_series_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Xmr.Chart([1], new()));
        Assert.Throws<ArgumentException>(() => Xmr.Chart([1, double.NaN], new()));
        Assert.Throws<ArgumentException>(() => Xmr.Chart([1, -1], new()));
        Assert.Throws<ArgumentException>(() => Xmr.Chart([1, 2], new(Shift: 1)));
    }
}
