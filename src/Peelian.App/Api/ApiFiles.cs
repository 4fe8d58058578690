using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Peelian.App.Web;
using Peelian.Render;

namespace Peelian.App.Api;

/// <summary>Answers as files: JSON with head and page, or CSV with the rows alone.</summary>
static class ApiFiles
{
    /// <summary>The formats, by extension.</summary>
    public static IReadOnlyDictionary<string, string> MediaTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["json"] = "application/json", ["csv"] = FigureCsv.MediaType };

    /// <summary>An answer as a file.</summary>
    /// <param name="route">The route.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="asked">How.</param>
    /// <param name="format">The extension.</param>
    public static Answer Draw(ApiRoute route, ApiQuestions questions, Asked asked, string format)
    {
        var path = ApiRoutes.Root[1..] + route.Path;
        if (format == "csv" && route.Csv is { } own)
            return Answer.Of(own(questions, asked) with { Path = path });
        var reply = route.Ask(questions, asked);
        var file = format == "csv" ? Csv(route, reply, path) : new(path, MediaTypes[format], Json(writer => Write(writer, route, questions, asked, reply)));
        // Beyond the end there are as many questions as anybody wants to ask.
        return Answer.Of(file) with { IsWorthKeeping = reply.Total is not { } total || asked.Slip.Offset == 0 || asked.Slip.Offset < total };
    }

    static RenderedFile Csv(ApiRoute route, Reply reply, string path)
    {
        var columns = ApiShape.Columns(route.Row);
        return FigureCsv.List(path, [.. columns.Select(column => column.Name)], reply.Rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => column.Value(row))]));
    }

    static void Write(Utf8JsonWriter writer, ApiRoute route, ApiQuestions questions, Asked asked, Reply reply)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("meta");
        JsonSerializer.Serialize(writer, questions.Head(reply.SnapshotIds), ApiShape.Options);
        if (reply.Total is { } total)
        {
            writer.WritePropertyName("page");
            JsonSerializer.Serialize(writer, PageOf(route, asked, total, "json"), ApiShape.Options);
            writer.WriteStartArray("data");
        }
        else
        {
            writer.WritePropertyName("data");
        }
        foreach (var row in reply.Rows)
            JsonSerializer.Serialize(writer, row, route.Row, ApiShape.Options);
        if (reply.Total is not null)
            writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Where in a list an answer stands.</summary>
    public static AnswerPage PageOf(ApiRoute route, Asked asked, long total, string format)
    {
        var slip = asked.Slip;
        var (next, query) = (slip.Offset + (long)slip.Limit, asked.Query([ApiRoutes.Offset, .. route.PathNames]));
        return new(total, slip.Limit, slip.Offset, next >= total ? null : string.Create(CultureInfo.InvariantCulture, $"{ApiRoutes.Root}{route.PathOf(asked)}.{format}?{query}{(query.Length > 0 ? "&" : "")}{ApiRoutes.Offset}={next}"));
    }

    /// <summary>JSON in UTF-8, on one line, in which nothing could close a script.</summary>
    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = ApiShape.Options.Encoder }))
            write(writer);
        buffer.Write("\n"u8);
        // In JSON a "<" stands only inside strings, so it can be escaped in the finished bytes.
        return buffer.WrittenSpan.Contains((byte)'<') ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("<", "\\u003C", StringComparison.Ordinal)) : buffer.WrittenSpan.ToArray();
    }
}
