using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>Crimes near a place, as the interface's crimes-street gives them: a JSON list that covers no area.</summary>
public sealed class PoliceUkCrimesApi : IIncidentSource
{
    static readonly Lazy<SourceInfo> Yaml = new(() => SourceYaml.Read("PoliceUkCrimesApi"));

    /// <inheritdoc/>
    public string Id => "police-uk-crimes-api";

    /// <inheritdoc/>
    public int ReaderVersion => 2;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head) =>
        JsonRows.Recognise(head, "category", "location_type", "outcome_status", "persistent_id", "month");

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading) =>
        JsonSource.Read(Tables.Street, coversNoArea: true, file, folder, catalogue, problems, reading);
}
