using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>
/// Searches of each group of people per resident, over those of the reference group, month by month (Figure 12), with the
/// populations beside it and the twelve months pooled.
/// </summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>groups</c> (row id to term id), <c>reference</c>,
/// <c>not_recorded</c>, <c>census</c> (month), <c>months</c>, <c>fill</c>.
/// </remarks>
public sealed class Disproportionality : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "disproportionality";

    sealed record Wiring(Measure Measure, Measure Population, string Dimension, IReadOnlyDictionary<string, string> Groups, string Reference, string NotRecorded, Period Census);

    static readonly Column[] FigureColumns =
    [
        new("month", "Month", ColumnKind.Month) { IsRowHead = true, Description = "Calendar month" },
        new("group", "Group", ColumnKind.Text) { Description = "Id of the group of people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group; one person can be searched more than once" },
        new("population", "Residents (count)") { Unit = "people", Description = "Usual residents of the group at the census" },
        new("ratio", "Ratio") { Decimals = 2, Description = "Searches per resident over those of the reference group" },
        new("share_percent", "Share of searches (%)") { Unit = "%", Decimals = 1, Description = "Share of all searches of people, group not recorded included" },
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var wiring = new Wiring(
            context.Catalogue.MeasureCalled(options.Text("measure")), context.Catalogue.MeasureCalled(options.Text("population")),
            options.Text("dimension"), options.Map("groups"), options.Text("reference"), options.Text("not_recorded"),
            Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03.")));
        var period = Period.To(context.EndMonth(wiring.Measure) ?? context.AsAt, options.Int("months", 13));
        context.Readings.Need([wiring.Measure], period, wiring.Dimension);
        context.Readings.Need([wiring.Population], wiring.Census);
        var draft = new FigureDraft
        {
            Columns = FigureColumns,
            Title = $"{options.Text("title")}, {context.Area.Name}, by month, {period.RangeLabel}",
        };
        foreach (var month in period.Months)
            AddMonth(draft, context, wiring, Period.Of(month), month.ToString(), Cell.Of(month));
        if (draft.Rows.TrueForAll(row => row.Cells[2].IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(wiring.Measure)} by group are loaded for {context.Area.Name}, {period.RangeLabel}.", options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        Finish(draft, context, wiring, period);
        return draft;
    }

    static Estimate Searches(FigureContext context, Wiring wiring, Period period, string group)
    {
        var slice = Slice.Of(wiring.Dimension, group);
        var choice = context.Counter.Choose(wiring.Measure, context.Area.Code, [period], slice);
        return context.Counter.Total(choice, wiring.Measure, context.Area.Code, period, slice);
    }

    static Estimate Residents(FigureContext context, Wiring wiring, string group)
    {
        var slice = Slice.Of(wiring.Dimension, group);
        var choice = context.Counter.Choose(wiring.Population, context.Area.Code, [wiring.Census], slice);
        return context.Counter.Total(choice, wiring.Population, context.Area.Code, wiring.Census, slice);
    }

    static void AddMonth(FigureDraft draft, FigureContext context, Wiring wiring, Period period, string id, Cell head)
    {
        var groups = wiring.Groups.Keys.Append(wiring.NotRecorded).ToList();
        var counts = groups.ToDictionary(group => group, group => Searches(context, wiring, period, group), StringComparer.Ordinal);
        var all = Ratios.Sum([.. counts.Values]);
        var reference = (counts[wiring.Reference], Residents(context, wiring, wiring.Reference));
        foreach (var group in groups)
        {
            var recorded = group != wiring.NotRecorded;
            var residents = recorded ? Residents(context, wiring, group) : Estimate.Missing("not a group of residents");
            var ratio = recorded
                ? Ratios.RatioOfRates(counts[group], residents, reference.Item1, reference.Item2)
                : Estimate.Missing("not a group of residents");
            var share = Ratios.SharePercent(counts[group], all);
            draft.Rows.Add(new Row($"{id}:{group}",
            [
                head, Cell.Words(group, recorded ? context.Catalogue.TermCalled(wiring.Groups[group]).Name : "Not recorded"),
                Cells.Count(counts[group]), Cells.Count(residents), Cells.Rate(ratio, 2), Cells.Share(share, counts[group], all, 1),
            ]));
        }
    }

    static void Finish(FigureDraft draft, FigureContext context, Wiring wiring, Period period)
    {
        draft.Term(wiring.Measure.Id);
        draft.Term("disproportionality");
        foreach (var term in wiring.Groups.Values)
            draft.Term(term);
        SayRatios(draft, context, wiring, period.Last);
        draft.Note("The ratio compares searches with residents, not with the people who were on the street; one person can be searched more than once. Vehicle-only searches are left out.");
        draft.Note($"Populations are those of the census of {wiring.Census.Label}, in which people chose their own group; in the searches the officer judged by appearance. Mixed White and Black groups are counted as Black, Mixed White and Asian as Asian, other Mixed and Chinese as Other.");
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
        draft.Beside = Populations(draft, context, wiring);
        draft.BesideTitle = $"Residents of {context.Area.Name} by group, census of {wiring.Census.Label}";
        draft.Arranged = Arrange(draft, context, wiring, period);
        draft.Chart = new Chart(ChartKind.Lines, "month", ["ratio"])
        {
            SeriesColumnId = "group",
            LeftOut = [wiring.NotRecorded],
            Description = $"A line for each group, {period.RangeLabel}; {context.Catalogue.TermCalled(wiring.Groups[wiring.Reference]).Name} is 1 throughout. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // Twelve months pooled; a month alone only where the year is not whole, because a month is few searches.
    static void SayRatios(FigureDraft draft, FigureContext context, Wiring wiring, Month last)
    {
        var year = Period.YearTo(last);
        var period = Searches(context, wiring, year, wiring.Reference).IsMissing ? Period.Of(last) : year;
        var reference = (Count: Searches(context, wiring, period, wiring.Reference), Residents: Residents(context, wiring, wiring.Reference));
        var suffix = period.Length == 12 ? "12_months" : "last_month";
        var lines = wiring.Groups.Where(pair => pair.Key != wiring.Reference).Select(pair =>
        {
            var (count, residents) = (Searches(context, wiring, period, pair.Key), Residents(context, wiring, pair.Key));
            var name = context.Catalogue.TermCalled(pair.Value).Name;
            return new RatioLine(pair.Key, name,
                draft.Fact($"{pair.Key}_ratio_{suffix}", $"{name}, ratio, {period.Label}", Cells.Rate(Ratios.RatioOfRates(count, residents, reference.Count, reference.Residents), 2)),
                draft.Fact($"{pair.Key}_searches_{suffix}", $"{name}, searches, {period.Label}", Cells.Count(count)), residents);
        }).ToList();
        RatioEvidence.Say(draft, context, lines, context.Catalogue.TermCalled(wiring.Groups[wiring.Reference]).Name, reference.Count, reference.Residents, period);
    }

    static Table Populations(FigureDraft draft, FigureContext context, Wiring wiring)
    {
        var last = draft.Rows.Skip(draft.Rows.Count - wiring.Groups.Count - 1).Take(wiring.Groups.Count).ToList();
        var slice = Slice.Whole;
        var choice = context.Counter.Choose(wiring.Population, context.Area.Code, [wiring.Census], slice);
        var all = context.Counter.Total(choice, wiring.Population, context.Area.Code, wiring.Census, slice);
        var rows = last.Select(row => new Row(row.Cells[1].Raw, [row.Cells[1], row.Cells[3]])).ToList();
        rows.Add(new Row("all", [Cell.Words("all", "All residents"), Cells.Count(all)]));
        return new Table([new("group", "Group", ColumnKind.Text) { IsRowHead = true }, new("population", "Residents (count)") { Unit = "people" }], rows);
    }

    // The file has a row for each month and group; people read a row a month.
    static Table Arrange(FigureDraft draft, FigureContext context, Wiring wiring, Period period)
    {
        string Name(string group) => context.Catalogue.TermCalled(wiring.Groups[group]).Name;
        var ratioGroups = wiring.Groups.Keys.Where(group => group != wiring.Reference).ToList();
        Column[] columns =
        [
            FigureColumns[0],
            .. wiring.Groups.Keys.Select(group => new Column($"searches_{group.Replace('-', '_')}", $"{Name(group)} (searches)") { Unit = "searches" }),
            .. ratioGroups.Select(group => new Column($"ratio_{group.Replace('-', '_')}", $"{Name(group)} (ratio)") { Decimals = 2 }),
            new("not_recorded", "Not recorded (searches)") { Unit = "searches" },
            new("not_recorded_percent", "Not recorded (%)") { Unit = "%", Decimals = 1 },
        ];
        var rows = period.Months.Select(month =>
        {
            Row Of(string group) => draft.Rows.Find(row => row.Id == $"{month}:{group}")!;
            return new Row(month.ToString(),
            [
                Cell.Of(month),
                .. wiring.Groups.Keys.Select(group => Of(group).Cells[2]),
                .. ratioGroups.Select(group => Of(group).Cells[4]),
                Of(wiring.NotRecorded).Cells[2], Of(wiring.NotRecorded).Cells[5],
            ]);
        });
        return new Table(columns, [.. rows]);
    }
}
