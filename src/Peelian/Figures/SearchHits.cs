using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>How often searches of each group led to an arrest, to any outcome, or to what was looked for, and what that cannot show.</summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>groups</c> (group to its name), <c>reference</c>, <c>rates</c>: a list of
/// <c>column</c>, <c>head</c>, <c>by</c> (a dimension), <c>values</c> (that count) and <c>against</c> (that do not); <c>terms</c>, <c>fill</c>.
/// What is neither is of no known outcome, and is not taken for nothing.
/// </remarks>
public sealed class SearchHits : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "search-hits";

    sealed record Rate(string Column, string Head, string By, IReadOnlyList<string> Values, IReadOnlyList<string> Against);

    sealed record Line(string Group, string Name, Estimate Searches, IReadOnlyList<CountedShare> Shares);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var (measure, dimension, reference) = (context.Catalogue.MeasureCalled(options.Text("measure")), options.Text("dimension"), options.Text("reference"));
        List<Rate> rates = [.. options.Children("rates").Select(one => new Rate(one.Text("column"), one.Text("head"), one.Text("by"), one.Texts("values"), one.Texts("against")))];
        var window = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        foreach (var by in rates.Select(rate => rate.By).Distinct(StringComparer.Ordinal))
            context.Readings.Need([measure], window, dimension, by);
        var (period, whyShorter) = DimensionEvidence.Run(window, new CutCounts(context, measure, dimension, []).WhyNot);
        var lines = options.Map("groups").Select(pair => LineOf(context, measure, dimension, rates, pair.Key, pair.Value, period)).Where(line => line.Group == reference || line.Searches.Value != 0).ToList();
        var draft = new FigureDraft
        {
            Columns = Columns(rates, [.. rates.Select((_, at) => lines.Exists(line => !line.Shares[at].Percent.IsMissing))]),
            Title = $"{options.Text("title")}, {context.Area.Name}, {period.Label}",
        };
        if (lines.TrueForAll(line => line.Shares.All(share => share.Percent.IsMissing)))
        {
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by group and outcome are loaded for {context.Area.Name} up to {period.Last.Label}.", options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        AddRows(draft, context, lines, rates, reference);
        draft.Term(measure.Id);
        foreach (var term in options.Texts("terms"))
            draft.Term(context.Catalogue.TermCalled(term).Id);
        draft.Note("Rates are of the searches whose outcome is known; a search without one is not taken for a search that found nothing. Counts and limits are in the data files.");
        if (draft.Rows.Exists(row => row.Cells.Any(cell => cell.Evidence is not (null or EvidenceWord.NoData))))
            draft.Note(ShareEvidence.SpreadUnknown(measure));
        draft.Note(GroupSearches.NoteOnSearches);
        draft.Note(DimensionEvidence.Note(window, period, whyShorter));
        return draft;
    }

    // A rate that is not known of any group is a column of nothing but in files.
    static List<Column> Columns(List<Rate> rates, bool[] known) =>
    [
        new("group", "Group", ColumnKind.Text) { IsRowHead = true, Description = "Id of the group of people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group; one person can be searched more than once" },
        .. rates.SelectMany((rate, at) => ((Column[])
        [
            new($"{rate.Column}_count", $"{rate.Head} (count)") { Unit = "searches", Shown = false, Description = $"Searches: {rate.Head}" },
            new($"{rate.Column}_of", $"{rate.Head}, searches of known outcome (count)") { Unit = "searches", Shown = false, Description = "Searches of which it is known" },
            new($"{rate.Column}_percent", $"{rate.Head} (%)") { Unit = "%", Decimals = 1, Description = $"Share of the searches of which it is known: {rate.Head}" },
            .. ShareEvidence.Limits(rate.Column, rate.Head, "the share"),
            .. ShareEvidence.Difference($"{rate.Column}_difference", $"{rate.Head}, difference from the reference group", "the group’s rate against the reference group’s", $"{rate.Column}_evidence", $"{rate.Head}, how sure"),
        ]).Select(column => column with { Shown = column.Shown && known[at] })),
    ];

    const int ColumnsOfRate = 9;

    static Line LineOf(FigureContext context, Measure measure, string dimension, List<Rate> rates, string group, string name, Period period)
    {
        Estimate Count(Slice slice) => context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [period], slice), measure, context.Area.Code, period, slice);
        var all = Count(Slice.Of(dimension, group));
        return new Line(group, name, all, [.. rates.Select(rate => ShareOf(rate, all, value => Count(Slice.Of((dimension, group), (rate.By, value)))))]);
    }

    // A tidy file lacks rows of values that never occur: with the others they must make up all searches, or the share is not known.
    static CountedShare ShareOf(Rate rate, Estimate all, Func<string, Estimate> count)
    {
        Estimate[] values = [.. rate.Values.Select(count)], against = [.. rate.Against.Select(count)];
        Estimate[] known = [.. values.Concat(against).Where(one => !one.IsMissing)];
        var whole = known.Length > 0 ? Ratios.Sum(known) : Estimate.Missing("not published");
        if (all.IsMissing || (known.Length < values.Length + against.Length && whole.Value != all.Value))
            whole = Estimate.Missing(all.WhyMissing ?? "not published for every outcome");
        else if (whole.Value == 0 && all.Value > 0)
            whole = Estimate.Missing("the file does not say it of any search");
        var part = whole.IsMissing ? Estimate.Missing(whole.WhyMissing!)
            : values.All(one => one.IsMissing) ? Ratios.Difference(whole, whole)
            : Ratios.Sum([.. values.Where(one => !one.IsMissing)]);
        return CountedShare.Of(part, whole);
    }

    static void AddRows(FigureDraft draft, FigureContext context, List<Line> lines, List<Rate> rates, string reference)
    {
        var basis = lines.Find(line => line.Group == reference)!;
        var compared = lines.Where(line => line != basis).ToList();
        // One table, one family: all rates of all groups are judged together.
        var judged = ShareEvidence.Judge([.. compared.SelectMany(line => line.Shares.Zip(basis.Shares))]);
        foreach (var line in lines)
        {
            var place = compared.IndexOf(line);
            draft.Rows.Add(new Row(line.Group,
            [
                Cell.Words(line.Group, line.Name), Cells.Count(line.Searches),
                .. line.Shares.SelectMany((share, at) => (Cell[])
                [
                    Cells.Count(share.Part), Cells.Count(share.Whole), Cells.Share(share.Percent, share.Part, share.Whole, 1), .. ShareEvidence.LimitsOf(share.Percent),
                    .. place < 0 ? ShareEvidence.NoDifference("the reference group is not compared with itself", RatioEvidence.ReferenceWord) : ShareEvidence.DifferenceOf(judged[place * rates.Count + at]),
                ]),
            ]));
        }
        for (var at = 0; at < rates.Count; at++)
            Say(draft, context, rates[at].Head, 2 + ColumnsOfRate * at, basis);
        draft.Sentences.Add(context.Words.Say("hits-caveat"));
        draft.Headline = draft.Sentences[0].Text.Split(": a difference")[0].TrimEnd('.');
        var drawn = rates.FindLast(rate => lines.Exists(line => !line.Shares[rates.IndexOf(rate)].Percent.IsMissing))!;
        draft.Chart = new Chart(ChartKind.Bars, "group", [$"{drawn.Column}_percent"])
        {
            Heading = $"{drawn.Head} (%), with 95% intervals",
            Description = $"A bar for each group. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    static void Say(FigureDraft draft, FigureContext context, string head, int first, Line reference)
    {
        var other = draft.Rows.Find(row => row.Id == reference.Group)!.Cells;
        var rows = draft.Rows.Where(row => row.Cells[first + 8].Evidence is not (null or EvidenceWord.NoData)).ToList();
        foreach (var row in rows.Where(row => Evidence.IsDifference(row.Cells[first + 8].Evidence!.Value)))
        {
            draft.Sentences.Add(context.Words.Say("hits", ("head", head), ("group", row.Cells[0]), ("reference", reference.Name), ("share", row.Cells[first + 2]), ("part", row.Cells[first]), ("whole", row.Cells[first + 1]),
                ("word", row.Cells[first + 8]), ("other", other[first + 2]), ("difference", row.Cells[first + 5]), ("lower", row.Cells[first + 6]), ("upper", row.Cells[first + 7])));
        }
        if (rows.Count > 0 && !rows.Exists(row => Evidence.IsDifference(row.Cells[first + 8].Evidence!.Value)))
            draft.Sentences.Add(context.Words.Say("hits-alike", ("head", head), ("reference", reference.Name), ("other", other[first + 2])));
    }
}
