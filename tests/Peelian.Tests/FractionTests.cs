using Xunit;

namespace Peelian.Tests;

public class FractionTests
{
    [Fact]
    public void Knife_crime_with_injury_fell_by_11_9_percent_and_is_never_rounded_twice()
    {
        var change = Fraction.Of(100 * (140 - 159), 159);

        Assert.Equal(-11.9m, change.Round(1));
    }

    [Fact]
    public void A_tie_is_rounded_away_from_zero_as_in_a_spreadsheet()
    {
        Assert.Equal(-25.5m, Fraction.Of(100 * (298 - 400), 400).Round(1));
        Assert.Equal(-26m, Fraction.Of(100 * (298 - 400), 400).Round(0));
        Assert.Equal(3m, Fraction.Of(5, 2).Round(0));
    }

    [Theory]
    [InlineData(5, 54, "0.0925925925926")]
    [InlineData(1, 3, "0.333333333333")]
    [InlineData(1, 3000, "0.000333333333333")]
    [InlineData(-395, 2570, "-0.153696498054")]
    [InlineData(54, 10, "5.4")]
    public void The_unrounded_value_has_twelve_significant_digits(int over, int under, string written) =>
        Assert.Equal(written, Figures.Format.Raw(Estimate.Of(Fraction.Of(over, under))));

    [Theory]
    [InlineData("-17.43567901234")]
    [InlineData("4294967295")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    public void Every_decimal_is_an_exact_ratio(string written)
    {
        var value = decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
        var fraction = Fraction.From(value);

        Assert.Equal(value, (decimal)fraction.Numerator / (decimal)fraction.Denominator);
    }

    [Fact]
    public void A_small_fall_prints_as_0_0_without_a_sign() =>
        Assert.Equal("0.0%", Figures.Format.Change(Estimate.Of(Fraction.Of(-4, 100)), 1));
}
