using Peelian.Calculations;
using Peelian.Statistics;

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
                .. EvidenceColumns.Limits("percent_lower", "percent_upper", "Share of people asked", "the percentage, under the assumptions that the figure states", "%", 1),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, %",
        };
        context.Readings.Need(measures, new Period(since < context.AsAt ? since : context.AsAt, context.AsAt));
        var values = new List<Point>();
        foreach (var measure in measures)
        {
            var had = values.Count;
            for (var end = since; end <= context.AsAt; end += 1)
            {
                var value = SurveyEvidence.Of(context, measure, context.Area.Code, Period.YearTo(end));
                if (!value.Percent.IsMissing)
                    values.Add(new(measure, Period.YearTo(end), value));
            }
            if (values.Count == had)
                values.Add(new(measure, Period.YearTo(SurveyRanking.LastMonth(context, measures[0]) ?? context.AsAt), new SurveyValue(Estimate.Missing("not loaded"), null)));
        }
        foreach (var (measure, period, value) in values.OrderBy(value => value.Period).ThenBy(value => measures.IndexOf(value.Measure)))
        {
            draft.Rows.Add(new Row($"{period}:{measure.Id}",
                [
                    Cell.Words(period.ToString(), period.Label), Cell.Words(measure.Id, measure.Name), Cells.Percent(value.Percent, 0),
                    .. EvidenceColumns.LimitsOf(value.Percent, limit => Cells.Percent(limit with { AsPublished = false }, 1)),
                ])
            { TermId = measure.Id });
        }
        if (values.TrueForAll(value => value.Value.Percent.IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No survey figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        Finish(draft, context, measures, values, since);
        return draft;
    }

    // A measure's percentage in some twelve months.
    sealed record Point(Measure Measure, Period Period, SurveyValue Value);

    static void Finish(FigureDraft draft, FigureContext context, List<Measure> measures, List<Point> values, Month since)
    {
        var known = values.Where(value => !value.Value.Percent.IsMissing).ToList();
        draft.Period = new Period(known.Min(value => value.Period.First), known.Max(value => value.Period.Last));
        Span(draft, known.Min(value => value.Period.Last), draft.Period.Value, since);
        foreach (var measure in measures)
            draft.Term(measure.Id);
        var ends = measures.Select(measure => (First: known.Find(point => point.Measure == measure), Last: known.FindLast(point => point.Measure == measure)))
            .Where(pair => pair.Last is not null).Select(pair => (First: pair.First!, Last: pair.Last!)).ToList();
        var evidence = EvidenceTable.OfSurveys([.. ends.Select(pair => pair.First == pair.Last ? null : SurveyEvidence.Between(pair.Last.Value, pair.First.Value, Shared(pair.First.Period, pair.Last.Period)))]);
        for (var index = 0; index < ends.Count; index++)
            SayChange(draft, context, ends[index].First, ends[index].Last, evidence[index]);
        if (ends.Exists(pair => pair.First != pair.Last) && ends[0].Last.Value.Sample is { Base.IsMissing: true } sample)
        {
            var (interviews, designEffect) = SurveyEvidence.Assumption(draft, ends[0].Last.Measure, sample);
            draft.Sentences.Add(context.Words.Say("survey-assumed", ("interviews", interviews), ("designEffect", designEffect)));
        }
        draft.Note("Each point covers twelve months, so points less than a year apart share most of their answers.");
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        draft.Arranged = Arrange(draft, measures);
        draft.Chart = new Chart(ChartKind.Lines, "period", ["percent"])
        {
            SeriesColumnId = "measure",
            Heading = draft.Columns[2].Title,
            LeftOut = [.. measures.Where(measure => known.TrueForAll(value => value.Measure != measure)).Select(measure => measure.Id)],
            Description = $"A line for each measure, twelve months to each quarter. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // What is there and not what was looked for: from when to when, and that the others are not loaded.
    static void Span(FigureDraft draft, Month firstEnd, Period all, Month since)
    {
        draft.Title += firstEnd == all.Last ? $", {Period.YearTo(firstEnd).Label}" : $", twelve months to each quarter from {firstEnd.Label} to {all.Last.Label}";
        if (firstEnd - since >= Quarter)
            draft.Note($"Figures for twelve months that end before {firstEnd.Label} are not loaded; this figure looks for those from {since.Label}.");
    }

    const int Quarter = 3;

    // Twelve months that end less than twelve after others hold the rest of the same interviews.
    static double Shared(Period first, Period last) => Math.Max(0, 12 - (last.Last - first.Last)) / 12.0;

    static void SayChange(FigureDraft draft, FigureContext context, Point first, Point last, EvidenceRow evidence)
    {
        Cell At(Point point, int column) => draft.Rows.Find(row => row.Id == $"{point.Period}:{point.Measure.Id}")!.Cells[column];
        var name = FigureContext.InText(last.Measure);
        if (first == last)
        {
            draft.Sentences.Add(context.Words.Say("survey-last", ("measure", name), ("percent", At(last, 2)), ("period", At(last, 0))));
            return;
        }
        var (id, since) = (last.Measure.Id.Replace('-', '_'), $"{last.Measure.Name}, difference from the {first.Period.Label}");
        var change = SurveyEvidence.Points(Ratios.Difference(last.Value.Percent, first.Value.Percent), evidence);
        draft.Fact($"{id}_change_points", $"{since} (percentage points)", Cell.Of(change, Format.Points(change, 0)));
        var limits = EvidenceColumns.LimitsOf(change, limit => Cell.Of(limit with { AsPublished = false }, Format.Points(limit, 1)));
        draft.Fact($"{id}_change_lower_points", $"{since}, lower limit of the 95% interval", limits[0]);
        draft.Fact($"{id}_change_upper_points", $"{since}, upper limit of the 95% interval", limits[1]);
        var word = draft.Fact($"{id}_evidence", since, SurveyEvidence.Word(evidence, change));
        draft.Sentences.Add(word.Evidence is { } said and not EvidenceWord.TooFewToSay
            ? context.Words.Say("survey-trend-judged", ("measure", name), ("percent", At(last, 2)), ("period", At(last, 0)), ("compared", SurveyEvidence.Than(said)), ("firstPercent", At(first, 2)), ("firstPeriod", At(first, 0)))
            : context.Words.Say("survey-trend", ("measure", name), ("percent", At(last, 2)), ("period", At(last, 0)), ("firstPercent", At(first, 2)), ("firstPeriod", At(first, 0))));
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
