using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Peelian.Figures;

namespace Peelian.Render;

/// <summary><c>data/datapackage.json</c>: a Frictionless Data Package (version 1) with a table schema for each CSV, the sources and the licence.</summary>
static class DataPackage
{
    /// <summary>Where it is.</summary>
    public const string Path = "data/datapackage.json";

    const string Ogl = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    sealed record Field(string Name, string Type, string Title, string Description);

    sealed record Resource(string Path, string Title, string Description, IReadOnlyList<Field> Fields);

    /// <summary>Describes CSV files that were rendered from the same summary.</summary>
    public static RenderedFile Describe(Summary summary, IReadOnlyList<RenderedFile> csv)
    {
        var bytes = csv.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        return new RenderedFile(Path, "application/json", Json.File(writer => Write(writer, summary, bytes)));
    }

    static void Write(Utf8JsonWriter writer, Summary summary, Dictionary<string, ReadOnlyMemory<byte>> bytes)
    {
        writer.WriteStartObject();
        writer.WriteString("profile", "tabular-data-package");
        writer.WriteString("name", $"{summary.PackId}-{summary.Area.Slug}-{summary.AsAt}");
        writer.WriteString("title", $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}");
        writer.WriteString("description", string.Join(" ", summary.Foot));
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
        Json.Objects(writer, "resources", Resources(summary), resource => Write(writer, resource, bytes[resource.Path]));
        writer.WriteEndObject();
    }

    static IEnumerable<(string Title, string? Url)> Sources(Summary summary) => summary.Snapshots
        .Select(snapshot => ($"{snapshot.Publisher}: {snapshot.Series} ({snapshot.Licence})", Web.IsAddress(snapshot.Url) ? snapshot.Url : null))
        .Distinct();


    static IEnumerable<Resource> Resources(Summary summary)
    {
        if (summary.PageOne?.Scorecard is { } scorecard)
        {
            yield return new Resource(FigureCsv.ScorecardPath, "Scorecard of the first page", scorecard.Sentence.Text, Fields(scorecard.Table));
            if (scorecard.Facts.Count > 0)
                yield return new Resource(FigureCsv.ScorecardFactsPath, "Scorecard of the first page, counted", "Numbers of its sentence that no row has.", FactFields(scorecard.Facts));
        }
        foreach (var figure in summary.Figures)
        {
            yield return new Resource(FigureCsv.PathOf(figure), figure.Title, figure.Headline, Fields(figure.Table));
            if (figure.Beside is { } beside)
                yield return new Resource(FigureCsv.BesidePathOf(figure), figure.BesideTitle ?? figure.Title, figure.Title, Fields(beside));
            if (figure.Facts.Count > 0)
                yield return new Resource(FigureCsv.FactsPathOf(figure), figure.Title, "Numbers of its sentences that no row has.", FactFields(figure.Facts));
        }
        foreach (var since in summary.SinceLastPack?.Tables ?? [])
            yield return new Resource(SinceCsv.PathOf(since), since.Title, "What changed since the last pack.", Fields(since.Table));
        if (summary.SinceLastPack is { Facts.Count: > 0 } last)
            yield return new Resource(SinceCsv.FactsPath, "What changed since the last pack", "Numbers of its sentences that no row has.", FactFields(last.Facts));
    }

    static void Write(Utf8JsonWriter writer, Resource resource, ReadOnlyMemory<byte> content)
    {
        var file = resource.Path["data/".Length..];
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
            writer.WriteString("type", field.Type);
            writer.WriteString("title", field.Title);
            writer.WriteString("description", field.Description);
        });
        Json.Strings(writer, "missingValues", [""]);
        writer.WriteEndObject();
    }

    static List<Field> Fields(Table table)
    {
        List<Field> fields = [];
        for (var index = 0; index < table.Columns.Count; index++)
        {
            var column = table.Columns[index];
            fields.Add(new Field(column.Id, TypeOf(table, index), column.Title, column.Description ?? InUnits(column)));
        }
        return [.. fields, Origin, Marks, WhyMissing];
    }

    static readonly Field Origin = new(FigureCsv.Origin, "string", "Origin",
        "The published files that the values come from, each by the first twelve digits of its SHA-256, with blanks between; where the values of a row come from different files, as “column: files; column: files”.");

    static readonly Field Marks = new(FigureCsv.Marks, "string", "Marks",
        "Values that are as published (not recomputed), rest on a small base or are illustrative, as “column: mark; column: mark”.");

    static readonly Field WhyMissing = new(FigureCsv.WhyMissing, "string", "Why missing",
        "For each empty value its column and the reason, as “column: reason; column: reason”.");

    static List<Field> FactFields(IReadOnlyList<Fact> facts) =>
    [
        new("id", "string", "Id", "Names the number."),
        new("label", "string", "Label", "What the number is."),
        new("value", facts.All(fact => IsNumber(fact.Cell)) ? "number" : "string", "Value", "Unrounded."),
        Origin,
        Marks,
        WhyMissing,
    ];

    static string InUnits(Column column) => column.Unit is { } unit ? $"{column.Title}, in {unit}." : $"{column.Title}.";

    static string TypeOf(Table table, int index) => table.Columns[index].Kind switch
    {
        ColumnKind.Number when table.Rows.All(row => IsNumber(row.Cells[index])) => "number",
        ColumnKind.Month when table.Rows.All(row => Month.TryParse(row.Cells[index].Raw, CultureInfo.InvariantCulture, out _)) => "yearmonth",
        _ => "string",
    };

    static bool IsNumber(Cell cell) => cell.Number is not null || cell.Raw.Length == 0;
}
