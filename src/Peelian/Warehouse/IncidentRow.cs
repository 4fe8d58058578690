namespace Peelian.Warehouse;

/// <summary>A point of the map that rows are snapped to, in degrees.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public readonly record struct MapPoint(double Longitude, double Latitude);

/// <summary>Degrees between which points lie, borders included.</summary>
/// <param name="West">The least longitude.</param>
/// <param name="East">The greatest longitude.</param>
/// <param name="South">The least latitude.</param>
/// <param name="North">The greatest latitude.</param>
public readonly record struct MapBox(double West, double East, double South, double North);

/// <summary>How many rows a force has at a point.</summary>
/// <param name="ForceCode">The force; null in an answer of the interface.</param>
/// <param name="Point">The point.</param>
/// <param name="Rows">How many rows.</param>
public sealed record RowsAtPoint(string? ForceCode, MapPoint Point, long Rows);

/// <summary>Which rows of some parts are wanted: those that meet everything said here.</summary>
public sealed record IncidentFilter
{
    /// <summary>At these points; null for wherever.</summary>
    public IReadOnlyCollection<MapPoint>? Points { get; init; }

    /// <summary>Only those without a place.</summary>
    public bool WithoutPlace { get; init; }

    /// <summary>Of these crime types; null for all.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>With these Crime IDs; null for all.</summary>
    public IReadOnlyCollection<string>? CrimeIds { get; init; }
}

/// <summary>A row of crimes, or of their outcomes.</summary>
public sealed record CrimeRow
{
    /// <summary>The force; null in an answer of the interface.</summary>
    public string? ForceCode { get; init; }

    /// <summary>The month of the crime; of an outcome the month in which it was given.</summary>
    public required Month Month { get; init; }

    /// <summary>The published Crime ID; null where there is none.</summary>
    public string? CrimeId { get; init; }

    /// <summary>Where, as far as it is published; null for no location.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>The place in words: "On or near Church Road".</summary>
    public string Location { get; init; } = "";

    /// <summary>The crime type's id; null for an outcome.</summary>
    public string? Type { get; init; }

    /// <summary>The outcome's id; null where none is published.</summary>
    public string? Outcome { get; init; }

    /// <summary>What else is published.</summary>
    public string Context { get; init; } = "";

    /// <summary>Which part it is of, by its place among those that were asked for: rows of one file have one number.</summary>
    public int Part { get; init; }

    /// <summary>The interface's own object, as JSON; null where the row came in a file.</summary>
    public string? Answer { get; init; }
}

/// <summary>A row of searches: ids of what was recorded, <c>not-recorded</c> where nothing was.</summary>
public sealed record SearchRow
{
    /// <summary>When, in universal time.</summary>
    public required DateTime At { get; init; }

    /// <summary>Where; null for no location.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>Who or what was searched.</summary>
    public required string Type { get; init; }

    /// <summary>Part of an operation: yes or no.</summary>
    public required string Operation { get; init; }

    /// <summary>The operation's name, if any.</summary>
    public string? OperationName { get; init; }

    /// <summary>Gender.</summary>
    public required string Gender { get; init; }

    /// <summary>Age range.</summary>
    public required string Age { get; init; }

    /// <summary>Self-defined ethnicity in the published words, if any.</summary>
    public string? SelfDefinedEthnicity { get; init; }

    /// <summary>Officer-defined ethnicity.</summary>
    public required string OfficerDefinedEthnicity { get; init; }

    /// <summary>The power used.</summary>
    public required string Legislation { get; init; }

    /// <summary>What was searched for.</summary>
    public required string Object { get; init; }

    /// <summary>The outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Outcome linked to the object: yes or no.</summary>
    public required string Linked { get; init; }

    /// <summary>More than outer clothing removed: yes or no.</summary>
    public required string Removal { get; init; }

    /// <summary>The interface's own object, as JSON; null where the row came in a file.</summary>
    public string? Answer { get; init; }
}
