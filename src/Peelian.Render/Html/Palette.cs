using System.Text;

namespace Peelian.Render;

/// <summary>What a colour is used for, which decides the contrast it needs against the ground.</summary>
public enum ColourRole
{
    /// <summary>What everything stands on.</summary>
    Ground,

    /// <summary>Letters: 4.5 to 1 or more.</summary>
    Text,

    /// <summary>Bars, dots and lines: 3 to 1 or more.</summary>
    Mark,

    /// <summary>Rules and tints that carry no meaning.</summary>
    Quiet,
}

/// <summary>A colour on light and on dark ground.</summary>
/// <param name="Name">Its name in the stylesheet, without the dashes.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Light">On light ground and on paper, as #RRGGBB.</param>
/// <param name="Dark">On dark ground, as #RRGGBB.</param>
public sealed record Colour(string Name, ColourRole Role, string Light, string Dark);

/// <summary>Every colour there is, in one place. Tests hold their contrast, to the eye that sees all colours and to those that do not.</summary>
/// <remarks>After the Analysis Function's palette for charts; second and third are moved so that the four lines of a chart differ in grey too.</remarks>
public static class Palette
{
    /// <summary>The colours.</summary>
    public static IReadOnlyList<Colour> Colours { get; } =
    [
        new("ground", ColourRole.Ground, "#ffffff", "#12161b"),
        new("text", ColourRole.Text, "#14181f", "#e9edf1"),
        new("soft", ColourRole.Text, "#515a64", "#a9b3bd"),
        new("link", ColourRole.Text, "#12436d", "#8fc1ee"),
        new("own", ColourRole.Mark, "#12436d", "#a9d3f7"),
        new("others", ColourRole.Mark, "#8a929b", "#666f79"),
        new("reference", ColourRole.Mark, "#f46a25", "#f0783f"),
        new("second", ColourRole.Mark, "#9b274a", "#c74a86"),
        new("third", ColourRole.Mark, "#1f857c", "#4cc4b9"),
        new("focus", ColourRole.Mark, "#c2410c", "#ffb98f"),
        new("rule", ColourRole.Quiet, "#d3d8dd", "#343c45"),
        new("tint", ColourRole.Quiet, "#f3f5f7", "#1b2128"),
        new("caution", ColourRole.Quiet, "#fff3cf", "#3b3209"),
    ];

    /// <summary>The palette as custom properties: light, dark where the reader prefers it, light again on paper.</summary>
    public static string Css { get; } = MakeCss();

    /// <summary>The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static string MakeCss()
    {
        var css = new StringBuilder(":root{color-scheme:light dark;");
        foreach (var colour in Colours)
            css.Append("--").Append(colour.Name).Append(':').Append(colour.Light).Append(';');
        css.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        foreach (var colour in Colours)
            css.Append("--").Append(colour.Name).Append(':').Append(colour.Dark).Append(';');
        return css.Append("}}\n").ToString();
    }

    static double Luminance(string colour)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));
        return 0.2126 * Linear(rgb[0]) + 0.7152 * Linear(rgb[1]) + 0.0722 * Linear(rgb[2]);
    }

    static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
