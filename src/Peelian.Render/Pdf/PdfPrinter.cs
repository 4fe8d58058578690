using System.Collections.Concurrent;
using System.Text.Json;

namespace Peelian.Render.Pdf;

/// <summary>Prints packs as PDF: the pack's own web page, printed by a browser and completed. One browser for a whole run, two packs at a time.</summary>
public sealed class PdfPrinter : IAsyncDisposable
{
    /// <summary>The name on the command line.</summary>
    public const string Format = "pdf";

    /// <summary>The file in the pack's folder.</summary>
    public const string FileName = "pack.pdf";

    /// <summary>The media type of documents.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>How many packs are printed at a time: one prints while the other is laid out.</summary>
    public const int AtOnce = 2;

    // Fills the numbers of pages into the contents and says which places it has room for.
    const string Fill = "(pages => Array.from(document.querySelectorAll('[data-leaf]'), one => { one.textContent = pages[one.dataset.leaf] ?? ''; return one.dataset.leaf; }))";

    readonly Chromium _browser;
    readonly SemaphoreSlim _free = new(AtOnce);
    readonly ConcurrentBag<ChromiumPage> _pages = [];
    IReadOnlyDictionary<string, int> _guess = new Dictionary<string, int>();
    int _last;
    int _prints;

    PdfPrinter(Chromium browser) => _browser = browser;

    /// <summary>The browser, as its documents name it: <c>Chromium/156.0.8078.79</c>.</summary>
    public string Browser => _browser.Version;

    /// <summary>How often the browser printed: once a pack where the numbers in the contents were guessed, twice where not.</summary>
    public int Prints => _prints;

    internal int ProcessId => _browser.ProcessId;

    internal string Folder => _browser.Folder;

    /// <summary>Starts the browser.</summary>
    /// <param name="program">Its path, from <see cref="ChromiumFinder"/>.</param>
    /// <param name="limits">How long it may take.</param>
    /// <exception cref="PrintFault">It does not start or answer.</exception>
    public static async Task<PdfPrinter> Start(string program, ChromiumLimits? limits = null) =>
        new(await Chromium.Start(program, limits ?? ChromiumLimits.Usual).ConfigureAwait(false));

    /// <summary>The PDF of a pack.</summary>
    /// <param name="summary">The pack.</param>
    /// <param name="guess">On which pages its parts may begin, from an earlier print; without it, those of the last pack that was printed here.</param>
    /// <exception cref="PrintFault">The browser hangs, has ended or refuses.</exception>
    public async Task<RenderedFile> Print(Summary summary, IReadOnlyDictionary<string, int>? guess = null)
    {
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            var page = _pages.TryTake(out var known) ? known : await _browser.Open().ConfigureAwait(false);
            var printed = await Print(summary, page, guess ?? _guess).ConfigureAwait(false);
            _pages.Add(page);
            return new RenderedFile(FileName, MediaType, Completed(printed, FactsOf(summary)));
        }
        finally
        {
            _free.Release();
        }
    }

    async Task<byte[]> Print(Summary summary, ChromiumPage page, IReadOnlyDictionary<string, int> guess)
    {
        var file = Path.Combine(_browser.Folder, FormattableString.Invariant($"{Interlocked.Increment(ref _last)}.html"));
        await File.WriteAllBytesAsync(file, new HtmlReport().Render(summary).Single().Bytes).ConfigureAwait(false);
        await page.Show(file).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var leaves = await page.Evaluate($"{Fill}({JsonSerializer.Serialize(guess)})").ConfigureAwait(false);
            var printed = await page.Print().ConfigureAwait(false);
            Interlocked.Increment(ref _prints);
            var places = PdfCompletion.PlacesOf(printed);
            // Numbers have their room whether they are there or not, so that the second print breaks where the first did.
            if (attempt == 2 || leaves.EnumerateArray().Select(leaf => leaf.GetString()!).All(leaf => Same(guess, places, leaf)))
            {
                File.Delete(file);
                _guess = places;
                return printed;
            }
            guess = places;
        }
    }

    byte[] Completed(byte[] printed, PdfFacts facts)
    {
        try
        {
            return PdfCompletion.Complete(printed, facts);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            throw new PrintFault($"What {Browser} printed cannot be completed: {fault.Message} A newer browser may do better.", fault);
        }
    }

    static bool Same(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other, string leaf) =>
        one.TryGetValue(leaf, out var page) ? other.TryGetValue(leaf, out var actual) && page == actual : !other.ContainsKey(leaf);

    PdfFacts FactsOf(Summary summary)
    {
        var titles = summary.Figures.SelectMany(figure => new[] { (FigureCsv.PathOf(figure), figure.Title), (FigureCsv.BesidePathOf(figure), figure.BesideTitle ?? figure.Title), (FigureCsv.FactsPathOf(figure), figure.Title) })
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var data = new FigureCsv().Render(summary).Where(file => file.MediaType == FigureCsv.MediaType);
        return new PdfFacts(
            $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}",
            string.Join(' ', summary.Introduction),
            "en-GB",
            DayOf(summary),
            $"{Browser}, completed by Peelian",
            [.. data.Select(file => new PdfAttachment(file.Path["data/".Length..], titles.GetValueOrDefault(file.Path, file.Path["data/".Length..]), "text/csv", file.Bytes))]);
    }

    // A pack is as old as the newest thing in it: the last day of its month, or the day on which the last of its files was published.
    static DateOnly DayOf(Summary summary) => summary.Snapshots.Select(file => file.Published).OfType<DateOnly>().Append(summary.AsAt.LastDay).Max();

    /// <summary>The browser that printed a document, as it says itself; null where it does not say.</summary>
    public static string? BrowserOf(byte[] document) =>
        Read(() => new PdfReader(document).Trailer.Find<PdfDictionary>("Info")?.Find<PdfString>("Producer")?.Text.Split(',')[0]);

    /// <summary>On which pages the parts of a printed pack begin; null where the document cannot be read.</summary>
    public static IReadOnlyDictionary<string, int>? PlacesIn(byte[] document) => Read(() => PdfCompletion.PlacesOf(document));

    // What stands in a pack's folder may be anything.
    static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    // What the reader meets where bytes are not what a document has there.
    static bool IsUnreadable(Exception fault) => fault is FormatException or InvalidCastException or NullReferenceException or IOException or InvalidDataException
        or ArgumentException or OverflowException or IndexOutOfRangeException or InvalidOperationException or KeyNotFoundException;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync().ConfigureAwait(false);
        _free.Dispose();
    }
}
