using Peelian.Render;
using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Prints packs as PDF into their folders.</summary>
static class PackPdf
{
    /// <summary>Prints each pack; where it cannot, no PDF is left behind, so that none is older than its pack.</summary>
    /// <param name="packs">The packs with their folders.</param>
    /// <param name="needed">True where the PDF was asked for by name: then it is a fault that no browser is there.</param>
    /// <param name="talk">Where it is said that the PDF is left out.</param>
    /// <exception cref="PrintFault">The browser hangs, ends, or is needed and missing.</exception>
    public static void Write(IReadOnlyList<(Summary Summary, string Folder)> packs, bool needed, TextWriter talk)
    {
        if (ChromiumFinder.Find() is not { } program)
        {
            Clear(packs.Select(pack => pack.Folder));
            var missing = $"No PDF: no browser of the Chromium family was found to print it. {ChromiumFinder.Advice}";
            if (needed)
                throw new PrintFault(missing);
            talk.WriteLine(missing);
            return;
        }
        var waiting = packs.Select(pack => pack.Folder).ToHashSet(StringComparer.Ordinal);
        try
        {
            Print(program, packs, waiting).GetAwaiter().GetResult();
        }
        finally
        {
            Clear(waiting);
        }
    }

    static async Task Print(string program, IReadOnlyList<(Summary Summary, string Folder)> packs, HashSet<string> waiting)
    {
        var printer = await PdfPrinter.Start(program).ConfigureAwait(false);
        await using (printer.ConfigureAwait(false))
        {
            await Parallel.ForEachAsync(packs, new ParallelOptions { MaxDegreeOfParallelism = PdfPrinter.AtOnce }, async (pack, _) =>
            {
                var file = await printer.Print(pack.Summary).ConfigureAwait(false);
                PackFolder.WriteFile(PathIn(pack.Folder), file.Bytes.Span);
                LinkFrom(pack.Summary, pack.Folder);
                lock (waiting)
                    waiting.Remove(pack.Folder);
            }).ConfigureAwait(false);
        }
    }

    // The page names the PDF only when it is there.
    static void LinkFrom(Summary summary, string folder)
    {
        foreach (var page in new HtmlReport { LinksPdf = true }.Render(summary).Where(page => File.Exists(Path.Combine(folder, page.Path))))
            PackFolder.WriteFile(Path.Combine(folder, page.Path), page.Bytes.Span);
    }

    /// <summary>Where a pack's PDF is.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, PdfPrinter.FileName);

    static void Clear(IEnumerable<string> folders)
    {
        foreach (var old in folders.Select(PathIn).Where(File.Exists))
            File.Delete(old);
    }
}
