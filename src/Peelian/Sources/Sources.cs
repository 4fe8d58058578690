namespace Peelian.Sources;

/// <summary>The list of sources: a source that is not here does not exist, and a test finds a folder without a line.</summary>
public static class AllSources
{
    /// <summary>Every source, in the order in which they are tried.</summary>
    public static IReadOnlyList<ISource> List { get; } =
    [
        new Tidy(),
        new MetRecordedCrime(),
        new PublicAttitudeSurvey(),
        new CensusEthnicity(),
        new LsoaLookup(),
        new PostcodeLookup(),
        new Boundaries(),
        new PoliceUkStreetCrime(),
        new PoliceUkOutcomes(),
        new PoliceUkStopAndSearch(),
        new PoliceUkArchive(),
        new PoliceUkStopsApi(),
        new PoliceUkCrimesApi(),
    ];
}
