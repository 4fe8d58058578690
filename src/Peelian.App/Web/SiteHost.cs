using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Peelian.App.Api;
using Peelian.App.PoliceUkMirror;

namespace Peelian.App.Web;

/// <summary>The web server: what it takes in, from how many, and for how long. <see cref="SiteAnswers"/> says what it answers.</summary>
static class SiteHost
{
    // More than any part of the site takes, so that each can say in its own words that an address is too long.
    const int LongestRequestLine = 8192;
    const int MostHeaderBytes = 16 * 1024;
    const int MostHeaders = 64;

    /// <summary>A server of a site, not yet started.</summary>
    /// <param name="site">The site.</param>
    /// <param name="urls">Where it is served.</param>
    /// <param name="limits">How much is done at once; without them as much as is asked, from whoever asks.</param>
    /// <param name="log">Told in one line of each fault.</param>
    public static WebApplication Make(LiveSite site, string urls, SiteLimits? limits = null, Action<string>? log = null)
    {
        var given = limits ?? new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options => Restrict(options, given));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton(_ => new Turns(given));
        builder.Services.AddSingleton(_ => new MirrorBranch(site, given));
        if (given.RequestsPerMinute > 0)
            builder.Services.AddRateLimiter(options =>
            {
                options.GlobalLimiter = ClientLimit.Make(given.RequestsPerMinute, context => given.MirrorPerSecond > 0 && context.Items[typeof(ISiteBranch)] is MirrorBranch);
                options.OnRejected = (rejected, stop) => new(SiteAnswers.TooMany(rejected, stop));
            });
        var host = builder.Build();
        if (given.Proxies.Count > 0)
            host.UseForwardedHeaders(Forwarded(given));
        var turns = host.Services.GetRequiredService<Turns>();
        IReadOnlyList<ISiteBranch> branches = [new ApiBranch(site, turns), host.Services.GetRequiredService<MirrorBranch>()];
        host.Use(SiteAnswers.Guard(site, branches, log ?? (_ => { })));
        if (given.RequestsPerMinute > 0)
            host.UseRateLimiter();
        host.Run(new SiteAnswers(site, turns).Answer);
        return host;
    }

    // Nothing is sent here but short requests: whoever is slow or sends much makes room for others.
    static void Restrict(KestrelServerOptions options, SiteLimits limits)
    {
        options.AddServerHeader = false;
        options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        options.Limits.MaxConcurrentConnections = limits.Connections;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxRequestBufferSize = LongestRequestLine + MostHeaderBytes;
        options.Limits.MaxRequestLineSize = LongestRequestLine;
        options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        options.Limits.MaxRequestHeaderCount = MostHeaders;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }

    // Only the address of the reader is taken from a proxy, and only from one that is named.
    static ForwardedHeadersOptions Forwarded(SiteLimits limits)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in limits.Proxies)
            options.KnownProxies.Add(proxy);
        return options;
    }

    /// <exception cref="UserError">The address is taken or is none.</exception>
    public static async Task Start(WebApplication host, string urls, CancellationToken stop)
    {
        try
        {
            await host.StartAsync(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidOperationException)
        {
            throw new UserError($"Could not serve at {urls}: {fault.Message} Name another address with --urls http://127.0.0.1:5081.", fault);
        }
    }
}
