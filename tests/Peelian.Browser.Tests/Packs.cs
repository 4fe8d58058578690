using Peelian.Render;
using Peelian.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Peelian.Browser.Tests.Packs))]

namespace Peelian.Browser.Tests;

/// <summary>The packs that are looked at, built once by the program from the samples.</summary>
public sealed class Packs : IDisposable
{
    /// <summary>The report of October 2015 that prints everything there is to print.</summary>
    public const string Reference = "snb/waltham-forest/2015-10";

    /// <summary>A borough with made-up figures for what no one publishes, so that every kind of figure is filled.</summary>
    public const string Illustrative = "illustrative/snb/waltham-forest";

    /// <summary>A borough with made-up neighbourhoods, as no real shapes of such are among the samples.</summary>
    public const string Places = "places/borough/waltham-forest";

    /// <summary>
    /// Boroughs chosen for their gaps: Kingston has the smallest groups, Westminster rates beyond every scale,
    /// Barking and Dagenham the longest name that is in the middle of everything else.
    /// </summary>
    static readonly string[] Chosen = ["kingston-upon-thames", "westminster", "barking-and-dagenham"];

    readonly Desk _desk = new();
    readonly Lazy<string> _folder;

    public Packs() => _folder = new(Build);

    /// <summary>The reference pack and three boroughs; with --full all of them. Paths below <see cref="Folder"/>.</summary>
    public static TheoryData<string> Pages =>
    [
        Reference,
        .. Full.Of(Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Select(area => area.Slug), Chosen).Select(slug => $"borough/{slug}"),
    ];

    /// <summary>Every pack, for what takes no time.</summary>
    public static TheoryData<string> All => [Reference, .. Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Select(area => $"borough/{area.Slug}")];

    /// <summary>The folder that holds them all, with the page that lists them.</summary>
    public string Folder => _folder.Value;

    /// <summary>The page that lists the boroughs' packs.</summary>
    public string List => Path.Combine(Folder, "borough", "index.html");

    /// <summary>A pack's page.</summary>
    /// <param name="pack">Its path below <see cref="Folder"/>, without the month for the latest.</param>
    public string Page(string pack)
    {
        var folder = Path.Combine(Folder, Path.Combine(pack.Split('/')));
        return File.Exists(Path.Combine(folder, "index.html")) ? Path.Combine(folder, "index.html") : Directory.GetFiles(folder, "index.html", SearchOption.AllDirectories).Single();
    }

    string Build()
    {
        var folder = _desk.In("packs");
        // The boroughs' PDFs have their own tests; the report's is among the pictures.
        var formats = string.Join(',', Renderers.Formats);
        using var reference = new Desk();
        reference.Run("add", Samples("reference", "*.csv")).Well();
        reference.Run("build", "--pack", "snb", "--area", "waltham-forest", "--to", "2015-10", "--out", folder).Well();
        _desk.Run(["add", .. Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz")]).Well();
        _desk.Run("build", "--all", "--out", folder, "--formats", formats).Well();
        _desk.Run("add", "--illustrative", Samples("illustrative", "*.csv.gz")).Well();
        _desk.Run("build", "--pack", "snb", "--area", "waltham-forest", "--out", Path.Combine(folder, "illustrative"), "--formats", formats).Well();
        using var places = new Desk();
        places.Run(["add", "--illustrative", .. MadeUpPlaces.Files().Append(("people.csv", MadeUpPlaces.People(_ => 1500))).Select(file => places.Write(file.Item1, file.Item2))]).Well();
        places.Run("build", "--pack", "borough", "--area", "waltham-forest", "--out", Path.Combine(folder, "places"), "--formats", formats).Well();
        return folder;
    }

    static string Samples(string folder, string pattern) => Directory.GetFiles(Project.File("samples", folder), pattern).Single();

    public void Dispose() => _desk.Dispose();
}
