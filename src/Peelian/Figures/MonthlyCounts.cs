using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>Counts month by month: of the area and its force (Figure 2), or of several measures of the area (Figure 11).</summary>
/// <remarks>
/// Options: <c>title</c>, <c>months</c>, <c>series</c>: a list of <c>column</c>, <c>head</c>, <c>measure</c> and <c>of</c> (area or force).
/// </remarks>
public sealed class MonthlyCounts : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "monthly-counts";

    sealed record Series(string Column, string Head, Measure Measure, bool OfForce);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var series = figure.Options.Children("series").Select(one => new Series(
            one.Text("column"),
            one.Text("head").Replace("{area}", context.Area.Name, StringComparison.Ordinal).Replace("{force}", context.Force.ShortName, StringComparison.Ordinal),
            context.Catalogue.MeasureCalled(one.Text("measure")),
            one.TextOrNull("of") == "force")).ToList();
        var measures = series.Select(one => one.Measure).Distinct().ToArray();
        var period = Period.To(context.EndMonth(measures) ?? context.AsAt, figure.Options.Int("months", 24));
        var draft = new FigureDraft
        {
            Columns =
            [
                new("month", "Month", ColumnKind.Month) { IsRowHead = true, Description = "Calendar month" },
                .. series.Select(one => new Column(one.Column, $"{one.Head} ({one.Measure.Unit.Many})") { Unit = one.Measure.Unit.Many, Description = one.Measure.Definition }),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, by month, {period.RangeLabel}",
        };
        context.Readings.Need(measures, period);
        var columns = series.Select(one => one.OfForce ? OfForce(context, one, period) : OfArea(context, one, period)).ToList();
        foreach (var (month, index) in period.Months.Select((month, index) => (month, index)))
            draft.Rows.Add(new Row(month.ToString(), [Cell.Of(month), .. columns.Select(column => Cells.Count(column[index]))]));
        if (!series.Any(one => !one.OfForce && HasValue(draft, one.Column)))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measures[0])} are loaded for {context.Area.Name} by month.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        foreach (var measure in measures)
        {
            draft.Term(measure.Id);
            foreach (var caveat in measure.Caveats)
                draft.Note(caveat);
            foreach (var change in measure.Breaks.Where(change => period.First < change.From && change.From <= period.Last))
                draft.Note(change.Note);
        }
        Say(draft, context, series, period);
        Draw(draft, series, period);
        return draft;
    }

    static bool HasValue(FigureDraft draft, string column)
    {
        var index = draft.Columns.ToList().FindIndex(one => one.Id == column);
        return draft.Rows.Exists(row => !row.Cells[index].IsMissing);
    }

    // One vintage for the whole run where one covers it; else month by month the best there is, as the rules allow for a series.
    static List<Estimate> OfArea(FigureContext context, Series series, Period period) =>
        [.. period.Months.Select(month => context.Counter.Total(ChoiceFor(context, series, month, period), series.Measure, context.Area.Code, Period.Of(month)))];

    static Choice ChoiceFor(FigureContext context, Series series, Month month, Period period)
    {
        var choice = context.Counter.Choose(series.Measure, context.Area.Code, [period]);
        return choice.Vintage is null || context.Counter.Total(choice, series.Measure, context.Area.Code, Period.Of(month)).IsMissing
            ? context.Counter.Choose(series.Measure, context.Area.Code, [Period.Of(month)])
            : choice;
    }

    // What is in a force's total beyond its areas is the same in every month: an airport that enters half-way is no rise.
    static List<Estimate> OfForce(FigureContext context, Series series, Period period)
    {
        List<Period> months = [.. period.Months.Select(Period.Of)];
        var whole = context.Counter.TotalOfForce(
            context.Counter.Choose(series.Measure, context.Area.Code, [period]), series.Measure, context.Force, context.Peers, months);
        return [.. period.Months.Select((month, index) => whole.Values[index].IsMissing ? OfForceIn(context, series, month, period) : whole.Values[index])];
    }

    static Estimate OfForceIn(FigureContext context, Series series, Month month, Period period)
    {
        var direct = context.Counter.Choose(series.Measure, context.Force.Code, [Period.Of(month)]);
        var choice = direct.Vintage is null ? ChoiceFor(context, series, month, period) : direct;
        return context.Counter.TotalOfForce(choice, series.Measure, context.Force, context.Peers, [Period.Of(month)]).Values[0];
    }

    static void Say(FigureDraft draft, FigureContext context, List<Series> series, Period period)
    {
        var now = Period.YearTo(period.Last);
        foreach (var one in series.Where(one => !one.OfForce))
        {
            context.Readings.Need([one.Measure], new Period(now.YearEarlier.First, now.Last));
            var choice = context.Counter.Choose(one.Measure, context.Area.Code, [now.YearEarlier, now]);
            var current = context.Counter.Total(choice, one.Measure, context.Area.Code, now);
            var previous = context.Counter.Total(choice, one.Measure, context.Area.Code, now.YearEarlier);
            var column = draft.Columns.ToList().FindIndex(column => column.Id == one.Column);
            if (current.IsMissing)
            {
                if (draft.Rows.FindLast(row => !row.Cells[column].IsMissing) is { } last)
                {
                    draft.Sentences.Add(context.Words.Say("month-count-of", ("measure", FigureContext.InText(one.Measure)), ("area", context.Area),
                        ("month", Month.Parse(last.Id, System.Globalization.CultureInfo.InvariantCulture)), ("count", last.Cells[column]), ("unit", Comparison.UnitFor(one.Measure, last.Cells[column]))));
                }
            }
            else
            {
                var change = Comparison.Change(one.Measure, previous, current, now);
                draft.Sentences.Add(Comparison.Sentence(context, one.Measure,
                    draft.Fact($"{one.Column}_previous_12_months", $"{one.Head}, {now.YearEarlier.Label}", Cells.Count(previous)),
                    draft.Fact($"{one.Column}_12_months", $"{one.Head}, {now.Label}", Cells.Count(current)),
                    draft.Fact($"{one.Column}_change_percent", $"{one.Head}, change (%)", Cells.Change(change, previous, current, 1)),
                    now));
            }
        }
        if (draft.Rows.FindLast(row => !row.Cells[1].IsMissing) is { } latest)
        {
            draft.Headline = context.Words.Say("month-count-of", ("measure", FigureContext.InText(series[0].Measure)), ("area", context.Area), ("month", Month.Parse(latest.Id, System.Globalization.CultureInfo.InvariantCulture)),
                ("count", latest.Cells[1]), ("unit", Comparison.UnitFor(series[0].Measure, latest.Cells[1]))).Text.TrimEnd('.');
        }
    }

    static void Draw(FigureDraft draft, List<Series> series, Period period) =>
        draft.Chart = new Chart(ChartKind.SmallMultiples, "month", [.. series.Where(one => HasValue(draft, one.Column)).Select(one => one.Column)])
        {
            Description = $"A line for each of {Grammar.List([.. series.Where(one => HasValue(draft, one.Column)).Select(one => one.Head)])}, by month from {period.RangeLabel}, each on its own scale from 0. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
}
