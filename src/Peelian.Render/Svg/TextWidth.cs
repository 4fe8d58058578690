using System.Text;

namespace Peelian.Render.Svg;

/// <summary>How wide words are in a picture, so that none is cut that has room and none covers another.</summary>
static class TextWidth
{
    /// <summary>The size of letters in pictures, in pixels; on a phone they are a pixel smaller.</summary>
    public const double Size = 14;

    // From space to tilde, in thousandths of the size: the wider of the two fonts. A test holds them against the fonts.
    static ReadOnlySpan<short> Letters =>
    [
        200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 350, 513, 513, 513, 513, 513, 513, 513, 513,
        513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674,
        582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 350, 324, 513, 500, 549, 516, 563, 462, 564, 507, 317, 520,
        558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
    ];

    /// <summary>The width of a letter that the table lacks: as wide as a wide one.</summary>
    const int Unknown = 700;

    /// <summary>The width of words, in pixels.</summary>
    public static double Of(string text)
    {
        var sum = 0;
        foreach (var letter in text.EnumerateRunes())
            sum += Of(letter);
        return sum * Size / 1000;
    }

    /// <summary>The width of a letter, in thousandths of the size.</summary>
    public static int Of(Rune letter) => letter.Value is >= ' ' and <= '~' ? Letters[letter.Value - ' '] : Unknown;

    /// <summary>Words in lines no wider than a width, broken between words.</summary>
    public static IReadOnlyList<string> Lines(string text, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}") <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    /// <summary>Words cut to a width, with "…" where something is left out; the table has them whole.</summary>
    public static string Clip(string text, double width)
    {
        if (Of(text) <= width)
            return text;
        var room = width - Of("…");
        var kept = new StringBuilder();
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            room -= Of(element);
            if (room < 0)
                break;
            kept.Append(element);
        }
        return kept.ToString().TrimEnd() + "…";
    }
}
