using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The funnel view of a ranked table: the limits within which areas of each size lie by chance, and how many lie outside.</summary>
/// <remarks>Real areas differ by more than chance: the variance between them is measured, outliers pulled in, and added to each one's own.</remarks>
static class FunnelView
{
    /// <summary>Areas below which nothing is said of how much they differ.</summary>
    public const int FewestAreas = 5;

    const double ByChance = 1 - Limits.Usual;

    static readonly string[] Names = ["lower 95% limit", "upper 95% limit", "lower 99.8% limit", "upper 99.8% limit"];

    static readonly string[] Ids = ["funnel_lower", "funnel_upper", "funnel_control_lower", "funnel_control_upper"];

    /// <summary>The columns of limits that it adds to a table, for files and for the picture.</summary>
    public static IReadOnlyList<Column> Columns(string title, string unit) =>
    [
        .. Names.Select((which, index) => new Column(Ids[index], $"{title}, funnel, {which}")
        {
            Unit = unit, Decimals = 1, Shown = false, Description = $"The {which} of the funnel: where an area of this size lies by chance and by what areas differ anyway",
        }),
    ];

    /// <summary>Cells of an area that no funnel is drawn for.</summary>
    public static IEnumerable<Cell> None(string why) => Ids.Select(_ => Cells.Rate(Estimate.Missing(why), 1));

    /// <summary>Cells of an area's limits, in the order of <see cref="Columns"/>.</summary>
    /// <param name="limits">The limits of an area at a confidence, in the unit of the table.</param>
    /// <param name="from">What they were computed from.</param>
    /// <param name="print">How they are printed.</param>
    public static IEnumerable<Cell> CellsOf(Func<double, Limits> limits, Estimate from, Func<Estimate, Cell> print)
    {
        foreach (var confidence in new[] { Limits.Usual, Limits.Control })
        {
            var found = limits(confidence).ToInterval();
            yield return print(Estimate.Of(found.Lower).From(from) with { AsPublished = false });
            yield return print((found.Upper is { } upper ? Estimate.Of(upper).From(from) : Estimate.Missing("there is no upper limit")) with { AsPublished = false });
        }
    }

    /// <summary>Draws the funnel beside the ranking and says how many lie outside; nothing where the table has no limits.</summary>
    /// <param name="draft">The figure, its rows and its main picture made.</param>
    /// <param name="context">The pack.</param>
    /// <param name="valueColumn">The ranked column.</param>
    /// <param name="sizeColumnId">The column of sizes, along the picture.</param>
    /// <param name="spread">How much more areas differ than chance would make them.</param>
    public static void Draw(FigureDraft draft, FigureContext context, int valueColumn, string sizeColumnId, FunnelDispersion? spread)
    {
        if (spread is not { } found || draft.Chart is not { } ranking)
            return;
        var columns = draft.Columns.Select(column => column.Id).ToList();
        var (lower, upper) = (columns.IndexOf(Ids[0]), columns.IndexOf(Ids[1]));
        var rows = draft.Rows.Where(row => !row.Cells[lower].IsMissing && !row.Cells[valueColumn].IsMissing).ToList();
        var outside = draft.Fact("funnel_outside", "Outside the 95% limits of the funnel", Cells.Count(Estimate.Of(rows.Count(row =>
            row.Cells[valueColumn].Number!.Value < row.Cells[lower].Number!.Value || row.Cells[valueColumn].Number!.Value > row.Cells[upper].Number!.Value))));
        var all = draft.Fact("funnel_areas", "Areas of the funnel", Cells.Count(Estimate.Of(rows.Count)));
        var chance = draft.Fact("funnel_by_chance", "Outside them by chance alone, about", Cells.Rate(Estimate.Of(Rounding.ToCell(rows.Count * ByChance)), 1));
        draft.Fact("funnel_phi", "How many times the spread between areas is that of chance (φ)", Cells.Rate(Estimate.Of(Rounding.ToCell(found.Phi)), 1));
        var sentence = context.Words.Say(found.TauSquared > 0 ? "funnel-wide" : "funnel", ("outside", outside), ("all", all), ("peers", context.PeerUnit.Many), ("chance", chance));
        draft.Sentences.Add(sentence);
        draft.Charts.Add(new Chart(ChartKind.Funnel, ranking.LabelColumnId, [ranking.ValueColumnIds[0], .. Ids])
        {
            HighlightRowId = ranking.HighlightRowId,
            SizeColumnId = sizeColumnId,
            ReferenceColumnId = columns.Find(id => id.StartsWith("force_", StringComparison.Ordinal)),
            ReferenceLabel = context.Force.ShortName,
            Description = $"A dot for each {context.PeerUnit.One}, larger ones to the right, between the limits of a funnel that narrows with size. {sentence.Text}",
            HowToRead = $"Small {context.PeerUnit.Many} stray further by chance, so the limits are wider for them. The broken lines are the 95% limits, the full ones the 99.8% limits. A dot outside is worth a question; it explains nothing, and a dot inside excuses nothing.",
        });
    }
}
