using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Peelian.App.Web;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>The connection that the site reads from, asked for everything that it must not do.</summary>
public sealed class ReadOnlyEngineTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Forbidden =>
    [
        "select * from read_csv('{file}')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from '{file}'",
        "select * from glob('/etc/*')",
        "select * from parquet_metadata('{file}')",
        "select * from sniff_csv('{file}')",
        "select * from read_text('http://127.0.0.1/')",
        "copy observation to '{out}'",
        "copy (select 1) to '{out}' (format parquet)",
        "copy observation from '{file}'",
        "export database '{out}'",
        "import database '{out}'",
        "attach '{out}' as other",
        "attach ':memory:' as other; create table other.t as select * from read_text('/etc/passwd')",
        "install httpfs",
        "load httpfs",
        "load '{file}'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set memory_limit = '100GB'",
        "set threads = 64",
        "set allowed_directories = ['/']",
        "set allowed_paths = ['/etc/passwd']",
        "set temp_directory = '{out}'",
        "set extension_directory = '{out}'",
        "set allow_unsigned_extensions = true",
        "reset all",
        "pragma profiling_output = '{out}'",
        "create secret s (type s3)",
        "create table t (x integer)",
        "insert into snapshot select * from snapshot",
        "update observation set value = 1",
        "delete from observation",
        "drop table observation",
    ];

    [Fact]
    public void The_connection_reads_its_own_file_and_nothing_else_and_keeps_its_settings()
    {
        _desk.Run("add", _desk.WriteCrime(), "--quiet").Well();
        var (file, target) = (_desk.Write("private.csv", "a,b\n1,2\n"), _desk.In("written"));
        var before = Desk.State(_desk.Store);
        var done = new List<string>();
        foreach (var sql in Forbidden.Select(row => row.Data.Replace("{file}", file, StringComparison.Ordinal).Replace("{out}", target, StringComparison.Ordinal)))
        {
            // Each on a connection of its own: none opens a door for the next.
            using var connection = WarehouseFile.OpenReader(_desk.Store);
            if (Runs(connection, sql))
                done.Add(sql);
            Assert.Equal(("false", "true"), (Setting(connection, "enable_external_access"), Setting(connection, "lock_configuration")));
            Assert.False(File.Exists(target) || Directory.Exists(target), sql);
        }
        Assert.Empty(done);
        Assert.Equal(before, Desk.State(_desk.Store));
    }

    static bool Runs(DuckDBConnection connection, string sql)
    {
        try
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is the point of the test.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return true;
        }
        catch (Exception fault) when (fault is DuckDBException or InvalidOperationException)
        {
            return false;
        }
    }

    static string Setting(DuckDBConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select lower(cast(current_setting('{name}') as varchar))";
        return (string)command.ExecuteScalar()!;
    }

    [Fact]
    public void Nothing_that_answers_readers_can_ask_the_engine_in_words_of_its_own()
    {
        var web = Directory.GetFiles(Project.File("src", "Peelian.App", "Web"), "*.cs").Concat(Directory.GetFiles(Project.File("src", "Peelian.Render"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".razor")).ToList();

        Assert.True(web.Count > 20);
        Assert.DoesNotContain(web, file => Regex.IsMatch(File.ReadAllText(file), @"DuckDB|CommandText|ExecuteReader|\bEngine\."));
        // What is asked for in words reaches the engine as something of the catalogue, or not at all.
        var typed = typeof(SiteEdition).GetMethods().Where(method => method.DeclaringType == typeof(SiteEdition) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(string)));
        Assert.Equal([nameof(SiteEdition.AreaOfPostcode)], typed.Select(method => method.Name));
        // A postcode: of that shape, then a parameter.
        foreach (var text in (string[])["E17 4PQ'", "' or 1=1--", "E17 4PQ; drop table place_name", "E17%", "E174PQ\0", "read_text('/etc/passwd')"])
            Assert.Null(Peelian.Sources.PlaceName.Postcode(text));
    }
}
