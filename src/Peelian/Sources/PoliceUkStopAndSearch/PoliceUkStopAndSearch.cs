using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>Searches of a force and month, as a CSV.</summary>
public sealed class PoliceUkStopAndSearch : IIncidentSource
{
    /// <inheritdoc/>
    public string Id => "police-uk-stop-and-search";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Labels.StopsInfo;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head) => CsvHead.Recognise(Tables.Stops, head.FirstLine);

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading) =>
        CsvSource.Read(Tables.Stops, file, folder, catalogue, problems, reading);
}
