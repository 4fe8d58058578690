using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>What is fetched from a server that behaves, and what is said about it.</summary>
public sealed class FetchTests : IAsyncLifetime
{
    static readonly Month July = new(2026, 7);

    readonly Desk _desk = new();
    PublishingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PublishingServer.Start();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _desk.Dispose();
    }

    Ended Fetch(params string[] arguments) => _desk.Run(["fetch", "police.uk", "--from-server", _server.Address.ToString(), .. arguments]);

    [Fact]
    public void The_newest_month_of_a_force_is_fetched_and_added_and_a_second_time_nothing_is()
    {
        _server.WithArchives(July - 2, July);

        var first = Fetch("--force", "Metropolitan Police").Well();

        Assert.Contains("added          2026-07-metropolitan-street.csv  police-uk-street-crime, 20 rows, 2026-07, metropolitan", first.Lines);
        Assert.Contains("3 files: 3 added.", first.Lines);
        Assert.Contains("New: 3; revised: 0; already had: 0; not published: 0.", first.Out, StringComparison.Ordinal);
        Assert.Matches($@"^from {_server.Address}data/archive/2026-07\.zip \(\d+ kB, of 2026-08-27\)$", first.Lines[0]);
        var sent = _server.Sent;
        var again = Fetch("--force", "metropolitan").Well();
        Assert.Contains("New: 0; revised: 0; already had: 3; not published: 0.", again.Out, StringComparison.Ordinal);
        Assert.True(_server.Sent - sent < 20_000, "What is had was fetched again.");
    }

    [Fact]
    public void What_is_kept_says_where_and_when_it_was_published_and_is_restricted_unless_said()
    {
        _server.WithArchives(July, July);
        Fetch("--force", "metropolitan", "--tables", "street,outcomes").Well();
        Fetch("--force", "city-of-london", "--tables", "street", "--access", "public").Well();

        var kept = new Store(_desk.Store).Snapshots();

        Assert.All(kept, one => Assert.Equal(new DateOnly(2026, 8, 27), one.Published));
        Assert.All(kept, one => Assert.Equal($"{_server.Address}data/archive/2026-07.zip", one.Url));
        Assert.Equal([Access.Restricted, Access.Restricted, Access.Public], kept.Select(one => one.Access));
        Assert.Equal(["police-uk-street-crime", "police-uk-outcomes", "police-uk-street-crime"], kept.Select(one => one.SourceId));
    }

    [Fact]
    public void Of_a_large_archive_only_the_parts_that_hold_the_force_are_fetched()
    {
        _server.WithArchives(July - 35, July, rows: 400);
        var whole = _server.Files["/data/archive/2026-07.zip"].Bytes.Length;

        Fetch("--force", "metropolitan", "--tables", "stop-and-search").Well();

        Assert.True(_server.Sent < whole / 5, $"{_server.Sent} of {whole} bytes were fetched for one file of 216.");
        Assert.All(_server.Asked.Where(asked => asked.StartsWith("GET /data", StringComparison.Ordinal)), asked => Assert.Contains("bytes=", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forty_three_months_need_two_archives_and_each_month_comes_from_the_newest_that_has_it()
    {
        _server.WithArchives(July - 50, July, rows: 1, ends: [July - 7, July]);
        var source = AllSources.List.Single(one => one.Info.Fetch?.PoliceUk is not null).Info.Fetch!.PoliceUk!;
        using var run = new FetchRun(
            new Store(_desk.Store), "police.uk", new Downloader(new(), TimeProvider.System, new Pace(1000, 1000, TimeProvider.System), null),
            new FetchRequest { What = "police.uk" }, TestContext.Current.CancellationToken);

        var there = await PoliceUkMonths.Ask(run.Downloader, new Uri(_server.Address, source.Dates), run.Stop);
        var found = await new ArchiveFetch(run, source, _server.Address).Run([.. new Period(new Month(2023, 1), July).Months], ["street"], "metropolitan", there);

        Assert.Equal(2, found.From.Count);
        Assert.Equal(43, found.Ready.Count);
        Assert.All(found.Ready, file => Assert.EndsWith(string.CompareOrdinal(file.Facts.Name, "2023-08") < 0 ? "2025-12.zip" : "2026-07.zip", file.Facts.Address.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_that_holds_fewer_months_than_usual_is_joined_by_one_more()
    {
        _server.WithArchives(July - 5, July, held: 3, rows: 4, ends: [July - 4, July - 3, July - 2, July]);

        Fetch("--force", "metropolitan", "--from", "2026-03", "--tables", "street").Well();

        Assert.Equal(new Period(new Month(2026, 3), July).Months, new Store(_desk.Store).Snapshots().Select(one => one.FirstMonth!.Value).Order());
    }

    [Fact]
    public void Months_of_long_ago_come_from_the_newest_archive_that_has_them()
    {
        _server.WithArchives(July - 12, July, rows: 4, ends: [July - 10, July]);

        Fetch("--force", "metropolitan", "--from", "2025-08", "--to", "2025-09", "--tables", "street").Well();

        Assert.All(new Store(_desk.Store).Snapshots(), one => Assert.EndsWith("2026-07.zip", one.Url, StringComparison.Ordinal));
    }

    [Fact]
    public void A_month_later_what_was_revised_is_told_from_what_is_new_and_what_is_as_it_was()
    {
        _server.WithArchives(July - 12, July - 1, rows: 4);
        Fetch("--force", "metropolitan", "--from", "2026-01", "--tables", "street").Well();
        _server.WithArchives(July - 12, July, rows: 4);

        var ended = Fetch("--force", "metropolitan", "--from", "2026-01", "--tables", "street").Well();

        Assert.Contains("New: 1; revised: 1; already had: 5; not published: 0.", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_that_a_force_did_not_publish_is_named_and_is_no_fault()
    {
        _server.WithArchives(July, July);
        _server.Publish("/data/archive/2026-07.zip", PublishedArchives.Archive(July, July, 4));

        var ended = Fetch("--force", "kent", "--tables", "street,outcomes").Well();

        Assert.Contains("Not published: 2026-07-kent-street.csv, 2026-07-kent-outcomes.csv.", ended.Lines);
        Assert.Empty(new Store(_desk.Store).Snapshots());
    }

    [Fact]
    public void The_interface_gives_the_searches_of_a_force_a_month_a_request()
    {
        _server.WithArchives(July - 2, July);
        var answer = File.ReadAllText(Project.File("tests", "Peelian.App.Tests", "Fetching", "stops-force.json"));
        foreach (var month in new Period(July - 2, July).Months)
            _server.Publish($"/api/stops-force?force=metropolitan&date={month}", month == July ? "[]" : answer.Replace("2026-05", month.ToString(), StringComparison.Ordinal));

        var ended = Fetch("--force", "metropolitan", "--from", "2026-05", "--using", "api").Well();

        Assert.Contains("2 files: 2 added.", ended.Lines);
        Assert.Contains("published empty: 1", ended.Out, StringComparison.Ordinal);
        Assert.All(new Store(_desk.Store).Snapshots(), one => Assert.Equal(("police-uk-stops-api", "metropolitan"), (one.SourceId, one.Force)));
    }

    [Theory]
    [InlineData("fetch police.uk", "Say whose figures: --force metropolitan")]
    [InlineData("fetch police.uk --force metropolitn", "Did you mean metropolitan")]
    [InlineData("fetch police.uk --force metropolitan --tables streets", "No table called 'streets'. Tables: street, outcomes, stop-and-search.")]
    [InlineData("fetch police.uk --force metropolitan --tables street --using api", "only near a place")]
    [InlineData("fetch police.uk --force metropolitan --from 2023", "'2023' is not a month")]
    [InlineData("fetch police.uk --force metropolitan --from-server ftp://x", "is not a web address")]
    [InlineData("fetch police.uk --force metropolitan --from-server http://data.example.org", "is not encrypted")]
    [InlineData("fetch police.uk --force metropolitan --from 2024-05 --to 2024-01", "--from 2024-05 is after --to 2024-01.")]
    [InlineData("fetch", "Say what to fetch")]
    [InlineData("fetch polce.uk", "Did you mean police.uk")]
    [InlineData("fetch police-uk-outcomes", "is fetched with 'peelian fetch police.uk --tables outcomes'")]
    [InlineData("fetch census-ethnicity", "has no address that is known to last. Download it by hand from https://")]
    [InlineData("fetch met-recorded-crime --force metropolitan", "are for police.uk")]
    public void A_wrong_call_is_told_in_one_line_what_would_be_right(string call, string told)
    {
        var ended = _desk.Run(call.Split(' '));

        Assert.Equal(2, ended.Code);
        Assert.Contains(told, Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.Store));
    }

    [Theory]
    [InlineData("https://mirror.example.org", "https://mirror.example.org/api/crimes-street-dates")]
    [InlineData("https://mirror.example.org/police-uk/", "https://mirror.example.org/police-uk/api/crimes-street-dates")]
    public void A_mirror_in_a_folder_of_its_server_is_asked_there(string server, string asked) =>
        Assert.Equal(asked, Addresses.On(new Uri(server), "/api/crimes-street-dates").AbsoluteUri);

    [Theory]
    [InlineData("--from 2026-05 --to 2026-09", 1, "September 2026 is not published yet: July 2026 is the newest month.")]
    [InlineData("--from 2026-07 --to 2026-06", 2, "--from 2026-07 is after --to 2026-06.")]
    [InlineData("--from 2011-01 --to 2011-02", 1, "No archive of")]
    public void Months_that_are_not_there_are_told_with_those_that_are(string months, int code, string told)
    {
        _server.WithArchives(July - 2, July);

        var ended = Fetch(["--force", "metropolitan", .. months.Split(' ')]);

        Assert.Equal(code, ended.Code);
        Assert.Contains(told, Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Empty(Desk.State(_desk.Store));
    }

    [Fact]
    public void A_source_whose_files_stand_in_a_list_is_fetched_by_their_names()
    {
        const string header = "MajorText,MinorText,LookUp_BoroughName,202401,202402\n";
        _server.Publish("/download/exy3m/abc/MPS%20Borough%20Level%20Crime.csv".Replace("%20", " ", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetBytes(header + "BURGLARY,BURGLARY - RESIDENTIAL,Brent,10,12\n"), type: "text/csv");
        _server.Publish("/download/exy3m/def/MPS Ward Level Crime.csv", System.Text.Encoding.UTF8.GetBytes("nothing"));
        _server.Publish("/api/dataset/recorded_crime_summary", $$"""
            {"title": "Recorded crime", "resources": {
              "a": {"title": "Borough", "url": "{{_server.Address}}download/exy3m/abc/MPS%20Borough%20Level%20Crime.csv"},
              "b": {"title": "Ward", "url": "{{_server.Address}}download/exy3m/def/MPS%20Ward%20Level%20Crime.csv"} } }
            """);

        var ended = _desk.Run("fetch", "met-recorded-crime", "--from-server", _server.Address.ToString()).Well();
        var again = _desk.Run("fetch", "met-recorded-crime", "--from-server", _server.Address.ToString()).Well();

        Assert.Contains("added          MPS Borough Level Crime.csv  met-recorded-crime", ended.Out, StringComparison.Ordinal);
        Assert.Contains("already had: 1", again.Out, StringComparison.Ordinal);
        var kept = Assert.Single(new Store(_desk.Store).Snapshots());
        Assert.Equal(new DateOnly(2026, 8, 27), kept.Published);
        Assert.Equal("MPS Borough Level Crime.csv", kept.FileName);
    }

    [Fact]
    public void A_list_without_the_file_says_which_name_was_looked_for()
    {
        _server.Publish("/api/dataset/recorded_crime_summary", """{"resources": {}}""");

        var ended = _desk.Run("fetch", "met-recorded-crime", "--from-server", _server.Address.ToString());

        Assert.Equal(1, ended.Code);
        Assert.Contains("lists no file called 'MPS Borough Level Crime*.csv'", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Empty(Desk.State(_desk.Store));
    }

    [Fact]
    public void What_is_newer_is_said_and_nothing_is_changed()
    {
        _server.WithArchives(July - 1, July - 1);
        string Check() => _desk.Run("fetch", "police.uk", "--check", "--from-server", _server.Address.ToString()).Well().Out;

        Assert.Contains("not loaded     police.uk  June 2026 is the newest month; the store has no force's files.", Check(), StringComparison.Ordinal);
        Fetch("--force", "metropolitan", "--tables", "street").Well();
        Assert.Contains("up to date     police.uk  June 2026 is the newest month, and the store has it (metropolitan).", Check(), StringComparison.Ordinal);
        _server.WithArchives(July - 1, July);
        var before = Desk.State(_desk.Store);
        Assert.Contains("newer          police.uk  July 2026 is the newest month; the store ends with June 2026 (metropolitan): peelian fetch police.uk --force metropolitan --from 2026-07", Check(), StringComparison.Ordinal);
        Assert.Equal(before, Desk.State(_desk.Store));
    }

    [Fact]
    public void Of_every_source_with_an_address_it_is_said_whether_it_has_something_newer_and_which_could_not_be_asked()
    {
        _server.WithArchives(July, July);

        var ended = _desk.Run("fetch", "--check", "--from-server", _server.Address.ToString());

        Assert.Equal(1, ended.Code);
        Assert.Contains("not loaded     police.uk", ended.Out, StringComparison.Ordinal);
        Assert.Contains("not known      met-recorded-crime", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.Store));
    }
}
