using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>The same page in other formats: its route with another extension.</summary>
static class SiteFormats
{
    /// <summary>Those of an area's page.</summary>
    public static IReadOnlyList<string> All { get; } = ["csv", "json", "ods"];

    /// <summary>A summary in one of them.</summary>
    public static RenderedFile Draw(string page, string format, Summary summary) => format == "csv"
        ? LongCsv.File(SitePaths.As(page, format), summary.Figures)
        : format == "json" ? SummaryJson.ForSite(SitePaths.As(page, format), summary)
        : Renderers.Find(format)!.Render(summary)[0] with { Path = SitePaths.As(page, format) };
}
