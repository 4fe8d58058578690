using System.Reflection;
using Microsoft.Playwright;
using Peelian.Render.Pdf;
using Peelian.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Peelian.Browser.Tests.Browser))]

namespace Peelian.Browser.Tests;

/// <summary>One Chromium for all tests, driven by Playwright with this machine's Node. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>Opens all that is folded.</summary>
    public const string OpenAll = "() => document.querySelectorAll('details').forEach(each => each.open = true)";

    readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(Start);

    static async Task<(IPlaywright Playwright, IBrowser Browser)> Start()
    {
        var program = Needed.Or(ChromiumFinder.Find(), "No browser of the Chromium family is on this machine.");
        var node = Needed.Or(Needed.Program("node"), "Node, which drives the browser, is not on this machine.");
        var driver = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", node);
        var playwright = await Playwright.CreateAsync();
        // Root, as in a container, has no sandbox; pages are our own and ask for nothing.
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false, Args = ["--font-render-hinting=none", "--disable-lcd-text"] }));
    }

    /// <summary>Its version, "156.0.8078.79".</summary>
    public async Task<string> Version() => (await _started.Value).Browser.Version;

    /// <summary>Opens a page of a file, without any network.</summary>
    public async Task<IPage> Open(string file, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None, float scale = 1)
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            ColorScheme = scheme,
            ForcedColors = forced,
            ReducedMotion = ReducedMotion.Reduce,
            Offline = true,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    /// <summary>A reader of their own, with a network.</summary>
    public async Task<IBrowserContext> Reader(BrowserNewContextOptions options) => await (await _started.Value).Browser.NewContextAsync(options);

    /// <summary>An empty page, for work on pictures.</summary>
    public async Task<IPage> Blank(int width = 400)
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 400 }, Offline = true });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated || !_started.Value.IsCompletedSuccessfully)
            return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
