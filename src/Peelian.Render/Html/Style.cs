using System.Globalization;
using System.Text;

namespace Peelian.Render;

/// <summary>The stylesheet that stands inside every page.</summary>
static class Style
{
    static readonly string Sheet = Read("report.css");

    /// <summary>The palette, the sheet and the foot of the printed page.</summary>
    public static string Css(string printedFoot) =>
        $"{Palette.Css}{Sheet}@page{{@bottom-left{{content:{Quote(printedFoot)}}}}}\n";

    static string Read(string name)
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The stylesheet {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Names come from files: all but plain letters is written as a code, so that none can end the string or the element.
    static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.IsAscii && (Rune.IsLetterOrDigit(letter) || letter.Value == ' ' || letter.Value == ','))
                quoted.Append((char)letter.Value);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{letter.Value:x6} ");
        }
        return quoted.Append('"').ToString();
    }
}
