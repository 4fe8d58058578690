namespace Peelian.Sources;

/// <summary>Months of a force that a file covers, declared by the format and never inferred from the rows that happen to be there.</summary>
/// <param name="Table"><c>street</c>, <c>outcomes</c> or <c>stops</c>.</param>
/// <param name="ForceCode">The force's code in the catalogue; null where the rows cover no area (a query around a point): kept, listed, never totalled.</param>
/// <param name="Month">The month.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Located">Of these, rows that have a place (coordinates for stops, an LSOA for street rows).</param>
public sealed record IncidentCoverage(string Table, string? ForceCode, Month Month, long Rows, long Located);

/// <summary>How incident files are read.</summary>
/// <param name="SkipBadRows">Leave bad rows out (they stay in the problems) instead of refusing the file.</param>
/// <param name="MemoryLimit">What the engine may use, as DuckDB writes it: "400MB".</param>
/// <param name="Progress">Told the part done, 0 to 1; null where nobody looks.</param>
public sealed record IncidentReading(bool SkipBadRows = false, string MemoryLimit = "400MB", Action<double>? Progress = null);

/// <summary>A published file of single rows (a crime, an outcome, a stop): too many to pass through C#, read by the engine.</summary>
public interface IIncidentSource : ISource
{
    /// <summary>
    /// Reads a file into <c>street.parquet</c>, <c>outcomes.parquet</c> or <c>stops.parquet</c> (as many as it holds) in
    /// <paramref name="folder"/>, typed, in the order of the file, and says what months of which force it covers. The line of a row is its
    /// place in the Parquet file, from 0 (DuckDB's <c>file_row_number</c>), plus its <c>line_offset</c>; in an archive, a line of <c>entry</c>.
    /// </summary>
    IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading);
}
