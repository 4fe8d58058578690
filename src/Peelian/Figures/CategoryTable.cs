using Peelian.Statistics;

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
        var now = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("type", "Type", ColumnKind.Text) { IsRowHead = true, Description = "Id of the type" },
                new("previous", $"{now.YearEarlier.Label} (count)") { Unit = measure.Unit.Many, Description = "Count a year earlier" },
                new("current", $"{now.Label} (count)") { Unit = measure.Unit.Many, Description = "Count in the period" },
                new("share_percent", "Share of the total (%)") { Unit = "%", Description = "Share of the period's total" },
                new("change_percent", "Change of the count (%)") { Unit = "%", Description = "100 × (current − previous) ÷ previous" },
                .. ShareEvidence.Limits("share", "Share of the total", "the share"),
                .. ChangeEvidence.Columns,
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, {now.Label} compared with {now.YearEarlier.Label}",
        };
        context.Readings.Need([measure], new Period(now.YearEarlier.First, now.Last));
        var dimension = figure.Options.Text("dimension");
        var total = context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [now]), measure, context.Area.Code, now);
        var lines = figure.Options.Map("values").Select(pair => LineOf(context, measure, Slice.Of(dimension, pair.Key), pair.Key, pair.Value, now)).ToList();
        var evidence = ChangeEvidence.Judge(context, [.. lines.Select(line => line.Counts)], now);
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, context, lines[index], evidence[index], total, now);
        if (draft.Rows.TrueForAll(row => row.Cells.Skip(1).All(cell => cell.Number is not { IsMissing: false })))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by type are loaded for {context.Area.Name} in {FigureContext.InText(now)}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        // The base of the shares, where they are ours.
        if (!total.IsMissing && draft.Rows.Exists(row => row.Cells[draft.Columns.ToList().FindIndex(column => column.Id == "share_percent")].Number is { IsMissing: false, AsPublished: false }))
            draft.Fact("total", $"{measure.Name}, {now.Label}", Cells.Count(total));
        draft.Term(measure.Id);
        Say(draft, context, measure, [.. lines.Select(line => line.Counts.Current)], total, now);
        return draft;
    }

    sealed record Line(string Id, string TermId, Slice Slice, ChangeLine Counts, Estimate Published);

    // A published change stands in the computed one's place where that is missing, and then nothing is judged.
    static Line LineOf(FigureContext context, Measure measure, Slice slice, string value, string termId, Period now)
    {
        var area = context.Area.Code;
        var choice = context.Counter.Choose(measure, area, [now.YearEarlier, now], slice);
        var previous = context.Counter.Total(choice, measure, area, now.YearEarlier, slice);
        var current = context.Counter.Total(choice, measure, area, now, slice);
        return new Line(value, termId, slice, new ChangeLine(measure, choice, previous, current, Comparison.Change(measure, previous, current, now)),
            context.Counter.Published(measure, Statistic.ChangePercent, area, now, slice));
    }

    static void AddRow(FigureDraft draft, FigureContext context, Line line, EvidenceRow evidence, Estimate total, Period now)
    {
        var (previous, current) = (line.Counts.Previous, line.Counts.Current);
        var share = CountedShare.Of(current, total).Percent;
        var shareCell = Cells.Share(share, current, total, 0);
        var publishedShare = context.Counter.Published(line.Counts.Measure, Statistic.SharePercent, context.Area.Code, now, line.Slice);
        if (Cells.IsBetter(publishedShare, share))
            (share, shareCell) = (publishedShare, Cells.Percent(publishedShare, 0));
        var asPublished = Cells.IsBetter(line.Published, line.Counts.Change);
        var change = asPublished || line.Counts.Change.IsMissing ? line.Counts.Change : line.Counts.Change with { Interval = ChangeEvidence.Limits(evidence) };
        var changeCell = asPublished ? Cells.Change(line.Published, 0) : Cells.Change(change, previous, current, 0);
        draft.Rows.Add(new Row(line.Id,
        [
            Cell.Words(line.Id, context.Catalogue.TermCalled(line.TermId).Name), Cells.Count(previous), Cells.Count(current), shareCell, changeCell,
            .. ShareEvidence.LimitsOf(share),
            .. asPublished ? ChangeEvidence.PublishedOnly(line.Published, limit => Cells.Change(limit, 1))
                : change.IsMissing && evidence.Word == EvidenceWord.NoData ? [.. EvidenceColumns.LimitsOf(change, limit => Cells.Change(limit, 1)), EvidenceColumns.NoWord(change.WhyMissing!)]
                : ChangeEvidence.CellsOf(evidence, change),
        ])
        { TermId = line.TermId });
        draft.Term(line.TermId);
    }

    static void Say(FigureDraft draft, FigureContext context, Measure measure, IReadOnlyList<Estimate> current, Estimate total, Period now)
    {
        (string, Slot)[] about = [("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now)];
        if (LeadingShare.Of(draft.Rows.Zip(current), total) is { } leading)
        {
            draft.Sentences.Add(context.Words.Say(
                leading.Kind switch { LeadingShare.Lead.Alone => "share-highest", LeadingShare.Lead.Tied => "share-tied", _ => "share-level" },
                [.. about, ("types", Grammar.List([.. leading.Rows.Select(row => row.Cells[0].Printed)])), ("share", leading.Rows[0].Cells[3]),
                    ("first", leading.Rows[0].Cells[0]), ("second", leading.Rows[^1].Cells[0]), ("secondShare", leading.Rows[^1].Cells[3])]));
        }
        foreach (var row in draft.Rows.Where(row => !row.Cells[3].IsMissing).OrderByDescending(row => row.Cells[3].Number!.Value).Take(2))
            draft.Sentences.Add(context.Words.Say(Words(row), [.. about, ("type", row.Cells[0]), ("share", row.Cells[3]), ("change", row.Cells[4]), ("previous", row.Cells[1]), ("current", row.Cells[2]), ("before", now.BeforeLabel), ("word", row.Cells[^1])]));
        if (draft.Rows.Exists(row => row.Cells[3].Number is { SmallBase: true }))
            draft.Fact("total", $"{measure.Name}, {now.Label}", Cells.Count(total), shown: false);
        draft.Note(draft.Rows.Exists(row => row.Cells[^1].Evidence is not (null or EvidenceWord.NoData)) ? ChangeEvidence.Note : null);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.Split(". ")[0].TrimEnd('.') : null;
        var unknown = draft.Rows.Count(row => row.Cells[3].IsMissing);
        if (unknown > 0)
            draft.Note($"{Format.Whole(unknown)} of {Format.Whole(draft.Rows.Count)} types are not loaded, so the shares shown do not make up the whole.");
        var counts = draft.Rows.Exists(row => !row.Cells[2].IsMissing);
        draft.Chart = new Chart(counts ? ChartKind.PairedBars : ChartKind.Bars, "type", counts ? ["previous", "current"] : ["share_percent"])
        {
            Heading = counts ? null : draft.Columns[3].Title,
            Description = $"A bar for each type. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    static string Words(Row row) =>
        (row.Cells[3].Number!.SmallBase ? "share-counts" : "share") + (row.Cells[^1].Evidence switch
        {
            _ when row.Cells[4].IsMissing => "",
            null or EvidenceWord.NoData => "-and-change",
            EvidenceWord.TooFewToSay => "-and-few",
            EvidenceWord.AboutTheSame => "-and-same",
            _ => "-and-judged",
        });
}
