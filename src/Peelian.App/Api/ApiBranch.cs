using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Peelian.App.Web;

namespace Peelian.App.Api;

/// <summary>The API over HTTP: which route is meant, in which format, and faults as problems (RFC 9457).</summary>
/// <param name="site">The site.</param>
/// <param name="turns">Whose turn it is to have an answer computed.</param>
sealed class ApiBranch(LiveSite site, Turns turns) : ISiteBranch
{
    const string Json = "json";
    const string Problem = "application/problem+json";

    /// <summary>The headers of a request that an answer hangs on.</summary>
    internal const string Vary = "Accept, Accept-Encoding";

    // A CSV has no head: where its licences stand, and what its columns mean.
    const string Links = $"<{ApiRoutes.Root}/snapshots>; rel=\"license\", <{ApiRoutes.Root}/openapi.json>; rel=\"service-desc\", </{Render.Site.SitePaths.Api}>; rel=\"service-doc\"";

    /// <inheritdoc/>
    public int LongestTarget => 2048;

    /// <inheritdoc/>
    public bool Holds(PathString path) => path.StartsWithSegments(ApiRoutes.Root, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task Answer(HttpContext context)
    {
        Open(context.Response);
        try
        {
            await Find(context).ConfigureAwait(false);
        }
        catch (ApiFault fault)
        {
            await Say(context, fault).ConfigureAwait(false);
        }
    }

    // Figures that anyone may read, for programs of any site.
    static void Open(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    async Task Find(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            throw new ApiFault(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "The API can be read and nothing else: ask with GET or HEAD.");
        }
        var (path, extension) = Split(request.Path.Value![ApiRoutes.Root.Length..]);
        if (path is ["openapi"] && extension == Json)
        {
            if (await site.Draw(Render.Site.SitePaths.OpenApi, map => map.Find(Render.Site.SitePaths.OpenApi), turns, isKept: true, ClientLimit.ReaderOf(context), context.RequestAborted).ConfigureAwait(false) is { } document)
                await SiteAnswers.SendKept(context, document, Vary).ConfigureAwait(false);
            return;
        }
        var (route, given) = RouteOf(path);
        var format = extension ?? FormatOf(request);
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> all = [.. given, .. request.Query.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")]))];
        var asked = site.Read(edition => new Asked(route, edition.Map.Questions, all) { IsWhole = format == "csv" });
        var key = $"{ApiRoutes.Root}{route.Path}.{format}?{asked.Query()}";
        context.Response.Headers.Link = Links;
        if (format == "csv" && route.OneByOne is not null)
            await new ApiStream(site, turns).Send(context, route, asked, key).ConfigureAwait(false);
        else if (await site.Draw(key, map => ApiFiles.Draw(route, map.Questions, asked, format), turns, isKept: true, ClientLimit.ReaderOf(context), context.RequestAborted).ConfigureAwait(false) is { } answer)
            await SiteAnswers.SendKept(context, answer, Vary).ConfigureAwait(false);
    }

    static (IReadOnlyList<string> Path, string? Extension) Split(string path)
    {
        var extension = ApiFiles.MediaTypes.Keys.FirstOrDefault(one => path.EndsWith("." + one, StringComparison.Ordinal));
        var plain = extension is null ? path : path[..^(extension.Length + 1)];
        // An empty part is one: the list of areas does not stand where an area without a name would.
        return (plain.Length <= 1 ? [] : plain[1..].Split('/'), extension);
    }

    static (ApiRoute, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>) RouteOf(IReadOnlyList<string> path)
    {
        foreach (var route in ApiRoutes.All)
        {
            if (route.Match(path) is { } given)
                return (route, given);
        }
        throw new ApiFault(StatusCodes.Status404NotFound, "no-such-route", $"There is no such route. {ApiRoutes.Root}/openapi.json describes those there are.") { Allowed = [.. ApiRoutes.All.Select(route => ApiRoutes.Root + route.Path)] };
    }

    // The kinds that are taken, best first; whoever says nothing takes JSON.
    static string FormatOf(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1).ToList();
        if (accepted.Count == 0 && StringValuesEmpty(request.Headers.Accept))
            return Json;
        foreach (var one in accepted)
        {
            foreach (var (format, mediaType) in ApiFiles.MediaTypes)
            {
                if (new MediaTypeHeaderValue(mediaType.Split(';')[0]).IsSubsetOf(new MediaTypeHeaderValue(one.MediaType)))
                    return format;
            }
        }
        throw new ApiFault(StatusCodes.Status406NotAcceptable, "not-acceptable", "Answers are JSON or CSV: ask with an extension (.json, .csv) or with 'Accept'.") { Path = "Accept", Allowed = ["application/json", "text/csv"] };
    }

    static bool StringValuesEmpty(Microsoft.Extensions.Primitives.StringValues values) => values.All(string.IsNullOrWhiteSpace);

    /// <inheritdoc/>
    public Task Refuse(HttpContext context, Refusal refusal)
    {
        Open(context.Response);
        return Say(context, new ApiFault(refusal.Status, refusal.Status switch
        {
            StatusCodes.Status414UriTooLong => "address-too-long",
            StatusCodes.Status429TooManyRequests => "too-many-requests",
            StatusCodes.Status503ServiceUnavailable => "busy",
            StatusCodes.Status500InternalServerError => "fault",
            _ => "not-understood",
        }, $"{refusal.Title}. {refusal.Words}"));
    }

    static async Task Say(HttpContext context, ApiFault fault)
    {
        var response = context.Response;
        var problem = ApiFiles.Json(writer => JsonSerializer.Serialize(
            writer, new ProblemAnswer($"/{Render.Site.SitePaths.Api}#{fault.Code}", ReasonPhrases.GetReasonPhrase(fault.Status), fault.Status, fault.Message, fault.Code, fault.Path, fault.Allowed), ApiShape.Options));
        response.StatusCode = fault.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = Vary;
        response.ContentType = Problem;
        response.ContentLength = problem.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(problem, context.RequestAborted).ConfigureAwait(false);
    }
}
