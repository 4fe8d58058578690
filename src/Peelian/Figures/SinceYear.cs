using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Counts of an area now beside those of an earlier financial year, with the progress of a target that counts from that year.</summary>
/// <remarks>Options: <c>title</c>, <c>groups</c> (title, measures), <c>lead</c>, <c>target</c>, <c>fill</c>. The pack says which year.</remarks>
public sealed class SinceYear : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "since-year";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var baseline = Besides.ComparatorOf(figure, context).Baseline;
        var (now, rows) = Besides.Rows(figure, context, baseline);
        var lines = rows.Select(row => ChangeLine.Of(context, row.Measure, now, baseline)).ToList();
        var judged = ChangeEvidence.Judge(context, lines, now);
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(context, now, baseline),
            Title = $"{figure.Options.Text("title")} in {context.Area.Name}, {now.Label} compared with {baseline.RangeLabel}",
        };
        if (lines.TrueForAll(line => line.Current.IsMissing || line.Previous.IsMissing))
        {
            draft.Gap = new Gap($"No counts of {baseline.RangeLabel} and of {FigureContext.InText(now)} are loaded for {context.Area.Name}.", figure.Options.Text("fill"));
            return draft;
        }
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, context, lines[index], rows[index].Group, judged[index], now, baseline);
        draft.Period = now;
        foreach (var id in figure.Options.Texts("lead"))
        {
            if (draft.Judgements.Find(judgement => judgement.RowId == id) is { } lead)
                draft.Sentences.Add(lead.Sentence);
        }
        Target.Say(draft, figure.Options.Child("target"), context, now);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : $"{figure.Options.Text("title")}, beside {baseline.RangeLabel}";
        draft.Note(ChangeEvidence.Note);
        if (ChangeEvidence.IsSpreadUnknown(judged))
            draft.Note(ChangeEvidence.SpreadUnknown);
        return draft;
    }

    static IReadOnlyList<Column> ColumnsFor(FigureContext context, Period now, Period baseline) =>
    [
        .. Besides.Columns,
        new("previous", $"{baseline.RangeLabel} (count)") { Unit = "count", Description = "Count in the earlier year" },
        new("current", $"{now.Label} (count)") { Unit = "count", Description = "Count in the period" },
        new("change_percent", "Change (%)") { Unit = "%", Decimals = 1, Description = "100 × (current − previous) ÷ previous" },
        new("force_previous", $"{context.Force.ShortName} {baseline.RangeLabel} (count)") { Unit = "count", Shown = false, Description = "Count of the whole force in the earlier year" },
        new("force_current", $"{context.Force.ShortName} {now.Label} (count)") { Unit = "count", Shown = false, Description = "Count of the whole force" },
        new("force_change_percent", $"{context.Force.ShortName} change (%)") { Unit = "%", Decimals = 1, Description = "Change of the whole force, which includes the area" },
        .. ChangeEvidence.Columns,
    ];

    static void AddRow(FigureDraft draft, FigureContext context, ChangeLine line, string group, EvidenceRow judged, Period now, Period baseline)
    {
        var force = context.Counter.TotalOfForce(line.Choice, line.Measure, context.Force, context.Peers, [baseline, now]).Values;
        var change = line.Change.IsMissing ? line.Change : line.Change with { Interval = ChangeEvidence.Limits(judged) };
        draft.Rows.Add(Besides.Row(line.Measure, group,
        [
            Cells.Count(line.Previous), Cells.Count(line.Current), Cells.Change(change, line.Previous, line.Current, 1),
            Cells.Count(force[0]), Cells.Count(force[1]),
            Cells.Change(Comparison.Change(line.Measure, force[0], force[1], now, baseline), force[0], force[1], 1),
            .. ChangeEvidence.CellsOf(judged, change),
        ]));
        draft.Term(line.Measure.Id);
        if (!line.Current.IsMissing)
            SeriesBreaks.Note(draft, context, line.Measure, line.Choice, new Period(baseline.First, now.Last));
        if (judged.Word == EvidenceWord.NoData)
            return;
        var cells = draft.Rows[^1].Cells;
        draft.Judgements.Add(ChangeEvidence.Judgement(line, judged, context.Words.Say(
            line.Change.IsMissing ? "since-year-counts" : judged.Word switch { EvidenceWord.TooFewToSay => "since-year-few", EvidenceWord.AboutTheSame => "since-year-same", _ => "since-year" },
            ("measure", FigureContext.InText(line.Measure)), ("was", line.Measure.IsPlural ? "were" : "was"), ("word", Evidence.Text(judged.Word)), ("area", context.Area), ("period", now),
            ("current", cells[4]), ("previous", cells[3]), ("before", baseline.RangeLabel), ("change", cells[5]), ("unit", Comparison.UnitFor(line.Measure, cells[4])))) with
        { Against = Against.Comparator });
    }
}
