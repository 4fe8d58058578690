using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>Outcomes given to crimes in a month, by force, as a CSV.</summary>
public sealed class PoliceUkOutcomes : IIncidentSource
{
    /// <inheritdoc/>
    public string Id => "police-uk-outcomes";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Labels.OutcomesInfo;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head) => CsvHead.Recognise(Tables.Outcomes, head.FirstLine);

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading) =>
        CsvSource.Read(Tables.Outcomes, file, folder, catalogue, problems, reading);
}
