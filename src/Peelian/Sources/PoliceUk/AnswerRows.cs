using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Peelian.Sources.PoliceUk;

/// <summary>The interface's objects as they came, beside the typed rows: they have ids and words that the files do not.</summary>
static class AnswerRows
{
    /// <summary>The file beside the typed rows: line, id of the street, the object.</summary>
    public const string File = "published.parquet";

    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes each object, with the names that the interface gives and no others, as a row of a CSV; returns where.</summary>
    public static string WriteCsv(PoliceUkTable table, string path, string target)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine("line,street,published");
        var names = table.AnswerNames.ToHashSet(StringComparer.Ordinal);
        var row = 0;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            row++;
            if (element.ValueKind == JsonValueKind.Object)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row},{StreetOf(element)},\"{Text(element, names).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        }
        return target;
    }

    static long? StreetOf(JsonElement element) =>
        Part(Part(element, "location"), "street") is { ValueKind: JsonValueKind.Object } street
        && street.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number : null;

    static JsonElement Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    static string Text(JsonElement element, HashSet<string> names)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
            Copy(writer, element, "", names);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    static void Copy(Utf8JsonWriter writer, JsonElement element, string before, HashSet<string> names)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            var name = before + property.Name;
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null && names.Any(known => known.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                writer.WritePropertyName(property.Name);
                if (property.Value.ValueKind == JsonValueKind.Null)
                    writer.WriteNullValue();
                else
                    Copy(writer, property.Value, name + ".", names);
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && names.Contains(name))
            {
                property.WriteTo(writer);
            }
        }
        writer.WriteEndObject();
    }
}
