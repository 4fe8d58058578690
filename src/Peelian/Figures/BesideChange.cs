using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Counts of an area and their change, beside those of whatever its pack sets it against: other areas, a group, the force.</summary>
/// <remarks>Options: <c>title</c>, <c>groups</c> (title, measures), <c>lead</c> (measures that get a sentence), <c>fill</c>. The pack says against what.</remarks>
public sealed class BesideChange : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "beside-change";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var comparator = Besides.ComparatorOf(figure, context);
        var (now, rows) = Besides.Rows(figure, context);
        var other = comparator.InText(context);
        var lines = rows.Select(row => ChangeLine.Of(context, row.Measure, now)).ToList();
        var own = ChangeEvidence.Judge(context, lines, now);
        var shown = lines.Select(line => comparator.Counts(context, line, now)).ToList();
        var judged = RestEvidence.Judge(lines, [.. lines.Select(line => comparator.Apart.Counts(context, line, now))], [.. lines.Select(line => comparator.Spread(context, line.Choice, line.Measure, now))], now);
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(other, now),
            Title = $"{figure.Options.Text("title")} in {context.Area.Name}, {now.Label} compared with {now.YearEarlier.Label}, beside {other}",
        };
        if (lines.TrueForAll(line => line.Current.IsMissing) || shown.TrueForAll(pair => pair.Current.IsMissing))
        {
            draft.Gap = new Gap($"{figure.Options.Text("title")}: not all of {FigureContext.InText(now)} is loaded for {(lines.TrueForAll(line => line.Current.IsMissing) ? context.Area.Name : other)}.", figure.Options.Text("fill"));
            return draft;
        }
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, context, rows[index].Group, own[index], judged[index], shown[index], now, other);
        draft.Period = now;
        foreach (var id in figure.Options.Texts("lead"))
        {
            if (draft.Judgements.Find(judgement => judgement.RowId == id) is { } lead)
                draft.Sentences.Add(lead.Sentence);
        }
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : $"{figure.Options.Text("title")}, beside {other}";
        if (comparator.Kind == ComparatorKind.Force)
            draft.Note(comparator.Note(context));
        draft.Note($"The last column compares the two changes, all rows of the table taken together: about the same where chance could make the difference.");
        if (ChangeEvidence.IsSpreadUnknown([.. judged.Select(row => row.Judged)]))
            draft.Note(ChangeEvidence.SpreadUnknown);
        return draft;
    }

    static IReadOnlyList<Column> ColumnsFor(string other, Period now) =>
    [
        .. Besides.Columns,
        new("previous", $"{now.YearEarlier.Label} (count)") { Unit = "count", Description = "Count in the period a year earlier" },
        new("current", $"{now.Label} (count)") { Unit = "count", Description = "Count in the period" },
        new("change_percent", "Change (%)") { Unit = "%", Decimals = 1, Description = "100 × (current − previous) ÷ previous" },
        .. ChangeEvidence.Columns.Select(column => column with { Shown = false }),
        new("other_previous", $"{Grammar.Capital(other)}, {now.YearEarlier.Label} (count)") { Unit = "count", Shown = false, Description = "The other side’s count a year earlier" },
        new("other_current", $"{Grammar.Capital(other)}, {now.Label} (count)") { Unit = "count", Shown = false, Description = "The other side’s count" },
        new("other_change_percent", $"{Grammar.Capital(other)}, change (%)") { Unit = "%", Decimals = 1, Description = "The other side’s change" },
        new("against_ratio", "The two changes (ratio)") { Unit = "ratio", Decimals = 2, Shown = false, Description = "The area’s current ÷ previous over that of those it is judged against, of a whole force those outside the area: 1 where both changed alike" },
        .. EvidenceColumns.Limits("against_lower", "against_upper", "The two changes", "the ratio of the two changes", "ratio", 2),
        EvidenceColumns.Word("against", "The change against theirs", "the area’s change compared with the other side’s"),
    ];

    static void AddRow(FigureDraft draft, FigureContext context, string group, EvidenceRow own, RestRow judged, (Estimate Previous, Estimate Current) other, Period now, string otherName)
    {
        var (measure, line) = (judged.Own.Measure, judged.Own);
        var change = line.Change.IsMissing ? line.Change : line.Change with { Interval = ChangeEvidence.Limits(own) };
        var otherChange = Cells.Change(Comparison.Change(measure, other.Previous, other.Current, now), other.Previous, other.Current, 1);
        draft.Rows.Add(Besides.Row(measure, group,
        [
            Cells.Count(line.Previous), Cells.Count(line.Current), Cells.Change(change, line.Previous, line.Current, 1), .. ChangeEvidence.CellsOf(own, change),
            Cells.Count(other.Previous), Cells.Count(other.Current), otherChange,
            Cells.Rate(judged.Ratio, 2), .. EvidenceColumns.LimitsOf(judged.Ratio, limit => Cells.Rate(limit, 2)), Cell.Of(judged.Word),
        ]));
        draft.Term(measure.Id);
        if (!line.Current.IsMissing)
            SeriesBreaks.Note(draft, context, measure, line.Choice, new Period(now.YearEarlier.First, now.Last));
        if (judged.Word == EvidenceWord.NoData)
            return;
        draft.Judgements.Add(new Judgement
        {
            MeasureId = measure.Id,
            RowId = measure.Id,
            Against = Against.Comparator,
            Word = judged.Word,
            Ratio = judged.Ratio,
            Events = line.Current.Value,
            Sentence = RestEvidence.Say(context, judged, own.Word, draft.Rows[^1].Cells[5], now, otherName, otherChange),
        });
    }
}
