using System.CommandLine;
using ModelContextProtocol.Server;
using Peelian.App.Assistants;
using Peelian.App.Web;

namespace Peelian.App.Commands;

/// <summary><c>peelian mcp</c>: the figures for assistants, over the Model Context Protocol on standard input and output.</summary>
static class McpCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var pack = new Option<string>("--pack") { Description = "The pack whose sections are the themes", HelpName = "PACK", DefaultValueFactory = _ => "borough" };
        var within = new Option<bool>("--internal") { Description = "Answer from restricted files too: only for whoever may read them" };
        var command = new Command("mcp", "Answer an assistant's questions, each number with how sure it is and where it comes from (Model Context Protocol)") { pack, within };
        command.SetAction(async (parsed, stop) =>
        {
            // On the output there is nothing but the protocol: what people should know goes where errors go.
            var talk = global.Talk(parsed, error);
            var (store, catalogue) = (global.OpenStore(parsed), global.ReadCatalogue(parsed));
            store.Refresh(catalogue, talk.WriteLine);
            var maker = new SiteMaker(store, catalogue, parsed.GetValue(pack)!, null, talk.WriteLine) { IsInternal = parsed.GetValue(within) };
            using var site = new LiveSite(store.Path, maker.Make, talk.WriteLine, store.Clock);
            var options = new AssistantServer(site, maker.IsInternal, error.WriteLine).Options;
            var transport = new StdioServerTransport(options);
            await using (transport.ConfigureAwait(false))
            {
                var server = McpServer.Create(transport, options);
                await using (server.ConfigureAwait(false))
                {
                    using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
                    var watching = site.Watch(TimeSpan.FromSeconds(2), ended.Token);
                    await server.RunAsync(stop).ConfigureAwait(false);
                    await ended.CancelAsync().ConfigureAwait(false);
                    await watching.ConfigureAwait(false);
                }
            }
            return 0;
        });
        return command;
    }
}
