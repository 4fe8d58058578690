using System.Globalization;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>A part of the map that somebody asks about.</summary>
abstract class MirrorShape
{
    /// <summary>The box round it.</summary>
    public abstract MapBox Box { get; }

    /// <summary>Does a point lie in it, or on its border?</summary>
    public abstract bool Holds(MapPoint point);

    /// <summary>Its outline in longitude and latitude; null for a single point of the map.</summary>
    public virtual Geometry? Outline => null;

    /// <summary>A point in its midst; null for a single point of the map.</summary>
    public virtual Point? Centre => Outline?.InteriorPoint;
}

/// <summary>All within a mile of a point.</summary>
sealed class MirrorCircle(MapPoint centre) : MirrorShape
{
    const double Mile = 1609.344;
    const int Corners = 64;
    const double EarthRadius = 6371008.8;

    public override MapBox Box
    {
        get
        {
            var up = double.RadiansToDegrees(Mile / EarthRadius) * 1.0001;
            var across = up / Math.Max(0.01, Math.Cos(double.DegreesToRadians(Math.Abs(centre.Latitude) + up)));
            return new(centre.Longitude - across, centre.Longitude + across, centre.Latitude - up, centre.Latitude + up);
        }
    }

    public override bool Holds(MapPoint point) => Metres(point) <= Mile;

    public override Geometry Outline => new GeometryFactory().CreatePolygon([.. Enumerable.Range(0, Corners + 1).Select(at => double.Tau * (at % Corners) / Corners).Select(turn => new Coordinate(
        centre.Longitude + (Box.East - centre.Longitude) * Math.Cos(turn), centre.Latitude + (Box.North - centre.Latitude) * Math.Sin(turn)))]);

    public override Point Centre => new(centre.Longitude, centre.Latitude);

    /// <summary>How far a point is from the centre, by the great circle.</summary>
    public double Metres(MapPoint point)
    {
        var (north, east) = (double.DegreesToRadians(point.Latitude - centre.Latitude), double.DegreesToRadians(point.Longitude - centre.Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + Math.Cos(double.DegreesToRadians(centre.Latitude)) * Math.Cos(double.DegreesToRadians(point.Latitude)) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}

/// <summary>A single point of the map, to the six places that are published.</summary>
sealed class MirrorSpot(MapPoint at) : MirrorShape
{
    const double Half = 0.0000005;

    public override MapBox Box => new(at.Longitude - Half, at.Longitude + Half, at.Latitude - Half, at.Latitude + Half);

    public override bool Holds(MapPoint point) => true;
}

/// <summary>An area that somebody drew.</summary>
sealed class MirrorPolygon : MirrorShape
{
    readonly IndexedPointInAreaLocator _locator;

    MirrorPolygon(IReadOnlyList<MapPoint> corners)
    {
        var polygon = new GeometryFactory().CreatePolygon([.. corners.Append(corners[0]).Select(corner => new Coordinate(corner.Longitude, corner.Latitude))]);
        var box = polygon.EnvelopeInternal;
        // Corners may be joined crosswise: what lies within is the same.
        Outline = polygon.IsValid ? polygon : polygon.Buffer(0);
        (_locator, Box) = (new(polygon), new(box.MinX, box.MaxX, box.MinY, box.MaxY));
    }

    public override MapBox Box { get; }

    public override Geometry Outline { get; }

    public override bool Holds(MapPoint point) => _locator.Locate(new Coordinate(point.Longitude, point.Latitude)) != Location.Exterior;

    /// <summary>Reads <c>lat,lng:lat,lng:lat,lng</c>; the last corner is joined to the first.</summary>
    public static MirrorPolygon Read(string text)
    {
        var corners = text.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(',') is [var latitude, var longitude]
            ? new MapPoint(Degrees("lng", longitude, 180), Degrees("lat", latitude, 90))
            : throw MirrorException.Bad("poly is a list of corners, lat,lng:lat,lng:lat,lng, such as 51.51,-0.10:51.52,-0.10:51.52,-0.08.")).ToList();
        return corners.Count >= 3 ? new(corners) : throw MirrorException.Bad("poly has fewer than three corners: an area needs three, lat,lng:lat,lng:lat,lng.");
    }

    /// <summary>Reads degrees.</summary>
    /// <param name="name">The parameter, for what is said of it.</param>
    /// <param name="text">What was given.</param>
    /// <param name="most">The most that they can be, either way.</param>
    public static double Degrees(string name, string text, double most) =>
        text.Length <= 40 && double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : throw MirrorException.Bad(FormattableString.Invariant($"{name} is not degrees between -{most} and {most}: give a number such as {(name == "lat" ? "51.5154" : "-0.0922")}."));
}
