using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>What must hold of every interval, whatever the numbers.</summary>
public class LimitsTests
{
    static readonly Gen<long> Count = Gen.OneOf(Gen.Long[0, 30], Gen.Long[0, 5000], Gen.Long[0, 1_000_000_000], Gen.Const(1_000_000_000_000));

    static readonly Gen<double> Confidence = Gen.OneOf(Gen.Const(0.95), Gen.Const(0.998), Gen.Double[0.5, 0.999999]);

    static void Encloses(Limits limits, double value) => Assert.True(
        limits.Lower <= value * (1 + 1e-9) && limits.Upper >= value * (1 - 1e-9) && limits.Lower >= 0,
        FormattableString.Invariant($"{limits} around {value:R}"));

    static void Within(Limits narrow, Limits wide) => Assert.True(
        wide.Lower <= narrow.Lower * (1 + 1e-9) && (wide.Upper >= narrow.Upper * (1 - 1e-9)),
        FormattableString.Invariant($"{narrow} within {wide}"));

    static IEnumerable<Limits> OfCounts(TwoCounts counts, double confidence, double phi)
    {
        yield return RatioOfCounts.ExactLimits(counts, confidence, phi);
        yield return RatioOfCounts.MidPLimits(counts, confidence, phi);
        yield return RatioOfCounts.Recommended(counts, confidence, phi);
    }

    static IEnumerable<Limits> OfProportion(long hits, long trials, double confidence)
    {
        yield return Proportions.Wilson(hits, trials, confidence);
        yield return Proportions.WilsonCorrected(hits, trials, confidence);
        yield return Proportions.ClopperPearson(hits, trials, confidence);
        yield return Proportions.MidP(hits, trials, confidence);
    }

    [Fact]
    public void Limits_of_a_ratio_enclose_it_and_widen_with_confidence() =>
        Gen.Select(Count, Count, Confidence, Gen.Double[0, 1], Gen.Double[1, 8]).Sample((before, now, confidence, share, phi) =>
        {
            var counts = new TwoCounts(before, now);
            var less = Math.Max(0.5, confidence * share);
            foreach (var (wide, narrow) in OfCounts(counts, confidence, phi).Zip(OfCounts(counts, less, phi)))
            {
                Assert.False(double.IsNaN(wide.Lower) || double.IsNaN(wide.Upper));
                if (counts.Total > 0)
                    Encloses(wide, RatioOfCounts.Ratio(counts));
                Within(narrow, wide);
            }
        });

    [Fact]
    public void Limits_of_a_proportion_enclose_it_stay_in_0_to_1_and_widen_with_confidence() =>
        Gen.Select(Count, Count, Confidence, Gen.Double[0, 1]).Where((hits, misses, _, _) => hits + misses is > 0 and <= 1_000_000_000_000).Sample((hits, misses, confidence, share) =>
        {
            var less = Math.Max(0.5, confidence * share);
            foreach (var (wide, narrow) in OfProportion(hits, hits + misses, confidence).Zip(OfProportion(hits, hits + misses, less)))
            {
                Encloses(wide, hits / (double)(hits + misses));
                Assert.InRange(wide.Upper, 0, 1);
                Within(narrow, wide);
            }
        });

    [Fact]
    public void Limits_of_a_count_enclose_it_and_widen_with_confidence() =>
        Gen.Select(Count, Confidence, Gen.Double[0, 1]).Sample((count, confidence, share) =>
        {
            var less = Math.Max(0.5, confidence * share);
            Encloses(PoissonLimits.Recommended(count, confidence), count);
            Within(PoissonLimits.Recommended(count, less), PoissonLimits.Recommended(count, confidence));
        });

    [Fact]
    public void Mid_P_lies_inside_exact_and_p_values_between_0_and_1() =>
        Gen.Select(Gen.Long[0, 3000], Gen.Long[0, 3000]).Sample((before, now) =>
        {
            var counts = new TwoCounts(before, now);
            Within(RatioOfCounts.MidPLimits(counts), RatioOfCounts.ExactLimits(counts));
            Assert.InRange(RatioOfCounts.ExactP(counts), 0, 1);
            Assert.InRange(RatioOfCounts.MidP(counts), 0, RatioOfCounts.ExactP(counts) + 1e-12);
        });

    [Fact]
    public void Exact_p_equals_the_sum_written_out() =>
        Gen.Select(Gen.Long[0, 60], Gen.Long[0, 60], Gen.Double[0.2, 5]).Sample((before, now, exposure) =>
        {
            var counts = new TwoCounts(before, now, 1, exposure);
            var (n, p) = (before + now, exposure / (1 + exposure));
            var seen = Binomial.Density(now, before, p, 1 - p);
            var sum = 0.0;
            for (var k = 0L; k <= n; k++)
            {
                var density = Binomial.Density(k, n - k, p, 1 - p);
                sum += density <= seen * (1 + 1e-7) ? density : 0;
            }
            Assert.Equal(Math.Min(1, sum), RatioOfCounts.ExactP(counts), 1e-10);
        });

    [Fact]
    public void Cells_carry_twelve_digits_and_no_infinity()
    {
        var interval = new Limits(1.2345678901234567, double.PositiveInfinity, "exact").ToInterval();

        Assert.Equal(1.23456789012m, interval.Lower);
        Assert.Null(interval.Upper);
        Assert.Null(new Limits(0, 1e30, "exact").ToInterval().Upper);
        Assert.Throws<ArgumentException>(() => new Limits(1e30, 1e31, "exact").ToInterval());
        Assert.Equal(-20.1m, new Limits(0.799, 0.896, "log").ToPercentChange().Lower);
        Assert.Equal(-10.4m, new Limits(0.799, 0.896, "log").ToPercentChange().Upper);
    }
}
