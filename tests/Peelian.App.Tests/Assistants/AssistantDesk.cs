using System.Text.Json;
using ModelContextProtocol.Protocol;
using Peelian.App.Assistants;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The London sample in a store, and the tools over it.</summary>
public sealed class AssistantDesk : IAsyncLifetime
{
    LiveSite? _site;

    internal Desk Desk { get; } = new();

    internal LiveSite Site => _site!;

    public ValueTask InitializeAsync()
    {
        Desk.Run("add", Project.File("samples", "london"), "--access", "public", "--quiet").Well();
        _site = Open(Desk.Store, isInternal: false);
        return ValueTask.CompletedTask;
    }

    internal static LiveSite Open(string store, bool isInternal) =>
        new(store, new SiteMaker(new Store(store), Workshop.Catalogue, "borough", null, _ => { }) { IsInternal = isInternal }.Make, _ => { });

    internal static CallToolResult Call(LiveSite site, string tool, object arguments, Action<string>? log = null) =>
        new AssistantServer(site, isInternal: false, log ?? Assert.Fail).Call(new CallToolRequestParams { Name = tool, Arguments = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(one => one.Name, one => one.Value) });

    /// <summary>What a tool answers well.</summary>
    internal JsonElement Ask(string tool, object arguments)
    {
        var result = Call(Site, tool, arguments);
        Assert.True(result.IsError is not true, result.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text);
        return result.StructuredContent!.Value;
    }

    /// <summary>What a tool says is wrong with a call.</summary>
    internal string Refuse(string tool, object arguments)
    {
        var result = Call(Site, tool, arguments);
        Assert.True(result.IsError);
        return Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
    }

    public ValueTask DisposeAsync()
    {
        _site?.Dispose();
        Desk.Dispose();
        return ValueTask.CompletedTask;
    }
}
