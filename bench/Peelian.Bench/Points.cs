using NetTopologySuite.Geometries;
using Peelian.Sources;

namespace Peelian.Bench;

/// <summary>Point in polygon as the warehouse does it: each distinct point once, on every processor.</summary>
static class Points
{
    public const int Count = 500_000;
    const int Areas = 33;
    const int Vertices = 600;

    public static void Place(string folder)
    {
        var random = new Random(1829);
        var boundaries = new BoundarySet(Enumerable.Range(0, Areas).Select(area => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"X{area:00}"), (Geometry)Blob(area, random))));
        var points = Enumerable.Range(0, Count).Select(_ => (random.NextDouble() * 6, random.NextDouble() * 6)).ToArray();
        var places = new string?[Count];
        Parallel.For(0, Count, index => places[index] = boundaries.AreaAt(points[index].Item1, points[index].Item2));
        if (!places.Any(place => place is not null))
            throw new InvalidOperationException("No point fell into an area.");
    }

    // A round thing with a ragged edge, one to each square of a grid.
    static Polygon Blob(int area, Random random)
    {
        var edge = Enumerable.Range(0, Vertices).Select(vertex =>
        {
            var (angle, reach) = (Math.Tau * vertex / Vertices, 0.4 + random.NextDouble() * 0.08);
            return new Coordinate(area % 6 + 0.5 + reach * Math.Cos(angle), area / 6 + 0.5 + reach * Math.Sin(angle));
        }).ToList();
        edge.Add(edge[0].Copy());
        return new Polygon(new LinearRing([.. edge]));
    }
}
