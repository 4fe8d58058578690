using Peelian.Calculations;
using Peelian.Consistency;
using Peelian.Figures;
using Peelian.Findings;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian;

/// <summary>Pack × area × month → summary: the one computation that every output draws.</summary>
public sealed partial class SummaryBuilder(Catalogue catalogue, Readings readings)
{
    readonly Counter _counter = new(readings, catalogue);

    /// <summary>Builds a summary. The pack always builds: a figure without data says so.</summary>
    /// <exception cref="UserError">The pack is not for this area, or what was computed contradicts itself.</exception>
    public Summary Build(Pack pack, Area area, Month asAt, Window window = Window.TwelveMonths)
    {
        var summary = Compute(pack, area, asAt, window);
        Contradictions.Refuse(summary, [.. Contradictions.In(summary, catalogue), .. AgainstParts(summary)]);
        return summary;
    }

    /// <summary>Totals that their publisher printed, in a file that the summary uses, and that their parts do not make.</summary>
    public IReadOnlyList<Contradiction> AgainstParts(Summary summary) => [.. summary.Figures.SelectMany(figure => AgainstParts(figure, summary.Area))];

    // A total is computed from its parts where they are to be had; where its publisher printed another, one of them is wrong.
    IEnumerable<Contradiction> AgainstParts(Figure figure, Area area)
    {
        if (figure is not { Gap: null, Period: { } now })
            yield break;
        foreach (var row in figure.Table.Rows)
        {
            if (row.TermId is null || catalogue.FindMeasure(row.TermId) is not { Parts.Count: > 0 } measure)
                continue;
            var used = row.Cells.SelectMany(cell => cell.Number?.SnapshotIds ?? []).ToHashSet(StringComparer.Ordinal);
            foreach (var period in (Period[])[now.YearEarlier, now])
            {
                foreach (var (_, published, sum) in _counter.Contradictions(measure, area.Code, period).Where(one => one.Published.SnapshotIds.Any(used.Contains)))
                    yield return new Contradiction(figure.Id, row.Id, $"{measure.Name} is published as {Format.Whole(published.Value!.Value)} for the {period.Label}", $"{Format.Whole(sum)}, the sum of its parts in the same publication");
            }
        }
    }

    /// <summary>The same, whether or not it contradicts itself: for those who list what is wrong with it.</summary>
    /// <exception cref="UserError">The pack is not for this area.</exception>
    public Summary Compute(Pack pack, Area area, Month asAt, Window window = Window.TwelveMonths) => Guarded(() => Assemble(pack, area, asAt, window));

    Summary Assemble(Pack pack, Area area, Month asAt, Window window)
    {
        if (!pack.Covers(area))
        {
            var areas = catalogue.AreasOf(pack);
            throw new UserError($"The pack '{pack.Id}' is not for {area.Name} ({area.Code}). It is for {areas.Count} areas, such as {string.Join(", ", areas.Take(3).Select(one => one.Name))}.");
        }
        var context = new FigureContext
        {
            Catalogue = catalogue,
            Pack = pack,
            Readings = readings,
            Counter = _counter,
            Area = area,
            Force = catalogue.ForceOf(area) ?? throw new UserError($"{area.Name} has no force in areas.csv: give it a parent."),
            Peers = catalogue.PeersOf(pack, area),
            AsAt = asAt,
            Window = window,
        };
        var (sections, onPaper) = BuildSections(pack, context);
        var used = sections.SelectMany(section => section.Figures).SelectMany(figure => figure.Sources)
            .SelectMany(source => source.SnapshotIds).ToHashSet(StringComparer.Ordinal);
        var snapshots = InOrder(readings.Snapshots.Where(snapshot => used.Contains(snapshot.Id)));
        return new Summary
        {
            PackId = pack.Id,
            Title = pack.Title,
            Area = area,
            Force = context.Force,
            AsAt = asAt,
            Window = window,
            Period = window.To(asAt),
            AsKnownOn = readings.AsKnownOn,
            Publisher = pack.Publisher,
            Contact = pack.Contact,
            PrintedTables = pack.PrintedTables,
            Introduction = [.. pack.Introduction.Select(text => Fill(text, context)), .. pack.Comparator?.Note(context) is { } who ? [who] : Array.Empty<string>(), .. readings.AsKnownOn is { } day ? [KnownOn(day)] : Array.Empty<string>()],
            Sections = sections,
            PageOne = pack.PageOne is { } options ? new PageOneBuilder(catalogue, options, area, context.Force, asAt, window, pack.Comparator?.InText(context), pack.Comparator is { Kind: ComparatorKind.EarlierYear }).Build(onPaper) : null,
            FurtherSources = pack.FurtherSources,
            Snapshots = snapshots,
            Inputs = [.. readings.Snapshots.Select(snapshot => snapshot.Id).Order(StringComparer.Ordinal)],
            Foot = Foot(snapshots),
            Shorthand = [.. pack.Shorthand.Select(catalogue.TermCalled), .. EvidenceKey.Of(sections).Select(catalogue.TermCalled), .. _counter.Hidden.Count > 0 ? [catalogue.TermCalled(HiddenTerm)] : Array.Empty<Term>()],
        };
    }

    // By publication and not by when they were added: two stores that hold the same files make the same pack.
    internal static List<SnapshotRecord> InOrder(IEnumerable<SnapshotRecord> files) =>
        [.. files.OrderBy(file => file.Effective).ThenBy(file => file.SourceId, StringComparer.Ordinal).ThenBy(file => file.FileName, StringComparer.Ordinal).ThenBy(file => file.Id, StringComparer.Ordinal)];

    static string KnownOn(DateOnly day) =>
        $"As known on {Format.Day(day)}: only files published by that day are used. A file whose date of publication is not given counts as published the day after its last month, which may be too early.";

    static string Fill(string text, FigureContext context) => text
        .Replace("{area}", context.Area.Name, StringComparison.Ordinal)
        .Replace("{force}", context.Force.Name, StringComparison.Ordinal)
        .Replace("{compared}", context.Words.Say($"compared-{context.Window.Id()}").Text, StringComparison.Ordinal)
        .Replace("{month}", context.AsAt.Label, StringComparison.Ordinal);

    // What only the site shows is built last and is not on page one: it changes no word and no note's number of what stands on paper.
    (List<Section> All, List<Section> OnPaper) BuildSections(Pack pack, FigureContext context)
    {
        var notes = 0;
        var built = new Dictionary<PackFigure, Figure>(ReferenceEqualityComparer.Instance);
        foreach (var figure in pack.Sections.SelectMany(section => section.Figures).OrderBy(figure => figure.SiteOnly))
            built[figure] = BuildFigure(figure, context, ref notes);
        var all = pack.Sections.Select(section => SectionOf(section, [.. section.Figures.Select(figure => built[figure])], context)).ToList();
        return (all, all.TrueForAll(section => section.Figures.All(figure => !figure.SiteOnly)) ? all
            : [.. pack.Sections.Select(section => (Section: section, Figures: section.Figures.Where(figure => !figure.SiteOnly).Select(figure => built[figure]).ToList()))
                .Where(one => one.Figures.Count > 0).Select(one => SectionOf(one.Section, one.Figures, context))]);
    }

    Figure BuildFigure(PackFigure figure, FigureContext context, ref int notes)
    {
        var draft = FigureKinds.Find(figure.Kind, figure).Build(figure, context);
        if (context.Settled.TakeBorrowed())
            draft.Note("A comparison has one word in a pack, chosen in the figure that makes it first. One word here is that of an earlier figure; by its interval in this table alone it would be another.");
        return Finish(figure, draft, context, ref notes);
    }

    Section SectionOf(PackSection section, List<Figure> figures, FigureContext context)
    {
        var withData = figures.Where(figure => figure.Gap is null).ToList();
        Month? dataTo = withData.Count > 0 ? withData.Where(figure => figure.Period is not null).Max(figure => figure.Period!.Value.Last) : null;
        return new Section
        {
            Id = section.Id,
            Title = section.Title,
            DataTo = dataTo,
            DataToLabel = dataTo is { } last ? $"Data to {last.Label}" : "No data",
            Introduction = withData.Count > 0 ? [.. section.Introduction.Select(text => Fill(text, context))] : [],
            Figures = figures,
            Standing = section.Standing,
            Missing = withData.Count > 0 ? null : Missing(figures),
            Glossary = [.. withData.SelectMany(figure => figure.TermIds).Distinct(StringComparer.Ordinal).Select(catalogue.TermCalled)],
        };
    }

    // What several figures lack is said once, and then what would fill it.
    static string Missing(IReadOnlyList<Figure> figures) =>
        string.Join(' ', figures.GroupBy(figure => figure.Gap!.Why, figure => figure.Gap!.Fill, StringComparer.Ordinal)
            .SelectMany(gap => gap.Prepend(gap.Key)).Distinct(StringComparer.Ordinal));

    Figure Finish(PackFigure spec, FigureDraft draft, FigureContext context, ref int notes)
    {
        var numbers = draft.Numbers.Where(number => !number.IsMissing).ToList();
        var own = draft.Rows.SelectMany(row => row.Cells).Select(cell => cell.Number).OfType<Estimate>().Where(number => !number.IsMissing).ToList();
        if (draft.Period is { } period && context.Pack.End == PackEnd.LatestLoaded && period.Last < context.AsAt - 12)
            draft.Note($"These are the latest figures loaded: they end in {period.Last.Label}, {Age(context.AsAt - period.Last)} before the month of this pack.");
        if (own.Exists(number => number.AsPublished))
            draft.Note("Values marked “as published” are printed as the publisher gives them; the counts behind them are not to be had, so they are not recomputed.");
        var first = notes;
        notes += draft.Notes.Count;
        return new Figure
        {
            Id = spec.Id,
            Number = spec.Number,
            Name = spec.Options.Text("title"),
            Headline = draft.Headline ?? draft.Title,
            Title = draft.Title,
            Period = draft.Period,
            Table = new Table(draft.Columns, draft.Rows),
            Arranged = draft.Arranged,
            Charts = draft.Gap is null ? draft.Charts : [],
            Sentences = draft.Sentences,
            Facts = draft.Facts,
            Judgements = draft.Gap is null ? draft.Judgements : [],
            Targets = draft.Gap is null ? draft.Targets : [],
            Beside = draft.Beside,
            BesideTitle = draft.BesideTitle,
            BesideFirst = draft.BesideFirst,
            Notes = [.. draft.Notes.Select((text, index) => new Note(first + index + 1, text))],
            Sources = SourceLines(numbers),
            TermIds = draft.TermIds,
            Gap = draft.Gap,
            SiteOnly = spec.SiteOnly,
            PublishedOnly = IsPublishedOnly(draft),
            Illustrative = numbers.Exists(number => number.Illustrative),
        };
    }

    // Of what people read: the limits that files carry beside a published percentage are always worked out.
    static bool IsPublishedOnly(FigureDraft draft)
    {
        var read = draft.Rows.SelectMany(row => row.Cells.Where((_, index) => draft.Columns[index].Shown))
            .Select(cell => cell.Number).OfType<Estimate>().Where(number => !number.IsMissing).ToList();
        return read.Count > 0 && read.TrueForAll(number => number.AsPublished);
    }

    static string Age(int months) => (months / 12, months % 12) switch
    {
        (var years, 0) => $"{Format.Whole(years)} {(years == 1 ? "year" : "years")}",
        (0, var rest) => $"{Format.Whole(rest)} months",
        var (years, rest) => $"{Format.Whole(years)} {(years == 1 ? "year" : "years")} and {Format.Whole(rest)} {(rest == 1 ? "month" : "months")}",
    };

    List<SourceLine> SourceLines(IEnumerable<Estimate> numbers)
    {
        var ids = numbers.SelectMany(number => number.SnapshotIds).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. readings.Snapshots.Where(snapshot => ids.Contains(snapshot.Id))
                .GroupBy(snapshot => (snapshot.Publisher, snapshot.Series))
                .OrderBy(group => group.Key.Publisher, StringComparer.Ordinal).ThenBy(group => group.Key.Series, StringComparer.Ordinal)
                .Select(group => new SourceLine($"{group.Key.Publisher}, {group.Key.Series}, {DatesOf([.. group])}", [.. InOrder(group).Select(snapshot => snapshot.Id)])),
        ];
    }

    static string DatesOf(IReadOnlyList<SnapshotRecord> snapshots)
    {
        if (snapshots.All(snapshot => snapshot.Published is not null))
        {
            var (first, last) = (snapshots.Min(snapshot => snapshot.Published!.Value), snapshots.Max(snapshot => snapshot.Published!.Value));
            return first == last ? $"published {Format.Day(last)}" : $"published {Format.Day(first)} to {Format.Day(last)}";
        }
        return snapshots.Max(snapshot => snapshot.LastMonth) is { } month
            ? $"date of publication not given, data to {month.Label}"
            : "date of publication not given";
    }

    static List<string> Foot(IReadOnlyList<SnapshotRecord> snapshots)
    {
        var foot = new List<string>
        {
            "Independent: made from published data, not produced by or for any police force or mayor’s office. These are not official statistics.",
            "Police recorded crime for England and Wales is published as official statistics that are not accredited: counts depend on what is reported and on how it is recorded.",
        };
        foreach (var group in snapshots.GroupBy(snapshot => (snapshot.Publisher, snapshot.Licence, snapshot.Attribution)).OrderBy(group => group.Key.Publisher, StringComparer.Ordinal))
            foot.Add($"{group.Key.Publisher}: {group.Key.Attribution.TrimEnd('.')}. Licence: {group.Key.Licence}.");
        return foot;
    }
}
