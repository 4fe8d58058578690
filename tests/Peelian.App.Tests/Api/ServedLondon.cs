using System.Text.Json;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The London sample, served: what somebody who has just begun would ask of it.</summary>
public sealed class ServedLondon : IAsyncLifetime
{
    readonly Desk _desk = new();
    LiveSite? _site;
    Microsoft.AspNetCore.Builder.WebApplication? _host;

    internal Desk Desk => _desk;

    internal LiveSite Site => _site!;

    /// <summary>The lines that the server told of faults.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _desk.Run("add", Project.File("samples", "london"), "--access", "public", "--quiet").Well();
        _site = new LiveSite(_desk.Store, new SiteMaker(new Store(_desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make, _ => { });
        _host = SiteHost.Make(_site, "http://127.0.0.1:0", log: Log.Enqueue);
        await SiteHost.Start(_host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_host.Urls.First());
    }

    /// <summary>What stands at an address.</summary>
    public Task<string> Text(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The JSON at an address.</summary>
    public async Task<JsonElement> Json(string path) => JsonDocument.Parse(await Text(path)).RootElement;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        _site?.Dispose();
        _desk.Dispose();
    }
}

/// <summary>Tests that ask the London sample share one server of it.</summary>
[CollectionDefinition(Name)]
public sealed class OfServedLondon : ICollectionFixture<ServedLondon>
{
    public const string Name = "London, served";
}
