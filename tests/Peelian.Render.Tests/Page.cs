using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Peelian.Render.Tests;

/// <summary>A rendered page read back: it must be well-formed, so it is read as XML.</summary>
sealed partial class Page
{
    public Page(ReadOnlyMemory<byte> bytes)
    {
        Html = Encoding.UTF8.GetString(bytes.Span);
        var start = Html.IndexOf("<html", StringComparison.Ordinal);
        var closed = VoidElement().Replace(Html[start..], "<$1$2/>");
        Root = XDocument.Parse(closed, LoadOptions.PreserveWhitespace).Root!;
    }

    // HTML has elements without an end, XML has not.
    [GeneratedRegex("<(meta|br|link|input)((?: [^<>]*?)?) ?/?>")]
    private static partial Regex VoidElement();

    public string Html { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    /// <summary>What is read, without the stylesheet.</summary>
    public string Text => string.Join("\n", Root.DescendantNodes().OfType<XText>()
        .Where(text => text.Parent!.Name.LocalName != "style").Select(text => text.Value));

    public static Page Of(Summary summary) => new(new HtmlReport().Render(summary)[0].Bytes);
}

/// <summary>Numbers in text.</summary>
static partial class Numbers
{
    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Number();

    public static HashSet<string> In(string text) =>
        [.. Number().Matches(text).Select(match => match.Value.TrimEnd(','))];
}
