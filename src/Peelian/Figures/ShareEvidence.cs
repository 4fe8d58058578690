using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A share of a whole, with its counts where they are to be had.</summary>
/// <param name="Percent">The share in per cent.</param>
/// <param name="Part">The part's count.</param>
/// <param name="Whole">The whole's count.</param>
sealed record CountedShare(Estimate Percent, Estimate Part, Estimate Whole)
{
    /// <summary>A share of counts, with Wilson's interval.</summary>
    public static CountedShare Of(Estimate part, Estimate whole) => new(ShareEvidence.WithInterval(Ratios.SharePercent(part, whole), part, whole), part, whole);

    /// <summary>True where the share is of counts, so that it can be judged.</summary>
    public bool IsCounted => Percent.Interval is not null;
}

/// <summary>Two shares from separate samples, judged: the difference in percentage points with its interval, and the word.</summary>
/// <param name="Difference">The first less the second, in percentage points.</param>
/// <param name="Word">What may be said of it.</param>
/// <param name="Ratio">Limits of the first over the second; null where not judged.</param>
sealed record JudgedShares(Estimate Difference, EvidenceWord Word, Interval? Ratio = null);

/// <summary>How sure a share is (Wilson), and whether two can be told apart (Newcombe).</summary>
/// <remarks>A published share has no counts, so neither interval nor word: it is printed as given.</remarks>
static class ShareEvidence
{
    /// <summary>The two limits of a share, for files.</summary>
    public static IReadOnlyList<Column> Limits(string id, string title, string what) =>
        EvidenceColumns.Limits($"{id}_lower", $"{id}_upper", title, what, "%", 1);

    /// <summary>The cells of <see cref="Limits"/>.</summary>
    public static IReadOnlyList<Cell> LimitsOf(Estimate percent) => EvidenceColumns.LimitsOf(percent, limit => Cells.Percent(limit, 1));

    /// <summary>The difference of two shares with its limits, for files, and the word for people.</summary>
    public static IReadOnlyList<Column> Difference(string id, string title, string what, string wordId, string wordTitle) =>
    [
        new($"{id}_points", $"{title} (percentage points)") { Unit = "percentage points", Decimals = 1, Shown = false, Description = $"Difference: {what}" },
        .. EvidenceColumns.Limits($"{id}_lower", $"{id}_upper", title, "the difference", "percentage points", 1),
        EvidenceColumns.Word(wordId, wordTitle, what),
    ];

    /// <summary>The cells of <see cref="Difference"/>.</summary>
    public static IReadOnlyList<Cell> DifferenceOf(JudgedShares judged) =>
        [Points(judged.Difference), .. EvidenceColumns.LimitsOf(judged.Difference, Points), Cell.Of(judged.Word)];

    /// <summary>The cells of a row that is compared with nothing.</summary>
    public static IReadOnlyList<Cell> NoDifference(string why, Cell word) =>
        [.. Enumerable.Repeat(Points(Estimate.Missing(why)), 3), word];

    /// <summary>Percentage points with their sign: "-3.5".</summary>
    public static Cell Points(Estimate points) => Cell.Of(points, Format.Points(points, 1));

    /// <summary>A share in per cent with Wilson's interval, where its counts are a part and its whole.</summary>
    public static Estimate WithInterval(Estimate percent, Estimate part, Estimate whole) =>
        percent.IsMissing || percent.AsPublished || part.Value is not (>= 0 and { } hits) || whole.Value is not (> 0 and { } trials) || hits > trials
            ? percent
            : percent with { Interval = InPercent(Proportions.Wilson((double)hits, (double)trials).ToInterval()) };

    /// <summary>Judges pairs of shares of one table together; none of the first's cases is among the second's.</summary>
    public static IReadOnlyList<JudgedShares> Judge(IReadOnlyList<(CountedShare First, CountedShare Second)> pairs)
    {
        var rows = EvidenceTable.OfProportions([.. pairs.Select(pair => pair.First.IsCounted && pair.Second.IsCounted && !IsSmall(pair)
            ? new ProportionComparison(Number(pair.First.Part), Number(pair.First.Whole), Number(pair.Second.Part), Number(pair.Second.Whole))
            : null)]);
        return [.. pairs.Zip(rows, (pair, row) => new JudgedShares(
            DifferenceOf(pair.First, pair.Second, row), row.Word == EvidenceWord.NoData && IsSmall(pair) ? EvidenceWord.TooFewToSay : row.Word, row.Ratio))];
    }

    // A share that people are not shown is not compared either.
    static bool IsSmall((CountedShare First, CountedShare Second) pair) =>
        pair.First.IsCounted && pair.Second.IsCounted && (pair.First.Percent.SmallBase || pair.Second.Percent.SmallBase);

    static Estimate DifferenceOf(CountedShare first, CountedShare second, EvidenceRow row) =>
        !first.Percent.IsMissing && !second.Percent.IsMissing && !(first.IsCounted && second.IsCounted)
            ? Estimate.Missing("the shares are printed as published, without their counts")
            : Ratios.Difference(first.Percent, second.Percent) with { Interval = row.Difference is { } limits ? InPercent(limits) : null };

    /// <summary>What must be said of shares of recorded events that are compared: how much such shares scatter beyond chance is not measured.</summary>
    /// <param name="measure">The events.</param>
    public static string SpreadUnknown(Measure measure) =>
        $"How much {measure.Unit.Many} scatter beyond chance is not known here, so these shares are judged as if each came by itself. They come in clusters, so some of what is called lower or higher may be chance; nothing is called clearly so.";

    /// <summary>The first share over the second, with the interval it was judged by.</summary>
    public static Estimate RatioOf(CountedShare first, CountedShare second, JudgedShares judged) =>
        Ratios.RatioOfRates(first.Part, first.Whole, second.Part, second.Whole) with { Interval = judged.Ratio };

    static double Number(Estimate count) => (double)count.Value!.Value;

    static Interval InPercent(Interval share) => share with { Lower = 100 * share.Lower, Upper = 100 * share.Upper };
}
