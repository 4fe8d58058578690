using System.Text;
using System.Xml;

namespace Peelian.Render.Sheets;

/// <summary>What both spreadsheet formats write alike.</summary>
static class SheetNumbers
{
    /// <summary>The program's name, as files bear it.</summary>
    public const string Maker = "Peelian";

    /// <summary>The colour of words that lead elsewhere, #RRGGBB; they are underlined too.</summary>
    public static string LinkColour { get; } = Palette.Colours.First(colour => colour.Name == "link").Light;

    // What a cell can hold; far more than anything that a pack says.
    const int MostLetters = 32767;

    /// <summary>The letters of a column, from 1: A, Z, AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Words without what XML cannot hold, such as a stray control character or half a letter; each is replaced and shows.</summary>
    public static string Clean(string text)
    {
        if (text.Length <= MostLetters && IsClean(text))
            return text;
        // Readers differ in what they make of a tab inside a cell: a blank says the same in all of them.
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").Replace('\t', ' ').EnumerateRunes())
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.Length <= MostLetters ? clean.ToString() : Text.Clip(clean.ToString(), MostLetters);
    }

    static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '\r' or '\t' || !XmlConvert.IsXmlChar(letter))
                return false;
        }
        return true;
    }

    /// <summary>Words on one line, each blank once: a head, by which a table knows its column.</summary>
    public static string OneLine(string text) => string.Join(' ', Clean(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Longer words in their paragraphs, as written but for marks that turn the direction of what follows.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        SafeMarkdown.WithoutControls(text.ReplaceLineEndings("\n")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True where a spreadsheet could take words, typed, for a formula.</summary>
    public static bool LooksLikeFormula(string text) => text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '\'', ..];
}
