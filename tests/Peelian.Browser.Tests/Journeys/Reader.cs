using Microsoft.Playwright;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>How somebody reads.</summary>
public enum Way
{
    /// <summary>With a mouse, at a desk.</summary>
    Mouse,

    /// <summary>With the keyboard alone.</summary>
    Keyboard,

    /// <summary>On a phone, 320 pixels wide.</summary>
    Phone,

    /// <summary>At four times the size: 1280 pixels across are 320.</summary>
    FourTimes,

    /// <summary>Without script.</summary>
    NoScript,

    /// <summary>With colours of their own.</summary>
    ForcedColours,

    /// <summary>On paper.</summary>
    Print,
}

/// <summary>Somebody at the site, who goes from page to page in their own way. Whatever a page does wrong on the way is a fault.</summary>
sealed class Reader : IAsyncDisposable
{
    // What moved without being asked to.
    const string Watch = "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(each => { if (!each.hadRecentInput) window.moved += each.value; })).observe({ type: 'layout-shift', buffered: true });";

    const string Hidden = """
        element => {
          const rects = [...element.getClientRects()], box = rects.find(rect => rect.width > 1 && rect.height > 1);
          if (!box) return 'has no size';
          const seen = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
          return seen && (element.contains(seen) || seen.contains(element)) ? '' : `is covered by ${seen?.outerHTML.slice(0, 90) ?? 'nothing: it is out of sight'}`;
        }
        """;

    readonly Way _way;
    readonly IPage _page;
    readonly string _site;
    readonly List<string> _faults = [];

    Reader(Way way, IPage page, string site) => (_way, _page, _site) = (way, page, site);

    /// <summary>True where the script runs.</summary>
    public bool HasScript => _way != Way.NoScript;

    /// <summary>True where what is only on the screen is not there.</summary>
    public bool OnPaper => _way == Way.Print;

    public IPage Page => _page;

    /// <summary>Opens the first page.</summary>
    public static async Task<Reader> Begin(Browser browser, string site, Way way, string first = "")
    {
        var (width, height, scale) = way switch { Way.Phone => (320, 640, 2f), Way.FourTimes => (320, 225, 4f), _ => (1280, 900, 1f) };
        var context = await browser.Reader(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            JavaScriptEnabled = way != Way.NoScript,
            ForcedColors = way == Way.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        if (way != Way.NoScript)
            await context.AddInitScriptAsync(Watch);
        var reader = new Reader(way, await context.NewPageAsync(), site);
        reader.Listen();
        await reader._page.GotoAsync(site + first);
        await reader.Arrived();
        return reader;
    }

    void Listen()
    {
        _page.Request += (_, request) => { if (!request.Url.StartsWith(_site, StringComparison.Ordinal)) _faults.Add($"asks for {request.Url}"); };
        _page.Console += (_, message) => { if (message.Type is "error" or "warning") _faults.Add($"{_page.Url}: {message.Text}"); };
        _page.PageError += (_, fault) => _faults.Add($"{_page.Url}: {fault}");
    }

    async Task Arrived()
    {
        await _page.WaitForLoadStateAsync();
        if (await _page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
            _faults.Add($"{_page.Url} is wider than the screen.");
        if (HasScript && await _page.EvaluateAsync<double>("() => window.moved") is > 0 and var moved)
            _faults.Add($"{_page.Url} moved by {moved.ToString(System.Globalization.CultureInfo.InvariantCulture)} while it came.");
        if (!OnPaper)
            return;
        await _page.EmulateMediaAsync(new() { Media = Media.Print });
        if (await _page.Locator(".site-nav,.skip,.filter").EvaluateAllAsync<bool>("all => all.some(each => each.checkVisibility())"))
            _faults.Add($"{_page.Url} prints what is for the screen only.");
    }

    /// <summary>What the page is called.</summary>
    public async Task<string> Head() => (await _page.Locator("h1").InnerTextAsync()).Trim();

    /// <summary>Follows a link.</summary>
    public Task Follow(string words, string within = "body") => Go(_page.Locator($"{within} a").Filter(new() { HasTextRegex = new($"^\\s*{System.Text.RegularExpressions.Regex.Escape(words)}\\s*$") }).First);

    /// <summary>Types into the search and asks.</summary>
    public async Task Find(string typed)
    {
        await Reach(_page.Locator("#q"));
        await _page.Keyboard.TypeAsync(typed);
        await Press("Find");
    }

    /// <summary>Ticks a box.</summary>
    public async Task Tick(string label)
    {
        var box = _page.GetByLabel(label, new() { Exact = true });
        await Reach(box);
        if (_way == Way.Keyboard)
            await _page.Keyboard.PressAsync(" ");
        Assert.True(await box.IsCheckedAsync());
    }

    /// <summary>Chooses one of a list.</summary>
    public async Task Choose(string label, string option)
    {
        var list = _page.GetByLabel(label, new() { Exact = true });
        if (_way != Way.Keyboard)
        {
            await list.SelectOptionAsync(new SelectOptionValue { Label = option });
            return;
        }
        await Reach(list);
        await _page.Keyboard.TypeAsync(option);
    }

    /// <summary>Presses a button that leads to another page.</summary>
    public Task Press(string button) => Go(_page.Locator("button").Filter(new() { HasText = button }).First);

    /// <summary>Opens what is folded around a place, as far as it is.</summary>
    public async Task Unfold(ILocator place)
    {
        var folded = place.Locator("xpath=ancestor::details[not(@open)]");
        if (OnPaper || await folded.CountAsync() == 0)
            return;
        await Open(folded.First.Locator("> summary"));
    }

    /// <summary>Opens a fold.</summary>
    public async Task Open(ILocator summary)
    {
        await Reach(summary);
        if (_way == Way.Keyboard)
            await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The words of a place, which must be there to be seen and uncovered.</summary>
    public async Task<string> Read(ILocator place)
    {
        await Unfold(place);
        if (!await place.IsVisibleAsync())
            _faults.Add($"{_page.Url}: {place} is not to be seen.");
        if (!OnPaper)
        {
            await place.ScrollIntoViewIfNeededAsync();
            if (await place.EvaluateAsync<string>(Hidden) is { Length: > 0 } how)
                _faults.Add($"{_page.Url}: {place} {how}.");
        }
        return string.Join(' ', (await place.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The cells of a table's row, its head first.</summary>
    public async Task<IReadOnlyList<string>> Row(string within, string head)
    {
        var row = _page.Locator($"{within} tbody tr").Filter(new() { Has = _page.Locator($"th:text-is(\"{head}\"), th:has(> a:text-is(\"{head}\"))") }).First;
        List<string> cells = [];
        for (var at = 0; at < await row.Locator("th,td").CountAsync(); at++)
            cells.Add(await Read(row.Locator("th,td").Nth(at)));
        return cells;
    }

    async Task Go(ILocator place)
    {
        await Reach(place, press: false);
        await Leave(() => _way == Way.Keyboard ? _page.Keyboard.PressAsync("Enter") : place.ClickAsync());
    }

    async Task Leave(Func<Task> act)
    {
        if (OnPaper)
            await _page.EmulateMediaAsync(new() { Media = Media.Screen });
        var was = _page.Url;
        await act();
        await Assertions.Expect(_page).Not.ToHaveURLAsync(was, new() { Timeout = 30_000 });
        await Arrived();
    }

    /// <summary>Gets to a place: a click, or as many tabs as it takes.</summary>
    public async Task Reach(ILocator place, bool press = true)
    {
        if (OnPaper)
            await _page.EmulateMediaAsync(new() { Media = Media.Screen });
        if (_way == Way.Keyboard)
            await Tab(place);
        else if (press)
            await place.ClickAsync();
    }

    async Task Tab(ILocator place)
    {
        for (var presses = 0; presses < 400; presses++)
        {
            if (await place.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await _page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{_page.Url}: the keyboard does not reach {place}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.CloseAsync();
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
    }
}
