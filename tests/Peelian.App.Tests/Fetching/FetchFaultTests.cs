using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>What goes wrong between a publisher and here: it passes and is waited for, or it is said in one line and the store is as it was.</summary>
public sealed class FetchFaultTests : FetchingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(4096)]
    public async Task A_connection_that_is_cut_again_and_again_only_makes_it_slower(int after)
    {
        Server.CutAfter = after == 1 ? 37 : after;
        Server.WithArchives(July - 2, July, rows: after < 1000 ? 2 : 60);
        Server.CutAfter = Math.Max(Server.CutAfter, Server.Files["/api/crimes-street-dates"].Bytes.Length);

        await Ends();

        Assert.All(Told, line => Assert.Contains("broke; again in 1 s", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_left_alone_as_long_as_it_asks_and_ever_longer_where_it_does_not()
    {
        var answers = new Queue<(int, string?)?>([(429, "7"), (429, null), (503, "Thu, 27 Aug 2026 23:00:59 GMT"), (503, null), (502, null)]);
        Server.Refuse = context =>
        {
            // The server's clock is not this one's, which stands at half past nine on another day.
            context.Response.Headers.Date = "Thu, 27 Aug 2026 23:00:00 GMT";
            return context.Request.Path.Value!.EndsWith("crimes-street-dates", StringComparison.Ordinal) && answers.TryDequeue(out var one) ? one : null;
        };

        await Ends();

        // 7 s asked for; the second failure in a row, 2 s; until a time that is 59 s ahead of the server's; the fourth, 8 s; the fifth, 16 s.
        Assert.Equal([7, 2, 59, 8, 16], Clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal("127.0.0.1 answers 429 (Too Many Requests); again in 7 s", Told[0]);
    }

    [Fact]
    public async Task What_fails_six_times_in_a_row_is_given_up()
    {
        Server.Refuse = _ => (503, null);

        Assert.StartsWith("127.0.0.1 answers 503 (Service Unavailable); given up after 6 attempts.", await Fails(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], Clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(6, Server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_asks_for_hours_is_not_waited_for()
    {
        Server.Refuse = _ => (429, "7200");

        Assert.Contains("asks to be left alone for 120 minutes", await Fails(), StringComparison.Ordinal);
        Assert.Empty(Clock.Waits);
    }

    [Fact]
    public async Task No_more_is_asked_than_fifteen_times_a_second_after_the_first_thirty()
    {
        Server.WithArchives(July - 59, July);
        foreach (var month in new Period(July - 59, July).Months)
            Server.Publish($"/api/stops-force?force=metropolitan&date={month}", "[]");

        await new Fetcher(new Store(Desk.Store), Workshop.Catalogue) { Clock = Clock }.Fetch(
            new FetchRequest { What = "police.uk", Force = "metropolitan", From = July - 59, UsingInterface = true, Server = Server.Address }, TestContext.Current.CancellationToken);

        Assert.Equal(61, Server.Asked.Count);
        // The clock moves only where it is waited for, so the thirty-one requests beyond the burst took as long as the limit asks.
        Assert.InRange(Clock.Waits.Sum(wait => wait.TotalSeconds), 31 / 15.0, 32 / 15.0);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        var times = 0;
        Server.Before = context =>
        {
            if (context.Request.Method == "GET" && context.Request.Path.Value!.EndsWith(".zip", StringComparison.Ordinal) && times++ < 2)
                Thread.Sleep(1500);
        };

        await Ends(new FetchLimits { Silence = TimeSpan.FromSeconds(0.5) });

        Assert.Contains("127.0.0.1 said nothing for 0.5 s; again in 1 s", Told);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_as_long_as_anything_comes()
    {
        Server.Drip = (700, TimeSpan.FromMilliseconds(10));

        await Ends(new FetchLimits { Silence = TimeSpan.FromSeconds(2) });

        Assert.Empty(Told);
    }

    [Fact]
    public async Task A_server_that_announces_more_than_it_sends_is_given_up()
    {
        Server.Boast = 100;

        Assert.Contains("The connection to 127.0.0.1 broke; given up after 6 attempts.", await Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_sent_on_within_this_machine_or_to_encrypted_addresses_and_nowhere_else()
    {
        Server.SendOn = context => context.Request.Path.StartsWithSegments("/data", StringComparison.Ordinal) ? $"{Server.Address}moved{context.Request.Path}" : null;
        foreach (var (path, file) in Server.Files)
            Server.Files["/moved" + path] = file;
        await Ends();
        Assert.All(Server.Asked.Where(asked => asked.Contains("/moved/", StringComparison.Ordinal) && asked.StartsWith("GET", StringComparison.Ordinal)), asked => Assert.Contains("bytes=", asked, StringComparison.Ordinal));

        Server.SendOn = _ => "http://data.example.org/elsewhere";
        var fault = await Assert.ThrowsAsync<FetchFault>(() => Fetch());
        Assert.Contains("sends on to 'http://data.example.org/elsewhere', which is not encrypted", fault.Message, StringComparison.Ordinal);
        Server.SendOn = context => context.Request.Path + "/on";
        Assert.Contains("too many redirects", (await Assert.ThrowsAsync<FetchFault>(() => Fetch())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_server_cannot_send_a_request_on_to_this_machine()
    {
        var fault = Assert.Throws<FetchFault>(() => Fetching.Addresses.Redirected(new Uri("https://data.example.org/a"), new Uri("http://127.0.0.1:5080/")));
        Assert.Contains("is not asked", fault.Message, StringComparison.Ordinal);
        Assert.Equal("https://data.example.org/b", Fetching.Addresses.Redirected(new Uri("https://data.example.org/a"), new Uri("/b", UriKind.Relative)).ToString());
    }

    [Fact]
    public async Task What_is_larger_than_the_limit_is_refused_before_it_is_fetched()
    {
        Server.NoParts = true;

        Assert.Contains("has more than 9,000 bytes, the most that is fetched", await Fails(new FetchLimits { MostBytes = 9_000 }), StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(Desk.Store, "*.part", SearchOption.AllDirectories), file => Assert.Equal(0, new FileInfo(file).Length));
        Server.NoLength = true;
        Assert.Contains("has more than 9,000 bytes", await Fails(new FetchLimits { MostBytes = 9_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_is_said_in_one_line_with_nothing_left_behind()
    {
        var gone = Server.Address;
        await Server.DisposeAsync();

        var ended = Desk.Run("fetch", "police.uk", "--force", "metropolitan", "--from-server", gone.ToString());

        Assert.Equal(1, ended.Code);
        Assert.Equal("Offline? 127.0.0.1 cannot be reached (no connection). Nothing was changed; what you have downloaded otherwise is added with 'peelian add'.", Assert.Single(ended.Errors));
        Assert.False(Directory.Exists(Desk.Store));
        Server = await PublishingServer.Start();
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_not_asked_for_twice()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Contains("Offline? no-such-host.invalid cannot be reached (its name is not found).", await Fails(server: new Uri("https://no-such-host.invalid")), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }
}
