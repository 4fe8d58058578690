using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>What a ranking says of itself: how many areas can be told from what they are set against, and how its marks are read.</summary>
/// <param name="Context">The pack.</param>
/// <param name="Chance">What chance moves: "the people asked".</param>
/// <param name="Other">What an area is set against: "the rest of the force"; null where nothing is judged.</param>
sealed record RankedEvidence(FigureContext Context, string Chance, string? Other)
{
    /// <summary>The id of the column of words.</summary>
    public const string ColumnId = "evidence";

    /// <summary>The rest of the force in a sentence: "the rest of the MPS".</summary>
    public static string RestOf(FigureContext context) => $"the rest of {context.ForceInText}";

    /// <summary>What the picture shows, for those who do not see it: its marks, its intervals, how many areas can be told apart.</summary>
    /// <remarks>The count is kept as a fact.</remarks>
    public string Describe(FigureDraft draft, string mark, int valueColumn)
    {
        var rows = draft.Rows.Count;
        var text = $"A {mark} for {(rows == 1 ? $"one {Context.PeerUnit.One}" : $"each of {Format.Whole(rows)} {Context.PeerUnit.Many}, in order")}. ";
        if (HasIntervals(draft, valueColumn))
            text += "Lines show the 95% intervals. ";
        var column = Other is null ? -1 : draft.Columns.ToList().FindIndex(one => one.Id == ColumnId);
        var words = column < 0 ? [] : draft.Rows.Select(row => row.Cells[column].Evidence).OfType<EvidenceWord>().ToList();
        if (words.Count > 1)
        {
            var told = draft.Fact("areas_told_apart", $"{Grammar.Capital(Context.PeerUnit.Many)} that can be told from {Other}", Cells.Count(Estimate.Of(words.Count(Evidence.IsDifference))));
            text += $"{told.Printed} of {Format.Whole(words.Count)} {Context.PeerUnit.Many} can be told from {Other}; the others are pale. ";
        }
        return text + string.Join(' ', draft.Sentences.Select(sentence => sentence.Text));
    }

    /// <summary>How many areas can be told from what they are set against, as a sentence: what a ranking finds where none of its areas is the own.</summary>
    public void SayOfForce(FigureDraft draft, int wordColumn)
    {
        var words = draft.Rows.Select(row => row.Cells[wordColumn].Evidence).OfType<EvidenceWord>().ToList();
        if (Other is null || words.Count < 2)
            return;
        draft.Sentences.Add(Context.Words.Say("areas-told-apart",
            ("told", draft.Fact("areas_apart", $"{Grammar.Capital(Context.PeerUnit.Many)} apart from {Other}", Cells.Count(Estimate.Of(words.Count(Evidence.IsDifference))), shown: false)),
            ("all", draft.Fact("areas_judged", $"{Grammar.Capital(Context.PeerUnit.Many)} judged", Cells.Count(Estimate.Of(words.Count)), shown: false)),
            ("peers", Context.PeerUnit.Many), ("other", Other)));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
    }

    /// <summary>The words folded under the picture; null where it has no intervals.</summary>
    public string? HowToRead(FigureDraft draft, int valueColumn) => !HasIntervals(draft, valueColumn) ? null
        : $"The line through each mark is its 95% interval: how far chance in {Chance} could have moved it. "
            + $"Lines that overlap are no proof that two {Context.PeerUnit.Many} are alike, and the order of neighbours can be chance."
            + (Other is null ? "" : $" Pale marks cannot be told from {Other}.");

    /// <summary>The interval of a count of events; null of a number that is none, such as a fraction.</summary>
    public static Interval? OfCount(Estimate count) => WholeOf(count) is { } events ? PoissonLimits.Recommended(events).ToInterval() : null;

    /// <summary>A count as the statistics take it; null where it is missing or no count.</summary>
    public static long? WholeOf(Estimate count) => count.Value is { } value and >= 0 and < 1e12m && value == decimal.Truncate(value) ? (long)value : null;

    static bool HasIntervals(FigureDraft draft, int column) => draft.Rows.Exists(row => row.Cells[column].Number?.Interval is not null);
}
