using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>What goes wrong between a publisher and here: it passes and is waited for, or it is said in one line and the store is as it was.</summary>
public sealed class FetchFaultTests : IAsyncLifetime
{
    static readonly Month July = new(2026, 7);

    readonly Desk _desk = new();
    readonly HurriedClock _clock = new();
    readonly List<string> _told = [];
    PublishingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = (await PublishingServer.Start()).WithArchives(July - 2, July, rows: 60);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _desk.Dispose();
    }

    Task<FetchResult> Fetch(FetchLimits? limits = null, Uri? server = null, bool usingInterface = false, string what = "police.uk") =>
        new Fetcher(new Store(_desk.Store), Workshop.Catalogue) { Clock = _clock, Limits = limits ?? new() }.Fetch(
            new FetchRequest { What = what, Force = what == "police.uk" ? "metropolitan" : null, From = what == "police.uk" ? July - 2 : null, UsingInterface = usingInterface, Server = server ?? _server.Address, Tell = _told.Add },
            TestContext.Current.CancellationToken);

    async Task<string> Fails(FetchLimits? limits = null, Uri? server = null)
    {
        var fault = await Assert.ThrowsAsync<FetchFault>(() => Fetch(limits, server));
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Empty(new Store(_desk.Store).Snapshots());
        return fault.Message;
    }

    async Task Ends(FetchLimits? limits = null)
    {
        var result = await Fetch(limits);
        Assert.Equal(9, result.Added!.Count(AddOutcome.Added));
        var archive = _server.Files["/data/archive/2026-07.zip"].Bytes;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(archive));
        foreach (var kept in new Store(_desk.Store).Snapshots())
        {
            using var bytes = new MemoryStream();
            await using var entry = await zip.GetEntry($"{kept.FirstMonth}/{kept.FileName}")!.OpenAsync(TestContext.Current.CancellationToken);
            await entry.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(bytes.ToArray(), await File.ReadAllBytesAsync(new Store(_desk.Store).FileOf(kept), TestContext.Current.CancellationToken));
        }
        Assert.Equal(["fetched.json", "lock"], Directory.GetFileSystemEntries(Path.Combine(_desk.Store, "fetch")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(4096)]
    public async Task A_connection_that_is_cut_again_and_again_only_makes_it_slower(int after)
    {
        _server.CutAfter = after == 1 ? 37 : after;
        _server.WithArchives(July - 2, July, rows: after < 1000 ? 2 : 60);
        _server.CutAfter = Math.Max(_server.CutAfter, _server.Files["/api/crimes-street-dates"].Bytes.Length);

        await Ends();

        Assert.All(_told, line => Assert.Contains("broke; again in 1 s", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_left_alone_as_long_as_it_asks_and_ever_longer_where_it_does_not()
    {
        var answers = new Queue<(int, string?)?>([(429, "7"), (429, null), (503, "Fri, 28 Aug 2026 09:31:08 GMT"), (503, null), (502, null)]);
        _server.Refuse = context => context.Request.Path.Value!.EndsWith("crimes-street-dates", StringComparison.Ordinal) && answers.TryDequeue(out var one) ? one : null;

        await Ends();

        // 7 s asked for; the second failure in a row, 2 s; until a time that is 59 s ahead by then; the fourth, 8 s; the fifth, 16 s.
        Assert.Equal([7, 2, 59, 8, 16], _clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal("127.0.0.1 answers 429 (Too Many Requests); again in 7 s", _told[0]);
    }

    [Fact]
    public async Task What_fails_six_times_in_a_row_is_given_up()
    {
        _server.Refuse = _ => (503, null);

        Assert.StartsWith("127.0.0.1 answers 503 (Service Unavailable); given up after 6 attempts.", await Fails(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], _clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(6, _server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_asks_for_hours_is_not_waited_for()
    {
        _server.Refuse = _ => (429, "7200");

        Assert.Contains("asks to be left alone for 120 minutes", await Fails(), StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task No_more_is_asked_than_fifteen_times_a_second_after_the_first_thirty()
    {
        _server.WithArchives(July - 59, July);
        foreach (var month in new Period(July - 59, July).Months)
            _server.Publish($"/api/stops-force?force=metropolitan&date={month}", "[]");

        await new Fetcher(new Store(_desk.Store), Workshop.Catalogue) { Clock = _clock }.Fetch(
            new FetchRequest { What = "police.uk", Force = "metropolitan", From = July - 59, UsingInterface = true, Server = _server.Address }, TestContext.Current.CancellationToken);

        Assert.Equal(61, _server.Asked.Count);
        // The clock moves only where it is waited for, so the thirty-one requests beyond the burst took as long as the limit asks.
        Assert.InRange(_clock.Waits.Sum(wait => wait.TotalSeconds), 31 / 15.0, 32 / 15.0);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        var times = 0;
        _server.Before = context =>
        {
            if (context.Request.Method == "GET" && context.Request.Path.Value!.EndsWith(".zip", StringComparison.Ordinal) && times++ < 2)
                Thread.Sleep(1500);
        };

        await Ends(new FetchLimits { Silence = TimeSpan.FromSeconds(0.5) });

        Assert.Contains("127.0.0.1 said nothing for 0.5 s; again in 1 s", _told);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_as_long_as_anything_comes()
    {
        _server.Drip = (700, TimeSpan.FromMilliseconds(10));

        await Ends(new FetchLimits { Silence = TimeSpan.FromSeconds(2) });

        Assert.Empty(_told);
    }

    [Theory]
    [InlineData("parts")]
    [InlineData("head")]
    [InlineData("length")]
    [InlineData("tag")]
    [InlineData("tag and date")]
    public async Task Servers_without_parts_head_length_or_marks_give_the_same_files(string without)
    {
        _server.NoParts = without == "parts";
        _server.NoHead = without == "head";
        (_server.NoLength, _server.NoParts) = (without == "length", without is "parts" or "length");
        if (without.StartsWith("tag", StringComparison.Ordinal))
        {
            foreach (var (path, file) in _server.Files)
                _server.Files[path] = file with { ETag = null, Changed = without == "tag" ? file.Changed : null };
        }

        await Ends();

        var facts = await File.ReadAllTextAsync(Path.Combine(_desk.Store, "fetch", "fetched.json"), TestContext.Current.CancellationToken);
        var whole = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_server.Files["/data/archive/2026-07.zip"].Bytes));
        Assert.Equal(without != "tag", facts.Contains($"\"sha256\": \"{whole}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_is_begun_anew()
    {
        _server.WithArchives(July - 2, July, rows: 2000);
        var changed = false;
        _server.Before = context =>
        {
            if (!changed && context.Request.Method == "GET" && _server.Asked.Count(asked => asked.StartsWith("GET /data", StringComparison.Ordinal)) == 4)
            {
                changed = true;
                _server.WithArchives(July - 2, July, rows: 2100);
            }
        };

        await Ends();

        Assert.True(changed);
        Assert.Contains(_told, line => line.EndsWith("became another file while it was read; begun anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changes_all_the_time_is_given_up()
    {
        var rows = 1500;
        _server.Before = context =>
        {
            if (context.Request.Path.Value!.EndsWith(".zip", StringComparison.Ordinal))
                _server.WithArchives(July - 2, July, rows: rows++);
        };

        Assert.Contains("fetch later. The store is as it was.", await Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_announces_more_than_it_sends_is_given_up()
    {
        _server.Boast = 100;

        Assert.Contains("The connection to 127.0.0.1 broke; given up after 6 attempts.", await Fails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "gives a web page, not a file")]
    [InlineData("application/zip", "is a web page, not an archive")]
    public async Task A_web_page_instead_of_an_archive_is_said_to_be_one(string type, string told)
    {
        _server.Publish("/data/archive/2026-07.zip", System.Text.Encoding.UTF8.GetBytes("<!DOCTYPE html><title>Log in</title>" + new string(' ', 500)), type: type);

        Assert.Contains(told, await Fails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zip cut off", "no archive that can be opened")]
    [InlineData("bit flipped", "its checksum is another")]
    [InlineData("leads outside", "names inside the archive")]
    [InlineData("twice", "twice")]
    public async Task An_archive_that_is_damaged_or_made_to_do_harm_is_not_used(string how, string told)
    {
        var good = _server.Files["/data/archive/2026-07.zip"].Bytes;
        var bad = how switch
        {
            "zip cut off" => good[..^200],
            "leads outside" => PublishedArchives.Archive(July, July, 4, ("../../2026-07-metropolitan-street.csv", "x")),
            "twice" => PublishedArchives.Archive(July, July, 4, ("again/2026-07-metropolitan-street.csv", "x")),
            _ => Flipped(good),
        };
        _server.Publish("/data/archive/2026-07.zip", bad);

        var message = await Fails();

        Assert.True(message.Contains(told, StringComparison.Ordinal) || (how == "bit flipped" && message.Contains("damaged entry", StringComparison.Ordinal)), message);
        _server.Publish("/data/archive/2026-07.zip", good);
        await Ends();
    }

    // In the middle of the first entry of the force, where its rows are.
    static byte[] Flipped(byte[] archive)
    {
        var name = "metropolitan-outcomes.csv"u8;
        var at = archive.AsSpan().IndexOf(name) + name.Length + 100;
        return [.. archive[..at], (byte)(archive[at] ^ 0x10), .. archive[(at + 1)..]];
    }

    [Fact]
    public async Task Requests_are_sent_on_within_this_machine_or_to_encrypted_addresses_and_nowhere_else()
    {
        _server.SendOn = context => context.Request.Path.StartsWithSegments("/data", StringComparison.Ordinal) ? $"{_server.Address}moved{context.Request.Path}" : null;
        foreach (var (path, file) in _server.Files)
            _server.Files["/moved" + path] = file;
        await Ends();
        Assert.All(_server.Asked.Where(asked => asked.Contains("/moved/", StringComparison.Ordinal) && asked.StartsWith("GET", StringComparison.Ordinal)), asked => Assert.Contains("bytes=", asked, StringComparison.Ordinal));

        _server.SendOn = _ => "http://data.example.org/elsewhere";
        var fault = await Assert.ThrowsAsync<FetchFault>(() => Fetch());
        Assert.Contains("sends on to 'http://data.example.org/elsewhere', which is not encrypted", fault.Message, StringComparison.Ordinal);
        _server.SendOn = context => context.Request.Path + "/on";
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
        _server.NoParts = true;

        Assert.Contains("has more than 9,000 bytes, the most that is fetched", await Fails(new FetchLimits { MostBytes = 9_000 }), StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(_desk.Store, "*.part", SearchOption.AllDirectories), file => Assert.Equal(0, new FileInfo(file).Length));
        _server.NoLength = true;
        Assert.Contains("has more than 9,000 bytes", await Fails(new FetchLimits { MostBytes = 9_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_is_said_in_one_line_with_nothing_left_behind()
    {
        var gone = _server.Address;
        await _server.DisposeAsync();

        var ended = _desk.Run("fetch", "police.uk", "--force", "metropolitan", "--from-server", gone.ToString());

        Assert.Equal(1, ended.Code);
        Assert.Equal("Offline? 127.0.0.1 cannot be reached (no connection). Nothing was changed; what you have downloaded otherwise is added with 'peelian add'.", Assert.Single(ended.Errors));
        Assert.False(Directory.Exists(_desk.Store));
        _server = await PublishingServer.Start();
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_not_asked_for_twice()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Contains("Offline? no-such-host.invalid cannot be reached (its name is not found).", await Fails(server: new Uri("https://no-such-host.invalid")), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Facts_of_what_was_fetched_are_kept_with_hashes()
    {
        await Fetch();

        var facts = FetchedFacts();
        Assert.Equal(9, facts.Count);
        Assert.All(facts, fact => Assert.Equal(fact.GetProperty("snapshot").GetString(), Hash(fact.GetProperty("entry").GetString()!)));
        Assert.Single(facts.Select(fact => fact.GetProperty("contentsSha256").GetString()).Distinct());
    }

    List<System.Text.Json.JsonElement> FetchedFacts() =>
        [.. System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_desk.Store, "fetch", "fetched.json"))).RootElement.EnumerateArray()];

    string Hash(string entry)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(_server.Files["/data/archive/2026-07.zip"].Bytes));
        using var stream = zip.GetEntry(entry)!.Open();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        var both = await Task.WhenAll(Task.Run(() => Fetch()), Task.Run(() => Fetch()));

        Assert.Equal(9, both.Max(result => result.Added?.Count(AddOutcome.Added) ?? 0));
        Assert.Equal(9, new Store(_desk.Store).Snapshots().Count);
    }

    [Fact]
    public async Task What_is_stopped_stops_and_is_continued()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _server.WithArchives(July - 2, July, rows: 3000);
        _server.Drip = (8192, TimeSpan.FromMilliseconds(5));
        _server.Sending = sent =>
        {
            if (sent > 150_000)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Fetcher(new Store(_desk.Store), Workshop.Catalogue).Fetch(
            new FetchRequest { What = "police.uk", Force = "metropolitan", From = July - 2, Server = _server.Address }, stop.Token));
        Assert.Empty(new Store(_desk.Store).Snapshots());
        var before = _server.Sent;

        _server.Drip = (65536, TimeSpan.Zero);
        _server.Sending = _ => { };
        await Ends();

        Assert.True(_server.Sent < before + _server.Files["/data/archive/2026-07.zip"].Bytes.Length - 100_000, "What had come was fetched again.");
    }
}
