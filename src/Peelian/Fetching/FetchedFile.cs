using System.Text.Json;
using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>What is known about a file that was fetched and added: which bytes of which server it came from.</summary>
public sealed record FetchedFile
{
    /// <summary>The name that <c>fetch</c> was given: <c>police.uk</c>, or the id of a source.</summary>
    public required string Source { get; init; }

    /// <summary>The file's name as it was added.</summary>
    public required string Name { get; init; }

    /// <summary>The address asked.</summary>
    public required Uri Address { get; init; }

    /// <summary>The entity tag that the server gave it.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server says that it was last changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Bytes of what stands at the address: of an archive, the whole of it.</summary>
    public long? Length { get; init; }

    /// <summary>SHA-256 of what stands at the address; null of an archive of which only parts were read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 of the archive's list of contents: a line for each entry with name, length and checksum.</summary>
    public string? ContentsSha256 { get; init; }

    /// <summary>The entry's name in the archive.</summary>
    public string? Entry { get; init; }

    /// <summary>The entry's checksum as the archive states it (CRC-32), compared when it was unpacked.</summary>
    public uint? Crc32 { get; init; }

    /// <summary>Bytes of the file as it was added.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file as it was added: the snapshot's id.</summary>
    public required string Snapshot { get; init; }
}

/// <summary>The list of what was fetched, <c>fetch/fetched.json</c> in the store. Without it everything is fetched again, and nothing is lost.</summary>
static class FetchedFiles
{
    public static List<FetchedFile> Read(string folder)
    {
        var file = FileIn(folder);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), FetchJsonContext.Default.ListFetchedFile) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Writes the list with these in the place of what was known of the same bytes under the same name.</summary>
    public static void Add(string folder, IReadOnlyList<FetchedFile> files)
    {
        var fresh = files.Select(file => (file.Source, file.Name, file.Snapshot)).ToHashSet();
        var all = Read(folder).Where(file => !fresh.Contains((file.Source, file.Name, file.Snapshot))).Concat(files)
            .OrderBy(file => file.Source, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)
            .ThenBy(file => file.LastModified).ThenBy(file => file.Snapshot, StringComparer.Ordinal).ToList();
        Directory.CreateDirectory(folder);
        var draft = FileIn(folder) + ".draft";
        DurableFile.Write(draft, JsonSerializer.Serialize(all, FetchJsonContext.Default.ListFetchedFile) + "\n");
        File.Move(draft, FileIn(folder), overwrite: true);
    }

    static string FileIn(string folder) => Path.Combine(folder, "fetched.json");
}
