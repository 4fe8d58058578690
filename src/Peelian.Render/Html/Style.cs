using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Peelian.Render;

/// <summary>The stylesheet that stands inside every page.</summary>
static partial class Style
{
    // In this order: later sheets overrule earlier ones.
    static readonly string Sheet = string.Concat(new[] { "report.css", "charts.css", "print.css" }.Select(Read));

    // Remarks are for those who keep the sheets, not for those who read the page.
    [GeneratedRegex(@"/\*.*?\*/\n?", RegexOptions.Singleline)]
    private static partial Regex Remarks();

    /// <summary>The fonts, the palette, the sheet and the foot of the printed page.</summary>
    public static string Css(string printedFoot) =>
        $"{Typeface.Css}{Palette.Css}{Sheet}@page{{@bottom-left{{content:{Quote(printedFoot)}}}}}\n";

    /// <summary>The stylesheet of the site, as a file of its own beside those of the fonts.</summary>
    public static byte[] Sheets() => Encoding.UTF8.GetBytes(Typeface.CssBeside + Palette.Css + Sheet + Read("site.css"));

    /// <summary>A script of the site, as it is kept.</summary>
    public static byte[] Script(string name) => Encoding.UTF8.GetBytes(Whole(name));

    static string Read(string name) => Remarks().Replace(Whole(name), "");

    static string Whole(string name)
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
