using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>A pack can be read with the keyboard alone, and at four times the size.</summary>
public sealed class KeyboardTests(Packs packs, Browser browser)
{
    // What takes the focus, in the order of the document, each named so that a fault can be found.
    const string Stops = """
        () => {
          const name = each => `${each.tagName.toLowerCase()} ${each.getAttribute('href') ?? each.getAttribute('aria-label') ?? each.textContent.trim()}`.slice(0, 90);
          window.stops = [...document.querySelectorAll('a[href],summary,[tabindex="0"]')].filter(each => each.checkVisibility());
          window.where = () => {
            const each = document.activeElement;
            if (each === document.body || each === document.documentElement) return null;
            const style = getComputedStyle(each), box = each.getBoundingClientRect();
            const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
            const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return `${window.stops.indexOf(each)}${ring ? '' : ' no ring'}${seen ? '' : ' not in sight'} ${name(each)}`;
          };
          return window.stops.map((each, at) => `${at} ${name(each)}`);
        }
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(320, 256)]
    public async Task Tab_goes_through_everything_in_order_with_the_focus_in_sight_and_out_again(int width, int height)
    {
        var page = await browser.Open(packs.Page(Packs.Reference), width, height);
        await page.EvaluateAsync(Browser.OpenAll);
        var stops = await page.EvaluateAsync<string[]>(Stops);
        Assert.True(stops.Length > 60, "Next to nothing takes the focus.");
        List<string> reached = [];
        foreach (var _ in stops)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string?>("() => where()") ?? "nowhere");
        }
        Assert.Equal(stops, reached);
        await page.Keyboard.PressAsync("Tab");
        Assert.Null(await page.EvaluateAsync<string?>("() => where()"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_figures_and_a_fold_opens_and_a_table_scrolls()
    {
        var page = await browser.Open(packs.Page(Packs.Reference), 320, 640);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("#main", await page.EvaluateAsync<string>("() => location.hash"));
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"), "The skip link leads past the figures.");

        await page.EvaluateAsync("() => document.querySelector('details:not([open]) > summary').focus()");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.parentElement.open"));

        await page.EvaluateAsync(Browser.OpenAll);
        await page.EvaluateAsync("() => [...document.querySelectorAll('.scroll')].find(each => each.scrollWidth > each.clientWidth + 40).focus()");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
        await page.Context.CloseAsync();
    }

    // 320 px across is also 1280 px at four times the size.
    const string TooWide = """
        () => {
          const cut = [];
          if (document.scrollingElement.scrollWidth > innerWidth) cut.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
          for (const each of document.querySelectorAll('body *')) {
            if (!each.checkVisibility() || each.closest('.scroll') && !each.matches('.scroll') || each.closest('.vh,.skip,defs')) continue;
            if (each.ownerSVGElement && each.tagName !== 'text') continue;
            const box = each.getBoundingClientRect();
            if (box.width && (box.right > innerWidth + 1 || box.left < -1)) cut.push(`${each.tagName} ${each.className.baseVal ?? each.className} ${each.textContent.trim().slice(0, 60)}: ${box.left.toFixed()} to ${box.right.toFixed()}`);
          }
          return cut;
        }
        """;

    [Theory]
    [MemberData(nameof(Packs.Pages), MemberType = typeof(Packs))]
    public async Task Nothing_reaches_beyond_a_screen_of_320_768_or_1280_pixels(string pack)
    {
        var page = await browser.Open(packs.Page(pack), 320, 640);
        await page.EvaluateAsync(Browser.OpenAll);
        foreach (var width in (int[])[320, 768, 1280])
        {
            await page.SetViewportSizeAsync(width, 640);
            Assert.Equal((width, ""), (width, string.Join('\n', await page.EvaluateAsync<string[]>(TooWide))));
        }
        await page.Context.CloseAsync();
    }

    // Words on screen are those of the document without its style, in the same order; the style may only leave some out.
    [Theory]
    [MemberData(nameof(Packs.Pages), MemberType = typeof(Packs))]
    public async Task Without_its_style_the_page_reads_in_the_same_order(string pack)
    {
        var page = await browser.Open(packs.Page(pack));
        await page.EvaluateAsync(Browser.OpenAll);
        var styled = await Words(page);
        await page.EvaluateAsync("() => document.querySelectorAll('style').forEach(each => each.remove())");
        // Compared without white space, which the style also makes; each word is sought after the one before it.
        var plain = string.Concat(await Words(page));
        Assert.True(styled.Length > 2000, "Next to nothing is on the page.");
        var at = 0;
        for (var word = 0; word < styled.Length; word++)
        {
            var found = plain.IndexOf(styled[word], at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{styled[word]}” after “{string.Join(' ', styled[Math.Max(0, word - 8)..word])}” does not come in that place without the style.");
            at = found + styled[word].Length;
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_style_changes_the_order_or_puts_words_into_the_page()
    {
        var page = await browser.Open(packs.Page(Packs.Reference));
        var found = await page.EvaluateAsync<JsonElement>("""
            () => [...document.querySelectorAll('body *')].flatMap(each => {
              const style = getComputedStyle(each), found = [];
              if (style.order !== '0' || style.flexDirection.endsWith('reverse') || style.float !== 'none') found.push('order');
              for (const part of ['::before', '::after']) { const content = getComputedStyle(each, part).content; if (/[a-z0-9]/i.test(content.replace(/^(none|normal)$/, ''))) found.push(content); }
              return found.map(one => `${each.tagName} ${each.className}: ${one}`);
            })
            """);
        Assert.Equal("[]", found.GetRawText());
        await page.Context.CloseAsync();
    }

    static async Task<string[]> Words(IPage page) =>
        (await page.EvaluateAsync<string>("() => document.body.innerText")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
