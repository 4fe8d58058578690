using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class DispersionTests
{
    static readonly double[] Days = [31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30];

    static IReadOnlyList<long?> Months(int seed, Func<int, double> mean, double clustering = 1)
    {
        var random = new Chance(seed);
        // Events that come in bundles of a fixed size are over-dispersed by exactly that size.
        return [.. Enumerable.Range(0, 24).Select(i => (long?)(clustering * random.Poisson(mean(i) / clustering)))];
    }

    static double Average(Func<int, DispersionEstimate> estimate) => Enumerable.Range(0, 400).Average(seed => estimate(seed).Unclamped);

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    [InlineData(42)]
    [InlineData(1500)]
    public void Plain_chance_is_1_on_average_at_every_size(double mean) =>
        Assert.Equal(1, Average(seed => Dispersion.FromMonths(Months(seed, _ => mean))), 0.06);

    [Fact]
    public void Bundles_of_three_are_found_to_be_3() =>
        Assert.Equal(3, Average(seed => Dispersion.FromMonths(Months(seed, _ => 120, clustering: 3))), 0.15);

    [Fact]
    public void A_season_a_trend_and_a_step_are_not_mistaken_for_scatter() =>
        Assert.Equal(1, Average(seed => Dispersion.FromMonths(Months(seed, i =>
            (i < 12 ? 100 : 140) * (1 + (0.15 * Math.Cos(Math.Tau * i / 12))) + i))), 0.1);

    [Fact]
    public void February_is_short_and_not_low()
    {
        var days = Days.Concat(Days).ToArray();

        var exact = Dispersion.FromMonths([.. days.Select(length => (long?)(1000 * length))], days);

        Assert.Equal(0, exact.Unclamped, 1e-6);
        Assert.Equal(1, exact.Phi);
    }

    [Fact]
    public void Twenty_four_months_leave_19_degrees_of_freedom_and_twelve_leave_8()
    {
        Assert.Equal(19, Dispersion.FromMonths(Months(1, _ => 40)).DegreesOfFreedom);
        Assert.Equal(8, Dispersion.FromMonths([.. Months(1, _ => 40).Take(12)]).DegreesOfFreedom);
    }

    [Fact]
    public void Eleven_months_or_none_with_events_are_unknown_and_say_why()
    {
        Assert.Null(Dispersion.FromMonths([.. Months(1, _ => 40).Take(11)]).Phi);
        Assert.Equal("11 of at least 12 months known", Dispersion.FromMonths([.. Months(1, _ => 40).Take(11)]).WhyUnknown);
        Assert.Equal("no events in these months", Dispersion.FromMonths([.. Enumerable.Repeat((long?)0, 24)]).WhyUnknown);
        Assert.Null(Dispersion.FromMonths([]).Phi);
        Assert.Equal(19 - 2, Dispersion.FromMonths([null, null, .. Months(1, _ => 40).Skip(2)]).DegreesOfFreedom);
        Assert.Null(Dispersion.Pool([]).Phi);
    }

    [Fact]
    public void Pooled_over_32_areas_it_is_known_closely()
    {
        var pooled = Dispersion.Pool(Enumerable.Range(100, 32).Select(seed => Dispersion.FromMonths(Months(seed, _ => 60, clustering: 2))));

        Assert.Equal(32 * 19, pooled.DegreesOfFreedom);
        Assert.Equal(2, pooled.Phi!.Value, 0.25);
    }

    [Fact]
    public void It_is_never_below_1_and_wrong_series_are_refused()
    {
        Assert.Equal(1, Dispersion.FromMonths([.. Enumerable.Repeat((long?)40, 24)]).Phi);
        Assert.Throws<ArgumentException>(() => Dispersion.FromMonths([.. Enumerable.Repeat((long?)40, 25)]));
        Assert.Throws<ArgumentException>(() => Dispersion.FromMonths([.. Enumerable.Repeat((long?)-1, 24)]));
        Assert.Throws<ArgumentException>(() => Dispersion.FromMonths([.. Enumerable.Repeat((long?)40, 24)], [1]));
    }
}
