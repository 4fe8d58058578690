namespace Peelian.Figures;

/// <summary>A count of the area among its peers over twelve months, or a shorter window: the total, its change, or its rate (Figures 6, 7 and 8).</summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>calculation</c> (total, change or rate), <c>column</c> (id of the count's column),
/// <c>base</c> (measure and column of the denominator), <c>per</c>, <c>published_areas_up</c>, <c>fill</c>.
/// </remarks>
public sealed class CountRanking : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "count-ranking";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        var now = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        var calculation = figure.Options.Text("calculation");
        context.Readings.Need([measure], new Period(now.YearEarlier.First, now.Last));
        var (draft, spread) = calculation switch
        {
            "total" => (Total(figure, context, measure, now), null),
            "change" => (RankedChange.Build(figure, context, measure, now), null),
            "rate" => RankedRate.Build(figure, context, measure, now),
            _ => throw new UserError($"{figure.Options.File}:{figure.Options.Line} calculation '{calculation}' is not total, change or rate."),
        };
        var value = calculation == "total" ? 2 : 4;
        if (draft.Rows.TrueForAll(row => row.Cells[value].IsMissing))
        {
            // Counts that are there but not compared, across a break in the series, are not called absent.
            var refused = calculation == "change" ? measure.Breaks.FirstOrDefault(one => one.Refuse && one.Divides(new Period(now.YearEarlier.First, now.Last))) : null;
            var counted = draft.Rows.Exists(row => !row.Cells[2].IsMissing && !row.Cells[3].IsMissing);
            draft.Gap = new Gap(
                refused is null || !counted ? $"No {FigureContext.InText(measure)} are loaded for {FigureContext.InText(now)}." : $"{measure.Name} are not compared with {now.BeforeLabel}: {refused.Note}",
                figure.Options.Text("fill"));
            draft.Rows.Clear();
            draft.Sentences.Clear();
            draft.Judgements.Clear();
            draft.Facts.Clear();
            draft.Notes.Clear();
            return draft;
        }
        draft.Period = now;
        draft.Term(measure.Id);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
        var others = context.Peers.Count - draft.Rows.Count(row => !row.Cells[value].IsMissing);
        if (others > 0)
            draft.Note($"Figures for {Format.Whole(others)} of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many} are not loaded.");
        draft.Chart = Draw(draft, context, measure, calculation, value, now);
        FunnelView.Draw(draft, context, value, "expected", spread);
        return draft;
    }

    static Chart Draw(FigureDraft draft, FigureContext context, Measure measure, string calculation, int value, Period now)
    {
        var reading = new RankedEvidence(context, $"the number of {measure.Unit.Many}", calculation switch
        {
            "change" => now.BeforeLabel,
            "rate" => RankedEvidence.RestOf(context),
            _ => null,
        });
        return new Chart(ChartKind.RankedBars, "area", [draft.Columns[value].Id])
        {
            HighlightRowId = context.Area.Code,
            EvidenceColumnId = reading.Other is null ? null : RankedEvidence.ColumnId,
            Description = reading.Describe(draft, "bar", value),
            HowToRead = reading.HowToRead(draft, value),
        };
    }

    internal static readonly Column[] AreaColumns =
    [
        new("area_code", "Area code", ColumnKind.Text) { Shown = false, Description = "GSS code" },
        new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
    ];

    // An area without the number that is ranked has no row, but for the pack's own.
    internal static void AddRow(FigureDraft draft, FigureContext context, Area peer, Cell ranked, params ReadOnlySpan<Cell> cells)
    {
        if (ranked.IsMissing && peer.Code != context.Area.Code)
            return;
        draft.Rows.Add(new Row(peer.Code, [Cell.Words(peer.Code), Cell.Words(peer.Name), .. cells]));
    }

    internal static Cell? Own(FigureDraft draft, FigureContext context, int column) =>
        draft.Rows.Find(row => row.Id == context.Area.Code)?.Cells[column] is { IsMissing: false } cell ? cell : null;

    static FigureDraft Total(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var draft = new FigureDraft
        {
            Columns =
            [
                .. AreaColumns,
                new(figure.Options.Text("column"), $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
                .. EvidenceColumns.Limits($"{figure.Options.Text("column")}_lower", $"{figure.Options.Text("column")}_upper", measure.Name, "the count", "count", 1),
            ],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label}",
        };
        foreach (var peer in context.Peers)
        {
            var choice = context.Counter.Choose(measure, peer.Code, [now]);
            var total = context.Counter.Total(choice, measure, peer.Code, now);
            var count = Cells.Count(total.IsMissing ? total : total with { Interval = RankedEvidence.OfCount(total) });
            AddRow(draft, context, peer, count, [count, .. EvidenceColumns.LimitsOf(count.Number!, limit => Cells.Rate(limit, 1))]);
        }
        draft.Note($"A total depends on how many people live, work and are policed in an area: a larger number does not mean a worse {context.PeerUnit.One}.");
        if (Own(draft, context, 2) is { } own)
        {
            draft.Sentences.Add(context.Words.Say(own.Number!.Value == 0 ? "count-none" : "count",
                ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("current", own), ("unit", Comparison.UnitFor(measure, own))));
        }
        return draft;
    }
}
