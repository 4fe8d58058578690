using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>What is answered: GET and HEAD of the site's addresses, and in plain words that there is nothing else.</summary>
/// <remarks>No SQL and no name of a file is ever made from a request: an address is looked up among those of the site, a postcode reaches the engine as a parameter.</remarks>
sealed class SiteAnswers(LiveSite site, Turns turns)
{
    const int LongestAddress = 200;
    // The longest address of ours compares six areas and four measures.
    const int LongestTarget = 2048;
    const int LongestSearch = 60;
    const string TooManyTitle = "Too many requests";
    const string TooManyWords = "From your address more was asked for than one reader needs. Please wait a moment. To have everything, see the page Data: all figures are there as files.";
    // In place of a media type: no page, but the way to one.
    const string LeadsOn = "-";
    static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    const string Permissions = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Before everything: the headers of every answer; whatever goes wrong after it is told in one line, and the reader gets a page of ours.</summary>
    /// <param name="site">The site.</param>
    /// <param name="branches">Its parts for programs, which say faults in their own format.</param>
    /// <param name="log">Told of faults.</param>
    public static Func<HttpContext, RequestDelegate, Task> Guard(LiveSite site, IReadOnlyList<ISiteBranch> branches, Action<string> log) => async (context, next) =>
    {
        Head(context.Response, StrictPage.Policy);
        context.Items[typeof(LiveSite)] = site;
        var branch = branches.FirstOrDefault(one => one.Holds(context.Request.Path));
        context.Items[typeof(ISiteBranch)] = branch;
        try
        {
            if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > (branch?.LongestTarget ?? LongestTarget))
                await Say(context, StatusCodes.Status414UriTooLong, "This address is too long", "No address of this site is as long as this. All areas and measures are linked from the first page.").ConfigureAwait(false);
            else
                await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (BusyException)
        {
            await Again(context, StatusCodes.Status503ServiceUnavailable, ComeAgain, "The site is busy", "Many pages are being drawn. Please try again in a moment.").ConfigureAwait(false);
        }
        catch (TooManyException fault)
        {
            await Again(context, StatusCodes.Status429TooManyRequests, fault.After ?? ComeAgain, TooManyTitle, TooManyWords).ConfigureAwait(false);
        }
        catch (BadHttpRequestException fault)
        {
            await Say(context, fault.StatusCode, "This cannot be answered", "The request is not one that this site understands.").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is: the next reader is answered.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log($"{Faults.Line(context.Request.Path.Value ?? "")}: {Faults.OneLine(fault)}");
            await Say(context, StatusCodes.Status500InternalServerError, "This page is not shown", fault is UserError ? "What is loaded for it contradicts itself." : "Something went wrong here. It has been noted, without who asked.").ConfigureAwait(false);
        }
    };

    static void Head(HttpResponse response, string policy)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        headers.ContentSecurityPolicy = policy + "; frame-ancestors 'none'";
    }

    /// <summary>Answers one request.</summary>
    public async Task Answer(HttpContext context)
    {
        if (context.Items[typeof(ISiteBranch)] is ISiteBranch branch)
        {
            await branch.Answer(context).ConfigureAwait(false);
            return;
        }
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Say(context, StatusCodes.Status405MethodNotAllowed, "This cannot be answered", "This site can be read and nothing else.").ConfigureAwait(false);
            return;
        }
        var path = request.Path.Value!.TrimStart('/');
        if (path == SitePaths.Areas && request.Query["q"] is [{ Length: > 0 } asked])
            await Search(context, asked.Length > LongestSearch ? asked[..LongestSearch] : asked).ConfigureAwait(false);
        else if (await Find(context, path).ConfigureAwait(false) is { } answer)
            await Send(context, answer).ConfigureAwait(false);
        else
            await Say(context, StatusCodes.Status404NotFound, "There is no such page", "The address may be mistyped, or what stood there is no longer loaded. All areas and measures are linked from the first page.").ConfigureAwait(false);
    }

    // Kept under the question as it is understood: however a comparison is written, it is drawn once.
    async Task<Answer?> Find(HttpContext context, string path)
    {
        var (request, reader, gone) = (context.Request, ClientLimit.ReaderOf(context), context.RequestAborted);
        if (path == SitePaths.Compare && request.QueryString.HasValue && request.Query is { Count: > 0 } query)
        {
            var choice = site.Read(edition => edition.Map.Choose([.. query["measure"].OfType<string>()], [.. query["area"].OfType<string>()], query["as"].FirstOrDefault()));
            return await site.Draw(SitePaths.Compare + choice.Query + string.Join(' ', choice.LeftOut), map => map.Compare(choice), turns, isKept: true, reader, gone).ConfigureAwait(false);
        }
        var page = path.Length == 0 ? SitePaths.Home : path;
        // Who has it already, or asks only how large it is, does not have a large file read.
        if (site.Read(edition => edition.Cache.FindHead(page)) is { } head && (HttpMethods.IsHead(request.Method) || IsKnown(request, head)))
            return head;
        return MayBe(page) ? await site.Draw(page, map => map.Find(page), turns, isKept: true, reader, gone).ConfigureAwait(false) : null;
    }

    // Addresses of ours are made of these letters; whatever else is asked for costs nothing.
    static bool MayBe(string path) => path.Length <= LongestAddress && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/');

    // In turn, as a page is: a postcode is looked for by the engine, which answers one at a time.
    async Task Search(HttpContext context, string asked)
    {
        RenderedFile Draw(SiteMap map)
        {
            var (exact, page) = map.Search(asked);
            return exact is null ? page() : new RenderedFile(SitePaths.Of(exact), LeadsOn, ReadOnlyMemory<byte>.Empty);
        }
        if (await site.Draw($"{SitePaths.Areas}?q={asked}", Draw, turns, isKept: false, ClientLimit.ReaderOf(context), context.RequestAborted).ConfigureAwait(false) is not { } found)
            return;
        if (found.MediaType == LeadsOn)
            context.Response.Redirect(found.Path);
        else
            await Send(context, found).ConfigureAwait(false);
    }

    /// <summary>Says to a reader who asks too often when to come again.</summary>
    public static Task TooMany(OnRejectedContext rejected, CancellationToken stop)
    {
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : ComeAgain;
        return Again(rejected.HttpContext, StatusCodes.Status429TooManyRequests, after, TooManyTitle, TooManyWords);
    }

    static Task Again(HttpContext context, int status, TimeSpan after, string title, string words)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Say(context, status, title, words);
    }

    static async Task Say(HttpContext context, int status, string title, string words)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        if (context.Items[typeof(ISiteBranch)] is ISiteBranch branch)
        {
            await branch.Refuse(context, new(status, title, words)).ConfigureAwait(false);
            return;
        }
        var folders = Math.Max(0, context.Request.Path.Value.AsSpan().Count('/') - 1);
        var page = ((LiveSite)context.Items[typeof(LiveSite)]!).Read(edition => edition.Map.Notice(folders, title, words));
        Head(context.Response, page.Policy);
        context.Response.Headers.CacheControl = "no-store";
        await Write(context, page).ConfigureAwait(false);
    }

    static Task Send(HttpContext context, Answer answer)
    {
        Head(context.Response, answer.Policy);
        return SendKept(context, answer, "Accept-Encoding");
    }

    /// <summary>Sends what was drawn, or says that the reader has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What was drawn.</param>
    /// <param name="vary">The headers of the request that the answer hangs on.</param>
    public static async Task SendKept(HttpContext context, Answer answer, string vary)
    {
        var (request, response) = (context.Request, context.Response);
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        response.Headers.ETag = answer.Tag;
        // Fonts change with the program alone: one that is at hand at once is never missing from the next page.
        response.Headers.CacheControl = answer.MediaType == "font/woff2" ? "max-age=86400" : "no-cache";
        if (IsKnown(request, answer))
        {
            response.Headers.Vary = vary;
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Write(context, answer, vary).ConfigureAwait(false);
    }

    static bool IsKnown(HttpRequest request, Answer answer) => IsKnown(request, answer.Tag);

    /// <summary>Has the reader what has this tag?</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false) || one == EntityTagHeaderValue.Any);

    static async Task Write(HttpContext context, Answer answer, string vary = "Accept-Encoding")
    {
        var response = context.Response;
        response.Headers.Vary = vary;
        var takesPacked = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is null or > 0);
        if (takesPacked && answer.IsPacked)
            response.Headers.ContentEncoding = "gzip";
        response.ContentType = answer.MediaType;
        response.ContentLength = takesPacked ? answer.KeptLength : answer.PlainLength;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(takesPacked ? answer.Kept : answer.Plain(), context.RequestAborted).ConfigureAwait(false);
    }
}
