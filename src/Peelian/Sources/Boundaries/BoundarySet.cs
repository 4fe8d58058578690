using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Peelian.Sources;

/// <summary>The boundaries of areas, in longitude and latitude, ready to say in which area a point lies.</summary>
public sealed class BoundarySet
{
    readonly Place[] _places;

    /// <summary>Makes a set of areas' codes with their polygons.</summary>
    public BoundarySet(IEnumerable<(string AreaCode, Geometry Geometry)> boundaries)
    {
        _places = [.. boundaries.OrderBy(each => each.AreaCode, StringComparer.Ordinal).Select(each => new Place(each.AreaCode, each.Geometry))];
        ByArea = _places.ToDictionary(place => place.Code, place => place.Geometry, StringComparer.Ordinal);
    }

    /// <summary>Area code to its polygon or polygons.</summary>
    public IReadOnlyDictionary<string, Geometry> ByArea { get; }

    /// <summary>How many vertices it has: the measure of its detail.</summary>
    public int Vertices => _places.Sum(place => place.Geometry.NumPoints);

    /// <summary>The code of the area that a point lies in; on a border the lower code; null outside them all. May be called from many threads.</summary>
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

    sealed class Place
    {
        public Place(string code, Geometry geometry)
        {
            (Code, Geometry, Envelope, Locator) = (code, geometry, geometry.EnvelopeInternal, new IndexedPointInAreaLocator(geometry));
            // The first question builds the index: asked here, later ones may come from many threads.
            Locator.Locate(geometry.Coordinate);
        }

        public string Code { get; }

        public Geometry Geometry { get; }

        public Envelope Envelope { get; }

        public IndexedPointInAreaLocator Locator { get; }
    }
}
