using System.CommandLine;
using System.Net;
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
        var requests = new Option<int>("--requests-per-minute") { Description = "How often one reader may ask; 0 for as often as they like", HelpName = "N", DefaultValueFactory = _ => 600 };
        var drawn = new Option<int>("--drawn-per-minute") { Description = "For how many pages that nobody drew before one reader may ask; 0 for as many as they like", HelpName = "N", DefaultValueFactory = _ => 60 };
        var connections = new Option<int>("--connections") { Description = "Connections at once", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var proxies = new Option<string[]>("--behind-proxy") { Description = "Address of a proxy before this server, which says truly for whom it asks (X-Forwarded-For)", HelpName = "ADDRESS" };
        var command = new Command("serve", "Serve the public site until Ctrl-C") { urls, pack, packs, requests, drawn, connections, proxies };
        command.SetAction(async (parsed, stop) =>
        {
            var talk = global.Talk(parsed, output);
            var limits = LimitsOf(parsed.GetValue(requests), parsed.GetValue(drawn), parsed.GetValue(connections), parsed.GetValue(proxies) ?? []);
            var (store, catalogue) = (global.OpenStore(parsed), global.ReadCatalogue(parsed));
            store.Refresh(catalogue, talk.WriteLine);
            var maker = new SiteMaker(store, catalogue, parsed.GetValue(pack)!, parsed.GetValue(packs), talk.WriteLine);
            using var site = new LiveSite(store.Path, maker.Make, talk.WriteLine, store.Clock);
            var host = SiteHost.Make(site, parsed.GetValue(urls)!, limits, error.WriteLine);
            await using (host.ConfigureAwait(false))
            {
                await SiteHost.Start(host, parsed.GetValue(urls)!, stop).ConfigureAwait(false);
                talk.WriteLine($"The site to {site.Read(edition => edition.Map.AsAt).Label} is at {string.Join(", ", host.Urls)}; Ctrl-C ends it.");
                await site.Watch(TimeSpan.FromSeconds(2), stop).ConfigureAwait(false);
                // Whoever is being answered is answered to the end.
                await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
            }
            return 0;
        });
        return command;
    }

    // As data.police.uk has it.
    const int MirrorPerSecond = 15;

    static SiteLimits LimitsOf(int requests, int drawn, int connections, string[] proxies) => new()
    {
        RequestsPerMinute = requests >= 0 ? requests : throw new UserError($"--requests-per-minute {Figures.Format.Whole(requests)} is no number of requests: give 0 or more."),
        DrawnPerMinute = drawn >= 0 ? drawn : throw new UserError($"--drawn-per-minute {Figures.Format.Whole(drawn)} is no number of pages: give 0 or more."),
        MirrorPerSecond = requests > 0 ? MirrorPerSecond : 0,
        Connections = connections > 0 ? connections : throw new UserError($"--connections {Figures.Format.Whole(connections)} is no number of connections: give 1 or more."),
        Proxies = [.. proxies.Select(address => IPAddress.TryParse(address, out var proxy) ? proxy : throw new UserError($"--behind-proxy {address} is no address: give one such as 127.0.0.1."))],
    };
}
