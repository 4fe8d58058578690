using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Peelian.Sources;

/// <summary>Snapshot records and lists in files: the same record gives the same bytes.</summary>
static class SnapshotJson
{
    static readonly StoreJsonContext Context = new(new JsonSerializerOptions(StoreJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(SnapshotRecord record) => JsonSerializer.Serialize(record, Context.SnapshotRecord) + "\n";

    public static string Write(StoreIndex index) => JsonSerializer.Serialize(index, Context.StoreIndex) + "\n";

    public static string Write(List<IncidentCoverage> coverage) =>
        JsonSerializer.Serialize(coverage, Context.ListIncidentCoverage) + "\n";

    public static SnapshotRecord ReadRecord(string file) => Read(file, Context.SnapshotRecord);

    public static StoreIndex ReadIndex(string file) => Read(file, Context.StoreIndex);

    public static List<IncidentCoverage> ReadCoverage(string file) => Read(file, Context.ListIncidentCoverage);

    static T Read<T>(string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, type)
                ?? throw new UserError($"'{file}' is damaged: it says null.");
        }
        catch (JsonException fault)
        {
            throw new UserError($"'{file}' is damaged: {fault.Message} Restore it from a copy, or add the files to a new store.", fault);
        }
    }
}

/// <summary>How the store's records are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(MonthConverter), typeof(AccessConverter)])]
[JsonSerializable(typeof(SnapshotRecord))]
[JsonSerializable(typeof(StoreIndex))]
[JsonSerializable(typeof(List<IncidentCoverage>))]
sealed partial class StoreJsonContext : JsonSerializerContext;

/// <summary>Months as 2015-10.</summary>
sealed class MonthConverter : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Month.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var month)
            ? month
            : throw new JsonException($"'{reader.GetString()}' is not a month such as 2015-10.");

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>Access as public or restricted.</summary>
sealed class AccessConverter() : JsonStringEnumConverter<Access>(JsonNamingPolicy.KebabCaseLower);
