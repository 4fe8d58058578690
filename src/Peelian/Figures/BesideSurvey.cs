using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>What residents said, beside what was said in whatever the pack sets its area against: one area, the force, or the rest of it.</summary>
/// <remarks>
/// Options: <c>title</c>, <c>measures</c>, <c>fill</c>. A percentage of several areas together is not published and cannot be made of
/// theirs without knowing how many were asked in each: a group of areas has none.
/// </remarks>
public sealed class BesideSurvey : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "beside-survey";

    sealed record Line(Measure Measure, SurveyValue Own, Estimate Shown, Estimate Apart, SurveyComparison? Compared);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var comparator = Besides.ComparatorOf(figure, context);
        var measures = figure.Options.Texts("measures").Select(context.Catalogue.MeasureCalled).ToList();
        var ends = measures.Select(measure => SurveyRanking.LastMonth(context, measure)).OfType<Month>().ToList();
        var period = Period.YearTo(ends.Count > 0 ? ends.Max() : context.AsAt);
        context.Readings.Need(measures, period);
        var other = comparator.InText(context);
        var lines = measures.Select(measure => LineOf(context, comparator, measure, period)).ToList();
        var judged = EvidenceTable.OfSurveys([.. lines.Select(line => line.Compared)]);
        var draft = new FigureDraft { Columns = ColumnsFor(other, period), Title = $"{figure.Options.Text("title")}, {context.Area.Name} beside {other}, %, {period.Label}" };
        if (lines.TrueForAll(line => line.Own.Percent.IsMissing || line.Shown.IsMissing))
        {
            draft.Gap = new Gap(lines.TrueForAll(line => line.Own.Percent.IsMissing) ? $"No survey figures are loaded for {context.Area.Name}." : $"No survey figures are published for {other} as a whole.", figure.Options.Text("fill"));
            return draft;
        }
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, context, lines[index], judged[index], other, period);
        draft.Period = period;
        draft.Sentences.AddRange(draft.Judgements.Where(judgement => Evidence.IsDifference(judgement.Word)).DefaultIfEmpty(draft.Judgements.FirstOrDefault()).OfType<Judgement>().Select(judgement => judgement.Sentence));
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : $"{figure.Options.Text("title")}, beside {other}";
        draft.Note("Differences are of rounded figures. Whether chance could make them is judged for the whole table at once.");
        if (comparator.Kind == ComparatorKind.Force)
            draft.Note(comparator.Note(context) + " So is the difference.");
        return draft;
    }

    static Line LineOf(FigureContext context, Comparator comparator, Measure measure, Period period)
    {
        var own = SurveyEvidence.Of(context, measure, context.Area.Code, period);
        if (comparator.Kind == ComparatorKind.Area)
        {
            var other = SurveyEvidence.Of(context, measure, comparator.Other!.Code, period);
            return new(measure, own, other.Percent, other.Percent, SurveyEvidence.Between(own, other));
        }
        if (comparator.Kind is not (ComparatorKind.Force or ComparatorKind.RestOfForce))
            return new(measure, own, Estimate.Missing("not published for several areas together"), Estimate.Missing("not published for several areas together"), null);
        var force = context.Counter.Published(measure, Statistic.Percent, context.Force.Code, period);
        var asked = SurveyEvidence.AskedInForce(context, measure, period);
        var rest = SurveyEvidence.Rest(own, force, asked);
        return new(measure, own, comparator.Kind == ComparatorKind.Force ? force : rest, rest, SurveyEvidence.AgainstRest(own, rest, asked));
    }

    static IReadOnlyList<Column> ColumnsFor(string other, Period period) =>
    [
        .. Besides.Columns,
        new("percent", $"{period.Label} (%)") { Unit = "%", Description = "Percentage, as published" },
        new("other_percent", $"{Grammar.Capital(other)} (%)") { Unit = "%", Description = "The same of the other side; of the rest of a force worked out from rounded figures" },
        new("difference_points", "Difference (percentage points)") { Unit = "percentage points", Description = "Difference from those it is judged against: of a force, from the force without the area, whose percentage is worked out from rounded ones" },
        .. EvidenceColumns.Limits("difference_lower_points", "difference_upper_points", "Difference", "the difference from those compared with", "percentage points", 1),
        EvidenceColumns.Word("evidence", "Against theirs", "the difference, under the assumptions on how many were asked"),
    ];

    static void AddRow(FigureDraft draft, FigureContext context, Line line, EvidenceRow judged, string other, Period period)
    {
        var difference = SurveyEvidence.Points(Ratios.Difference(line.Own.Percent, line.Apart), judged);
        Cell Points(Estimate points) => Cell.Of(points with { AsPublished = false }, Format.Points(points, 1));
        draft.Rows.Add(Besides.Row(line.Measure, "",
        [
            Cells.Percent(line.Own.Percent, 0), Cells.Percent(line.Shown, 0), Cell.Of(difference, Format.Points(difference, 0)),
            .. EvidenceColumns.LimitsOf(difference, Points), SurveyEvidence.Word(judged, line.Apart),
        ]));
        draft.Term(line.Measure.Id);
        if (judged.Word == EvidenceWord.NoData)
            return;
        var cells = draft.Rows[^1].Cells;
        draft.Judgements.Add(new Judgement
        {
            MeasureId = line.Measure.Id,
            RowId = line.Measure.Id,
            Against = Against.Comparator,
            Word = judged.Word,
            Ratio = SurveyEvidence.Ratio(line.Own.Percent, line.Apart, judged),
            Assumed = true,
            Sentence = context.Words.Say("beside-survey", ("measure", FigureContext.InText(line.Measure)), ("area", context.Area), ("percent", cells[3]), ("period", period),
                ("compared", SurveyEvidence.Than(judged.Word)), ("other", other), ("otherPercent", cells[4])),
        });
    }
}
