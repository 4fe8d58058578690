using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Peelian.App.Web;
using Peelian.Render;

namespace Peelian.App.Api;

/// <summary>A long list as CSV, a row as it is found: however long it is, a buffer of it is held.</summary>
/// <param name="site">The site.</param>
/// <param name="turns">How many are sent at once.</param>
sealed class ApiStream(LiveSite site, Turns turns)
{
    const int Buffer = 32 * 1024;

    // As fast as a telephone far from its mast.
    const int SlowestPerSecond = 16 * 1024;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Sends it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The route.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="key">The question as it is understood.</param>
    public async Task Send(HttpContext context, ApiRoute route, Asked asked, string key)
    {
        using var held = site.Hold();
        var (request, response) = (context.Request, context.Response);
        var tag = TagOf(held.Map, key);
        if (SiteAnswers.IsKnown(request, tag))
        {
            Head(response, tag);
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        using var share = turns.Share(ClientLimit.ReaderOf(context));
        using var turn = turns.Stream(ClientLimit.ReaderOf(context));
        // Whoever takes a long list slowly keeps others from theirs.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(SlowestPerSecond, Grace);
        // Begun before anything is said, so that a fault is no answer with a tag.
        using var rows = route.OneByOne!(held.Map.Questions, asked).GetEnumerator();
        var some = rows.MoveNext();
        Head(response, tag);
        response.ContentType = FigureCsv.MediaType;
        var packed = request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is null or > 0);
        if (packed)
            response.Headers.ContentEncoding = "gzip";
        if (HttpMethods.IsHead(request.Method))
            return;
        await Write(context, ApiShape.Columns(route.Row), some ? rows : null, packed).ConfigureAwait(false);
    }

    static void Head(HttpResponse response, string tag)
    {
        response.Headers.Vary = ApiBranch.Vary;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = tag;
    }

    static async Task Write(HttpContext context, IReadOnlyList<ApiColumn> columns, IEnumerator<object>? rows, bool packed)
    {
        Stream target = packed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
        await using var closing = (packed ? target : Stream.Null).ConfigureAwait(false);
        var text = new StringBuilder(Buffer + Buffer / 2);
        Line(text, columns.Select(column => column.Name));
        for (var more = rows is not null; more; more = rows!.MoveNext())
        {
            Line(text, columns.Select(column => column.Value(rows!.Current)));
            if (text.Length >= Buffer)
                await Flush(context, target, text).ConfigureAwait(false);
        }
        await Flush(context, target, text).ConfigureAwait(false);
    }

    static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(FigureCsv.Quoted)).Append('\n');

    static async Task Flush(HttpContext context, Stream target, StringBuilder text)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), context.RequestAborted).ConfigureAwait(false);
        text.Clear();
    }

    // The bytes are not known before they are sent. An edition does not change while it is read; a later one may differ by its files, their dates or
    // the catalogue, so that its answers have tags of their own.
    static string TagOf(SiteMap map, string key)
    {
        var all = $"{map.Questions.Mark} {key}";
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32]}\"";
    }
}
