using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>
/// One file that the engine answers questions from, put together from what the snapshots were read into.
/// A build product: never changed, only built anew beside the old one and then named by the store.
/// </summary>
public static class WarehouseFile
{
    /// <summary>Raised whenever the tables change, so that a warehouse of another version is built again.</summary>
    const int Version = 5;

    /// <summary>Opens a store's warehouse to be read: it cannot be written, and reads no other file.</summary>
    /// <exception cref="UserError">Nothing has been added to the store yet.</exception>
    public static DuckDBConnection OpenReader(string storePath)
    {
        // A writer may swap the warehouse between our reading of its name and our opening of it.
        for (var attempt = 0; ; attempt++)
        {
            var index = StoreIndex.Read(storePath) ?? throw NothingAdded(storePath);
            var file = Path.Combine(storePath, index.Warehouse);
            try
            {
                if (File.Exists(file))
                    return Engine.OpenReader(file);
            }
            catch (DuckDBException) when (attempt < 5 && !File.Exists(file))
            {
                continue;
            }
            if (attempt >= 5)
                throw new UserError($"The store '{storePath}' names {index.Warehouse}, which is not there. 'peelian add' with any file builds it again.");
        }
    }

    static UserError NothingAdded(string storePath) =>
        new($"The store '{storePath}' is empty: nothing has been added yet. Add published files with: peelian add PATH…");

    /// <summary>The name of the warehouse of some snapshots: it changes with anything that its contents depend on.</summary>
    internal static string FileName(IEnumerable<ParsedSnapshot> snapshots, Catalogue catalogue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add($"version {Version}");
        foreach (var snapshot in snapshots)
            Add(Path.GetFileName(snapshot.Folder) + " " + SnapshotJson.Write(snapshot.Record));
        Add(AreaNames(catalogue.Areas));
        return $"warehouse-{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}.duckdb";
    }

    /// <summary>Everything by which rows reach an area.</summary>
    internal static string AreaNames(IEnumerable<Area> areas) => string.Join(
        '\n', areas.Select(area => $"{area.Code},{area.Name},{area.Kind},{area.ParentCode},{string.Join('|', area.OtherNames)}"));

    /// <summary>Builds a warehouse of some snapshots in a new file.</summary>
    internal static void Assemble(IReadOnlyList<ParsedSnapshot> snapshots, string file, string temporary, Catalogue catalogue)
    {
        using var engine = Engine.OpenWriter(file, temporary);
        engine.Execute(Engine.Sql("schema"));
        AddSnapshots(engine, snapshots);
        AddObservations(engine, snapshots);
        AddPlaces(engine, snapshots);
        AddIncidents(engine, snapshots, catalogue);
        engine.Execute("checkpoint");
    }

    static void AddSnapshots(DuckDBConnection engine, IReadOnlyList<ParsedSnapshot> snapshots)
    {
        using var appender = engine.CreateAppender("snapshot");
        for (var ordinal = 0; ordinal < snapshots.Count; ordinal++)
        {
            var record = snapshots[ordinal].Record;
            appender.CreateRow()
                .AppendValue((int?)ordinal)
                .AppendValue(record.Id)
                .AppendValue(record.SourceId)
                .AppendValue(record.Publisher)
                .AppendValue(record.Series)
                .AppendValue(record.Published)
                .AppendValue((DateOnly?)record.Effective)
                .AppendValue(record.LastMonth?.Index)
                .AppendValue((int?)record.Order)
                .AppendValue((bool?)record.Illustrative)
                .AppendValue(record.Access == Access.Public ? "public" : "restricted")
                .AppendValue(record.ReleaseAt)
                .AppendNullValue()
                .EndRow();
        }
    }

    static void AddObservations(DuckDBConnection engine, IReadOnlyList<ParsedSnapshot> snapshots)
    {
        var files = engine.NameFiles(snapshots, snapshot => snapshot.File(ReadSnapshot.ObservationsFile));
        if (files.Count == 0)
            return;
        engine.Execute(Engine.Sql("observation"), ("files", files));
        engine.Execute(Engine.Sql("coverage"));
    }

    static void AddPlaces(DuckDBConnection engine, IReadOnlyList<ParsedSnapshot> snapshots)
    {
        foreach (var (name, sql) in ((string, string)[])[(PlaceFiles.Boundaries, "boundary"), (PlaceFiles.Names, "place-name"), (PlaceFiles.Lookup, "lsoa-lookup"), (PlaceFiles.Populations, "place-population")])
        {
            var files = engine.NameFiles(snapshots, snapshot => snapshot.File(name));
            if (files.Count > 0)
                engine.Execute(Engine.Sql(sql), ("files", files));
        }
    }

    static void AddIncidents(DuckDBConnection engine, IReadOnlyList<ParsedSnapshot> snapshots, Catalogue catalogue)
    {
        var cubes = new IncidentCubes(engine, snapshots, catalogue);
        foreach (var table in IncidentCubes.Tables)
        {
            cubes.Make(table);
            var files = engine.NameFiles(snapshots, snapshot => cubes.FileOf(snapshot, table));
            if (files.Count > 0)
                engine.Execute(Engine.Sql(table), ("files", files));
        }
        using (var appender = engine.CreateAppender("meta"))
        {
            foreach (var (key, value) in cubes.Places)
                appender.CreateRow().AppendValue(key).AppendValue(value).EndRow();
        }
        using var coverage = engine.CreateAppender("incident_coverage");
        for (var ordinal = 0; ordinal < snapshots.Count; ordinal++)
            AddCoverage(coverage, ordinal, snapshots[ordinal]);
    }

    static void AddCoverage(DuckDBAppender appender, int ordinal, ParsedSnapshot snapshot)
    {
        if (snapshot.File(ReadSnapshot.CoverageFile) is not { } file)
            return;
        foreach (var part in SnapshotJson.ReadCoverage(file))
        {
            appender.CreateRow()
                .AppendValue((int?)ordinal)
                .AppendValue(part.Table)
                .AppendValue(part.ForceCode)
                .AppendValue((int?)part.Month.Index)
                .AppendValue((long?)part.Rows)
                .AppendValue((long?)part.Located)
                .EndRow();
        }
    }
}

/// <summary>A kept file with the folder of what it was read into.</summary>
/// <param name="Record">What is known about it.</param>
/// <param name="Folder">Where its Parquet files are.</param>
sealed record ParsedSnapshot(SnapshotRecord Record, string Folder)
{
    /// <summary>A file of the folder; null where it is not there.</summary>
    public string? File(string name)
    {
        var file = Path.Combine(Folder, name);
        return System.IO.File.Exists(file) ? file : null;
    }
}
