using System.CommandLine;
using Peelian.App.Web;

namespace Peelian.App.Commands;

/// <summary><c>peelian serve</c>: the public site from this machine.</summary>
static class ServeCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var urls = new Option<string>("--urls") { Description = "The address to serve at", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var pack = new Option<string>("--pack") { Description = "The pack whose sections are the site's themes", HelpName = "PACK", DefaultValueFactory = _ => "borough" };
        var packs = SiteMaker.PacksOption();
        var command = new Command("serve", "Serve the public site until Ctrl-C") { urls, pack, packs };
        command.SetAction(async (parsed, stop) =>
        {
            var talk = global.Talk(parsed, output);
            var (store, catalogue) = (global.OpenStore(parsed), global.ReadCatalogue(parsed));
            store.Refresh(catalogue, talk.WriteLine);
            var maker = new SiteMaker(store, catalogue, parsed.GetValue(pack)!, parsed.GetValue(packs), talk.WriteLine);
            using var site = new LiveSite(store.Path, maker.Make, talk.WriteLine);
            var host = SiteHost.Make(site, parsed.GetValue(urls)!);
            await using (host.ConfigureAwait(false))
            {
                await SiteHost.Start(host, parsed.GetValue(urls)!, stop).ConfigureAwait(false);
                talk.WriteLine($"The site to {site.Read(edition => edition.Map.AsAt).Label} is at {string.Join(", ", host.Urls)}; Ctrl-C ends it.");
                await site.Watch(TimeSpan.FromSeconds(2), stop).ConfigureAwait(false);
                await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
            }
            return 0;
        });
        return command;
    }
}
