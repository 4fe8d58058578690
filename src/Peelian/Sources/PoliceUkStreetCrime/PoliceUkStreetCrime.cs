using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>Street-level crime of a force and month, as a CSV.</summary>
public sealed class PoliceUkStreetCrime : IIncidentSource
{
    /// <inheritdoc/>
    public string Id => "police-uk-street-crime";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Labels.StreetInfo;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head) => CsvHead.Recognise(Tables.Street, head.FirstLine);

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading) =>
        CsvSource.Read(Tables.Street, file, folder, catalogue, problems, reading);
}
