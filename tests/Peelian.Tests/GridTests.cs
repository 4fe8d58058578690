using NetTopologySuite.Geometries;
using Xunit;

namespace Peelian.Tests;

/// <summary>Squares of a stated size over a shape.</summary>
public sealed class GridTests
{
    static Geometry Box(double width, double height) => new GeometryFactory().ToGeometry(new Envelope(-0.1, -0.1 + width, 51.5 - height, 51.5));

    [Theory] // Ordnance Survey: at 51.5 degrees north a degree of longitude is 69.4 km, one of latitude 111.25 km.
    [InlineData(500, 0.0144, 0.0045, 2, 1)]
    [InlineData(1000, 0.0144, 0.0090, 1, 2)]
    public void Squares_have_the_size_that_is_stated(int size, double width, double height, int columns, int rows)
    {
        var grid = Grid.Over(Box(width - 0.0001, height - 0.0001), [size], 100);

        Assert.Equal((size, columns), (grid.Size, grid.Columns));
        Assert.InRange(grid.Rows, 1, rows);
    }

    [Fact]
    public void The_finest_grid_that_has_few_enough_squares_is_taken()
    {
        Assert.Equal(250, Grid.Over(Box(0.02, 0.01), [1000, 250, 500], 100).Size);
        Assert.Equal(500, Grid.Over(Box(0.06, 0.03), [250, 500, 1000], 100).Size);
        Assert.Equal(1000, Grid.Over(Box(0.6, 0.3), [250, 500, 1000], 100).Size);
    }

    [Fact]
    public void A_point_lies_in_the_square_whose_shape_it_lies_in_and_in_none_outside()
    {
        var grid = Grid.Over(Box(0.02, 0.01), [250], 100);
        var cell = grid.CellAt(-0.0951, 51.4959)!.Value;

        Assert.True(grid.ShapeOf(cell).Contains(new Point(-0.0951, 51.4959)));
        Assert.Null(grid.CellAt(-0.2, 51.4959));
        Assert.Null(grid.CellAt(-0.0951, 51.6));
    }

    [Fact]
    public void Squares_are_named_as_in_a_street_atlas() =>
        Assert.Equal(["A1", "Z2", "AA3", "AZ1"], ((GridCell[])[new(0, 0), new(25, 1), new(26, 2), new(51, 0)]).Select(cell => cell.Name));
}
