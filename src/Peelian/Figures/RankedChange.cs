using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The change of a count in each area against the year before, all areas judged together.</summary>
static class RankedChange
{
    public static FigureDraft Build(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var draft = new FigureDraft
        {
            Columns =
            [
                .. CountRanking.AreaColumns,
                new("previous", $"{now.YearEarlier.Label} (count)") { Unit = measure.Unit.Many, Description = "Count a year earlier" },
                new("current", $"{now.Label} (count)") { Unit = measure.Unit.Many, Description = "Count in the period" },
                new("change_percent", "Change (%)") { Unit = "%", Decimals = 0, Description = "100 × (current − previous) ÷ previous" },
                .. ChangeEvidence.Columns,
            ],
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label} compared with {now.YearEarlier.Label}",
        };
        var lines = context.Peers.Select(peer => LineOf(context, measure, peer, now)).ToList();
        double?[] spreads = [.. context.Peers.Select((peer, at) => ChangeEvidence.Spread(context, lines[at].Choice, measure, peer.Code, now))];
        IReadOnlyList<EvidenceRow> evidence = [.. ChangeEvidence.Judge(lines, spreads)
            .Zip(context.Peers, (one, peer) => peer.Code == context.Area.Code ? context.Settled.Of(measure.Id, now, Against.YearBefore, one) : one)];
        for (var index = 0; index < lines.Count; index++)
            AddChange(draft, context, context.Peers[index], lines[index], evidence[index], now);
        SayChange(draft, figure, context, measure, now, lines, evidence);
        return draft;
    }

    static ChangeLine LineOf(FigureContext context, Measure measure, Area peer, Period now)
    {
        var choice = context.Counter.Choose(measure, peer.Code, [now.YearEarlier, now]);
        var previous = context.Counter.Total(choice, measure, peer.Code, now.YearEarlier);
        var current = context.Counter.Total(choice, measure, peer.Code, now);
        return new(measure, choice, previous, current, Comparison.Change(measure, previous, current, now));
    }

    static void AddChange(FigureDraft draft, FigureContext context, Area peer, ChangeLine line, EvidenceRow evidence, Period now)
    {
        var change = line.Change.IsMissing ? line.Change : line.Change with { Interval = ChangeEvidence.Limits(evidence) };
        var published = context.Counter.Published(line.Measure, Statistic.ChangePercent, peer.Code, now);
        var given = Cells.IsBetter(published, change);
        var cell = given ? Cells.Change(published, 0) : Cells.Change(change, line.Previous, line.Current, 0);
        CountRanking.AddRow(draft, context, peer, cell, [Cells.Count(line.Previous), Cells.Count(line.Current), cell, .. given ? ChangeEvidence.PublishedOnly(published, limit => Cells.Change(limit, 1)) : ChangeEvidence.CellsOf(evidence, change)]);
    }

    static void SayChange(FigureDraft draft, PackFigure figure, FigureContext context, Measure measure, Period now, List<ChangeLine> lines, IReadOnlyList<EvidenceRow> evidence)
    {
        if (CountRanking.Own(draft, context, 4) is { } own)
        {
            var row = draft.Rows.Find(row => row.Id == context.Area.Code)!;
            draft.Sentences.Add(own.Number!.AsPublished
                ? context.Words.Say("change-published", ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("before", now.BeforeLabel), ("change", own))
                : Comparison.Judged(context, measure, row.Cells[2], row.Cells[3], own, now, row.Cells[^1].Evidence ?? EvidenceWord.NoData));
            var place = context.Peers.Select(peer => peer.Code).ToList().IndexOf(context.Area.Code);
            if (!own.Number.AsPublished)
                draft.Judgements.Add(ChangeEvidence.Judgement(lines[place], evidence[place], draft.Sentences[0]) with { RowId = row.Id });
        }
        var known = draft.Rows.Where(row => row.Cells[2] is { IsMissing: false } && row.Cells[3] is { IsMissing: false } && row.Cells[^1].Evidence is not (null or EvidenceWord.NoData)).ToList();
        if (known.Count == context.Peers.Count)
            SayAreas(draft, context, measure, known, now);
        else if (figure.Options.TextOrNull("published_areas_up") is { } id)
        {
            var counted = context.Catalogue.MeasureCalled(id);
            context.Readings.Need([counted], now);
            var up = context.Counter.Published(counted, Statistic.Value, context.Force.Code, now);
            if (up.IsMissing)
                return;
            draft.Term(counted.Id);
            draft.Sentences.Add(context.Words.Say("areas-up-published",
                ("up", draft.Fact("areas_up", counted.Name, Cells.Count(up))), ("before", now.BeforeLabel), ("peers", context.PeerUnit.Many), ("force", context.ForceInText), ("measure", FigureContext.InText(measure))));
        }
    }

    static void SayAreas(FigureDraft draft, FigureContext context, Measure measure, List<Row> known, Period now)
    {
        Cell Count(string id, string label, Func<Row, bool> has) => draft.Fact(id, $"{Grammar.Capital(context.PeerUnit.Many)} {label}",
            Cells.Count(Estimate.Of(known.Count(has)).From([.. known.SelectMany(row => new[] { row.Cells[2].Number!, row.Cells[3].Number! })])));
        var up = Count("areas_up", $"with more than {now.BeforeLabel}", row => row.Cells[3].Number!.Value > row.Cells[2].Number!.Value);
        var all = draft.Fact("areas", Grammar.Capital(context.PeerUnit.Many), Cells.Count(Estimate.Of(known.Count)));
        draft.Sentences.Add(context.Words.Say(up.Number!.Value == 0 ? "areas-up-none" : "areas-up",
            ("up", up), ("all", all), ("before", now.BeforeLabel), ("peers", context.PeerUnit.Many), ("measure", Comparison.EventsOf(measure))));
        var higher = Count("areas_higher", "with a rise beyond chance", row => row.Cells[^1].Evidence is EvidenceWord.Higher or EvidenceWord.ClearlyHigher);
        var lower = Count("areas_lower", "with a fall beyond chance", row => row.Cells[^1].Evidence is EvidenceWord.Lower or EvidenceWord.ClearlyLower);
        draft.Sentences.Add(context.Words.Say("areas-beyond-chance", ("higher", higher), ("lower", lower), ("all", all)));
    }
}
