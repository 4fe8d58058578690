using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <content>Searches.</content>
sealed partial class Mirror
{
    /// <summary>Searches within a mile of a point, or in a polygon.</summary>
    public MirrorAnswer StopsStreet(MirrorQuery query)
    {
        var shape = query.Shape;
        var (month, parts) = MonthOf(Stops, query);
        return StopsIn(shape, month, parts);
    }

    /// <summary>Searches at a place.</summary>
    public MirrorAnswer StopsAtLocation(MirrorQuery query)
    {
        if (query.LocationId is null)
            throw MirrorException.Bad("location_id is missing: it is the id of a street in another answer.");
        var (month, parts) = MonthOf(Stops, query);
        return StopsIn(PlaceOf(Stops, query), month, parts);
    }

    MirrorAnswer StopsIn(MirrorShape shape, Month month, List<IncidentPart> parts)
    {
        var points = PointsIn(Stops, shape, parts);
        return Searches(points.Count == 0 ? [] : rows.Searches(parts, new() { Points = points }), month, parts, shape);
    }

    /// <summary>A force's searches.</summary>
    public MirrorAnswer StopsForce(MirrorQuery query, bool withoutPlace)
    {
        var (month, parts) = MonthOf(Stops, query, ForceCalled(query.Text("force", "leicestershire")));
        return Searches(rows.Searches(parts, new() { WithoutPlace = withoutPlace }), month, parts);
    }

    MirrorAnswer Searches(List<SearchRow> found, Month month, List<IncidentPart> parts, MirrorShape? shape = null) =>
        _coverage.Of(Told(writer => writer.List(found, writer.Search)), month, parts, shape);
}
