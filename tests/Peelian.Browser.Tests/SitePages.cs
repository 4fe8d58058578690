using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Peelian.App.Web;
using Peelian.Render.Site;
using Peelian.Sources;
using Peelian.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Peelian.Browser.Tests.SitePages))]

namespace Peelian.Browser.Tests;

/// <summary>The public site over the samples with made-up figures for what no one publishes: a page of each kind as a file, and all of it from a server.</summary>
public sealed class SitePages : IAsyncDisposable
{
    readonly Desk _desk = new();
    readonly Lazy<SiteMaker> _maker;
    readonly Lazy<string> _folder;
    readonly Lazy<Task<WebApplication>> _server;
    readonly Lazy<Task<WebApplication>> _files;
    LiveSite? _live;

    public SitePages()
    {
        _maker = new(Fill);
        _folder = new(Draw);
        _server = new(Serve);
        _files = new(ServeFiles);
    }

    /// <summary>An address of each kind.</summary>
    public static TheoryData<string> Kinds =>
    [
        "index.html", "areas.html", "areas/waltham-forest.html", "areas/westminster/month.html",
        "areas/waltham-forest/recorded-crime.html", "areas/waltham-forest/stop-and-search.html", "areas/waltham-forest/year-to-date/complaints.html",
        "areas/waltham-forest/beside/similar.html", "areas/waltham-forest/beside/2021-22.html",
        "measures.html", "measures/burglary.html", "measures/confidence.html", "measures/complaint-allegations.html",
        "compare.html", "compare/burglary.html", "definitions.html", "data.html", "api.html", "changes.html", "methods.html", "methods/evidence-words.html", "how-to-read.html", "accessibility.html", "privacy.html",
    ];

    /// <summary>Those that axe looks at, which takes it seconds each; with --full all of them.</summary>
    public static TheoryData<string> Looked =>
        [.. Full.Of(Kinds.Select(row => row.Data), ["index.html", "areas/waltham-forest.html", "areas/waltham-forest/stop-and-search.html", "areas/waltham-forest/beside/similar.html", "measures/confidence.html", "data.html", "api.html", "how-to-read.html"])];

    // What a static host needs to answer questions that a script asks.
    static readonly string[] Lists = ["compare/burglary.csv", "compare/confidence.csv", "areas/enfield.html"];

    /// <summary>The file of an address.</summary>
    public string Page(string address) => Path.Combine([_folder.Value, .. address.Split('/')]);

    /// <summary>The address of the site's own server, with a slash at its end.</summary>
    public async Task<string> Served() => (await _server.Value).Urls.First() + "/";

    /// <summary>The address of a server that knows nothing but files.</summary>
    public async Task<string> Published() => (await _files.Value).Urls.First() + "/";

    SiteMaker Fill()
    {
        _desk.Run(["add", .. Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz"), "--access", "public"]).Well();
        _desk.Run("add", "--illustrative", "--access", "public", Directory.GetFiles(Project.File("samples", "illustrative"), "*.csv.gz").Single()).Well();
        _desk.Run("add", Project.File("src", "Peelian", "Sources", "Boundaries", "sample.geojson"), Project.File("src", "Peelian", "Sources", "LsoaLookup", "sample.csv"), "--access", "public", "--quiet").Well();
        // Two publications of one series, so that something was revised: made up, and named so.
        foreach (var (day, weapons) in (IReadOnlyList<(string, int)>)[("2024-05-01", 9), ("2024-06-01", 11)])
        {
            var lines = new Period(new Month(2023, 5), new Month(2024, 4)).Months.Select(month => $"knife-crime,value,E09000031,{month},,{(month.Number > 2 ? 7 : weapons)},,,,\n");
            _desk.Write($"knives-{day}.csv.about.yaml", $"publisher: Nobody\nseries: Made up for tests\nlicence: none\nattribution: Made up\npublished: {day}\n");
            _desk.Run("add", _desk.Write($"knives-{day}.csv", Desk.TidyHeader + string.Concat(lines)), "--access", "public", "--quiet").Well();
        }
        return new SiteMaker(new Store(_desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { });
    }

    string Draw()
    {
        using var site = _maker.Value.Make();
        foreach (var address in Kinds.Select(row => row.Data).Concat(SiteDrawing.Parts.Select(part => part.Path)).Concat(Lists))
        {
            var file = Path.Combine([_desk.In("site"), .. address.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, site.Find(address)!.Bytes.ToArray());
        }
        return _desk.In("site");
    }

    async Task<WebApplication> Serve()
    {
        _live = new LiveSite(_desk.Store, _maker.Value.Make, _ => { });
        var host = SiteHost.Make(_live, "http://127.0.0.1:0");
        await host.StartAsync();
        return host;
    }

    async Task<WebApplication> ServeFiles()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        host.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(_folder.Value) });
        await host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in (Lazy<Task<WebApplication>>[])[_server, _files])
        {
            if (host.IsValueCreated && host.Value.IsCompletedSuccessfully)
                await (await host.Value).DisposeAsync();
        }
        _live?.Dispose();
        _desk.Dispose();
    }
}
