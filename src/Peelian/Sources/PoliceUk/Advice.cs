using System.Globalization;

namespace Peelian.Sources.PoliceUk;

/// <summary>Words of the messages.</summary>
static class Advice
{
    /// <summary>"1 row", "12 rows".</summary>
    public static string Rows(long rows) =>
        rows == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows");

    /// <summary>The nearest known texts, as a question; null where none is near.</summary>
    public static string? Nearest(string found, IEnumerable<string> known)
    {
        var nearest = Peelian.Nearest.To(found, known);
        return nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest.Select(text => $"'{text}'"))}?" : null;
    }

    /// <summary>A text on one line, not longer than a message bears.</summary>
    public static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > 80 ? line[..80] + "…" : line;
    }
}
