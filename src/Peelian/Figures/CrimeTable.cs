using Peelian.Calculations;
using Peelian.Statistics;
using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>
/// Recorded crime of an area in twelve months and the twelve before (or in a shorter window and the same months a year before), with the force's (Figure 1 of the reference report):
/// groups of measures, sub-totals from their parts, progress against a target.
/// </summary>
/// <remarks>Options: <c>title</c>, <c>groups</c> (title, measures), <c>lead</c> (measures that get a sentence), <c>target</c>.</remarks>
public sealed class CrimeTable : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "crime-table";

    static IReadOnlyList<Column> ColumnsFor(FigureContext context, Period now, bool withRest) =>
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Offence type", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("group", "Group", ColumnKind.Text) { Shown = false, Description = "Head that the row stands under" },
        new("previous", $"{now.YearEarlier.Label} (count)") { Unit = "count", Description = "Count in the period a year earlier" },
        new("current", $"{now.Label} (count)") { Unit = "count", Description = "Count in the period" },
        new("change_percent", "Change (%)") { Unit = "%", Decimals = 1, Description = "100 × (current − previous) ÷ previous" },
        new("force_previous", $"{context.Force.ShortName} {now.YearEarlier.Label} (count)") { Unit = "count", Shown = false, Description = "Count of the whole force a year earlier" },
        new("force_current", $"{context.Force.ShortName} {now.Label} (count)") { Unit = "count", Shown = false, Description = "Count of the whole force" },
        new("force_change_percent", $"{context.Force.ShortName} change (%)") { Unit = "%", Decimals = 1, Description = "Change of the whole force, which includes the area" },
        .. ChangeEvidence.Columns,
        .. RestEvidence.Columns(context, now, withRest),
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var groups = figure.Options.Children("groups");
        var measures = groups.SelectMany(group => group.Texts("measures")).Select(context.Catalogue.MeasureCalled).ToList();
        var end = context.EndMonth([.. measures]);
        var now = context.Window.To(end ?? context.AsAt);
        context.Readings.Need(measures, new Period(now.YearEarlier.First, now.Last));
        var newest = NewestVintage(context, measures, now);
        var lines = measures.Select(measure => ChangeLine.Of(context, measure, now)).ToList();
        var forces = lines.Select(line => context.Counter.TotalOfForce(line.Choice, line.Measure, context.Force, context.Peers, [now.YearEarlier, now])).ToList();
        var evidence = ChangeEvidence.Judge(context, lines, now).Zip(lines, (one, line) => context.Settled.Of(line.Measure.Id, now, Against.YearBefore, one)).ToList();
        IReadOnlyList<RestRow> rests = [.. RestEvidence.Judge(context, lines, [.. forces.Select(force => force.Values)], evidence, now)
            .Select(rest => rest with { Judged = context.Settled.Of(rest.Own.Measure.Id, now, Against.RestOfForce, rest.Judged) })];
        var withRest = rests.Any(rest => rest.Word != EvidenceWord.NoData);
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(context, now, withRest),
            Title = $"{figure.Options.Text("title")} in {context.Area.Name}, {now.Label} compared with {now.YearEarlier.Label}",
        };
        var (row, older) = (0, new List<string>());
        foreach (var group in groups)
        {
            foreach (var _ in group.Texts("measures"))
            {
                if (AddRow(draft, context, forces[row], evidence[row], rests[row], group.TextOrNull("title") ?? "", now, newest))
                    older.Add(rests[row].Own.Measure.Name);
                row++;
            }
        }
        if (!draft.Numbers.Any(number => !number.IsMissing))
        {
            draft.Rows.Clear();
            draft.Notes.Clear();
            draft.Gap = new Gap($"No recorded crime is loaded for {context.Area.Name} in {FigureContext.InText(now)}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        if (older.Count > 0)
            draft.Note($"{Grammar.List(older)} {(older.Count == 1 ? "is" : "are")} from an older publication than the rest of the table, because newer ones do not have {(older.Count == 1 ? "it: do not set it" : "them: do not set them")} against the other rows.");
        Say(draft, figure, context, rests);
        draft.Note(ChangeEvidence.Note);
        if (ChangeEvidence.IsSpreadUnknown(evidence))
            draft.Note(ChangeEvidence.SpreadUnknown);
        draft.Note(RestEvidence.Note(context, rests));
        // A target counts from a year: less than a year says nothing of it.
        if (context.Window == Window.TwelveMonths)
            Target.Say(draft, figure.Options.Child("target"), context, now);
        return draft;
    }

    // The vintage that most of the table comes from: a row of another says so.
    static Vintage? NewestVintage(FigureContext context, List<Measure> measures, Period now) => measures
        .Select(measure => context.Counter.Choose(measure, context.Area.Code, [now.YearEarlier, now]).Vintage)
        .OfType<Vintage>()
        .MaxBy(vintage => (!vintage.Illustrative, vintage.Effective));

    // True where the row is from an older publication than the rest of the table.
    static bool AddRow(FigureDraft draft, FigureContext context, ForceTotal force, EvidenceRow evidence, RestRow rest, string group, Period now, Vintage? newest)
    {
        var line = rest.Own;
        var (measure, choice, previous, current) = (line.Measure, line.Choice, line.Previous, line.Current);
        var change = line.Change.IsMissing ? line.Change : line.Change with { Interval = ChangeEvidence.Limits(evidence) };
        var forceChange = Comparison.Change(measure, force.Values[0], force.Values[1], now);
        if (context.Counter.Published(measure, Statistic.ChangePercent, context.Force.Code, now) is var published && Cells.IsBetter(published, forceChange))
            forceChange = published;
        draft.Rows.Add(new Row(measure.Id,
        [
            Cell.Words(measure.Id), Cell.Words(measure.Name), Cell.Words(group),
            Cells.Count(previous), Cells.Count(current), Cells.Change(change, previous, current, 1),
            Cells.Count(force.Values[0]), Cells.Count(force.Values[1]),
            forceChange.AsPublished ? Cells.Change(forceChange, 1) : Cells.Change(forceChange, force.Values[0], force.Values[1], 1),
            .. ChangeEvidence.CellsOf(evidence, change), .. RestEvidence.CellsOf(rest),
        ])
        {
            Group = group.Length > 0 ? group : null,
            TermId = measure.Id,
        });
        if (!current.IsMissing)
            draft.Judgements.Add(ChangeEvidence.Judgement(line, evidence, Judged(context, draft.Rows[^1], measure, now, evidence)));
        if (RestEvidence.Judgement(context, rest, evidence.Word, draft.Rows[^1].Cells[5], now) is { } judgement)
            draft.Judgements.Add(judgement);
        draft.Term(measure.Id);
        var older = !current.IsMissing && choice.Vintage is { Illustrative: false } vintage && newest is not null && vintage.Effective < newest.Effective;
        AddNotes(draft, context, measure, choice, force, current, now, older);
        return older;
    }

    static void AddNotes(FigureDraft draft, FigureContext context, Measure measure, Choice choice, ForceTotal force, Estimate current, Period now, bool older)
    {
        SeriesBreaks.Note(draft, context, measure, choice, new Period(now.YearEarlier.First, now.Last));
        if (current.IsMissing)
            return;
        if (choice.Joined)
            draft.Note("No single publication covers both periods, so two were joined: each month is taken from the newer one that has it.");
        if (force is { IsSum: true } && !force.Values[1].IsMissing)
            draft.Note(older ? $"{measure.Name}: {Comparison.ForceNote(context, force)}" : Comparison.ForceNote(context, force));
    }

    static Sentence Judged(FigureContext context, Row row, Measure measure, Period now, EvidenceRow evidence) =>
        Comparison.Judged(context, measure, row.Cells[3], row.Cells[4], row.Cells[5], now, evidence.Word);

    static void Say(FigureDraft draft, PackFigure figure, FigureContext context, IReadOnlyList<RestRow> rests)
    {
        foreach (var id in figure.Options.Texts("lead"))
        {
            var index = draft.Rows.FindIndex(row => row.Id == id);
            if (index < 0)
                continue;
            var row = draft.Rows[index];
            if (row.Cells[4].IsMissing)
                continue;
            draft.Sentences.Add(draft.Judgements.Find(one => one.RowId == id && one.Against == Against.YearBefore)!.Sentence);
            if (row.Cells[8] is { IsMissing: false, Number.SmallBase: false } force && !row.Cells[5].IsMissing)
                draft.Sentences.Add(RestEvidence.ForceAndRest(context, rests[index], force));
            draft.Headline ??= draft.Sentences[0].Text.TrimEnd('.');
        }
    }
}
