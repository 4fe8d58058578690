using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>The web server: answers GET and HEAD of the site's addresses and nothing else.</summary>
static class SiteHost
{
    const int MostConnections = 1000;

    public static WebApplication Make(LiveSite site, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Nothing is sent here but short requests: whoever is slow or sends much makes room for others.
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.MaxRequestBodySize = 0;
            options.Limits.MaxRequestLineSize = 2048;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
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

    static async Task Answer(LiveSite site, HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy = StrictPage.Policy;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }
        var path = request.Path.Value!.TrimStart('/');
        if (path == SitePaths.Areas && request.Query["q"] is [{ Length: > 0 } asked])
        {
            var (exact, page) = site.Read(edition => edition.Map.Search(asked));
            if (exact is null)
                await Send(context, Web.Answer.Of(page)).ConfigureAwait(false);
            else
                response.Redirect(SitePaths.Of(exact));
            return;
        }
        try
        {
            if (path == SitePaths.Compare && request.Query.Count > 0)
                await Send(context, site.Read(edition => Compare(edition, request.Query))).ConfigureAwait(false);
            else if (site.Read(edition => Find(edition, path.Length == 0 ? SitePaths.Home : path)) is { } answer)
                await Send(context, answer).ConfigureAwait(false);
            else
                await Say(context, StatusCodes.Status404NotFound, "There is no such page.").ConfigureAwait(false);
        }
        catch (UserError)
        {
            await Say(context, StatusCodes.Status500InternalServerError, "This page is not shown: what is loaded for it contradicts itself.").ConfigureAwait(false);
        }
    }

    static Task Say(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words + " All areas and measures are linked from the first page: /\n", context.RequestAborted);
    }

    // Kept under the question as it is understood: however it is written, it is drawn once.
    static Answer Compare(LiveSite.Edition edition, IQueryCollection query)
    {
        var choice = edition.Map.Choose([.. query["measure"].OfType<string>()], [.. query["area"].OfType<string>()], query["as"].FirstOrDefault());
        var key = SitePaths.Compare + choice.Query + string.Join(' ', choice.LeftOut);
        if (edition.Cache.Find(key) is { } had)
            return had;
        var answer = Web.Answer.Of(edition.Map.Compare(choice));
        edition.Cache.Keep(key, answer);
        return answer;
    }

    static Answer? Find(LiveSite.Edition edition, string path)
    {
        if (edition.Cache.Find(path) is { } had)
            return had;
        if (edition.Map.Find(path) is not { } file)
            return null;
        var answer = Web.Answer.Of(file);
        edition.Cache.Keep(path, answer);
        return answer;
    }

    static async Task Send(HttpContext context, Answer answer)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = answer.Policy + "; frame-ancestors 'none'";
        response.Headers.ETag = answer.Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Compare(new EntityTagHeaderValue(answer.Tag), useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var takesPacked = request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is null or > 0);
        var bytes = takesPacked ? answer.Kept : answer.Plain();
        if (takesPacked && answer.IsPacked)
            response.Headers.ContentEncoding = "gzip";
        response.ContentType = answer.MediaType;
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
