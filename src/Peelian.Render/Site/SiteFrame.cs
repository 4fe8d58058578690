namespace Peelian.Render.Site;

/// <summary>What every page of the public site shares: where it stands, what else there is, how far the data reaches.</summary>
/// <param name="Path">The page's address.</param>
/// <param name="Title">The page's own title, first in the browser's tab.</param>
/// <param name="AsAt">The month that the figures reach.</param>
/// <param name="Force">The force whose areas it shows.</param>
public sealed record SiteFrame(string Path, string Title, Month AsAt, Area Force)
{
    /// <summary>The pages that every page links at its head, in order: words and path.</summary>
    public static IReadOnlyList<(string Words, string Path)> AtHead { get; } =
    [
        ("Areas", SitePaths.Home),
        ("Measures", SitePaths.Measures),
        ("Compare", SitePaths.Compare),
        ("Definitions", SitePaths.Definitions),
        ("Data", SitePaths.Data),
        ("What changed", SitePaths.Changes),
        ("How to read this", SitePaths.Reading),
    ];

    /// <summary>The pages that every page links at its foot.</summary>
    public static IReadOnlyList<(string Words, string Path)> AtFoot { get; } =
    [
        ("Methods", SitePaths.Methods),
        ("API", SitePaths.Api),
        ("Accessibility", SitePaths.Accessibility),
        ("Privacy", SitePaths.Privacy),
    ];

    /// <summary>The way from the page to the site's first page: empty, <c>../</c>, <c>../../</c>. All links are relative, so that the site works under any address and from a folder.</summary>
    public string Root { get; } = string.Concat(Enumerable.Repeat("../", Path.Count(letter => letter == '/')));

    /// <summary>A link from this page to another of the site.</summary>
    public string To(string path) => Root + path;
}
