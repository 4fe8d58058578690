using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Peelian.Render;

/// <summary>Other people's Markdown as harmless HTML: no HTML of theirs, no pictures, links to the web and to mail only.</summary>
static class SafeMarkdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>HTML that can stand in a page.</summary>
    /// <param name="markdown">As written.</param>
    /// <param name="level">The level that its heads get, whatever they were: under the head of its box.</param>
    public static string Html(string markdown, int level)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var head in document.Descendants<HeadingBlock>())
            head.Level = level;
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !IsAllowed(link.GetDynamicUrl?.Invoke() ?? link.Url)).ToList())
            Unwrap(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsAllowed(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return WithoutControls(document.ToHtml(Pipeline));
    }

    static bool IsAllowed(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    // What was to be read stays, the link or the picture goes.
    static void Unwrap(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }

    // Marks that turn the direction of what follows could make a number read as another.
    internal static string WithoutControls(string html) => string.Concat(html.Where(letter =>
        letter is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069') and not '\u200E' and not '\u200F' and not '\u061C'
        && (!char.IsControl(letter) || letter is '\n' or '\t')));
}
