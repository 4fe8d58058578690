using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sylvan.Data.Csv;

namespace Peelian.Tests;

/// <summary>
/// What the W3C's "Metadata Vocabulary for Tabular Data" and "Model for Tabular Data" ask of a group of tables and that a program
/// can see; no validator of it is to be had from npm. Each rule names its section.
/// </summary>
static partial class CsvwCheck
{
    public static IReadOnlyList<string> Of(string metadata)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(metadata));
        var (root, faults) = (json.RootElement, new List<string>());
        // 5.2: the context is the vocabulary's, alone or before one object of defaults.
        var context = root.GetProperty("@context");
        if ((context.ValueKind == JsonValueKind.Array ? context[0] : context).GetString() != "http://www.w3.org/ns/csvw")
            faults.Add("the context is not that of CSVW");
        // 5.3.1: a group has tables, each once.
        var tables = root.GetProperty("tables").EnumerateArray().ToList();
        if (tables.Count == 0 || tables.Select(table => table.GetProperty("url").GetString()).Distinct(StringComparer.Ordinal).Count() != tables.Count)
            faults.Add("no table, or one of them twice");
        // 5.1: what is not of the vocabulary is a name with a known prefix, or the table is not understood.
        faults.AddRange(root.EnumerateObject().Concat(tables.SelectMany(table => table.EnumerateObject())).Select(property => property.Name)
            .Where(name => name is not ("@context" or "dialect" or "tables" or "url" or "tableSchema") && !name.StartsWith("dc:", StringComparison.Ordinal)).Select(name => $"{name} is not a property of a group or a table"));
        foreach (var table in tables)
            faults.AddRange(OfTable(Path.GetDirectoryName(metadata)!, table).Select(fault => $"{table.GetProperty("url").GetString()}: {fault}"));
        return faults;
    }

    static IEnumerable<string> OfTable(string folder, JsonElement table)
    {
        var path = Path.Combine(folder, table.GetProperty("url").GetString()!);
        if (!File.Exists(path))
        {
            yield return "no such file";
            yield break;
        }
        var schema = table.GetProperty("tableSchema");
        var columns = schema.GetProperty("columns").EnumerateArray().ToList();
        var names = columns.Select(column => column.GetProperty("name").GetString()!).ToList();
        // 5.6: names are unique, and each is a variable of a URI template that does not begin with an underscore.
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            yield return "two columns of one name";
        foreach (var name in names.Where(name => !Variable().IsMatch(name)))
            yield return $"{name} cannot name a column";
        using var rows = CsvDataReader.Create(path);
        // 5.5.1 (schema compatibility): as many columns as the file, and each head among the titles of its column.
        if (rows.FieldCount != columns.Count)
        {
            yield return $"{columns.Count} columns described, {rows.FieldCount} there";
            yield break;
        }
        for (var at = 0; at < columns.Count; at++)
        {
            if (!columns[at].GetProperty("titles").EnumerateArray().Any(title => title.GetString() == rows.GetName(at)))
                yield return $"the head {rows.GetName(at)} is no title of column {names[at]}";
        }
        var key = schema.TryGetProperty("primaryKey", out var given) ? given.EnumerateArray().Select(name => names.IndexOf(name.GetString()!)).ToList() : [];
        if (key.Contains(-1))
        {
            yield return "the key names a column that is not there";
            yield break;
        }
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            for (var at = 0; at < columns.Count; at++)
            {
                if (WhatIsWrong(columns[at], rows.GetString(at)) is { } fault)
                    yield return $"row {rows.RowNumber}, {names[at]}: {fault}";
            }
            // 6.6 (primary key): no two rows have the same values.
            if (key.Count > 0 && !keys.Add(string.Join('\n', key.Select(at => rows.GetString(at)))))
                yield return $"row {rows.RowNumber} has a key that another has";
        }
    }

    // 6.4.1 (parsing cells): what is null is so said, what is required is there, and the rest is of its datatype.
    static string? WhatIsWrong(JsonElement column, string value)
    {
        if (value == column.GetProperty("null").GetString())
            return column.TryGetProperty("required", out var required) && required.GetBoolean() ? "empty, and required" : null;
        return column.GetProperty("datatype").GetString() switch
        {
            "decimal" => Decimal().IsMatch(value) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : $"'{value}' is not a decimal",
            "gYearMonth" => YearMonth().IsMatch(value) ? null : $"'{value}' is not a month",
            "string" => null,
            var other => $"{other} is no datatype that is used here",
        };
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_]*$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$")]
    private static partial Regex Decimal();

    [GeneratedRegex("^[0-9]{4}-(0[1-9]|1[0-2])$")]
    private static partial Regex YearMonth();
}
