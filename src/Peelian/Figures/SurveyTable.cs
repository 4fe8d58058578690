using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Several survey measures of the area: now, a year before, and the force's.</summary>
/// <remarks>Options: <c>title</c>, <c>measures</c>, <c>fill</c>.</remarks>
public sealed class SurveyTable : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "survey-table";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measures = figure.Options.Texts("measures").Select(context.Catalogue.MeasureCalled).ToList();
        Month? end = null;
        foreach (var measure in measures)
        {
            if (SurveyRanking.LastMonth(context, measure) is { } last && (end is null || last > end))
                end = last;
        }
        var period = Period.YearTo(end ?? context.AsAt);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
                new("name", "Question", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
                new("previous_percent", $"{period.YearEarlier.Label} (%)") { Unit = "%", Description = "Percentage a year earlier, as published" },
                new("current_percent", $"{period.Label} (%)") { Unit = "%", Description = "Percentage, as published" },
                new("change_points", "Difference (percentage points)") { Unit = "percentage points", Description = "Difference of the two rounded percentages" },
                new("force_percent", $"{context.Force.ShortName} {period.Label} (%)") { Unit = "%", Description = "The same for the whole force, which includes the area" },
                new("current_margin_points", "Margin (percentage points)") { Unit = "percentage points", Decimals = 1, Shown = false, Description = "Half the 95% interval of the percentage, under the assumptions that the sentence states" },
                new("change_margin_points", "Margin of the difference (± percentage points)") { Unit = "percentage points", Decimals = 1, Description = "Half the 95% interval of the difference" },
                .. EvidenceColumns.Limits("change_lower_points", "change_upper_points", "Difference", "the difference", "percentage points", 1),
                EvidenceColumns.Word("evidence", "Against the year before", "the difference from the year before, under the assumptions that the sentence states"),
                new("rest_percent", $"{Grammar.Capital(RankedEvidence.RestOf(context))} (%)") { Unit = "%", Shown = false, Description = "The force without the area, worked out from rounded figures" },
                EvidenceColumns.Word("rest_evidence", $"Against {RankedEvidence.RestOf(context)}", "the percentage against that of the force without the area, under the assumptions that the sentence states"),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, %, {period.Label} and {period.YearEarlier.Label}",
        };
        context.Readings.Need(measures, period);
        var lines = measures.Select(measure => LineOf(context, measure, period)).ToList();
        if (end is null || lines.TrueForAll(line => line.Current.Percent.IsMissing))
        {
            draft.Gap = new Gap($"No survey figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        // Both columns of words are one table: the more one looks at, the more differs by chance.
        var evidence = EvidenceTable.OfSurveys([
            .. lines.Select(line => SurveyEvidence.Between(line.Current, line.Previous)),
            .. lines.Select(line => SurveyEvidence.AgainstRest(line.Current, line.Others, line.Asked))]);
        EvidenceRow[] years = [.. lines.Select((line, index) => context.Settled.Of(line.Measure.Id, period, Against.YearBefore, evidence[index]))];
        EvidenceRow[] rests = [.. lines.Select((line, index) => context.Settled.Of(line.Measure.Id, period, Against.RestOfForce, evidence[index + lines.Count]))];
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, lines[index], years[index], rests[index]);
        draft.Period = period;
        draft.Note("Differences are of rounded figures. Whether chance could make them is judged for the whole table at once, both columns of words together.");
        for (var index = 0; index < lines.Count; index++)
            Judge(draft, context, lines[index], years[index], rests[index], period);
        Say(draft, context, lines, period);
        return draft;
    }

    // A measure with what it is set against: the year before, and the force without the area.
    sealed record Line(Measure Measure, SurveyValue Current, SurveyValue Previous, Estimate Force, Estimate Others, decimal? Asked)
    {
        public Estimate Change { get; } = Ratios.Difference(Current.Percent, Previous.Percent);
    }

    static Line LineOf(FigureContext context, Measure measure, Period period)
    {
        var current = SurveyEvidence.Of(context, measure, context.Area.Code, period);
        var force = context.Counter.Published(measure, Statistic.Percent, context.Force.Code, period);
        var asked = SurveyEvidence.AskedInForce(context, measure, period);
        return new(measure, current, SurveyEvidence.Of(context, measure, context.Area.Code, period.YearEarlier), force, SurveyEvidence.Rest(current, force, asked), asked);
    }

    static void AddRow(FigureDraft draft, Line line, EvidenceRow year, EvidenceRow rest)
    {
        var change = SurveyEvidence.Points(line.Change, year);
        Cell Points(Estimate points) => Cell.Of(points with { AsPublished = false }, Format.Points(points, 1));
        draft.Rows.Add(new Row(line.Measure.Id,
        [
            Cell.Words(line.Measure.Id), Cell.Words(line.Measure.Name), Cells.Percent(line.Previous.Percent, 0), Cells.Percent(line.Current.Percent, 0),
            Cell.Of(change, Format.Points(change, 0)), Cells.Percent(line.Force, 0),
            Cells.Rate(SurveyEvidence.Margin(line.Current.Percent), 1), Cells.Rate(SurveyEvidence.Margin(change), 1),
            .. EvidenceColumns.LimitsOf(change, Points), SurveyEvidence.Word(year, change),
            Cells.Percent(line.Others, 0), SurveyEvidence.Word(rest, line.Others),
        ])
        { TermId = line.Measure.Id });
        draft.Term(line.Measure.Id);
    }

    static void Judge(FigureDraft draft, FigureContext context, Line line, EvidenceRow year, EvidenceRow rest, Period period)
    {
        if (line.Current.Sample is not { } sample || line.Current.Percent.IsMissing)
            return;
        var row = draft.Rows.Find(row => row.Id == line.Measure.Id)!;
        var (interviews, designEffect) = SurveyEvidence.Assumption(draft, line.Measure, sample);
        Judgement Of(Against against, EvidenceRow evidence, Estimate other, Sentence sentence) => new()
        {
            MeasureId = line.Measure.Id,
            RowId = line.Measure.Id,
            Against = against,
            Word = evidence.Word,
            Ratio = SurveyEvidence.Ratio(line.Current.Percent, other, evidence),
            Assumed = true,
            Sentence = sentence,
        };
        var name = FigureContext.InText(line.Measure);
        if (row.Cells[10].Evidence is { } word)
        {
            draft.Judgements.Add(Of(Against.YearBefore, year, line.Previous.Percent, context.Words.Say(sample.Base.IsMissing ? "survey-year-margin" : "survey-year-margin-base",
                ("measure", name), ("area", context.Area), ("percent", row.Cells[3]), ("period", period), ("compared", SurveyEvidence.Than(word)), ("previous", row.Cells[2]),
                ("margin", row.Cells[7]), ("interviews", interviews), ("designEffect", designEffect))));
        }
        if (row.Cells[12].Evidence is { } against)
        {
            draft.Judgements.Add(Of(Against.RestOfForce, rest, line.Others, context.Words.Say(sample.Base.IsMissing ? "survey-judged-margin" : "survey-judged-margin-base",
                ("measure", name), ("area", context.Area), ("percent", row.Cells[3]), ("period", period), ("compared", SurveyEvidence.Than(against)), ("force", context.ForceInText), ("forcePercent", row.Cells[5]),
                ("margin", row.Cells[6]), ("interviews", interviews), ("designEffect", designEffect))));
        }
    }

    // The first measure leads; then those that differ from the year before, and on what all of it rests.
    static void Say(FigureDraft draft, FigureContext context, List<Line> lines, Period period)
    {
        var lead = draft.Rows.Find(row => !row.Cells[3].IsMissing)!;
        foreach (var row in draft.Rows.Where(row => row == lead || (row.Cells[10].Evidence is { } word && Evidence.IsDifference(word))))
        {
            var name = FigureContext.InText(context.Catalogue.MeasureCalled(row.Id));
            draft.Sentences.Add(row.Cells[10].Evidence is { } said and not EvidenceWord.TooFewToSay
                ? context.Words.Say("survey-year", ("measure", name), ("area", context.Area), ("percent", row.Cells[3]), ("period", period), ("compared", SurveyEvidence.Than(said)), ("previous", row.Cells[2]))
                : context.Words.Say("survey", ("measure", name), ("area", context.Area), ("percent", row.Cells[3]), ("period", period)));
        }
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        var sample = lines.Find(line => line.Measure.Id == lead.Id)!.Current.Sample;
        if (sample is not { Base.IsMissing: true })
            return;
        var (interviews, designEffect) = SurveyEvidence.Assumption(draft, lines.Find(line => line.Measure.Id == lead.Id)!.Measure, sample);
        draft.Sentences.Add(context.Words.Say("survey-assumed", ("interviews", interviews), ("designEffect", designEffect)));
    }
}
