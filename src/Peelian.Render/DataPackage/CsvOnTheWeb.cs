using System.Text.Json;

namespace Peelian.Render;

/// <summary>
/// <c>data/csv-metadata.json</c>: the same tables as CSV on the Web (W3C) describes them, found by its readers beside the files
/// under that name.
/// </summary>
static class CsvOnTheWeb
{
    /// <summary>Where it is.</summary>
    public const string Path = "data/csv-metadata.json";

    /// <summary>Describes CSV files.</summary>
    public static RenderedFile Describe(Summary summary, IReadOnlyList<OpenTable> tables) =>
        new(Path, "application/csvm+json", Json.File(writer => Write(writer, summary, tables)));

    static void Write(Utf8JsonWriter writer, Summary summary, IReadOnlyList<OpenTable> tables)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("@context");
        writer.WriteStringValue("http://www.w3.org/ns/csvw");
        writer.WriteStartObject();
        writer.WriteString("@language", "en");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("dc:title", $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}");
        writer.WriteString("dc:description", string.Join(" ", summary.Foot));
        writer.WriteString("dc:spatial", summary.Area.Code);
        writer.WriteString("dc:temporal", $"{summary.Period.First}/{summary.Period.Last}");
        writer.WriteStartObject("dc:license");
        writer.WriteString("@id", DataPackage.Ogl);
        writer.WriteEndObject();
        Json.Strings(writer, "dc:source", DataPackage.Sources(summary).Select(source => source.Title));
        writer.WriteStartObject("dialect");
        writer.WriteString("delimiter", ",");
        writer.WriteString("quoteChar", "\"");
        writer.WriteBoolean("doubleQuote", true);
        writer.WriteString("encoding", "utf-8");
        writer.WriteBoolean("header", true);
        Json.Strings(writer, "lineTerminators", ["\n"]);
        writer.WriteEndObject();
        Json.Objects(writer, "tables", tables, table => Write(writer, table));
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, OpenTable table)
    {
        writer.WriteString("url", table.FileName);
        writer.WriteString("dc:title", table.Title);
        writer.WriteString("dc:description", table.Description);
        writer.WriteStartObject("tableSchema");
        Json.Objects(writer, "columns", table.Fields, field =>
        {
            writer.WriteString("name", field.Name);
            // The first is the head in the file, by which a reader knows the column; the second is for people.
            Json.Strings(writer, "titles", new[] { field.Name, field.Title }.Distinct(StringComparer.Ordinal));
            writer.WriteString("dc:description", field.Description);
            writer.WriteString("datatype", field.Type switch { OpenType.Number => "decimal", OpenType.Month => "gYearMonth", _ => "string" });
            writer.WriteString("null", "");
            if (table.Key.Contains(field.Name, StringComparer.Ordinal))
                writer.WriteBoolean("required", true);
        });
        if (table.Key.Count > 0)
            Json.Strings(writer, "primaryKey", table.Key);
        writer.WriteEndObject();
    }
}
