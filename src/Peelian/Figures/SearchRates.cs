using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Searches of the last month, how many led to arrest, and how many were for what the targets name (Figure 13).</summary>
/// <remarks>Options: <c>title</c>, <c>volume</c> (measure), <c>shares</c> (column, head, measure, by_object, target), <c>fill</c>.</remarks>
public sealed class SearchRates : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "search-rates";

    sealed record Share(string Column, string Head, Measure Measure, bool ByObject, decimal? Target, string Sentence)
    {
        public string Id => Column.Replace("_percent", "", StringComparison.Ordinal);
    }

    // A row of the table: an area, its searches and what share of them was what.
    sealed record Line(string Id, string Name, Estimate Searches, IReadOnlyList<CountedShare> Shares);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var volume = context.Catalogue.MeasureCalled(figure.Options.Text("volume"));
        var shares = figure.Options.Children("shares").Select(one => new Share(
            one.Text("column"), one.Text("head"), context.Catalogue.MeasureCalled(one.Text("measure")), one.Bool("by_object"),
            one.Has("target") ? one.Decimal("target", 0) : null, one.Text("sentence"))).ToList();
        var month = context.EndMonth(volume) ?? context.AsAt;
        var period = Period.Of(month);
        context.Readings.Need([volume, .. shares.Select(share => share.Measure)], period);
        var (area, force) = (LineOf(context, volume, shares, context.Area, month), LineOf(context, volume, shares, context.Force, month));
        var rest = Rest(context, area, force);
        var judged = ShareEvidence.Judge([.. area.Shares.Zip(rest.Shares)]);
        var compared = judged.Any(one => one.Word != EvidenceWord.NoData);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
                new("searches", "Searches (count)") { Unit = "searches", Description = volume.Definition },
                .. shares.Select(share => new Column(share.Column, $"{share.Head} (%)") { Unit = "%", Decimals = 1, Description = share.Measure.Definition }),
                .. shares.SelectMany((share, index) => Evidence(context, share, judged[index].Word != EvidenceWord.NoData)),
                new("area_code", "Area code", ColumnKind.Text) { Shown = false, Description = "GSS code; none for the force without the area" },
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name} and {context.Force.ShortName}, {month.Label} only",
        };
        draft.Rows.Add(RowOf(area, judged));
        draft.Rows.Add(RowOf(force, null));
        if (compared)
            draft.Rows.Add(RowOf(rest, null));
        if (draft.Rows.TrueForAll(row => row.Cells.Skip(1).All(cell => cell.Number is not { IsMissing: false })))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(volume)} are loaded for {month.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        draft.Term(volume.Id);
        foreach (var share in shares)
            draft.Term(share.Measure.Id);
        draft.Note("This is one month, beside figures that cover twelve: expect it to move. Shares are of all searches, those of unattended vehicles and those under section 60 included, which other figures leave out.");
        if (compared)
            draft.Note($"The rest of {context.ForceInText} is every search of the force but those known to be in {context.Area.Name}, places not known included. How sure: the shares of the table are judged together; their limits are in the data files.");
        Say(draft, context, volume, shares, judged, [area, force, rest], month);
        return draft;
    }

    static IEnumerable<Column> Evidence(FigureContext context, Share share, bool compared) =>
    [
        new($"{share.Id}_count", $"{share.Head} (count)") { Unit = "searches", Shown = false, Description = share.Measure.Definition },
        .. ShareEvidence.Limits(share.Id, share.Head, "the share"),
        .. ShareEvidence.Difference($"{share.Id}_difference", $"{share.Head}, difference from the rest of {context.ForceInText}", $"the area’s share against that of the rest of {context.ForceInText}", $"{share.Id}_evidence", $"{share.Head}, against the rest of {context.ForceInText}")
            .Select(column => column with { Shown = column.Shown && compared }),
    ];

    static Line LineOf(FigureContext context, Measure volume, List<Share> shares, Area area, Month month)
    {
        var period = Period.Of(month);
        Estimate Count(Measure measure) =>
            context.Counter.Total(context.Counter.Choose(measure, area.Code, [period]), measure, area.Code, period);
        var searches = Count(volume);
        return new Line(area.Code, area.Kind == AreaKind.Force ? area.ShortName : area.Name, searches, [.. shares.Select(share =>
        {
            var published = context.Counter.Published(share.Measure, Statistic.SharePercent, area.Code, period);
            if (share.ByObject && published.IsMissing && DimensionEvidence.WhyNotByObject(context, month) is { } why)
                return new CountedShare(Estimate.Missing(why).From(searches), Estimate.Missing(why), searches);
            var counted = CountedShare.Of(Count(share.Measure), searches);
            return Cells.IsBetter(published, counted.Percent) ? counted with { Percent = published } : counted;
        })]);
    }

    // The force less the area; a share published without its counts has no rest.
    static Line Rest(FigureContext context, Line area, Line force)
    {
        Estimate Without(Estimate whole, Estimate part) =>
            context.Peers.Count <= 1 ? Estimate.Missing($"{context.ForceInText} has no other area")
            : RestEvidence.Without(whole, part);
        var searches = Without(force.Searches, area.Searches);
        return new Line(context.Force.Code + RestMark, $"Rest of {context.ForceInText}", searches,
            [.. force.Shares.Zip(area.Shares, (whole, part) => CountedShare.Of(Without(whole.Part, part.Part), searches))]);
    }

    static Row RowOf(Line line, IReadOnlyList<JudgedShares>? judged) => new(line.Id,
    [
        Cell.Words(line.Name), Cells.Count(line.Searches),
        .. line.Shares.Select(CellOf),
        .. line.Shares.SelectMany((share, index) => (Cell[])
        [
            Cells.Count(share.Part), .. ShareEvidence.LimitsOf(share.Percent),
            .. judged is null ? ShareEvidence.NoDifference("only the area is compared", Cell.Words("not compared")) : ShareEvidence.DifferenceOf(judged[index]),
        ]),
        Cell.Words(line.Id.Contains(RestMark, StringComparison.Ordinal) ? "" : line.Id),
    ]);

    const string RestMark = ":rest";

    static Cell CellOf(CountedShare share) =>
        share.Percent.AsPublished || share.Percent.IsMissing ? Cells.Percent(share.Percent, 1) : Cells.Share(share.Percent, share.Part, share.Whole, 1);

    static void Say(FigureDraft draft, FigureContext context, Measure volume, List<Share> shares, IReadOnlyList<JudgedShares> judged, Line[] lines, Month month)
    {
        var (own, force) = (draft.Rows[0].Cells, draft.Rows[1].Cells);
        if (own[1].IsMissing)
        {
            if (!force[1].IsMissing)
                draft.Sentences.Add(context.Words.Say("volume", ("area", context.ForceInText), ("month", month), ("count", force[1]), ("unit", Comparison.UnitFor(volume, force[1]))));
            draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
            return;
        }
        draft.Sentences.Add(context.Words.Say("volume", ("area", context.Area), ("month", month), ("count", own[1]), ("unit", Comparison.UnitFor(volume, own[1]))));
        for (var index = 0; index < shares.Count; index++)
        {
            var cell = own[index + 2];
            if (cell.IsMissing)
                continue;
            draft.Sentences.Add(SayShare(context, shares[index].Sentence, judged[index], [.. lines.Select(line => line.Shares[index])], month));
            if (judged[index].Word != EvidenceWord.NoData)
                draft.Judgements.Add(Judgement(shares[index], judged[index], lines[0].Shares[index], lines[2].Shares[index], context.Area, draft.Sentences[^1]));
            if (shares[index].Target is { } target)
            {
                var goal = draft.Fact($"{shares[index].Id}_target_percent", $"{shares[index].Head}, target (%)", Cells.Percent(Estimate.Of(target), 0));
                var met = cell.Number!.Value >= target;
                draft.Sentences.Add(context.Words.Say(met ? "share-target-met" : "share-target-not-met", ("target", goal), ("month", month)));
                draft.Targets.Add(new TargetLine(shares[index].Measure.Id, met, [draft.Sentences[^2], draft.Sentences[^1]]));
            }
        }
        // The first share, without its limits; they stand in the sentence below.
        draft.Headline = draft.Sentences[Math.Min(1, draft.Sentences.Count - 1)].Text.Split(": ")[0].TrimEnd('.');
    }

    static Sentence SayShare(FigureContext context, string id, JudgedShares judged, CountedShare[] of, Month month)
    {
        var (own, force, rest) = (of[0], of[1], of[2]);
        var words = judged.Word switch
        {
            EvidenceWord.NoData => own.Percent.SmallBase ? "-few" : force.Percent.IsMissing ? "-alone" : "",
            EvidenceWord.TooFewToSay => "-few",
            EvidenceWord.AboutTheSame => "-same",
            _ => "-judged",
        };
        var difference = ShareEvidence.DifferenceOf(judged);
        return context.Words.Say(id + words,
            ("share", CellOf(own)), ("forceShare", CellOf(force)), ("rest", CellOf(rest)), ("part", Cells.Count(own.Part)), ("whole", Cells.Count(own.Whole)), ("word", Statistics.Evidence.Text(judged.Word)),
            ("difference", difference[0]), ("lower", difference[1]), ("upper", difference[2]), ("area", context.Area), ("force", context.ForceInText), ("month", month));
    }

    static Judgement Judgement(Share share, JudgedShares judged, CountedShare own, CountedShare rest, Area area, Sentence sentence) => new()
    {
        MeasureId = share.Measure.Id,
        RowId = area.Code,
        Against = Against.RestOfForce,
        Word = judged.Word,
        Ratio = ShareEvidence.RatioOf(own, rest, judged),
        Events = own.Part.Value,
        Sentence = sentence,
    };
}
