using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Counts of an area for every so many residents, beside the rate of whatever its pack sets it against.</summary>
/// <remarks>
/// Options: <c>title</c>, <c>groups</c> (title, measures), <c>lead</c>, <c>residents</c> (the measure of people), <c>census</c> (its month),
/// <c>per</c>, <c>fill</c>. Residents are those of the census: people who work, visit or go out in an area are not in it.
/// </remarks>
public sealed class BesideRate : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "beside-rate";

    // One side: what was counted and among how many people.
    sealed record Side(Estimate Count, Estimate People, int Per)
    {
        public Estimate Rate { get; } = Ratios.Rate(Count, People, Per);

        public bool IsJudgeable => RankedEvidence.WholeOf(Count) is not null && People.Value > 0;
    }

    sealed record Line(Measure Measure, Choice Choice, string Group, Side Own, Side Other, Side Shown);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var comparator = Besides.ComparatorOf(figure, context);
        var (now, rows) = Besides.Rows(figure, context);
        var options = figure.Options;
        var residents = context.Catalogue.MeasureCalled(options.Text("residents"));
        var census = Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03."));
        var (per, other) = (options.Int("per", 1000), comparator.InText(context));
        var counted = RateResidents.Newest(context, comparator, residents, census, now);
        context.Readings.Need([residents], counted);
        var lines = rows.Select(row => LineOf(context, comparator, row, residents, now, counted, per)).ToList();
        var judged = EvidenceTable.OfCounts([.. lines.Select(line => !line.Own.IsJudgeable || !line.Other.IsJudgeable ? null : new CountComparison(
            RateRatio.Counts(RankedEvidence.WholeOf(line.Own.Count)!.Value, (double)line.Own.People.Value!.Value, RankedEvidence.WholeOf(line.Other.Count)!.Value, (double)line.Other.People.Value!.Value),
            comparator.Spread(context, line.Choice, line.Measure, now)))]);
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(other, now, per),
            Title = $"{options.Text("title")} for every {Format.Whole(per)} residents, {context.Area.Name} beside {other}, {now.Label}",
        };
        if (lines.TrueForAll(line => line.Own.Rate.IsMissing || line.Shown.Rate.IsMissing))
        {
            draft.Gap = new Gap($"No rates can be had for {context.Area.Name} and {other} in {FigureContext.InText(now)}.", options.Text("fill"));
            return draft;
        }
        for (var index = 0; index < lines.Count; index++)
            AddRow(draft, lines[index], judged[index], per);
        draft.Period = now;
        // They are the same in every row, and no row's are the sum of other rows'.
        var when = counted == census ? $"census of {census.Label}" : counted.Label;
        draft.Fact("residents", $"{residents.Name} of {context.Area.Name}, {when}", Cells.Count(lines[0].Own.People));
        draft.Fact("other_residents", $"{residents.Name} of {other}, {when}", Cells.Count(lines[0].Shown.People));
        Say(draft, figure, context, lines, judged, now, other, draft.Fact("per", "Residents that a rate is for", Cells.Count(Estimate.Of(per)), shown: false));
        if (comparator.Kind is ComparatorKind.Force or ComparatorKind.RestOfForce)
            draft.Note($"{Grammar.Capital(other)} here is {(comparator.Kind == ComparatorKind.Force ? "its" : "the other")} {Format.Whole(comparator.AreasIn(context).Count)} {context.PeerUnit.Many} taken together, without airports and places that are not known, where nobody lives.");
        if (comparator.Kind == ComparatorKind.Force)
            draft.Note(comparator.Note(context));
        draft.Note($"Residents are {(counted == census ? $"those of the census of {census.Label}" : $"those counted or estimated for {counted.Label}, the newest loaded up to {now.Last.Label}")}. Those who only work, visit or go out in an area are not among them, so a busy centre has more for each resident without being less safe for each person there. Areas have grown differently since, which no word here can know.");
        if (counted != census)
        {
            context.Readings.Need([residents], census);
            var before = rows.Select(row => LineOf(context, comparator, row, residents, now, census, per)).ToList();
            RateResidents.SayReversed(draft, census, other, lines.Zip(before, (line, old) => (line.Measure, RatioOf(line), RatioOf(old))));
        }
        if (ChangeEvidence.IsSpreadUnknown(judged))
            draft.Note(ChangeEvidence.SpreadUnknown);
        return draft;
    }

    static Line LineOf(FigureContext context, Comparator comparator, (Measure Measure, string Group) row, Measure residents, Period now, Period census, int per)
    {
        var choice = context.Counter.Choose(row.Measure, context.Area.Code, [now]);
        Estimate People(Area area) => context.Counter.Total(context.Counter.Choose(residents, area.Code, [census]), residents, area.Code, census);
        Side Of(IReadOnlyList<Area> areas) => areas.Count == 0
            ? new(Estimate.Missing("there is no other area"), Estimate.Missing("there is no other area"), per)
            : new(Ratios.Sum([.. areas.Select(area => context.Counter.Total(choice, row.Measure, area.Code, now))]), Ratios.Sum([.. areas.Select(People)]), per);
        var areas = comparator.AreasIn(context);
        var others = Of([.. areas.Where(area => area.Code != context.Area.Code)]);
        return new(row.Measure, choice, row.Group, Of([context.Area]), others, comparator.Kind == ComparatorKind.Force ? Of(areas) : others);
    }

    static IReadOnlyList<Column> ColumnsFor(string other, Period now, int per) =>
    [
        .. Besides.Columns,
        new("current", $"{now.Label} (count)") { Unit = "count", Shown = false, Description = "Count in the period" },
        new("rate", $"For every {Format.Whole(per)} residents") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Description = $"Count for every {Format.Whole(per)} residents" },
        new("other_current", $"{Grammar.Capital(other)}, areas with residents, {now.Label} (count)") { Unit = "count", Shown = false, Description = "The count of the other side’s areas, without places where nobody lives" },
        new("other_rate", $"{Grammar.Capital(other)}, for every {Format.Whole(per)}") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Description = "The other side’s rate" },
        new("ratio", "The two rates (ratio)") { Unit = "ratio", Decimals = 2, Shown = false, Description = "The area’s rate over that of the other areas: 1 where they are alike" },
        .. EvidenceColumns.Limits("ratio_lower", "ratio_upper", "The two rates", "the ratio of the two rates", "ratio", 2),
        EvidenceColumns.Word("evidence", "The rate against theirs", "the area’s rate compared with that of the other areas"),
    ];

    static Estimate RatioOf(Line line) => Ratios.RatioOfRates(line.Own.Count, line.Own.People, line.Other.Count, line.Other.People);

    static void AddRow(FigureDraft draft, Line line, EvidenceRow judged, int per)
    {
        var ratio = RatioOf(line);
        if (!ratio.IsMissing)
            ratio = ratio with { Interval = judged.Ratio };
        draft.Rows.Add(Besides.Row(line.Measure, line.Group,
        [
            Cells.Count(line.Own.Count), Cells.Rate(line.Own.Rate, 1),
            Cells.Count(line.Shown.Count), Cells.Rate(line.Shown.Rate, 1),
            Cells.Rate(ratio, 2), .. EvidenceColumns.LimitsOf(ratio, limit => Cells.Rate(limit, 2)), Cell.Of(judged.Word),
        ]));
        draft.Term(line.Measure.Id);
    }

    static void Say(FigureDraft draft, PackFigure figure, FigureContext context, List<Line> lines, IReadOnlyList<EvidenceRow> judged, Period now, string other, Cell per)
    {
        foreach (var id in figure.Options.Texts("lead"))
        {
            var index = lines.FindIndex(line => line.Measure.Id == id);
            if (index < 0 || judged[index].Word == EvidenceWord.NoData || lines[index].Shown.Rate.IsMissing)
                continue;
            var cells = draft.Rows[index].Cells;
            draft.Sentences.Add(context.Words.Say(judged[index].Word == EvidenceWord.TooFewToSay ? "beside-rate-too-few" : "beside-rate",
                ("measure", FigureContext.InText(lines[index].Measure)), ("area", context.Area), ("rate", cells[4]), ("per", per), ("period", now),
                ("compared", SurveyEvidence.Than(judged[index].Word)), ("other", other), ("otherRate", cells[6])));
        }
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : $"{figure.Options.Text("title")} for every {per.Printed} residents, beside {other}";
    }
}
