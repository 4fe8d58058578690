using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>
/// Searches per resident of each group against others, counted in several ways side by side: by whose word the group is, by which census, against
/// whom. What each way assumes stands beside it, because no way is the true one.
/// </summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>population</c>, <c>names</c> (group to its name), <c>ways</c>: a list of <c>id</c>, <c>name</c>, <c>short</c>,
/// <c>dimension</c>, <c>groups</c>, <c>census</c>, <c>reference</c> (a group; all others where left out) and <c>assumes</c>; <c>fill</c>.
/// </remarks>
public sealed class SearchDenominators : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "search-denominators";

    sealed record Way(string Id, string Name, string Short, string Dimension, IReadOnlyList<string> Groups, Period Census, string? Reference, string Assumes);

    sealed record Line(Way Way, string Group, GroupRatio Ratio);

    static readonly Column[] FigureColumns =
    [
        new("way", "Way of counting", ColumnKind.Text) { IsRowHead = true, Description = "Id of the way of counting" },
        new("group", "Group", ColumnKind.Text) { Shown = false, Description = "Id of the group of people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group; one person can be searched more than once" },
        new("population", "Residents (count)") { Unit = "people", Description = "Residents of the group at the census of this way of counting" },
        new("per_1000", "Searches per 1,000 residents") { Unit = "per 1,000", Decimals = 1, Description = "Searches for every 1,000 residents of the group" },
        new("ratio", "Times as often") { Decimals = 2, Description = "Searches per resident over those of the people that the group is set against" },
        new("other_searches", "Searches of those it is set against (count)") { Unit = "searches", Shown = false, Description = "Searches of the people that the group is set against" },
        new("other_population", "Residents it is set against (count)") { Unit = "people", Shown = false, Description = "Residents that the group is set against" },
        .. RatioEvidence.Columns,
        new("label", "Group and way of counting", ColumnKind.Text) { Shown = false, Description = "Name of the row in the picture" },
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var (measure, population, names) = (context.Catalogue.MeasureCalled(options.Text("measure")), context.Catalogue.MeasureCalled(options.Text("population")), options.Map("names"));
        List<Way> ways = [.. options.Children("ways").Select(ReadWay)];
        var window = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        foreach (var way in ways)
        {
            context.Readings.Need([measure], Period.To(window.Last, Dispersion.MostMonths), way.Dimension);
            context.Readings.Need([population], way.Census);
        }
        var (period, whyShorter) = DimensionEvidence.Run(window, new CutCounts(context, measure, ways[0].Dimension, []).WhyNot);
        var lines = names.Keys.SelectMany(group => ways.Where(way => way.Groups.Contains(group) && way.Reference != group).Select(way => LineOf(context, measure, population, way, group, period))).ToList();
        var left = lines.Where(line => line.Ratio.Ratio.IsMissing).ToList();
        lines = [.. lines.Except(left)];
        var draft = new FigureDraft
        {
            Columns = FigureColumns,
            Title = $"{options.Text("title")}, {context.Area.Name}, {period.Label}",
        };
        if (lines.Count == 0)
        {
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by group, or no residents, are loaded for {context.Area.Name} up to {period.Last.Label}.", options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        AddRows(draft, lines, names);
        draft.Term(measure.Id);
        draft.Term("disproportionality");
        foreach (var term in options.Texts("terms"))
            draft.Term(context.Catalogue.TermCalled(term).Id);
        Explain(draft, context, ways, lines);
        NameLeftOut(draft, context, lines, left, names);
        draft.Note(DimensionEvidence.Note(window, period, whyShorter));
        Say(draft, context, lines, names, period);
        return draft;
    }

    static Way ReadWay(Options entry) => new(
        entry.Text("id"), entry.Text("name"), entry.Text("short"), entry.Text("dimension"), entry.Texts("groups"),
        Period.Of(entry.Month("census") ?? throw new UserError($"{entry.File}:{entry.Line} 'census' is missing: the month of the census, such as 2011-03.")),
        entry.TextOrNull("reference"), entry.Text("assumes"));

    static Line LineOf(FigureContext context, Measure measure, Measure population, Way way, string group, Period period)
    {
        Estimate Total(Measure one, Period months, Slice slice) => context.Counter.Total(context.Counter.Choose(one, context.Area.Code, [months], slice), one, context.Area.Code, months, slice);
        Estimate Searches(Period months, string one) => Total(measure, months, Slice.Of(way.Dimension, one));
        Estimate Residents(string one) => Total(population, way.Census, Slice.Of(way.Dimension, one));
        // Against everybody else: nobody stands on both sides, so that the two can be told apart.
        string[] others = way.Reference is { } reference ? [reference] : [.. way.Groups.Where(one => one != group)];
        Estimate Others(Period months) => Ratios.Sum([.. others.Select(one => Searches(months, one))]);
        var spread = RatioEvidence.Spread((month, one) => one == group ? Searches(Period.Of(month), group) : Others(Period.Of(month)), [group, ""], period.Last);
        return new Line(way, group, new GroupRatio(Searches(period, group), Residents(group), Others(period), Ratios.Sum([.. others.Select(Residents)]), spread));
    }

    static void AddRows(FigureDraft draft, List<Line> lines, IReadOnlyDictionary<string, string> names)
    {
        foreach (var (line, judged) in lines.Zip(RatioEvidence.Judge([.. lines.Select(line => line.Ratio)])))
        {
            draft.Rows.Add(new Row($"{line.Group}:{line.Way.Id}",
            [
                Cell.Words(line.Way.Id, line.Way.Name), Cell.Words(line.Group, names[line.Group]), Cells.Count(line.Ratio.Count), Cells.Count(line.Ratio.Residents),
                Cells.Rate(Ratios.Rate(line.Ratio.Count, line.Ratio.Residents, 1000), 1), judged.Cell, Cells.Count(line.Ratio.ReferenceCount), Cells.Count(line.Ratio.ReferenceResidents),
                .. RatioEvidence.CellsOf(judged), Cell.Words($"{names[line.Group]}: {line.Way.Short}"),
            ])
            { Group = names[line.Group] });
        }
    }

    static void Explain(FigureDraft draft, FigureContext context, List<Way> ways, List<Line> lines)
    {
        Column[] columns = [new("way", "Way of counting", ColumnKind.Text) { IsRowHead = true }, new("assumes", "What it assumes", ColumnKind.Text)];
        draft.Beside = new Table(columns, [.. ways.Where(way => lines.Exists(line => line.Way == way)).Select(way => new Row(way.Id, [Cell.Words(way.Id, way.Name), Cell.Words(way.Assumes)]))]);
        draft.BesideTitle = "What each way of counting assumes";
        if (lines.Select(line => line.Way.Census).Distinct().Count() > 1)
            draft.Note("The censuses sort people into groups in different ways, so a difference between their rows is not a change over time.");
        draft.Note(GroupSearches.NoteOnSearches);
        draft.Note("How sure: all rows of the table are judged together. The limits are in the data files.");
    }

    // A row that is not there must not be taken for a group that nobody searched.
    static void NameLeftOut(FigureDraft draft, FigureContext context, List<Line> lines, List<Line> left, IReadOnlyDictionary<string, string> names)
    {
        foreach (var census in left.GroupBy(line => line.Way.Census).ToList())
        {
            if (lines.Exists(line => line.Way.Census == census.Key) || !census.All(line => line.Ratio.Residents.IsMissing))
                continue;
            draft.Note($"Residents by group at the census of {census.Key.Label} are not loaded for {context.Area.Name}: the ways of counting that rest on them are left out.");
            left = [.. left.Except(census)];
        }
        foreach (var reason in left.GroupBy(line => WhyLeftOut(line.Ratio)))
        {
            var who = reason.GroupBy(line => line.Way).Select(way =>
                way.Count() < lines.Concat(left).Count(line => line.Way == way.Key) ? $"{Grammar.List([.. way.Select(line => names[line.Group])])} by “{way.Key.Name}”" : $"“{way.Key.Name}”");
            draft.Note($"Left out: {string.Join("; ", who)}. {reason.Key}.");
        }
    }

    static string WhyLeftOut(GroupRatio ratio) =>
        ratio.Count.IsMissing ? "Searches of the group are not known for the whole period"
        : ratio.ReferenceCount.IsMissing ? "Searches of those it is set against are not known for the whole period"
        : ratio.Residents.IsMissing ? "Residents of the group are not loaded"
        : ratio.ReferenceResidents.IsMissing ? "Residents of those it is set against are not all loaded"
        : ratio.Residents.Value == 0 ? "The group has no residents at the census"
        : ratio.ReferenceCount.Value == 0 ? "Nobody of those it is set against was searched, and no ratio is taken to none"
        : "Those it is set against have no residents at the census";

    static void Say(FigureDraft draft, FigureContext context, List<Line> lines, IReadOnlyDictionary<string, string> names, Period period)
    {
        foreach (var rows in draft.Rows.Zip(lines).GroupBy(pair => pair.Second.Group, pair => pair.First))
        {
            var inOrder = rows.OrderBy(row => row.Cells[5].Number!.Value).ToList();
            (string, Slot)[] about = [("group", names[rows.Key]), ("area", context.Area), ("period", period), ("lowest", inOrder[0].Cells[5]), ("lowestWay", inOrder[0].Cells[0]), ("highest", inOrder[^1].Cells[5]), ("highestWay", inOrder[^1].Cells[0]), ("word", inOrder[0].Cells[10])];
            draft.Sentences.Add(context.Words.Say(WordsFor([.. inOrder.Select(row => row.Cells[10].Evidence!.Value)]), about));
        }
        draft.Sentences.Add(context.Words.Say("ways-caveat"));
        draft.Headline = draft.Sentences[0].Text.Split(" (")[0].TrimEnd('.');
        draft.Chart = new Chart(ChartKind.Bars, "label", ["ratio"])
        {
            Heading = "Searches per resident, times those of the people they are set against, with 95% intervals",
            Description = $"A bar for each group and way of counting. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    /// <summary>The words for a group, from how sure each of its rows is: whether the ways of counting agree, and on what.</summary>
    internal static string WordsFor(IReadOnlyList<EvidenceWord> rows)
    {
        var end = rows.All(row => row is EvidenceWord.TooFewToSay) ? "-few"
            : !rows.Any(Evidence.IsDifference) ? "-same"
            : rows.Count == 1 ? ""
            : rows.All(row => row is EvidenceWord.Higher or EvidenceWord.ClearlyHigher) ? "-higher"
            : rows.All(row => row is EvidenceWord.Lower or EvidenceWord.ClearlyLower) ? "-lower" : "";
        return (rows.Count == 1 ? "way" : "ways") + end;
    }
}
