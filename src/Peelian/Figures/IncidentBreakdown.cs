using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>
/// A measure's counts cut by one dimension: how many of each value, their share of all, and the force's share beside it. What
/// was not recorded is a row of its own, so that the rows always make up the whole.
/// </summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>head</c> (of the column of values), <c>values</c> (row id to its name),
/// <c>unrecorded</c> (the same, for what was not recorded), <c>others</c> (the name of what is none of these), <c>in_order</c> (true to keep the
/// order of <c>values</c>), <c>terms</c>, <c>notes</c>, <c>fill</c>.
/// </remarks>
public sealed class IncidentBreakdown : IFigureKind
{
    const string Others = "others";

    /// <inheritdoc/>
    public string Id => "incident-breakdown";

    sealed record Line(string Id, string Name, CountedShare Own, CountedShare Force, CountedShare Rest, bool IsLast, bool IsPartly = false);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var (measure, dimension) = (context.Catalogue.MeasureCalled(options.Text("measure")), options.Text("dimension"));
        var window = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        context.Readings.Need([measure], window, dimension);
        var counts = new CutCounts(context, measure, dimension, [.. options.Map("values").Keys, .. options.Map("unrecorded").Keys]);
        var why = DimensionEvidence.WhyNot(context, measure, dimension, window.Last);
        var (now, whyShorter) = DimensionEvidence.Run(window, counts.WhyNot);
        var lines = why is null ? Lines(options, counts, now) : [];
        var judged = ShareEvidence.Judge([.. lines.Select(line => (line.Own, line.Rest))]);
        var draft = new FigureDraft
        {
            Columns = Columns(options, context, measure, judged.Any(one => one.Word != EvidenceWord.NoData)),
            Title = $"{options.Text("title")}, {context.Area.Name}, {now.Label}",
        };
        if (lines.TrueForAll(line => line.Own.Part.IsMissing))
        {
            draft.Gap = new Gap(
                why is null ? $"No {FigureContext.InText(measure)} are loaded for {context.Area.Name} cut by {dimension}, up to {window.Last.Label}." : $"Not shown: {why}.",
                options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        AddRows(draft, lines, judged);
        Explain(draft, options, context, measure);
        draft.Note(DimensionEvidence.Note(window, now, whyShorter));
        Say(draft, context, measure, lines, now, options.Bool("in_order"));
        Draw(draft);
        return draft;
    }

    static List<Column> Columns(Options options, FigureContext context, Measure measure, bool compared) =>
    [
        new("value", options.Text("head"), ColumnKind.Text) { IsRowHead = true, Description = "Id of the value" },
        new("count", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
        new("share_percent", "Share (%)") { Unit = "%", Decimals = 1, Description = "Share of all in the area, those not recorded included" },
        new("force_percent", $"{context.Force.ShortName} (%)") { Unit = "%", Decimals = 1, Description = "Share of all of the force, which includes the area" },
        .. ShareEvidence.Limits("share", "Share", "the share"),
        new("force_count", $"{context.Force.ShortName} (count)") { Unit = measure.Unit.Many, Shown = false, Description = "Count of the force, which includes the area" },
        new("rest_count", $"Rest of {context.ForceInText} (count)") { Unit = measure.Unit.Many, Shown = false, Description = "Count of the force without the area" },
        new("rest_percent", $"Rest of {context.ForceInText} (%)") { Unit = "%", Decimals = 1, Shown = false, Description = "Share of all of the force without the area" },
        .. ShareEvidence.Difference("difference", $"Difference from the rest of {context.ForceInText}", $"the area’s share against that of the rest of {context.ForceInText}", "evidence", $"Against the rest of {context.ForceInText}")
            .Select(column => column with { Shown = column.Shown && compared }),
    ];

    // Values that nobody had, in the area or elsewhere in the force, are no rows, but where the order is the point: hours of the day.
    static List<Line> Lines(Options options, CutCounts counts, Period now)
    {
        var inOrder = options.Bool("in_order");
        var whole = counts.Whole(now);
        Line Of(string id, string name, (Estimate Own, Estimate Force) parts, bool last) => new(id, name,
            CountedShare.Of(parts.Own, whole.Own), CountedShare.Of(parts.Force, whole.Force),
            CountedShare.Of(counts.Rest(parts), counts.Rest(whole)), last);
        Line Named(string id, string name, bool last) => Of(id, name, counts.Of(now, id), last) with { IsPartly = counts.IsPartly(now, id) };
        var named = options.Map("values").Select(pair => Named(pair.Key, pair.Value, last: false)).Where(line => inOrder ? IsKnown(line) : IsAny(line) || line.IsPartly).ToList();
        var unrecorded = options.Map("unrecorded").Select(pair => Named(pair.Key, pair.Value, last: true)).Where(IsKnown).ToList();
        // What is none of these: nothing that was published is left out.
        var listed = named.Concat(unrecorded).ToList();
        var others = listed.Count == 0 ? null : Of(Others, options.Text("others"), counts.Others(now), last: true) with { IsPartly = listed.Exists(line => line.IsPartly) };
        return
        [
            .. named.OrderByDescending(line => inOrder ? 0 : line.Own.Part.Value ?? -1),
            .. others is not null && (IsAny(others) || others.IsPartly) ? [others] : Array.Empty<Line>(), .. unrecorded,
        ];
    }

    static bool IsKnown(Line line) => !line.Own.Part.IsMissing || line.Own.Part.IsHidden || line.IsPartly;

    static bool IsAny(Line line) => line.Own.Part.IsHidden || line.Own.Part.Value > 0 || line.Force.Part.Value > 0;

    static void AddRows(FigureDraft draft, List<Line> lines, IReadOnlyList<JudgedShares> judged)
    {
        foreach (var (line, one) in lines.Zip(judged))
        {
            draft.Rows.Add(new Row(line.Id,
            [
                Cell.Words(line.Id, line.Name), Cells.Count(line.Own.Part), CellOf(line.Own), CellOf(line.Force), .. ShareEvidence.LimitsOf(line.Own.Percent),
                Cells.Count(line.Force.Part), Cells.Count(line.Rest.Part), CellOf(line.Rest), .. ShareEvidence.DifferenceOf(one),
            ]));
        }
        // What the shares are of: in every file, and said in the first sentence.
        draft.Fact("total", draft.Columns[1].Title, Cells.Count(lines[0].Own.Whole), shown: false);
        draft.Fact("force_total", draft.Columns[6].Title, Cells.Count(lines[0].Force.Whole), shown: false);
        draft.Fact("rest_total", draft.Columns[7].Title, Cells.Count(lines[0].Rest.Whole), shown: false);
    }

    static Cell CellOf(CountedShare share) => Cells.Share(share.Percent, share.Part, share.Whole, 1);

    static void Explain(FigureDraft draft, Options options, FigureContext context, Measure measure)
    {
        draft.Term(measure.Id);
        foreach (var term in options.Texts("terms"))
            draft.Term(context.Catalogue.TermCalled(term).Id);
        foreach (var note in options.Texts("notes"))
            draft.Note(note);
        if (draft.Rows.Exists(row => row.Cells[^1].Evidence is not (null or EvidenceWord.NoData)))
        {
            draft.Note(ShareEvidence.SpreadUnknown(measure));
            draft.Note($"The rest of {context.ForceInText} is the force without {context.Area.Name}, places not known included. How sure: the shares of the table are judged together; counts and limits are in the data files.");
        }
    }

    static void Say(FigureDraft draft, FigureContext context, Measure measure, List<Line> lines, Period now, bool inOrder)
    {
        var total = draft.Facts.Find(fact => fact.Id == "total")!.Cell;
        if (total.IsMissing)
            return;
        (string, Slot)[] about = [("measure", FigureContext.InText(measure)), ("area", context.Area), ("force", context.ForceInText), ("period", now), ("total", total)];
        if (LeadingShare.Of(draft.Rows.Select(row => (row, row.Cells[1].Number!)), total.Number!) is { } leading)
        {
            draft.Sentences.Add(context.Words.Say(
                leading.Kind switch { LeadingShare.Lead.Alone => "breakdown-most", LeadingShare.Lead.Tied => "breakdown-tied", _ => inOrder ? "breakdown-first" : "breakdown-level" },
                [.. about, ("names", Grammar.List([.. leading.Rows.Select(row => row.Cells[0].Printed)])), ("first", leading.Rows[0].Cells[0]), ("share", leading.Rows[0].Cells[2]), ("count", leading.Rows[0].Cells[1]),
                    ("lower", leading.Rows[0].Cells[4]), ("upper", leading.Rows[0].Cells[5]), ("second", leading.Rows[^1].Cells[0]), ("secondShare", leading.Rows[^1].Cells[2])]));
        }
        else
        {
            draft.Sentences.Add(context.Words.Say("count", [.. about, ("current", total), ("unit", Comparison.UnitFor(measure, total))]));
        }
        SayAgainstRest(draft, context, about);
        foreach (var row in draft.Rows.Zip(lines).Where(pair => pair.Second.IsLast && pair.First.Cells[1].Number is { Value: > 0 }).Select(pair => pair.First))
            draft.Sentences.Add(context.Words.Say("breakdown-last", ("name", row.Cells[0]), ("count", row.Cells[1]), ("share", row.Cells[2])));
        draft.Headline = draft.Sentences[0].Text.Split(" (95%")[0].TrimEnd('.');
    }

    // The two that differ most, by a percentage point or more: a page of twenty differences says nothing.
    const int MostDifferences = 2;
    const decimal LeastDifference = 1;

    static void SayAgainstRest(FigureDraft draft, FigureContext context, (string, Slot)[] about)
    {
        var compared = draft.Rows.Where(row => row.Cells[^1].Evidence is not (null or EvidenceWord.NoData)).ToList();
        var apart = compared.Where(row => Evidence.IsDifference(row.Cells[^1].Evidence!.Value)).OrderByDescending(row => Math.Abs(row.Cells[9].Number!.Value ?? 0)).ToList();
        foreach (var row in apart.Take(MostDifferences).Where(row => Math.Abs(row.Cells[9].Number!.Value ?? 0) >= LeastDifference))
        {
            draft.Sentences.Add(context.Words.Say("breakdown-differs", [.. about, ("name", row.Cells[0]), ("word", row.Cells[^1]), ("share", row.Cells[2]), ("rest", row.Cells[8]),
                ("difference", row.Cells[9]), ("lower", row.Cells[10]), ("upper", row.Cells[11])]));
        }
        if (compared.Count > 0 && apart.Count == 0)
            draft.Sentences.Add(context.Words.Say("breakdown-alike", about));
    }

    static void Draw(FigureDraft draft) => draft.Chart = new Chart(ChartKind.Bars, "value", ["share_percent"])
    {
        Heading = draft.Columns[2].Title,
        Description = $"A bar for each row of the table: its share. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
    };
}
