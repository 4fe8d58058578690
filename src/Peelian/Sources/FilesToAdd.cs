namespace Peelian.Sources;

/// <summary>A file to add.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">How the user would call it: the path given, and the folders below it.</param>
readonly record struct FileToAdd(string FullPath, string Name);

/// <summary>Finds the files that a call to add means.</summary>
static class FilesToAdd
{
    /// <summary>Each file once, in the order of the call; those of a folder in the order of their names. Hidden ones, what stands beside a file about it, and the store itself are left out.</summary>
    /// <exception cref="UserError">A path is not there, or a folder holds no file.</exception>
    public static IReadOnlyList<FileToAdd> Find(AddRequest request, string storePath)
    {
        if (request.Paths.Count == 0)
            throw new UserError("Nothing to add: name files or folders.");
        foreach (var path in request.PublishedByPath.Keys.Concat(request.Paths).Where(path => !Path.Exists(path)))
            throw new UserError($"No file or folder '{path}'.{Advice(path)}");
        var files = new List<FileToAdd>();
        foreach (var path in request.Paths)
        {
            var before = files.Count;
            if (File.Exists(path))
                files.Add(new FileToAdd(Path.GetFullPath(path), path));
            else
                Collect(Path.GetFullPath(path), Path.TrimEndingDirectorySeparator(path).Replace('\\', '/'), storePath, files);
            if (files.Count == before)
                throw new UserError($"The folder '{path}' holds no file.");
        }
        return [.. files.DistinctBy(file => file.FullPath)];
    }

    static void Collect(string folder, string name, string storePath, List<FileToAdd> files)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.Name.StartsWith('.') || entry.Name.EndsWith(AboutFile.Ending, StringComparison.Ordinal) || entry.Attributes.HasFlag(FileAttributes.Hidden) || entry.FullName == storePath)
                continue;
            var entryName = name == "/" ? "/" + entry.Name : $"{name}/{entry.Name}";
            if (entry is FileInfo)
                files.Add(new FileToAdd(entry.FullName, entryName));
            else if (entry.LinkTarget is null) // a linked folder may lead back here, without end
                Collect(entry.FullName, entryName, storePath, files);
        }
    }

    static string Advice(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
            return "";
        var nearest = Nearest.To(Path.GetFileName(path), new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name));
        return nearest.Count > 0 ? $" Did you mean {string.Join(" or ", nearest)}?" : "";
    }
}
