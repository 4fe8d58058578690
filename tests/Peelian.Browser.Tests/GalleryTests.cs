using System.Diagnostics;
using Microsoft.Playwright;
using Peelian.Figures;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>How packs look: every picture of docs/gallery is what comes out today, within a tolerance. Taken anew by <c>./run gallery</c>.</summary>
public sealed class GalleryTests(Packs packs, Browser browser)
{
    const string Borough = "borough/waltham-forest";

    readonly Pictures _pictures = new(browser);

    [Theory]
    [InlineData("page-one.png", 1280, 1180, ColorScheme.Light)]
    [InlineData("page-one-768.webp", 768, 1100, ColorScheme.Light)]
    [InlineData("page-one-320.webp", 320, 1800, ColorScheme.Light)]
    [InlineData("page-one-dark.webp", 1280, 900, ColorScheme.Dark)]
    public async Task Page_one_looks_as_approved(string name, int width, int height, ColorScheme scheme)
    {
        var page = await browser.Open(packs.Page(Borough), width, height, scheme);
        await _pictures.Same(name, await page.ScreenshotAsync());
        await page.Context.CloseAsync();
    }

    public static TheoryData<string> Kinds => [.. Workshop.Catalogue.Packs.SelectMany(pack => pack.Sections).SelectMany(section => section.Figures).Select(figure => figure.Kind).Distinct(StringComparer.Ordinal), "funnel"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_figure_of_each_kind_looks_as_approved(string kind)
    {
        var page = await Figure(kind, 800);
        await _pictures.Same($"figure-{kind}.webp", await Shot(page, kind));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("survey-ranking", "phone", 320, ColorScheme.Light, ForcedColors.None)]
    [InlineData("monthly-counts", "phone", 320, ColorScheme.Light, ForcedColors.None)]
    [InlineData("crime-table", "phone", 320, ColorScheme.Light, ForcedColors.None)]
    [InlineData("small-area-map", "phone", 320, ColorScheme.Light, ForcedColors.None)]
    [InlineData("small-area-map", "forced-colours", 800, ColorScheme.Dark, ForcedColors.Active)]
    [InlineData("street-density", "phone", 320, ColorScheme.Light, ForcedColors.None)]
    [InlineData("survey-ranking", "dark", 800, ColorScheme.Dark, ForcedColors.None)]
    [InlineData("survey-ranking", "forced-colours", 800, ColorScheme.Dark, ForcedColors.Active)]
    public async Task A_figure_looks_as_approved_on_a_phone_in_the_dark_and_in_forced_colours(string kind, string screen, int width, ColorScheme scheme, ForcedColors forced)
    {
        var page = await Figure(kind, width, scheme, forced);
        await _pictures.Same($"figure-{kind}-{screen}.webp", await Shot(page, kind));
        await page.Context.CloseAsync();
    }

    const string Choose = """
        ([id, funnel, drawn]) => {
          const it = document.querySelector(id + ':not(.gap)'), pictures = it?.querySelectorAll('svg[role]') ?? [];
          if (!it || pictures.length < (funnel ? 2 : drawn ? 1 : 0)) return false;
          it.classList.add('shown');
          if (funnel) pictures[pictures.length - 1].closest('details').open = true;
          return true;
        }
        """;

    /// <summary>A figure of a kind that has a picture, of a borough, of the report or with made-up figures; else one without.</summary>
    async Task<IPage> Figure(string kind, int width, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        foreach (var (drawn, pack, name) in from drawn in (bool[])[true, false] from each in Sources select (drawn, each.Pack, each.Name))
        {
            var page = await browser.Open(packs.Page(name), width, scheme: scheme, forced: forced);
            var kinds = Workshop.Catalogue.PackCalled(pack).Sections.SelectMany(section => section.Figures).Select(figure => figure.Kind).ToList();
            foreach (var at in Enumerable.Range(0, kinds.Count).Where(at => kind == "funnel" || kinds[at] == kind))
            {
                if (await page.EvaluateAsync<bool>(Choose, new object[] { $"#figure-{at + 1:00}", kind == "funnel", drawn }))
                    return page;
            }
            await page.Context.CloseAsync();
        }
        throw new InvalidOperationException($"No figure of the samples is a {kind}.");
    }

    static readonly (string Pack, string Name)[] Sources = [("borough", Borough), ("snb", Packs.Reference), ("snb", Packs.Illustrative), ("borough", Packs.Places)];

    // The head of a figure and what is under it; a long table goes on and on.
    const int Tallest = 1000;

    static async Task<byte[]> Shot(IPage page, string kind)
    {
        var box = (await page.Locator(kind == "funnel" ? ".shown details:has(svg[role])" : ".shown").Last.BoundingBoxAsync())!;
        return await page.ScreenshotAsync(new() { FullPage = true, Clip = new() { X = 0, Y = Math.Max(0, box.Y - 16), Width = page.ViewportSize!.Width, Height = Math.Min(box.Height + 32, Tallest) } });
    }

    [Fact]
    public async Task Every_page_of_the_printed_report_looks_as_approved()
    {
        var pdf = Directory.GetFiles(Path.GetDirectoryName(packs.Page(Packs.Reference))!, "*.pdf");
        await browser.Version();
        await _pictures.Same("reference-pdf.webp", await _pictures.Sheet(await Pages(Assert.Single(pdf), 20), 5, 260));
    }

    // Not held against: every version of LibreOffice draws a sheet in its own way. Taken where it is asked for and there is one.
    [Theory]
    [InlineData("ods")]
    [InlineData("xlsx")]
    public async Task The_spreadsheets_are_in_the_gallery(string format)
    {
        var name = $"spreadsheet-{format}.webp";
        Assert.True(Golden.Writes || File.Exists(Path.Combine(Pictures.Folder, name)), $"{name} is not in docs/gallery.");
        if (!Golden.Writes || Needed.Program("soffice") is not { } office)
            return;
        var folder = Directory.CreateTempSubdirectory("peelian-office-").FullName;
        await Run(office, $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
            Directory.GetFiles(Path.GetDirectoryName(packs.Page(Borough))!, "*." + format).Single());
        var pdf = Directory.GetFiles(folder, "*.pdf").Single();
        // The cover, the contents, and where the first table begins.
        var texts = (await Run("pdftotext", "-layout", pdf, "-")).Split('\f').Select(text => text.TrimStart()).ToList();
        var (contents, table) = (texts.FindIndex(text => text.StartsWith("Contents", StringComparison.Ordinal)), texts.FindIndex(text => text.StartsWith("Figure 1:", StringComparison.Ordinal)));
        var pages = await Pages(pdf, table + 1);
        await _pictures.Same(name, await _pictures.Sheet([pages[0], pages[contents], pages[table]], 3, 430));
        Directory.Delete(folder, recursive: true);
    }

    static async Task<IReadOnlyList<string>> Pages(string pdf, int most)
    {
        var program = Needed.Or(Needed.Program("pdftoppm"), "pdftoppm (Debian: poppler-utils), which draws the pages of a PDF, is not on this machine.");
        var stem = Path.Combine(Directory.CreateTempSubdirectory("peelian-pages-").FullName, "page");
        await Run(program, "-r", "64", "-l", most.ToString(System.Globalization.CultureInfo.InvariantCulture), "-png", pdf, stem);
        return [.. Directory.GetFiles(Path.GetDirectoryName(stem)!, "*.png").Order(StringComparer.Ordinal)];
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    [Fact]
    public void Every_picture_is_named_and_described_in_the_gallery_and_all_of_them_are_small()
    {
        var readme = File.ReadAllText(Path.Combine(Pictures.Folder, "README.md"));
        var files = Directory.GetFiles(Pictures.Folder).Where(file => Path.GetFileName(file) != "README.md").ToList();
        Assert.All(files, file => Assert.Matches($@"!\[[^\]]{{20,}}\]\({System.Text.RegularExpressions.Regex.Escape(Path.GetFileName(file))}\)", readme));
        if (Golden.Writes)
            return;
        Assert.InRange(new FileInfo(Path.Combine(Pictures.Folder, "page-one.png")).Length, 20_000, 250_000);
        Assert.InRange(files.Sum(file => new FileInfo(file).Length), 200_000, 3_400_000);
    }
}
