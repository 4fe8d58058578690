using DuckDB.NET.Data;
using Peelian.Sources;
using Peelian.Sources.PoliceUk;

namespace Peelian.Warehouse;

/// <summary>Asks for single rows of incidents, which lie in Parquet beside the snapshots: few at a time, by month and place.</summary>
/// <remarks>
/// The engine has no other files open than those of the parts that it is given, so whoever gives it public parts cannot get
/// others. Every value travels as a parameter. One question at a time.
/// </remarks>
public sealed class IncidentRows : IDisposable
{
    readonly Lock _one = new();
    readonly DuckDBConnection _engine;
    readonly Dictionary<IncidentPart, Place> _places = [];

    // Where the rows of a part lie, and the interface's objects where it was one of its answers.
    sealed record Place(int Number, string File, string? Answers);

    /// <summary>Opens some parts.</summary>
    /// <param name="store">The store that holds the files.</param>
    /// <param name="catalogue">The catalogue that they were read with.</param>
    /// <param name="parts">The parts that may be asked for.</param>
    public IncidentRows(Store store, Catalogue catalogue, IReadOnlyList<IncidentPart> parts)
    {
        var folders = new ParsedFolders(store, catalogue);
        Parts = [.. parts.Where(part => folders.Of(part.Snapshot).File(part.Table + ".parquet") is not null)];
        _engine = Engine.OpenRows(folders.Root);
        try
        {
            _engine.Execute("create table part (number integer not null, path varchar not null, answers varchar, force varchar, month integer not null)");
            using var appender = _engine.CreateAppender("part");
            foreach (var part in Parts)
            {
                var folder = folders.Of(part.Snapshot);
                var place = new Place(_places.Count, folder.File(part.Table + ".parquet")!, folder.File(AnswerRows.File));
                _places.Add(part, place);
                appender.CreateRow().AppendValue((int?)place.Number).AppendValue(place.File).AppendValue(place.Answers).AppendValue(part.ForceCode).AppendValue((int?)part.Month.Index).EndRow();
            }
        }
        catch
        {
            _engine.Dispose();
            throw;
        }
    }

    /// <summary>What may be asked for, ordered by table, month and force.</summary>
    public IReadOnlyList<IncidentPart> Parts { get; }

    /// <summary>How many rows each force has at each point within a box.</summary>
    public List<RowsAtPoint> At(IReadOnlyCollection<IncidentPart> parts, MapBox box, IReadOnlyList<string>? types = null)
    {
        var condition = "r.longitude between $west and $east and r.latitude between $south and $north" + (types is null ? "" : " and r.crime_type in (select unnest($types))");
        List<(string, object?)> values = [("west", box.West), ("east", box.East), ("south", box.South), ("north", box.North)];
        if (types is not null)
            values.Add(("types", types.ToList()));
        return Ask(parts, "r.force, r.longitude, r.latitude, count(*)", condition, "group by all order by all", values, answers: false,
            row => new RowsAtPoint(row.TextOrNull(0), new MapPoint(row.GetDouble(1), row.GetDouble(2)), row.GetInt64(3)));
    }

    /// <summary>The points that the interface gave the id of a street.</summary>
    public List<MapPoint> PointsOfStreet(IReadOnlyCollection<IncidentPart> parts, long street)
    {
        var given = parts.Where(part => _places[part].Answers is not null).ToList();
        return Ask(given, "distinct r.longitude, r.latitude", "a.street = $street and r.longitude is not null", "order by all", [("street", street)], answers: true,
            row => new MapPoint(row.GetDouble(0), row.GetDouble(1)));
    }

    /// <summary>Crimes of parts of the table <c>street</c>, in the order of their files.</summary>
    public List<CrimeRow> Crimes(IReadOnlyCollection<IncidentPart> parts, IncidentFilter filter) =>
        InBoth(parts, CrimeColumns + ", r.crime_type, r.context", filter, row => Crime(row) with { Type = row.GetString(8), Context = row.TextOrNull(9) ?? "", Answer = row.TextOrNull(10) });

    /// <summary>Outcomes of parts of the table <c>outcomes</c>, in the order of their files.</summary>
    public List<CrimeRow> Outcomes(IReadOnlyCollection<IncidentPart> parts, IncidentFilter filter) => InBoth(parts, CrimeColumns, filter, Crime);

    /// <summary>Searches of parts of the table <c>stops</c>, in the order of their files.</summary>
    public List<SearchRow> Searches(IReadOnlyCollection<IncidentPart> parts, IncidentFilter filter) => InBoth(parts, SearchColumns, filter, Search);

    const string CrimeColumns = "coalesce(lower(hex(r.crime_id)), r.crime_id_text), r.month, r.force, r.longitude, r.latitude, r.location, r.outcome, part.number";

    const string SearchColumns = "r.\"at\", r.longitude, r.latitude, r.type, r.operation, r.operation_name, r.gender, r.age, r.self_defined_label, r.officer_defined_ethnicity, r.legislation, r.object, r.outcome, r.linked, r.removal";

    static MapPoint? PointOf(DuckDBDataReader row, int column) => row.IsDBNull(column) || row.IsDBNull(column + 1) ? null : new(row.GetDouble(column), row.GetDouble(column + 1));

    static CrimeRow Crime(DuckDBDataReader row) => new()
    {
        CrimeId = row.TextOrNull(0),
        Month = Month.FromIndex(row.GetInt32(1)),
        ForceCode = row.TextOrNull(2),
        Point = PointOf(row, 3),
        Location = row.TextOrNull(5) ?? "",
        Outcome = row.TextOrNull(6),
        Part = row.GetInt32(7),
    };

    static SearchRow Search(DuckDBDataReader row) => new()
    {
        At = row.GetDateTime(0),
        Point = PointOf(row, 1),
        Type = row.GetString(3),
        Operation = row.GetString(4),
        OperationName = row.TextOrNull(5),
        Gender = row.GetString(6),
        Age = row.GetString(7),
        SelfDefinedEthnicity = row.TextOrNull(8),
        OfficerDefinedEthnicity = row.GetString(9),
        Legislation = row.GetString(10),
        Object = row.GetString(11),
        Outcome = row.GetString(12),
        Linked = row.GetString(13),
        Removal = row.GetString(14),
        Answer = row.TextOrNull(15),
    };

    // Files have no objects of the interface beside them: the two kinds are asked one after the other.
    List<T> InBoth<T>(IReadOnlyCollection<IncidentPart> parts, string columns, IncidentFilter filter, Func<DuckDBDataReader, T> read)
    {
        var (condition, values) = Conditions(filter);
        var byKind = parts.ToLookup(part => _places[part].Answers is not null);
        const string Order = "order by part.number, r.file_row_number";
        return
        [
            .. Ask([.. byKind[false]], columns + ", null::varchar", condition, Order, values, answers: false, read),
            .. Ask([.. byKind[true]], columns + ", a.published", condition, Order, values, answers: true, read),
        ];
    }

    static (string Condition, List<(string, object?)> Values) Conditions(IncidentFilter filter)
    {
        List<string> conditions = ["true"];
        List<(string, object?)> values = [];
        if (filter.Points is { } points)
        {
            conditions.Add("(r.longitude, r.latitude) in (select unnest($longitudes), unnest($latitudes))");
            values.AddRange([("longitudes", points.Select(point => point.Longitude).ToList()), ("latitudes", points.Select(point => point.Latitude).ToList())]);
        }
        if (filter.WithoutPlace)
            conditions.Add("r.longitude is null");
        if (filter.Types is { } types)
        {
            conditions.Add("r.crime_type in (select unnest($types))");
            values.Add(("types", types.ToList()));
        }
        if (filter.CrimeIds is { } ids)
        {
            conditions.Add("(r.crime_id in (select unhex(id) from (select unnest($digits) as id)) or r.crime_id_text in (select unnest($ids)))");
            values.AddRange([("digits", ids.Where(IsDigits).ToList()), ("ids", ids.Where(id => !IsDigits(id)).ToList())]);
        }
        return (string.Join(" and ", conditions), values);
    }

    static bool IsDigits(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigit);

    List<T> Ask<T>(
        IReadOnlyCollection<IncidentPart> parts, string columns, string condition, string ending, List<(string, object?)> values, bool answers, Func<DuckDBDataReader, T> read)
    {
        if (parts.Count == 0)
            return [];
        var places = parts.Select(part => _places[part]).ToList();
        var objects = answers ? "join read_parquet($answers, filename = true) as a on a.filename = part.answers and a.line = r.file_row_number + r.line_offset" : "";
        var sql = $"""
            select {columns}
            from read_parquet($files, filename = true, file_row_number = true) as r
            join part on part.path = r.filename and part.month = r.month and part.force is not distinct from r.force
            {objects}
            where part.number in (select unnest($numbers)) and r.month between $first and $last and {condition}
            {ending}
            """;
        List<(string, object?)> all =
        [
            ("files", places.ConvertAll(place => place.File).Distinct(StringComparer.Ordinal).ToList()), ("numbers", places.ConvertAll(place => place.Number)),
            ("first", parts.Min(part => part.Month).Index), ("last", parts.Max(part => part.Month).Index), .. values,
        ];
        if (answers)
            all.Add(("answers", places.ConvertAll(place => place.Answers!).Distinct(StringComparer.Ordinal).ToList()));
        lock (_one)
            return _engine.Query(sql, read, [.. all]);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
