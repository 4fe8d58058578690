using System.Data.Common;
using System.Reflection;
using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <summary>How the engine is opened and asked: every setting and every parameter is said, nothing is left to its defaults.</summary>
static class Engine
{
    /// <summary>What the engine may use beside our own memory.</summary>
    public const string MemoryLimit = "400MB";

    /// <summary>A file to write to, or <c>:memory:</c>; what does not fit into memory goes to a temporary folder.</summary>
    public static DuckDBConnection OpenWriter(string file, string temporary)
    {
        Directory.CreateDirectory(temporary);
        var connection = Open(file, ("preserve_insertion_order", "false"));
        connection.Execute($"set temp_directory = '{temporary.Replace("'", "''", StringComparison.Ordinal)}'");
        return connection;
    }

    /// <summary>A finished file, to be read and nothing else: no write, no other file, no changed setting.</summary>
    public static DuckDBConnection OpenReader(string file) =>
        Open(file, ("access_mode", "read_only"), ("enable_external_access", "false"), ("lock_configuration", "true"));

    /// <summary>No file of its own, and of all others those of a folder alone: for questions to rows that lie in Parquet.</summary>
    public static DuckDBConnection OpenRows(string folder)
    {
        var connection = Open(":memory:");
        connection.Execute($"set allowed_directories = ['{folder.Replace("'", "''", StringComparison.Ordinal)}']");
        connection.Execute("set temp_directory = ''");
        connection.Execute("set enable_external_access = false");
        connection.Execute("set lock_configuration = true");
        return connection;
    }

    /// <summary>Another connection to what is open already, even where its file has been taken away since.</summary>
    public static DuckDBConnection OpenBeside(DuckDBConnection open)
    {
        var connection = new DuckDBConnection(open.ConnectionString);
        connection.Open();
        return connection;
    }

    static DuckDBConnection Open(string file, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        // The builder puts quotes round a path that has blanks, semicolons or quotes in it.
        var text = new DbConnectionStringBuilder
        {
            ["Data Source"] = file,
            ["threads"] = Threads,
            ["memory_limit"] = MemoryLimit,
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
        };
        foreach (var (name, value) in settings)
            text[name] = value;
        var connection = new DuckDBConnection(text.ConnectionString);
        connection.Open();
        return connection;
    }

    static string Threads => Math.Min(Environment.ProcessorCount, 8).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The text of an embedded file of <c>Warehouse/sql</c>.</summary>
    public static string Sql(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"sql/{name}.sql")
            ?? throw new InvalidOperationException($"No embedded sql/{name}.sql.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and makes something of each row.</summary>
    public static List<T> Query<T>(
        this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> make,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(make(reader));
        return rows;
    }

    /// <summary>Runs a query and makes something of each row as it is found: the connection can do nothing else until the end.</summary>
    public static IEnumerable<T> Stream<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> make, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return make(reader);
    }

    /// <summary>
    /// Makes a temporary table <c>file (path, ordinal)</c> of one file of each snapshot that has it, and returns the paths:
    /// a query joins it to the file name of a row to learn whose row it is.
    /// </summary>
    public static List<string> NameFiles(
        this DuckDBConnection connection, IReadOnlyList<ParsedSnapshot> snapshots, Func<ParsedSnapshot, string?> fileOf)
    {
        connection.Execute("create or replace temp table file (path varchar not null, ordinal integer not null)");
        var files = new List<string>();
        using var appender = connection.CreateAppender("temp", "main", "file");
        for (var ordinal = 0; ordinal < snapshots.Count; ordinal++)
        {
            if (fileOf(snapshots[ordinal]) is not { } path)
                continue;
            files.Add(path);
            appender.CreateRow().AppendValue(path).AppendValue((int?)ordinal).EndRow();
        }
        return files;
    }

    /// <summary>The text in a column, or null.</summary>
    public static string? TextOrNull(this DuckDBDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    static DuckDBCommand Command(
        this DuckDBConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        // The text comes from this program's own files; values always travel as parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        return command;
    }
}
