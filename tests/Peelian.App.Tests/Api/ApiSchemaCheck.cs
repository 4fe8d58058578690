using System.Text.Json;

namespace Peelian.Tests;

/// <summary>Whether an answer is what the API's description says of it: the parts of JSON Schema that the description uses.</summary>
sealed class ApiSchemaCheck(JsonElement document)
{
    /// <summary>The schema of what a route answers with a status.</summary>
    public JsonElement AnswerOf(string path, string status, string mediaType)
    {
        var answer = Follow(document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(status));
        return answer.GetProperty("content").GetProperty(mediaType).GetProperty("schema");
    }

    /// <summary>Is this status described for a route?</summary>
    public bool Has(string path, string status) => document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").TryGetProperty(status, out _);

    /// <summary>What is wrong with a value, with where it stands; none where it is as described.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Follow(schema);
        if (schema.TryGetProperty("anyOf", out var any))
        {
            if (!any.EnumerateArray().Any(one => !Faults(one, value, at).Any()))
                yield return $"{at} is none of the kinds it may be";
            yield break;
        }
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            yield return $"{at} is {TypeOf(value)}, not {type}";
            yield break;
        }
        if (schema.TryGetProperty("enum", out var words) && value.ValueKind != JsonValueKind.Null && !words.EnumerateArray().Any(word => word.ToString() == value.ToString()))
            yield return $"{at} is '{value}', which is not in its list";
        foreach (var fault in Parts(schema, value, at))
            yield return fault;
    }

    IEnumerable<string> Parts(JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany((item, index) => Faults(schema.GetProperty("items"), item, $"{at}[{index}]"));
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        var properties = schema.GetProperty("properties");
        // The description lists every property there is: one that it does not know is a fault of the description.
        return schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing")
            .Concat(value.EnumerateObject().SelectMany(property => properties.TryGetProperty(property.Name, out var known) ? Faults(known, property.Value, $"{at}.{property.Name}") : [$"{at}.{property.Name} is not described"]));
    }

    static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        _ => value.TryGetInt64(out _) ? "integer" : "number",
    };

    JsonElement Follow(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (found, part) => found.GetProperty(part))
        : schema;
}
