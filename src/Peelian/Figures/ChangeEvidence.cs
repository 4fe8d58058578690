using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A row's change to be judged: what it compares, and where its counts come from.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Choice">The vintage of its counts.</param>
/// <param name="Previous">The count a year earlier.</param>
/// <param name="Current">The count in the period.</param>
/// <param name="Change">The change in per cent; missing where no comparison is made.</param>
sealed record ChangeLine(Measure Measure, Choice Choice, Estimate Previous, Estimate Current, Estimate Change)
{
    /// <summary>The area's count in a period and in an earlier one, from the publication that covers both.</summary>
    /// <param name="context">The area.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="now">The period.</param>
    /// <param name="before">The earlier one; null for the same months a year before.</param>
    public static ChangeLine Of(FigureContext context, Measure measure, Period now, Period? before = null)
    {
        var earlier = before ?? now.YearEarlier;
        var choice = context.Counter.Choose(measure, context.Area.Code, [earlier, now]);
        var previous = context.Counter.Total(choice, measure, context.Area.Code, earlier);
        var current = context.Counter.Total(choice, measure, context.Area.Code, now);
        return new ChangeLine(measure, choice, previous, current, Comparison.Change(measure, previous, current, now, before));
    }
}

/// <summary>How sure each change of a table is: limits and one word, after adjustment for the table's other rows.</summary>
/// <remarks>
/// Recorded crimes come in clusters, so months scatter more than chance would have it. How much more is measured for each
/// measure over the force's areas together in the 24 months compared (one area's months alone are too few to measure it
/// well), unless an area's own months scatter far more; where no months are loaded it is unknown, and then no change is ever called "clearly" (rules: over-dispersion).
/// </remarks>
static class ChangeEvidence
{
    /// <summary>The columns that it adds to a table.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        .. EvidenceColumns.Limits("change_lower_percent", "change_upper_percent", "Change", "the change", "%", 1),
        EvidenceColumns.Word("evidence", "How sure", "the change"),
    ];

    /// <summary>Judges the rows of one table together.</summary>
    public static IReadOnlyList<EvidenceRow> Judge(FigureContext context, IReadOnlyList<ChangeLine> lines, Period now) =>
        Judge([.. lines], [.. lines.Select(line => Spread(context, line.Choice, line.Measure, context.Area.Code, now))]);

    /// <summary>Judges the rows of one table together, each with its φ; null where that is unknown.</summary>
    public static IReadOnlyList<EvidenceRow> Judge(IReadOnlyList<ChangeLine> lines, IReadOnlyList<double?> spreads) =>
        EvidenceTable.OfCounts([.. lines.Select((line, at) => Comparable(line)
            ? new CountComparison(new TwoCounts((long)line.Previous.Value!.Value, (long)line.Current.Value!.Value), spreads[at])
            : null)]);

    // From 0 there is no percentage, but two counts can still be told apart.
    static bool Comparable(ChangeLine line) =>
        line is { Previous.IsMissing: false, Current.IsMissing: false } && (!line.Change.IsMissing || line.Previous.Value == 0);

    /// <summary>From so many times the force's φ on, an area's own months are no chance high: with 24 months of each area one in two hundred would be.</summary>
    const double OwnFrom = 2;

    /// <summary>
    /// φ of a measure: how much more its months scatter than chance would have it, over the force's areas together, because one area's
    /// months alone tell it to about ±30%; the area's own where it is far higher, as in a city's centre. Null where unknown.
    /// </summary>
    public static double? Spread(FigureContext context, Choice choice, Measure measure, string areaCode, Period now)
    {
        DispersionEstimate Of(string code) => context.Counter.Once(("φ", choice.Vintage, measure.Id, code, now), () => Dispersion.FromMonths(
            [.. Period.To(now.Last, Dispersion.MostMonths).Months.Select(month => (long?)context.Counter.MonthOf(choice, measure, code, month))]));
        var force = context.Counter.Once(("φ of all", choice.Vintage, measure.Id, context.Force.Code, context.Peers.Count, now), () => Dispersion.Pool(context.Peers.Select(peer => Of(peer.Code))));
        var own = Of(areaCode);
        return own.Phi is not null && force.Phi is { } all && own.Unclamped > OwnFrom * all ? own.Phi : force.Phi;
    }

    /// <summary>The cells of a row, in the order of <see cref="Columns"/>; the change carries its interval.</summary>
    public static IReadOnlyList<Cell> CellsOf(EvidenceRow row, Estimate change) =>
        [.. EvidenceColumns.LimitsOf(change, limit => Cells.Change(limit, 1)), Cell.Of(row.Word)];

    /// <summary>Two limits and a word that a value as published cannot have: its counts are not to be had.</summary>
    public static IReadOnlyList<Cell> PublishedOnly(Estimate published, Func<Estimate, Cell> print) =>
        [.. EvidenceColumns.LimitsOf(published, print), EvidenceColumns.NoWord("as published without counts")];

    /// <summary>The judgement of a row against the year before; its sentence is said from the row's cells.</summary>
    public static Judgement Judgement(ChangeLine line, EvidenceRow row, Sentence sentence) => new()
    {
        MeasureId = line.Measure.Id,
        RowId = line.Measure.Id,
        Against = Against.YearBefore,
        Word = row.Word,
        Ratio = RatioOf(line, row),
        Events = line.Current.Value,
        Sentence = sentence,
    };

    static Estimate RatioOf(ChangeLine line, EvidenceRow row) =>
        line.Change.IsMissing ? Estimate.Missing(line.Change.WhyMissing!).From(line.Previous, line.Current)
        : (Estimate.Of(line.Current.Exact!.Value / line.Previous.Exact!.Value) with { Interval = row.Ratio }).From(line.Previous, line.Current);

    /// <summary>The limits of the change in per cent; null where there are none.</summary>
    public static Interval? Limits(EvidenceRow row) => row.Ratio is { } ratio
        ? ratio with { Lower = 100 * (ratio.Lower - 1), Upper = 100 * (ratio.Upper - 1) }
        : null;

    /// <summary>What must be said where no months show how much more than chance these counts scatter.</summary>
    public const string SpreadUnknown =
        "How much months scatter is not known here, so these counts are judged as if each crime or search came by itself. They come in clusters, so some of what is called lower or higher may be chance; nothing is called clearly so.";

    /// <summary>Is there a comparison whose over-dispersion is unknown?</summary>
    public static bool IsSpreadUnknown(IReadOnlyList<EvidenceRow> rows) => rows.Any(row => row.P is not null && row.Dispersion is null);

    /// <summary>The words for the working, where a reader looks for it.</summary>
    public const string Note =
        "How sure: a change is called lower or higher only where chance would hardly make it, all rows of the table taken together (5% of such calls may be false), and clearly only where the 95% interval lies wholly beyond a tenth. The limits are in the data files.";
}
