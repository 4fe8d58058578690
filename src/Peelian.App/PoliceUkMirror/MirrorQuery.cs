using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>What a request says: its query, and for POST its form.</summary>
sealed class MirrorQuery
{
    // Ten thousand corners of a polygon.
    const int MostBytes = 256 * 1024;

    const int LongestKey = 200;

    // What is left of a variable that was never set, in the addresses of programs in JavaScript.
    const string Unset = "undefined";

    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>A question by names and values.</summary>
    public static MirrorQuery Of(IEnumerable<(string Name, string Value)> values)
    {
        var query = new MirrorQuery();
        query.Add(values.Select(pair => KeyValuePair.Create(pair.Name, new Microsoft.Extensions.Primitives.StringValues(pair.Value))));
        return query;
    }

    /// <summary>Reads it. The first of several values counts.</summary>
    /// <exception cref="MirrorException">The form is none.</exception>
    public static async Task<MirrorQuery> Read(HttpContext context)
    {
        var (request, query) = (context.Request, new MirrorQuery());
        query.Add(request.Query);
        if (!HttpMethods.IsPost(request.Method))
            return query;
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostBytes;
        if (!request.HasFormContentType)
            return request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding") ? query
                : throw MirrorException.Bad("The body is not a form: send the parameters as application/x-www-form-urlencoded.");
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            throw MirrorException.Bad("The form is not in UTF-8: send it as application/x-www-form-urlencoded; charset=utf-8.");
        try
        {
            query.Add(await request.ReadFormAsync(new FormOptions { ValueCountLimit = 32, KeyLengthLimit = 64, ValueLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes }, context.RequestAborted).ConfigureAwait(false));
        }
        // Parts can name a charset of their own, or end too soon.
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException and not BadHttpRequestException)
        {
            throw MirrorException.Bad("The body is not a form that can be read.");
        }
        return query;
    }

    static readonly string[] Names = ["category", "date", "force", "lat", "lng", "location_id", "poly"];

    /// <summary>The question in one way, however it was asked: names that mean nothing are not in it.</summary>
    /// <param name="path">What is asked.</param>
    public string Key(string path)
    {
        var text = $"{path}?{string.Join('&', Names.Where(_values.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(_values[name])}"))}";
        return text.Length <= LongestKey ? text : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    void Add(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values)
    {
        foreach (var (name, given) in values)
        {
            if (given is [{ Length: > 0 } first, ..] && first != Unset)
                _values.TryAdd(name, first);
        }
    }

    /// <summary>A value; null where it was not given, or was left empty.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A value that must be there.</summary>
    public string Text(string name, string example) => Find(name) ?? throw MirrorException.Bad($"{name} is missing: give {name}={example}.");

    /// <summary>The month asked for; null for the latest.</summary>
    public Month? Date => Find("date") is not { } text ? null
        : Month.TryParse(text, null, out var month) ? month
        : throw MirrorException.Bad("date is not a month: write it as 2015-10.");

    /// <summary>The number of a place; null where none was given.</summary>
    public long? LocationId => Find("location_id") is not { } text ? null
        : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id
        : throw MirrorException.Bad("location_id is not a whole number: it is the id of a street in another answer.");

    /// <summary>The point asked for; null where none was given.</summary>
    public MapPoint? Point => Find("lat") is null && Find("lng") is null ? null
        : new MapPoint(MirrorPolygon.Degrees("lng", Text("lng", "-0.0922"), 180), MirrorPolygon.Degrees("lat", Text("lat", "51.5154"), 90));

    /// <summary>The area asked for: a polygon, or a mile round a point.</summary>
    /// <exception cref="MirrorException">Neither was given, or both.</exception>
    public MirrorShape Shape => (Find("poly"), Point) switch
    {
        ({ } corners, null) => MirrorPolygon.Read(corners),
        (null, { } point) => new MirrorCircle(point),
        (null, null) => throw MirrorException.Bad("Where is missing: give lat and lng, or poly."),
        _ => throw MirrorException.Bad("Where is said twice: give lat and lng, or poly, not both."),
    };
}
