using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Each source's hand-written sample gives exactly the typed rows beside it.</summary>
public sealed class PoliceUkSampleTests : IDisposable
{
    readonly PoliceUkFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("PoliceUkStreetCrime", "street", "sample.csv", "2015-10-city-of-london-street.csv")]
    [InlineData("PoliceUkOutcomes", "outcomes", "sample.csv", "2019-04-metropolitan-outcomes.csv")]
    [InlineData("PoliceUkStopAndSearch", "stops", "sample.csv", "2015-10-metropolitan-stop-and-search.csv")]
    [InlineData("PoliceUkStopsApi", "stops", "sample.json", "2024-09-metropolitan-stop-and-search.json")]
    [InlineData("PoliceUkCrimesApi", "street", "sample.json", "crimes.json")]
    public void The_sample_gives_its_expected_rows(string folder, string table, string sample, string name)
    {
        var source = Source(folder);
        _files.Read(source, Path.Combine(PoliceUkFiles.SourceFolder(folder), sample), name: name);
        Assert.Empty(_files.Problems.All);
        var heads = string.Join(',', _files.Rows($"DESCRIBE {table}").Select(row => row.Split(',')[0]));
        string[] written = [heads, .. _files.Rows($"SELECT * FROM {table}")];
        var golden = Path.Combine(PoliceUkFiles.SourceFolder(folder), "sample.expected.csv");
        if (Environment.GetEnvironmentVariable("PEELIAN_ACCEPT") == "1")
            File.WriteAllText(golden, string.Join('\n', written) + "\n");
        Assert.Equal(File.ReadAllText(golden).TrimEnd('\n').Split('\n'), written);
    }

    static IIncidentSource Source(string folder) =>
        AllSources.List.OfType<IIncidentSource>().Single(source => source.GetType().Name == folder);
}
