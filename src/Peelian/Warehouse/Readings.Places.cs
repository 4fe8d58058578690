using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Peelian.Warehouse;

/// <content>Where areas lie.</content>
public sealed partial class Readings
{
    /// <summary>
    /// The outlines of some areas, from the newest boundaries in scope and among those of one day the most detailed, as searches
    /// are placed by; null where none are loaded. Areas without a shape are left out.
    /// </summary>
    public Outlines? OutlinesOf(IReadOnlyList<Area> areas)
    {
        var sets = _connection.Query($"select ordinal, sum(vertices)::bigint from boundary where ordinal in ({_scopeList}) group by ordinal order by ordinal", row => (Ordinal: row.GetInt32(0), Vertices: row.GetInt64(1)));
        if (sets.Count == 0)
            return null;
        var (chosen, _) = sets.OrderByDescending(set => _snapshots[set.Ordinal].Published ?? DateOnly.MinValue).ThenByDescending(set => set.Vertices).ThenByDescending(set => _snapshots[set.Ordinal].Order).First();
        var reader = new WKBReader();
        var shapes = _connection.Query(
            "select area, shape from boundary where ordinal = $ordinal order by area",
            row =>
            {
                using var shape = row.GetStream(1);
                return (Code: row.GetString(0), Shape: reader.Read(shape));
            },
            ("ordinal", chosen));
        var codes = areas.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
        return Outlines.Of(shapes.Where(shape => codes.Contains(shape.Code)).ToDictionary(shape => shape.Code, Geometry (shape) => shape.Shape, StringComparer.Ordinal), _snapshots[chosen]);
    }
}
