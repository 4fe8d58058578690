using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Peelian.Sources;

/// <summary>The boundaries of places of one level, in longitude and latitude, ready to say in which a point lies.</summary>
public sealed class BoundarySet
{
    readonly Place[] _places;

    /// <summary>Makes a set of the catalogue's areas: their codes with their polygons.</summary>
    public BoundarySet(IEnumerable<(string AreaCode, Geometry Geometry)> boundaries)
        : this(PlaceLevel.Area, "", boundaries.Select(each => new PlaceShape(each.AreaCode, "", each.AreaCode, each.Geometry)))
    {
    }

    /// <summary>Makes a set of places of one level.</summary>
    /// <param name="level">What they are.</param>
    /// <param name="edition">The year that their codes are of: "2011", "2021"; empty where the file does not say it.</param>
    /// <param name="shapes">Each place once.</param>
    public BoundarySet(PlaceLevel level, string edition, IEnumerable<PlaceShape> shapes)
    {
        (Level, Edition) = (level, edition);
        Shapes = [.. shapes.OrderBy(shape => shape.Code, StringComparer.Ordinal)];
        _places = [.. Shapes.Select(shape => new Place(shape.Code, shape.Geometry))];
        ByArea = Shapes.ToDictionary(shape => shape.Code, shape => shape.Geometry, StringComparer.Ordinal);
    }

    /// <summary>What the places are.</summary>
    public PlaceLevel Level { get; }

    /// <summary>The year that their codes are of; empty where the file does not say it.</summary>
    public string Edition { get; }

    /// <summary>The places, by code.</summary>
    public IReadOnlyList<PlaceShape> Shapes { get; }

    /// <summary>Code to polygon or polygons.</summary>
    public IReadOnlyDictionary<string, Geometry> ByArea { get; }

    /// <summary>How many vertices it has: the measure of its detail.</summary>
    public int Vertices => Shapes.Sum(shape => shape.Geometry.NumPoints);

    /// <summary>The code of the place that a point lies in; on a border the lower code; null outside them all. May be called from many threads.</summary>
    public string? AreaAt(double longitude, double latitude)
    {
        var point = new Coordinate(longitude, latitude);
        foreach (var place in _places)
        {
            if (place.Envelope.Covers(point) && place.Locator.Locate(point) != Location.Exterior)
                return place.Code;
        }
        return null;
    }

    sealed class Place(string code, Geometry geometry)
    {
        // Building the index is what the first question does: made once, for whichever thread asks first.
        readonly Lazy<IndexedPointInAreaLocator> _locator = new(() =>
        {
            var locator = new IndexedPointInAreaLocator(geometry);
            locator.Locate(geometry.Coordinate);
            return locator;
        });

        public string Code { get; } = code;

        public Envelope Envelope { get; } = geometry.EnvelopeInternal;

        public IndexedPointInAreaLocator Locator => _locator.Value;
    }
}
