using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Render.Tests.Pdf;

/// <summary>The PDF of the pack with every kind of chart, mark and gap in it, and with names that try to break out.</summary>
public sealed class PdfTests : IClassFixture<PdfTests.Printed>
{
    static readonly Summary Sample = SampleSummary.Make();

    readonly Printed _printed;

    public PdfTests(Printed printed) => _printed = printed;

    /// <summary>The sample, printed first by a browser that knows nothing, and again after another pack.</summary>
    public sealed class Printed : IAsyncLifetime
    {
        public byte[] First { get; private set; } = [];

        public byte[] Later { get; private set; } = [];

        public int PrintsOfFirst { get; private set; }

        public int PrintsOfLater { get; private set; }

        public int PrintsOfSameAgain { get; private set; }

        public byte[] SameAgain { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            if (ChromiumFinder.Find() is not { } program)
                return;
            await using (var fresh = await PdfPrinter.Start(program))
            {
                First = (await fresh.Print(Sample)).Bytes.ToArray();
                PrintsOfFirst = fresh.Prints;
            }
            await using var used = await PdfPrinter.Start(program);
            await used.Print(Sample with { Sections = [.. Sample.Sections.Reverse()] });
            var before = used.Prints;
            Later = (await used.Print(Sample)).Bytes.ToArray();
            PrintsOfLater = used.Prints - before;
            SameAgain = (await used.Print(Sample)).Bytes.ToArray();
            PrintsOfSameAgain = used.Prints - before - PrintsOfLater;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    byte[] Document
    {
        get
        {
            _ = Browser.Program;
            return _printed.First;
        }
    }

    [Fact]
    public void The_printed_pack_passes_every_check_that_a_program_can_make() => Assert.Empty(PdfCheck.Of(Document));

    [Fact]
    public void A_pack_is_the_same_bytes_whatever_the_browser_printed_before()
    {
        Assert.Equal(Document, _printed.Later);
        Assert.Equal(Document, _printed.SameAgain);
    }

    [Fact]
    public void Page_numbers_that_were_guessed_right_are_not_printed_again_and_give_the_same_bytes()
    {
        _ = Document;
        Assert.Equal(2, _printed.PrintsOfFirst);
        Assert.Equal(2, _printed.PrintsOfLater);
        Assert.Equal(1, _printed.PrintsOfSameAgain);
    }

    [Fact]
    public void The_contents_name_the_page_on_which_each_part_begins()
    {
        var reader = new PdfReader(Document);
        var pages = PdfCompletion.PagesOf(reader.Root).ToList();
        var places = PdfCompletion.PlacesOf(Document);
        var links = ((PdfDictionary)pages[0].Value!).Find<PdfArray>("Annots")!.Followed.OfType<PdfDictionary>()
            .Where(link => link.NameOf("Dest") is { } place && (place.StartsWith("figure-", StringComparison.Ordinal) || Sample.Sections.Any(section => section.Id == place)));
        Assert.Equal(
            Sample.Sections.Count + Sample.Sections.Where(section => section.Missing is null).Sum(section => section.Figures.Count),
            links.DistinctBy(link => link.NameOf("Dest")).Count());
        Assert.All(links, link => Assert.EndsWith($" {Text.Whole(places[link.NameOf("Dest")!])}", link.Find<PdfString>("Contents")!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tidy_file_of_a_figure_is_attached_as_it_is()
    {
        var files = new PdfReader(Document).Root.Find<PdfArray>("AF")!.Followed.Cast<PdfDictionary>()
            .ToDictionary(file => "data/" + file.Find<PdfString>("UF")!.Text, file => file.Find<PdfDictionary>("EF")!.Find<PdfStream>("UF")!.Bytes);
        var expected = new FigureCsv().Render(Sample).Where(file => file.MediaType == FigureCsv.MediaType).ToList();
        Assert.Equal(expected.Select(file => file.Path).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(file.Bytes.ToArray(), files[file.Path]));
    }

    [Fact]
    public void Hostile_words_are_printed_whole_and_do_nothing()
    {
        var text = new PdfReading(Document).Text;
        Assert.Contains(SampleSummary.Script, text, StringComparison.Ordinal);
        Assert.Contains(SampleSummary.Formula, text, StringComparison.Ordinal);
        Assert.Contains(SampleSummary.Emoji, text, StringComparison.Ordinal);
        Assert.Contains(SampleSummary.Long.Trim(), text, StringComparison.Ordinal);
        Assert.Contains("Barnet & <Bexley>", new PdfReader(Completed("Barnet & <Bexley>")).Trailer.Find<PdfDictionary>("Info")!.Find<PdfString>("Title")!.Text, StringComparison.Ordinal);
    }

    static byte[] Completed(string title) =>
        PdfWriter.Write(new PdfObject(new PdfDictionary { ["Metadata"] = new PdfObject(Facts(title).Metadata) }), new PdfObject(Facts(title).Info));

    static PdfFacts Facts(string title) => new(title, "About it", "en-GB", new DateOnly(2015, 10, 31), "Chromium/1.2, completed by Peelian", []);

    [Fact]
    public void The_text_reads_in_order_with_its_spaces()
    {
        var text = new PdfReading(Document).Text;
        Assert.Contains("Figures compare the 12 months to October 2015 with the 12 months to October 2014, unless they say otherwise.", text, StringComparison.Ordinal);
        var heads = Sample.Figures.Where(figure => figure.Gap is null).Select(figure => text.LastIndexOf($"Figure {Text.Whole(figure.Number)} {figure.Headline}"[..12], StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, heads);
        Assert.Equal(heads.Order(), heads);
    }

    [Fact]
    public void What_is_read_of_the_document_is_what_stands_on_the_page_from_the_first_line_to_the_last() =>
        Assert.Empty(new PdfReading(Document).Against(Page.Of(Sample)));

    [Fact]
    public async Task A_wrong_guess_of_the_pages_is_printed_again_and_gives_the_same_bytes()
    {
        await using var printer = await PdfPrinter.Start(Browser.Program);
        var places = PdfPrinter.PlacesIn(Document)!;
        Assert.Equal(Document, (await printer.Print(Sample, places.ToDictionary(place => place.Key, _ => 88_888))).Bytes.ToArray());
        Assert.Equal(2, printer.Prints);
        Assert.Equal(Document, (await printer.Print(Sample, places)).Bytes.ToArray());
        Assert.Equal(3, printer.Prints);
    }

    [Fact]
    public void Dates_are_the_packs_own_and_no_standard_is_claimed()
    {
        var reader = new PdfReader(Document);
        Assert.Equal("D:20151112000000Z", reader.Trailer.Find<PdfDictionary>("Info")!.Find<PdfString>("CreationDate")!.Text);
        Assert.StartsWith("Chromium/", PdfPrinter.BrowserOf(Document), StringComparison.Ordinal);
        Assert.DoesNotContain("pdfuaid", System.Text.Encoding.Latin1.GetString(Document), StringComparison.Ordinal);
        Assert.DoesNotContain("peelian-print", System.Text.Encoding.Latin1.GetString(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_in_a_packs_folder_may_be_anything()
    {
        Assert.Null(PdfPrinter.PlacesIn("startxref 13\n(\\"u8.ToArray()));
        Assert.Null(PdfPrinter.PlacesIn([.. "startxref 13\n"u8, .. Enumerable.Repeat((byte)'[', 300_000)]));
        var random = new Random(1829);
        for (var round = 0; round < 400; round++)
        {
            var broken = Document.ToArray();
            for (var damage = 0; damage < 1 + (round % 20); damage++)
            {
                // Half of the damage is in the last part, where the table of places stands, and is a digit that may lead elsewhere.
                var at = round % 2 == 0 ? random.Next(broken.Length) : broken.Length - 1 - random.Next(3000);
                broken[at] = random.Next(2) == 0 ? (byte)('0' + random.Next(10)) : (byte)random.Next(256);
            }
            _ = PdfPrinter.BrowserOf(broken);
            _ = PdfPrinter.PlacesIn(broken[..random.Next(broken.Length / 2, broken.Length + 1)]);
            _ = PdfPrinter.PlacesIn(broken);
        }
        Assert.NotEmpty(PdfPrinter.PlacesIn(Document)!);
    }

    [Fact]
    public void Qpdf_finds_nothing_to_complain_of()
    {
        var folder = Directory.CreateTempSubdirectory("peelian-");
        try
        {
            var file = Path.Combine(folder.FullName, "pack.pdf");
            File.WriteAllBytes(file, Document);
            var ended = Browser.Run("qpdf", "--check", file);
            Assert.SkipWhen(ended is null, "qpdf is not installed.");
            Assert.True(ended!.Value.Code == 0, ended.Value.Said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
