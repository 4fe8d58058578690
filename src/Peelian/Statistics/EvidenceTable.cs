namespace Peelian.Statistics;

/// <summary>A change in counts, or a ratio of two groups' rates, to be judged.</summary>
/// <param name="Counts">The counts and what they come from.</param>
/// <param name="Dispersion">φ, 1 or more; null where unknown: judged as plain chance, and never "clearly".</param>
public sealed record CountComparison(TwoCounts Counts, double? Dispersion);

/// <summary>Two changes in counts to be told apart: an area's and that of the rest, as <see cref="RateRatio.Change"/> compares them.</summary>
/// <param name="Earlier">The earlier period's counts: the area's in <see cref="TwoCounts.Now"/>, the rest's in <see cref="TwoCounts.Before"/>.</param>
/// <param name="Later">The later period's, in the same order.</param>
/// <param name="Dispersion">φ, 1 or more; null where unknown: judged as plain chance, and never "clearly".</param>
public sealed record RatioComparison(TwoCounts Earlier, TwoCounts Later, double? Dispersion)
{
    /// <summary>Events on the side that has fewer, both periods together; 0 where one of the four counts is 0, as then there is no ratio.</summary>
    internal long Events => Earlier.Before == 0 || Earlier.Now == 0 || Later.Before == 0 || Later.Now == 0 ? 0
        : Math.Min(Earlier.Now + Later.Now, Earlier.Before + Later.Before);
}

/// <summary>Two proportions from separate samples, the first looked at, the second compared with.</summary>
/// <param name="Hits">Hits of the first. A fraction is allowed: a sample deflated by its design effect.</param>
/// <param name="Trials">Trials of the first.</param>
/// <param name="OtherHits">Hits of the second.</param>
/// <param name="OtherTrials">Trials of the second.</param>
/// <param name="DispersionKnown">True for a sample whose design effect is known or assumed; false for recorded events, which cluster.</param>
public sealed record ProportionComparison(double Hits, double Trials, double OtherHits, double OtherTrials, bool DispersionKnown = false);

/// <summary>Two percentages of a survey, the first looked at, the second compared with.</summary>
/// <param name="First">The first, 0 to 1.</param>
/// <param name="Interviews">People asked for it.</param>
/// <param name="Second">The second.</param>
/// <param name="OtherInterviews">People asked for that.</param>
/// <param name="DesignEffect">How many times the variance of a simple random sample.</param>
/// <param name="Shared">Share of the smaller sample's people who are in both: 0 for areas, and for years that do not overlap.</param>
public sealed record SurveyComparison(double First, double Interviews, double Second, double OtherInterviews, double DesignEffect, double Shared = 0);

/// <summary>One row judged: its word, and the working that the word was chosen from, as cells carry it.</summary>
/// <param name="Word">What may be said.</param>
/// <param name="Ratio">Limits of the ratio; null where there is none to give.</param>
/// <param name="Difference">Limits of the difference of proportions; null for counts.</param>
/// <param name="P">The p-value of this row alone; null where not tested.</param>
/// <param name="Q">After adjustment for the other rows of the table; null where not tested.</param>
/// <param name="Dispersion">The φ used; null where unknown or where none applies.</param>
public sealed record EvidenceRow(EvidenceWord Word, Interval? Ratio = null, Interval? Difference = null, decimal? P = null, decimal? Q = null, decimal? Dispersion = null)
{
    /// <summary>A row with a number missing.</summary>
    public static readonly EvidenceRow NoData = new(EvidenceWord.NoData);
}

/// <summary>Judges the rows of one table together, because the more rows one looks at, the more differ by chance.</summary>
/// <remarks>
/// The family of the adjustment is the rows that can be told at all: a row with fewer than <see cref="Evidence.FewestEvents"/>
/// events, or with a number missing, is not tested and does not count. That choice depends on totals only, never on the difference.
/// </remarks>
public static class EvidenceTable
{
    /// <summary>Changes in counts, or ratios of rates: mid-P p-values, recommended limits, both with over-dispersion.</summary>
    /// <param name="rows">The rows of one table, in order; null for a row with a number missing.</param>
    /// <param name="confidence">Of the limits.</param>
    public static IReadOnlyList<EvidenceRow> OfCounts(IReadOnlyList<CountComparison?> rows, double confidence = Limits.Usual) =>
        Judge(rows, row => row.Counts.Total, row => RatioOfCounts.MidP(row.Counts, row.Dispersion ?? 1), (row, events, p, q) =>
        {
            var ratio = events == 0 ? null : RatioOfCounts.Recommended(row.Counts, confidence, row.Dispersion ?? 1).ToInterval();
            var word = ratio is null ? EvidenceWord.TooFewToSay : Evidence.OfRatio(events, q ?? 1, ratio, row.Dispersion is not null);
            return new(word, ratio, null, p, q, row.Dispersion is { } phi ? Rounding.ToCell(phi) : null);
        });

    /// <summary>Changes of two series compared: p-values and limits from the logarithm, both with over-dispersion.</summary>
    /// <remarks>Both sides need <see cref="Evidence.FewestEvents"/> events.</remarks>
    /// <param name="rows">The rows of one table, in order; null for a row with a number missing.</param>
    /// <param name="confidence">Of the limits.</param>
    public static IReadOnlyList<EvidenceRow> OfRatioChanges(IReadOnlyList<RatioComparison?> rows, double confidence = Limits.Usual) =>
        Judge(rows, row => row.Events, row => RateRatio.Change(row.Earlier, row.Later, confidence, row.Dispersion ?? 1).P, (row, events, p, q) =>
        {
            var ratio = events == 0 ? null : RateRatio.Change(row.Earlier, row.Later, confidence, row.Dispersion ?? 1).Limits.ToInterval();
            var word = ratio is null ? EvidenceWord.TooFewToSay : Evidence.OfRatio(events, q ?? 1, ratio, row.Dispersion is not null);
            return new(word, ratio, null, p, q, row.Dispersion is { } phi ? Rounding.ToCell(phi) : null);
        });

    /// <summary>Differences of proportions: the score test, Newcombe's limits, and Donner and Zou's for "clearly".</summary>
    /// <remarks>Here the events are the trials of both samples: twenty searches, of whatever outcome.</remarks>
    /// <param name="rows">The rows of one table, in order; null for a row with a number missing.</param>
    /// <param name="confidence">Of the limits.</param>
    public static IReadOnlyList<EvidenceRow> OfProportions(IReadOnlyList<ProportionComparison?> rows, double confidence = Limits.Usual) =>
        Judge(rows, row => (long)(row.Trials + row.OtherTrials), row => ProportionDifference.P(row.Hits, row.Trials, row.OtherHits, row.OtherTrials), (row, events, p, q) =>
        {
            var ratio = ProportionRatio.Limits(row.Hits, row.Trials, row.OtherHits, row.OtherTrials, confidence).ToInterval();
            var difference = ProportionDifference.Newcombe(row.Hits, row.Trials, row.OtherHits, row.OtherTrials, confidence).ToInterval();
            return new(Evidence.OfRatio(events, q ?? 1, ratio, row.DispersionKnown), ratio, difference, p, q);
        });

    /// <summary>Differences of survey percentages, the events being the people asked: never "clearly", for two roundings and a sample lie between.</summary>
    /// <remarks>Near 0% and 100% the limits of the ratio are the more careful ones: a difference is called only where they leave out 1 too.</remarks>
    /// <param name="rows">The rows of one table, in order; null for a row with a number missing.</param>
    public static IReadOnlyList<EvidenceRow> OfSurveys(IReadOnlyList<SurveyComparison?> rows) =>
        Judge(rows, row => (long)(row.Interviews + row.OtherInterviews), row => DifferenceOf(row).P, (row, events, p, q) =>
        {
            var difference = DifferenceOf(row).Limits.ToInterval();
            var (trials, others) = (row.Interviews / row.DesignEffect, row.OtherInterviews / row.DesignEffect);
            // People who are in both samples would make these limits too wide: then there are none.
            var ratio = row.Shared > 0 ? null : ProportionRatio.Limits(row.First * trials, trials, row.Second * others, others).ToInterval();
            var word = events < Evidence.FewestEvents ? EvidenceWord.TooFewToSay
                : ratio is { Lower: <= 1 } and not { Upper: < 1 } ? EvidenceWord.AboutTheSame
                : Evidence.OfDifference(q ?? 1, difference);
            return new(word, ratio, difference, p, q);
        });

    static SurveyDifference DifferenceOf(SurveyComparison row) =>
        SurveyMargin.BetweenWaves(row.First, row.Interviews, row.Second, row.OtherInterviews, row.Shared, row.DesignEffect);

    static EvidenceRow[] Judge<T>(IReadOnlyList<T?> rows, Func<T, long> events, Func<T, double> test, Func<T, long, decimal?, decimal?, EvidenceRow> judge)
        where T : class
    {
        var tested = Enumerable.Range(0, rows.Count).Where(i => rows[i] is { } row && events(row) >= Evidence.FewestEvents).ToArray();
        var p = tested.Select(i => test(rows[i]!)).ToArray();
        var q = BenjaminiHochberg.Adjust(p);
        var found = rows.Select(row => row is null ? EvidenceRow.NoData : null).ToArray();
        for (var place = 0; place < tested.Length; place++)
            found[tested[place]] = judge(rows[tested[place]]!, events(rows[tested[place]]!), Rounding.ToCell(p[place]), Rounding.ToCell(q[place]));
        return [.. found.Select((row, i) => row ?? judge(rows[i]!, events(rows[i]!), null, null))];
    }
}
