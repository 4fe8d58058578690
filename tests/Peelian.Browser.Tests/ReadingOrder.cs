using System.Text;
using System.Xml.Linq;

namespace Peelian.Browser.Tests;

/// <summary>A page as it is read aloud from first to last: what is a head, a link, a cell or a picture says so.</summary>
static class ReadingOrder
{
    static readonly HashSet<string> Blocks = new(["p", "div", "section", "header", "footer", "nav", "main", "ul", "ol", "dl", "dt", "dd", "li", "table", "caption", "tr", "details", "summary", "h1", "h2", "h3", "h4", "br", "blockquote"], StringComparer.Ordinal);

    /// <summary>Everything in the body, a line for each block.</summary>
    public static string Of(XElement body)
    {
        var text = new StringBuilder();
        Say(body, text);
        var lines = text.ToString().Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines.Where(line => line.Trim('|', ' ').Length > 0)) + "\n";
    }

    static void Say(XElement element, StringBuilder text)
    {
        var name = element.Name.LocalName;
        if (element.Attribute("aria-hidden")?.Value == "true" || name is "style" or "title" or "desc")
            return;
        if (name == "svg")
        {
            text.Append('\n').Append("[picture] ").Append(element.Element("title")?.Value).Append(" / ").Append(element.Element("desc")?.Value).Append('\n');
            return;
        }
        if (Blocks.Contains(name))
            text.Append('\n');
        text.Append(Mark(name, element));
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement inner)
                Say(inner, text);
        }
        text.Append(name is "td" or "th" ? " | " : "");
        if (Blocks.Contains(name))
            text.Append('\n');
    }

    static string Mark(string name, XElement element) => name switch
    {
        "h1" or "h2" or "h3" or "h4" => new string('#', name[1] - '0') + " ",
        "li" => "- ",
        "summary" => "[fold] ",
        "caption" => "[table] ",
        "nav" or "main" or "header" or "footer" => $"[{name}]\n",
        _ => element.Attribute("role")?.Value == "region" ? $"[region] {element.Attribute("aria-label")?.Value}\n" : "",
    };
}
