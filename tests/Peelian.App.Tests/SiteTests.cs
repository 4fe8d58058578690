using System.Net;
using System.Text.RegularExpressions;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The public site, as files and from a real server, over the same store as the packs.</summary>
public sealed partial class SiteTests : IDisposable
{
    readonly Desk _desk = new();

    public SiteTests() => _desk.Run("add", Project.File("samples", "london", "recorded-crime.csv.gz"), "--quiet").Well();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Every_link_of_the_published_site_leads_to_a_file_and_a_place_in_it()
    {
        _desk.Run("publish", "--out", _desk.In("site"), "--quiet").Well();

        var pages = Directory.EnumerateFiles(_desk.In("site"), "*.html", SearchOption.AllDirectories).ToDictionary(Path.GetFullPath, File.ReadAllText, StringComparer.Ordinal);
        Assert.True(pages.Count > 100, $"only {pages.Count} pages");
        foreach (var (page, text) in pages)
        {
            foreach (var link in Link().Matches(text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
                Assert.True(File.Exists(target), $"{page}: {link}");
                if (parts.Length > 1)
                    Assert.True(pages[target].Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal), $"{page}: {link}");
            }
        }
    }

    [Fact]
    public async Task The_server_answers_with_the_bytes_that_publish_writes()
    {
        _desk.Run("publish", "--out", _desk.In("site"), "--quiet").Well();
        await using var served = await Served.Start(_desk.Store);

        foreach (var path in (string[])["index.html", "site.css", "areas/barnet.html", "areas/barnet.json", "areas/barnet/recorded-crime.html", "areas/barnet/data/figure-01.csv", "measures/burglary.html", "definitions.html", "data.html"])
            Assert.Equal(await File.ReadAllBytesAsync(_desk.In(["site", .. path.Split('/')]), TestContext.Current.CancellationToken), await served.Client.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_may_be_loaded_from_elsewhere_and_nothing_but_reading_is_answered()
    {
        await using var served = await Served.Start(_desk.Store);

        using var home = await served.Client.GetAsync("", TestContext.Current.CancellationToken);
        Assert.StartsWith("default-src 'none'", home.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var posted = await served.Client.PostAsync("", new StringContent("x"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        foreach (var path in (string[])["nothing.html", "areas/atlantis.html", "areas/barnet/nothing.html", "areas/barnet/data/../../../index.html%00", "%2e%2e/%2e%2e/etc/passwd", "areas/barnet/%2e%2e/x"])
        {
            using var missing = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {missing.StatusCode}");
        }
    }

    [Fact]
    public async Task A_page_that_the_reader_has_is_not_sent_again()
    {
        await using var served = await Served.Start(_desk.Store);

        using var first = await served.Client.GetAsync("areas/barnet.html", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "areas/barnet.html");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await served.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void A_restricted_file_reaches_no_page()
    {
        var secret = _desk.Write("secret.csv", Desk.TidyHeader + "custody-visits-scheduled,value,E09000003,2024-04,,7771,,,,\n");
        _desk.Run("add", secret, "--access", "restricted", "--quiet").Well();
        _desk.Run("publish", "--out", _desk.In("site"), "--quiet").Well();

        Assert.All(Directory.EnumerateFiles(_desk.In("site"), "*", SearchOption.AllDirectories), file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("7771", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret.csv", text, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    /// <summary>The site on a free port.</summary>
    sealed class Served(Microsoft.AspNetCore.Builder.WebApplication host, SiteEdition edition) : IAsyncDisposable
    {
        public HttpClient Client { get; } = new() { BaseAddress = new Uri(host.Urls.First()) };

        public static async Task<Served> Start(string folder)
        {
            var edition = new SiteEdition(new Store(folder), CatalogueReader.Read(Project.File("catalogue")), "borough", new DateOnly(2026, 11, 23));
            var host = SiteHost.Make(new SiteMap(edition), "http://127.0.0.1:0");
            await SiteHost.Start(host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
            return new Served(host, edition);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await host.DisposeAsync();
            edition.Dispose();
        }
    }
}
