using Peelian.Render;
using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Writes a pack's files. Whatever of an earlier edition is in its folder and is not made now is removed: two editions side by side would contradict each other.</summary>
static class PackFolder
{
    public static void Write(Summary summary, string folder, IReadOnlyList<string> formats)
    {
        string In(RenderedFile file) => Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
        bool IsAsBefore(RenderedFile file) => File.ReadAllBytes(In(file)).AsSpan().SequenceEqual(file.Bytes.Span);
        var files = formats.SelectMany(format => Renderers.Find(format)?.Render(summary) ?? []).ToList();
        // The page and its PDF belong together: a new page takes the old PDF away. What is not made anew cannot be compared without a browser.
        var isNew = formats.Contains(PdfPrinter.Format, StringComparer.Ordinal) || formats.Contains(HtmlReport.Name, StringComparer.Ordinal)
            || (File.Exists(PackPdf.PathIn(folder)) && files.Exists(file => File.Exists(In(file)) && !IsAsBefore(file)));
        // Nothing to compare in a folder that is new, which most are.
        var others = Directory.Exists(folder) ? Renderers.All.Where(renderer => !formats.Contains(renderer.Format, StringComparer.Ordinal) && IsThere(folder, renderer)) : [];
        foreach (var other in others)
        {
            var there = other.Render(summary).Where(file => File.Exists(In(file))).ToList();
            if (there.TrueForAll(IsAsBefore) || (other is HtmlReport && new HtmlReport { LinksPdf = true }.Render(summary).All(IsAsBefore)))
                continue;
            isNew = true;
            there.ForEach(file => File.Delete(In(file)));
            RemoveTables(folder, other, []);
        }
        if (isNew)
            PackPdf.Remove(folder);
        foreach (var file in files)
            WriteFile(In(file), file.Bytes.Span);
        if (formats.Contains(FigureCsv.Name, StringComparer.Ordinal))
            RemoveTables(folder, new FigureCsv(), [.. files.Select(file => Path.GetFileName(file.Path))]);
    }

    static bool IsThere(string folder, IRenderer renderer) => File.Exists(Path.Combine(folder, renderer.MainFile.Replace('/', Path.DirectorySeparatorChar)));

    // An earlier edition may have had more tables.
    static void RemoveTables(string folder, IRenderer renderer, HashSet<string> kept)
    {
        var data = Path.Combine(folder, "data");
        if (renderer is not FigureCsv || !Directory.Exists(data))
            return;
        foreach (var old in ((string[])["figure-*.csv", "page-one*.csv", SinceCsv.Pattern]).SelectMany(pattern => Directory.GetFiles(data, pattern)).Where(old => !kept.Contains(Path.GetFileName(old))))
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
