using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.App.Api;

/// <summary>JSON Schemas of the types of answers, from the types alone.</summary>
sealed class ApiSchemas
{
    const string Suffix = "Answer";

    readonly SortedDictionary<string, JsonObject> _all = new(StringComparer.Ordinal);

    // Words that are fixed: what a property can say.
    static readonly Dictionary<(Type, string), IReadOnlyList<string>> Vocabularies = new()
    {
        [(typeof(EvidenceAnswer), "word")] = [.. Enum.GetValues<EvidenceWord>().Select(Evidence.Text)],
        [(typeof(EvidenceAnswer), "against")] = [.. Enum.GetValues<Against>().Select(ApiShape.Kebab)],
        [(typeof(IndicatorAnswer), "calculation")] = [.. Figures.Indicators.Calculations.Keys],
        [(typeof(ObservationAnswer), "statistic")] = [.. StatisticIds.ById.Keys],
        [(typeof(MeasureAnswer), "polarity")] = [.. Enum.GetValues<Polarity>().Select(ApiShape.Kebab)],
        [(typeof(AreaAnswer), "kind")] = [.. Enum.GetValues<AreaKind>().Select(ApiShape.Kebab)],
        [(typeof(ColumnAnswer), "kind")] = [.. Enum.GetValues<ColumnKind>().Select(ApiShape.Kebab)],
    };

    /// <summary>Those that were referred to so far, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> All => _all;

    /// <summary>A reference to the schema of a type.</summary>
    public JsonObject Of(Type type)
    {
        var name = NameOf(type);
        if (!_all.ContainsKey(name))
        {
            // First: a type may lead back to itself.
            var schema = _all[name] = [];
            Fill(schema, type);
        }
        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    /// <summary>The name of a type in the document.</summary>
    public static string NameOf(Type type) => type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;

    void Fill(JsonObject schema, Type type)
    {
        var properties = new JsonObject();
        foreach (var property in ApiShape.Options.GetTypeInfo(type).Properties)
            properties[property.Name] = Of(type, property);
        schema["type"] = "object";
        schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        schema["properties"] = properties;
    }

    JsonObject Of(Type holder, JsonPropertyInfo property)
    {
        var schema = Of(property.PropertyType, property.IsGetNullable);
        if (Vocabularies.TryGetValue((holder, property.Name), out var words))
            schema["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        schema["description"] = ApiShape.DescriptionOf(property);
        return schema;
    }

    JsonObject Of(Type type, bool nullable)
    {
        if (ApiShape.IsText(type))
            return new() { ["type"] = nullable ? new JsonArray(TypeOf(type), "null") : TypeOf(type) };
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return new() { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0], nullable: false) };
        return nullable ? new() { ["anyOf"] = new JsonArray(Of(type), new JsonObject { ["type"] = "null" }) } : Of(type);
    }

    static string TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "string",
        var truth when truth == typeof(bool) => "boolean",
        var number when number == typeof(decimal) => "number",
        _ => "integer",
    };
}
