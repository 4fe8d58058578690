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
    /// <param name="shapes">Code to shape: they lie side by side.</param>
    /// <param name="source">The published file.</param>
    /// <param name="over">What lies over them and is drawn as it is, such as squares.</param>
    public static Outlines? Of(IReadOnlyDictionary<string, Geometry> shapes, SnapshotRecord source, IReadOnlyDictionary<string, Geometry>? over = null)
    {
        var codes = shapes.Keys.Order(StringComparer.Ordinal).ToArray();
        var extent = new Envelope();
        foreach (var shape in shapes.Values.Concat(over?.Values ?? []))
            extent.ExpandToInclude(shape.EnvelopeInternal);
        if (codes.Length == 0 || extent.Width == 0 || extent.Height == 0)
            return null;
        // Over so small a part of the earth a degree of longitude is the cosine of the latitude of one of latitude.
        var narrow = Math.Cos((extent.MinY + extent.MaxY) / 2 * Math.PI / 180);
        var scale = MapWidth / (extent.Width * narrow);
        Geometry Flat(Geometry shape)
        {
            var flat = shape.Copy();
            flat.Apply(new OnPlane(point => ((point.X - extent.MinX) * narrow * scale, (extent.MaxY - point.Y) * scale)));
            flat.GeometryChanged();
            return flat;
        }
        var simple = CoverageSimplifier.Simplify([.. codes.Select(code => Flat(shapes[code]))], Tolerance);
        var rings = codes.Select((code, at) => (Code: code, Rings: RingsOf(simple[at])))
            .Concat((over ?? new Dictionary<string, Geometry>(StringComparer.Ordinal)).Select(pair => (Code: pair.Key, Rings: RingsOf(Flat(pair.Value)))));
        return new Outlines(MapWidth, (int)Math.Ceiling(extent.Height * scale), rings.ToDictionary(pair => pair.Code, pair => pair.Rings, StringComparer.Ordinal), source);
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
