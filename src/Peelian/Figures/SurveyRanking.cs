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
            Columns = ColumnsFor(context, measure),
            Title = $"{figure.Options.Text("title")}, %, {context.PeerUnit.Many} of {context.Force.Name}, {period.Label}",
        };
        context.Readings.Need([measure], period);
        var force = context.Counter.Published(measure, Statistic.Percent, context.Force.Code, period);
        var lines = Judge(context, measure, period, force);
        if (end is null || lines.TrueForAll(line => line.Value.Percent.IsMissing))
        {
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} figures are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        var spread = SpreadOf(lines, force);
        foreach (var line in lines)
            AddRow(draft, context, measure, line, period, Cells.Percent(force, 0), spread);
        var others = context.Peers.Count - draft.Rows.Count;
        if (others > 0)
            draft.Note($"Figures for the other {Format.Whole(others)} of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many} are not loaded.");
        draft.Period = period;
        draft.Term(measure.Id);
        if (measure.Question is { } question)
            draft.Note($"The question asked: “{question}”");
        foreach (var caveat in measure.Caveats)
            draft.Note(caveat);
        if (lines.Find(line => line.Area.Code == context.Area.Code) is { } own)
            Say(draft, context, measure, period, own);
        Draw(draft, context);
        FunnelView.Draw(draft, context, 2, "base", spread);
        SurveyGap.Say(draft, figure.Options.Child("gap"), context, measure, period);
        return draft;
    }

    /// <summary>The last month of a survey's twelve that a pack may show.</summary>
    internal static Month? LastMonth(FigureContext context, Measure measure)
    {
        var last = context.LastMonth(measure);
        return context.Pack.End == PackEnd.PackMonth && last < context.AsAt - MostMonthsOld ? null : last;
    }

    // An area with what it is set against: the force without it.
    sealed record Line(Area Area, SurveyValue Value, Estimate Rest, EvidenceRow Evidence);

    static IReadOnlyList<Column> ColumnsFor(FigureContext context, Measure measure) =>
    [
        new("area_code", "Area code", ColumnKind.Text) { Shown = false, Description = "GSS code" },
        new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
        new("percent", "Share of people asked (%)") { Unit = "%", Description = measure.Question ?? measure.Definition },
        new("base", "People asked (count)") { Unit = "people", Shown = false, Description = "Number of people asked, where published" },
        new("force_percent", $"{context.Force.ShortName} (%)") { Unit = "%", Shown = false, Description = "The same for the whole force, which includes the area" },
        .. EvidenceColumns.Limits("percent_lower", "percent_upper", "Share of people asked", "the percentage, under the assumptions that the sentence states", "%", 1),
        EvidenceColumns.Word(RankedEvidence.ColumnId, $"Against {RankedEvidence.RestOf(context)}", "the area’s percentage against that of the force without it, under the assumptions that the sentence states"),
        .. FunnelView.Columns("Share of people asked", "%"),
    ];

    // The area is part of the force, so each is judged against the rest; all areas of the table together.
    static List<Line> Judge(FigureContext context, Measure measure, Period period, Estimate force)
    {
        var asked = SurveyEvidence.AskedInForce(context, measure, period);
        var values = context.Peers.Select(peer => (Area: peer, Value: SurveyEvidence.Of(context, measure, peer.Code, period)))
            .Where(one => !one.Value.Percent.IsMissing || one.Area.Code == context.Area.Code)
            .Select(one => (one.Area, one.Value, Others: SurveyEvidence.Rest(one.Value, force, asked))).ToList();
        var evidence = EvidenceTable.OfSurveys([.. values.Select(one => SurveyEvidence.AgainstRest(one.Value, one.Others, asked))]);
        return [.. values.Select((one, index) => new Line(one.Area, one.Value, one.Others,
            one.Area.Code == context.Area.Code ? context.Settled.Of(measure.Id, period, Against.RestOfForce, evidence[index]) : evidence[index]))];
    }

    static void AddRow(FigureDraft draft, FigureContext context, Measure measure, Line line, Period period, Cell force, FunnelDispersion? spread) => draft.Rows.Add(new Row(line.Area.Code,
    [
        Cell.Words(line.Area.Code), Cell.Words(line.Area.Name), Cells.Percent(line.Value.Percent, 0),
        Cells.Count(context.Counter.PublishedBase(measure, line.Area.Code, period)), force,
        .. EvidenceColumns.LimitsOf(line.Value.Percent, limit => Cells.Percent(limit with { AsPublished = false }, 1)),
        SurveyEvidence.Word(line.Evidence, line.Rest),
        .. Funnel(line, force.Number!, spread),
    ]));

    // With one assumed number of interviews everywhere a funnel has no width to vary: there is none unless the numbers are published.
    static FunnelDispersion? SpreadOf(List<Line> lines, Estimate force) =>
        force.Value is not (> 0 and < 100) || lines.Count < FunnelView.FewestAreas || lines.Exists(line => line.Value.Percent.IsMissing || line.Value.Sample is not { Base.IsMissing: false }) ? null
        : Statistics.Funnel.Dispersion([.. lines.Select(line => new FunnelPoint(
            Math.Asin(Math.Sqrt(line.Value.Proportion)) - Math.Asin(Math.Sqrt((double)force.Value.Value / 100)), 1 / (2 * Math.Sqrt(line.Value.Sample!.Effective))))]);

    static IEnumerable<Cell> Funnel(Line line, Estimate force, FunnelDispersion? spread) => spread is not { } found
        ? FunnelView.None("no funnel is drawn: how many were asked in each area is not published")
        : FunnelView.CellsOf(confidence =>
        {
            var (target, asked) = ((double)force.Value!.Value / 100, line.Value.Sample!.Effective);
            var limits = found.TauSquared > 0 ? Statistics.Funnel.ForProportionAdjusted(target, asked, found.TauSquared, confidence) : Statistics.Funnel.ForProportion(target, asked, confidence);
            return limits with { Lower = 100 * limits.Lower, Upper = 100 * limits.Upper };
        }, force, limit => Cells.Percent(limit, 1));

    static void Say(FigureDraft draft, FigureContext context, Measure measure, Period period, Line own)
    {
        var row = draft.Rows.Find(row => row.Id == context.Area.Code)!;
        var (percent, force, word) = (row.Cells[2], row.Cells[4], row.Cells[7].Evidence);
        if (percent.IsMissing)
            return;
        var name = FigureContext.InText(measure);
        draft.Sentences.Add(word is EvidenceWord said and not EvidenceWord.TooFewToSay
            ? context.Words.Say("survey-judged", ("measure", name), ("area", context.Area), ("percent", percent), ("period", period), ("compared", SurveyEvidence.Than(said)), ("force", context.ForceInText), ("forcePercent", force))
            : force.IsMissing
            ? context.Words.Say("survey", ("measure", name), ("area", context.Area), ("percent", percent), ("period", period))
            : context.Words.Say("survey-and-force", ("measure", name), ("area", context.Area), ("percent", percent), ("period", period), ("force", context.ForceInText), ("forcePercent", force)));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        if (own.Value.Sample is not { } sample)
            return;
        var margin = SayMargin(draft, context, measure, percent, sample);
        if (own.Rest.IsMissing)
            return;
        var rest = draft.Fact("rest_percent", $"{Grammar.Capital(RankedEvidence.RestOf(context))}, from rounded figures (%)", Cells.Percent(own.Rest, 0));
        draft.Sentences.Add(context.Words.Say(
            sample.Base.IsMissing && context.Counter.PublishedBase(measure, context.Force.Code, period).IsMissing ? "survey-rest-alike" : "survey-rest",
            ("force", context.ForceInText), ("area", context.Area), ("restPercent", rest), ("peer", context.PeerUnit.One)));
        if (word is not { } judged)
            return;
        draft.Judgements.Add(new Judgement
        {
            MeasureId = measure.Id,
            RowId = context.Area.Code,
            Against = Against.RestOfForce,
            Word = judged,
            Ratio = SurveyEvidence.Ratio(own.Value.Percent, own.Rest, own.Evidence),
            Assumed = true,
            Sentence = context.Words.Say(sample.Base.IsMissing ? "survey-judged-margin" : "survey-judged-margin-base",
                ("measure", name), ("area", context.Area), ("percent", percent), ("period", period), ("compared", SurveyEvidence.Than(judged)), ("force", context.ForceInText), ("forcePercent", force),
                ("margin", margin.Margin), ("interviews", margin.Interviews), ("designEffect", margin.DesignEffect)),
        });
    }

    static (Cell Margin, Cell Interviews, Cell DesignEffect) SayMargin(FigureDraft draft, FigureContext context, Measure measure, Cell percent, SurveySample sample)
    {
        var margin = draft.Fact("margin_points", "Margin (percentage points)", Cells.Rate(SurveyEvidence.Margin(percent.Number!), 1));
        var (interviews, designEffect) = SurveyEvidence.Assumption(draft, measure, sample);
        draft.Sentences.Add(context.Words.Say(sample.Base.IsMissing ? "survey-margin" : "survey-margin-base",
            ("margin", margin), ("interviews", interviews), ("designEffect", designEffect)));
        return (margin, interviews, designEffect);
    }

    static void Draw(FigureDraft draft, FigureContext context)
    {
        var force = draft.Rows[0].Cells[4];
        var reading = new RankedEvidence(context, "the people asked", RankedEvidence.RestOf(context));
        if (context.IsOfForce)
            reading.SayOfForce(draft, draft.Columns.ToList().FindIndex(column => column.Id == RankedEvidence.ColumnId));
        draft.Chart = new Chart(ChartKind.RankedDots, "area", ["percent"])
        {
            HighlightRowId = context.Area.Code,
            EvidenceColumnId = RankedEvidence.ColumnId,
            ReferenceColumnId = force.IsMissing ? null : "force_percent",
            ReferenceLabel = force.IsMissing ? null : $"{context.Force.ShortName} {force.Printed}",
            Description = reading.Describe(draft, "dot", 2),
            HowToRead = reading.HowToRead(draft, 2),
        };
    }
}
