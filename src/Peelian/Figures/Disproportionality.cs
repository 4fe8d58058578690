using Peelian.Calculations;
using Peelian.Statistics;

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

    sealed record Wiring(GroupSearches Searches, IReadOnlyDictionary<string, string> Groups, string NotRecorded, Catalogue Catalogue)
    {
        public string Reference => Searches.Reference;

        public IReadOnlyList<string> Compared { get; } = [.. Groups.Keys.Where(group => group != Searches.Reference)];

        public string Name(string group) => Groups.TryGetValue(group, out var term) ? Catalogue.TermCalled(term).Name : "Not recorded";
    }

    static readonly Column[] FigureColumns =
    [
        new("month", "Month", ColumnKind.Month) { IsRowHead = true, Description = "Calendar month" },
        new("group", "Group", ColumnKind.Text) { Description = "Id of the group of people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group; one person can be searched more than once" },
        new("population", "Residents (count)") { Unit = "people", Description = "Usual residents of the group at the census" },
        new("ratio", "Ratio") { Decimals = 2, Description = "Searches per resident over those of the reference group" },
        new("share_percent", "Share of searches (%)") { Unit = "%", Decimals = 1, Description = "Share of all searches of people, group not recorded included" },
        .. RatioEvidence.Columns,
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var (measure, population, dimension) = (context.Catalogue.MeasureCalled(options.Text("measure")), context.Catalogue.MeasureCalled(options.Text("population")), options.Text("dimension"));
        var census = Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03."));
        var wiring = new Wiring(new GroupSearches(context, measure, population, dimension, options.Text("reference"), census), options.Map("groups"), options.Text("not_recorded"), context.Catalogue);
        var period = Period.To(context.EndMonth(measure) ?? context.AsAt, options.Int("months", 13));
        context.Readings.Need([measure], Period.To(period.Last, Math.Max(period.Length, Dispersion.MostMonths)), dimension);
        context.Readings.Need([population], census);
        var draft = new FigureDraft
        {
            Columns = FigureColumns,
            Title = $"{options.Text("title")}, {context.Area.Name}, by month, {period.RangeLabel}",
        };
        AddMonths(draft, wiring, period);
        if (draft.Rows.TrueForAll(row => row.Cells[2].IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by group are loaded for {context.Area.Name}, {period.RangeLabel}.", options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        Finish(draft, context, wiring, period);
        return draft;
    }

    // All months and groups are one table, so one family: thirteen months are many chances of a false call.
    static void AddMonths(FigureDraft draft, Wiring wiring, Period period)
    {
        var judged = RatioEvidence.Judge([.. period.Months.SelectMany(month => wiring.Compared.Select(group => wiring.Searches.Ratio(Period.Of(month), group, period.Last)))]);
        var place = 0;
        foreach (var month in period.Months)
        {
            var counts = wiring.Groups.Keys.Append(wiring.NotRecorded).ToDictionary(group => group, group => wiring.Searches.Count(Period.Of(month), group), StringComparer.Ordinal);
            var all = Ratios.Sum([.. counts.Values]);
            foreach (var (group, count) in counts)
            {
                var residents = group == wiring.NotRecorded ? Estimate.Missing("not a group of residents") : wiring.Searches.Residents(group);
                draft.Rows.Add(new Row($"{month}:{group}",
                [
                    Cell.Of(month), Cell.Words(group, wiring.Name(group)), Cells.Count(count), Cells.Count(residents),
                    .. RatioOf(wiring, group, wiring.Compared.Contains(group) ? judged[place++] : null, Period.Of(month), period.Last, Cells.Share(Ratios.SharePercent(count, all), count, all, 1)),
                ]));
            }
        }
    }

    // The ratio, what stands between, and how sure it is.
    static IEnumerable<Cell> RatioOf(Wiring wiring, string group, JudgedRatio? judged, Period period, Month last, params Cell[] between) =>
        judged is not null ? [judged.Cell, .. between, .. RatioEvidence.CellsOf(judged)]
        : group == wiring.Reference
            ? [Cells.Rate(wiring.Searches.Ratio(period, group, last).Ratio, 2), .. between, .. RatioEvidence.NotCompared("the reference group is not compared with itself", RatioEvidence.ReferenceWord)]
        : [Cells.Rate(Estimate.Missing("not a group of residents"), 2), .. between, .. RatioEvidence.NotCompared("not a group of residents", Cell.Of(EvidenceWord.NoData))];

    static void Finish(FigureDraft draft, FigureContext context, Wiring wiring, Period period)
    {
        draft.Term(wiring.Searches.Measure.Id);
        draft.Term("disproportionality");
        foreach (var term in wiring.Groups.Values)
            draft.Term(term);
        var pooled = Pool(draft, context, wiring, period.Last);
        draft.Note(GroupSearches.NoteOnSearches);
        draft.Note(wiring.Searches.NoteOnGroups);
        draft.Note("How sure: all months and groups of the table are judged together" + (pooled.Length > 1 ? ", as are the groups of the year. A single month is few searches: read the twelve months first." : ". A single month is few searches."));
        draft.Headline = RatioEvidence.Headline(draft);
        draft.Arranged = Arrange(draft, wiring, period);
        draft.Chart = new Chart(ChartKind.Lines, "month", ["ratio"])
        {
            SeriesColumnId = "group",
            Heading = $"Searches per resident, as a ratio to people recorded as {wiring.Name(wiring.Reference)}, by month",
            LeftOut = [wiring.NotRecorded],
            Description = $"A line for each group, {period.RangeLabel}; {wiring.Name(wiring.Reference)} is 1 throughout. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    static readonly Column[] PooledColumns =
    [
        new("group", "Group", ColumnKind.Text) { IsRowHead = true },
        new("population", "Residents (count)") { Unit = "people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group in the period" },
        new("per_1000", "Searches per 1,000 residents") { Unit = "per 1,000", Decimals = 1, Description = "Searches for every 1,000 residents of the group" },
        new("ratio", "Ratio") { Decimals = 2, Description = "Searches per resident over those of the reference group" },
        .. RatioEvidence.Columns,
    ];

    // Twelve months pooled; a month alone only where the year is not whole, because a month is few searches.
    static Period Pool(FigureDraft draft, FigureContext context, Wiring wiring, Month last)
    {
        var searches = wiring.Searches;
        var year = Period.YearTo(last);
        var period = searches.Count(year, wiring.Reference).IsMissing ? Period.Of(last) : year;
        var suffix = period.Length == 12 ? "12_months" : "last_month";
        var judged = RatioEvidence.Judge([.. wiring.Compared.Select(group => searches.Ratio(period, group, last))]);
        var lines = wiring.Compared.Zip(judged, (group, ratio) =>
        {
            draft.Fact($"{group}_ratio_{suffix}", $"{wiring.Name(group)}, ratio, {period.Label}", ratio.Cell);
            return new RatioLine(group, wiring.Name(group), ratio, draft.Fact($"{group}_searches_{suffix}", $"{wiring.Name(group)}, searches, {period.Label}", Cells.Count(searches.Count(period, group))));
        }).ToList();
        RatioEvidence.Say(draft, context, searches.Measure, lines, wiring.Name(wiring.Reference), Cells.Count(searches.Count(period, wiring.Reference)), period, searches.Census, searches.How);
        draft.Beside = new Table(PooledColumns,
        [
            .. wiring.Groups.Keys.Select(group => PooledRow(wiring, group, lines.Find(line => line.Group == group)?.Ratio, period, last)),
            Everybody(wiring),
        ]);
        draft.BesideTitle = $"Searches of people by group in {context.Area.Name}, {period.Label}, and residents at the census of {searches.Census.Label}";
        draft.BesideFirst = true;
        return period;
    }

    static Row PooledRow(Wiring wiring, string group, JudgedRatio? judged, Period period, Month last)
    {
        var (count, residents) = (wiring.Searches.Count(period, group), wiring.Searches.Residents(group));
        return new Row(group,
        [
            Cell.Words(group, wiring.Name(group)), Cells.Count(residents), Cells.Count(count), Cells.Rate(Ratios.Rate(count, residents, 1000), 1),
            .. RatioOf(wiring, group, judged, period, last),
        ]);
    }

    // Searches of people whose group was not recorded are of no row: only residents are added up.
    static Row Everybody(Wiring wiring)
    {
        var none = Estimate.Missing("only residents are added up");
        return new Row("all",
        [
            Cell.Words("all", "All residents"), Cells.Count(wiring.Searches.AllResidents), Cells.Count(none), Cells.Rate(none, 1),
            Cells.Rate(none, 2), .. RatioEvidence.NotCompared(none.WhyMissing!, Cell.Words("not compared")),
        ]);
    }

    // The file has a row for each month and group; people read a row a month.
    static Table Arrange(FigureDraft draft, Wiring wiring, Period period)
    {
        Column[] columns =
        [
            FigureColumns[0],
            .. wiring.Groups.Keys.Select(group => new Column($"searches_{group.Replace('-', '_')}", $"{wiring.Name(group)} (searches)") { Unit = "searches" }),
            .. wiring.Compared.SelectMany(group => (Column[])
            [
                new($"ratio_{group.Replace('-', '_')}", $"{wiring.Name(group)} (ratio)") { Decimals = 2 },
                EvidenceColumns.Word($"evidence_{group.Replace('-', '_')}", $"{wiring.Name(group)}, how sure", "the group’s rate against the reference group’s"),
            ]),
            new("not_recorded", "Not recorded (searches)") { Unit = "searches" },
            new("not_recorded_percent", "Not recorded (%)") { Unit = "%", Decimals = 1 },
        ];
        var rows = draft.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return new Table(columns, [.. period.Months.Select(month => new Row(month.ToString(),
        [
            Cell.Of(month),
            .. wiring.Groups.Keys.Select(group => rows[$"{month}:{group}"].Cells[2]),
            .. wiring.Compared.SelectMany(group => (Cell[])[rows[$"{month}:{group}"].Cells[4], rows[$"{month}:{group}"].Cells[^1]]),
            rows[$"{month}:{wiring.NotRecorded}"].Cells[2], rows[$"{month}:{wiring.NotRecorded}"].Cells[5],
        ]))]);
    }
}
