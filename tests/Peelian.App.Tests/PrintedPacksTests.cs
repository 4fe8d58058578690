using Peelian.Render.Pdf;
using Peelian.Render.Tests.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>The PDFs of real packs: the reference report and boroughs with gaps.</summary>
public sealed class PrintedPacksTests
{
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

    static int Pages(byte[] document) => PdfCompletion.PagesOf(new PdfReader(document).Root).Count();

    [Fact]
    public async Task The_reference_report_passes_every_check_on_20_pages_and_in_1_5_MB()
    {
        using var workshop = new Workshop().Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"));
        var document = Assert.Single(await Print([workshop.Build("snb", "Waltham Forest", "2015-10")]));
        Assert.Empty(PdfCheck.Of(document));
        AssertNotShrunk(document);
        Assert.InRange(Pages(document), 10, 20);
        Assert.InRange(document.Length, 50_000, 1_500_000);
    }

    [Fact]
    public async Task Three_boroughs_printed_side_by_side_pass_every_check()
    {
        using var workshop = new Workshop().Add(Directory.GetFiles(Project.File("samples", "london")).Where(file => !file.EndsWith(".yaml", StringComparison.Ordinal)).ToArray());
        var documents = await Print(((string[])["Waltham Forest", "Kingston upon Thames", "Westminster"]).Select(area => workshop.Build("borough", area, null)));
        Assert.All(documents, document => Assert.Empty(PdfCheck.Of(document)));
        Assert.All(documents, AssertNotShrunk);
        Assert.All(documents, document => Assert.InRange(document.Length, 50_000, 1_500_000));
        Assert.Equal(3, documents.Select(document => Convert.ToHexString(document)).Distinct(StringComparer.Ordinal).Count());
    }
}
