using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>What a monthly figure says: which months stand out, the twelve months against the twelve before, and how the last month stands.</summary>
static class MonthlyWords
{
    // More than so many are left to the table, where they stand month by month.
    const int SignalsNamed = 2;

    /// <summary>Says it for each series of the area.</summary>
    public static void Say(FigureDraft draft, FigureContext context, IReadOnlyList<MonthlySeries> series, IReadOnlyList<ControlChart> charts, Period period)
    {
        var now = Period.YearTo(period.Last);
        foreach (var stock in series.Where(one => one.Measure.IsStock && (!one.OfForce || context.IsOfForce)))
            SayStock(draft, context, stock, period);
        var own = series.Where(one => !one.Measure.IsStock && (!one.OfForce || context.IsOfForce)).ToList();
        context.Readings.Need([.. own.Select(one => one.Measure)], new Period(now.YearEarlier.First, now.Last));
        var lines = own.Select(one => Line(context, one, now)).ToList();
        var judged = ChangeEvidence.Judge(context, lines, now).Zip(lines, (one, line) => context.Settled.Of(line.Measure.Id, now, Against.YearBefore, one)).ToList();
        for (var at = 0; at < own.Count; at++)
        {
            if (lines[at].Current.IsMissing)
                SayLastMonth(draft, context, own[at]);
            else
                SayYear(draft, context, own[at], lines[at], judged[at], now);
            SaySignals(draft, context, own[at], charts[series.ToList().IndexOf(own[at])], period);
        }
        Lead(draft);
        if (lines.Exists(line => !line.Change.IsMissing))
        {
            draft.Note(ChangeEvidence.Note);
            if (ChangeEvidence.IsSpreadUnknown(judged))
                draft.Note(ChangeEvidence.SpreadUnknown);
        }
    }

    // A number at the end of a month is set against that of a year before, and never added up.
    static void SayStock(FigureDraft draft, FigureContext context, MonthlySeries series, Period period)
    {
        var column = draft.Columns.ToList().FindIndex(one => one.Id == series.Column);
        Cell? At(Month month) => draft.Rows.Find(row => row.Id == month.ToString())?.Cells[column] is { IsMissing: false } cell ? cell : null;
        if (At(period.Last) is not { } last)
            return;
        (string, Slot)[] about = [("measure", FigureContext.InText(series.Measure)), ("area", context.Area), ("month", period.Last), ("count", last), ("unit", Comparison.UnitFor(series.Measure, last))];
        if (At(period.Last - 12) is { } before)
        {
            var change = Calculations.Ratios.ChangePercent(before.Number!, last.Number!);
            var printed = draft.Fact($"{series.Column}_year_percent", $"{series.Head}, change over twelve months (%)", Cells.Change(change, before.Number!, last.Number!, 1));
            draft.Sentences.Add(context.Words.Say("stock", [.. about, ("previous", before), ("change", printed)]));
        }
        else
        {
            draft.Sentences.Add(context.Words.Say("month-count-of", about));
        }
    }

    // The year's change is the finding of the figure that compares years: this one leads with its months, the first series that has some to show before others.
    static void Lead(FigureDraft draft)
    {
        var finding = draft.Sentences.Find(sentence => sentence.Id is "months-stand-out" or "months-stand-out-many") ?? draft.Sentences.Find(sentence => sentence.Id == "months-none-stand-out");
        if (finding is not null)
        {
            draft.Sentences.Remove(finding);
            draft.Sentences.Insert(0, finding);
        }
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
    }

    static ChangeLine Line(FigureContext context, MonthlySeries series, Period now)
    {
        var choice = context.Counter.Choose(series.Measure, context.Sample.Code, [now.YearEarlier, now]);
        IReadOnlyList<Estimate> values = context.IsOfForce
            ? context.Counter.TotalOfForce(choice, series.Measure, context.Force, context.Peers, [now.YearEarlier, now]).Values
            : [context.Counter.Total(choice, series.Measure, context.Area.Code, now.YearEarlier), context.Counter.Total(choice, series.Measure, context.Area.Code, now)];
        var (previous, current) = (values[0], values[1]);
        return new ChangeLine(series.Measure, choice, previous, current, Comparison.Change(series.Measure, previous, current, now));
    }

    static void SayYear(FigureDraft draft, FigureContext context, MonthlySeries series, ChangeLine line, EvidenceRow judged, Period now)
    {
        var change = line.Change.IsMissing ? line.Change : line.Change with { Interval = ChangeEvidence.Limits(judged) };
        var previous = draft.Fact($"{series.Column}_previous_12_months", $"{series.Head}, {now.YearEarlier.Label}", Cells.Count(line.Previous));
        var current = draft.Fact($"{series.Column}_12_months", $"{series.Head}, {now.Label}", Cells.Count(line.Current));
        var changed = draft.Fact($"{series.Column}_change_percent", $"{series.Head}, change (%)", Cells.Change(change, line.Previous, line.Current, 1));
        var limits = EvidenceColumns.LimitsOf(change, limit => Cells.Change(limit, 1));
        draft.Fact($"{series.Column}_change_lower_percent", $"{series.Head}, change, lower limit of the 95% interval (%)", limits[0], shown: false);
        draft.Fact($"{series.Column}_change_upper_percent", $"{series.Head}, change, upper limit of the 95% interval (%)", limits[1], shown: false);
        draft.Fact($"{series.Column}_evidence", $"{series.Head}, how sure the change is", Cell.Of(judged.Word), shown: false);
        var sentence = Comparison.Judged(context, series.Measure, previous, current, changed, now, judged.Word);
        draft.Sentences.Add(sentence);
        draft.Judgements.Add(ChangeEvidence.Judgement(line, judged, sentence) with { RowId = $"{series.Column}_change_percent" });
    }

    static void SayLastMonth(FigureDraft draft, FigureContext context, MonthlySeries series)
    {
        var column = draft.Columns.ToList().FindIndex(one => one.Id == series.Column);
        if (draft.Rows.FindLast(row => !row.Cells[column].IsMissing) is not { } last)
            return;
        draft.Sentences.Add(context.Words.Say("month-count-of", ("measure", FigureContext.InText(series.Measure)), ("area", context.Area),
            ("month", MonthOf(last)), ("count", last.Cells[column]), ("unit", Comparison.UnitFor(series.Measure, last.Cells[column]))));
    }

    static Month MonthOf(Row row) => Month.Parse(row.Id, System.Globalization.CultureInfo.InvariantCulture);

    static void SaySignals(FigureDraft draft, FigureContext context, MonthlySeries series, ControlChart chart, Period period)
    {
        if (!chart.HasLimits)
            return;
        var last = draft.Rows[chart.Last];
        var count = last.Cells[draft.Columns.ToList().FindIndex(one => one.Id == series.Column)];
        var signals = chart.SignalsAt(chart.Last).ToList();
        var lower = draft.Fact($"{series.Column}_usual_lower", $"{series.Head}, lower limit of the usual range of a month", Cells.Rate(chart.Lower, 0));
        var upper = draft.Fact($"{series.Column}_usual_upper", $"{series.Head}, upper limit of the usual range of a month", Cells.Rate(chart.Upper, 0));
        var months = draft.Fact($"{series.Column}_usual_months", $"{series.Head}, months that the usual range is of", Cells.Count(Estimate.Of(chart.Count)));
        (string, Slot)[] slots =
        [
            ("measure", FigureContext.InText(series.Measure)), ("area", context.Area), ("month", MonthOf(last)), ("count", count),
            ("unit", Comparison.UnitFor(series.Measure, count)), ("lower", lower), ("upper", upper), ("months", months),
        ];
        draft.Sentences.Add(signals.Count == 0
            ? context.Words.Say("month-usual", slots)
            : context.Words.Say("month-stands-out", [.. slots, ("signals", Grammar.List([.. signals.Select(signal => Of(context, signal))]))]));
        SayMonths(draft, context, series, chart, period, months);
    }

    static void SayMonths(FigureDraft draft, FigureContext context, MonthlySeries series, ControlChart chart, Period period, Cell months)
    {
        (string, Slot)[] slots = [("measure", FigureContext.InText(series.Measure)), ("area", context.Area), ("months", months)];
        var all = chart.Signals;
        if (all.Count == 0)
        {
            draft.Sentences.Add(context.Words.Say("months-none-stand-out", slots));
            return;
        }
        var standing = draft.Fact($"{series.Column}_standing_out", $"{series.Head}, months that stand out", Cells.Count(Estimate.Of(chart.Standing)));
        draft.Sentences.Add(all.Count <= SignalsNamed
            ? context.Words.Say("months-stand-out", [.. slots, ("standing", standing), ("which", Grammar.List([.. all.Select(signal => Named(context, chart, signal, period))], ";"))])
            : context.Words.Say("months-stand-out-many", [.. slots, ("standing", standing)]));
    }

    // A run is named by its ends; of two of three, the months that are far off, one by one.
    static string Named(FigureContext context, ControlChart chart, XmrSignal signal, Period period)
    {
        var months = Enumerable.Range(signal.First, signal.Last - signal.First + 1).Where(month => chart.SignalsAt(month).Any(one => one.Rule == signal.Rule && one.High == signal.High)).Select(month => period.First + month).ToList();
        var name = signal.Rule == XmrRule.TwoOfThree ? Grammar.List([.. months.Select(month => month.Label)])
            : months.Count == 1 ? months[0].Label
            : new Period(months[0], months[^1]).RangeLabel;
        return $"{name} ({Of(context, signal)})";
    }

    /// <summary>A rule that fired, in words: "above the usual range".</summary>
    public static string Of(FigureContext context, XmrSignal signal)
    {
        var side = signal.High ? "high" : "low";
        var months = Cells.Count(Estimate.Of(signal.Last - signal.First + 1));
        return signal.Rule switch
        {
            XmrRule.Outside => context.Words.Say($"signal-outside-{side}").Text,
            XmrRule.Shift => context.Words.Say($"signal-shift-{side}", ("months", months)).Text,
            XmrRule.Trend => context.Words.Say($"signal-trend-{side}", ("months", months)).Text,
            XmrRule.TwoOfThree => context.Words.Say($"signal-two-of-three-{side}").Text,
            _ => throw new InvalidOperationException($"No words for the rule {signal.Rule}."),
        };
    }
}
