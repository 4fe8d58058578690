using NetTopologySuite.Geometries;

namespace Peelian.App.PoliceUkMirror;

/// <summary>Which force polices which ground, as far as boundaries are loaded.</summary>
/// <param name="grounds">Code of a force to the shapes of its areas, in longitude and latitude.</param>
sealed class MirrorGrounds(IReadOnlyDictionary<string, IReadOnlyList<Geometry>> grounds)
{
    /// <summary>What stands in a header for ground of which no force is known.</summary>
    public const string Unknown = "unknown";

    const double Whole = 0.995;

    // Degrees, some two hundred metres: rivers between areas belong to neither, and are policed all the same.
    const double River = 0.003;

    /// <summary>The force at a point; null where that is not known.</summary>
    public string? At(Point point) => grounds.Where(force => force.Value.Any(shape => shape.EnvelopeInternal.Contains(point.Coordinate) && shape.Contains(point))).Select(force => force.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The forces on whose ground a shape lies, and whether some of it lies on ground of which no force is known.</summary>
    public (IReadOnlyList<string> Forces, bool HasUnknown) Under(Geometry shape)
    {
        var under = grounds.Select(force => (force.Key, Parts: force.Value.Where(one => one.EnvelopeInternal.Intersects(shape.EnvelopeInternal)).Select(one => one.Intersection(shape)).Where(part => part.Area > 0).ToList())).Where(force => force.Parts.Count > 0).ToList();
        var known = shape.Factory.BuildGeometry([.. under.SelectMany(force => force.Parts)]).Buffer(River);
        return ([.. under.Select(force => force.Key)], known.Intersection(shape).Area < Whole * shape.Area);
    }
}
