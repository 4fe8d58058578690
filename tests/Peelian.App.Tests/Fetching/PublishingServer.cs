using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Peelian.Tests;

/// <summary>A file that the server publishes.</summary>
/// <param name="Bytes">What is in it.</param>
/// <param name="ETag">Its entity tag, with quotes; null for none.</param>
/// <param name="Changed">When it was last changed; null for not said.</param>
sealed record Published(byte[] Bytes, string? ETag, DateTimeOffset? Changed)
{
    public string Type { get; init; } = "application/octet-stream";
}

/// <summary>A real server on this machine that behaves like those of publishers: parts, conditions, and all that goes wrong with them.</summary>
sealed class PublishingServer : IAsyncDisposable
{
    readonly WebApplication _host;

    PublishingServer(WebApplication host) => _host = host;

    public ConcurrentDictionary<string, Published> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Method, path and query, and the part asked for, of each request in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Bytes of bodies sent.</summary>
    public long Sent;

    /// <summary>Answers with this instead, as long as it gives something: status and Retry-After.</summary>
    public Func<HttpContext, (int Status, string? RetryAfter)?> Refuse { get; set; } = _ => null;

    /// <summary>Sends on to another address.</summary>
    public Func<HttpContext, string?> SendOn { get; set; } = _ => null;

    /// <summary>Cuts each connection after so many bytes of a body.</summary>
    public long CutAfter { get; set; } = long.MaxValue;

    /// <summary>Gives no parts, whatever is asked for.</summary>
    public bool NoParts { get; set; }

    /// <summary>Does not answer HEAD.</summary>
    public bool NoHead { get; set; }

    /// <summary>Does not say how long an answer is.</summary>
    public bool NoLength { get; set; }

    /// <summary>Announces so many bytes more than it sends.</summary>
    public int Boast { get; set; }

    /// <summary>Sends pieces of so many bytes, with a rest between them.</summary>
    public (int Bytes, TimeSpan Pause) Drip { get; set; } = (64 * 1024, TimeSpan.Zero);

    /// <summary>Called as bytes go out, with how many went in all.</summary>
    public Action<long> Sending { get; set; } = _ => { };

    /// <summary>Called before a request is answered.</summary>
    public Action<HttpContext> Before { get; set; } = _ => { };

    public Uri Address => new(_host.Urls.First());

    public static async Task<PublishingServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        var host = builder.Build();
        var server = new PublishingServer(host);
        host.Run(server.Answer);
        await host.StartAsync();
        return server;
    }

    /// <summary>Publishes bytes; the tag changes with them.</summary>
    public void Publish(string path, byte[] bytes, DateTimeOffset? changed = null, string type = "application/octet-stream") =>
        Files[path] = new Published(bytes, $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)[..16])}\"", changed ?? new DateTimeOffset(2026, 8, 27, 7, 15, 0, TimeSpan.Zero)) { Type = type };

    public void Publish(string path, string json) => Publish(path, System.Text.Encoding.UTF8.GetBytes(json), type: "application/json");

    async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        Asked.Enqueue($"{request.Method} {request.Path}{request.QueryString} {request.Headers.Range}".TrimEnd());
        Before(context);
        if (Refuse(context) is { } refusal)
        {
            response.StatusCode = refusal.Status;
            if (refusal.RetryAfter is { } after)
                response.Headers.RetryAfter = after;
            return;
        }
        if (SendOn(context) is { } other)
        {
            response.StatusCode = 302;
            response.Headers.Location = other;
            return;
        }
        if (!Files.TryGetValue(request.Path.Value + request.QueryString.Value, out var file))
        {
            response.StatusCode = 404;
            return;
        }
        if (HttpMethods.IsHead(request.Method) && NoHead)
        {
            response.StatusCode = 405;
            return;
        }
        await Send(context, file);
    }

    async Task Send(HttpContext context, Published file)
    {
        var response = context.Response;
        var (from, to) = PartOf(context.Request, file);
        if (from >= file.Bytes.Length)
        {
            response.StatusCode = 416;
            response.Headers.ContentRange = FormattableString.Invariant($"bytes */{file.Bytes.Length}");
            return;
        }
        response.ContentType = file.Type;
        response.Headers.ETag = file.ETag;
        if (file.Changed is { } changed)
            response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
        if (!NoParts)
            response.Headers.AcceptRanges = "bytes";
        if ((from, to) != (0, file.Bytes.Length))
        {
            response.StatusCode = 206;
            response.Headers.ContentRange = FormattableString.Invariant($"bytes {from}-{to - 1}/{file.Bytes.Length}");
        }
        if (!NoLength)
            response.ContentLength = to - from + Boast;
        if (!HttpMethods.IsHead(context.Request.Method))
            await Body(context, file.Bytes.AsMemory(from, to - from));
    }

    (int From, int To) PartOf(HttpRequest request, Published file)
    {
        var whole = (0, file.Bytes.Length);
        if (NoParts || !RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range) || range.Ranges.FirstOrDefault() is not { From: { } from } one)
            return whole;
        var condition = request.Headers.IfRange.ToString();
        var holds = condition.Length == 0 || condition == file.ETag || condition == file.Changed?.ToString("R", CultureInfo.InvariantCulture);
        return holds ? ((int)from, (int)Math.Min(file.Bytes.Length, (one.To ?? long.MaxValue - 1) + 1)) : whole;
    }

    async Task Body(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        var left = CutAfter;
        for (var at = 0; at < bytes.Length;)
        {
            var size = (int)Math.Min(left, Math.Min(Drip.Bytes, bytes.Length - at));
            if (size > 0)
            {
                await context.Response.Body.WriteAsync(bytes.Slice(at, size), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                Sending(Interlocked.Add(ref Sent, size));
            }
            (at, left) = (at + size, left - size);
            if (left <= 0 || Drip.Pause > TimeSpan.Zero)
                await Task.Delay(left <= 0 ? TimeSpan.FromMilliseconds(20) : Drip.Pause);
            if (left <= 0)
            {
                context.Abort();
                return;
            }
        }
        if (Boast > 0)
            context.Abort();
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();
}
