using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Prints a delivered PDF again and compares.</summary>
static class PackPdfCheck
{
    /// <summary>What differs; null where there is no PDF, or none that can be printed again here.</summary>
    /// <remarks>Another version of the browser breaks lines and pages otherwise, so only the same one can tell.</remarks>
    public static IReadOnlyList<string>? Differences(string folder, Summary summary, TextWriter talk)
    {
        var path = PackPdf.PathIn(folder);
        if (!File.Exists(path))
            return null;
        var delivered = File.ReadAllBytes(path);
        if (PdfPrinter.BrowserOf(delivered) is not { } browser)
            return ["was not printed by this program, or cannot be read."];
        if (ChromiumFinder.Find() is not { } program)
        {
            talk.WriteLine($"{path}: not verified: no browser was found to print it again. {ChromiumFinder.Advice}");
            return null;
        }
        return Compare(program, browser, delivered, path, summary, talk).GetAwaiter().GetResult();
    }

    static async Task<IReadOnlyList<string>?> Compare(string program, string browser, byte[] delivered, string path, Summary summary, TextWriter talk)
    {
        var printer = await PdfPrinter.Start(program).ConfigureAwait(false);
        await using (printer.ConfigureAwait(false))
        {
            if (printer.Browser != browser)
            {
                talk.WriteLine($"{path}: not verified: it was printed by {browser}, and here is {printer.Browser}.");
                return null;
            }
            var again = await printer.Print(summary).ConfigureAwait(false);
            return again.Bytes.Span.SequenceEqual(delivered) ? [] : ["differs from what is printed again."];
        }
    }
}
