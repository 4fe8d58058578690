using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class SurveyMarginTests
{
    [Theory]
    [InlineData(0.50, 400, 1, 4.90)]
    [InlineData(0.69, 400, 1, 4.53)]
    [InlineData(0.69, 400, 1.5, 5.55)]
    [InlineData(0.69, 400, 2, 6.41)]
    [InlineData(0.50, 600, 1, 4.00)]
    [InlineData(0.80, 516, 1, 3.45)]
    public void Margins_in_points(double proportion, double interviews, double designEffect, double points) =>
        Near.Printed(points, 100 * SurveyMargin.Margin(proportion, interviews, designEffect), 2);

    [Fact]
    public void Two_waves_of_400_different_people_at_69_percent_cannot_tell_6_4_points() =>
        Near.Printed(6.4, 100 * SurveyMargin.Between(0.69, 400, 0.69, 400, 1).Margin, 1);

    [Theory]
    [InlineData(1, 0.85)]
    [InlineData(1.5, 0.69)]
    public void Sixty_nine_percent_of_400_against_67_percent_of_the_other_12_400(double designEffect, double z) =>
        Near.Printed(z, SurveyMargin.Between(0.69, 400, 0.67, 12400, designEffect).Z, 2);

    [Fact]
    public void Against_the_rest_the_difference_is_a_little_larger()
    {
        Near.Full(((12800 * 0.67) - (400 * 0.69)) / 12400, SurveyMargin.Rest(0.69, 400, 0.67, 12800), 1e-14);

        var difference = SurveyMargin.AgainstRest(0.69, 400, 0.67, 12800, 1);

        Near.Full(0.02 * 12800 / 12400, difference.Value, 1e-12);
        Assert.InRange(difference.P, 0.3, 0.5);
        Assert.True(difference.Limits.Contains(0));
    }

    [Fact]
    public void Waves_that_share_three_quarters_of_their_people_differ_half_as_much_by_chance()
    {
        var separate = SurveyMargin.Between(0.69, 400, 0.69, 400);
        var rolling = SurveyMargin.BetweenWaves(0.69, 400, 0.69, 400);

        Near.Full(separate.Margin / 2, rolling.Margin, 1e-12);
        Near.Full(separate.Margin, SurveyMargin.BetweenWaves(0.69, 400, 0.69, 400, shared: 0).Margin, 1e-12);
    }

    [Fact]
    public void Wilson_with_a_design_effect_is_Wilson_of_fewer_interviews()
    {
        var limits = SurveyMargin.Wilson(0.69, 600, 1.5);

        Near.Full((Proportions.Wilson(276, 400).Lower, Proportions.Wilson(276, 400).Upper), limits, 1e-12);
    }

    [Fact]
    public void Everyone_satisfied_tells_nothing_apart()
    {
        var difference = SurveyMargin.Between(1, 400, 1, 400);

        Assert.Equal((0, 0, 0, 1), (difference.Value, difference.Margin, difference.Z, difference.P));
    }

    [Fact]
    public void Impossible_surveys_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurveyMargin.Margin(69, 400));
        Assert.Throws<ArgumentException>(() => SurveyMargin.Margin(0.69, 0));
        Assert.Throws<ArgumentException>(() => SurveyMargin.Margin(0.69, 400, -1));
        Assert.Throws<ArgumentException>(() => SurveyMargin.Rest(0.69, 400, 0.67, 400));
        Assert.Throws<ArgumentException>(() => SurveyMargin.Rest(0.9, 399, 0.1, 400));
        Assert.Throws<ArgumentException>(() => SurveyMargin.BetweenWaves(0.69, 400, 0.69, 400, shared: 1));
    }

    [Fact]
    public void Swapped_samples_have_the_opposite_difference_and_the_same_margin() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[1, 1e6], Gen.Double[0, 1], Gen.Double[1, 1e6]).Sample((a, n, b, m) =>
        {
            var (there, back) = (SurveyMargin.Between(a, n, b, m), SurveyMargin.Between(b, m, a, n));

            Assert.Equal(there.Value, -back.Value);
            Assert.Equal(there.Margin, back.Margin, 1e-12);
            Assert.InRange(there.P, 0, 1);
            Assert.True(SurveyMargin.BetweenWaves(a, n, b, m).Margin <= there.Margin + 1e-12);
        });
}
