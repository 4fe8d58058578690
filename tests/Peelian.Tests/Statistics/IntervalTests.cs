using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class IntervalTests
{
    [Theory] // Public Health England's test workbook for Byar's method (PHEindicatormethods)
    [InlineData(1, 0.95, 0.013072132901504351, 5.5637555824752605)]
    [InlineData(10, 0.95, 4.787449913967564, 18.391458605756473)]
    [InlineData(10, 0.998, 2.916318374695686, 24.193724927880535)]
    [InlineData(65, 0.95, 50.163187710459454, 82.849138545939837)]
    [InlineData(65, 0.998, 42.880261471480203, 94.000290844318016)]
    [InlineData(1045, 0.95, 982.59320180733255, 1110.3312129856499)]
    [InlineData(1045, 0.998, 947.94070356103737, 1148.8061609880331)]
    public void Byar_matches_the_PHE_workbook(long count, double confidence, double lower, double upper) =>
        Near.Full((lower, upper), PoissonLimits.Byar(count, confidence));

    [Fact]
    public void One_event_at_99_8_percent_is_clamped_at_0()
    {
        var limits = PoissonLimits.Byar(1, Limits.Control);

        Assert.Equal(0, limits.Lower);
        Near.Full(9.362180217908362, limits.Upper);
    }

    [Theory] // the same package's workbook for rates
    [InlineData(1, 100, 100, 0.025317807984289897, 5.571643390938898, "exact")]
    [InlineData(5, 100, 100, 1.62348639011842, 11.668332079322669, "exact")]
    [InlineData(20, 100, 100, 12.211428834875937, 30.889880369197066, "Byar")]
    [InlineData(10, 200, 100000, 2393.7249569837822, 9195.7293028782369, "Byar")]
    public void Rates_match_the_PHE_workbook(long count, double denominator, double per, double lower, double upper, string method)
    {
        var limits = PoissonLimits.Rate(count, denominator, per);

        Near.Full((lower, upper), limits, 1e-9);
        Assert.Equal(method, limits.Method);
    }

    [Fact]
    public void Rate_of_250_in_220_per_100_000() =>
        Near.Printed((99984.947, 128631.145), PoissonLimits.Rate(250, 220, 100000), 3);

    [Theory] // Garwood 1936, as printed in every table of exact Poisson limits
    [InlineData(0, 0, 3.688879, 6)]
    [InlineData(2, 0.242209, 7.224688, 6)]
    [InlineData(10, 4.795389, 18.390356, 6)]
    [InlineData(100, 81.363991, 121.626794, 6)]
    public void Exact_Poisson_limits_as_printed(long count, double lower, double upper, int decimals) =>
        Near.Printed((lower, upper), PoissonLimits.Exact(count), decimals);

    [Fact]
    public void R_poisson_test_137_in_24_19893()
    {
        var limits = PoissonLimits.Exact(137);

        Near.Printed(4.753125, limits.Lower / 24.19893, 6);
        Near.Printed(6.692709, limits.Upper / 24.19893, 6);
    }

    [Theory] // Newcombe 1998, Statistics in Medicine 17:857-872, table I
    [InlineData(81, 263, 0.2553, 0.3662, 0.2535, 0.3682, 0.2527, 0.3676, 0.2544, 0.3658)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0598, 0.1644, 0.0578, 0.1617, 0.0601, 0.1581)]
    [InlineData(0, 20, 0, 0.1611, 0, 0.2005, 0, 0.1684, 0, 0.1391)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0018, 0.1963, 0.0009, 0.1776, 0.0017, 0.1585)]
    public void Proportions_match_Newcombe_1998(long hits, long trials, double wl, double wu, double cl, double cu, double el, double eu, double ml, double mu)
    {
        Near.Printed((wl, wu), Proportions.Wilson(hits, trials), 4);
        Near.Printed((cl, cu), Proportions.WilsonCorrected(hits, trials), 4);
        Near.Printed((el, eu), Proportions.ClopperPearson(hits, trials), 4);
        Near.Printed((ml, mu), Proportions.MidP(hits, trials), 4);
    }

    [Theory] // PHEindicatormethods
    [InlineData(65, 100, 0.55254443296887967, 0.73635751756902468)]
    [InlineData(1045, 5000, 0.19795549880013297, 0.22049130373189027)]
    [InlineData(1, 100, 0.0017674320640641, 0.0544861961787053)]
    [InlineData(222, 3215, 0.0607916903636366, 0.07833956681383633)] // forty digits: the workbook has eight in common
    public void Wilson_matches_the_PHE_workbook(long hits, long trials, double lower, double upper) =>
        Near.Full((lower, upper), Proportions.Wilson(hits, trials), 1e-9);

    [Fact]
    public void Wilson_matches_the_PHE_workbook_at_99_8_percent() =>
        Near.Printed((0.4954946574, 0.7783540614), Proportions.Wilson(65, 100, Limits.Control), 10);

    [Theory] // figures 13, 14 and 10 of the reference report
    [InlineData(10, 13, 49.7, 91.8)]
    [InlineData(54, 100, 44.3, 63.4)]
    [InlineData(93, 635, 12.1, 17.6)]
    [InlineData(72, 635, 9.1, 14.0)]
    [InlineData(116, 635, 15.5, 21.5)]
    [InlineData(263, 316, 78.7, 86.9)]
    public void Shares_of_the_reference_report(long hits, long trials, double lower, double upper)
    {
        var limits = Proportions.Wilson(hits, trials);

        Near.Printed(lower, 100 * limits.Lower, 1);
        Near.Printed(upper, 100 * limits.Upper, 1);
    }

    [Theory] // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Differences_match_Newcombe_1998(long hits1, long trials1, long hits2, long trials2, double lower, double upper) =>
        Near.Printed((lower, upper), ProportionDifference.Newcombe(hits1, trials1, hits2, trials2), 4);

    [Fact]
    public void Arrest_rate_of_the_borough_less_that_of_the_rest_of_the_force()
    {
        var limits = ProportionDifference.Newcombe(93, 635, 2591, 14279);

        Near.Printed(-6.1, 100 * limits.Lower, 1);
        Near.Printed(-0.5, 100 * limits.Upper, 1);
    }

    [Theory]
    [InlineData(56, 70, 48, 80)]
    [InlineData(5, 56, 0, 29)]
    [InlineData(93, 635, 2591, 14279)]
    [InlineData(0, 10, 0, 20)]
    public void Ratio_of_proportions_excludes_1_exactly_where_the_difference_excludes_0(long hits1, long trials1, long hits2, long trials2)
    {
        var difference = ProportionDifference.Newcombe(hits1, trials1, hits2, trials2);
        var ratio = ProportionRatio.Limits(hits1, trials1, hits2, trials2);

        Assert.Equal(difference.Contains(0), ratio.Contains(1));
    }

    [Fact]
    public void At_the_limit_of_the_ratio_the_hybrid_score_equation_holds()
    {
        var (p1, p2) = (93 / 635.0, 2591 / 14279.0);
        var (l1, u2) = (Proportions.Wilson(93, 635).Lower, Proportions.Wilson(2591, 14279).Upper);

        var r = ProportionRatio.Limits(93, 635, 2591, 14279).Lower;

        Near.Full(Math.Sqrt(((p1 - l1) * (p1 - l1)) + (r * r * (u2 - p2) * (u2 - p2))), p1 - (r * p2), 1e-9);
    }

    [Fact]
    public void Wrong_proportions_are_refused_with_both_values()
    {
        var refused = Assert.Throws<ArgumentException>(() => Proportions.Wilson(7, 5));

        Assert.Contains("(7)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("(5)", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Proportions.Wilson(0, 0));
        Assert.Throws<ArgumentException>(() => Proportions.MidP(-1, 5));
        Assert.Throws<ArgumentException>(() => Proportions.ExactP(1, 5, 0));
        Assert.Throws<ArgumentException>(() => PoissonLimits.Exact(-1));
        Assert.Throws<ArgumentException>(() => PoissonLimits.Rate(1, 0));
    }
}
