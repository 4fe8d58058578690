using Peelian.Render;
using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>Prints packs as PDF into their folders as they are written: one browser for a run, started while the first pack is computed.</summary>
/// <remarks>What goes wrong with the browser is kept until all packs are written: they need none.</remarks>
sealed class PackPrinting : IDisposable
{
    readonly bool _needed;
    readonly Task<PdfPrinter>? _starting;
    PrintFault? _fault;

    PackPrinting(string? program, bool needed) => (_needed, _starting) = (needed, program is null ? null : Task.Run(() => PdfPrinter.Start(program)));

    /// <summary>Starts the browser, where the PDF is wanted and there is one.</summary>
    public static PackPrinting? Start(BuildRequest request) =>
        request.Formats.Contains(PdfPrinter.Format, StringComparer.Ordinal) ? new PackPrinting(ChromiumFinder.Find(), request.PdfNeeded) : null;

    /// <summary>What went wrong; null where nothing did.</summary>
    public PrintFault? Fault => _starting is null && _needed ? new PrintFault(Missing) : _fault;

    static string Missing => $"No PDF: no browser of the Chromium family was found to print it. {ChromiumFinder.Advice}";

    /// <summary>Prints a pack and links it from the pack's page.</summary>
    /// <param name="summary">The pack.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="guess">On which pages its parts may begin.</param>
    /// <returns>False where it was not printed.</returns>
    public async Task<bool> Print(Summary summary, string folder, IReadOnlyDictionary<string, int>? guess)
    {
        if (_starting is null || _fault is not null)
            return false;
        try
        {
            var printer = await _starting.ConfigureAwait(false);
            var file = await printer.Print(summary, guess).ConfigureAwait(false);
            PackFolder.WriteFile(PackPdf.PathIn(folder), file.Bytes.Span);
        }
        catch (PrintFault fault)
        {
            // The next packs are not tried: each would wait as long.
            Interlocked.CompareExchange(ref _fault, fault, null);
            return false;
        }
        // The page names the PDF only when it is there.
        foreach (var page in new HtmlReport { LinksPdf = true }.Render(summary).Where(page => File.Exists(Path.Combine(folder, page.Path))))
            PackFolder.WriteFile(Path.Combine(folder, page.Path), page.Bytes.Span);
        return true;
    }

    /// <summary>Says that the PDFs are left out where no browser is and none was needed: that is no fault.</summary>
    public void Tell(TextWriter talk)
    {
        if (_starting is null && !_needed)
            talk.WriteLine(Missing);
    }

    /// <summary>Ends the run with what went wrong, after all else was said.</summary>
    /// <exception cref="PrintFault">Something went wrong, or the browser was needed.</exception>
    public void Complain()
    {
        if (Fault is { } fault)
            throw new PrintFault($"{fault.Message} The other formats that were asked for are written.", fault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_starting is null)
            return;
        Task.WhenAny(_starting).GetAwaiter().GetResult();
        if (_starting.IsCompletedSuccessfully)
            _starting.Result.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _ = _starting.Exception;
    }
}
