namespace Peelian.Figures;

/// <summary>Survey percentages of the area over the years, one line a measure (Figure 5).</summary>
/// <remarks>Options: <c>title</c>, <c>measures</c>, <c>since</c> (first month that a twelve-month period may end in), <c>fill</c>.</remarks>
public sealed class SurveyTrend : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "survey-trend";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measures = figure.Options.Texts("measures").Select(context.Catalogue.MeasureCalled).ToList();
        var since = figure.Options.Month("since") ?? context.AsAt - 60;
        var draft = new FigureDraft
        {
            Columns =
            [
                new("period", "Twelve months", ColumnKind.Text) { IsRowHead = true, Description = "ISO interval of the twelve months" },
                new("measure", "Measure", ColumnKind.Text) { Description = "Id of the measure" },
                new("percent", "Share of people asked (%)") { Unit = "%", Description = "Percentage as published" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, %, twelve months to each quarter since {since.Label}",
        };
        context.Readings.Need(measures, new Period(since < context.AsAt ? since : context.AsAt, context.AsAt));
        var values = new List<(Measure Measure, Period Period, Estimate Percent)>();
        foreach (var measure in measures)
        {
            var had = values.Count;
            for (var end = since; end <= context.AsAt; end += 1)
            {
                var percent = context.Counter.Published(measure, Statistic.Percent, context.Area.Code, Period.YearTo(end));
                if (!percent.IsMissing)
                    values.Add((measure, Period.YearTo(end), percent));
            }
            if (values.Count == had)
                values.Add((measure, Period.YearTo(SurveyRanking.LastMonth(context, measures[0]) ?? context.AsAt), Estimate.Missing("not loaded")));
        }
        foreach (var (measure, period, percent) in values.OrderBy(value => value.Period).ThenBy(value => measures.IndexOf(value.Measure)))
        {
            draft.Rows.Add(new Row($"{period}:{measure.Id}",
                [Cell.Words(period.ToString(), period.Label), Cell.Words(measure.Id, measure.Name), Cells.Percent(percent, 0)])
            { TermId = measure.Id });
        }
        if (values.TrueForAll(value => value.Percent.IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No survey figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        Finish(draft, context, measures, values);
        return draft;
    }

    static void Finish(FigureDraft draft, FigureContext context, List<Measure> measures, List<(Measure Measure, Period Period, Estimate Percent)> values)
    {
        var known = values.Where(value => !value.Percent.IsMissing).ToList();
        draft.Period = new Period(known.Min(value => value.Period.First), known.Max(value => value.Period.Last));
        foreach (var measure in measures)
            draft.Term(measure.Id);
        foreach (var measure in measures)
        {
            if (draft.Rows.FindLast(row => row.TermId == measure.Id && !row.Cells[2].IsMissing) is not { } last)
                continue;
            var first = draft.Rows.Find(row => row.TermId == measure.Id && !row.Cells[2].IsMissing)!;
            draft.Sentences.Add(last.Id == first.Id
                ? context.Words.Say("survey-last", ("measure", FigureContext.InText(measure)), ("percent", last.Cells[2]), ("period", last.Cells[0]))
                : context.Words.Say("survey-trend", ("measure", FigureContext.InText(measure)), ("percent", last.Cells[2]), ("period", last.Cells[0]), ("firstPercent", first.Cells[2]), ("firstPeriod", first.Cells[0])));
        }
        draft.Note("Each point covers twelve months, so points less than a year apart share most of their answers.");
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        draft.Arranged = Arrange(draft, measures);
        draft.Chart = new Chart(ChartKind.Lines, "period", ["percent"])
        {
            SeriesColumnId = "measure",
            LeftOut = [.. measures.Where(measure => known.TrueForAll(value => value.Measure != measure)).Select(measure => measure.Id)],
            Description = $"A line for each measure, twelve months to each quarter. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // The file has a row for each period and measure; people read a row a period.
    static Table Arrange(FigureDraft draft, List<Measure> measures)
    {
        var shown = measures.Where(measure => draft.Rows.Exists(row => row.TermId == measure.Id && !row.Cells[2].IsMissing)).ToList();
        var missing = Estimate.Missing("not published for these twelve months");
        return new Table(
            [draft.Columns[0], .. shown.Select(measure => new Column(measure.Id.Replace('-', '_'), $"{measure.Name} (%)") { Unit = "%" })],
            [
                .. draft.Rows.Where(row => shown.Exists(measure => measure.Id == row.TermId)).GroupBy(row => row.Cells[0].Raw, StringComparer.Ordinal).Select(period => new Row(period.Key,
                [
                    period.First().Cells[0],
                    .. shown.Select(measure => period.FirstOrDefault(row => row.TermId == measure.Id)?.Cells[2] ?? Cells.Percent(missing, 0)),
                ])),
            ]);
    }
}
