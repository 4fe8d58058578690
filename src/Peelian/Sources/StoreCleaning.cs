namespace Peelian.Sources;

/// <summary>Clears away what no <c>store.json</c> names: what a killed process, a refused file or an older version left. Only under the lock.</summary>
static class StoreCleaning
{
    public static void Clean(Store store, ParsedFolders parsed)
    {
        var index = StoreIndex.Read(store.Path);
        var ids = (index?.Snapshots ?? []).ToHashSet(StringComparer.Ordinal);
        var current = ids.SelectMany(id => store.Sources.Select(source => parsed.NameOf(id, source))).ToHashSet(StringComparer.Ordinal);
        RemoveFolder(Path.Combine(store.Path, "incoming"));
        foreach (var folder in Folders(store, "snapshots").Where(folder => !ids.Contains(Path.GetFileName(folder))))
            RemoveFolder(folder);
        foreach (var folder in Folders(store, "parsed").Where(folder => !current.Contains(Path.GetFileName(folder))))
            RemoveFolder(folder);
        foreach (var file in Directory.GetFiles(store.Path))
        {
            var name = Path.GetFileName(file);
            if (name != index?.Warehouse && (name.StartsWith("warehouse-", StringComparison.Ordinal) || name.EndsWith(".draft", StringComparison.Ordinal)))
                RemoveFile(file);
        }
    }

    static string[] Folders(Store store, string name)
    {
        var folder = Path.Combine(store.Path, name);
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // Where a file that is open cannot be removed, the next writer does it.
    static void RemoveFile(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
