using System.CommandLine;
using Peelian.App.Web;

namespace Peelian.App.Commands;

/// <summary><c>peelian publish</c>: writes the public site as plain files for any static host.</summary>
static class PublishCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var folder = new Option<string>("--out") { Description = "Folder to write to", HelpName = "DIR", DefaultValueFactory = _ => "site" };
        var pack = new Option<string>("--pack") { Description = "The pack whose sections are the site's themes", HelpName = "PACK", DefaultValueFactory = _ => "borough" };
        var packs = SiteMaker.PacksOption();
        var command = new Command("publish", "Write the public site as plain files for any static host") { folder, pack, packs };
        command.SetAction(parsed =>
        {
            var talk = global.Talk(parsed, output);
            var (store, catalogue, root) = (global.OpenStore(parsed), global.ReadCatalogue(parsed), parsed.GetValue(folder)!);
            store.Refresh(catalogue, talk.WriteLine);
            using var site = new SiteMaker(store, catalogue, parsed.GetValue(pack)!, parsed.GetValue(packs), talk.WriteLine).Make();
            var (files, bytes) = (0, 0L);
            foreach (var file in site.All())
            {
                PackFolder.WriteFile(Path.Combine(root, file.Path.Replace('/', Path.DirectorySeparatorChar)), file.Bytes.Span);
                (files, bytes) = (files + 1, bytes + file.Bytes.Length);
            }
            foreach (var refused in site.Refused)
                error.WriteLine(refused);
            talk.WriteLine($"{Lines.Count(files, "file", "files")}, {Figures.Format.Whole(bytes / 1_000_000)} MB, to {site.AsAt.Label}. Open {Path.Combine(root, "index.html")}");
            return site.Refused.Any() ? 1 : 0;
        });
        return command;
    }
}
