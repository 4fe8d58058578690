using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Peelian.Render.Site;

/// <summary>A page that a browser need not trust: its style attributes become rules of one block, which its policy names by hash.</summary>
/// <remarks>Pictures place their parts by style attributes. A policy that allowed these would allow any that got in.</remarks>
public static partial class StrictPage
{
    const string Rest = "script-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'";

    /// <summary>The policy of what is no page, and of pages without a block.</summary>
    public const string Policy = $"default-src 'none'; style-src 'self'; {Rest}";

    /// <summary>The page with its block and, for hosts that send no headers, its policy.</summary>
    /// <param name="path">Its address.</param>
    /// <param name="page">As drawn.</param>
    public static byte[] Of(string path, byte[] page)
    {
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = StyleAttribute().Replace(Encoding.UTF8.GetString(page), match =>
        {
            var value = match.Groups[1].Value;
            if (!rules.TryGetValue(value, out var number))
                rules[value] = number = rules.Count;
            return $" data-s=\"{Whole(number)}\"";
        });
        text = Slash().Replace(text, "$1>");
        var block = string.Concat(rules.Select(rule => $"[data-s=\"{Whole(rule.Value)}\"]{{{rule.Key}}}"));
        var policy = Connecting(path, rules.Count == 0 ? Policy : PolicyOf(block));
        var head = $"<meta http-equiv=\"Content-Security-Policy\" content=\"{FromFolder(policy)}\">\n" + (rules.Count == 0 ? "" : $"<style>{block}</style>\n");
        var title = text.IndexOf("<title>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Insert(title, head));
    }

    // Opened from a folder a page has no origin that 'self' could name; what stands beside it are files, then.
    static string FromFolder(string policy) => Own().Replace(policy, "$0 file:");

    // One page alone asks for more files of the site: a comparison takes its numbers from them.
    static string Connecting(string path, string policy) => path == SitePaths.Compare ? $"{policy}; connect-src 'self'" : policy;

    /// <summary>The policy that a file is sent with.</summary>
    public static string PolicyOf(RenderedFile file)
    {
        if (!file.MediaType.StartsWith("text/html", StringComparison.Ordinal))
            return Policy;
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        var (start, end) = (text.IndexOf("<style>", StringComparison.Ordinal), text.IndexOf("</style>", StringComparison.Ordinal));
        return Connecting(file.Path, start < 0 || end < start ? Policy : PolicyOf(text[(start + "<style>".Length)..end]));
    }

    static string PolicyOf(string block) => $"default-src 'none'; style-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)))}'; {Rest}";

    static string Whole(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // A slash at the end of these says nothing in HTML; in a picture it does.
    [GeneratedRegex("(<(?:link|input|meta)\\b[^<>]*?) */>")]
    private static partial Regex Slash();

    [GeneratedRegex("(?:style|script|img|font)-src 'self'")]
    private static partial Regex Own();

    // Attributes only: text cannot hold a quotation mark that is not written as a code.
    [GeneratedRegex(" style=\"([^\"<>]*)\"")]
    private static partial Regex StyleAttribute();
}
