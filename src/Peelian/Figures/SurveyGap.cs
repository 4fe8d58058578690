using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The gap between two groups asked, said with its direction and that it is of rounded figures.</summary>
static class SurveyGap
{
    public static void Say(FigureDraft draft, Options? gap, FigureContext context, Measure measure, Period period)
    {
        if (gap is null)
            return;
        var dimension = gap.Text("dimension");
        var first = context.Counter.Published(measure, Statistic.Percent, context.Area.Code, period, Slice.Of(dimension, gap.Text("first")));
        var second = context.Counter.Published(measure, Statistic.Percent, context.Area.Code, period, Slice.Of(dimension, gap.Text("second")));
        var gapMeasure = context.Catalogue.MeasureCalled(gap.Text("measure"));
        context.Readings.Need([gapMeasure], period);
        var forceGap = context.Counter.Published(gapMeasure, Statistic.Value, context.Force.Code, period);
        if (first.IsMissing || second.IsMissing)
            return;
        draft.Term(gapMeasure.Id);
        var size = Ratios.Difference(first.Value >= second.Value ? first : second, first.Value >= second.Value ? second : first);
        var (firstName, secondName) = (gap.Text("first_name"), gap.Text("second_name"));
        var firstCell = draft.Fact("gap_first_percent", $"{measure.Name}, {firstName} (%)", Cells.Percent(first, 0));
        var secondCell = draft.Fact("gap_second_percent", $"{measure.Name}, {secondName} (%)", Cells.Percent(second, 0));
        var cell = draft.Fact("gap_points", "Gap (percentage points)", Cells.Rate(size, 0));
        draft.Sentences.Add(context.Words.Say(size.Value == 0 ? "survey-no-gap" : "survey-gap",
            ("gap", cell), ("measure", FigureContext.InText(measure)), ("area", context.Area),
            ("higher", first.Value >= second.Value ? firstName : secondName), ("lower", first.Value >= second.Value ? secondName : firstName),
            ("higherPercent", first.Value >= second.Value ? firstCell : secondCell), ("lowerPercent", first.Value >= second.Value ? secondCell : firstCell)));
        SayHowSure(draft, context, measure, new SurveyValue(first, Sample(gap.Text("first"))), new SurveyValue(second, Sample(gap.Text("second"))));
        if (!forceGap.IsMissing)
        {
            var force = draft.Fact("gap_force_points", $"Gap in {context.Force.ShortName} (percentage points)", Cells.Rate(forceGap, 0));
            draft.Sentences.Add(context.Words.Say("survey-gap-force", ("force", context.ForceInText), ("gap", force)));
        }
        draft.Note("The gap is a difference of rounded figures, so it can be wrong by nearly one percentage point either way.");

        SurveySample? Sample(string value) => SurveyEvidence.PublishedSample(context, measure, context.Area.Code, period, Slice.Of(dimension, value));
    }

    // What is assumed of a whole area says nothing of how many of a group were asked there.
    static void SayHowSure(FigureDraft draft, FigureContext context, Measure measure, SurveyValue first, SurveyValue second)
    {
        if (SurveyEvidence.Between(first, second) is not { } comparison)
        {
            draft.Sentences.Add(context.Words.Say("survey-gap-unknown"));
            return;
        }
        var evidence = EvidenceTable.OfSurveys([comparison])[0];
        draft.Fact("gap_evidence", $"{measure.Name}, first group against second", Cell.Of(evidence.Word, assumed: true));
        draft.Sentences.Add(context.Words.Say(Evidence.IsDifference(evidence.Word) ? "survey-gap-told" : "survey-gap-same",
            ("first", draft.Fact("gap_first_interviews", $"{measure.Name}, first group asked", Cells.Count(first.Sample!.Base))),
            ("second", draft.Fact("gap_second_interviews", $"{measure.Name}, second group asked", Cells.Count(second.Sample!.Base))),
            ("designEffect", SurveyEvidence.Assumption(draft, measure, first.Sample).DesignEffect)));
    }
}
