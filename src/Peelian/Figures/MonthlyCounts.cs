using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A line of a monthly figure.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Head">Its name.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="OfForce">Of the whole force, not of the area.</param>
sealed record MonthlySeries(string Column, string Head, Measure Measure, bool OfForce);

/// <summary>Counts month by month: of the area and its force (Figure 2), or of several measures of the area (Figure 11).</summary>
/// <remarks>
/// Options: <c>title</c>, <c>months</c>, <c>series</c>: a list of <c>column</c>, <c>head</c>, <c>measure</c> and <c>of</c> (area or force); where all are of the force, so is the figure.
/// </remarks>
public sealed class MonthlyCounts : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "monthly-counts";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var series = figure.Options.Children("series").Select(one => new MonthlySeries(
            one.Text("column"),
            one.Text("head").Replace("{area}", context.Area.Name, StringComparison.Ordinal).Replace("{force}", context.Force.ShortName, StringComparison.Ordinal),
            context.Catalogue.MeasureCalled(one.Text("measure")),
            one.TextOrNull("of") == "force")).ToList();
        // What is published for the force alone is a figure of the force, on the page of each of its areas.
        if (series.TrueForAll(one => one.OfForce))
            context = context with { Area = context.Force };
        var measures = series.Select(one => one.Measure).Distinct().ToArray();
        var period = Period.To(context.EndMonth(measures) ?? context.AsAt, figure.Options.Int("months", 24));
        context.Readings.Need(measures, period);
        var columns = series.Select(one => one.OfForce ? OfForce(context, one, period) : OfArea(context, one, period)).ToList();
        var charts = series.Select((one, at) => new ControlChart(columns[at], one.Measure, period)).ToList();
        var draft = new FigureDraft
        {
            Columns =
            [
                new("month", "Month", ColumnKind.Month) { IsRowHead = true, Description = "Calendar month" },
                .. series.Select(one => new Column(one.Column, $"{one.Head} ({one.Measure.Unit.Many})") { Unit = one.Measure.Unit.Many, Description = one.Measure.Definition }),
                .. series.SelectMany((one, at) => ControlColumnsOf(one, charts[at].HasLimits)),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}, by month, {period.RangeLabel}",
        };
        foreach (var (month, index) in period.Months.Select((month, index) => (month, index)))
        {
            draft.Rows.Add(new Row(month.ToString(),
            [
                Cell.Of(month), .. columns.Select(column => Cells.Count(column[index])), .. charts.SelectMany(chart => ControlCells(context, chart, index)),
            ]));
        }
        if (!series.Any(one => (!one.OfForce || context.IsOfForce) && HasValue(draft, one.Column)))
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
            foreach (var change in measure.Breaks.Where(change => change.Divides(period)))
                draft.Note(change.Note);
        }
        MonthlyWords.Say(draft, context, series, charts, period);
        Draw(draft, series, charts, period);
        return draft;
    }

    static bool HasValue(FigureDraft draft, string column)
    {
        var index = draft.Columns.ToList().FindIndex(one => one.Id == column);
        return draft.Rows.Exists(row => !row.Cells[index].IsMissing);
    }

    // One vintage for the whole run where one covers it; else month by month the best there is, as the rules allow for a series.
    static List<Estimate> OfArea(FigureContext context, MonthlySeries series, Period period) =>
        [.. period.Months.Select(month => context.Counter.Total(ChoiceFor(context, series, month, period), series.Measure, context.Area.Code, Period.Of(month)))];

    static Choice ChoiceFor(FigureContext context, MonthlySeries series, Month month, Period period)
    {
        var choice = context.Counter.Choose(series.Measure, context.Sample.Code, [period]);
        return choice.Vintage is null || context.Counter.Total(choice, series.Measure, context.Sample.Code, Period.Of(month)).IsMissing
            ? context.Counter.Choose(series.Measure, context.Sample.Code, [Period.Of(month)])
            : choice;
    }

    // What is in a force's total beyond its areas is the same in every month: an airport that enters half-way is no rise.
    static List<Estimate> OfForce(FigureContext context, MonthlySeries series, Period period)
    {
        List<Period> months = [.. period.Months.Select(Period.Of)];
        var whole = context.Counter.TotalOfForce(
            context.Counter.Choose(series.Measure, context.Sample.Code, [period]), series.Measure, context.Force, context.Peers, months);
        return [.. period.Months.Select((month, index) => whole.Values[index].IsMissing ? OfForceIn(context, series, month, period) : whole.Values[index])];
    }

    static Estimate OfForceIn(FigureContext context, MonthlySeries series, Month month, Period period)
    {
        var direct = context.Counter.Choose(series.Measure, context.Force.Code, [Period.Of(month)]);
        var choice = direct.Vintage is null ? ChoiceFor(context, series, month, period) : direct;
        return context.Counter.TotalOfForce(choice, series.Measure, context.Force, context.Peers, [Period.Of(month)]).Values[0];
    }

    static string Reach => Format.Number(Estimate.Of(Rounding.ToCell(Xmr.ToLimits)), 2);

    static string Lead(MonthlySeries series) => series.OfForce ? $"{series.Head}: " : "";

    static IEnumerable<Column> ControlColumnsOf(MonthlySeries series, bool limited)
    {
        Column Limit(string id, string title, string what) => new($"{series.Column}_{id}", $"{series.Head}, {title} ({series.Measure.Unit.Many})")
        {
            Unit = series.Measure.Unit.Many,
            Decimals = 1,
            Shown = false,
            Description = what,
        };
        yield return Limit("mean", "mean", "Mean of the months that the limits are of");
        yield return Limit("lower_limit", "lower limit", $"Lower limit of the usual range: mean − {Reach} × mean moving range, not below 0");
        yield return Limit("upper_limit", "upper limit", $"Upper limit of the usual range: mean + {Reach} × mean moving range");
        yield return new($"{series.Column}_signal", $"{Lead(series)}What stands out", ColumnKind.Text)
        {
            Shown = limited && !series.OfForce,
            Description = "The rules of the control chart that fired for this month; empty where none did",
        };
    }

    static IEnumerable<Cell> ControlCells(FigureContext context, ControlChart chart, int month)
    {
        Cell Limit(Estimate value) => Cells.Rate(
            chart.Covers(month) || !chart.HasLimits ? value : Estimate.Missing("not among the months that the limits are of"), 1);
        yield return Limit(chart.Mean);
        yield return Limit(chart.Lower);
        yield return Limit(chart.Upper);
        yield return Cell.Words(string.Join("; ", chart.SignalsAt(month).Select(signal => MonthlyWords.Of(context, signal))));
    }

    static void Draw(FigureDraft draft, List<MonthlySeries> series, List<ControlChart> charts, Period period)
    {
        var drawn = series.Where(one => HasValue(draft, one.Column)).ToList();
        var limited = series.Where((one, at) => charts[at].HasLimits && drawn.Contains(one)).ToList();
        var limits = limited.Count > 0 ? " Dashed lines show the usual range, and months that stand out have a ring." : "";
        draft.Chart = new Chart(ChartKind.SmallMultiples, "month", [.. drawn.Select(one => one.Column)])
        {
            Control = [.. limited.Select(one => new ControlColumns(one.Column, $"{one.Column}_mean", $"{one.Column}_lower_limit", $"{one.Column}_upper_limit", $"{one.Column}_signal"))],
            Description = $"A line for each of {Grammar.List([.. drawn.Select(one => one.Head)])}, by month from {period.RangeLabel}, each on its own scale from 0.{limits} {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
        if (limited.Count > 0)
            draft.Note($"The usual range is the mean of the months and {Reach} times their mean change from month to month on either side. A month stands out by one of these rules: {ControlChart.Rules.Words}. A season can make a month stand out, too.");
    }
}
