namespace Peelian.Figures;

/// <summary>The custody visitors' report: visits scheduled and made, people held and spoken to, what was seen and raised (Figure 14).</summary>
/// <remarks>Options: <c>title</c>, <c>suites</c>, <c>scheduled</c>, <c>conducted</c>, <c>held</c>, <c>spoken_to</c>, <c>observations</c>, <c>issues</c> (measures), <c>fill</c>.</remarks>
public sealed class CustodyVisits : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "custody-visits";

    static readonly (string Option, string Row, bool IsText)[] Fields =
    [
        ("suites", "suites", true),
        ("scheduled", "scheduled", false),
        ("conducted", "conducted", false),
        ("held", "held", false),
        ("spoken_to", "spoken-to", false),
        ("observations", "observations", true),
        ("issues", "issues", true),
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measures = Fields.ToDictionary(field => field.Row, field => context.Catalogue.MeasureCalled(figure.Options.Text(field.Option)), StringComparer.Ordinal);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("field", "Field", ColumnKind.Text) { IsRowHead = true, Description = "Id of the field" },
                new("value", "Value", ColumnKind.Text) { Description = "Number or words" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name}",
        };
        if (Latest(context, measures["conducted"]) is not { } period)
        {
            draft.Gap = new Gap($"No custody visits are loaded for {context.Area.Name} up to {context.AsAt.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        context.Readings.Need(measures.Values, period);
        draft.Period = period;
        draft.Title = $"{figure.Options.Text("title")}, {context.Area.Name}, {period.RangeLabel}";
        draft.Rows.Add(new Row("period", [Cell.Words("period", "Period"), Cell.Words(period.ToString(), period.RangeLabel)]));
        foreach (var (_, id, isText) in Fields)
        {
            var measure = measures[id];
            var value = isText
                ? context.Counter.PublishedText(measure, context.Area.Code, period) is { } words
                    ? Cell.Words(words.Text) : Cell.Of(Estimate.Missing("not loaded"), Format.NotAvailable)
                : Cells.Count(context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [period]), measure, context.Area.Code, period));
            draft.Rows.Add(new Row(id, [Cell.Words(id, measure.Name), value]) { TermId = measure.Id });
            draft.Term(measure.Id);
        }
        Say(draft, context, period);
        return draft;
    }

    static Period? Latest(FigureContext context, Measure measure)
    {
        var last = context.Readings.LastPeriod(measure, context.Area.Code, context.AsAt);
        return context.Pack.End == PackEnd.PackMonth && last is { } found && found.Last < context.AsAt - SurveyRanking.MostMonthsOld ? null : last;
    }

    static void Say(FigureDraft draft, FigureContext context, Period period)
    {
        Cell Value(string id) => draft.Rows.Find(row => row.Id == id)!.Cells[1];
        var (scheduled, conducted, held, spoken) = (Value("scheduled"), Value("conducted"), Value("held"), Value("spoken-to"));
        if (!scheduled.IsMissing && !conducted.IsMissing)
            SayShare(draft, context, "visits", ("conducted", "Visits made of those scheduled"), ("conducted", conducted), ("scheduled", scheduled), period);
        if (!held.IsMissing && !spoken.IsMissing && held.Number!.Value != 0)
            SayShare(draft, context, "visits-spoken", ("spoken_to", "People spoken to of those held"), ("spoken", spoken), ("held", held), period);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
    }

    // More visits than were scheduled are no share of them; few are read as counts.
    static void SayShare(FigureDraft draft, FigureContext context, string words, (string Id, string Title) fact, (string Slot, Cell Cell) part, (string Slot, Cell Cell) whole, Period period)
    {
        var counted = CountedShare.Of(part.Cell.Number!, whole.Cell.Number!);
        if (counted.Percent.IsMissing)
        {
            draft.Sentences.Add(context.Words.Say(words + "-unscheduled", (part.Slot, part.Cell), ("period", period.RangeLabel)));
            return;
        }
        var limits = ShareEvidence.LimitsOf(counted.Percent);
        var share = draft.Fact($"{fact.Id}_percent", $"{fact.Title} (%)", Cells.Share(counted.Percent, counted.Part, counted.Whole, 0));
        var lower = draft.Fact($"{fact.Id}_lower_percent", $"{fact.Title} (%), lower limit of the 95% interval", limits[0], shown: false);
        var upper = draft.Fact($"{fact.Id}_upper_percent", $"{fact.Title} (%), upper limit of the 95% interval", limits[1], shown: false);
        var kind = part.Cell.Number!.Value > whole.Cell.Number!.Value ? "-more" : counted.Percent.SmallBase ? "-few" : "";
        draft.Sentences.Add(context.Words.Say(words + kind, (part.Slot, part.Cell), (whole.Slot, whole.Cell), ("share", share), ("lower", lower), ("upper", upper), ("period", period.RangeLabel)));
    }
}
