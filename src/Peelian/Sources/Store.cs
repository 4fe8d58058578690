using Peelian.Warehouse;

namespace Peelian.Sources;

/// <summary>
/// A folder of kept files, with everything made from them. <c>snapshots/</c> holds each file byte for byte under its SHA-256;
/// <c>parsed/</c> what it was read into; <c>warehouse-….duckdb</c> all of it together; <c>store.json</c> names what counts.
/// </summary>
/// <remarks>
/// One process writes, any number read. A change becomes true when <c>store.json</c> is renamed into place; whatever lies
/// about unnamed after a crash is cleared away by the next writer.
/// </remarks>
/// <param name="path">The folder; it need not exist before the first file is added.</param>
public sealed class Store(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The formats that it can read.</summary>
    public IReadOnlyList<ISource> Sources { get; init; } = AllSources.List;

    /// <summary>What day it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for another writer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What is in the store, in the order of adding; empty where nothing was ever added.</summary>
    public IReadOnlyList<SnapshotRecord> Snapshots() =>
        [.. (StoreIndex.Read(Path)?.Snapshots ?? []).Select(ReadRecord)];

    /// <summary>The kept bytes of a snapshot.</summary>
    public string FileOf(SnapshotRecord record) =>
        System.IO.Path.Combine(SnapshotFolder(record.Id), IncomingFile.KeptName(record.FileName));

    /// <summary>The rows of a snapshot that were left out, one line each (<c>problems.csv</c>); null where none were.</summary>
    public string? ProblemsFileOf(SnapshotRecord record) =>
        ParsedFolders.OfSnapshot(Path, record.Id)
            .Select(folder => System.IO.Path.Combine(folder, ReadSnapshot.ProblemsFile))
            .FirstOrDefault(File.Exists);

    /// <summary>Adds files. The unit is the file: good ones are kept, bad ones listed, unless all or nothing was asked for.</summary>
    /// <exception cref="UserError">The call is wrong, the disk is full, or another process holds the store: nothing has changed.</exception>
    public AddResult Add(AddRequest request, Catalogue catalogue)
    {
        var files = FilesToAdd.Find(request, Path);
        var force = request.Force is null ? null : ForceCalled(request.Force, catalogue);
        return Writing(request.Tell, () =>
        {
            using var adding = new Adding(this, request with { Force = force }, catalogue);
            return adding.Run(files);
        });
    }

    /// <summary>Reads again what an older version of this program read, and builds the warehouse again if it is not up to date.</summary>
    /// <returns>True where anything had to be done.</returns>
    public bool Refresh(Catalogue catalogue, Action<string>? tell = null)
    {
        if (StoreIndex.Read(Path) is not { } seen || IsCurrent(seen, catalogue))
            return false;
        return Writing(tell, () =>
        {
            using var adding = new Adding(this, new AddRequest { Paths = [], Tell = tell }, catalogue);
            return adding.Refresh();
        });
    }

    bool IsCurrent(StoreIndex index, Catalogue catalogue)
    {
        var snapshots = index.Snapshots.Select(ReadRecord).ToList();
        return snapshots.TrueForAll(record => SourceOf(record) is not null)
            && index.Warehouse == WarehouseFile.FileName(snapshots.Select(new ParsedFolders(this, catalogue).Of), catalogue)
            && File.Exists(System.IO.Path.Combine(Path, index.Warehouse));
    }

    T Writing<T>(Action<string>? tell, Func<T> write)
    {
        try
        {
            Directory.CreateDirectory(Path);
            using var held = StoreLock.Take(Path, Patience, tell);
            return write();
        }
        catch (Exception fault) when (StoreFault.IsOfTheMachine(fault))
        {
            throw StoreFault.For(Path, null, fault);
        }
    }

    /// <summary>The name, where it is a force's; else an error that names the nearest.</summary>
    internal static string ForceCalled(string name, Catalogue catalogue)
    {
        if (catalogue.FindForce(name) is not null)
            return name;
        var forces = catalogue.Areas.Where(area => area.Kind == AreaKind.Force).SelectMany(area => area.OtherNames.Prepend(area.Name));
        var nearest = Nearest.To(name, forces);
        throw new UserError(
            $"No force called '{name}'. "
            + (nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "'peelian list areas' shows them all."));
    }

    internal string SnapshotFolder(string id) => System.IO.Path.Combine(Path, "snapshots", id);

    internal ISource? SourceOf(SnapshotRecord record) => Sources.FirstOrDefault(source => source.Id == record.SourceId);

    internal SnapshotRecord ReadRecord(string id)
    {
        var file = System.IO.Path.Combine(SnapshotFolder(id), "snapshot.json");
        return File.Exists(file)
            ? SnapshotJson.ReadRecord(file)
            : throw new UserError($"The store '{Path}' is damaged: the snapshot {id[..12]} is not there. Restore it from a copy, or add the files to a new store.");
    }
}
