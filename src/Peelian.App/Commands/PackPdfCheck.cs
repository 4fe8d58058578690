using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Prints delivered PDFs again and compares: one browser for all of them, started with the first.</summary>
sealed class PackPdfCheck : IDisposable
{
    PdfPrinter? _printer;
    PrintFault? _fault;

    /// <summary>What differs; null where there is no PDF, or none that can be printed again here.</summary>
    /// <remarks>Another version of the browser breaks lines and pages otherwise, so only the same one can tell.</remarks>
    public IReadOnlyList<string>? Differences(string folder, Summary summary, TextWriter talk)
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
        try
        {
            if (_fault is not null)
                return [NotVerified(_fault)]; // each pack would wait as long for nothing
            _printer ??= PdfPrinter.Start(program).GetAwaiter().GetResult();
            if (_printer.Browser != browser)
            {
                talk.WriteLine($"{path}: not verified: it was printed by {browser}, and here is {_printer.Browser}.");
                return null;
            }
            var again = _printer.Print(summary, PdfPrinter.PlacesIn(delivered)).GetAwaiter().GetResult();
            return again.Bytes.Span.SequenceEqual(delivered) ? [] : ["differs from what is printed again."];
        }
        catch (PrintFault fault)
        {
            _fault = fault;
            return [NotVerified(fault)];
        }
    }

    static string NotVerified(PrintFault fault) => $"not verified: {fault.Message}";

    /// <inheritdoc/>
    public void Dispose() => _printer?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
