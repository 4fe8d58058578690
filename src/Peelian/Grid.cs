using NetTopologySuite.Geometries;

namespace Peelian;

/// <summary>A square of a grid.</summary>
/// <param name="Column">From 0, from the west.</param>
/// <param name="Row">From 0, from the north.</param>
public readonly record struct GridCell(int Column, int Row)
{
    const int Letters = 26;

    /// <summary>As in a street atlas: the column's letter, the row's number: "C4". After Z comes AA.</summary>
    public string Name => ColumnName(Column) + (Row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The letter of a column.</summary>
    public static string ColumnName(int column) => (column < Letters ? "" : ColumnName((column / Letters) - 1)) + (char)('A' + (column % Letters));
}

/// <summary>Squares of one size laid over a shape, from its north-west corner.</summary>
public sealed class Grid
{
    readonly Envelope _frame;
    readonly double _width;
    readonly double _height;
    readonly GeometryFactory _factory;
    readonly HashSet<GridCell> _cells;

    Grid(Geometry shape, int size)
    {
        (_frame, _factory, Size) = (shape.EnvelopeInternal, shape.Factory, size);
        var (east, north) = MetresOfADegree((_frame.MinY + _frame.MaxY) / 2);
        (_width, _height) = (size / east, size / north);
        (Columns, Rows) = (Math.Max(1, (int)Math.Ceiling(_frame.Width / _width)), Math.Max(1, (int)Math.Ceiling(_frame.Height / _height)));
        var prepared = NetTopologySuite.Geometries.Prepared.PreparedGeometryFactory.Prepare(shape);
        _cells = [.. Enumerable.Range(0, Columns).SelectMany(column => Enumerable.Range(0, Rows).Select(row => new GridCell(column, row))).Where(cell => prepared.Intersects(ShapeOf(cell)))];
    }

    /// <summary>The finest grid with no more squares than allowed; where every size has more, the coarsest.</summary>
    /// <param name="shape">In longitude and latitude.</param>
    /// <param name="sizes">Sides of squares to choose from, in metres.</param>
    /// <param name="most">So many squares are enough for a page.</param>
    public static Grid Over(Geometry shape, IReadOnlyList<int> sizes, int most)
    {
        if (sizes.Count == 0 || sizes.Any(size => size <= 0))
            throw new ArgumentException("A grid needs a size of square, in metres, above 0.", nameof(sizes));
        Grid? grid = null;
        foreach (var size in sizes.Order())
        {
            var box = MetresOfADegree(shape.EnvelopeInternal.Centre.Y);
            // Many times as many squares as are allowed need not be laid out to be too many.
            if (shape.EnvelopeInternal.Width * box.East / size * (shape.EnvelopeInternal.Height * box.North / size) > 20.0 * most && size != sizes.Max())
                continue;
            grid = new Grid(shape, size);
            if (grid.Cells.Count <= most)
                break;
        }
        return grid!;
    }

    /// <summary>The side of a square, in metres.</summary>
    public int Size { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>The squares that the shape reaches into.</summary>
    public IReadOnlyCollection<GridCell> Cells => _cells;

    /// <summary>The square that a point lies in; null where the shape does not reach into it.</summary>
    public GridCell? CellAt(double longitude, double latitude)
    {
        var cell = new GridCell((int)Math.Floor((longitude - _frame.MinX) / _width), (int)Math.Floor((_frame.MaxY - latitude) / _height));
        return _cells.Contains(cell) ? cell : null;
    }

    /// <summary>A square's shape.</summary>
    public Geometry ShapeOf(GridCell cell) => _factory.ToGeometry(new Envelope(
        _frame.MinX + (cell.Column * _width), _frame.MinX + ((cell.Column + 1) * _width), _frame.MaxY - ((cell.Row + 1) * _height), _frame.MaxY - (cell.Row * _height)));

    // Series for the WGS 84 ellipsoid, to the centimetre: National Imagery and Mapping Agency, TR8350.2.
    static (double East, double North) MetresOfADegree(double latitude)
    {
        var angle = latitude * Math.PI / 180;
        return ((111412.84 * Math.Cos(angle)) - (93.5 * Math.Cos(3 * angle)), 111132.92 - (559.82 * Math.Cos(2 * angle)) + (1.175 * Math.Cos(4 * angle)));
    }
}
