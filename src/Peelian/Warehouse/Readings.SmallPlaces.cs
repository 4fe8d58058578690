using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>Shapes of the places of an area, all of one level and one published file.</summary>
/// <param name="Level">What they are.</param>
/// <param name="Edition">The year that their codes are of; empty where the file does not say it.</param>
/// <param name="Shapes">By code.</param>
/// <param name="Source">The published file.</param>
public sealed record PlaceSet(PlaceLevel Level, string Edition, IReadOnlyList<PlaceShape> Shapes, SnapshotRecord Source);

/// <summary>A count of street crime by small place, and what has none.</summary>
/// <param name="ByLsoa">LSOA code to how many, of the area alone.</param>
/// <param name="OfForce">All of the force's, wherever they are.</param>
/// <param name="WithoutPlace">Those of the force that were published without a place.</param>
/// <param name="SnapshotIds">The files.</param>
/// <param name="Illustrative">True for made-up files.</param>
public sealed record LsoaCounts(IReadOnlyDictionary<string, decimal> ByLsoa, decimal OfForce, decimal WithoutPlace, IReadOnlyList<string> SnapshotIds, bool Illustrative);

/// <summary>A count of street crime by published map point.</summary>
/// <param name="Points">Longitude, latitude, how many of the area alone, and the published words for where it is ("On or near Bishopsgate"; empty for none).</param>
/// <param name="WithoutPoint">Those counted to the area that have no point.</param>
/// <param name="SnapshotIds">The files.</param>
/// <param name="Illustrative">True for made-up files.</param>
public sealed record PointCounts(IReadOnlyList<(double Longitude, double Latitude, decimal Count, string Location)> Points, decimal WithoutPoint, IReadOnlyList<string> SnapshotIds, bool Illustrative);

/// <summary>Residents of small places at one time.</summary>
/// <param name="Month">The month they were counted or estimated for.</param>
/// <param name="ByPlace">Code to people.</param>
/// <param name="Files">Code to the file that says it.</param>
public sealed record PlacePeople(Month Month, IReadOnlyDictionary<string, long> ByPlace, IReadOnlyDictionary<string, SnapshotRecord> Files);

/// <content>Wards, statistical areas and map points: what is finer than the catalogue's areas.</content>
public sealed partial class Readings
{
    /// <summary>
    /// The shapes of the places of an area: of several files the one that has most of the codes that are wanted, then the newest, then
    /// the most detailed. Null where none is loaded.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="level">How fine.</param>
    /// <param name="wanted">Codes that there are counts of: codes of two editions are never drawn together.</param>
    public PlaceSet? PlacesOf(Area area, PlaceLevel level, IReadOnlyCollection<string> wanted)
    {
        var codes = string.Join(',', wanted.Select(Quote).Append("''"));
        var sets = Query(
            $"""
            select ordinal, max(edition), sum(vertices)::bigint, count(*) filter (where area in ({codes}))
            from boundary where level = {Quote(level.Id())} and ordinal in ({_scopeList}) group by ordinal order by ordinal
            """,
            row => (Ordinal: row.GetInt32(0), Edition: row.GetString(1), Vertices: row.GetInt64(2), Known: row.GetInt64(3)));
        foreach (var set in sets.OrderByDescending(set => set.Known).ThenByDescending(set => _snapshots[set.Ordinal].Published ?? DateOnly.MinValue)
            .ThenByDescending(set => set.Vertices).ThenByDescending(set => _snapshots[set.Ordinal].Order))
        {
            if (ShapesWithin(area, level, set.Ordinal) is { Count: > 0 } shapes)
                return new PlaceSet(level, set.Edition, shapes, _snapshots[set.Ordinal]);
        }
        return null;
    }

    /// <summary>The shape of an area, from the boundaries in force, with their file; null where none is loaded.</summary>
    public (Geometry Shape, SnapshotRecord Source)? ShapeOf(Area area)
    {
        if (AreaSets() is not [var chosen, ..])
            return null;
        var reader = new WKBReader();
        var shapes = Query($"select shape from boundary where level = 'area' and ordinal = {Text(chosen)} and area = {Quote(area.Code)}", row => ShapeAt(row, 0, reader));
        return shapes.Count > 0 ? (shapes[0], _snapshots[chosen]) : null;
    }

    // A ward's file may not say which district it lies in: then the lookup does, and without one its middle.
    List<PlaceShape> ShapesWithin(Area area, PlaceLevel level, int ordinal)
    {
        var reader = new WKBReader();
        var shapes = level == PlaceLevel.Area
            ? Query($"select area, name, area, shape from boundary where level = 'area' and ordinal = {Text(ordinal)} order by area", row => Place(row, reader))
            : Query($"select area, name, parent, shape from boundary where level = {Quote(level.Id())} and ordinal = {Text(ordinal)} and (parent is null or parent = {Quote(area.Code)}) order by area", row => Place(row, reader));
        if (shapes.TrueForAll(shape => shape.AreaCode is not null))
            return shapes;
        var column = level == PlaceLevel.Ward ? "ward" : "lsoa";
        var known = Query($"select distinct {column} from lsoa_lookup where area = {Quote(area.Code)} and {column} is not null and ordinal in ({_scopeList})", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var outline = ShapeOf(area)?.Shape;
        return
        [
            .. shapes.Where(shape => shape.AreaCode is not null || known.Contains(shape.Code) || outline?.Contains(shape.Geometry.InteriorPoint) == true)
                .Select(shape => shape with { AreaCode = area.Code }),
        ];
    }

    static PlaceShape Place(DuckDB.NET.Data.DuckDBDataReader row, WKBReader reader) => new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), ShapeAt(row, 3, reader));

    static Geometry ShapeAt(DuckDB.NET.Data.DuckDBDataReader row, int column, WKBReader reader)
    {
        using var shape = row.GetStream(column);
        return reader.Read(shape);
    }

    /// <summary>Each LSOA's ward, code and name, by the newest lookup in scope that has wards; LSOAs that it does not list are not in it.</summary>
    public IReadOnlyDictionary<string, (string Code, string Name)> WardsOfLsoas(Area area)
    {
        var files = Query($"select distinct ordinal from lsoa_lookup where ward is not null and ordinal in ({_scopeList})", row => row.GetInt32(0));
        return files.Count == 0 ? new Dictionary<string, (string, string)>(StringComparer.Ordinal)
            : Query(
                $"select lsoa, ward, coalesce(ward_name, ward) from lsoa_lookup where ordinal = {Text(files.MaxBy(ordinal => (_snapshots[ordinal].Published ?? DateOnly.MinValue, _snapshots[ordinal].Order)))} and ward is not null and area = {Quote(area.Code)}",
                row => (Lsoa: row.GetString(0), Ward: (row.GetString(1), row.GetString(2)))).ToDictionary(pair => pair.Lsoa, pair => pair.Ward, StringComparer.Ordinal);
    }

    /// <summary>Counts of a measure of street crime in an area by LSOA, over months that are all covered; null where they are not.</summary>
    public LsoaCounts? CountsByLsoa(Measure measure, Area area, Period months)
    {
        if (StreetOf(measure, area, months) is not var (where, files, illustrative))
            return null;
        var counts = Query($"select lsoa, cast(sum(n) as bigint) from street_place where {where} and area = {Quote(area.Code)} and lsoa is not null group by lsoa order by lsoa", row => (Code: row.GetString(0), Count: (decimal)row.GetInt64(1)));
        var all = Query($"select cast(coalesce(sum(n), 0) as bigint), cast(coalesce(sum(n) filter (where lsoa is null), 0) as bigint) from street_place where {where}", row => (All: row.GetInt64(0), Without: row.GetInt64(1)))[0];
        return new LsoaCounts(counts.ToDictionary(pair => pair.Code, pair => pair.Count, StringComparer.Ordinal), all.All, all.Without, files, illustrative);
    }

    /// <summary>The same by map point.</summary>
    public PointCounts? CountsByPoint(Measure measure, Area area, Period months)
    {
        if (StreetOf(measure, area, months) is not var (where, files, illustrative))
            return null;
        var points = Query(
            $"select longitude, latitude, cast(sum(n) as bigint), coalesce(min(location), '') from street_place where {where} and area = {Quote(area.Code)} group by longitude, latitude order by longitude, latitude",
            row => (Longitude: row.IsDBNull(0) ? double.NaN : row.GetDouble(0), Latitude: row.IsDBNull(1) ? double.NaN : row.GetDouble(1), Count: (decimal)row.GetInt64(2), Location: row.GetString(3)));
        return new PointCounts([.. points.Where(point => !double.IsNaN(point.Longitude))], points.Where(point => double.IsNaN(point.Longitude)).Sum(point => point.Count), files, illustrative);
    }

    // The rows of a measure in months of the area's own force, from the files that its counts come from: real before made-up.
    (string Where, IReadOnlyList<string> Files, bool Illustrative)? StreetOf(Measure measure, Area area, Period months)
    {
        if (measure.Incidents is not { Table: "street" } rule)
            return null;
        var vintage = _incidents.Where(one => one.Table == "street" && one.IsMine(area.Code) && months.Months.All(month => one.Months.ContainsKey(month.Index) && one.WhyNoPlaces(area.Code, month) is null)).MinBy(one => one.Illustrative);
        if (vintage is null)
            return null;
        var files = months.Months.Select(month => (Month: month.Index, File: vintage.Months[month.Index])).ToList();
        var chosen = string.Join(',', files.Select(one => $"({Text(one.File.Ordinal)},{Text(one.Month)})"));
        return ($"force = {Quote(vintage.ForceCode)} and (snapshot, month) in ({chosen}){Conditions(rule)}",
            [.. files.Select(one => one.File.SnapshotId).Concat(vintage.PlacedBy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], vintage.Illustrative);
    }

    /// <summary>Residents of places at the newest time up to a month that any of them has, else at the earliest after it; null where none has any.</summary>
    public PlacePeople? PeopleOf(IReadOnlyCollection<string> codes, Month upTo)
    {
        var rows = Query(
            $"select place, month, people, ordinal from place_population where ordinal in ({_scopeList}) and place in ({string.Join(',', codes.Select(Quote).Append("''"))})",
            row => (Code: row.GetString(0), Month: Month.FromIndex(row.GetInt32(1)), People: row.GetInt64(2), File: _snapshots[row.GetInt32(3)]));
        if (rows.Count == 0)
            return null;
        var earlier = rows.Where(row => row.Month <= upTo).ToList();
        var month = earlier.Count > 0 ? earlier.Max(row => row.Month) : rows.Min(row => row.Month);
        var chosen = rows.Where(row => row.Month == month).GroupBy(row => row.Code, StringComparer.Ordinal)
            .Select(group => group.OrderBy(row => row.File.Illustrative).ThenByDescending(row => row.File.Effective).ThenByDescending(row => row.File.Order).First()).ToList();
        return new PlacePeople(month, chosen.ToDictionary(row => row.Code, row => row.People, StringComparer.Ordinal), chosen.ToDictionary(row => row.Code, row => row.File, StringComparer.Ordinal));
    }

    // Small places are no areas of the catalogue: their rows are those of their LSOAs.
    List<string> SmallPlaceRows(Measure measure, ReadingKey key, string chosen)
    {
        var months = $"month between {Text(key.Period.First.Index)} and {Text(key.Period.Last.Index)}";
        if (measure.Incidents is { Table: "street" } rule)
        {
            return Query(
                $"""
                select snapshot, month, cast(sum(n) as bigint) from street_place
                where snapshot in ({chosen}) and {months}{Conditions(rule)}
                  and (lsoa = {Quote(key.AreaCode)} or lsoa in (select lsoa from lsoa_lookup where ward = {Quote(key.AreaCode)} and ordinal in ({_scopeList})))
                group by snapshot, month order by month, snapshot
                """,
                row => $"{_snapshots[row.GetInt32(0)].FileName}, {Month.FromIndex(row.GetInt32(1))}: {Figures.Format.Whole(row.GetInt64(2))} rows of {key.AreaCode} that meet the measure’s rule ({Rule(measure)})");
        }
        return Query(
            $"""
            select ordinal, line, month, people from place_population
            where ordinal in ({chosen}) and {months}
              and (place = {Quote(key.AreaCode)} or place in (select lsoa from lsoa_lookup where ward = {Quote(key.AreaCode)} and ordinal in ({_scopeList})))
            order by ordinal, line
            """,
            row => $"{_snapshots[row.GetInt32(0)].FileName}, line {Text(row.GetInt32(1))}, {Month.FromIndex(row.GetInt32(2))}: {Figures.Format.Whole(row.GetInt64(3))}");
    }
}
