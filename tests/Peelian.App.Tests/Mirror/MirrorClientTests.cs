using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Peelian.Tests;

/// <summary>A client of data.police.uk that somebody else wrote, turned to the mirror.</summary>
[Collection(OneMirror.Name)]
public sealed class MirrorClientTests(ServedMirror served)
{
    [Fact]
    public async Task A_client_from_npm_finds_what_it_expects()
    {
        var node = Needed.Or(Needed.Program("node"), "Node, which the client of data.police.uk needs, is not on this machine.");
        var tools = Project.File("tests", "tools");
        var client = Path.Combine(tools, "node_modules", "ukpd");
        Needed.Or(Directory.Exists(client) ? client : null, "The client of data.police.uk is not here: './run test' fetches it with npm.");
        var start = new ProcessStartInfo(node, [Path.Combine(tools, "ask-police-uk.js"), new Uri(served.Address, "/police-uk/api").ToString()]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var (told, faults) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await faults);
        var all = JsonDocument.Parse(await told).RootElement;
        async Task Same(string name, string question) => Assert.Equal((await served.Ask(question)).Text, JsonSerializer.Serialize(all.GetProperty(name), MirrorTests.Relaxed));
        await Same("forces", "forces");
        await Same("force", "forces/city-of-london");
        await Same("categories", "crime-categories");
        await Same("lastUpdated", "crime-last-updated");
        await Same("availability", "crimes-street-dates");
        await Same("streetLevel", "crimes-street/all-crime?lat=51.5203&lng=-0.0959&date=2015-10");
        await Same("stopAndSearch", "stops-street?lat=51.584&lng=-0.021&date=2015-10");
        Assert.Equal(3, all.GetProperty("streetLevel").GetArrayLength());
    }
}
