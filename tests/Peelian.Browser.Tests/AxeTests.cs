using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>axe finds nothing, on screens of every kind.</summary>
public sealed class AxeTests(Packs packs, Browser browser)
{
    // axe cannot judge the contrast of letters in a drawing and takes ten seconds to say so: PaletteTests judge it instead.
    static readonly AxeRunOptions AllButContrast = new() { ResultTypes = [ResultType.Violations], Rules = new() { ["color-contrast"] = new() { Enabled = false } } };
    static readonly AxeRunOptions Contrast = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };
    static readonly AxeRunContext NoDrawing = new() { Exclude = [new AxeSelector("svg")] };

    // Each width and each scheme once; every pair of them with --full.
    static readonly IEnumerable<(int Width, ColorScheme Scheme)> Screens =
        Full.Of([(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light), (320, ColorScheme.Dark)], (1280, ColorScheme.Light), (320, ColorScheme.Dark));

    [Theory]
    [MemberData(nameof(Packs.Pages), MemberType = typeof(Packs))]
    public async Task Axe_finds_nothing_in_a_pack_light_or_dark_on_a_phone_or_a_desk(string pack) => Assert.Empty(await Faults(browser, packs.Page(pack)));

    [Fact]
    public async Task Axe_finds_nothing_in_the_page_that_lists_the_packs() => Assert.Empty(await Faults(browser, packs.List));

    [Fact]
    public async Task Axe_is_awake()
    {
        var page = await browser.Open(packs.Page(Packs.Reference));
        await page.EvaluateAsync("() => { document.querySelector('h2').style.color = '#ddd'; document.querySelector('main').prepend(document.createElement('img')); }");
        Assert.Equal(["color-contrast", "image-alt"], (await Run(page)).Select(fault => fault.Id).Order());
        await page.Context.CloseAsync();
    }

    /// <summary>What axe finds in a page, on screens of every kind.</summary>
    internal static async Task<List<string>> Faults(Browser browser, string file)
    {
        var page = await browser.Open(file);
        // axe does not look at what is folded away.
        await page.EvaluateAsync(Browser.OpenAll);
        List<string> faults = [];
        foreach (var (width, scheme) in Screens)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            faults.AddRange((await Run(page)).SelectMany(fault => fault.Nodes.Select(node => $"{width} {scheme}: {fault.Id}: {fault.Help} {node.Target} {node.Html}")));
        }
        await page.Context.CloseAsync();
        return faults;
    }

    internal static async Task<IEnumerable<AxeResultItem>> Run(IPage page)
    {
        var (all, contrast) = (await page.RunAxe(AllButContrast), await page.RunAxe(NoDrawing, Contrast));
        Assert.True(all.Passes.Length > 20 && contrast.Passes.Length == 1, "axe judged next to nothing.");
        return [.. all.Violations, .. contrast.Violations];
    }
}
