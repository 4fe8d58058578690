using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>Archives that change, are damaged or made to do harm, and what is remembered of those that are none of it.</summary>
public sealed class FetchedArchiveTests : FetchingTests
{
    [Theory]
    [InlineData("parts")]
    [InlineData("head")]
    [InlineData("length")]
    [InlineData("tag")]
    [InlineData("tag and date")]
    public async Task Servers_without_parts_head_length_or_marks_give_the_same_files(string without)
    {
        Server.NoParts = without == "parts";
        Server.NoHead = without == "head";
        (Server.NoLength, Server.NoParts) = (without == "length", without is "parts" or "length");
        if (without.StartsWith("tag", StringComparison.Ordinal))
        {
            foreach (var (path, file) in Server.Files)
                Server.Files[path] = file with { ETag = null, Changed = without == "tag" ? file.Changed : null };
        }

        await Ends();

        var facts = await File.ReadAllTextAsync(Path.Combine(Desk.Store, "fetch", "fetched.json"), TestContext.Current.CancellationToken);
        var whole = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Server.Files["/data/archive/2026-07.zip"].Bytes));
        Assert.Equal(without is not ("tag" or "head"), facts.Contains($"\"sha256\": \"{whole}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_is_begun_anew()
    {
        Server.WithArchives(July - 2, July, rows: 2000);
        var changed = false;
        Server.Before = context =>
        {
            if (!changed && context.Request.Method == "GET" && Server.Asked.Count(asked => asked.StartsWith("GET /data", StringComparison.Ordinal)) == 2)
            {
                changed = true;
                Server.WithArchives(July - 2, July, rows: 2100);
            }
        };

        await Ends();

        Assert.True(changed);
        Assert.Contains(Told, line => line.EndsWith("became another file while it was read; begun anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changes_all_the_time_is_given_up()
    {
        var rows = 1500;
        Server.Before = context =>
        {
            if (context.Request.Path.Value!.EndsWith(".zip", StringComparison.Ordinal))
                Server.WithArchives(July - 2, July, rows: rows++);
        };

        Assert.Contains("fetch later. The store is as it was.", await Fails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "gives a web page, not a file")]
    [InlineData("application/zip", "is a web page, not an archive")]
    public async Task A_web_page_instead_of_an_archive_is_said_to_be_one(string type, string told)
    {
        Server.Publish("/data/archive/2026-07.zip", System.Text.Encoding.UTF8.GetBytes("<!DOCTYPE html><title>Log in</title>" + new string(' ', 500)), type: type);

        Assert.Contains(told, await Fails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zip cut off", "no archive that can be opened")]
    [InlineData("bit flipped", "its checksum is another")]
    [InlineData("leads outside", "names inside the archive")]
    [InlineData("twice", "twice")]
    public async Task An_archive_that_is_damaged_or_made_to_do_harm_is_not_used(string how, string told)
    {
        var good = Server.Files["/data/archive/2026-07.zip"].Bytes;
        var bad = how switch
        {
            "zip cut off" => good[..^200],
            "leads outside" => PublishedArchives.Archive(July, July, 4, ("../../2026-07-metropolitan-street.csv", "x")),
            "twice" => PublishedArchives.Archive(July, July, 4, ("again/2026-07-metropolitan-street.csv", "x")),
            _ => Flipped(good),
        };
        Server.Publish("/data/archive/2026-07.zip", bad);

        var message = await Fails();

        Assert.True(message.Contains(told, StringComparison.Ordinal) || (how == "bit flipped" && message.Contains("damaged entry", StringComparison.Ordinal)), message);
        Server.Publish("/data/archive/2026-07.zip", good);
        await Ends();
    }

    // In the middle of the first entry of the force, where its rows are.
    static byte[] Flipped(byte[] archive)
    {
        var name = "2026-07/2026-07-metropolitan-outcomes.csv"u8;
        var at = archive.AsSpan().IndexOf(name) + name.Length + 100;
        return [.. archive[..at], (byte)(archive[at] ^ 0x10), .. archive[(at + 1)..]];
    }

    [Fact]
    public async Task Facts_of_what_was_fetched_are_kept_with_hashes()
    {
        await Fetch();

        var facts = FetchedFacts();
        Assert.Equal(3, facts.Count);
        Assert.All(facts, fact => Assert.Equal(fact.GetProperty("snapshot").GetString(), Hash(fact.GetProperty("entry").GetString()!)));
        Assert.Single(facts.Select(fact => fact.GetProperty("contentsSha256").GetString()).Distinct());
    }

    List<System.Text.Json.JsonElement> FetchedFacts() =>
        [.. System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Desk.Store, "fetch", "fetched.json"))).RootElement.EnumerateArray()];

    string Hash(string entry)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(Server.Files["/data/archive/2026-07.zip"].Bytes));
        using var stream = zip.GetEntry(entry)!.Open();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        var both = await Task.WhenAll(Task.Run(() => Fetch()), Task.Run(() => Fetch()));

        Assert.Equal(3, both.Max(result => result.Added?.Count(AddOutcome.Added) ?? 0));
        Assert.Equal(3, new Store(Desk.Store).Snapshots().Count);
    }

    [Fact]
    public async Task What_is_stopped_stops_and_is_continued()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Server.WithArchives(July - 2, July, rows: 3000);
        Server.Drip = (8192, TimeSpan.FromMilliseconds(5));
        Server.Sending = sent =>
        {
            if (sent > 150_000)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Fetcher(new Store(Desk.Store), Workshop.Catalogue).Fetch(
            new FetchRequest { What = "police.uk", Force = "metropolitan", Server = Server.Address }, stop.Token));
        Assert.Empty(new Store(Desk.Store).Snapshots());
        var before = Server.Sent;

        Server.Drip = (65536, TimeSpan.Zero);
        Server.Sending = _ => { };
        await Ends();

        Assert.True(Server.Sent < before + Server.Files["/data/archive/2026-07.zip"].Bytes.Length - 100_000, "What had come was fetched again.");
    }
}
