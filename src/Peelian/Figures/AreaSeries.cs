namespace Peelian.Figures;

/// <summary>A measure of every area of a force, month by month: what any comparison of areas is taken from.</summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>months</c> (rows an area), <c>fill</c>. Counts have the month, the financial year so far, the
/// twelve months, and their change against the year before; percentages of people asked have each twelve months with its interval.
/// <see cref="AreaComparison"/> takes some areas and one of the columns out of it.
/// </remarks>
public sealed class AreaSeries : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "area-series";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        var period = Period.To(context.EndMonth(measure) ?? context.AsAt, figure.Options.Int("months", 36));
        context.Readings.Need([measure], new Period(Period.YearTo(period.First).YearEarlier.First, period.Last));
        var draft = new FigureDraft
        {
            Columns = [.. Places, .. measure.Unit.IsPercent ? OfSurvey(measure) : OfCount(measure)],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {period.RangeLabel}",
            Period = period,
        };
        draft.Term(measure.Id);
        foreach (var area in context.Peers)
        {
            foreach (var month in period.Months)
                AddRow(draft, area, month, measure.Unit.IsPercent ? Percent(context, measure, area, month) : Counts(context, measure, area, month));
        }
        if (draft.Rows.Count == 0)
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} are loaded for {context.Force.Name} by month.", figure.Options.Text("fill"));
        foreach (var change in measure.Breaks.Where(change => change.Divides(period)))
            draft.Note(change.Note);
        foreach (var caveat in measure.Caveats)
            draft.Note(caveat);
        return draft;
    }

    static readonly Column[] Places =
    [
        .. CountRanking.AreaColumns,
        new("month", "Month", ColumnKind.Month) { Description = "Calendar month, the last of what is counted" },
    ];

    static Column[] OfCount(Measure measure) =>
    [
        new("month_count", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = $"In the month. {measure.Definition}" },
        new("year_to_date", "Financial year to date (count)") { Unit = measure.Unit.Many, Description = "From April to the month" },
        new("twelve_months", "Twelve months (count)") { Unit = measure.Unit.Many, Description = "The twelve months to the month" },
        new("twelve_months_change_percent", "Twelve months, change (%)") { Unit = "%", Decimals = 1, Description = "The twelve months against the twelve before" },
    ];

    static Column[] OfSurvey(Measure measure) =>
    [
        new("percent", $"{measure.Name} (%)") { Unit = "%", Description = measure.Question ?? measure.Definition },
        .. EvidenceColumns.Limits("percent_lower", "percent_upper", measure.Name, "the percentage, under the assumptions of its survey", "%", 1),
    ];

    // A month without any number of an area has no row: a survey is published by the quarter.
    static void AddRow(FigureDraft draft, Area area, Month month, IReadOnlyList<Cell> cells)
    {
        if (!cells[0].IsMissing)
            draft.Rows.Add(new Row($"{month}:{area.Code}", [Cell.Words(area.Code), Cell.Words(area.Name), Cell.Of(month), .. cells]));
    }

    static IReadOnlyList<Cell> Counts(FigureContext context, Measure measure, Area area, Month month)
    {
        Estimate Total(params IReadOnlyList<Period> periods) =>
            context.Counter.Total(context.Counter.Choose(measure, area.Code, periods), measure, area.Code, periods[^1]);
        var year = Period.YearTo(month);
        var choice = context.Counter.Choose(measure, area.Code, [year.YearEarlier, year]);
        var (before, now) = (context.Counter.Total(choice, measure, area.Code, year.YearEarlier), context.Counter.Total(choice, measure, area.Code, year));
        return
        [
            Cells.Count(Total(Period.Of(month))), Cells.Count(Total(Period.FinancialYearToDate(month))), Cells.Count(Total(year)),
            Cells.Change(Comparison.Change(measure, before, now, year), before, now, 1),
        ];
    }

    static IReadOnlyList<Cell> Percent(FigureContext context, Measure measure, Area area, Month month)
    {
        var value = SurveyEvidence.Of(context, measure, area.Code, Period.YearTo(month)).Percent;
        return [Cells.Percent(value, 0), .. EvidenceColumns.LimitsOf(value, limit => Cells.Percent(limit with { AsPublished = false }, 1))];
    }
}
