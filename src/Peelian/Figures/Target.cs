using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>Progress of a measure against a target that counts from a baseline year.</summary>
static class Target
{
    /// <summary>Says how far the measure is from its baseline, beside the target; or why that cannot be said.</summary>
    public static void Say(FigureDraft draft, Options? target, FigureContext context, Period now)
    {
        if (target is null)
            return;
        target.Allow("measure", "baseline", "change_percent", "text", "until");
        var measure = context.Catalogue.MeasureCalled(target.Text("measure"));
        var start = target.Int("baseline", 0);
        var baselinePeriod = Period.FinancialYear(start);
        context.Readings.Need([measure], baselinePeriod);
        context.Readings.Need([measure], now);
        var choice = context.Counter.Choose(measure, context.Area.Code, [baselinePeriod, now]);
        var baseline = context.Counter.Total(choice, measure, context.Area.Code, baselinePeriod);
        var current = context.Counter.Total(choice, measure, context.Area.Code, now);
        var change = Ratios.ChangePercent(baseline, current);
        var goal = draft.Fact("target_change_percent", $"Target for {measure.Name}, change since the baseline (%)",
            Cells.Change(Estimate.Of(target.Decimal("change_percent", 0)), 0));
        var baselineCell = draft.Fact("baseline", $"{measure.Name} in the baseline year, {baselinePeriod.RangeLabel}", Cells.Count(baseline));
        var changeCell = draft.Fact("change_since_baseline_percent", $"{measure.Name}, change since the baseline year (%)", Cells.Change(change, baseline, current, 1));
        draft.Note(target.TextOrNull("text"));
        var met = change.IsMissing ? (bool?)null : change.Value <= goal.Number!.Value;
        if (target.Month("until") is { } until && now.Last > until)
        {
            // A plan that has ended is neither met nor missed by what came after it.
            draft.Sentences.Add(context.Words.Say("target-ended", ("measure", FigureContext.InText(measure)), ("target", goal), ("baseline", baselinePeriod.RangeLabel), ("until", until)));
            return;
        }
        var sentence = change.IsMissing
            ? context.Words.Say("target-unknown", ("measure", FigureContext.InText(measure)), ("target", goal), ("baseline", baselinePeriod.RangeLabel), ("why", change.WhyMissing!))
            : context.Words.Say(met == true ? "target-met" : "target-not-met",
                ("measure", FigureContext.InText(measure)), ("target", goal), ("change", changeCell), ("count", baselineCell), ("baseline", baselinePeriod.RangeLabel), ("area", context.Area));
        draft.Sentences.Add(sentence);
        draft.Targets.Add(new TargetLine(measure.Id, met, [sentence]));
    }
}
