using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>A count of each area for so many of its people, each against the rest of the force, all areas judged together.</summary>
static class RankedRate
{
    // An area: its count, its people, its rate as printed, the rate of the others, and what may be said of it.
    sealed record Line(Area Area, Estimate Count, Estimate People, Estimate Rate)
    {
        public bool IsKnown => RankedEvidence.WholeOf(Count) is not null && People.Value > 0 && !Rate.AsPublished;
    }

    /// <summary>The table, its sentence and its judgement.</summary>
    public static (FigureDraft Draft, FunnelDispersion? Spread) Build(PackFigure figure, FigureContext context, Measure measure, Period now)
    {
        var basis = figure.Options.Child("base") ?? throw new UserError($"{figure.Options.File}:{figure.Options.Line} a rate needs 'base': measure and column.");
        var people = context.Catalogue.MeasureCalled(basis.Text("measure"));
        var per = figure.Options.Int("per", 100);
        context.Readings.Need([people], now);
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(figure, context, measure, people, basis.Text("column"), per),
            Title = $"{figure.Options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, {now.Label}",
        };
        var lines = context.Peers.Select(peer => LineOf(context, measure, people, peer, now, per)).ToList();
        // One area's rate is set against all others': with one of them missing there is no rest of the force.
        var all = lines.TrueForAll(line => line.IsKnown) && lines.Count > 1;
        var whole = (Count: all ? Ratios.Sum([.. lines.Select(line => line.Count)]) : Estimate.Missing(WhyNotJudged), People: all ? Ratios.Sum([.. lines.Select(line => line.People)]) : Estimate.Missing(WhyNotJudged));
        var evidence = Judge(context, measure, lines, whole.Count, whole.People, now);
        var force = Cells.Rate(Ratios.Rate(whole.Count, whole.People, per), 1);
        var spread = SpreadOf(lines, whole.Count, whole.People);
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, context, lines[index], evidence[index], force, Funnel(lines[index], whole, force, spread));
        draft.Term(people.Id);
        if (all)
            draft.Note($"The rest of {context.ForceInText} is its other {Format.Whole(lines.Count - 1)} {context.PeerUnit.Many} taken together.");
        var own = lines.FindIndex(line => line.Area.Code == context.Area.Code);
        if (own >= 0)
            Say(draft, context, measure, people, lines[own], evidence[own], whole, now, per);
        else
            new RankedEvidence(context, $"the number of {measure.Unit.Many}", RankedEvidence.RestOf(context)).SayOfForce(draft, draft.Columns.ToList().FindIndex(column => column.Id == RankedEvidence.ColumnId));
        return (draft, spread);
    }

    const string WhyNotJudged = "the rest of the force is not known: a count or its base is missing or as published";

    static IReadOnlyList<Column> ColumnsFor(PackFigure figure, FigureContext context, Measure measure, Measure people, string peopleColumn, int per)
    {
        var (name, id) = (people.Name.ToLowerInvariant(), $"rate_per_{Format.Whole(per).Replace(",", "", StringComparison.Ordinal)}");
        return
        [
            .. CountRanking.AreaColumns,
            new(figure.Options.Text("column"), $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
            new(peopleColumn, $"{people.Name} (mean of the period)") { Unit = people.Unit.Many, Description = people.Definition },
            new(id, $"Per {Format.Whole(per)} {name}") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Description = $"{measure.Name} for every {Format.Whole(per)} of {name}" },
            .. EvidenceColumns.Limits("rate_lower", "rate_upper", $"Per {Format.Whole(per)} {name}", "the rate", $"per {Format.Whole(per)}", 1),
            EvidenceColumns.Word(RankedEvidence.ColumnId, $"Against {RankedEvidence.RestOf(context)}", "the area’s rate against that of the force’s other areas together"),
            new($"force_{id}", $"{context.Force.ShortName}, per {Format.Whole(per)} {name}") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Shown = false, Description = "The same for all areas together, which include the area" },
            new("expected", $"{measure.Name} at the rate of all areas together (count)") { Unit = measure.Unit.Many, Decimals = 1, Shown = false, Description = "What the area would have at the rate of all areas together: its size in the funnel" },
            .. FunnelView.Columns($"Per {Format.Whole(per)} {name}", $"per {Format.Whole(per)}"),
        ];
    }

    static Line LineOf(FigureContext context, Measure measure, Measure people, Area peer, Period now, int per)
    {
        var count = context.Counter.Total(context.Counter.Choose(measure, peer.Code, [now]), measure, peer.Code, now);
        var mean = context.Counter.Mean(context.Counter.Choose(people, peer.Code, [now]), people, peer.Code, now);
        var rate = Ratios.Rate(count, mean, per);
        if (context.Counter.Published(measure, Statistic.Rate, peer.Code, now) is var published && Cells.IsBetter(published, rate))
            return new(peer, count, mean, published);
        return new(peer, count, mean, rate.IsMissing || RankedEvidence.WholeOf(count) is not { } events ? rate
            : rate with { Interval = PoissonLimits.Rate(events, (double)mean.Value!.Value, per).ToInterval() });
    }

    static IReadOnlyList<EvidenceRow> Judge(FigureContext context, Measure measure, List<Line> lines, Estimate count, Estimate people, Period now)
    {
        if (count.IsMissing)
            return [.. lines.Select(_ => EvidenceRow.NoData)];
        var choice = context.Counter.Choose(measure, context.Area.Code, [now]);
        return EvidenceTable.OfCounts([.. lines.Select(line => new CountComparison(
            RateRatio.Counts(RankedEvidence.WholeOf(line.Count)!.Value, (double)line.People.Value!.Value,
                RankedEvidence.WholeOf(count)!.Value - RankedEvidence.WholeOf(line.Count)!.Value, (double)(people.Value!.Value - line.People.Value.Value)), ChangeEvidence.Spread(context, choice, measure, line.Area.Code, now)))]);
    }

    static FunnelDispersion? SpreadOf(List<Line> lines, Estimate count, Estimate people) =>
        count.Value is not > 0 || lines.Count < FunnelView.FewestAreas ? null
        : Statistics.Funnel.Dispersion([.. lines.Select(line => Statistics.Funnel.OfRatio(RankedEvidence.WholeOf(line.Count)!.Value, (double)(line.People.Value!.Value * count.Value.Value / people.Value!.Value)))]);

    // The expected number and the limits of the funnel; observed over expected times the rate of all is a rate again.
    static IEnumerable<Cell> Funnel(Line line, (Estimate Count, Estimate People) whole, Cell force, FunnelDispersion? spread)
    {
        if (spread is not { } found)
            return [Cells.Rate(Estimate.Missing(whole.Count.WhyMissing ?? "too few areas or none counted"), 1), .. FunnelView.None("no funnel is drawn: too few areas, or their numbers are not all known")];
        var expected = Estimate.Of(line.People.Exact!.Value * whole.Count.Exact!.Value / whole.People.Exact!.Value).From(line.People, force.Number!);
        var (events, target) = ((double)expected.Value!.Value, (double)force.Number!.Value!.Value);
        return
        [
            Cells.Rate(expected, 1),
            .. FunnelView.CellsOf(confidence =>
            {
                var limits = found.TauSquared > 0 ? Statistics.Funnel.ForRatioAdjusted(events, found.TauSquared, confidence) : Statistics.Funnel.ForRatio(events, confidence);
                return limits with { Lower = target * limits.Lower, Upper = target * limits.Upper };
            }, force.Number, limit => Cells.Rate(limit, 1)),
        ];
    }

    static void AddRow(FigureDraft draft, FigureContext context, Line line, EvidenceRow evidence, Cell force, IEnumerable<Cell> funnel)
    {
        var rate = Cells.Rate(line.Rate, 1);
        CountRanking.AddRow(draft, context, line.Area, rate,
        [
            Cells.Count(line.Count), Cells.Rate(line.People, 0), rate,
            .. EvidenceColumns.LimitsOf(line.Rate, limit => Cells.Rate(limit, 1)),
            line.Rate.AsPublished ? EvidenceColumns.NoWord("as published without counts")
                : line.Rate.IsMissing || !force.IsMissing ? Cell.Of(evidence.Word)
                : EvidenceColumns.NoWord(WhyNotJudged),
            force, .. funnel,
        ]);
    }

    static void Say(FigureDraft draft, FigureContext context, Measure measure, Measure people, Line own, EvidenceRow evidence, (Estimate Count, Estimate People) whole, Period now, int per)
    {
        if (CountRanking.Own(draft, context, 4) is not { } rate)
            return;
        var perCell = draft.Fact("per", "People in the base of the rate", Cells.Count(Estimate.Of(per)));
        var (name, basis) = (FigureContext.InText(measure), people.Name.ToLowerInvariant());
        if (whole.Count.IsMissing)
        {
            draft.Sentences.Add(context.Words.Say("rate", ("measure", name), ("area", context.Area), ("period", now), ("rate", rate), ("per", perCell), ("base", basis)));
            return;
        }
        var rest = Ratios.Rate(Ratios.Difference(whole.Count, own.Count), Ratios.Difference(whole.People, own.People), per);
        var restCell = draft.Fact("rest_rate", $"{Grammar.Capital(RankedEvidence.RestOf(context))}, per {Format.Whole(per)} {basis}", Cells.Rate(rest, 1));
        draft.Sentences.Add(context.Words.Say(evidence.Word == EvidenceWord.TooFewToSay ? "rate-too-few" : "rate-judged",
            ("measure", name), ("area", context.Area), ("period", now), ("rate", rate), ("per", perCell), ("base", basis),
            ("compared", Than(evidence.Word)), ("force", context.ForceInText), ("restRate", restCell)));
        draft.Judgements.Add(new Judgement
        {
            MeasureId = measure.Id,
            RowId = context.Area.Code,
            Against = Against.RestOfForce,
            Word = evidence.Word,
            Ratio = rest.Value is null or 0 ? Estimate.Missing("no ratio is taken to 0").From(own.Rate, rest)
                : (Estimate.Of(own.Rate.Exact!.Value / rest.Exact!.Value) with { Interval = evidence.Ratio }).From(own.Rate, rest),
            Sentence = draft.Sentences[^1],
        });
    }

    static string Than(EvidenceWord word) => word == EvidenceWord.AboutTheSame ? "about the same as" : Evidence.Text(word) + " than";
}
