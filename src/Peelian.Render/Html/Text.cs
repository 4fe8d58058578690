using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Peelian.Render;

/// <summary>Small words that pages need.</summary>
static class Text
{
    /// <summary>A figure's or a note's number.</summary>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day as read: "12 November 2015".</summary>
    public static string Day(DateOnly day) => $"{Whole(day.Day)} {Month.Of(day).Label}";

    /// <summary>Words in lines of about a length, three at most; the last is cut where there are more.</summary>
    public static IReadOnlyList<string> Lines(string text, int letters)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && (lines.Count == 3 || lines[^1].Length + word.Length < letters))
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return [.. lines.Select(line => Clip(line, letters + 2))];
    }

    /// <summary>Words cut to a length that fits a picture; the table has them whole.</summary>
    public static string Clip(string text, int letters)
    {
        if (text.Length <= letters)
            return text;
        var elements = StringInfo.ParseCombiningCharacters(text);
        return elements.Length <= letters ? text : text[..elements[letters - 1]] + "…";
    }
}

/// <summary>Addresses on the web.</summary>
static class Web
{
    /// <summary>True for http and https only: an address from a file may be anything.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
