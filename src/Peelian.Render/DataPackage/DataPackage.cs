using System.Security.Cryptography;
using System.Text.Json;

namespace Peelian.Render;

/// <summary><c>data/datapackage.json</c>: a Frictionless Data Package (version 1) with a table schema for each CSV, the sources and the licence.</summary>
static class DataPackage
{
    /// <summary>Where it is.</summary>
    public const string Path = "data/datapackage.json";

    /// <summary>The licence of the package.</summary>
    public const string Ogl = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /// <summary>Describes CSV files that were rendered from the same summary.</summary>
    public static RenderedFile Describe(Summary summary, IReadOnlyList<OpenTable> resources, IReadOnlyList<RenderedFile> csv)
    {
        var bytes = csv.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        return new RenderedFile(Path, "application/json", Json.File(writer => Write(writer, summary, resources, bytes)));
    }

    static void Write(Utf8JsonWriter writer, Summary summary, IReadOnlyList<OpenTable> resources, Dictionary<string, ReadOnlyMemory<byte>> bytes)
    {
        writer.WriteStartObject();
        writer.WriteString("profile", "tabular-data-package");
        writer.WriteString("name", $"{summary.PackId}-{summary.Area.Slug}-{summary.AsAt}");
        writer.WriteString("title", $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}");
        writer.WriteString("description", string.Join(" ", summary.Foot));
        // Not of the standard, which lets a package say more: where and when it is about, as codes.
        writer.WriteString("area", summary.Area.Code);
        writer.WriteString("months", $"{summary.Period.First}/{summary.Period.Last}");
        Json.Objects(writer, "licenses", [Ogl], path =>
        {
            writer.WriteString("name", "OGL-UK-3.0");
            writer.WriteString("title", "Open Government Licence v3.0");
            writer.WriteString("path", path);
        });
        Json.Objects(writer, "sources", Sources(summary), source =>
        {
            writer.WriteString("title", source.Title);
            if (source.Url is { } url)
                writer.WriteString("path", url);
        });
        Json.Objects(writer, "resources", resources, resource => Write(writer, resource, bytes[resource.Path]));
        writer.WriteEndObject();
    }

    /// <summary>The published files behind it, each series once.</summary>
    public static IEnumerable<(string Title, string? Url)> Sources(Summary summary) => summary.Snapshots
        .Select(snapshot => ($"{snapshot.Publisher}: {snapshot.Series} ({snapshot.Licence})", Web.IsAddress(snapshot.Url) ? snapshot.Url : null))
        .Distinct();

    static void Write(Utf8JsonWriter writer, OpenTable resource, ReadOnlyMemory<byte> content)
    {
        var file = resource.FileName;
        writer.WriteString("profile", "tabular-data-resource");
        writer.WriteString("name", file[..^".csv".Length]);
        writer.WriteString("path", file);
        writer.WriteString("title", resource.Title);
        writer.WriteString("description", resource.Description);
        writer.WriteString("format", "csv");
        writer.WriteString("mediatype", "text/csv");
        writer.WriteString("encoding", "utf-8");
        writer.WriteNumber("bytes", content.Length);
        writer.WriteString("hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        writer.WriteStartObject("dialect");
        writer.WriteString("delimiter", ",");
        writer.WriteString("lineTerminator", "\n");
        writer.WriteBoolean("doubleQuote", true);
        writer.WriteBoolean("header", true);
        writer.WriteEndObject();
        writer.WriteStartObject("schema");
        Json.Objects(writer, "fields", resource.Fields, field =>
        {
            writer.WriteString("name", field.Name);
            writer.WriteString("type", field.Type switch { OpenType.Number => "number", OpenType.Month => "yearmonth", _ => "string" });
            writer.WriteString("title", field.Title);
            writer.WriteString("description", field.Description);
        });
        Json.Strings(writer, "missingValues", [""]);
        if (resource.Key.Count > 0)
            Json.Strings(writer, "primaryKey", resource.Key);
        writer.WriteEndObject();
    }
}
