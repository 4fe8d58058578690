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
                parts[0] = parts[0].Split('?')[0];
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
        foreach (var path in (string[])["index.html", "site.css", "site.js", "answer.js", "icon.svg", "PeelianSans-Regular.woff2", "areas/barnet.html", "areas/barnet.json", "areas/barnet/recorded-crime.html", "areas/barnet.csv", "areas/barnet.ods", "areas/barnet/month.html", "areas/barnet/year-to-date/recorded-crime.html", "areas/barnet/month/data/figure-01.csv", "areas/barnet/recorded-crime.csv", "areas/barnet/recorded-crime.json", "areas/barnet/data/figure-01.csv", "measures/burglary.html", "measures/burglary.csv", "measures/burglary/data/figure-02.csv", "areas/barnet/beside/rest.html", "areas/barnet/beside/outer-london.csv", "areas/barnet/beside/outer-london.json", "compare.html", "compare/burglary.html", "compare/burglary.csv", "definitions.html", "data.html", "data.csv", "changes.html", "methods.html", "methods/evidence-words.html", "how-to-read.html", "templates/complaints.csv"])
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
    public async Task Areas_are_compared_at_an_address_with_the_numbers_of_the_measures_own_page()
    {
        var asked = await site.Client.GetStringAsync("compare.html?measure=burglary&area=brent&area=barnet&as=twelve_months", TestContext.Current.CancellationToken);
        var measure = await site.Client.GetStringAsync("measures/burglary.html", TestContext.Current.CancellationToken);
        static string[] RowOf(string page, string area) => [.. Regex.Matches(Regex.Match(page, $"<th scope=\"row\"[^>]*>(?:<a[^>]*>)?{area}(?:</a>)?</th>(.*?)</tr>", RegexOptions.Singleline).Groups[1].Value, "<td[^>]*>(?:<[^>]*>)*([^<]*)").Select(match => match.Groups[1].Value)];

        Assert.Contains("Burglary: twelve months (count), Barnet and Brent", asked, StringComparison.Ordinal);
        Assert.Contains("compare.html?measure=burglary&amp;area=barnet&amp;area=brent&amp;as=twelve_months", asked, StringComparison.Ordinal);
        Assert.NotEmpty(RowOf(asked, "Brent"));
        foreach (var area in (string[])["Barnet", "Brent"])
            Assert.Equal(RowOf(measure, area), RowOf(asked, area));
        foreach (var link in Regex.Matches(asked, "href=\"(measures/[^\"]*)\"").Select(match => match.Groups[1].Value))
            Assert.True((await site.Client.GetAsync(link, TestContext.Current.CancellationToken)).IsSuccessStatusCode, link);
        // The last twelve months of the lines are those of the ranking.
        Assert.Contains($"{RowOf(asked, "Brent")[1]} Brent", WebUtility.HtmlDecode(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_areas_chosen_lead_to_everything_of_the_one_beside_the_other()
    {
        var asked = await site.Client.GetStringAsync("compare.html?measure=burglary&area=brent&area=barnet", TestContext.Current.CancellationToken);
        Assert.Contains("areas/barnet/beside/brent.html", asked, StringComparison.Ordinal);
        var pair = await site.Client.GetStringAsync("areas/barnet/beside/brent.html", TestContext.Current.CancellationToken);

        Assert.Contains("Barnet against Brent, over", pair, StringComparison.Ordinal);
        foreach (var link in Regex.Matches(pair, "href=\"([^\"#]*)[\"#]").Select(match => match.Groups[1].Value).Where(link => link.Length > 0 && !link.StartsWith("http", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            Assert.True((await site.Client.GetAsync("areas/barnet/beside/" + link, TestContext.Current.CancellationToken)).IsSuccessStatusCode, link);
        using var itself = await site.Client.GetAsync("areas/barnet/beside/barnet.html", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, itself.StatusCode);
    }

    [Theory]
    [InlineData("?measure=burglary&area=atlantis", "A name in this address is no measure or area that is loaded: it is left out.")]
    [InlineData("?area=barnet", "Choose a measure.")]
    [InlineData("?measure=burglary", "Choose at least one area.")]
    [InlineData("?measure=burglary&area=barnet&area=brent&area=camden&area=ealing&area=enfield&area=hackney&area=harrow", "the first 6 areas and 4 measures are shown")]
    [InlineData("?measure=%22%3E%3Cscript%3E&area=';drop%20table&as=../../etc/passwd", "A name in this address is no measure or area")]
    public async Task What_cannot_be_compared_is_told_and_nothing_of_it_is_repeated(string query, string told)
    {
        var page = await site.Client.GetStringAsync("compare.html" + query, TestContext.Current.CancellationToken);

        Assert.Contains(told, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.All(Scripts(page), script => Assert.Matches("^<script src=\"(?:site\\.js\" defer|answer\\.js\")></script>$", script));
        Assert.DoesNotContain("passwd", page, StringComparison.Ordinal);
        Assert.DoesNotContain("drop table", page, StringComparison.Ordinal);
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
            Assert.DoesNotContain(PublishedSite.SecretPrinted, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PublishedSite.SecretFile, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Burglary_of_one_month_and_of_the_financial_year_so_far_are_set_against_the_same_months_a_year_before()
    {
        var month = File.ReadAllText(Path.Combine(site.Folder, "areas", "barnet", "month", "recorded-crime.html"));
        var year = File.ReadAllText(Path.Combine(site.Folder, "areas", "barnet", "recorded-crime.html"));

        Assert.Contains("the same month a year before", month, StringComparison.Ordinal);
        Assert.Contains("April 2024 (count)", month, StringComparison.Ordinal);
        Assert.DoesNotContain("the same month a year before", year, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../../areas/barnet/recorded-crime.html\">12 months to April 2024</a>", month, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_without_data_is_linked_from_no_page_but_has_a_template_that_would_fill_it()
    {
        var home = File.ReadAllText(Path.Combine(site.Folder, "index.html"));
        var data = File.ReadAllText(Path.Combine(site.Folder, "data.html"));

        Assert.DoesNotContain("Independent custody visitors", home, StringComparison.Ordinal);
        Assert.Contains("<label for=\"q\">Name or code of an area, ward or postcode</label>", home, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(site.Folder, "areas", "barnet", "custody-visits.html")));
        Assert.Contains("Independent custody visitors: nothing is loaded. <a href=\"templates/custody-visits.csv\">", data, StringComparison.Ordinal);
        Assert.StartsWith(Desk.TidyHeader + "custody-visits-scheduled,value,E09000002,2024-04,,,,,,Barking and Dagenham\n", File.ReadAllText(Path.Combine(site.Folder, "templates", "custody-visits.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Outcomes and detections", "outcomes", "police-uk-outcomes,value,E09000002,2024-04,outcome=charged,,,,,Barking and Dagenham")]
    [InlineData("Use of force and Taser", "use-of-force", "use-of-force,value,E09000002,2024-04,officer-defined-ethnicity=not-recorded,,,,,Barking and Dagenham")]
    [InlineData("Workforce", "workforce", "police-officers,value,E23000001,2024-04,,,,,,Metropolitan Police Service")]
    [InlineData("Stop and search", "stop-and-search", "all-searches,value,E09000002,2024-04,hour=17,,,,,Barking and Dagenham")]
    public void A_theme_that_only_the_site_has_is_one_line_on_the_data_page_until_its_template_is_filled(string title, string id, string line)
    {
        var data = File.ReadAllText(Path.Combine(site.Folder, "data.html"));

        Assert.Contains($"{title}: nothing is loaded. <a href=\"templates/{id}.csv\">", data, StringComparison.Ordinal);
        Assert.Contains(line, File.ReadAllLines(Path.Combine(site.Folder, "templates", id + ".csv")));
        Assert.False(File.Exists(Path.Combine(site.Folder, "areas", "barnet", id + ".html")));
        Assert.DoesNotContain($">{title}<", File.ReadAllText(Path.Combine(site.Folder, "areas", "barnet", "recorded-crime.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Barnet", "areas/barnet.html")]
    [InlineData("e09000003", "areas/barnet.html")]
    [InlineData("walth", "areas/waltham-forest.html")]
    [InlineData("chingford green", "areas/waltham-forest.html")]
    [InlineData("Underh", "areas/barnet.html")]
    [InlineData("E17 4JF", "areas/waltham-forest.html")]
    [InlineData("  n11aa ", "areas/islington.html")]
    public async Task An_area_is_found_by_name_code_or_part_of_its_name(string asked, string page)
    {
        using var found = await site.Client.GetAsync($"areas.html?q={asked}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.EndsWith(page, found.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_for_and_not_found_is_said_and_harms_nothing()
    {
        var page = await site.Client.GetStringAsync("areas.html?q=" + Uri.EscapeDataString("<script>alert(1)</script>\u202E"), TestContext.Current.CancellationToken);

        Assert.Contains("No area here is called", page, StringComparison.Ordinal);
        Assert.Equal(["<script src=\"answer.js\"></script>", "<script src=\"site.js\" defer></script>"], Scripts(page));
    }

    [Fact]
    public async Task No_page_needs_a_style_that_its_policy_does_not_name()
    {
        foreach (var path in (string[])["", "areas/barnet.html", "areas/barnet/recorded-crime.html", "measures/burglary.html", "methods/funnels.html"])
        {
            using var page = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var policy = page.Headers.GetValues("Content-Security-Policy").Single();
            var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=\"", text, StringComparison.Ordinal);
            Assert.Matches("^<script src=\"(?:\\.\\./)*site\\.js\" defer></script>$", Assert.Single(Scripts(text)));
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
            Assert.Equal(text.Contains("data-s=", StringComparison.Ordinal), StyleBlock().IsMatch(text));
            foreach (Match block in StyleBlock().Matches(text))
                Assert.Contains($"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(block.Groups[1].Value)))}'", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?:src|href)=\"https?:[^\"]*\\.(?:css|js|png|svg|woff2?)\"", text);
        }
    }

    [Fact]
    public async Task An_areas_page_with_its_styles_fonts_and_script_is_150_kilobytes_or_less_over_the_wire()
    {
        var bytes = 0L;
        foreach (var path in (string[])["areas/barnet.html", "site.css", "site.js", "icon.svg", "PeelianSans-Regular.woff2", "PeelianSans-Semibold.woff2"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(path.EndsWith(".woff2", StringComparison.Ordinal) || path == "icon.svg" || answer.Content.Headers.ContentEncoding.Single() == "gzip", path);
            bytes += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }
        Assert.InRange(bytes, 1, 150_000);
    }

    [Fact]
    public void A_measures_page_says_what_the_packs_of_its_areas_say()
    {
        var page = File.ReadAllLines(Path.Combine(site.Folder, "measures", "burglary", "data", "figure-02.csv"));
        var pack = File.ReadAllLines(Path.Combine(site.Folder, "areas", "barnet", "data", "figure-01.csv"));

        string[] Cells(IEnumerable<string> lines, string start) => lines.Single(line => line.StartsWith(start, StringComparison.Ordinal)).Split(',');
        var (own, row) = (Cells(page, "E09000003,"), Cells(pack, "burglary,"));
        Assert.Equal((row[3], row[4], row[5]), (own[2], own[3], own[4]));
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

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();
}

/// <summary>A store with recorded crime of London and a restricted file; its site written once, and served on a free port.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    internal const string Secret = "88117755";
    internal const string SecretPrinted = "88,117,755";
    internal const string SecretFile = "secret.csv";
    LiveSite? _site;
    Microsoft.AspNetCore.Builder.WebApplication? _host;

    internal Desk Desk { get; } = new();

    internal string Folder => Desk.In("site");

    internal HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Desk.Run("add", Project.File("samples", "london", "recorded-crime.csv.gz"), "--quiet").Well();
        Desk.Run("add", Project.File("src", "Peelian", "Sources", "LsoaLookup", "sample.csv"), Project.File("src", "Peelian", "Sources", "PostcodeLookup", "sample.csv"), "--quiet").Well();
        Desk.Run("add", Desk.Write(SecretFile, Desk.TidyHeader + $"custody-visits-scheduled,value,E09000003,2024-04,,{Secret},,,,\n"), "--access", "restricted", "--quiet").Well();
        Desk.Run("publish", "--out", Folder, "--quiet").Well();
        _site = new LiveSite(Desk.Store, new SiteMaker(new Store(Desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make, _ => { });
        _host = SiteHost.Make(_site, "http://127.0.0.1:0");
        await SiteHost.Start(_host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_host.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
        _site!.Dispose();
        Desk.Dispose();
    }
}
