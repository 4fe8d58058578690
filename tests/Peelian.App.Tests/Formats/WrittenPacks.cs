using Peelian.App.Commands;
using Peelian.Render;
using Xunit;

namespace Peelian.Tests.Formats;

/// <summary>
/// Packs with different gaps in every format that needs no browser: the report of October 2015, a borough of every kind of figure,
/// the one with the smallest groups, the one with rates beyond every scale. With <c>--full</c> all boroughs, from the real files where they are.
/// </summary>
static class WrittenPacks
{
    /// <summary>"snb/Waltham Forest", "borough/Kingston upon Thames".</summary>
    public static TheoryData<string> Names =>
    [
        "snb/Waltham Forest",
        .. Full.Of(Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough")).Select(area => area.Name), "Barking and Dagenham", "Kingston upon Thames", "Westminster").Select(name => "borough/" + name),
    ];

    static readonly Lazy<Dictionary<string, Summary>> Built = new(Build);

    public static Summary Summary(string name) => Built.Value[name];

    /// <summary>A pack's files by path.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Files(string name) =>
        Renderers.All.SelectMany(renderer => renderer.Render(Summary(name))).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);

    /// <summary>A pack's files in a folder, as the program writes them.</summary>
    public static string Write(string name, string folder)
    {
        var into = Path.Combine(folder, Workshop.Catalogue.AreaCalled(name.Split('/')[1]).Slug, name.Split('/')[0]);
        PackFolder.Write(Summary(name), into, Renderers.Formats);
        return into;
    }

    static Dictionary<string, Summary> Build()
    {
        var packs = new Dictionary<string, Summary>(StringComparer.Ordinal);
        using var reference = new Workshop().Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"));
        packs["snb/Waltham Forest"] = reference.Build("snb", "Waltham Forest", "2015-10");
        using var workshop = new Workshop();
        var real = Path.Combine(Project.Root, "..", "shared", "data");
        string[] files = Full.Is && Directory.Exists(real) ? [Path.GetFullPath(real)] : Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz");
        // Some of the real files are of no kind that is known, which other tests look at.
        workshop.Store.Add(new Sources.AddRequest { Paths = files }, Workshop.Catalogue);
        foreach (var name in Names.Select(row => row.Data).Where(name => name.StartsWith("borough/", StringComparison.Ordinal)))
            packs[name] = workshop.Build("borough", name.Split('/')[1], null);
        return packs;
    }
}
