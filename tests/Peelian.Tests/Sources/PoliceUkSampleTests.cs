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

    [Fact]
    public void Objects_of_an_answer_are_kept_beside_their_rows_with_the_interfaces_names_and_no_others()
    {
        string Crime(string category, string more) =>
            $$"""{"category":"{{category}}","location_type":"Force","location":{"latitude":"51.5116630","street":{"id":955359,"name":"On or near \"The\" Close","seen":1},"longitude":"0.017994"},"context":"","outcome_status":null,"persistent_id":"","id":35002231,"location_subtype":"","month":"2014-08"{{more}}}""";

        _files.Read(Source("PoliceUkCrimesApi"), _files.Write("crimes.json", $"[{Crime("no-such-crime", "")},{Crime("burglary", ",\"officer\":\"A Name\",\"notes\":{\"id\":1},\"list\":[1]")},{Crime("drugs", "")}]"), skip: true);

        Assert.Contains("no-such-crime", _files.OnlyProblem(), StringComparison.Ordinal);
        var published = Path.Combine(_files.Out, "published.parquet").Replace("'", "''", StringComparison.Ordinal);
        Assert.Equal(["burglary,955359", "drugs,955359"], _files.Rows($"SELECT r.crime_type, p.street FROM street AS r JOIN '{published}' AS p USING (line) ORDER BY line"));
        Assert.Equal(
            """{"category":"burglary","location_type":"Force","location":{"latitude":"51.5116630","street":{"id":955359,"name":"On or near \"The\" Close"},"longitude":"0.017994"},"context":"","outcome_status":null,"persistent_id":"","id":35002231,"location_subtype":"","month":"2014-08"}""".Replace("\"", "\"\"", StringComparison.Ordinal),
            _files.Rows($"SELECT published FROM '{published}' WHERE line = 2").Single().Trim('"'));
    }

    static IIncidentSource Source(string folder) =>
        AllSources.List.OfType<IIncidentSource>().Single(source => source.GetType().Name == folder);
}
