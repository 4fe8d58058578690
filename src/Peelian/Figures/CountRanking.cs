using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>A count of the area among its peers over twelve months: the total, its change, or its rate (Figures 6, 7 and 8).</summary>
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
        var now = Period.YearTo(context.EndMonth(measure) ?? context.AsAt);
        var calculation = figure.Options.Text("calculation");
        context.Readings.Need([measure], new Period(now.YearEarlier.First, now.Last));
        var draft = calculation switch
        {
            "total" => Total(figure, context, measure, now),
            "change" => Change(figure, context, measure, now),
            "rate" => Rate(figure, context, measure, now),
            _ => throw new UserError($"{figure.Options.File}:{figure.Options.Line} calculation '{calculation}' is not total, change or rate."),
        };
        var value = draft.Columns.Count - 1;
        if (draft.Rows.TrueForAll(row => row.Cells[value].IsMissing))
        {
            // Counts that are there but not compared, across a break in the series, are not called absent.
            var refused = calculation == "change" ? measure.Breaks.FirstOrDefault(one => one.Refuse && one.Divides(new Period(now.YearEarlier.First, now.Last))) : null;
            var counted = draft.Rows.Exists(row => row.Cells.Skip(2).SkipLast(1).All(cell => !cell.IsMissing));
            draft.Gap = new Gap(
                refused is null || !counted ? $"No {FigureContext.InText(measure)} are loaded for the {now.Label}." : $"{measure.Name} are not compared with the year before: {refused.Note}",
                figure.Options.Text("fill"));
            draft.Rows.Clear();
            draft.Sentences.Clear();
            draft.Facts.Clear();
            return draft;
        }
        draft.Period = now;
        draft.Term(measure.Id);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
        var others = context.Peers.Count - draft.Rows.Count(row => !row.Cells[value].IsMissing);
        if (others > 0)
            draft.Note($"Figures for {Format.Whole(others)} of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many} are not loaded.");
        draft.Chart = new Chart(ChartKind.RankedBars, "area", [draft.Columns[value].Id])
        {
            HighlightRowId = context.Area.Code,
            Description = $"A bar for each of {Format.Whole(draft.Rows.Count)} {(draft.Rows.Count == 1 ? context.PeerUnit.One : context.PeerUnit.Many)}, in order. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
        return draft;
    }

    static readonly Column[] AreaColumns =
    [
        new("area_code", "Area code", ColumnKind.Text) { Shown = false, Description = "GSS code" },
        new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
    ];

    static void AddRow(FigureDraft draft, FigureContext context, Area peer, params ReadOnlySpan<Cell> cells)
    {
        if (cells[^1].IsMissing && peer.Code != context.Area.Code)
            return;
        draft.Rows.Add(new Row(peer.Code, [Cell.Words(peer.Code), Cell.Words(peer.Name), .. cells]));
    }

    static Cell? Own(FigureDraft draft, FigureContext context, int column) =>
        draft.Rows.Find(row => row.Id == context.Area.Code)?.Cells[column] is { IsMissing: false } cell ? cell : null;

    static FigureDraft Total(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var draft = new FigureDraft
        {
            Columns = [.. AreaColumns, new(figure.Options.Text("column"), $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition }],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label}",
        };
        foreach (var peer in context.Peers)
        {
            var choice = context.Counter.Choose(measure, peer.Code, [now]);
            AddRow(draft, context, peer, Cells.Count(context.Counter.Total(choice, measure, peer.Code, now)));
        }
        if (Own(draft, context, 2) is { } own)
        {
            draft.Sentences.Add(context.Words.Say(own.Number!.Value == 0 ? "count-none" : "count",
                ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("current", own), ("unit", Comparison.UnitFor(measure, own))));
        }
        return draft;
    }

    static FigureDraft Change(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var draft = new FigureDraft
        {
            Columns =
            [
                .. AreaColumns,
                new("previous", $"{now.YearEarlier.Label} (count)") { Unit = measure.Unit.Many, Description = "Count a year earlier" },
                new("current", $"{now.Label} (count)") { Unit = measure.Unit.Many, Description = "Count in the period" },
                new("change_percent", "Change (%)") { Unit = "%", Decimals = 0, Description = "100 × (current − previous) ÷ previous" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label} compared with {now.YearEarlier.Label}",
        };
        foreach (var peer in context.Peers)
        {
            var choice = context.Counter.Choose(measure, peer.Code, [now.YearEarlier, now]);
            var previous = context.Counter.Total(choice, measure, peer.Code, now.YearEarlier);
            var current = context.Counter.Total(choice, measure, peer.Code, now);
            var change = Comparison.Change(measure, previous, current, now);
            var cell = Cells.Change(change, previous, current, 0);
            if (context.Counter.Published(measure, Statistic.ChangePercent, peer.Code, now) is var published && Cells.IsBetter(published, change))
                cell = Cells.Change(published, 0);
            AddRow(draft, context, peer, Cells.Count(previous), Cells.Count(current), cell);
        }
        SayChange(draft, figure, context, measure, now);
        return draft;
    }

    static void SayChange(FigureDraft draft, PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        if (Own(draft, context, 4) is { } own)
        {
            var row = draft.Rows.Find(row => row.Id == context.Area.Code)!;
            draft.Sentences.Add(row.Cells[2].IsMissing
                ? context.Words.Say("change-published", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("change", own))
                : Comparison.Sentence(context, measure, row.Cells[2], row.Cells[3], own, now));
        }
        var known = draft.Rows.Where(row => row.Cells[4] is { IsMissing: false, Number.AsPublished: false }).ToList();
        if (known.Count == context.Peers.Count)
        {
            var up = draft.Fact("areas_up", $"{Grammar.Capital(context.PeerUnit.Many)} with an increase", Cells.Count(
                Estimate.Of(known.Count(row => row.Cells[4].Number!.Value > 0)).From([.. known.Select(row => row.Cells[4].Number!)])));
            var all = draft.Fact("areas", $"{Grammar.Capital(context.PeerUnit.Many)}", Cells.Count(Estimate.Of(known.Count)));
            draft.Sentences.Add(context.Words.Say(up.Number!.Value == 0 ? "areas-up-none" : "areas-up",
                ("up", up), ("all", all), ("peers", context.PeerUnit.Many), ("measure", FigureContext.InText(measure))));
        }
        else if (figure.Options.TextOrNull("published_areas_up") is { } id)
        {
            var counted = context.Catalogue.MeasureCalled(id);
            context.Readings.Need([counted], now);
            var up = context.Counter.Published(counted, Statistic.Value, context.Force.Code, now);
            if (up.IsMissing)
                return;
            draft.Term(counted.Id);
            draft.Sentences.Add(context.Words.Say("areas-up-published",
                ("up", draft.Fact("areas_up", counted.Name, Cells.Count(up))), ("peers", context.PeerUnit.Many), ("force", context.ForceInText), ("measure", FigureContext.InText(measure))));
        }
    }

    static FigureDraft Rate(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var basis = figure.Options.Child("base") ?? throw new UserError($"{figure.Options.File}:{figure.Options.Line} a rate needs 'base': measure and column.");
        var people = context.Catalogue.MeasureCalled(basis.Text("measure"));
        var per = figure.Options.Int("per", 100);
        context.Readings.Need([people], now);
        var draft = new FigureDraft
        {
            Columns =
            [
                .. AreaColumns,
                new(figure.Options.Text("column"), $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
                new(basis.Text("column"), $"{people.Name} (mean of the period)") { Unit = people.Unit.Many, Description = people.Definition },
                new($"rate_per_{Format.Whole(per)}", $"Per {Format.Whole(per)} {people.Name.ToLowerInvariant()}") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Description = $"{measure.Name} for every {Format.Whole(per)} of {people.Name.ToLowerInvariant()}" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label}",
        };
        foreach (var peer in context.Peers)
        {
            var choice = context.Counter.Choose(measure, peer.Code, [now]);
            var count = context.Counter.Total(choice, measure, peer.Code, now);
            var mean = context.Counter.Mean(context.Counter.Choose(people, peer.Code, [now]), people, peer.Code, now);
            var rate = Ratios.Rate(count, mean, per);
            if (context.Counter.Published(measure, Statistic.Rate, peer.Code, now) is var published && Cells.IsBetter(published, rate))
                rate = published;
            AddRow(draft, context, peer, Cells.Count(count), Cells.Rate(mean, 0), Cells.Rate(rate, 1));
        }
        draft.Term(people.Id);
        if (Own(draft, context, 4) is { } own)
        {
            draft.Sentences.Add(context.Words.Say("rate", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("rate", own),
                ("per", draft.Fact("per", "People in the base of the rate", Cells.Count(Estimate.Of(per)))), ("base", people.Name.ToLowerInvariant())));
        }
        return draft;
    }
}
