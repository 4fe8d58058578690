using System.Net;
using System.Text.RegularExpressions;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The public site, as files and from a real server, over the same store as the packs.</summary>
public sealed partial class SiteTests(PublishedSite site) : IClassFixture<PublishedSite>
{
    [Fact]
    public void Every_link_of_the_published_site_leads_to_a_file_and_a_place_in_it()
    {
        var pages = Directory.EnumerateFiles(site.Folder, "*.html", SearchOption.AllDirectories).ToDictionary(Path.GetFullPath, File.ReadAllText, StringComparer.Ordinal);
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
        foreach (var path in (string[])["index.html", "site.css", "areas/barnet.html", "areas/barnet.json", "areas/barnet/recorded-crime.html", "areas/barnet/data/figure-01.csv", "measures/burglary.html", "definitions.html", "data.html"])
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine([site.Folder, .. path.Split('/')]), TestContext.Current.CancellationToken), await site.Client.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_may_be_loaded_from_elsewhere_and_nothing_but_reading_is_answered()
    {
        using var home = await site.Client.GetAsync("", TestContext.Current.CancellationToken);
        Assert.StartsWith("default-src 'none'", home.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var posted = await site.Client.PostAsync("", new StringContent("x"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        foreach (var path in (string[])["nothing.html", "areas/atlantis.html", "areas/barnet/nothing.html", "areas/barnet/data/../../../index.html%00", "%2e%2e/%2e%2e/etc/passwd", "areas/barnet/%2e%2e/x"])
        {
            using var missing = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {missing.StatusCode}");
        }
    }

    [Fact]
    public async Task A_page_that_the_reader_has_is_not_sent_again()
    {
        using var first = await site.Client.GetAsync("areas/barnet.html", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "areas/barnet.html");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void A_restricted_file_reaches_no_page()
    {
        Assert.All(Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories), file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(PublishedSite.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PublishedSite.SecretFile, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_address_that_is_none_is_refused_in_one_line()
    {
        var refused = site.Desk.Run("serve", "--urls", "not an address");

        Assert.Equal(2, refused.Code);
        Assert.Contains("--urls http://127.0.0.1:5081", refused.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();
}

/// <summary>A store with recorded crime of London and a restricted file; its site written once, and served on a free port.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    internal const string Secret = "7771";
    internal const string SecretFile = "secret.csv";
    SiteEdition? _edition;
    Microsoft.AspNetCore.Builder.WebApplication? _host;

    internal Desk Desk { get; } = new();

    internal string Folder => Desk.In("site");

    internal HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Desk.Run("add", Project.File("samples", "london", "recorded-crime.csv.gz"), "--quiet").Well();
        Desk.Run("add", Desk.Write(SecretFile, Desk.TidyHeader + $"custody-visits-scheduled,value,E09000003,2024-04,,{Secret},,,,\n"), "--access", "restricted", "--quiet").Well();
        Desk.Run("publish", "--out", Folder, "--quiet").Well();
        _edition = new SiteEdition(new Store(Desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", new DateOnly(2026, 11, 23));
        _host = SiteHost.Make(new SiteMap(_edition), "http://127.0.0.1:0");
        await SiteHost.Start(_host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_host.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
        _edition!.Dispose();
        Desk.Dispose();
    }
}
