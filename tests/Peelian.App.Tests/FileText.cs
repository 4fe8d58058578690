using System.IO.Compression;
using System.Text;
using Peelian.Render;

namespace Peelian.Tests;

/// <summary>What a file says, as text: of a workbook, its XML parts one after another.</summary>
static class FileText
{
    public static string Of(RenderedFile file) => file.Path.EndsWith(".ods", StringComparison.Ordinal) || file.Path.EndsWith(".xlsx", StringComparison.Ordinal)
        ? Parts(file.Bytes)
        : Encoding.UTF8.GetString(file.Bytes.Span);

    static string Parts(ReadOnlyMemory<byte> bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }));
    }
}
