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
        new CensusEthnicity2021(),
        new MidYearPopulation(),
        new MetMonthlyDashboard(),
        new HomeOfficeCrimeByForce(),
        new HomeOfficeCrimeByPartnership(),
        new HomeOfficeOutcomes(),
        new HomeOfficeStopAndSearch(),
        new HomeOfficeWorkforce(),
        new MetWorkforce(),
        new IopcComplaints(),
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
