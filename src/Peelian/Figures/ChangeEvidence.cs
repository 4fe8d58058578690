using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A row's change to be judged: what it compares, and where its counts come from.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Choice">The vintage of its counts.</param>
/// <param name="Previous">The count a year earlier.</param>
/// <param name="Current">The count in the period.</param>
/// <param name="Change">The change in per cent; missing where no comparison is made.</param>
sealed record ChangeLine(Measure Measure, Choice Choice, Estimate Previous, Estimate Current, Estimate Change);

/// <summary>How sure each change of a table is: limits and one word, after adjustment for the table's other rows.</summary>
/// <remarks>
/// Recorded crimes come in clusters, so months scatter more than chance would have it. How much more is measured for each
/// measure over the force's areas together in the 24 months compared (one area's months alone are too few to measure it
/// well); where no months are loaded it is unknown, and then no change is ever called "clearly" (rules: over-dispersion).
/// </remarks>
static class ChangeEvidence
{
    /// <summary>The columns that it adds to a table.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("change_lower_percent", "Change, lower limit (%)") { Unit = "%", Decimals = 1, Shown = false, Description = "Lower limit of the 95% interval of the change" },
        new("change_upper_percent", "Change, upper limit (%)") { Unit = "%", Decimals = 1, Shown = false, Description = "Upper limit of the 95% interval of the change; empty where there is none" },
        new("evidence", "How sure", ColumnKind.Text) { Description = "What may be said of the change: no data, too few to say, about the same, lower or higher, clearly lower or clearly higher" },
    ];

    /// <summary>Judges the rows of one table together.</summary>
    public static IReadOnlyList<EvidenceRow> Judge(FigureContext context, IReadOnlyList<ChangeLine> lines, Period now) =>
        EvidenceTable.OfCounts([.. lines.Select(line => Comparable(line)
            ? new CountComparison(new TwoCounts((long)line.Previous.Value!.Value, (long)line.Current.Value!.Value), Spread(context, line, now))
            : null)]);

    // From 0 there is no percentage, but two counts can still be told apart.
    static bool Comparable(ChangeLine line) =>
        line is { Previous.IsMissing: false, Current.IsMissing: false } && (!line.Change.IsMissing || line.Previous.Value == 0);

    static double? Spread(FigureContext context, ChangeLine line, Period now) =>
        Dispersion.Pool(context.Peers.Select(peer => Dispersion.FromMonths(
            [.. new Period(now.YearEarlier.First, now.Last).Months.Select(month => (long?)context.Counter.MonthOf(line.Choice, line.Measure, peer.Code, month))]))).Phi;

    /// <summary>The cells of a row, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<Cell> CellsOf(EvidenceRow row, Estimate change)
    {
        var limits = Limits(row);
        Estimate Limit(decimal? value, string why) =>
            value is { } given && !change.IsMissing ? Estimate.Of(given).From(change) : Estimate.Missing(change.WhyMissing ?? why);
        return
        [
            Cells.Change(Limit(limits?.Lower, "nothing to compare"), 1),
            Cells.Change(Limit(limits?.Upper, "there is no upper limit"), 1),
            Cell.Words(Evidence.Text(row.Word)),
        ];
    }

    /// <summary>The limits of the change in per cent; null where there are none.</summary>
    public static Interval? Limits(EvidenceRow row) => row.Ratio is { } ratio
        ? ratio with { Lower = 100 * (ratio.Lower - 1), Upper = 100 * (ratio.Upper - 1) }
        : null;

    /// <summary>The words for the working, where a reader looks for it.</summary>
    public const string Note =
        "How sure: a change is called lower or higher only where chance would hardly make it, all rows of the table taken together (5% of such calls may be false), and clearly only where the 95% interval lies wholly beyond a tenth. The limits are in the CSV.";
}
