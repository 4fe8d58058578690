using System.Globalization;
using Peelian.Render.Pdf;
using Peelian.Render.Tests;
using Peelian.Render.Tests.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>The PDFs of real packs: the reference report and boroughs with gaps.</summary>
public sealed class PrintedPacksTests
{
    // A page with less than this on it, other than the last, is a page too many.
    const double LeastUsed = 0.25;

    static async Task<IReadOnlyList<byte[]>> Print(IEnumerable<Summary> summaries)
    {
        await using var printer = await PdfPrinter.Start(NoBrowser.Needed);
        return [.. (await Task.WhenAll(summaries.Select(summary => printer.Print(summary)))).Select(file => file.Bytes.ToArray())];
    }

    // One table wider than the paper, and the browser shrinks every page: the first head would be smaller than its 21 points.
    static void AssertNotShrunk(byte[] document)
    {
        var page = (PdfDictionary)PdfCompletion.PagesOf(new PdfReader(document).Root).First().Value!;
        var content = new PdfContent(((PdfStream)page.Find("Contents")!).Bytes, page.Find<PdfDictionary>("Resources")!, font => new PdfFont(font));
        Assert.Equal(21, content.Runs.Max(run => run.Size), 0.5);
    }

    static IEnumerable<string> Faults(Summary summary, byte[] document)
    {
        foreach (var fault in PdfCheck.Of(document))
            yield return fault;
        if (document.Length is < 50_000 or > 1_500_000)
            yield return $"has {document.Length} bytes";
        var reading = new PdfReading(document);
        foreach (var fault in reading.Against(Page.Of(summary)))
            yield return fault;
        foreach (var (used, index) in reading.Used.SkipLast(1).Select((used, index) => (used, index)).Where(page => page.used < LeastUsed))
            yield return string.Create(CultureInfo.InvariantCulture, $"page {index + 1} of {reading.Used.Count} is {used:P0} full");
        // The first page is whole: the questions that the panel is to ask stand on it.
        if (summary.PageOne is { Questions: [.., var last] } && !Bare(reading.TextOf(0)).Contains(Bare(last.Sentence.Text), StringComparison.Ordinal))
            yield return "asks its questions after the first page";
        if (Qpdf(document) is { Code: not 0 } qpdf)
            yield return qpdf.Said;
    }

    static void AssertSound(Summary summary, byte[] document)
    {
        var faults = Faults(summary, document).ToList();
        Assert.True(faults.Count == 0, $"{summary.Area.Name}:\n{string.Join('\n', faults)}");
        AssertNotShrunk(document);
    }

    static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    // Null where qpdf is not installed: PdfTests skips, saying so.
    static (int Code, string Said)? Qpdf(byte[] document)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, document);
            return Browser.Run("qpdf", "--check", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_reference_report_passes_every_check_on_20_pages_and_in_1_5_MB()
    {
        using var workshop = new Workshop().Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"));
        var summary = workshop.Build("snb", "Waltham Forest", "2015-10");
        var document = Assert.Single(await Print([summary]));
        AssertSound(summary, document);
        Assert.InRange(new PdfReading(document).Used.Count, 10, 20);
    }

    [Fact]
    public async Task Boroughs_printed_side_by_side_pass_every_check()
    {
        using var workshop = new Workshop().Add(Directory.GetFiles(Project.File("samples", "london")).Where(file => !file.EndsWith(".yaml", StringComparison.Ordinal)).ToArray());
        var areas = Full.Of(Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Select(area => area.Name), "Hounslow", "Kingston upon Thames", "Westminster");
        var summaries = areas.Select(area => workshop.Build("borough", area, null)).ToList();
        var documents = await Print(summaries);
        Assert.Multiple([.. summaries.Zip(documents, (summary, document) => (Action)(() => AssertSound(summary, document)))]);
        Assert.Equal(documents.Count, documents.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }
}
