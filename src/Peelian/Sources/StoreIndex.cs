namespace Peelian.Sources;

/// <summary>What <c>store.json</c> says: the one place where a change to the store becomes true.</summary>
/// <param name="Version">Of this form: 1.</param>
/// <param name="Warehouse">The name of the warehouse file.</param>
/// <param name="Snapshots">The ids of the snapshots, in the order of adding.</param>
sealed record StoreIndex(int Version, string Warehouse, IReadOnlyList<string> Snapshots)
{
    public const int CurrentVersion = 1;

    const string FileName = "store.json";

    /// <summary>What a store says; null where nothing was ever added.</summary>
    public static StoreIndex? Read(string storePath)
    {
        var file = Path.Combine(storePath, FileName);
        if (!File.Exists(file))
            return null;
        var index = SnapshotJson.ReadIndex(file);
        return index.Version == CurrentVersion
            ? index
            : throw new UserError($"'{storePath}' was written by another version of peelian (form {index.Version}, this one reads {CurrentVersion}). Add the files to a new store.");
    }

    /// <summary>Commits: written beside, forced to the disk, renamed over. Whoever dies before leaves the old one.</summary>
    public void Write(string storePath)
    {
        var draft = Path.Combine(storePath, FileName + ".draft");
        DurableFile.Write(draft, SnapshotJson.Write(this));
        File.Move(draft, Path.Combine(storePath, FileName), overwrite: true);
    }
}

/// <summary>Files that are on the disk when the call returns.</summary>
static class DurableFile
{
    public static void Write(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
