using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Peelian.Render.Site;

/// <summary>Pages of words, written in Markdown beside the program: its own pages, and the documents of its methods.</summary>
/// <param name="Title">The first head.</param>
/// <param name="Html">What follows it.</param>
public sealed record Prose(string Title, string Html)
{
    const string Folder = "Pages.";
    const string MethodFolder = "Methods.";

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The names of the methods' documents, the overview left out, in order.</summary>
    public static IReadOnlyList<string> Methods { get; } =
    [
        .. typeof(Prose).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(MethodFolder, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[MethodFolder.Length..])).Where(name => name != "README").Order(StringComparer.Ordinal),
    ];

    /// <summary>A page of the site's own.</summary>
    public static Prose Page(string name) => Read(Folder + name + ".md", _ => null);

    /// <summary>A document of the methods.</summary>
    /// <param name="name">Its name; <c>README</c> for the overview.</param>
    /// <param name="link">The address of another document; null where there is none.</param>
    public static Prose Method(string name, Func<string, string?> link) => Read(MethodFolder + name + ".md", link);

    static Prose Read(string resource, Func<string, string?> link)
    {
        using var stream = typeof(Prose).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The page {resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        var title = document.OfType<HeadingBlock>().First();
        document.Remove(title);
        foreach (var one in document.Descendants<LinkInline>().Where(one => !Web.IsAddress(one.Url)).ToList())
        {
            // Documents that are not on the site are named and not linked.
            if (one.Url?.EndsWith(".md", StringComparison.Ordinal) == true && link(Path.GetFileNameWithoutExtension(one.Url)) is { } address && !one.Url.Contains('/', StringComparison.Ordinal))
                one.Url = address;
            else
                Unwrap(one);
        }
        var words = string.Concat(title.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
        return new Prose(words, document.ToHtml(Pipeline));
    }

    static void Unwrap(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
