using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>Searches of a force and month, as the interface's stops-force gives them: a JSON list.</summary>
public sealed class PoliceUkStopsApi : IIncidentSource
{
    static readonly Lazy<SourceInfo> Yaml = new(() => SourceYaml.Read("PoliceUkStopsApi"));

    /// <inheritdoc/>
    public string Id => "police-uk-stops-api";

    /// <inheritdoc/>
    public int ReaderVersion => 2;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head) =>
        JsonRows.Recognise(head, "age_range", "datetime", "legislation", "object_of_search", "officer_defined_ethnicity");

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading) =>
        JsonSource.Read(Tables.Stops, coversNoArea: false, file, folder, catalogue, problems, reading);
}
