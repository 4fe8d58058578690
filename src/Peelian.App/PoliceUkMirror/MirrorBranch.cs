using System.IO.Compression;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Peelian.App.Web;
using Peelian.Render;

namespace Peelian.App.PoliceUkMirror;

/// <summary>The mirror of data.police.uk's interface as a part of the site: its limits, its status codes, and beside them headers of our own.</summary>
sealed class MirrorBranch(LiveSite site, SiteLimits limits) : ISiteBranch, IDisposable
{
    // As the interface has it, for GET.
    const int LongestGet = 4094;
    const string CoverageHeader = "Peelian-Coverage";
    const string LicenceHeader = "Peelian-Licence";
    const string Exposed = $"{CoverageHeader}, {LicenceHeader}, ETag, Retry-After";
    const string Methods = "GET, HEAD, POST, OPTIONS";

    // One asks the engine while another is written; whoever waits for them does not keep pages waiting.
    const int AtOnce = 2;

    readonly Turns _turns = new(limits with { Drawings = AtOnce, DrawnPerMinute = 0 });
    readonly PartitionedRateLimiter<HttpContext>? _limiter = limits.MirrorPerSecond > 0 ? ClientLimit.OfMirror(limits.MirrorPerSecond) : null;

    readonly PartitionedRateLimiter<string>? _own = limits.MirrorPerSecond > 0 ? ClientLimit.OneByOne(2 * limits.MirrorPerSecond) : null;

    /// <inheritdoc/>
    public int LongestTarget => int.MaxValue;

    /// <inheritdoc/>
    public bool Holds(PathString path) => path.StartsWithSegments(MirrorRoutes.Root, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task Answer(HttpContext context)
    {
        OpenToAll.Head(context.Response, Exposed);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            OpenToAll.Allow(context.Response, Methods);
            return;
        }
        try
        {
            if (await Ask(context).ConfigureAwait(false) is { } answer)
                await SiteAnswers.SendKept(context, answer, "Accept-Encoding").ConfigureAwait(false);
        }
        catch (MirrorException fault)
        {
            context.Response.StatusCode = fault.Status;
            context.Response.Headers.CacheControl = "no-store";
            await Refuse(context, new Refusal(fault.Status, TitleOf(fault.Status), fault.Message)).ConfigureAwait(false);
        }
    }

    async Task<Answer?> Ask(HttpContext context)
    {
        var (request, gone) = (context.Request, context.RequestAborted);
        using var lease = _limiter?.AttemptAcquire(context);
        if (lease is { IsAcquired: false })
            throw new TooManyException(TimeSpan.FromSeconds(1));
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = Methods;
            throw new MirrorException(StatusCodes.Status405MethodNotAllowed, "The mirror can be read and nothing else: ask with GET, or with POST for a long poly.");
        }
        if (!HttpMethods.IsPost(request.Method) && context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > LongestGet)
            throw MirrorException.Bad($"The address is longer than {Figures.Format.Whole(LongestGet)} characters: send the parameters with POST.");
        request.Path.StartsWithSegments(MirrorRoutes.Root, StringComparison.Ordinal, out var path);
        var ask = MirrorRoutes.Find(path.Value ?? "");
        var query = await MirrorQuery.Read(context).ConfigureAwait(false);
        using var own = await OwnTurn(context).ConfigureAwait(false);
        return await site.Draw(edition => edition.Mirror, query.Key(path.Value ?? ""), map => Of(ask(map.PoliceUk, query)), _turns, isKept: true, reader: null, gone).ConfigureAwait(false);
    }

    // Whoever asks much at once is answered one after the other, so that the next reader's turn comes soon.
    async Task<IDisposable?> OwnTurn(HttpContext context)
    {
        if (_own is null)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(_turns.Patience);
        try
        {
            var lease = await _own.AcquireAsync(ClientLimit.ReaderOf(context), 1, patience.Token).ConfigureAwait(false);
            return lease.IsAcquired ? lease : throw new TooManyException(TimeSpan.FromSeconds(1));
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new BusyException();
        }
    }

    // Asked for once, most of them: quickly packed is packed well enough.
    static Answer Of(MirrorAnswer answer)
    {
        List<(string, string)> headers = [];
        if (answer.Coverage is { } coverage)
            headers.Add((CoverageHeader, coverage));
        if (answer.Licence is { Length: > 0 } licence)
            headers.Add((LicenceHeader, licence));
        return Web.Answer.Of(new RenderedFile("", "application/json", answer.Json), CompressionLevel.Fastest) with { Headers = headers };
    }

    static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Bad Request",
        StatusCodes.Status404NotFound => "Not Found",
        StatusCodes.Status405MethodNotAllowed => "Method Not Allowed",
        _ => "Service Unavailable",
    };

    /// <inheritdoc/>
    public async Task Refuse(HttpContext context, Refusal refusal)
    {
        OpenToAll.Head(context.Response, Exposed);
        var problem = MirrorWriter.Problem(refusal.Status, refusal.Title, refusal.Words);
        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = problem.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(problem, context.RequestAborted).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _limiter?.Dispose();
        _own?.Dispose();
        _turns.Dispose();
    }
}
