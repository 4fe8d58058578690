using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Peelian.Sources;

namespace Peelian;

/// <summary>The shapes of areas as a map draws them: on a plane, with fewer points, neighbours still sharing their border.</summary>
/// <param name="Width">Width of the map, in units of its own.</param>
/// <param name="Height">Its height, in the same units.</param>
/// <param name="Rings">Area code to the rings of its outline: corners in order, from the top left. A ring within a ring is a hole.</param>
/// <param name="Source">The published file.</param>
public sealed record Outlines(int Width, int Height, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<(int X, int Y)>>> Rings, SnapshotRecord Source)
{
    const int MapWidth = 1000;

    // A corner less wide than this is not seen: two units of the map's thousand.
    const double Tolerance = 2;

    const int FewestCorners = 3;

    /// <summary>Outlines of shapes in longitude and latitude; null where there are none.</summary>
    public static Outlines? Of(IReadOnlyDictionary<string, Geometry> shapes, SnapshotRecord source)
    {
        var codes = shapes.Keys.Order(StringComparer.Ordinal).ToArray();
        var extent = new Envelope();
        foreach (var code in codes)
            extent.ExpandToInclude(shapes[code].EnvelopeInternal);
        if (codes.Length == 0 || extent.Width == 0 || extent.Height == 0)
            return null;
        // Over so small a part of the earth a degree of longitude is the cosine of the latitude of one of latitude.
        var narrow = Math.Cos((extent.MinY + extent.MaxY) / 2 * Math.PI / 180);
        var scale = MapWidth / (extent.Width * narrow);
        var plane = codes.Select(code => shapes[code].Copy()).ToArray();
        foreach (var shape in plane)
        {
            shape.Apply(new OnPlane(point => ((point.X - extent.MinX) * narrow * scale, (extent.MaxY - point.Y) * scale)));
            shape.GeometryChanged();
        }
        var simple = CoverageSimplifier.Simplify(plane, Tolerance);
        return new Outlines(MapWidth, (int)Math.Ceiling(extent.Height * scale),
            codes.Select((code, at) => (code, Rings: RingsOf(simple[at]))).ToDictionary(pair => pair.code, pair => pair.Rings, StringComparer.Ordinal), source);
    }

    static IReadOnlyList<IReadOnlyList<(int X, int Y)>> RingsOf(Geometry shape) =>
    [
        .. Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
            .SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing)).Select(Corners).Where(ring => ring.Count >= FewestCorners),
    ];

    // Whole units: what falls together is one corner. The last point of a ring is its first.
    static List<(int X, int Y)> Corners(LineString ring)
    {
        var corners = new List<(int X, int Y)>();
        foreach (var point in ring.Coordinates.Take(ring.NumPoints - 1))
        {
            var corner = ((int)Math.Floor(point.X + 0.5), (int)Math.Floor(point.Y + 0.5));
            if (corners.Count == 0 || corners[^1] != corner)
                corners.Add(corner);
        }
        return corners;
    }

    sealed class OnPlane(Func<Coordinate, (double X, double Y)> place) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (x, y) = place(seq.GetCoordinate(i));
            seq.SetOrdinate(i, Ordinate.X, x);
            seq.SetOrdinate(i, Ordinate.Y, y);
        }
    }
}
