using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.Render;
using Sylvan.Data.Csv;

namespace Peelian.App.Commands;

/// <summary>Where a delivered file differs from the one computed again: the cell, the number, the words.</summary>
static partial class PackDifferences
{
    public static IReadOnlyList<string> Of(string folder, RenderedFile computed)
    {
        var path = Path.Combine(folder, computed.Path);
        if (!File.Exists(path))
            return ["is missing."];
        var delivered = File.ReadAllBytes(path);
        if (delivered.AsSpan().SequenceEqual(computed.Bytes.Span))
            return [];
        var lines = Path.GetExtension(path) switch
        {
            ".json" => InJson(delivered, computed.Bytes),
            ".csv" => InCsv(delivered, computed.Bytes),
            ".ods" or ".xlsx" => WorkbookDifferences.Of(delivered, computed.Bytes.ToArray()),
            _ => InText(delivered, computed.Bytes),
        };
        // Bytes differ though nothing that is read does: blanks, line ends, order.
        return lines.Count > 0 ? lines : ["its bytes differ, though not what is read in it: it was written anew."];
    }

    static List<string> InJson(byte[] delivered, ReadOnlyMemory<byte> computed)
    {
        var lines = new List<string>();
        try
        {
            using var left = JsonDocument.Parse(delivered);
            using var right = JsonDocument.Parse(computed);
            Compare("", left.RootElement, right.RootElement, lines);
        }
        catch (JsonException fault)
        {
            lines.Add($"is not JSON: {fault.Message}");
        }
        return lines;
    }

    static void Compare(string path, JsonElement left, JsonElement right, List<string> lines)
    {
        if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in left.EnumerateObject().Select(one => one.Name).Union(right.EnumerateObject().Select(one => one.Name), StringComparer.Ordinal))
            {
                var inner = path.Length == 0 ? name : $"{path}.{name}";
                if (!left.TryGetProperty(name, out var one))
                    lines.Add($"{inner} is missing.");
                else if (!right.TryGetProperty(name, out var other))
                    lines.Add($"{inner} should not be there.");
                else
                    Compare(inner, one, other, lines);
            }
        }
        else if (left.ValueKind == JsonValueKind.Array && right.ValueKind == JsonValueKind.Array && left.GetArrayLength() == right.GetArrayLength())
        {
            for (var index = 0; index < left.GetArrayLength(); index++)
                Compare($"{path}[{Figures.Format.Whole(index)}]", left[index], right[index], lines);
        }
        else if (left.GetRawText() != right.GetRawText())
        {
            lines.Add($"{path} is {Short(left.GetRawText())}, computed again {Short(right.GetRawText())}.");
        }
    }

    static List<string> InCsv(byte[] delivered, ReadOnlyMemory<byte> computed)
    {
        var (left, right) = (Rows(delivered), Rows(computed.ToArray()));
        var lines = new List<string>();
        if (left.Count != right.Count)
            lines.Add($"has {Lines.Count(left.Count, "line", "lines")}, computed again {Lines.Count(right.Count, "line", "lines")}.");
        for (var row = 0; row < Math.Min(left.Count, right.Count); row++)
        {
            for (var column = 0; column < Math.Max(left[row].Length, right[row].Length); column++)
            {
                var (one, other) = (left[row].ElementAtOrDefault(column) ?? "", right[row].ElementAtOrDefault(column) ?? "");
                if (one != other)
                    lines.Add($"line {Figures.Format.Whole(row + 1)} ({right[row][0]}), {right[0].ElementAtOrDefault(column) ?? "a column too many"}: is '{Short(one)}', computed again '{Short(other)}'.");
            }
        }
        return lines;
    }

    static List<string[]> Rows(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false, BufferSize = 1 << 20 });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)]);
        return rows;
    }

    static List<string> InText(byte[] delivered, ReadOnlyMemory<byte> computed)
    {
        var (left, right) = (Words(Encoding.UTF8.GetString(delivered)), Words(Encoding.UTF8.GetString(computed.Span)));
        var at = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(index => left[index] != right[index], Math.Min(left.Length, right.Length));
        if (at == left.Length && at == right.Length)
            return [];
        static string Around(string[] words, int at) => string.Join(' ', words.Skip(Math.Max(0, at - 6)).Take(12));
        return [$"reads “… {Short(Around(left, at))} …”, computed again “… {Short(Around(right, at))} …”."];
    }

    static string[] Words(string html) =>
        Tags().Replace(html, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    internal static string Short(string text) => text.Length <= 160 ? text : text[..157] + "…";
}
