using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>The published files give their own figures.</summary>
public sealed class PoliceUkRealFileTests : IDisposable
{
    readonly PoliceUkFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_Met_searched_14_916_times_in_October_2015_and_arrested_2_701()
    {
        _files.Read(new PoliceUkStopAndSearch(), SharedData.File("data", "stop-search-met", "2015-10-metropolitan-stop-and-search.csv"));
        Assert.Empty(_files.Problems.All);
        Assert.Equal([new IncidentCoverage("stops", "E23000001", new Month(2015, 10), 14_916, 0)], _files.Coverage);
        Assert.Equal(2_701, _files.Count("stops", "outcome = 'arrest'"));
        Assert.Equal(151, _files.Count("stops", "type = 'vehicle'"));
    }

    [Fact]
    public void The_first_hour_of_October_2015_is_September_in_universal_time()
    {
        _files.Read(new PoliceUkStopAndSearch(), SharedData.File("data", "stop-search-met", "2015-10-metropolitan-stop-and-search.csv"));
        Assert.True(_files.Count("stops", "month(\"at\") = 9") > 0);
        Assert.Equal(0, _files.Count("stops", "month <> 2015 * 12 + 9"));
    }

    [Fact]
    public void December_2016_has_880_searches_without_a_place()
    {
        _files.Read(new PoliceUkStopAndSearch(), SharedData.File("data", "stop-search-met", "2016-12-metropolitan-stop-and-search.csv"));
        Assert.Empty(_files.Problems.All);
        var coverage = Assert.Single(_files.Coverage);
        Assert.Equal(880, coverage.Rows - coverage.Located);
    }

    [Fact]
    public void September_2024_searched_652_times_for_stolen_goods_and_440_times_for_offensive_weapons()
    {
        _files.Read(new PoliceUkStopsApi(), SharedData.File("data", "stop-search-met-api-json", "2024-09.json"), force: "metropolitan");
        Assert.Empty(_files.Problems.All);
        Assert.Equal([new IncidentCoverage("stops", "E23000001", new Month(2024, 9), 3_253, 3_136)], _files.Coverage);
        Assert.Equal(652, _files.Count("stops", "object = 'stolen-goods'"));
        Assert.Equal(440, _files.Count("stops", "object = 'offensive-weapons'"));
        Assert.Equal(693, _files.Count("stops", "outcome = 'arrest'"));
    }

    [Theory]
    [InlineData("stop-search-met", 21)]
    [InlineData("street", 15)]
    [InlineData("outcomes", 3)]
    public void Every_published_file_reads_without_a_problem(string folder, int files)
    {
        var paths = Directory.GetFiles(SharedData.File("data", folder), "*.csv");
        Assert.Equal(files, paths.Length);
        foreach (var path in paths)
        {
            _files.Read(Recognised(path), path);
            Assert.Empty(_files.Problems.All);
            var coverage = Assert.Single(_files.Coverage);
            Assert.Equal(File.ReadLines(path).LongCount() - 1, coverage.Rows);
            Assert.StartsWith(coverage.Month.ToString(), Path.GetFileName(path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("all-crime_1.json", 376)]
    [InlineData("crime_data_mozfest.json", 374)]
    public void A_query_around_a_place_covers_no_area(string name, int rows)
    {
        var path = SharedData.File("data", "api-json", "jacqui-mozfest_2014-08", name);
        _files.Read(Recognised(path), path);
        Assert.Empty(_files.Problems.All);
        Assert.Equal([new IncidentCoverage("street", null, new Month(2014, 8), rows, 0)], _files.Coverage);
        Assert.Equal(rows, _files.Count("street", "force IS NULL"));
        Assert.Equal(71, _files.Count("street", "crime_type = 'violence-and-sexual-offences'"));
    }

    [Fact]
    public void Single_objects_of_the_interface_are_recognised_by_nobody()
    {
        foreach (var path in Directory.GetFiles(SharedData.File("data", "api-json", "police-data-kit")))
            Assert.DoesNotContain(AllSources.List, source => source.Recognise(Head(path)).IsMatch);
    }

    static IIncidentSource Recognised(string path) =>
        AllSources.List.OfType<IIncidentSource>().Single(source => source.Recognise(Head(path)).IsMatch);

    static FileHead Head(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new FileHead(path, System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 65536))), bytes.AsMemory(0, Math.Min(bytes.Length, 65536)));
    }
}
