using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Peelian.Tests;

/// <summary>
/// What counts as a number in text: digits, with commas between thousands and at most one point, that are no part of a word, a code,
/// a file name or a hash ("E09000031", "SHA-256", "crime-2015.csv"). The sign is left out: a sentence says "fell by 15.4%" of -15.4.
/// </summary>
static partial class Digits
{
    [GeneratedRegex(@"(?<![\w.,/-]|\d,)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w-]|[.,/]\d)|(?<=(?:^|[\s(\[“]|to )[-+±])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w-]|[.,/]\d)")]
    private static partial Regex Number();

    /// <summary>The numbers of a text, in order.</summary>
    public static IEnumerable<decimal> In(string text) => Number().Matches(text).Select(match => decimal.Parse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture));

    /// <summary>All that a summary's JSON says in numbers: those of its texts and its values.</summary>
    public static HashSet<decimal> OfSummary(JsonElement element)
    {
        HashSet<decimal> known = [];
        Walk(element, known);
        return known;
    }

    static void Walk(JsonElement element, HashSet<decimal> known)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Walk(property.Value, known);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Walk(item, known);
                break;
            case JsonValueKind.Number:
                known.Add(Math.Abs(element.GetDecimal()));
                break;
            case JsonValueKind.String:
                known.UnionWith(In(element.GetString()!));
                break;
        }
    }
}
