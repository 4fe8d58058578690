using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests.Stores;

/// <summary>The real published files of <c>../shared/data</c>, from the files to the warehouse.</summary>
public sealed class SharedDataTests
{
    const int December2016 = 2016 * 12 + 11;

    [Fact]
    public void Adding_all_the_shared_data_says_what_became_of_each_file()
    {
        var said = new StringBuilder("outcome | file | source | rows | months | force | problems | why\n");
        foreach (var file in SharedStore.Result.Files)
        {
            var months = file.FirstMonth is { } first ? new Period(first, file.LastMonth!.Value).ToString() : "";
            var name = Path.GetRelativePath(SharedData.File("data"), file.Name).Replace('\\', '/');
            var why = file.Why ?? (file.Problems.Count > 0 ? file.Problems[0].ToString().Replace(file.Name, "", StringComparison.Ordinal) : "");
            said.Append(CultureInfo.InvariantCulture, $"{file.Outcome} | {name} | {file.SourceId} | {file.Rows} | {months} | {file.Force} | {file.ProblemCount} | {why.Trim()}\n");
        }

        var expected = Path.Combine(SharedData.Repository, "tests", "Peelian.Tests", "Store", "add-shared-data.expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(expected, said.ToString());
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), said.ToString());
    }

    [Theory]
    [InlineData("E09000031", 200)]
    [InlineData("E09000022", 703)]
    [InlineData("E09000005", 559)]
    [InlineData("E09000001", 5)]
    [InlineData(null, 895)]
    public void Searches_of_December_2016_reach_their_borough(string? area, int searches) =>
        Assert.Equal(searches, Ask($"select sum(n)::integer from stops where month = {December2016} and area is not distinct from {(area is null ? "null" : $"'{area}'")}"));

    [Fact]
    public void Of_895_unplaced_searches_880_have_no_place_and_15_lie_outside_London() =>
        Assert.Equal(880, Ask($"select (rows - located)::integer from incident_coverage where table_name = 'stops' and month = {December2016}"));

    [Fact]
    public void The_force_made_14916_searches_in_October_2015_none_of_them_placed()
    {
        Assert.Equal(14_916, Ask($"select sum(n)::integer from stops where month = {2015 * 12 + 9} and force = 'E23000001'"));
        Assert.Equal(0, Ask($"select count(area)::integer from stops where month < {2016 * 12 + 5}"));
    }

    [Fact]
    public void Counts_by_area_add_up_to_the_rows_of_every_file()
    {
        foreach (var table in new[] { "street", "outcomes", "stops" })
        {
            Assert.Equal(
                Ask($"select sum(rows)::integer from incident_coverage where table_name = '{table}'"),
                Ask($"select sum(n)::integer from {table}"));
        }
    }

    [Fact]
    public void The_detailed_boundaries_are_in_force()
    {
        var record = SharedStore.Store.Snapshots().Single(snapshot => snapshot.FileName == "lnd.geojson");

        Assert.Equal(record.Id, Query("select value from meta where key = 'boundaries'", row => row.GetString(0)));
    }

    [Fact]
    public void Every_kept_file_is_the_published_one_byte_for_byte()
    {
        foreach (var file in SharedStore.Result.Files.Where(file => file.Outcome == AddOutcome.Added))
        {
            Assert.Equal(File.ReadAllBytes(file.Name), File.ReadAllBytes(SharedStore.Store.FileOf(file.Snapshot!)));
            Assert.Equal(new FileInfo(file.Name).Length, file.Snapshot!.Bytes);
        }
    }

    [Fact]
    public void Queries_around_a_point_are_kept_and_belong_to_no_force() =>
        Assert.Equal(750, Ask("select sum(rows)::integer from incident_coverage where force is null"));

    static int Ask(string sql) => Query(sql, row => row.GetInt32(0));

    static T Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var connection = WarehouseFile.OpenReader(SharedStore.Store.Path);
        return connection.Query(sql, read)[0];
    }
}
