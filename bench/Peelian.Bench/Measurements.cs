using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DuckDB.NET.Data;
using Peelian.Sources;

namespace Peelian.Bench;

/// <summary>One thing to measure.</summary>
sealed record Measurement(string Name, string Title, bool HasRatio, Action<string> Run, long? Rows = null, bool Thrice = false);

/// <summary>What is measured; each runs in a process of its own.</summary>
static class Measurements
{
    public static IReadOnlyList<Measurement> All { get; } =
    [
        new("baseline", "engine's own: create table as select from read_csv", HasRatio: true, Baseline, Thrice: true),
        new("load", "ours: every file read, checked, typed, to Parquet", HasRatio: true, Load, Thrice: true),
        new("hash", "of which not: hashing (SHA-256)", HasRatio: false, Hash),
        new("copy", "of which not: copying", HasRatio: false, Copy),
        new("points", "point in polygon: half a million points, 33 areas", HasRatio: false, Points.Place, Points.Count),
        new("add", "whole: copied, hashed, read, counted, one warehouse", HasRatio: true, Add),
    ];

    /// <summary>Runs one and prints its seconds and the most memory the process had.</summary>
    public static int Run(string name, string folder)
    {
        var measurement = All.Single(each => each.Name == name);
        var watch = Stopwatch.StartNew();
        measurement.Run(folder);
        var seconds = watch.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {self.PeakWorkingSet64}"));
        return 0;
    }

    static string[] Files(string folder) => [.. Directory.GetFiles(Path.Combine(folder, "data")).Order(StringComparer.Ordinal)];

    static string Emptied(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    static Catalogue Catalogue()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "catalogue")))
            folder = folder.Parent ?? throw new InvalidOperationException("No catalogue above this program.");
        return CatalogueReader.Read(Path.Combine(folder.FullName, "catalogue"));
    }

    static void Baseline(string folder)
    {
        var spill = Emptied(Path.Combine(folder, "baseline"));
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(spill, "baseline.duckdb")};memory_limit=400MB;temp_directory={spill}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $$"""
            CREATE TABLE street AS SELECT * FROM read_csv('{{Path.Combine(folder, "data")}}/*.csv',
                auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
                    'Crime ID': 'VARCHAR', 'Month': 'VARCHAR', 'Reported by': 'VARCHAR', 'Falls within': 'VARCHAR',
                    'Longitude': 'DOUBLE', 'Latitude': 'DOUBLE', 'Location': 'VARCHAR', 'LSOA code': 'VARCHAR',
                    'LSOA name': 'VARCHAR', 'Crime type': 'VARCHAR', 'Last outcome category': 'VARCHAR', 'Context': 'VARCHAR'})
            """;
        command.ExecuteNonQuery();
    }

    static void Load(string folder)
    {
        var catalogue = Catalogue();
        var source = new PoliceUkStreetCrime();
        var target = Emptied(Path.Combine(folder, "parsed"));
        var number = 0;
        foreach (var file in Files(folder))
        {
            var parsed = Path.Combine(target, (++number).ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(parsed);
            var problems = new Problems(file);
            var coverage = source.Read(new SourceFile(file, file), parsed, catalogue, problems, new IncidentReading());
            if (problems.Any || coverage.Count != 1)
                throw new InvalidOperationException(problems.All.Count > 0 ? problems.All[0].ToString() : "no coverage");
        }
    }

    static void Hash(string folder)
    {
        foreach (var file in Files(folder))
        {
            using var stream = File.OpenRead(file);
            SHA256.HashData(stream);
        }
    }

    static void Copy(string folder)
    {
        var copies = Directory.CreateDirectory(Path.Combine(folder, "copies"));
        foreach (var file in Files(folder))
            File.Copy(file, Path.Combine(copies.FullName, Path.GetFileName(file)));
        copies.Delete(recursive: true);
    }

    static void Add(string folder)
    {
        var store = new Store(Path.Combine(folder, "store"));
        store.Add(new AddRequest { Paths = [Path.Combine(folder, "data")] }, Catalogue());
    }
}
