using System.Text.RegularExpressions;
using Peelian.App.Web;
using Peelian.Render;
using Xunit;

namespace Peelian.Tests;

/// <summary>How the server answers: faults, what is not there, who asks too often, many at once.</summary>
public sealed partial class SiteServerTests(ServedSite served) : IClassFixture<ServedSite>
{
    static string HeaderOf(string answer, string name) => Regex.Match(answer, $"^{name}: (.*?)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;

    static string StatusOf(string answer) => answer.Length < 12 ? "" : answer[9..12];

    [Fact]
    public async Task Every_answer_of_ours_carries_the_same_strict_headers()
    {
        foreach (var (path, method, status) in (IEnumerable<(string, string, string)>)[("/", "GET", "200"), ("/site.css", "GET", "200"), ("/no/such", "GET", "404"), ("/", "POST", "405"), ("/areas/barnet.csv", "GET", "200"), ("/areas.html?q=barnet", "GET", "302")])
        {
            var answer = await served.Get(path, method: method);
            Assert.Equal(status, StatusOf(answer));
            foreach (var (name, value) in (IEnumerable<(string, string)>)[("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Permissions-Policy", "camera=()"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"), ("Content-Security-Policy", "frame-ancestors 'none'")])
                Assert.Contains(value, HeaderOf(answer, name), StringComparison.Ordinal);
            Assert.DoesNotContain("Server:", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_of_ours_whose_links_lead_home_from_any_depth()
    {
        foreach (var (path, home) in (IEnumerable<(string, string)>)[("/nothing.html", "index.html"), ("/areas/barnet/nothing.html", "../../index.html"), ("/a/b/c/d", "../../../index.html")])
        {
            var answer = await served.Get(path);
            Assert.Equal("404", StatusOf(answer));
            Assert.Contains("There is no such page", answer, StringComparison.Ordinal);
            Assert.Contains($"href=\"{home}\"", answer, StringComparison.Ordinal);
            Assert.Equal("no-store", HeaderOf(answer, "Cache-Control"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/barnet.csv")]
    [InlineData("/nothing")]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string path)
    {
        var (get, head) = (await served.Get(path), await served.Get(path, method: "HEAD"));
        string[] Headers(string answer) => [.. answer.Split("\r\n\r\n")[0].Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal))];

        Assert.Equal(Headers(get), Headers(head));
        Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task Other_methods_are_refused_with_those_that_are_not(string method)
    {
        var answer = await served.Get("/", method: method);

        Assert.Empty(served.Log);
        Assert.Equal(("405", "GET, HEAD"), (StatusOf(answer), HeaderOf(answer, "Allow")));
        Assert.Contains("can be read and nothing else", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_one_line_for_who_runs_it_and_a_plain_page_for_who_reads()
    {
        await using var other = new ServedSite();
        await other.InitializeAsync();
        Assert.Equal("200", StatusOf(await other.Get("/areas/barnet.html")));
        // The store is spoilt under the site: what has to be read again now fails.
        File.WriteAllText(Path.Combine(other.Desk.Store, "store.json"), "{");

        var answer = await other.Get("/changes.html?who=me", headers: "X-Note: me\r\n");

        Assert.Equal("500", StatusOf(answer));
        Assert.Contains("This page is not shown", answer, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", HeaderOf(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotMatch(Trace(), answer);
        Assert.DoesNotContain(other.Desk.Folder, answer, StringComparison.Ordinal);
        var line = Assert.Single(other.Log);
        Assert.StartsWith("/changes.html: ", line, StringComparison.Ordinal);
        Assert.DoesNotMatch("\n|who=me|127\\.0\\.0\\.1", line);
        // What was drawn before is still there.
        Assert.Equal("200", StatusOf(await other.Get("/areas/barnet.html")));
    }

    [GeneratedRegex(@"\n\s+at |\.cs:line|Exception|DuckDB")]
    private static partial Regex Trace();

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again_and_nobody_else_is()
    {
        // A rate that no smaller time than a minute divides: nothing is given back while this runs.
        var at = await served.Serve(new SiteLimits { RequestsPerMinute = 19 });
        var answers = new List<string>();
        for (var asked = 0; asked < 30; asked++)
            answers.Add(await served.Get("/site.css", at: at));

        var refused = answers.Where(answer => StatusOf(answer) == "429").ToList();
        Assert.Equal(11, refused.Count);
        Assert.All(refused, answer =>
        {
            Assert.InRange(int.Parse(HeaderOf(answer, "Retry-After"), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
            Assert.Contains("Too many requests", answer, StringComparison.Ordinal);
        });
        Assert.Equal("200", StatusOf(await served.Get("/site.css", from: "127.0.0.2", at: at)));
        // A reader's word for being somebody else counts for nothing.
        Assert.Equal("429", StatusOf(await served.Get("/site.css", at: at, headers: "X-Forwarded-For: 192.0.2.7\r\n")));
    }

    [Fact]
    public async Task Behind_a_proxy_each_of_its_readers_has_a_share_and_only_the_proxy_is_believed()
    {
        var at = await served.Serve(new SiteLimits { RequestsPerMinute = 7, Proxies = [System.Net.IPAddress.Parse("127.0.0.9")] });
        async Task<int> Refused(string from, string reader) => (await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => served.Get("/site.css", from, at, $"X-Forwarded-For: {reader}\r\n")))).Count(answer => StatusOf(answer) == "429");

        Assert.Equal(5, await Refused("127.0.0.9", "192.0.2.1"));
        Assert.Equal(5, await Refused("127.0.0.9", "192.0.2.2"));
        Assert.Equal(5, await Refused("127.0.0.3", "192.0.2.3"));
        Assert.Equal(12, await Refused("127.0.0.3", "192.0.2.4"));
    }

    [Fact]
    public async Task Who_wants_too_many_pages_drawn_still_has_those_that_are_and_others_have_theirs()
    {
        var at = await served.Serve(new SiteLimits { DrawnPerMinute = 7 });
        async Task<string[]> Ask(string from, params string[] paths)
        {
            var statuses = new List<string>();
            foreach (var path in paths)
                statuses.Add(StatusOf(await served.Get(path, from, at)));
            return [.. statuses];
        }
        string[] pages = [.. new[] { "brent", "bexley", "bromley", "camden", "croydon", "ealing", "enfield" }.Select(area => $"/compare.html?measure=burglary&area=barnet&area={area}")];

        Assert.All(await Ask("127.0.0.1", pages), status => Assert.Equal("200", status));
        Assert.Equal(["429", "200", "429"], await Ask("127.0.0.1", "/areas/barnet.html", pages[0], "/areas.html?q=barn"));
        Assert.Equal(["200", "302"], await Ask("127.0.0.2", "/areas/barnet.html", "/areas.html?q=barnet"));
        Assert.Equal(["200"], await Ask("127.0.0.1", "/areas/barnet.html"));
    }

    [Fact]
    public async Task One_reader_waits_for_so_many_pages_at_once_and_another_is_not_kept_from_waiting()
    {
        using var turns = new Turns(new SiteLimits { Drawings = 1, DrawnPerMinute = 60, DrawnAtOnce = 2 });
        var drawings = new Drawings(new SiteCache());
        using var open = new ManualResetEventSlim();
        RenderedFile Draw(string page)
        {
            open.Wait(TestContext.Current.CancellationToken);
            return new RenderedFile(page, HtmlReport.MediaType, new byte[] { 1 });
        }
        Task<Answer?> Get(string page, string reader) => drawings.Get(page, () => Draw(page), turns, isKept: true, TestContext.Current.CancellationToken, reader);
        List<Task<Answer?>> readers = [Get("one.html", "a"), Get("two.html", "a"), Get("three.html", "b")];

        await Assert.ThrowsAsync<TooManyException>(() => Get("four.html", "a"));
        open.Set();
        Assert.All(await Task.WhenAll(readers), Assert.NotNull);
        Assert.NotNull(await Get("four.html", "a"));
    }

    [Fact]
    public void One_long_list_at_a_time_is_sent_to_a_reader_and_four_in_all()
    {
        using var turns = new Turns(new SiteLimits());
        using var first = turns.Stream("a");
        Assert.Throws<TooManyException>(() => turns.Stream("a"));
        List<IDisposable> others = [turns.Stream("b"), turns.Stream("c"), turns.Stream("d")];
        Assert.Throws<BusyException>(() => turns.Stream("e"));
        others.ForEach(one => one.Dispose());
        using var again = turns.Stream("b");
    }

    [Fact]
    public async Task What_nobody_will_ask_for_again_is_not_kept_and_addresses_count_as_they_are_long()
    {
        var (cache, answer) = (new SiteCache(10_000, hasHeads: false), new Answer("", "image/png", new byte[10], false, "", ""));
        using var turns = new Turns(new SiteLimits());
        await new Drawings(cache).Get("gone", () => answer with { IsWorthKeeping = false }, turns, isKept: true, CancellationToken.None);
        cache.Keep(new string('a', 4_000), answer);
        cache.Keep(new string('b', 4_000), answer);

        Assert.Null(cache.Find("gone"));
        Assert.Null(cache.Find(new string('a', 4_000)));
        Assert.NotNull(cache.Find(new string('b', 4_000)));
    }

    [Fact]
    public void Of_what_is_too_large_to_keep_its_tag_and_length_are_kept()
    {
        var (cache, noise) = (new SiteCache(), new byte[1_500_000]);
        cache.Keep("pack.pdf", new Answer("pack.pdf", "application/pdf", noise, false, "\"tag\"", ""));

        Assert.Null(cache.Find("pack.pdf"));
        var head = cache.FindHead("pack.pdf")!;
        Assert.Equal((0, 1_500_000L, 1_500_000L, "\"tag\""), (head.Kept.Length, head.KeptLength, head.PlainLength, head.Tag));
    }

    [Fact]
    public void A_full_cache_lets_the_older_half_go()
    {
        var cache = new SiteCache();
        var noise = new byte[900_000];
        for (var page = 0; page < 27; page++)
            cache.Keep($"{page}", new Answer($"{page}", "image/png", noise, false, "", ""));

        Assert.Null(cache.Find("0"));
        Assert.NotNull(cache.Find("20"));
        Assert.NotNull(cache.Find("26"));
    }

    [Fact]
    public async Task A_page_that_many_ask_for_at_once_is_drawn_once()
    {
        using var turns = new Turns(new SiteLimits { Drawings = 2 });
        var (drawings, drawn) = (new Drawings(new SiteCache()), 0);
        using var open = new ManualResetEventSlim();
        RenderedFile Draw()
        {
            Interlocked.Increment(ref drawn);
            open.Wait(TestContext.Current.CancellationToken);
            return new RenderedFile("page.html", HtmlReport.MediaType, new byte[] { 1 });
        }
        var readers = Enumerable.Range(0, 50).Select(_ => drawings.Get("page.html", Draw, turns, isKept: true, CancellationToken.None)).ToList();
        open.Set();

        Assert.All(await Task.WhenAll(readers), answer => Assert.Equal("page.html", answer!.Path));
        Assert.Equal(1, drawn);
    }

    [Fact]
    public async Task So_many_are_drawn_so_many_wait_and_the_rest_are_asked_to_come_again()
    {
        using var turns = new Turns(new SiteLimits { Drawings = 2, Waiting = 3, Patience = TimeSpan.FromSeconds(20) });
        var (drawings, now, most) = (new Drawings(new SiteCache()), 0, 0);
        using var open = new ManualResetEventSlim();
        RenderedFile Draw(int page)
        {
            var at = Interlocked.Increment(ref now);
            most = Math.Max(most, at);
            open.Wait(TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref now);
            return new RenderedFile($"{page}.html", HtmlReport.MediaType, new byte[] { 1 });
        }
        var readers = Enumerable.Range(0, 8).Select(page => drawings.Get($"{page}.html", () => Draw(page), turns, isKept: true, CancellationToken.None)).ToList();
        // Three too many are told so at once; the others are drawn in time.
        while (readers.Count(reader => reader.IsFaulted) < 3)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        open.Set();
        await Task.WhenAll(readers.Where(reader => !reader.IsFaulted));

        Assert.Equal(2, most);
        Assert.All(readers.Where(reader => reader.IsFaulted), reader => Assert.IsType<BusyException>(reader.Exception!.InnerException));
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_begun()
    {
        using var turns = new Turns(new SiteLimits { Drawings = 1, Patience = TimeSpan.FromMinutes(1) });
        // Where nobody is waited for long, and the one turn is taken.
        using var impatient = new Turns(new SiteLimits { Drawings = 1, Patience = TimeSpan.FromMilliseconds(50) });
        using var taken = await impatient.Take(CancellationToken.None);
        var (drawings, drawn) = (new Drawings(new SiteCache()), new List<string>());
        using var open = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        RenderedFile Draw(string page)
        {
            lock (drawn)
                drawn.Add(page);
            begun.TrySetResult();
            open.Wait(TestContext.Current.CancellationToken);
            return new RenderedFile(page, HtmlReport.MediaType, new byte[] { 1 });
        }
        Task<Answer?> Get(string page, CancellationToken gone, Turns? own = null) => drawings.Get(page, () => Draw(page), own ?? turns, isKept: true, gone);
        using var first = new CancellationTokenSource();
        var slow = Get("slow.html", first.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        using var gone = new CancellationTokenSource();
        var left = Get("left.html", gone.Token);
        var late = Get("late.html", CancellationToken.None, impatient);
        await gone.CancelAsync();
        await first.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await Assert.ThrowsAsync<BusyException>(() => late);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        open.Set();
        Assert.NotNull(await Get("next.html", CancellationToken.None));
        Assert.Equal(["slow.html", "next.html"], drawn);
        // Who left did not take away what others may ask for.
        Assert.NotNull(await Get("left.html", CancellationToken.None));
    }

    [Theory]
    [InlineData("--requests-per-minute", "-1")]
    [InlineData("--drawn-per-minute", "-1")]
    [InlineData("--connections", "0")]
    [InlineData("--behind-proxy", "nowhere")]
    public void A_limit_that_is_none_is_refused_in_one_line(string option, string value)
    {
        var refused = served.Desk.Run("serve", option, value);

        Assert.Equal(2, refused.Code);
        Assert.Contains(option, Assert.Single(refused.Errors), StringComparison.Ordinal);
    }
}
