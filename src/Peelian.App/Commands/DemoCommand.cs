using System.CommandLine;
using Peelian.Render;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary><c>peelian demo</c>: loads the samples, writes the packs, says where to open them.</summary>
static class DemoCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var folder = new Option<string>("--out") { Description = "Folder to write to", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var samples = new Option<string>("--samples") { Description = "Folder of samples", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "samples") };
        var illustrative = new Option<bool>("--with-illustrative") { Description = "Add made-up figures for what no one publishes, marked on every figure they touch" };
        var command = new Command("demo", "Load the samples and write packs from them") { folder, samples, illustrative };
        command.SetAction(parsed =>
        {
            var talk = global.Talk(parsed, output);
            var catalogue = global.ReadCatalogue(parsed);
            var root = parsed.GetValue(folder)!;
            var from = Path.GetRelativePath(Environment.CurrentDirectory, parsed.GetValue(samples)!);
            var formats = Renderers.Formats;

            talk.WriteLine("The reference report, Waltham Forest, October 2015, from what it prints:");
            var reference = Load(Path.Combine(root, "store", "reference"), catalogue, [Path.Combine(from, "reference")], illustrative: false, talk, error);
            BuildCommand.Build(reference, catalogue, new BuildRequest { Areas = ["Waltham Forest"], Pack = "snb", To = new Month(2015, 10), Out = root, Formats = BuildCommand.Formats }, talk);

            talk.WriteLine();
            talk.WriteLine("Every borough's pack for the latest month, from real published figures:");
            var name = parsed.GetValue(illustrative) ? "london-with-illustrative" : "london";
            var london = Load(Path.Combine(root, "store", name), catalogue, [Path.Combine(from, "london")], illustrative: false, talk, error);
            if (parsed.GetValue(illustrative))
                Load(london.Path, catalogue, [Path.Combine(from, "illustrative")], illustrative: true, talk, error);
            BuildCommand.Build(london, catalogue, new BuildRequest { Areas = [], Pack = "borough", Out = root, Formats = formats }, talk);
            talk.WriteLine($"For the boroughs' PDFs (half a minute or more): peelian build --all --pack borough --out {root} --store {Path.GetRelativePath(Environment.CurrentDirectory, london.Path)}");
            talk.WriteLine($"To compute one again and compare: peelian verify {Path.Combine(root, "borough", "waltham-forest")} --store {Path.GetRelativePath(Environment.CurrentDirectory, london.Path)}");
            return 0;
        });
        return command;
    }

    static Store Load(string folder, Catalogue catalogue, IReadOnlyList<string> paths, bool illustrative, TextWriter talk, TextWriter error)
    {
        foreach (var path in paths.Where(path => !Directory.Exists(path)))
            throw new UserError($"The samples are not at '{path}'. Name their folder with --samples.");
        var store = new Store(folder);
        var data = paths.SelectMany(path => Directory.EnumerateFiles(path).Where(IsData)).Order(StringComparer.Ordinal).ToList();
        var result = AddCommand.Add(store, new AddRequest { Paths = data, Illustrative = illustrative, Access = Access.Public, Tell = error.WriteLine }, catalogue, talk);
        AddCommand.Print(result, talk, error, verbose: false);
        return result.AllGood ? store : throw new UserError("The samples could not be loaded.");
    }

    static bool IsData(string file) => file.EndsWith(".csv", StringComparison.Ordinal) || file.EndsWith(".csv.gz", StringComparison.Ordinal);
}
