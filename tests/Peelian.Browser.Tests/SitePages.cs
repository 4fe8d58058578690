using Peelian.App.Web;
using Peelian.Render.Site;
using Peelian.Sources;
using Peelian.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Peelian.Browser.Tests.SitePages))]

namespace Peelian.Browser.Tests;

/// <summary>A page of each kind of the public site, drawn once from the samples with made-up figures for what no one publishes.</summary>
public sealed class SitePages : IDisposable
{
    readonly Desk _desk = new();
    readonly Lazy<string> _folder;

    public SitePages() => _folder = new(Draw);

    /// <summary>An address of each kind.</summary>
    public static TheoryData<string> Kinds =>
    [
        "index.html", "areas.html", "areas/waltham-forest.html", "areas/westminster/month.html",
        "areas/waltham-forest/recorded-crime.html", "areas/waltham-forest/stop-and-search.html", "areas/waltham-forest/year-to-date/complaints.html",
        "measures.html", "measures/burglary.html", "measures/confidence.html", "measures/complaint-allegations.html",
        "compare.html", "compare/burglary.html", "definitions.html", "data.html", "changes.html", "methods.html", "methods/evidence-words.html", "how-to-read.html", "accessibility.html", "privacy.html",
    ];

    /// <summary>Those that axe looks at, which takes it seconds each; with --full all of them.</summary>
    public static TheoryData<string> Looked =>
        [.. Full.Of(Kinds.Select(row => row.Data), ["index.html", "areas/waltham-forest.html", "areas/waltham-forest/stop-and-search.html", "measures/confidence.html", "data.html", "how-to-read.html"])];

    /// <summary>The file of an address.</summary>
    public string Page(string address) => Path.Combine([_folder.Value, .. address.Split('/')]);

    string Draw()
    {
        _desk.Run(["add", .. Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz"), "--access", "public"]).Well();
        _desk.Run("add", "--illustrative", "--access", "public", Directory.GetFiles(Project.File("samples", "illustrative"), "*.csv.gz").Single()).Well();
        using var site = new SiteMaker(new Store(_desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make();
        foreach (var address in Kinds.Select(row => row.Data).Concat(SiteDrawing.Parts.Select(part => part.Path)))
        {
            var file = Path.Combine([_desk.In("site"), .. address.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, site.Find(address)!.Bytes.ToArray());
        }
        return _desk.In("site");
    }

    public void Dispose() => _desk.Dispose();
}
