namespace Peelian.Render;

/// <summary>What the page of packs says about one pack: little, so that packs need not be kept in memory until it is drawn.</summary>
/// <param name="PackId">The pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Area">The area.</param>
/// <param name="AsAt">The month.</param>
/// <param name="Period">The twelve months.</param>
/// <param name="Coverage">Figures with values and without.</param>
/// <param name="Illustrative">True where any figure is illustrative.</param>
public sealed record PackEntry(string PackId, string Title, Area Area, Month AsAt, Period Period, Coverage Coverage, bool Illustrative)
{
    /// <summary>The entry of a summary.</summary>
    public static PackEntry Of(Summary summary) => new(
        summary.PackId, summary.Title, summary.Area, summary.AsAt, summary.Period, Coverage.Of(summary), summary.Illustrative);

    /// <summary>True where the pack is there as PDF too.</summary>
    public bool Pdf { get; init; }

    /// <summary>Where its PDF is, seen from the page of packs.</summary>
    public string PdfLink => $"{Area.Slug}/{AsAt}/{Peelian.Render.Pdf.PdfPrinter.FileName}";

    /// <summary>Where its page is, seen from the page of packs.</summary>
    public string Link => $"{Area.Slug}/{AsAt}/index.html";
}

/// <summary>The page that lists the packs of one run: <c>OUT/snb/index.html</c>.</summary>
public static class PackIndex
{
    /// <summary>The page's bytes; the packs must be of one kind and one month, and there must be at least one.</summary>
    public static byte[] Render(IReadOnlyList<PackEntry> packs) =>
        packs.Count > 0
            ? Markup.Page<Html.IndexPage>(new() { [nameof(Html.IndexPage.Packs)] = packs.OrderBy(pack => pack.Area.Name, StringComparer.Ordinal).ToList() })
            : throw new ArgumentException("A page of packs needs one pack at least.", nameof(packs));
}
