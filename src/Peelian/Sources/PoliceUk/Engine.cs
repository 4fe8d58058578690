using DuckDB.NET.Data;

namespace Peelian.Sources.PoliceUk;

/// <summary>A line that the reader could not split into the columns it was told.</summary>
sealed record RefusedLine(long Line, string Type, string Text);

/// <summary>The engine, in memory, told everything explicitly; its spills go into the folder it is given.</summary>
sealed class Engine : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public Engine(string folder, string memoryLimit)
    {
        // The connection string takes no blank in a path, so the folder for spills is set afterwards.
        _connection = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
        _connection.Open();
        Execute($"SET temp_directory = {Sql.Text(folder)}");
        Execute($"SET memory_limit = {Sql.Text(memoryLimit)}");
        Execute($"SET threads = {Sql.Number(Math.Clamp(Environment.ProcessorCount, 1, 4))}");
        // Line numbers are counted in the order of the file.
        Execute("SET preserve_insertion_order = true");
        // The engine takes both from the machine: under a Buddhist calendar the year of a search would be another.
        Execute("SET TimeZone = 'UTC'");
        Execute("SET Calendar = 'gregorian'");
    }

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a question and reads every row of its answer.</summary>
    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The lines that the reader refused since they were last taken: line, why, text; each line once.</summary>
    public List<RefusedLine> RefusedLines() => HasRefused()
        ? Query("SELECT line, any_value(error_type::VARCHAR), any_value(csv_line) FROM reject_errors GROUP BY line ORDER BY line",
            row => new RefusedLine(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2)))
        : [];

    /// <summary>Forgets the lines that the reader refused, so that the next file starts without them; returns how many faults they had, of which a line may have several.</summary>
    public long TakeRefusedLines()
    {
        if (!HasRefused())
            return 0;
        var refused = Query("SELECT count(*) FROM reject_errors", row => row.GetInt64(0))[0];
        Execute("DROP TABLE reject_errors");
        Execute("DROP TABLE reject_scans");
        return refused;
    }

    bool HasRefused() => Query("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'", row => row.GetInt64(0))[0] > 0;

    /// <summary>
    /// A map's labels as types of the engine, as published and in lower case, made anew where they are there: a lookup that keeps the
    /// order of the rows, as a join does not.
    /// </summary>
    public void CreateLabels(LabelMap map)
    {
        foreach (var lower in new[] { false, true })
        {
            var type = Typing.TypeName(map, lower);
            if (!_types.Add(type))
                Execute($"DROP TYPE {type}");
            // The engine wants at least one label.
            var labels = map.Ids.Count == 0 ? [""] : map.Ids.Keys.Select(label => lower ? label.ToLowerInvariant() : label);
            Execute($"CREATE TYPE {type} AS ENUM ({string.Join(", ", labels.Select(Sql.Text))})");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
