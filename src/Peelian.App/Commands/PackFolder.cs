using Peelian.Render;
using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Writes a pack's files; what an earlier build left there and this one does not make is removed.</summary>
static class PackFolder
{
    public static void Write(Summary summary, string folder, IReadOnlyList<string> formats)
    {
        // The page and its PDF belong together: a new page takes the old PDF away.
        if (formats.Contains(PdfPrinter.Format, StringComparer.Ordinal) || formats.Contains("html", StringComparer.Ordinal))
            PackPdf.Remove(folder);
        var files = formats.SelectMany(format => Renderers.Find(format)?.Render(summary) ?? []).ToList();
        foreach (var file in files)
            WriteFile(Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar)), file.Bytes.Span);
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data))
            return;
        var kept = files.Select(file => Path.GetFileName(file.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var old in Directory.GetFiles(data, "figure-*.csv").Concat(Directory.GetFiles(data, "page-one*.csv")).Concat(Directory.GetFiles(data, SinceCsv.Pattern)).Where(old => formats.Contains("csv", StringComparer.Ordinal) && !kept.Contains(Path.GetFileName(old))))
            File.Delete(old);
    }

    /// <summary>Writes beside and renames, so that a reader sees the old file or the new one and never half of one.</summary>
    public static void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var draft = path + ".draft";
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Could not write '{path}': {fault.Message}", fault);
        }
    }
}
