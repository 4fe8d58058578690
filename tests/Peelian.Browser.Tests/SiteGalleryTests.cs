using Microsoft.Playwright;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>How the public site looks: the head of a page of each kind on a phone, a tablet and a desk, side by side in one picture.</summary>
public sealed class SiteGalleryTests(SitePages site, Browser browser)
{
    static readonly (int Width, int Height)[] Screens = [(320, 1100), (768, 1100), (1280, 1100)];

    readonly Pictures _pictures = new(browser);

    /// <summary>Kinds of pages: the picture's name, and the address. Pages whose words only a real edition has are not among them.</summary>
    public static TheoryData<string, string> Kinds => new()
    {
        { "home", "index.html" },
        { "area", "areas/waltham-forest.html" },
        { "theme", "areas/waltham-forest/recorded-crime.html" },
        { "searches", "areas/waltham-forest/stop-and-search.html" },
        { "beside", "areas/waltham-forest/beside/similar.html" },
        { "measures", "measures.html" },
        { "measure", "measures/confidence.html" },
        { "compare", "compare.html?measure=confidence&area=brent&area=waltham-forest&as=twelve_months" },
        { "all-areas", "compare/burglary.html" },
        { "definitions", "definitions.html" },
        { "data", "data.html" },
        { "changes", "changes.html" },
        { "words", "how-to-read.html" },
    };

    // With --full, and when pictures are taken anew, all of them; else those that differ most from each other.
    public static TheoryData<string, string> Compared => [.. Kinds.Where(row => Full.Is || Golden.Writes || row.Data.Item1 is "home" or "area" or "measure" or "compare")];

    [Theory]
    [MemberData(nameof(Compared))]
    public async Task A_page_of_each_kind_looks_as_approved_at_three_widths(string name, string address)
    {
        List<string> shots = [];
        foreach (var (width, height) in Screens)
        {
            var context = await browser.Reader(new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB" });
            var page = await context.NewPageAsync();
            // A reader does without fonts that come late; a picture waits for them.
            await page.RouteAsync("**/site.css", async route =>
            {
                var sheet = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = sheet, Body = (await sheet.TextAsync()).Replace("font-display:optional", "font-display:block", StringComparison.Ordinal) });
            });
            await page.GotoAsync(await site.Served() + address);
            await page.EvaluateAsync("async () => { await document.fonts.ready; }");
            var shot = Path.Combine(Directory.CreateTempSubdirectory("peelian-site-").FullName, $"{width}.png");
            await page.ScreenshotAsync(new() { Path = shot });
            shots.Add(shot);
            await context.CloseAsync();
        }
        await _pictures.Same($"site-{name}.webp", await _pictures.Row(shots, height: 660));
    }
}
