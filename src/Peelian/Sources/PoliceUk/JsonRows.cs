using System.Text;
using System.Text.Json;

namespace Peelian.Sources.PoliceUk;

/// <summary>The interface's JSON, rewritten as a CSV of the published form, so that both give the same rows.</summary>
static class JsonRows
{
    /// <summary>Is this the beginning of a list of such objects?</summary>
    /// <param name="head">The file's beginning.</param>
    /// <param name="names">Names that the objects must have.</param>
    public static Recognition Recognise(FileHead head, params IReadOnlyList<string> names)
    {
        var text = head.Text.TrimStart('﻿', ' ', '\t', '\r', '\n');
        var found = names.Where(name => text.Contains($"\"{name}\"", StringComparison.Ordinal)).ToList();
        if (found.Count == 0 || text.Length == 0 || text[0] is not ('[' or '{'))
            return Recognition.None();
        if (text[0] == '{')
            return Recognition.Near(0.5 * found.Count / names.Count, "a single object, not the list that the interface gives");
        return found.Count == names.Count
            ? Recognition.Match
            : Recognition.Near((double)found.Count / names.Count, $"no '{names.Except(found).First()}'");
    }

    /// <summary>Writes the CSV; false, and a problem, where the JSON is no list of objects.</summary>
    public static bool WriteCsv(PoliceUkTable table, string path, string target, Problems problems)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                problems.AddFatal(1, null, "a single value", "a list, as the interface gives it");
                return false;
            }
            using var writer = new StreamWriter(target, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            writer.WriteLine(string.Join(',', table.Columns.Select(column => column.Name)));
            var row = 0;
            foreach (var element in document.RootElement.EnumerateArray())
                WriteRow(table, element, ++row, writer, problems);
            return true;
        }
        catch (JsonException fault)
        {
            problems.AddFatal((int)(fault.LineNumber ?? 0) + 1, null, "text that is no JSON", "JSON to the end of the file", "Is the file cut off? Download it again.");
            return false;
        }
    }

    static void WriteRow(PoliceUkTable table, JsonElement element, int row, StreamWriter writer, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
            problems.AddFatal(row, null, Word(element), "an object", "Rows are counted from 1.");
        writer.Write(string.Join(',', table.Columns.Select(column => Field(column, element, row, problems))));
        writer.Write('\n');
    }

    static string Field(PublishedColumn column, JsonElement element, int row, Problems problems)
    {
        if (column.Json.Length == 0)
            return "";
        foreach (var name in column.Json)
        {
            // An object that is null has no parts: a row without a place, or without an outcome.
            if (element.ValueKind is JsonValueKind.Null)
                return "";
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                problems.Add(row, string.Join('.', column.Json), "nothing of that name", "every name that the interface gives", "Rows are counted from 1.");
                return "";
            }
        }
        return Quoted(Word(element));
    }

    static string Word(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => element.GetRawText(),
    };

    // A line break inside a value would break the count of lines; it is layout, not content.
    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
