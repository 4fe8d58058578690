using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Peelian.Figures;

namespace Peelian.App.Api;

/// <summary>A column of an answer's CSV.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Value">Its text in a row; empty where there is none.</param>
sealed record ApiColumn(string Name, string Description, Func<object, string> Value);

/// <summary>A thing in a list that is one field of a CSV.</summary>
interface IField
{
    /// <summary>Its text there.</summary>
    string Field { get; }
}

/// <summary>How the types of answers are written: as JSON, and flat as CSV. Both come from the types alone.</summary>
static class ApiShape
{
    /// <summary>Between the parts of a list in one field of a CSV.</summary>
    const string Between = "; ";

    /// <summary>How answers are written as JSON.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            // Letters as they are; what could close a script is escaped by the writer's caller.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new DecimalDigits() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }

    // The digits of the packs' files: no noughts behind, nothing rounded.
    sealed class DecimalDigits : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteRawValue(Format.Raw(Estimate.Of(value)));
    }

    /// <summary>The CSV columns of a type: nested things flat, lists of words in one field, lists of things left to JSON.</summary>
    public static IReadOnlyList<ApiColumn> Columns(Type type) => [.. Columns(type, "", "", value => value)];

    static IEnumerable<ApiColumn> Columns(Type type, string prefix, string context, Func<object, object?> reach)
    {
        foreach (var property in Options.GetTypeInfo(type).Properties)
        {
            var (name, words, get) = (prefix + property.Name, context + DescriptionOf(property), property.Get!);
            object? Value(object row) => reach(row) is { } holder ? get(holder) : null;
            if (IsText(property.PropertyType))
                yield return new(name, words, row => Text(Value(row)));
            else if (property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)))
                yield return new(name, words, row => string.Join(Between, (IEnumerable<string>?)Value(row) ?? []));
            else if (property.PropertyType.IsAssignableTo(typeof(IEnumerable<IField>)))
                yield return new(name, words, row => string.Join(Between, ((IEnumerable<IField>?)Value(row) ?? []).Select(one => one.Field)));
            else if (!property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                foreach (var column in Columns(property.PropertyType, name + "_", words + ": ", Value))
                    yield return column;
            }
        }
    }

    /// <summary>A word of the program as answers have it: <c>LowerIsBetter</c> is <c>lower-is-better</c>.</summary>
    public static string Kebab<T>(T word) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());

    /// <summary>What a property is, in words.</summary>
    public static string DescriptionOf(JsonPropertyInfo property) => ((MemberInfo)property.AttributeProvider!).GetCustomAttribute<DescriptionAttribute>()!.Description;

    /// <summary>Is this one field, not a thing with parts?</summary>
    public static bool IsText(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsText(inner) : type == typeof(string) || type == typeof(bool) || type == typeof(decimal) || type == typeof(long) || type == typeof(int);

    static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal number => Format.Raw(Estimate.Of(number)),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not written as a field."),
    };
}
