namespace Peelian.Render;

/// <summary>How many of a pack's figures have values: what <c>build</c> prints and the page of packs lists.</summary>
/// <param name="Figures">All figures of the pack.</param>
/// <param name="WithValues">Those with at least one value that was computed here.</param>
/// <param name="PublishedOnly">Those whose every value is a published statistic that was not recomputed.</param>
/// <param name="WithoutData">Those with no value at all.</param>
public sealed record Coverage(int Figures, int WithValues, int PublishedOnly, int WithoutData)
{
    /// <summary>Counts the figures of a summary.</summary>
    public static Coverage Of(Summary summary)
    {
        var figures = summary.Figures.ToList();
        var empty = figures.Count(figure => figure.Gap is not null);
        var published = figures.Count(figure => figure.Gap is null && figure.PublishedOnly);
        return new Coverage(figures.Count, figures.Count - empty - published, published, empty);
    }
}
