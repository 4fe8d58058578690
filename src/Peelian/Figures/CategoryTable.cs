using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>A measure cut by one dimension: before, now, share of the whole, change of the count (Figure 9).</summary>
/// <remarks>Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>values</c> (row id to term id), <c>fill</c>.</remarks>
public sealed class CategoryTable : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "category-table";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        var now = Period.YearTo(context.EndMonth(measure) ?? context.AsAt);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("type", "Type", ColumnKind.Text) { IsRowHead = true, Description = "Id of the type" },
                new("previous", $"{now.YearEarlier.Label} (count)") { Unit = measure.Unit.Many, Description = "Count a year earlier" },
                new("current", $"{now.Label} (count)") { Unit = measure.Unit.Many, Description = "Count in the period" },
                new("share_percent", "Share of the total (%)") { Unit = "%", Description = "Share of the period's total" },
                new("change_percent", "Change of the count (%)") { Unit = "%", Description = "100 × (current − previous) ÷ previous" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, {now.Label} compared with {now.YearEarlier.Label}",
        };
        context.Readings.Need([measure], new Period(now.YearEarlier.First, now.Last));
        var dimension = figure.Options.Text("dimension");
        var total = context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [now]), measure, context.Area.Code, now);
        foreach (var (value, term) in figure.Options.Map("values"))
            AddRow(draft, context, measure, Slice.Of(dimension, value), value, term, total, now);
        if (draft.Rows.TrueForAll(row => row.Cells.Skip(1).All(cell => cell.IsMissing)))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by type are loaded for {context.Area.Name} in the {now.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        draft.Term(measure.Id);
        Say(draft, context, measure, now);
        return draft;
    }

    static void AddRow(FigureDraft draft, FigureContext context, Measure measure, Slice slice, string value, string termId, Estimate total, Period now)
    {
        var area = context.Area.Code;
        var choice = context.Counter.Choose(measure, area, [now.YearEarlier, now], slice);
        var previous = context.Counter.Total(choice, measure, area, now.YearEarlier, slice);
        var current = context.Counter.Total(choice, measure, area, now, slice);
        var share = Ratios.SharePercent(current, total);
        var change = Comparison.Change(measure, previous, current, now);
        var shareCell = Cells.Share(share, current, total, 0);
        var changeCell = Cells.Change(change, previous, current, 0);
        var publishedShare = context.Counter.Published(measure, Statistic.SharePercent, area, now, slice);
        var publishedChange = context.Counter.Published(measure, Statistic.ChangePercent, area, now, slice);
        if (Cells.IsBetter(publishedShare, share))
            shareCell = Cells.Percent(publishedShare, 0);
        if (Cells.IsBetter(publishedChange, change))
            changeCell = Cells.Change(publishedChange, 0);
        var name = context.Catalogue.TermCalled(termId).Name;
        draft.Rows.Add(new Row(value, [Cell.Words(value, name), Cells.Count(previous), Cells.Count(current), shareCell, changeCell]) { TermId = termId });
        draft.Term(termId);
    }

    static void Say(FigureDraft draft, FigureContext context, Measure measure, Period now)
    {
        foreach (var row in draft.Rows.Where(row => !row.Cells[3].IsMissing).OrderByDescending(row => row.Cells[3].Number!.Value).Take(2))
        {
            draft.Sentences.Add(context.Words.Say(row.Cells[4].IsMissing ? "share" : "share-and-change",
                ("type", row.Cells[0]), ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("share", row.Cells[3]), ("change", row.Cells[4])));
        }
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.Split(". ")[0].TrimEnd('.') : null;
        var unknown = draft.Rows.Count(row => row.Cells[3].IsMissing);
        if (unknown > 0)
            draft.Note($"{Format.Whole(unknown)} of {Format.Whole(draft.Rows.Count)} types are not loaded, so the shares shown do not make up the whole.");
        var counts = draft.Rows.Exists(row => !row.Cells[2].IsMissing);
        draft.Chart = new Chart(counts ? ChartKind.PairedBars : ChartKind.Bars, "type", counts ? ["previous", "current"] : ["share_percent"])
        {
            Description = $"A bar for each type. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }
}
