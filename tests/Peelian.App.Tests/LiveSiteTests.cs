using System.Collections.Concurrent;
using System.Diagnostics;
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

    string Crime(int burglaries, int edition = 1) => _desk.Write($"crime-{edition}-{burglaries}.csv", Desk.TidyHeader + string.Concat(
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
        var (seen, fetched) = (new ConcurrentDictionary<string, bool>(StringComparer.Ordinal), 0);
        // Each on pages of its own and on those that all want; whatever is no success ends its reader with an exception.
        string[] pages = ["areas/waltham-forest.html", "areas/waltham-forest.json", "areas/brent/month.html", "measures/burglary.html", "compare/burglary.csv", "areas/barnet.ods", "data.csv", "compare.html?measure=burglary&area=barnet&area=waltham-forest"];
        var readers = pages.Select(page => Task.Run(async () =>
        {
            do
            {
                // Both numbers of a page are of one state: 1,212 and 1,212, or 2,412 and 2,412.
                var table = await client.GetStringAsync("areas/waltham-forest/data/figure-01.csv", TestContext.Current.CancellationToken);
                seen[string.Join(' ', table.Split('\n').Single(line => line.StartsWith("burglary,", StringComparison.Ordinal)).Split(',')[3..5])] = true;
                Assert.NotEmpty(await client.GetByteArrayAsync(page, TestContext.Current.CancellationToken));
                Interlocked.Increment(ref fetched);
            }
            while (!stop.IsCancellationRequested);
        }, TestContext.Current.CancellationToken)).ToList();

        for (var months = 2; months <= 4; months++)
        {
            _desk.Run("add", Crime(months * 50 + 50, months), "--access", "public", "--published", $"2024-0{3 + months}-01", "--quiet").Well();
            site.Renew();
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        var after = await client.GetStringAsync("areas/waltham-forest/data/figure-01.csv", TestContext.Current.CancellationToken);

        Assert.Subset(new HashSet<string>(["1212 1212", "1812 1812", "2412 2412", "3012 3012"]), seen.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.True(fetched >= pages.Length);
        Assert.Contains(",3012,3012,", after, StringComparison.Ordinal);
        Assert.Contains("of 1 measure some were revised", await client.GetStringAsync("changes.html", TestContext.Current.CancellationToken), StringComparison.Ordinal);
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

    [Fact]
    public void Editions_of_packs_stay_as_they_were_when_data_are_added_while_the_site_is_served()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--published", "2024-05-01", "--quiet").Well();
        _desk.Run("build", "--area", "Waltham Forest", "--pack", "borough", "--formats", "html,json", "--out", _desk.In("packs"), "--quiet").Well();
        using var site = new LiveSite(_desk.Store, Maker(_desk.In("packs")).Make, _ => { });
        byte[] Pack() => site.Read(edition => edition.Map.Find("packs/borough/waltham-forest/2024-04/index.html"))!.Bytes.ToArray();
        var before = Pack();

        _desk.Run("add", Crime(200), "--access", "public", "--published", "2024-06-01", "--quiet").Well();
        site.Renew();

        Assert.Equal(before, Pack());
        Assert.Contains("2,412", Encoding.UTF8.GetString(site.Read(edition => edition.Map.Find("areas/waltham-forest/recorded-crime.html"))!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void The_PDF_of_an_areas_page_and_of_its_edition_is_the_printed_pack_byte_for_byte()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--quiet").Well();
        Desk.Wait(_desk.StartWith(NoBrowser.Needed, "build", "--area", "Waltham Forest", "--pack", "borough", "--formats", "html,pdf,json", "--out", _desk.In("packs"), "--store", _desk.Store)).Well();
        var printed = File.ReadAllBytes(_desk.In("packs", "borough", "waltham-forest", "2024-04", "pack.pdf"));

        using var site = Maker(_desk.In("packs")).Make();
        var (page, edition) = (site.Find("areas/waltham-forest.pdf")!, site.Find("packs/borough/waltham-forest/2024-04/pack.pdf")!);

        Assert.Equal("%PDF-", Encoding.ASCII.GetString(printed, 0, 5));
        Assert.Equal(printed, page.Bytes.ToArray());
        Assert.Equal(printed, edition.Bytes.ToArray());
        Assert.Equal("application/pdf", page.MediaType);
        var links = Encoding.UTF8.GetString(site.Find("areas/waltham-forest.html")!.Bytes.Span);
        Assert.Contains("href=\"../areas/waltham-forest.pdf\"", links, StringComparison.Ordinal);
        Assert.Contains("href=\"../packs/borough/waltham-forest/2024-04/pack.pdf\"", links, StringComparison.Ordinal);
        // The financial year so far has no pack, and none is offered.
        Assert.Null(site.Find("areas/waltham-forest/year-to-date.pdf"));
        Assert.DoesNotContain("year-to-date.pdf", Encoding.UTF8.GetString(site.Find("areas/waltham-forest/year-to-date.html")!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_spoilt_leaves_the_site_as_it_was_until_it_is_whole_again()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--quiet").Well();
        var told = new List<string>();
        using var site = new LiveSite(_desk.Store, Maker().Make, told.Add);
        var index = Path.Combine(_desk.Store, "store.json");
        var whole = File.ReadAllBytes(index);

        File.WriteAllText(index, "{");
        site.Renew();
        site.Renew();
        Assert.Contains("the site stays as it was", Assert.Single(told), StringComparison.Ordinal);
        Assert.NotNull(site.Read(edition => edition.Map.Find("areas/waltham-forest.html")));

        File.WriteAllBytes(index, whole);
        site.Renew();
        Assert.StartsWith("The store has changed: the site now reaches", told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_stays_spoilt_is_tried_less_and_less_often_and_at_once_when_it_is_written_again()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--quiet").Well();
        var (clock, tried, isSpoilt) = (new SetClock(), new List<int>(), false);
        using var site = new LiveSite(_desk.Store, () => { tried.Add(clock.Seconds); return isSpoilt ? throw new UserError("Spoilt.") : Maker().Make(); }, _ => { }, clock);
        var index = Path.Combine(_desk.Store, "store.json");

        isSpoilt = true;
        File.AppendAllText(index, " ");
        for (; clock.Seconds < 300; clock.Seconds += 2)
            site.Renew();
        Assert.Equal([0, 0, 2, 6, 14, 30, 62, 122, 182, 242], tried);

        File.AppendAllText(index, " ");
        isSpoilt = false;
        site.Renew();
        site.Renew();
        Assert.Equal((11, 300), (tried.Count, tried[^1]));
    }

    [Fact]
    public void A_file_whose_day_comes_is_shown_from_that_day()
    {
        _desk.Run("add", Crime(100), "--access", "public", "--published", "2024-05-01", "--quiet").Well();
        _desk.Run("add", Crime(200, 2), "--access", "public", "--published", "2024-06-01", "--release-at", "2999-01-02", "--quiet").Well();
        var (clock, told) = (new SetClock { Start = new(2999, 1, 1, 23, 59, 58, TimeSpan.Zero) }, new List<string>());
        var store = new Store(_desk.Store) { Clock = clock };
        using var site = new LiveSite(_desk.Store, new SiteMaker(store, CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make, told.Add, clock);
        string Table() => Encoding.UTF8.GetString(site.Read(edition => edition.Map.Find("areas/waltham-forest/data/figure-01.csv"))!.Bytes.Span);

        site.Renew();
        Assert.Contains(",1212,1212,", Table(), StringComparison.Ordinal);
        clock.Seconds = 2;
        site.Renew();
        Assert.Contains(",2412,2412,", Table(), StringComparison.Ordinal);
        Assert.StartsWith("A new day has begun: the site now reaches", Assert.Single(told), StringComparison.Ordinal);
    }

    // A clock that stands until it is set.
    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Start { get; init; } = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

        public int Seconds { get; set; }

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override long TimestampFrequency => 1;

        public override DateTimeOffset GetUtcNow() => Start.AddSeconds(Seconds);

        public override long GetTimestamp() => Seconds;
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_well_and_at_once()
    {
        if (OperatingSystem.IsWindows())
            return; // it knows no such signal
        _desk.Run("add", Crime(100), "--access", "public", "--quiet").Well();
        using var served = _desk.Start("serve", "--store", _desk.Store, "--urls", "http://127.0.0.1:0");
        var line = await served.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        Assert.NotEmpty(await client.GetByteArrayAsync(new Uri(line!.Split(' ').Single(word => word.StartsWith("http:", StringComparison.Ordinal)).TrimEnd(';')), TestContext.Current.CancellationToken));

        var watch = Stopwatch.StartNew();
        Process.Start("kill", ["-TERM", served.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        await served.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (served.ExitCode, await served.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }
}
