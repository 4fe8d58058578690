using System.Numerics;
using DuckDB.NET.Data;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests.Stores;

/// <summary>Traps of the engine that the code works around: each option and cast has its reason here.</summary>
public sealed class EngineTests : IDisposable
{
    readonly DuckDBConnection _engine = Engine.OpenWriter(":memory:", Path.GetTempPath());

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Sum_of_integers_needs_a_cast_or_it_returns_BigInteger()
    {
        Assert.Equal(new BigInteger(3), _engine.Query("select sum(n) from (values (1), (2)) as t(n)", row => row.GetValue(0))[0]);
        Assert.Equal(3, _engine.Query("select sum(n)::integer from (values (1), (2)) as t(n)", row => row.GetInt32(0))[0]);
    }

    [Theory]
    [InlineData("703")]
    [InlineData("-0.1")]
    [InlineData("38.8888888889")]
    [InlineData("0.0000000001")]
    [InlineData("999999999999999999")]
    [InlineData("-999999999999999999.9999999999")]
    public void Decimals_come_back_from_the_appender_as_they_went_in(string written)
    {
        var value = decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
        _engine.Execute("create table t (value decimal(28, 10), nothing decimal(28, 10))");
        using (var appender = _engine.CreateAppender("t"))
            appender.CreateRow().AppendValue((decimal?)value).AppendValue((decimal?)null).EndRow();

        var (back, nothing) = _engine.Query("select value, nothing from t", row => (row.GetDecimal(0), row.IsDBNull(1)))[0];

        Assert.Equal((value, true), (back, nothing));
    }

    [Fact]
    public void Whoever_asks_for_single_rows_can_open_the_files_of_one_folder_and_no_others()
    {
        var folder = Directory.CreateTempSubdirectory("peelian it's rows ").FullName;
        try
        {
            var (inside, outside) = (Path.Combine(folder, "a.parquet"), Path.Combine(Path.GetTempPath(), $"peelian-{Guid.NewGuid():N}.parquet"));
            foreach (var file in (string[])[inside, outside])
                _engine.Execute("copy (select 1 as n) to $file (format parquet)", ("file", file));
            using var rows = Engine.OpenRows(folder);

            Assert.Equal(1, rows.Query("select n from read_parquet($file)", row => row.GetInt32(0), ("file", inside))[0]);
            foreach (var wrong in (string[])["select count(*) from read_parquet($file)", "copy (select 1) to $file", "select count(*) from read_text($file)"])
                Assert.Throws<DuckDBException>(() => rows.Execute(wrong, ("file", outside)));
            foreach (var wrong in (string[])["set enable_external_access = true", "set memory_limit = '9GB'", "install httpfs", "attach '/tmp/x.db'"])
                Assert.Throws<DuckDBException>(() => rows.Execute(wrong));
            File.Delete(outside);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Dates_come_back_as_they_went_in()
    {
        _engine.Execute("create table t (day date, nothing date)");
        using (var appender = _engine.CreateAppender("t"))
            appender.CreateRow().AppendValue((DateOnly?)new DateOnly(2016, 2, 29)).AppendValue((DateOnly?)null).EndRow();

        var (day, nothing) = _engine.Query("select day, nothing from t", row => (row.GetFieldValue<DateOnly>(0), row.IsDBNull(1)))[0];

        Assert.Equal((new DateOnly(2016, 2, 29), true), (day, nothing));
    }

    [Fact]
    public void Rows_inserted_in_an_order_stay_in_it_although_the_engine_need_not_keep_the_order_of_files()
    {
        Assert.Equal("false", _engine.Query("select value from duckdb_settings() where name = 'preserve_insertion_order'", row => row.GetString(0))[0]);
        _engine.Execute("create table t as select (range * 7919) % 500009 as n from range(500009) order by n");

        Assert.Equal(0, _engine.Query("select count(*) from (select n, lag(n) over (order by rowid) as before from t) where n < before", row => row.GetInt64(0))[0]);
    }

    [Fact]
    public void No_extension_is_fetched_from_the_network()
    {
        Assert.Equal(
            ["false", "false"],
            _engine.Query("select value from duckdb_settings() where name in ('autoinstall_known_extensions', 'autoload_known_extensions')", row => row.GetString(0)));
    }

    [Fact]
    public void Values_beyond_the_warehouses_decimals_are_a_problem_and_never_cut_off()
    {
        var problems = new Problems("big.csv");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var period = Period.Of(new Month(2015, 10));
        Observation Of(decimal value) => new("m", Statistic.Value, "E09000031", period, Slice.Whole, value, new Origin(2, 3));

        ObservationFile.Write(_engine, [Of(1_000_000_000_000_000_000m), Of(1m / 3)], file, problems);

        Assert.Equal("big.csv:2 found 1000000000000000000; expected a number below a million million million.", Assert.Single(problems.All).ToString());
        Assert.Equal(0.3333333333m, _engine.Query("select value from read_parquet($file)", row => row.GetDecimal(0), ("file", file))[0]);
        File.Delete(file);
    }
}
