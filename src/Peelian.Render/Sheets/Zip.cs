using System.IO.Compression;

namespace Peelian.Render.Sheets;

/// <summary>Entries of an archive, all of one time, so that the same content is the same bytes.</summary>
static class Zip
{
    static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a file.</summary>
    public static void Add(ZipArchive zip, string path, ReadOnlySpan<byte> content, CompressionLevel level = CompressionLevel.Fastest)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = Fixed;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <summary>The same files once more, in order of their names and of one time.</summary>
    public static byte[] Again(MemoryStream file)
    {
        using var same = new MemoryStream((int)file.Length / 4);
        using (var from = new ZipArchive(file, ZipArchiveMode.Read))
        using (var to = new ZipArchive(same, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var content = new byte[entry.Length];
                using (var stream = entry.Open())
                    stream.ReadExactly(content);
                Add(to, entry.FullName, content);
            }
        }
        return same.ToArray();
    }
}
