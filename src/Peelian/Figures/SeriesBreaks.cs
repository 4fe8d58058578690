using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>What is said beside a comparison that is made across a break in its series.</summary>
static class SeriesBreaks
{
    /// <summary>Notes each break that the comparison crosses, and over a crosswalk which labels were counted together and why.</summary>
    public static void Note(FigureDraft draft, FigureContext context, Measure measure, Choice choice, Period months)
    {
        foreach (var change in measure.Breaks.Where(one => !one.Refuse && one.Divides(months)))
        {
            if (change.Crosswalk.Count == 0)
                draft.Note(change.Note);
            else if (Joined(context, measure, choice, change, months) is { Count: > 1 } joined)
                draft.Note(Words(context, measure, joined, change).Text);
        }
    }

    static Sentence Words(FigureContext context, Measure measure, List<string> labels, SeriesBreak change) => context.Words.Say(
        "crosswalk",
        ("measure", FigureContext.InText(measure)),
        ("labels", Grammar.List([.. labels.Select(label => $"“{label}”")])),
        ("why", change.Note));

    // Only labels that the publication uses in these months: one that is not there was joined to nothing.
    static List<string> Joined(FigureContext context, Measure measure, Choice choice, SeriesBreak change, Period months) =>
        choice.Vintage is { } vintage
        && context.Readings.LabelsOf(vintage, measure, months) is var used
            ? [.. change.Crosswalk.Where(label => used.Contains(Sources.Label.Fold(label)))]
            : [];
}
