using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>Outcomes finalised in the period with their shares of all outcomes (Figure 10); what is not listed is a row too.</summary>
/// <remarks>Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>values</c> (row id to term id), <c>not_listed</c> (row id and term id), <c>fill</c>.</remarks>
public sealed class OutcomeTable : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "outcome-table";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        var now = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("outcome", "Outcome", ColumnKind.Text) { IsRowHead = true, Description = "Id of the outcome" },
                new("count", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
                new("share_percent", "Share of all outcomes (%)") { Unit = "%", Decimals = 1, Description = "Share of all outcomes finalised in the period" },
                .. ShareEvidence.Limits("share", "Share of all outcomes", "the share"),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, {now.Label}",
        };
        context.Readings.Need([measure], now);
        var dimension = figure.Options.Text("dimension");
        var choice = CutCounts.ChoiceOf(context, measure, context.Area.Code, now, dimension, [.. figure.Options.Map("values").Keys]);
        Estimate Count(Slice slice) => context.Counter.Total(choice, measure, context.Area.Code, now, slice);
        var counts = figure.Options.Map("values").Select(pair => (Id: pair.Key, Term: pair.Value, Count: Count(Slice.Of(dimension, pair.Key)))).ToList();
        var total = Count(Slice.Whole);
        // A hidden outcome is not among those that the publisher does not list.
        var known = counts.Where(one => !one.Count.IsMissing || one.Count.IsHidden).Select(one => one.Count).ToArray();
        if (known.Length == 0)
        {
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} are loaded for {context.Area.Name} in {FigureContext.InText(now)}.", figure.Options.Text("fill"));
            return draft;
        }
        if (figure.Options.Child("not_listed") is { } rest)
            counts.Add((rest.Text("row"), rest.Text("term"), Ratios.Difference(total, Ratios.Sum(known))));
        foreach (var (id, term, count) in counts)
        {
            var share = CountedShare.Of(count, total).Percent;
            draft.Rows.Add(new Row(id, [Cell.Words(id, context.Catalogue.TermCalled(term).Name), Cells.Count(count), Cells.Share(share, count, total, 1), .. ShareEvidence.LimitsOf(share)]) { TermId = term });
            draft.Term(term);
        }
        draft.Period = now;
        draft.Term(measure.Id);
        Say(draft, context, measure, now, total, figure.Options.Child("not_listed")?.Text("row"));
        return draft;
    }

    static void Say(FigureDraft draft, FigureContext context, Measure measure, Period now, Estimate total, string? notListed)
    {
        var all = draft.Fact("outcomes", measure.Name, Cells.Count(total));
        if (!total.IsMissing)
        {
            draft.Sentences.Add(context.Words.Say("outcomes-total", ("area", context.Area), ("period", now), ("count", all), ("unit", Comparison.UnitFor(measure, all))));
            var listed = draft.Rows.Where(row => row.Id != notListed && !row.Cells[2].IsMissing).OrderByDescending(row => row.Cells[1].Number!.Value).ToList();
            var leading = LeadingShare.Of(draft.Rows.Select(row => (row, row.Cells[1].Number!)), total) is { } found && found.Rows.All(row => row.Id != notListed) ? found : null;
            if (leading is not null)
                draft.Sentences.Add(Lead(context, leading));
            foreach (var row in listed.Where(row => leading?.Rows.Contains(row) != true))
                draft.Sentences.Add(context.Words.Say("outcome", ("outcome", row.Cells[0]), ("count", row.Cells[1]), ("share", row.Cells[2])));
            if (draft.Rows.Find(row => row.Id == notListed) is { } rest && rest.Cells[1] is { IsMissing: false, Number.Value: > 0 })
                draft.Sentences.Add(context.Words.Say("outcomes-not-listed", ("count", rest.Cells[1]), ("share", rest.Cells[2])));
            draft.Headline = listed.Count > 0 ? draft.Sentences[1].Text.TrimEnd('.') : null;
        }
        draft.Note("Outcomes are counted in the month they were finalised, allegations in the month they were recorded: the two totals are of different cases.");
        draft.Chart = new Chart(ChartKind.Bars, "outcome", ["count"])
        {
            Description = $"A bar for each outcome. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // The first outcome is called the highest only where it can be told from the next; those that cannot are said together.
    static Sentence Lead(FigureContext context, LeadingShare leading) => context.Words.Say(
        leading.Kind switch { LeadingShare.Lead.Alone => "outcome-highest", LeadingShare.Lead.Tied => "outcome-tied", _ => "outcome-level" },
        ("outcome", leading.Rows[0].Cells[0]), ("outcomes", Grammar.List([.. leading.Rows.Select(row => row.Cells[0].Printed)])), ("count", leading.Rows[0].Cells[1]), ("share", leading.Rows[0].Cells[2]),
        ("first", leading.Rows[0].Cells[0]), ("second", leading.Rows[^1].Cells[0]), ("secondCount", leading.Rows[^1].Cells[1]), ("secondShare", leading.Rows[^1].Cells[2]));
}
