using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Peelian.Sources;

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
        if (AreaSets() is not [var chosen, ..])
            return null;
        var reader = new WKBReader();
        var shapes = _connection.Query(
            "select area, shape from boundary where level = 'area' and ordinal = $ordinal order by area",
            row => (Code: row.GetString(0), Shape: ShapeAt(row, 1, reader)),
            ("ordinal", chosen));
        var codes = areas.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
        return Outlines.Of(shapes.Where(shape => codes.Contains(shape.Code)).ToDictionary(shape => shape.Code, Geometry (shape) => shape.Shape, StringComparer.Ordinal), _snapshots[chosen]);
    }

    /// <summary>The shapes of each force's areas in longitude and latitude, from the same boundaries; empty where none are loaded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Geometry>> GroundsOfForces()
    {
        if (AreaSets() is not [var chosen, ..])
            return new Dictionary<string, IReadOnlyList<Geometry>>(StringComparer.Ordinal);
        var reader = new WKBReader();
        return _connection.Query(
            "select area, shape from boundary where level = 'area' and ordinal = $ordinal order by area",
            row => (Force: _catalogue.FindArea(row.GetString(0))?.ParentCode, Shape: ShapeAt(row, 1, reader)), ("ordinal", chosen))
            .Where(area => area.Force is not null).GroupBy(area => area.Force!, StringComparer.Ordinal)
            .ToDictionary(force => force.Key, IReadOnlyList<Geometry> (force) => [.. force.Select(area => area.Shape)], StringComparer.Ordinal);
    }

    // The one in force first: the newest published, and among those of one day the most detailed.
    List<int> AreaSets() =>
    [
        .. _connection.Query($"select ordinal, sum(vertices)::bigint from boundary where level = 'area' and ordinal in ({_scopeList}) group by ordinal order by ordinal", row => (Ordinal: row.GetInt32(0), Vertices: row.GetInt64(1)))
            .OrderByDescending(set => _snapshots[set.Ordinal].Published ?? DateOnly.MinValue).ThenByDescending(set => set.Vertices).ThenByDescending(set => _snapshots[set.Ordinal].Order).Select(set => set.Ordinal),
    ];

    /// <summary>Every ward in scope with the code of its area, by name: those of the newest file that has wards.</summary>
    public IReadOnlyList<PlaceName> Wards()
    {
        var files = _connection.Query($"select distinct ordinal from place_name where kind = '{PlaceName.WardKind}' and ordinal in ({_scopeList})", row => row.GetInt32(0));
        return files.Count == 0 ? [] : _connection.Query(
            "select kind, name, area from place_name where kind = $kind and ordinal = $ordinal order by name, area", row => new PlaceName(row.GetString(0), row.GetString(1), row.GetString(2)),
            ("kind", PlaceName.WardKind), ("ordinal", files.MaxBy(ordinal => (_snapshots[ordinal].Published ?? DateOnly.MinValue, _snapshots[ordinal].Order))));
    }

    /// <summary>The code of the area that a postcode lies in, by the newest file that has it; null where none has.</summary>
    /// <param name="postcode">However it is typed.</param>
    public string? AreaOfPostcode(string postcode) => PlaceName.Postcode(postcode) is not { } name ? null
        : _connection.Query(
            $"select ordinal, area from place_name where kind = $kind and name = $name and ordinal in ({_scopeList})", row => (Ordinal: row.GetInt32(0), Area: row.GetString(1)),
            ("kind", PlaceName.PostcodeKind), ("name", name))
            .OrderByDescending(row => _snapshots[row.Ordinal].Published ?? DateOnly.MinValue).ThenByDescending(row => _snapshots[row.Ordinal].Order).Select(row => row.Area).FirstOrDefault();

    /// <summary>Can areas be found by postcode?</summary>
    public bool HasPostcodes => _connection.Query($"select count(*) from (select 1 from place_name where kind = '{PlaceName.PostcodeKind}' and ordinal in ({_scopeList}) limit 1)", row => row.GetInt64(0))[0] > 0;
}
