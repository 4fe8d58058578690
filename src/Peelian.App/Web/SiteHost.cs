using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Peelian.App.Web;

/// <summary>The web server: answers GET and HEAD of the site's addresses and nothing else.</summary>
static class SiteHost
{
    // Charts place themselves by style attributes; everything else comes from files of this site.
    const string Policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplication Make(SiteMap site, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options => options.AddServerHeader = false);
        var host = builder.Build();
        host.Run(context => Answer(site, context));
        return host;
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

    public static async Task UntilStopped(WebApplication host, CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    static async Task Answer(SiteMap site, HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }
        var path = request.Path.Value!.TrimStart('/');
        if (site.Find(path.Length == 0 ? "index.html" : path) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync("There is no such page. All areas and measures are linked from the first page: /\n", context.RequestAborted).ConfigureAwait(false);
            return;
        }
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)[..16])}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
        if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = file.MediaType;
        response.ContentLength = file.Bytes.Length;
        if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
