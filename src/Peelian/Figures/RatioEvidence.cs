using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A group's searches per resident over those of the reference group.</summary>
/// <param name="Count">The group's searches.</param>
/// <param name="Residents">Its residents.</param>
/// <param name="ReferenceCount">The reference group's searches.</param>
/// <param name="ReferenceResidents">Its residents.</param>
/// <param name="Dispersion">φ of the two groups' months; null where unknown.</param>
sealed record GroupRatio(Estimate Count, Estimate Residents, Estimate ReferenceCount, Estimate ReferenceResidents, double? Dispersion)
{
    /// <summary>The ratio; missing where a number is, or the reference group has none.</summary>
    public Estimate Ratio { get; } = Ratios.RatioOfRates(Count, Residents, ReferenceCount, ReferenceResidents);

    /// <summary>The counts to be judged; null where there is no ratio.</summary>
    public CountComparison? Compared => Ratio.IsMissing ? null : new(
        RateRatio.Counts((long)Count.Value!.Value, (double)Residents.Value!.Value, (long)ReferenceCount.Value!.Value, (double)ReferenceResidents.Value!.Value), Dispersion);
}

/// <summary>A ratio judged: the number with its interval, and the word.</summary>
/// <param name="Ratio">The ratio, with its interval.</param>
/// <param name="Word">What may be said of it.</param>
sealed record JudgedRatio(Estimate Ratio, EvidenceWord Word)
{
    /// <summary>The ratio as printed.</summary>
    public Cell Cell { get; } = Cells.Rate(Ratio, 2);
}

/// <summary>A group's pooled ratio and what a sentence about it names.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ratio">The ratio, judged.</param>
/// <param name="Count">Its searches as printed.</param>
sealed record RatioLine(string Group, string Name, JudgedRatio Ratio, Cell Count);

/// <summary>How a group's rate compares with the reference group's: limits, a word, a sentence, and what residents cannot show.</summary>
/// <remarks>
/// Residents are taken as known. Searches come in clusters: how much more their months scatter than chance is measured where the
/// 24 months to the period's end are loaded; else it is unknown, and "clearly" is never said.
/// </remarks>
static class RatioEvidence
{
    /// <summary>The columns that it adds to a table of ratios.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        .. EvidenceColumns.Limits("ratio_lower", "ratio_upper", "Ratio", "the ratio", "ratio", 2),
        EvidenceColumns.Word("evidence", "How sure", "the group’s rate against the reference group’s"),
    ];

    /// <summary>Judges the ratios of one table together.</summary>
    public static IReadOnlyList<JudgedRatio> Judge(IReadOnlyList<GroupRatio> rows) =>
        [.. rows.Zip(EvidenceTable.OfCounts([.. rows.Select(row => row.Compared)]), (row, judged) => new JudgedRatio(row.Ratio with { Interval = judged.Ratio }, judged.Word))];

    /// <summary>The cells of a group that is compared, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<Cell> CellsOf(JudgedRatio row) =>
        [.. EvidenceColumns.LimitsOf(row.Ratio, limit => Cells.Rate(limit, 2)), Cell.Of(row.Word)];

    /// <summary>The cells of a row that nothing is compared with: the reference group itself, or a group that is none of residents.</summary>
    public static IReadOnlyList<Cell> NotCompared(string why, Cell word) =>
        [Cells.Rate(Estimate.Missing(why), 2), Cells.Rate(Estimate.Missing(why), 2), word];

    /// <summary>The word cell of the group that the others are compared with.</summary>
    public static Cell ReferenceWord { get; } = Cell.Words("reference group");

    /// <summary>φ of two groups' months together; null where not all 24 to <paramref name="last"/> are known.</summary>
    /// <param name="month">The count of a group in a month.</param>
    /// <param name="groups">The two groups.</param>
    /// <param name="last">The period's last month.</param>
    public static double? Spread(Func<Month, string, Estimate> month, IReadOnlyList<string> groups, Month last)
    {
        var months = new Period(last - (Dispersion.MostMonths - 1), last).Months.ToList();
        return groups.Any(group => month(months[0], group).IsMissing) ? null : Dispersion.Pool(groups.Select(Of)).Phi;

        DispersionEstimate Of(string group)
        {
            var counts = months.Select(one => (long?)month(one, group).Value).ToList();
            return counts.Contains(null) ? DispersionEstimate.Unknown("not all of the two years’ months are known") : Dispersion.FromMonths(counts);
        }
    }

    /// <summary>The headline: the surest difference, and of those the largest in number; where nothing was compared, the first sentence.</summary>
    public static string? Headline(FigureDraft draft)
    {
        var strongest = draft.Judgements.Where(one => one.Against == Against.OtherGroup)
            .OrderByDescending(one => Evidence.Strength(one.Word)).ThenByDescending(one => one.Size).FirstOrDefault();
        return (strongest?.Sentence ?? draft.Sentences.FirstOrDefault())?.Text.TrimEnd('.');
    }

    /// <summary>Says of each group how its rate compares, then what the residents behind it cannot show; keeps limits as facts and judgements.</summary>
    public static void Say(FigureDraft draft, FigureContext context, Measure measure, IReadOnlyList<RatioLine> lines, string reference, Cell referenceCount, Period period, Period census, string how)
    {
        foreach (var line in lines.Where(line => line.Ratio.Ratio.Interval is not null))
        {
            var limits = EvidenceColumns.LimitsOf(line.Ratio.Ratio, limit => Cells.Rate(limit, 2));
            var lower = draft.Fact($"{line.Group}_ratio_lower", $"{line.Name}, ratio, {period.Label}, lower limit of the 95% interval", limits[0], shown: false);
            var upper = draft.Fact($"{line.Group}_ratio_upper", $"{line.Name}, ratio, {period.Label}, upper limit of the 95% interval", limits[1], shown: false);
            var sentence = context.Words.Say(
                line.Ratio.Word switch { EvidenceWord.TooFewToSay => "ratio-few", EvidenceWord.AboutTheSame => "ratio-same", _ => line.Ratio.Ratio.Value == 0 ? "ratio-none" : "ratio" },
                ("group", line.Name), ("how", how), ("reference", reference), ("ratio", line.Ratio.Cell), ("word", Evidence.Text(line.Ratio.Word)), ("count", line.Count), ("referenceCount", referenceCount),
                ("lower", lower), ("upper", upper), ("area", context.Area), ("period", period));
            draft.Sentences.Add(sentence);
            draft.Judgements.Add(new Judgement
            {
                MeasureId = measure.Id,
                RowId = line.Group,
                Against = Against.OtherGroup,
                Word = line.Ratio.Word,
                Ratio = line.Ratio.Ratio,
                Events = line.Count.Number?.Value,
                Sentence = sentence,
            });
        }
        if (draft.Judgements.Count > 0)
            draft.Sentences.Add(context.Words.Say("ratio-caveat", ("census", census.Label)));
    }
}
