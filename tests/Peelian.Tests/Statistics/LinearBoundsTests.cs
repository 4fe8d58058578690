using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>Between which values hidden cells of a table can be placed.</summary>
public sealed class LinearBoundsTests
{
    static Weighted[] Sum(params int[] unknowns) => [.. unknowns.Select(unknown => new Weighted(unknown, 1))];

    [Fact]
    public void One_hidden_part_of_a_known_total_is_known()
    {
        var bounds = new LinearBounds(3);
        bounds.Know(Sum(0, 1, 2), 20);
        bounds.Know(Sum(1), 5);
        bounds.Know(Sum(2), 12);
        Assert.Equal((3, 3), Rounded(bounds.Of(Sum(0))));
    }

    [Fact]
    public void Two_hidden_parts_lie_between_none_and_what_is_left()
    {
        var bounds = new LinearBounds(3);
        bounds.Know(Sum(0, 1, 2), 20);
        bounds.Know(Sum(2), 12);
        Assert.Equal((0, 8), Rounded(bounds.Of(Sum(0))));
        Assert.Equal((8, 8), Rounded(bounds.Of(Sum(0, 1))));
    }

    [Fact]
    public void What_nothing_is_known_of_has_no_upper_end()
    {
        var bounds = new LinearBounds(2);
        bounds.Know(Sum(0), 4);
        Assert.Equal((0, double.PositiveInfinity), Rounded(bounds.Of(Sum(1))));
    }

    [Fact]
    public void Of_sums_that_contradict_one_another_nothing_can_be_said()
    {
        var bounds = new LinearBounds(1);
        bounds.Know(Sum(0), 4);
        bounds.Know(Sum(0), 5);
        Assert.Null(bounds.Of(Sum(0)));
    }

    [Fact]
    public void Bounds_of_a_table_with_known_margins_are_those_found_by_trying_every_table() =>
        Gen.Int[0, 4].Array[9].Sample(
            cells =>
            {
                var bounds = new LinearBounds(9);
                for (var at = 0; at < 3; at++)
                {
                    bounds.Know(Sum(3 * at, (3 * at) + 1, (3 * at) + 2), cells[3 * at] + cells[(3 * at) + 1] + cells[(3 * at) + 2]);
                    bounds.Know(Sum(at, at + 3, at + 6), cells[at] + cells[at + 3] + cells[at + 6]);
                }
                // Margins of a two-way table: the bounds of Fréchet, which whole numbers reach.
                for (var cell = 0; cell < 9; cell++)
                {
                    var (row, column, all) = (cells.Skip(3 * (cell / 3)).Take(3).Sum(), cells.Where((_, at) => at % 3 == cell % 3).Sum(), cells.Sum());
                    Assert.Equal((Math.Max(0, row + column - all), Math.Min(row, column)), Rounded(bounds.Of(Sum(cell))));
                }
            },
            iter: 200);

    static (double, double) Rounded((double Lower, double Upper)? known) => known is not { } bounds ? (double.NaN, double.NaN) : (Math.Round(bounds.Lower, 6, Rounding.HalfAwayFromZero) + 0.0, double.IsInfinity(bounds.Upper) ? bounds.Upper : Math.Round(bounds.Upper, 6, Rounding.HalfAwayFromZero) + 0.0);
}
