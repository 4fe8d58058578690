using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The rows that lead a table of parts of one whole, and what may be said of them.</summary>
/// <param name="Rows">One row, or those that cannot be told apart.</param>
/// <param name="Kind">What may be said.</param>
sealed record LeadingShare(IReadOnlyList<Row> Rows, LeadingShare.Lead Kind)
{
    /// <summary>What may be said of the leading rows.</summary>
    public enum Lead
    {
        /// <summary>One row has more than any other, beyond chance.</summary>
        Alone,

        /// <summary>The first two are about as many.</summary>
        AboutAsMany,

        /// <summary>Two or more have exactly as many.</summary>
        Tied,
    }

    /// <summary>Who leads; null where that cannot be said, because numbers are too few or not known.</summary>
    /// <remarks>
    /// Parts of one whole: given how many fell in either of two, each is as likely where they are alike, which is the test of two
    /// counts. The first is tested against the second, or against all that is in no known row: a row not known may have as many.
    /// </remarks>
    /// <param name="rows">The rows with their counts.</param>
    /// <param name="whole">The whole; missing where unknown.</param>
    public static LeadingShare? Of(IEnumerable<(Row Row, Estimate Count)> rows, Estimate whole)
    {
        var known = rows.Select(one => (one.Row, Count: RankedEvidence.WholeOf(one.Count))).Where(one => one.Count is not null)
            .Select(one => (one.Row, Count: one.Count!.Value)).OrderByDescending(one => one.Count).ToList();
        if (known.Count < 2 || RankedEvidence.WholeOf(whole) is not { } all || all - known.Sum(one => one.Count) is not (>= 0 and { } rest) || rest >= known[0].Count)
            return null;
        var tied = known.TakeWhile(one => one.Count == known[0].Count).ToList();
        if (tied.Count > 1)
            return new LeadingShare([.. tied.Select(one => one.Row)], Lead.Tied);
        return EvidenceTable.OfCounts([new(new TwoCounts(Math.Max(known[1].Count, rest), known[0].Count), null)])[0].Word switch
        {
            EvidenceWord.Higher => new LeadingShare([known[0].Row], Lead.Alone),
            EvidenceWord.AboutTheSame when known[1].Count >= rest => new LeadingShare([known[0].Row, known[1].Row], Lead.AboutAsMany),
            _ => null,
        };
    }
}
