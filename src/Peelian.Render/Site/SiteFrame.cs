namespace Peelian.Render.Site;

/// <summary>What every page of the public site shares: where it stands, what else there is, how far the data reaches.</summary>
/// <param name="Title">The page's own title, first in the browser's tab.</param>
/// <param name="Root">The way from the page to the site's first page: empty, <c>../</c>, <c>../../</c>. All links are relative, so that the site works under any address and from a folder.</param>
/// <param name="AsAt">The month that the figures reach.</param>
/// <param name="Force">The force whose areas it shows.</param>
public sealed record SiteFrame(string Title, string Root, Month AsAt, Area Force)
{
    /// <summary>The pages that every page links, in order: words and path.</summary>
    public static IReadOnlyList<(string Words, string Path)> Everywhere { get; } =
    [
        ("Areas", "index.html"),
        ("Measures", SitePaths.Measures),
        ("Definitions", SitePaths.Definitions),
        ("Data", SitePaths.Data),
    ];

    /// <summary>The frame of a page at a path.</summary>
    public static SiteFrame At(string path, string title, Month asAt, Area force) =>
        new(title, string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/'))), asAt, force);

    /// <summary>A link from this page to another of the site.</summary>
    public string To(string path) => Root + path;
}

/// <summary>The site's addresses: the same in <c>serve</c> and in <c>publish</c>. They are promises; none is ever given another meaning.</summary>
public static class SitePaths
{
    /// <summary>The first page.</summary>
    public const string Home = "index.html";

    /// <summary>The stylesheet.</summary>
    public const string Style = "site.css";

    /// <summary>The list of measures.</summary>
    public const string Measures = "measures.html";

    /// <summary>The glossary.</summary>
    public const string Definitions = "definitions.html";

    /// <summary>The kept files.</summary>
    public const string Data = "data.html";

    /// <summary>An area's page.</summary>
    public static string Of(Area area) => $"areas/{area.Slug}.html";

    /// <summary>The same as data.</summary>
    public static string DataOf(Area area) => $"areas/{area.Slug}.json";

    /// <summary>A theme of an area.</summary>
    public static string Of(Area area, string sectionId) => $"areas/{area.Slug}/{sectionId}.html";

    /// <summary>A figure's table, where the pages of its area look for it.</summary>
    public static string TableOf(Area area, string file) => $"areas/{area.Slug}/{file}";

    /// <summary>A measure's page.</summary>
    public static string Of(Measure measure) => $"measures/{measure.Id}.html";
}
