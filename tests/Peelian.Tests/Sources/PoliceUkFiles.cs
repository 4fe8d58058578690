using System.Globalization;
using DuckDB.NET.Data;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>A folder of its own for each test, the sources reading into it, and questions to what they wrote.</summary>
public sealed class PoliceUkFiles : IDisposable
{
    static readonly Lazy<Catalogue> Areas = new(() => CatalogueReader.Read(Path.Combine(SharedData.Repository, "catalogue")));

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("peelian-incidents-");

    public Problems Problems { get; private set; } = new("");

    public IReadOnlyList<IncidentCoverage> Coverage { get; private set; } = [];

    public string Out => Path.Combine(_folder.FullName, "it's out");

    internal static string SourceFolder(string source) => Path.Combine(SharedData.Repository, "src", "Peelian", "Sources", source);

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Reads a file by the name that says what it is.</summary>
    public PoliceUkFiles Read(IIncidentSource source, string path, string? force = null, bool skip = false, string? name = null)
    {
        Directory.CreateDirectory(Out);
        var file = new SourceFile(path, name ?? path) { Force = force };
        Problems = new Problems(Path.GetFileName(path));
        Coverage = source.Read(file, Out, Areas.Value, Problems, new IncidentReading(skip));
        return this;
    }

    /// <summary>Reads text as a file with that name.</summary>
    public PoliceUkFiles ReadText(IIncidentSource source, string name, string text, bool skip = false) =>
        Read(source, Write(name, text), skip: skip);

    /// <summary>The answer's first cell, as text.</summary>
    public string Ask(string sql) => Rows(sql)[0].Split(',')[0];

    public long Count(string table, string condition = "true") =>
        long.Parse(Ask($"SELECT count(*) FROM {table} WHERE {condition}"), CultureInfo.InvariantCulture);

    /// <summary>Rows as lines of CSV; the tables street, outcomes and stops are views of what was written.</summary>
    public List<string> Rows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var table in new[] { "street", "outcomes", "stops" })
        {
            var path = Path.Combine(Out, table + ".parquet");
            if (!File.Exists(path))
                continue;
            command.CommandText = $"CREATE VIEW {table} AS SELECT file_row_number + line_offset AS line, * EXCLUDE (file_row_number, line_offset) "
                + $"FROM read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', file_row_number = true)";
            command.ExecuteNonQuery();
        }
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(index => Cell(reader, index))));
        return rows;
    }

    public string OnlyProblem() => Assert.Single(Problems.All).ToString();

    public void Dispose() => _folder.Delete(recursive: true);

    static string Cell(DuckDBDataReader reader, int index) => reader.IsDBNull(index) ? "" : reader.GetValue(index) switch
    {
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Stream blob => Hex(blob),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => text.ToString()!.Contains(',', StringComparison.Ordinal) || text.ToString()!.Contains('"', StringComparison.Ordinal)
            ? $"\"{text.ToString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text.ToString()!,
    };

    static string Hex(Stream blob)
    {
        using var bytes = new MemoryStream();
        blob.CopyTo(bytes);
        return Convert.ToHexStringLower(bytes.ToArray());
    }
}
