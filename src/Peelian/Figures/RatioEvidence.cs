using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A group whose searches per resident are set against those of the reference group.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ratio">The ratio, as a table or a fact prints it.</param>
/// <param name="Count">The searches, as a table or a fact prints them.</param>
/// <param name="Residents">The group's residents.</param>
sealed record RatioLine(string Group, string Name, Cell Ratio, Cell Count, Estimate Residents);

/// <summary>Says of each group how its rate compares, with limits; or that it is about the same, or too few to say.</summary>
/// <remarks>Residents are taken as known. Searches come in clusters that nobody has measured here, so "clearly" is never said.</remarks>
static class RatioEvidence
{
    /// <summary>Judges the groups of one table together, keeps their limits as facts and says a sentence each.</summary>
    public static void Say(FigureDraft draft, FigureContext context, IReadOnlyList<RatioLine> lines, string referenceName, Estimate referenceCount, Estimate referenceResidents, Period period)
    {
        var known = lines.Where(line => !line.Ratio.IsMissing).ToList();
        var judged = EvidenceTable.OfCounts([.. known.Select(line => new CountComparison(
            RateRatio.Counts(Whole(line.Count.Number!), (double)line.Residents.Value!.Value, Whole(referenceCount), (double)referenceResidents.Value!.Value), null))]);
        foreach (var (line, row) in known.Zip(judged))
        {
            if (row.Ratio is not { } limits)
                continue;
            var ratio = line.Ratio.Number!;
            Cell Limit(string which, string words, decimal? value) => draft.Fact(
                $"{line.Group}_ratio_{which}", $"{line.Name}, ratio, {period.Label}, {words} limit of the 95% interval",
                Cells.Rate(value is { } given ? Estimate.Of(given).From(ratio) : Estimate.Missing("there is no upper limit").From(ratio), 2));
            var (lower, upper) = (Limit("lower", "lower", limits.Lower), Limit("upper", "upper", limits.Upper));
            draft.Sentences.Add(context.Words.Say(
                row.Word switch { EvidenceWord.TooFewToSay => "ratio-few", EvidenceWord.AboutTheSame => "ratio-same", _ => "ratio" },
                ("group", line.Name), ("reference", referenceName), ("ratio", line.Ratio), ("count", line.Count), ("lower", lower), ("upper", upper), ("area", context.Area), ("period", period)));
        }
    }

    static long Whole(Estimate count) => (long)count.Value!.Value;
}
