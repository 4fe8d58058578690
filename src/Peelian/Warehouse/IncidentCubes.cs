using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <summary>
/// Counts of incidents by area, kept beside each snapshot's rows, so that one more month does not count the others again.
/// A count's file name carries a hash of what placed it: other boundaries, other counts.
/// </summary>
sealed class IncidentCubes
{
    /// <summary>Raised whenever counting changes.</summary>
    const int Version = 3;

    /// <summary>The tables of incidents. Street crime is counted twice: by area, and by the small place and map point that maps need.</summary>
    public static readonly IReadOnlyList<string> Tables = ["street", StreetPlaces, "outcomes", "stops"];

    /// <summary>Street crime by LSOA and map point.</summary>
    public const string StreetPlaces = "street_place";

    readonly DuckDBConnection _engine;
    readonly IReadOnlyList<ParsedSnapshot> _snapshots;
    readonly Catalogue _catalogue;
    readonly ParsedSnapshot? _boundaries;
    readonly IReadOnlyList<ParsedSnapshot> _lookups;

    public IncidentCubes(DuckDBConnection engine, IReadOnlyList<ParsedSnapshot> snapshots, Catalogue catalogue)
    {
        (_engine, _snapshots, _catalogue) = (engine, snapshots, catalogue);
        _boundaries = BoundariesInForce();
        _lookups = [.. snapshots.Where(snapshot => snapshot.File(PlaceFiles.Lookup) is not null)
            .OrderBy(snapshot => snapshot.Record.Effective).ThenBy(snapshot => snapshot.Record.Order)];
    }

    /// <summary>What places the rows of a table, as <see cref="Places"/> names it: points lie in boundaries, LSOAs in lookups.</summary>
    public static string PlaceKey(string table) => table == "stops" ? "boundaries" : "lsoa-lookup";

    /// <summary>The snapshots by which rows were placed: those that every count rests on.</summary>
    public IEnumerable<(string Key, string Value)> Places
    {
        get
        {
            if (_boundaries is not null)
                yield return (PlaceKey("stops"), _boundaries.Record.Id);
            foreach (var lookup in _lookups.Reverse())
                yield return (PlaceKey("street"), lookup.Record.Id);
        }
    }

    /// <summary>The counts of a snapshot; null where it has no such rows.</summary>
    public string? FileOf(ParsedSnapshot snapshot, string table) =>
        snapshot.File(RowsFile(table)) is null ? null : Path.Combine(snapshot.Folder, CubeName(table));

    /// <summary>Counts what is not counted yet.</summary>
    public void Make(string table)
    {
        var missing = _snapshots
            .Where(snapshot => FileOf(snapshot, table) is { } cube && !File.Exists(cube))
            .ToList();
        if (missing.Count == 0)
            return;
        var rows = missing.ConvertAll(snapshot => snapshot.File(RowsFile(table))!);
        if (table == "stops")
            PlacePoints(rows);
        else
            PlaceLsoas(rows);
        foreach (var snapshot in missing)
        {
            foreach (var old in Directory.GetFiles(snapshot.Folder, $"{table}-by-area-*"))
                File.Delete(old);
            var cube = FileOf(snapshot, table)!;
            List<(string, object?)> parameters = [("file", snapshot.File(RowsFile(table))), ("cube", cube + ".draft")];
            if (table == "stops")
                parameters.Add(("zone", Sources.PoliceUk.Labels.Stops.TimeZone));
            _engine.Execute(Engine.Sql($"{table}-cube"), [.. parameters]);
            File.Move(cube + ".draft", cube);
        }
    }

    static string RowsFile(string table) => table == StreetPlaces ? "street.parquet" : $"{table}.parquet";

    // Rules: the newest published; where no day is known, the one with most vertices.
    ParsedSnapshot? BoundariesInForce() => _snapshots
        .Where(snapshot => snapshot.File(PlaceFiles.Boundaries) is not null)
        .Select(snapshot => (Snapshot: snapshot, Vertices: PlaceFiles.Vertices(_engine, snapshot.Folder)))
        // Wards and LSOAs place no search.
        .Where(one => one.Vertices > 0)
        .OrderByDescending(one => one.Snapshot.Record.Published ?? DateOnly.MinValue)
        .ThenByDescending(one => one.Vertices)
        .ThenByDescending(one => one.Snapshot.Record.Order)
        .Select(one => one.Snapshot)
        .FirstOrDefault();

    string CubeName(string table)
    {
        var places = table == "stops"
            ? Path.GetFileName(_boundaries?.Folder) ?? ""
            : string.Join('\n', _lookups.Select(lookup => Path.GetFileName(lookup.Folder))) + "\n" + WarehouseFile.AreaNames(_catalogue.Areas);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Version}\n{places}")));
        return $"{table}-by-area-{Convert.ToHexStringLower(hash)[..16]}.parquet";
    }

    void PlacePoints(List<string> files)
    {
        _engine.Execute("create or replace temp table point (longitude double not null, latitude double not null, area varchar not null)");
        if (_boundaries is null)
            return;
        var boundaries = PlaceFiles.ReadBoundaries(_engine, _boundaries.Folder);
        var points = _engine.Query(Engine.Sql("points"), row => (Longitude: row.GetDouble(0), Latitude: row.GetDouble(1)), ("files", files));
        var areas = new string?[points.Count];
        Parallel.For(0, points.Count, index => areas[index] = boundaries.AreaAt(points[index].Longitude, points[index].Latitude));
        using var appender = _engine.CreateAppender("temp", "main", "point");
        for (var index = 0; index < points.Count; index++)
        {
            if (areas[index] is { } area)
                appender.CreateRow().AppendValue((double?)points[index].Longitude).AppendValue((double?)points[index].Latitude).AppendValue(area).EndRow();
        }
    }

    void PlaceLsoas(List<string> files)
    {
        var lookups = _engine.NameFiles(_lookups, snapshot => snapshot.File(PlaceFiles.Lookup));
        _engine.Execute("create or replace temp table lookup (lsoa varchar, area varchar)");
        if (lookups.Count > 0)
            _engine.Execute(Engine.Sql("lookup"), ("files", lookups));
        var places = _engine.Query(
            Engine.Sql("lsoas"),
            row => (Lsoa: row.GetString(0), Name: row.TextOrNull(1), Area: row.TextOrNull(2)),
            ("files", files));
        _engine.Execute("create or replace temp table place (lsoa varchar not null, lsoa_name varchar, area varchar not null)");
        using var appender = _engine.CreateAppender("temp", "main", "place");
        foreach (var (lsoa, name, known) in places)
        {
            if ((known ?? AreaOfName(name)) is { } area)
                appender.CreateRow().AppendValue(lsoa).AppendValue(name).AppendValue(area).EndRow();
        }
    }

    // Without a lookup an LSOA's own name says it: "Waltham Forest 012A" lies in Waltham Forest.
    string? AreaOfName(string? name)
    {
        var space = name?.LastIndexOf(' ') ?? -1;
        return space > 0 && _catalogue.FindArea(name![..space]) is { Kind: AreaKind.Borough or AreaKind.District } area ? area.Code : null;
    }
}
