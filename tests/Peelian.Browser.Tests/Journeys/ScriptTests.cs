using Microsoft.Playwright;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>What the script adds: on a host of files it answers as the server does, and what it does can be undone.</summary>
public sealed class ScriptTests(SitePages site, Browser browser)
{
    const string Question = "compare.html?measure=burglary&measure=confidence&area=brent&area=barnet&area=waltham-forest&as=twelve_months_change_percent";

    [Fact]
    public async Task A_host_of_files_compares_areas_with_the_servers_numbers_at_the_servers_address()
    {
        await using var reader = await Reader.Begin(browser, await site.Published(), Way.Mouse, Question);
        await reader.Page.Locator("#compare-2 tbody tr").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await using var asked = await Reader.Begin(browser, await site.Served(), Way.Mouse, Question);

        // The server's second figure of a measure is its ranking.
        foreach (var (drawn, answered) in (IReadOnlyList<(int, int)>)[(1, 1), (2, 3)])
        {
            Assert.Equal(await Cells(asked.Page.Locator($"#compare-{answered}")), await Cells(reader.Page.Locator($"#compare-{drawn}")));
            Assert.Equal(await asked.Page.Locator($"#compare-{answered} .title").TextContentAsync() is { } title ? title.Split('[')[0].Trim() : "", await reader.Page.Locator($"#compare-{drawn} .title").TextContentAsync());
            Assert.Equal(await Ends(asked.Page.Locator($"#compare-{answered}")), await Ends(reader.Page.Locator($"#compare-{drawn}")));
        }
        var address = await asked.Page.GetByText("the address of this comparison").GetAttributeAsync("href");
        await Assertions.Expect(reader.Page.GetByText("the address of this comparison")).ToHaveAttributeAsync("href", address!);
        Assert.Equal(await asked.Page.TitleAsync(), await reader.Page.TitleAsync());
        Assert.Equal(["barnet", "brent", "waltham-forest"], await reader.Page.Locator("[name=area]:checked").EvaluateAllAsync<string[]>("all => all.map(each => each.value)"));
        Assert.Empty((await AxeTests.Run(reader.Page)).Select(fault => fault.Id));
    }

    static async Task<string[]> Cells(ILocator figure) => await figure.Locator("table").EvaluateAsync<string[]>("table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim().replace(/ \\(%\\)$/, '')).join('|'))");

    // What stands at the ends of the lines, words that are broken into two put together again.
    static async Task<string> Ends(ILocator figure) => string.Concat((await figure.Locator(".v.own,.v.named").EvaluateAllAsync<string[]>("all => all.filter(each => each.getAttribute('dx') === '17').map(each => each.textContent.trim())")).SelectMany(words => words.Where(letter => letter != ' ')));

    [Theory]
    [InlineData("?measure=burglary&area=atlantis", "A name in this address is no measure or area that is loaded: it is left out.")]
    [InlineData("?area=barnet", "Choose a measure.")]
    [InlineData("?measure=%22%3E%3Cscript%3E&area=';drop%20table&as=../../etc/passwd", "A name in this address is no measure or area")]
    public async Task A_host_of_files_says_what_cannot_be_compared(string query, string told)
    {
        await using var reader = await Reader.Begin(browser, await site.Published(), Way.Mouse, "compare.html" + query);

        Assert.Contains(told, await reader.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await reader.Page.Locator("main script, #compared").CountAsync());
    }

    [Theory]
    [InlineData(true, "areas.html?q=bar", 4_000)]
    [InlineData(true, Question, 4_000)]
    [InlineData(false, Question, 4_000)]
    // What a server has answered is shown at once, what a script would have answered after a while, even where it never comes and is waited for.
    [InlineData(true, Question, 1_500, true)]
    [InlineData(false, Question, 15_000, true)]
    public async Task A_page_that_is_asked_something_is_shown_also_where_its_script_does_not_arrive(bool isServed, string address, int within, bool isKeptWaiting = false)
    {
        await using var context = await browser.Reader(new());
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/site.js", route => isKeptWaiting ? Task.CompletedTask : route.AbortAsync());

        await page.GotoAsync(await (isServed ? site.Served() : site.Published()) + address, new() { WaitUntil = WaitUntilState.Commit });

        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync(new() { Timeout = within });
        await Assertions.Expect(page.Locator("main > :first-child")).ToBeVisibleAsync(new() { Timeout = 1_000 });
    }

    [Fact]
    public async Task A_host_of_files_says_that_it_looks_up_no_postcodes()
    {
        await using var reader = await Reader.Begin(browser, await site.Published(), Way.Mouse, "areas.html?q=e17+4qh");

        Assert.Contains("“e17 4qh” looks like a postcode. These pages are plain files", await reader.Page.Locator("main [role=status]").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(32, await reader.Page.Locator("[data-find] li:visible").CountAsync());
    }

    [Fact]
    public async Task A_host_of_files_finds_areas_and_leads_on_where_only_one_is_meant()
    {
        await using var reader = await Reader.Begin(browser, await site.Published(), Way.Mouse, "areas.html?q=Bar");
        Assert.Contains("2 of 32 areas are called something like “Bar”:", await reader.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Barking and Dagenham", "Barnet"], await reader.Page.Locator("[data-find] li:visible a").AllInnerTextsAsync());

        await using var other = await Reader.Begin(browser, await site.Published(), Way.Mouse, "areas.html?q=%3Cb%3Ezz");
        Assert.Contains("No area here is called “<b>zz”. These are all there are:", await other.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await using var one = await Reader.Begin(browser, await site.Published(), Way.Mouse, "index.html");
        await one.Find("enf");
        await one.Page.WaitForURLAsync("**/areas/enfield.html");
    }

    [Fact]
    public async Task A_table_is_sorted_by_its_values_what_is_missing_last_and_a_third_click_restores_it()
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), Way.Mouse, "compare/burglary.html");
        var table = reader.Page.Locator("table:visible").First;
        var first = await Column(table);
        var sort = table.Locator("thead button").Filter(new() { HasTextRegex = new("^Barnet$") });

        await sort.ClickAsync();
        Assert.Equal("descending", await table.Locator("th:has(button:text-is('Barnet'))").GetAttributeAsync("aria-sort"));
        var down = await Column(table);
        Assert.Equal(down.Where(value => value is not null).OrderDescending(), down.Where(value => value is not null));
        await sort.ClickAsync();
        var up = await Column(table);
        Assert.Equal(up.Where(value => value is not null).Order(), up.Where(value => value is not null));
        Assert.All((double?[][])[down, up], values => Assert.DoesNotContain(null, values.SkipWhile(value => value is not null).TakeWhile(value => value is not null)));
        await sort.ClickAsync();
        Assert.Equal(first, await Column(table));
        Assert.Equal("In the first order again.", await reader.Page.Locator("#said").TextContentAsync());
    }

    static async Task<double?[]> Column(ILocator table) => await table.EvaluateAsync<double?[]>("""
        table => { const at = [...table.tHead.rows[0].cells].findIndex(head => head.textContent === 'Barnet'); return [...table.tBodies[0].rows].map(row => row.cells[at].textContent.startsWith('[') ? null : Number(row.cells[at].textContent.replaceAll(',', ''))); }
        """);

    [Fact]
    public async Task A_long_table_is_narrowed_down_to_rows_or_columns_with_a_word()
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), Way.Keyboard, "compare/burglary.html");
        var word = reader.Page.Locator(".filter input:visible").First;
        var table = reader.Page.Locator("table:visible").First;

        await reader.Reach(word);
        await reader.Page.Keyboard.TypeAsync("wal");
        Assert.Equal(["Month", "Waltham Forest"], await table.Locator("thead th:visible").AllInnerTextsAsync());
        await word.FillAsync("apr 20");
        Assert.Equal(["Apr 2022", "Apr 2023", "Apr 2024"], await table.Locator("tbody tr:visible th").AllInnerTextsAsync());
        await word.FillAsync("");
        Assert.Equal(36, await table.Locator("tbody tr:visible").CountAsync());
    }

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.Phone)]
    public async Task Nothing_of_an_area_page_moves_while_it_comes(Way way)
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), way, "areas/waltham-forest.html");

        Assert.True(await reader.Page.EvaluateAsync<bool>("async () => (await document.fonts.ready).check('16px \"Peelian Sans\"')"), "The fonts did not come.");
        Assert.Equal(0, await reader.Page.EvaluateAsync<double>("() => window.moved"));
    }

    [Fact]
    public async Task Every_chart_of_a_page_is_one_stop_from_whose_ends_nothing_falls_and_axe_finds_nothing_while_it_is_read()
    {
        await using var reader = await Reader.Begin(browser, await site.Served(), Way.Keyboard, "measures/burglary.html");
        var charts = await reader.Page.Locator(".chart:visible").AllAsync();
        Assert.True(charts.Count >= 3);
        foreach (var chart in charts)
        {
            await reader.Reach(chart);
            foreach (var key in (string[])["End", "ArrowRight", "ArrowDown", "Home", "ArrowLeft", "ArrowUp"])
                await reader.Page.Keyboard.PressAsync(key);
            Assert.Matches("^[^.]+\\. .+: .+\\.$", await reader.Page.Locator("#said").TextContentAsync());
            Assert.True(await chart.Locator(".tip").IsVisibleAsync());
        }
        Assert.Empty((await AxeTests.Run(reader.Page)).Select(fault => fault.Id));
    }
}
