namespace Peelian.Figures;

/// <summary>The English that generated sentences need.</summary>
public static class Grammar
{
    /// <summary>"a" or "an", by how the text is spoken: an 8, an 11, an 18, an 80, an 800; a 1, a 100, a uniform.</summary>
    public static string IndefiniteArticle(string text)
    {
        var digits = new string([.. text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == ',').Where(char.IsAsciiDigit)]);
        if (digits.Length > 0)
            return SpokenWithVowel(digits) ? "an" : "a";
        return text.Length > 0 && "aeiou".Contains(char.ToLowerInvariant(text[0]), StringComparison.Ordinal) ? "an" : "a";
    }

    // Only eight, eighteen, eighty… and eleven begin with a vowel sound; of a long number the first group of three is spoken first.
    static bool SpokenWithVowel(string digits)
    {
        var lead = digits.Length % 3 == 0 ? digits[..3] : digits[..(digits.Length % 3)];
        return lead[0] == '8' || lead is "11" or "18";
    }

    /// <summary>"Waltham Forest's", "Kensington and Chelsea's", "St Helens'".</summary>
    public static string Possessive(string name) => name.EndsWith('s') ? name + "’" : name + "’s";

    /// <summary>With a capital at the start.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"A", "A and B", "A, B and C"; between names that hold "and" themselves semicolons: "A and B; C".</summary>
    public static string List(IReadOnlyList<string> items, string between = ",") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ when between == ";" => string.Join("; ", items),
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>"1st", "2nd", "3rd", "4th", "11th", "21st".</summary>
    public static string Ordinal(int number)
    {
        var suffix = (number % 100) is 11 or 12 or 13 ? "th" : (number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}{suffix}");
    }
}
