using System.Text;

namespace Peelian.Render;

/// <summary>The two fonts of pages and printed packs, which every page carries inside it.</summary>
/// <remarks>So that a page looks the same, and its PDF has the same bytes, whatever fonts a machine has. See docs/decisions/0020-fonts.md.</remarks>
public static class Typeface
{
    /// <summary>The family's name in the stylesheet.</summary>
    public const string Family = "Peelian Sans";

    /// <summary>The weights there are: the file's name, and the weights that a stylesheet may ask for it by.</summary>
    static readonly (string File, string Weights)[] Weights =
    [
        ("PeelianSans-Regular.woff2", "100 500"),
        ("PeelianSans-Semibold.woff2", "501 900"),
    ];

    /// <summary>The fonts as rules of a stylesheet, their bytes inside.</summary>
    public static string Css { get; } = MakeCss();

    /// <summary>The files of the fonts.</summary>
    public static IEnumerable<string> Files => Weights.Select(weight => weight.File);

    /// <summary>The fonts as rules of a stylesheet beside which they stand as files.</summary>
    /// <remarks>A page asks for them first of all and waits a moment; what comes later than that is not taken, so that nothing that is read moves.</remarks>
    public static string CssBeside { get; } = Rules(file => $"font-display:optional;src:url({file})");

    /// <summary>The bytes of a font, as WOFF2.</summary>
    /// <param name="file">Its name, <c>PeelianSans-Regular.woff2</c>.</param>
    public static byte[] Bytes(string file)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The font {file} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static string MakeCss() => Rules(file => $"src:url(data:font/woff2;base64,{Convert.ToBase64String(Bytes(file))})");

    static string Rules(Func<string, string> source)
    {
        var css = new StringBuilder();
        foreach (var (file, weights) in Weights)
        {
            css.Append("@font-face{font-family:\"").Append(Family).Append("\";font-style:normal;font-weight:").Append(weights)
                .Append(';').Append(source(file)).Append(" format(\"woff2\")}\n");
        }
        return css.ToString();
    }
}
