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
    const string Methods = "GET, HEAD, OPTIONS";
    const string Exposed = "ETag, Link, Retry-After";

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
        OpenToAll.Head(context.Response, Exposed);
        try
        {
            await Find(context).ConfigureAwait(false);
        }
        catch (ApiFault fault)
        {
            await Say(context, fault).ConfigureAwait(false);
        }
    }

    async Task Find(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsOptions(request.Method))
        {
            OpenToAll.Allow(context.Response, Methods);
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = Methods;
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
        var query = request.Query.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")])).ToList();
        var asked = site.Read(edition => new Asked(route, edition.Map.Questions, given, query) { IsWhole = format == "csv" });
        var key = $"{ApiRoutes.Root}{route.Path}.{format}?{asked.Query()}";
        context.Response.Headers.Link = Links;
        if (format == "csv" && route.OneByOne is not null)
            await new ApiStream(site, turns).Send(context, route, asked, key).ConfigureAwait(false);
        else if (await site.Draw(edition => edition.Api, key, map => ApiFiles.Draw(route, map.Questions, asked, format), turns, isKept: true, ClientLimit.ReaderOf(context), context.RequestAborted).ConfigureAwait(false) is { } answer)
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

    // The kind that is wanted most; whoever says nothing takes JSON.
    static string FormatOf(HttpRequest request)
    {
        if (request.Headers.Accept.All(string.IsNullOrWhiteSpace))
            return Json;
        var ranges = RangesOf(request);
        return ApiFiles.MediaTypes.Select(kind => (Format: kind.Key, Wanted: WantedOf(ranges, kind.Value.Split(';')[0])))
            .Where(kind => kind.Wanted.Quality > 0).OrderByDescending(kind => kind.Wanted.Quality).ThenBy(kind => kind.Wanted.Place).Select(kind => kind.Format).FirstOrDefault() ?? throw new ApiFault(StatusCodes.Status406NotAcceptable, "not-acceptable", "Answers are JSON or CSV: ask with an extension (.json, .csv) or with 'Accept'.") { Path = "Accept", Allowed = ["application/json", "text/csv"] };
    }

    // Programs in Java write "*" for everything.
    static List<MediaTypeHeaderValue> RangesOf(HttpRequest request) =>
    [
        .. request.Headers.Accept.SelectMany(line => (line ?? "").Split(',')).Select(range => range.Trim())
            .Select(range => MediaTypeHeaderValue.TryParse(range == "*" || range.StartsWith("*;", StringComparison.Ordinal) ? "*/" + range : range, out var read) ? read : null).OfType<MediaTypeHeaderValue>(),
    ];

    // Of several ranges that a kind is in the narrowest counts (RFC 9110, 12.5.1); of kinds wanted alike that which was named first.
    static (double Quality, int Place) WantedOf(List<MediaTypeHeaderValue> ranges, string kind)
    {
        var type = new MediaTypeHeaderValue(kind);
        var place = Enumerable.Range(0, ranges.Count).Where(at => type.IsSubsetOf(new MediaTypeHeaderValue(ranges[at].MediaType)))
            .OrderBy(at => ranges[at].MatchesAllTypes ? 2 : ranges[at].MatchesAllSubTypes ? 1 : 0).Select(at => (int?)at).FirstOrDefault();
        return place is { } at ? (ranges[at].Quality ?? 1, at) : (0, 0);
    }

    /// <inheritdoc/>
    public Task Refuse(HttpContext context, Refusal refusal)
    {
        OpenToAll.Head(context.Response, Exposed);
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
        // A fault is no edition of an answer that somebody may have.
        response.Headers.Remove(HeaderNames.ETag);
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = Vary;
        response.ContentType = Problem;
        response.ContentLength = problem.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(problem, context.RequestAborted).ConfigureAwait(false);
    }
}
