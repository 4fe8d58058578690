using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>A page of each kind of the public site, as a browser and the checkers see it.</summary>
public sealed partial class SitePagesTests(SitePages site, Browser browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Looked), MemberType = typeof(SitePages))]
    public async Task Axe_finds_nothing_in_any_kind_of_page(string address) => Assert.Empty(await AxeTests.Faults(browser, site.Page(address)));

    [Fact]
    public async Task The_Nu_checker_finds_nothing_in_any_kind_of_page() =>
        // To the checker a file has no origin that 'self' could name; that browsers take what stands beside a page is tested below.
        Assert.DoesNotContain(await Nu.Check([.. SitePages.Kinds.Select(row => site.Page(row.Data))]), line => !BlockedByChecker().IsMatch(line));

    [System.Text.RegularExpressions.GeneratedRegex("” blocked by “(?:style|script|img|font)-src” directive")]
    private static partial System.Text.RegularExpressions.Regex BlockedByChecker();

    [Theory]
    [MemberData(nameof(SitePages.Kinds), MemberType = typeof(SitePages))]
    public async Task No_page_is_wider_than_a_phone_and_its_policy_refuses_nothing_of_its_own(string address)
    {
        var page = await browser.Open(site.Page(address));
        List<string> refused = [];
        page.Console += (_, message) => refused.Add(message.Text);
        await page.SetViewportSizeAsync(320, 640);
        await page.ReloadAsync();
        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.DoesNotContain(refused, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Contains("Peelian Sans", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
        // The pictures have their margins, which the policy must let through.
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('svg[data-s]')].every(svg => getComputedStyle(svg).getPropertyValue('--l') !== '')"));
        await page.Context.CloseAsync();
    }
}
