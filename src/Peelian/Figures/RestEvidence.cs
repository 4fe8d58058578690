using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A row's change set against that of the rest of the force: the force without the area.</summary>
/// <param name="Own">The area's change.</param>
/// <param name="Previous">The rest's count a year earlier.</param>
/// <param name="Current">The rest's count in the period.</param>
/// <param name="Change">The rest's change in per cent.</param>
/// <param name="Ratio">The area's ratio of counts over the rest's, with its interval; 1 where both changed alike.</param>
/// <param name="Judged">What may be said of it, among all rows of the table.</param>
/// <param name="RestFell">True where the rest's own change is a fall beyond chance.</param>
/// <param name="RestRose">True where it is a rise beyond chance.</param>
sealed record RestRow(ChangeLine Own, Estimate Previous, Estimate Current, Estimate Change, Estimate Ratio, EvidenceRow Judged, bool RestFell, bool RestRose)
{
    /// <summary>The rest's change as printed.</summary>
    public Cell ChangeCell { get; } = Cells.Change(Change, Previous, Current, 1);

    /// <summary>What may be said.</summary>
    public EvidenceWord Word => Judged.Word;
}

/// <summary>
/// Whether an area's change differs from that of the rest of its force. The force itself holds the area, so that the two are
/// no two samples: what is left of the force when the area is taken out of it is.
/// </summary>
/// <remarks>A ratio of two ratios of counts, from the logarithm, with the over-dispersion of the table's own changes.</remarks>
static class RestEvidence
{
    /// <summary>The columns that it adds to a table.</summary>
    /// <param name="context">Names the force.</param>
    /// <param name="now">The period.</param>
    /// <param name="shown">False where no row can be compared: then people have no column of nothing.</param>
    public static IReadOnlyList<Column> Columns(FigureContext context, Period now, bool shown)
    {
        var rest = $"the rest of {context.ForceInText}";
        return
        [
            new("rest_previous", $"{Grammar.Capital(rest)}, {now.YearEarlier.Label} (count)") { Unit = "count", Shown = false, Description = "Count of the force without the area, a year earlier" },
            new("rest_current", $"{Grammar.Capital(rest)}, {now.Label} (count)") { Unit = "count", Shown = false, Description = "Count of the force without the area" },
            new("rest_change_percent", $"{Grammar.Capital(rest)}, change (%)") { Unit = "%", Decimals = 1, Shown = false, Description = "Change of the force without the area" },
            new("against_rest_ratio", $"Change against {rest} (ratio)") { Unit = "ratio", Decimals = 2, Shown = false, Description = "The area’s current ÷ previous over the rest’s current ÷ previous: 1 where both changed alike" },
            .. EvidenceColumns.Limits("against_rest_lower", "against_rest_upper", $"Change against {rest}", "the ratio of the area’s change to the rest’s", "ratio", 2),
            EvidenceColumns.Word("against_rest", $"Against {rest}", "the area’s change compared with the rest’s") with { Shown = shown },
        ];
    }

    /// <summary>Judges the rows of one table together.</summary>
    /// <param name="context">The area and its force.</param>
    /// <param name="lines">The area's changes.</param>
    /// <param name="forces">The force's counts in the two periods, a pair for each line.</param>
    /// <param name="changes">The lines' own judgements against the year before, which carry their over-dispersion.</param>
    /// <param name="now">The period.</param>
    public static IReadOnlyList<RestRow> Judge(FigureContext context, IReadOnlyList<ChangeLine> lines, IReadOnlyList<IReadOnlyList<Estimate>> forces, IReadOnlyList<EvidenceRow> changes, Period now) =>
        Judge(lines, [.. lines.Zip(forces, (line, force) => RestOf(context, line, force, now))], [.. changes.Select(change => (double?)change.Dispersion)], now);

    /// <summary>The same against any other counts, of which none may be the area's own.</summary>
    /// <param name="lines">The area's changes.</param>
    /// <param name="others">The other side's counts in the two periods, a pair for each line.</param>
    /// <param name="spreads">φ of each line; null where unknown.</param>
    /// <param name="now">The period.</param>
    public static IReadOnlyList<RestRow> Judge(IReadOnlyList<ChangeLine> lines, IReadOnlyList<(Estimate Previous, Estimate Current)> others, IReadOnlyList<double?> spreads, Period now)
    {
        var compared = lines.Select((line, index) => Comparison(line, others[index].Previous, others[index].Current, spreads[index])).ToList();
        var judged = EvidenceTable.OfRatioChanges(compared);
        return [.. lines.Select((line, index) => Row(line, others[index], compared[index], judged[index], now))];
    }

    static RestRow Row(ChangeLine line, (Estimate Previous, Estimate Current) rest, RatioComparison? compared, EvidenceRow judged, Period now)
    {
        var change = Figures.Comparison.Change(line.Measure, rest.Previous, rest.Current, now);
        var ratio = Ratios.RatioOfRates(line.Current, line.Previous, rest.Current, rest.Previous);
        if (line.Change.IsMissing && !line.Previous.IsMissing && line.Previous.Value != 0)
            ratio = Estimate.Missing(line.Change.WhyMissing!).From(line.Previous, line.Current);
        if (compared is null)
            return new RestRow(line, rest.Previous, rest.Current, change, ratio, judged, false, false);
        // Only what the rest's own interval bears is called a fall or a rise of the rest.
        var own = RatioOfCounts.Recommended(new TwoCounts(compared.Earlier.Before, compared.Later.Before), Limits.Usual, compared.Dispersion ?? 1);
        return new RestRow(line, rest.Previous, rest.Current, change, ratio with { Interval = judged.Ratio }, judged, own.Upper < 1, own.Lower > 1);
    }

    /// <summary>The force's counts without the area's in two periods; missing with the reason where it cannot be taken out.</summary>
    public static (Estimate Previous, Estimate Current) RestOf(FigureContext context, ChangeLine line, IReadOnlyList<Estimate> force, Period now)
    {
        string? why = context.Peers.Count <= 1 ? $"{context.ForceInText} has no other area"
            : (force[0].IsMissing || force[1].IsMissing) && !context.Counter.Published(line.Measure, Statistic.ChangePercent, context.Force.Code, now).IsMissing
                ? $"{context.ForceInText} is published as a percentage alone, without the counts that {context.Area.Name} could be taken out of"
            : null;
        return why is null
            ? (Without(force[0], line.Previous), Without(force[1], line.Current))
            : (Estimate.Missing(why), Estimate.Missing(why));
    }

    /// <summary>The force's count without the area's; missing where they cannot both be true.</summary>
    public static Estimate Without(Estimate force, Estimate area) => Ratios.Difference(force, area) switch
    {
        { Value: < 0 } => Estimate.Missing("the area’s count is larger than the force’s").From(force, area),
        var rest => rest,
    };

    // From or to none there is no ratio; across a break nothing is compared.
    static RatioComparison? Comparison(ChangeLine line, Estimate restPrevious, Estimate restCurrent, double? dispersion)
    {
        if (line.Change.IsMissing || line.Current.IsMissing || restPrevious.IsMissing || restCurrent.IsMissing)
            return null;
        if (new[] { restPrevious, line.Previous, restCurrent, line.Current }.Any(count => RankedEvidence.WholeOf(count) is null))
            return null;
        long[] counts = [Whole(restPrevious), Whole(line.Previous), Whole(restCurrent), Whole(line.Current)];
        return counts.Contains(0) && counts[1] + counts[3] >= Evidence.FewestEvents
            ? null
            : new RatioComparison(new TwoCounts(counts[0], counts[1]), new TwoCounts(counts[2], counts[3]), dispersion);
    }

    static long Whole(Estimate count) => (long)count.Value!.Value;

    /// <summary>The cells of a row, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<Cell> CellsOf(RestRow row) =>
    [
        Cells.Count(row.Previous), Cells.Count(row.Current), row.ChangeCell, Cells.Rate(row.Ratio, 2),
        .. EvidenceColumns.LimitsOf(row.Ratio, limit => Cells.Rate(limit, 2)), Cell.Of(row.Word),
    ];

    /// <summary>The judgement of a row against the rest of the force; null where nothing can be compared.</summary>
    /// <param name="context">The words, the area and its force.</param>
    /// <param name="row">The row.</param>
    /// <param name="own">What may be said of the area's own change.</param>
    /// <param name="change">The area's own change as the table prints it.</param>
    /// <param name="now">The period.</param>
    public static Judgement? Judgement(FigureContext context, RestRow row, EvidenceWord own, Cell change, Period now) => row.Word == EvidenceWord.NoData ? null : new()
    {
        MeasureId = row.Own.Measure.Id,
        RowId = row.Own.Measure.Id,
        Against = Against.RestOfForce,
        Word = row.Word,
        Ratio = row.Ratio,
        Events = row.Own.Current.Value,
        Sentence = Say(context, row, own, change, now, RankedEvidence.RestOf(context), row.ChangeCell),
    };

    /// <summary>The comparison in words.</summary>
    /// <param name="context">The words and the area.</param>
    /// <param name="row">The row.</param>
    /// <param name="own">What may be said of the area's own change.</param>
    /// <param name="change">The area's own change as the table prints it.</param>
    /// <param name="now">The period.</param>
    /// <param name="other">What it is set against, in a sentence.</param>
    /// <param name="otherChange">The other's change as the table prints it.</param>
    public static Sentence Say(FigureContext context, RestRow row, EvidenceWord own, Cell change, Period now, string other, Cell otherChange)
    {
        var (measure, current) = (row.Own.Measure, Cells.Count(row.Own.Current));
        return context.Words.Say(
            Words(row, own),
            ("measure", FigureContext.InText(measure)), ("area", context.Area), ("other", other), ("period", now), ("word", Evidence.Text(row.Word)),
            ("change", change), ("rest", otherChange), ("previous", Cells.Count(row.Own.Previous)), ("current", current), ("unit", Figures.Comparison.UnitFor(measure, current)));
    }

    // "Fell" and "rose" are said only where both changes are beyond chance themselves; else only how the two compare.
    static string Words(RestRow row, EvidenceWord own)
    {
        if (!Evidence.IsDifference(row.Word))
            return row.Word == EvidenceWord.TooFewToSay ? "rest-few" : "rest-same";
        var fell = own is EvidenceWord.Lower or EvidenceWord.ClearlyLower && row.RestFell;
        var rose = own is EvidenceWord.Higher or EvidenceWord.ClearlyHigher && row.RestRose;
        if (!fell && !rose)
            return "rest-change";
        var more = fell == row.Word is EvidenceWord.Lower or EvidenceWord.ClearlyLower;
        return $"rest-{(fell ? "fell" : "rose")}-{(more ? "more" : "less")}{(Evidence.Strength(row.Word) > Evidence.Strength(EvidenceWord.Lower) ? "-clearly" : "")}";
    }

    /// <summary>The change of the force, and that of its rest where it is known, in one sentence.</summary>
    /// <param name="context">The words, the area and its force.</param>
    /// <param name="row">The row.</param>
    /// <param name="force">The force's change as the table prints it.</param>
    public static Sentence ForceAndRest(FigureContext context, RestRow row, Cell force) => context.Words.Say(
        row.Word switch { EvidenceWord.NoData => "force-change", EvidenceWord.TooFewToSay => "force-and-rest-few", _ => "force-and-rest" },
        ("measure", FigureContext.InText(row.Own.Measure)), ("force", context.ForceInText), ("change", force), ("area", context.Area),
        ("rest", row.ChangeCell), ("word", Evidence.Text(row.Word)));

    /// <summary>What the comparison is, or why there is none, for those who look for it; null where the force has no other area.</summary>
    public static string? Note(FigureContext context, IReadOnlyList<RestRow> rows) =>
        context.Peers.Count <= 1 ? null
        : rows.All(row => row.Word == EvidenceWord.NoData)
            ? rows.FirstOrDefault(row => !row.Own.Change.IsMissing && row.Previous.IsMissing) is { } none ? $"Nothing is set against the rest of {context.ForceInText}: {none.Previous.WhyMissing}." : null
        : $"Against the rest of {context.ForceInText}: the change in {context.Area.Name} compared with that of {context.ForceInText} without {context.Area.Name}, judged as the changes are. Its counts are in the data files.";
}
