using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Peelian.Sources;

/// <summary>Polygons of GeoJSON.</summary>
static class GeoJsonPolygons
{
    static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>A Polygon or MultiPolygon; null for anything else and for rings that are open or too short.</summary>
    public static Geometry? Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object)
            return null;
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => ReadPolygon(coordinates),
            "MultiPolygon" => ReadMany(coordinates),
            _ => null,
        };
    }

    static MultiPolygon? ReadMany(JsonElement coordinates)
    {
        var polygons = coordinates.EnumerateArray().Select(ReadPolygon).ToArray();
        return polygons.Length == 0 || polygons.Contains(null) ? null : Factory.CreateMultiPolygon(polygons);
    }

    static Polygon? ReadPolygon(JsonElement coordinates)
    {
        var rings = coordinates.EnumerateArray().Select(ReadRing).ToArray();
        return rings.Length == 0 || rings.Contains(null) ? null : Factory.CreatePolygon(rings[0], [.. rings.Skip(1)!]);
    }

    static LinearRing? ReadRing(JsonElement coordinates)
    {
        var points = coordinates.EnumerateArray().Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble())).ToArray();
        return points.Length >= 4 && points[0].Equals2D(points[^1]) ? Factory.CreateLinearRing(points) : null;
    }
}
