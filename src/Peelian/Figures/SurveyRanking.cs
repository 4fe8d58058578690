using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A survey percentage of the area among its peers, with the force's (Figures 3 and 4), and the gap between groups asked.</summary>
/// <remarks>Options: <c>title</c>, <c>measure</c>, <c>fill</c>, <c>gap</c> (measure, dimension, first, second, first_name, second_name).</remarks>
public sealed class SurveyRanking : IFigureKind
{
    /// <summary>A survey is shown in a pack of a fixed month only where its last twelve months end within this many months before.</summary>
    internal const int MostMonthsOld = 6;

    /// <inheritdoc/>
    public string Id => "survey-ranking";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        var end = LastMonth(context, measure);
        var period = Period.YearTo(end ?? context.AsAt);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("area_code", "Area code", ColumnKind.Text) { Shown = false, Description = "GSS code" },
                new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
                new("percent", "Share of people asked (%)") { Unit = "%", Description = measure.Question ?? measure.Definition },
                new("base", "People asked (count)") { Unit = "people", Shown = false, Description = "Number of people asked, where published" },
                new("force_percent", $"{context.Force.ShortName} (%)") { Unit = "%", Shown = false, Description = "The same for the whole force, which includes the area" },
            ],
            Title = $"{figure.Options.Text("title")}, %, {context.PeerUnit.Many} of {context.Force.Name}, {period.Label}",
        };
        context.Readings.Need([measure], period);
        var force = Cells.Percent(context.Counter.Published(measure, Statistic.Percent, context.Force.Code, period), 0);
        foreach (var peer in context.Peers)
            AddRow(draft, context, measure, peer, period, force);
        if (end is null || draft.Rows.TrueForAll(row => row.Cells[2].IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        var others = context.Peers.Count - draft.Rows.Count;
        if (others > 0)
            draft.Note($"Figures for the other {Format.Whole(others)} of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many} are not loaded.");
        Finish(draft, context, measure, period, force);
        SurveyGap.Say(draft, figure.Options.Child("gap"), context, measure, period);
        return draft;
    }

    /// <summary>The last month of a survey's twelve that a pack may show.</summary>
    internal static Month? LastMonth(FigureContext context, Measure measure)
    {
        var last = context.Readings.LastMonth(measure, context.Area.Code, context.AsAt);
        return context.Pack.End == PackEnd.PackMonth && last < context.AsAt - MostMonthsOld ? null : last;
    }

    static void AddRow(FigureDraft draft, FigureContext context, Measure measure, Area peer, Period period, Cell force)
    {
        var percent = context.Counter.Published(measure, Statistic.Percent, peer.Code, period);
        if (percent.IsMissing && peer.Code != context.Area.Code)
            return;
        draft.Rows.Add(new Row(peer.Code,
        [
            Cell.Words(peer.Code), Cell.Words(peer.Name), Cells.Percent(percent, 0),
            Cells.Count(context.Counter.PublishedBase(measure, peer.Code, period)), force,
        ]));
    }

    // The area is part of the force: it is judged against the rest. One comparison a figure, so nothing to adjust for.
    static string Compared(FigureContext context, SurveyAssumption assumed, Cell own, Cell force)
    {
        var all = (double)assumed.Interviews * context.Peers.Count;
        var difference = SurveyMargin.AgainstRest((double)own.Number!.Value!.Value / 100, assumed.Interviews, (double)force.Number!.Value!.Value / 100, all, (double)assumed.DesignEffect);
        return Evidence.OfDifference(Rounding.ToCell(difference.P), difference.Limits.ToInterval()) switch
        {
            EvidenceWord.Higher => "higher than",
            EvidenceWord.Lower => "lower than",
            _ => "about the same as",
        };
    }

    static void SayMargin(FigureDraft draft, FigureContext context, Measure measure, Cell own)
    {
        if (measure.Assumed is not { } assumed)
            return;
        var margin = 100 * SurveyMargin.Margin((double)own.Number!.Value!.Value / 100, assumed.Interviews, (double)assumed.DesignEffect);
        draft.Sentences.Add(context.Words.Say("survey-margin", ("area", context.Area),
            ("margin", draft.Fact("margin_points", "Margin (percentage points)", Cells.Rate(Estimate.Of(Rounding.ToCell(margin)).From(own.Number) with { AsPublished = false }, 1))),
            ("interviews", draft.Fact("assumed_interviews", "Interviews assumed", Cells.Count(Estimate.Of(assumed.Interviews)))),
            ("designEffect", draft.Fact("assumed_design_effect", "Design effect assumed", Cells.Rate(Estimate.Of(assumed.DesignEffect), 1)))));
    }

    static void Finish(FigureDraft draft, FigureContext context, Measure measure, Period period, Cell force)
    {
        draft.Period = period;
        draft.Term(measure.Id);
        if (measure.Question is { } question)
            draft.Note($"The question asked: “{question}”");
        foreach (var caveat in measure.Caveats)
            draft.Note(caveat);
        var own = draft.Rows.Find(row => row.Id == context.Area.Code)!.Cells[2];
        if (!own.IsMissing)
        {
            draft.Sentences.Add(measure.Assumed is not null && !force.IsMissing
                ? context.Words.Say("survey-judged", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("percent", own), ("period", period), ("compared", Compared(context, measure.Assumed, own, force)), ("force", context.ForceInText), ("forcePercent", force))
                : force.IsMissing
                ? context.Words.Say("survey", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("percent", own), ("period", period))
                : context.Words.Say("survey-and-force", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("percent", own), ("period", period), ("force", context.ForceInText), ("forcePercent", force)));
            draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
            SayMargin(draft, context, measure, own);
        }
        draft.Chart = new Chart(ChartKind.RankedDots, "area", ["percent"])
        {
            HighlightRowId = context.Area.Code,
            ReferenceColumnId = force.IsMissing ? null : "force_percent",
            ReferenceLabel = force.IsMissing ? null : $"{context.Force.ShortName} {force.Printed}",
            Description = $"A dot for each of {Format.Whole(draft.Rows.Count)} {context.PeerUnit.Many}, in order. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }
}

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
        if (!forceGap.IsMissing)
        {
            var force = draft.Fact("gap_force_points", $"Gap in {context.Force.ShortName} (percentage points)", Cells.Rate(forceGap, 0));
            draft.Sentences.Add(context.Words.Say("survey-gap-force", ("force", context.ForceInText), ("gap", force)));
        }
        draft.Note("The gap is a difference of rounded figures, so it can be wrong by nearly one percentage point either way.");
    }
}
