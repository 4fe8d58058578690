using DuckDB.NET.Data;

namespace Peelian.Sources.PoliceUk;

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
        Execute("SET TimeZone = 'UTC'");
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

    /// <summary>The labels as a type of the engine, made anew where it is there: a lookup that keeps the order of the rows, as a join does not.</summary>
    public void CreateLabels(string type, IEnumerable<string> labels)
    {
        if (!_types.Add(type))
            Execute($"DROP TYPE {type}");
        Execute($"CREATE TYPE {type} AS ENUM ({string.Join(", ", labels.Select(label => Sql.Text(label.ToLowerInvariant())))})");
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
