using System.Text;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The site while its store changes, and beside packs that were built.</summary>
public sealed class LiveSiteTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    SiteMaker Maker(string? packs = null, Action<string>? tell = null) => new(new Store(_desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", packs, tell ?? (_ => { }));

    string Crime(int burglaries) => _desk.Write($"crime-{burglaries}.csv", Desk.TidyHeader + string.Concat(
        Enumerable.Range(0, 24).Select(month => new Month(2022, 5) + month).Select(month => $"burglary-residential,value,E09000031,{month},,{burglaries},,,,\nburglary-non-residential,value,E09000031,{month},,1,,,,\n")));

    [Fact]
    public async Task Data_added_while_the_site_is_served_appear_whole_and_no_request_fails()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--published", "2024-05-01", "--quiet").Well();
        using var site = new LiveSite(_desk.Store, Maker().Make, _ => { });
        await using var host = SiteHost.Make(site, "http://127.0.0.1:0");
        await SiteHost.Start(host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        using var stop = new CancellationTokenSource();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = Task.Run(async () =>
        {
            do
            {
                // Both numbers of a page are of one state: 1,212 and 1,212, or 2,412 and 2,412.
                var table = await client.GetStringAsync("areas/waltham-forest/data/figure-01.csv", TestContext.Current.CancellationToken);
                seen.Add(string.Join(' ', table.Split('\n').Single(line => line.StartsWith("burglary,", StringComparison.Ordinal)).Split(',')[3..5]));
                await client.GetStringAsync("areas/waltham-forest.html", TestContext.Current.CancellationToken);
            }
            while (!stop.IsCancellationRequested);
        }, TestContext.Current.CancellationToken);

        _desk.Run("add", Crime(200), "--access", "public", "--published", "2024-06-01", "--quiet").Well();
        site.Renew();
        await stop.CancelAsync();
        await reader;
        var after = await client.GetStringAsync("areas/waltham-forest/data/figure-01.csv", TestContext.Current.CancellationToken);

        Assert.Subset(new HashSet<string>(["1212 1212", "2412 2412"]), seen);
        Assert.Contains(",2412,2412,", after, StringComparison.Ordinal);
        Assert.Contains("48 monthly counts stand in both; of 1 measure some were revised", await client.GetStringAsync("changes.html", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void A_built_pack_is_shown_byte_for_byte_and_one_made_from_a_restricted_file_is_not()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--quiet").Well();
        _desk.Run("build", "--area", "Waltham Forest", "--pack", "borough", "--formats", "html,json,csv,ods", "--out", _desk.In("packs"), "--quiet").Well();
        _desk.Run("add", _desk.Write("visits.csv", Desk.TidyHeader + "custody-visits-conducted,value,E09000031,2024-06,,9,,,,\ncustody-visits-scheduled,value,E09000031,2024-06,,10,,,,\n"), "--access", "restricted", "--quiet").Well();
        _desk.Run("build", "--area", "Waltham Forest", "--pack", "borough", "--formats", "html,json", "--out", _desk.In("packs"), "--quiet").Well();
        var told = new List<string>();

        using var site = Maker(_desk.In("packs"), told.Add).Make();

        Assert.Equal(File.ReadAllBytes(_desk.In("packs", "borough", "waltham-forest", "2024-04", "index.html")), site.Find("packs/borough/waltham-forest/2024-04/index.html")!.Bytes.ToArray());
        var page = Encoding.UTF8.GetString(site.Find("areas/waltham-forest.html")!.Bytes.Span);
        Assert.Contains("href=\"../packs/borough/waltham-forest/2024-04/tables.ods\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-06", page, StringComparison.Ordinal);
        Assert.Null(site.Find("packs/borough/waltham-forest/2024-06/index.html"));
        Assert.Contains("not public", Assert.Single(told), StringComparison.Ordinal);
    }
}
