using Peelian.Calculations;

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
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, %, {period.Label} and {period.YearEarlier.Label}",
        };
        context.Readings.Need(measures, period);
        foreach (var measure in measures)
            AddRow(draft, context, measure, period);
        if (end is null || draft.Rows.TrueForAll(row => row.Cells[3].IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No survey figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        draft.Note("Differences are of rounded figures, and the publisher gives neither the number of people asked nor the margin: a few points either way may be chance.");
        var lead = draft.Rows.Find(row => !row.Cells[3].IsMissing)!;
        draft.Sentences.Add(context.Words.Say("survey", ("measure", FigureContext.InText(context.Catalogue.MeasureCalled(lead.Id))), ("area", context.Area), ("percent", lead.Cells[3]), ("period", period)));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        return draft;
    }

    static void AddRow(FigureDraft draft, FigureContext context, Measure measure, Period period)
    {
        var previous = context.Counter.Published(measure, Statistic.Percent, context.Area.Code, period.YearEarlier);
        var current = context.Counter.Published(measure, Statistic.Percent, context.Area.Code, period);
        var change = Ratios.Difference(current, previous);
        draft.Rows.Add(new Row(measure.Id,
        [
            Cell.Words(measure.Id), Cell.Words(measure.Name), Cells.Percent(previous, 0), Cells.Percent(current, 0),
            Cell.Of(change, Format.Points(change, 0)),
            Cells.Percent(context.Counter.Published(measure, Statistic.Percent, context.Force.Code, period), 0),
        ])
        { TermId = measure.Id });
        draft.Term(measure.Id);
    }
}
