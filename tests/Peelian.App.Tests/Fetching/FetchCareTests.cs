using System.Net;
using System.Net.Sockets;
using System.Text;
using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>What another run, a power cut, a disk that goes away or a network between could do to what is kept.</summary>
public sealed class FetchCareTests : FetchingTests
{
    const string InterfaceFile = "2026-07-metropolitan-stop-and-search.json";

    static readonly PoliceUkAddresses Routes = AllSources.List.Single(one => one.Info.Fetch?.PoliceUk is not null).Info.Fetch!.PoliceUk!;

    string Work => Path.Combine(Desk.Store, "fetch", "police.uk");

    string[] Call(params string[] more) => ["fetch", "police.uk", "--from-server", Server.Address.ToString(), "--force", "metropolitan", .. more];

    void PublishSearches(string answer) => Server.Publish("/api/stops-force?force=metropolitan&date=2026-07", answer);

    static string Searches() => File.ReadAllText(Project.File("tests", "Peelian.App.Tests", "Fetching", "stops-force.json")).Replace("2026-05", "2026-07", StringComparison.Ordinal);

    string Written(string text, params string[] path)
    {
        var file = Path.Combine([Desk.Store, "fetch", .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    FetchRun Run() => new(
        new Store(Desk.Store), "police.uk", new Downloader(new(), TimeProvider.System, new Pace(1000, 1000, TimeProvider.System), null),
        new FetchRequest { What = "police.uk" }, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("--tables", "street")]
    [InlineData("--using", "api")]
    public void A_run_that_has_nothing_to_keep_leaves_what_another_kind_of_run_began(string option, string value)
    {
        Desk.Run(Call("--tables", "street")).Well();
        Server.Publish("/api/crimes-street-dates", """[{"date": "2026-07", "stop-and-search": []}]""");
        var others = Written("half", "police.uk", "2025-12", "archive.zip.part");

        Desk.Run(Call(option, value)).Well();

        Assert.True(File.Exists(others));
    }

    [Fact]
    public async Task A_run_of_the_interface_that_goes_on_with_what_came_waits_its_turn()
    {
        Written(Searches(), "police.uk", "interface-2026-07", InterfaceFile);
        PublishSearches(Searches());
        var store = new Store(Desk.Store) { Patience = TimeSpan.FromMilliseconds(200) };
        using (StoreLock.Take(Path.Combine(Desk.Store, "fetch"), TimeSpan.Zero, null))
        {
            var fault = await Assert.ThrowsAsync<UserError>(() => new Fetcher(store, Workshop.Catalogue).Fetch(
                new FetchRequest { What = "police.uk", Force = "metropolitan", UsingInterface = true, Server = Server.Address }, TestContext.Current.CancellationToken));
            Assert.Contains("Another peelian", fault.Message, StringComparison.Ordinal);
        }

        Assert.Empty(store.Snapshots());
        await Fetch(usingInterface: true);
        Assert.Single(store.Snapshots());
        Assert.DoesNotContain(Server.Asked, asked => asked.Contains("stops-force", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("zeros")]
    public async Task An_unpacked_file_that_a_power_cut_left_half_written_is_not_taken(string how)
    {
        async Task<ReadyFile> Ready()
        {
            using var run = Run();
            var there = await PoliceUkMonths.Ask(run.Downloader, new Uri(Server.Address, Routes.Dates), run.Stop);
            return Assert.Single((await new ArchiveFetch(run, Routes, Server.Address).Run([July], ["street"], "metropolitan", there)).Ready);
        }

        var path = (await Ready()).Path;
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, how == "zeros" ? new byte[whole.Length] : whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        Assert.Equal(path, (await Ready()).Path);

        Assert.Equal(whole, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ \r\n ] \n")]
    public void An_empty_list_is_told_as_one_and_not_as_not_published(string list)
    {
        PublishSearches(list);

        var ended = Desk.Run(Call("--using", "api")).Well();

        Assert.Contains($"Published as an empty list, which says that there was none: {InterfaceFile}.", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Not published", ended.Out, StringComparison.Ordinal);
        Assert.Contains("not published: 0; published empty: 1.", ended.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Work));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"error": "busy"}""")]
    public void An_answer_that_was_refused_is_asked_for_again(string bad)
    {
        PublishSearches(bad);
        Assert.Equal(1, Desk.Run(Call("--using", "api")).Code);
        Assert.True(File.Exists(Path.Combine(Work, "interface-2026-07", InterfaceFile)), "What was refused can be looked at.");
        PublishSearches(Searches());

        Assert.Contains("1 file: 1 added.", Desk.Run(Call("--using", "api")).Well().Lines);
        Assert.False(Directory.Exists(Work));
    }

    [Fact]
    public void What_the_interface_is_too_young_for_is_not_called_unpublished()
    {
        var ended = Desk.Run(Call("--using", "api", "--from", "2020-01"));

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("The interface has nothing of January 2020: May 2026 is its oldest month.", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_listed_months_that_is_forbidden_is_a_fault()
    {
        Server.WithArchives(July - 50, July, rows: 1, ends: [July - 7, July]);
        Server.Refuse = context => context.Request.Path.Value!.EndsWith("2025-12.zip", StringComparison.Ordinal) ? (403, null) : null;

        var ended = Desk.Run(Call("--from", "2023-01", "--tables", "street"));

        Assert.Equal(1, ended.Code);
        Assert.Contains("2025-12.zip cannot be had: the server, or a network between, answers 403 (Forbidden).", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Empty(new Store(Desk.Store).Snapshots());
    }

    [Fact]
    public void Listed_months_that_no_archive_has_are_named_and_the_rest_is_kept()
    {
        Server.WithArchives(July - 5, July, held: 3, rows: 1);

        var ended = Desk.Run(Call("--from", "2026-04", "--tables", "street"));

        Assert.Equal(1, ended.Code);
        Assert.Contains("Not had, though the server lists their months: 2026-04-metropolitan-street.csv. Fetch again later.", ended.Errors);
        Assert.Contains("not published: 0; not had: 1.", ended.Out, StringComparison.Ordinal);
        Assert.Equal(3, new Store(Desk.Store).Snapshots().Count);
    }

    [Fact]
    public void A_forbidden_archive_of_months_that_are_not_listed_is_taken_as_not_there_and_that_is_said()
    {
        Server.WithArchives(July - 5, July, held: 3, rows: 1);
        Server.Publish("/api/crimes-street-dates", """[{"date": "2026-07", "stop-and-search": []}, {"date": "2026-06", "stop-and-search": []}]""");
        Server.Refuse = context => context.Request.Path.Value!.EndsWith("2026-04.zip", StringComparison.Ordinal) ? (403, null) : null;

        var ended = Desk.Run(Call("--from", "2026-04", "--tables", "street")).Well();

        Assert.Contains("Not published: 2026-04-metropolitan-street.csv.", ended.Lines);
        Assert.EndsWith("2026-04.zip is forbidden (403), as some servers say of what they do not have: taken as not there", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_force_has_one_name_at_the_publisher_in_whatever_order_its_names_stand()
    {
        var folder = Path.Combine(Desk.Folder, "catalogue");
        foreach (var file in Directory.EnumerateFiles(Project.File("catalogue"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Project.File("catalogue"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var areas = Path.Combine(folder, "areas.csv");
        File.WriteAllText(areas, File.ReadAllText(areas).Replace("metropolitan|Metropolitan Police|", "Metropolitan Police|metropolitan|", StringComparison.Ordinal));

        var ended = Desk.Run(Call("--tables", "street", "--catalogue", folder)).Well();

        Assert.Contains("1 file: 1 added.", ended.Lines);
    }

    [Fact]
    public async Task A_disk_that_fills_up_while_an_archive_is_read_is_no_damaged_archive_and_what_came_is_kept()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full, the file that says of every byte that the disk is full.");
        Server.WithArchives(July - 2, July, rows: 2000);
        var archive = Path.Combine(Work, "2026-07", "archive.zip");
        Server.Before = context =>
        {
            if (context.Request.Method == "GET" && context.Request.Path.Value!.EndsWith(".zip", StringComparison.Ordinal))
                File.CreateSymbolicLink(archive + ".part.json.draft", "/dev/full");
        };

        var fault = await Assert.ThrowsAsync<UserError>(() => Fetch());

        Assert.StartsWith("The disk is full", fault.Message, StringComparison.Ordinal);
        Assert.True(new FileInfo(archive + ".part").Length > 0);
        File.Delete(archive + ".part.json.draft");
        Server.Before = _ => { };
        await Ends();
    }

    [Fact]
    public async Task What_was_added_is_not_called_unadded_where_it_cannot_be_noted()
    {
        Directory.CreateDirectory(Path.Combine(Desk.Store, "fetch", "fetched.json.draft"));

        var result = await Fetch();

        Assert.Equal(3, result.Added!.Count(AddOutcome.Added));
        Assert.Contains(Told, line => line.StartsWith("it could not be noted what was fetched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_came_whole_before_a_break_is_not_taken_for_the_newer_one()
    {
        const string Head = "MajorText,MinorText,LookUp_BoroughName,202401,202402\n";
        var address = new Uri(Server.Address, "/download/MPS%20Borough%20Level%20Crime.csv");
        Server.Publish("/api/dataset/recorded_crime_summary", $$"""["{{address.AbsoluteUri}}"]""");
        void Publish(string row) => Server.Publish("/download/MPS Borough Level Crime.csv", Encoding.UTF8.GetBytes(Head + row), type: "text/csv");
        Publish("BURGLARY,BURGLARY - RESIDENTIAL,Brent,10,12\n");
        var mark = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..12];
        using (var run = Run())
        using (var part = PartFile.Open(Path.Combine(Desk.Store, "fetch", "met-recorded-crime", mark, "MPS Borough Level Crime.csv"), address))
            await run.Downloader.Fill(address, part, 0, null, TestContext.Current.CancellationToken);
        Publish("BURGLARY,BURGLARY - RESIDENTIAL,Brent,10,13\n");

        await Fetch(what: "met-recorded-crime");

        var kept = Assert.Single(new Store(Desk.Store).Snapshots());
        Assert.EndsWith(",13\n", await File.ReadAllTextAsync(new Store(Desk.Store).FileOf(kept), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_ends_only_where_the_connection_does_is_not_taken_for_whole()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\na,b\n1,"u8.ToArray(), TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/a.csv");
        using var run = Run();
        using var part = PartFile.Open(Path.Combine(Desk.Folder, "a.csv"), address);

        var fault = await Assert.ThrowsAsync<FetchFault>(() => run.Downloader.Fill(address, part, 0, null, TestContext.Current.CancellationToken));

        await answering;
        Assert.Contains("comes without its length, so whether all of it came cannot be known", fault.Message, StringComparison.Ordinal);
        Assert.Null(part.Edition);
    }
}
