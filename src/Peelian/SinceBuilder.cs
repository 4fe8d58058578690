using Peelian.Calculations;
using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian;

/// <summary>
/// Says what changed since an earlier pack. The earlier one is not believed: it is computed again from the files that it names,
/// and once more, for its own month, from today's.
/// </summary>
public sealed class SinceBuilder
{
    readonly Catalogue _catalogue;
    readonly Pack _pack;
    readonly SummaryBuilder _builder;
    readonly SummaryBuilder _then;
    readonly Knowledge _known;
    readonly Knowledge _knownThen;

    /// <summary>Compares with what was known then; where that is the same as now, <paramref name="then"/> is <paramref name="now"/>.</summary>
    public SinceBuilder(Catalogue catalogue, Pack pack, Readings now, Readings then)
    {
        (_catalogue, _pack) = (catalogue, pack);
        _builder = new SummaryBuilder(catalogue, now);
        _then = ReferenceEquals(now, then) ? _builder : new SummaryBuilder(catalogue, then);
        _known = new Knowledge(now, new Counter(now, catalogue));
        _knownThen = ReferenceEquals(now, then) ? _known : new Knowledge(then, new Counter(then, catalogue));
    }

    /// <summary>The counts that the earlier pack of an area printed: they bound what a hidden count of the next one can be.</summary>
    public IReadOnlyList<Disclosure.PrintedCount> CountsThen(Area area, EarlierPack earlier)
    {
        var then = _then.Build(_pack, area, earlier.AsAt);
        return [.. _then.CountsOf(then)];
    }

    /// <summary>The summary with what changed since the earlier pack of its area.</summary>
    public Summary Since(Summary summary, EarlierPack earlier)
    {
        var then = _then.Build(_pack, summary.Area, earlier.AsAt);
        var again = ReferenceEquals(_then, _builder) ? then : earlier.AsAt == summary.AsAt ? summary : _builder.Build(_pack, summary.Area, earlier.AsAt);
        var months = new SinceMonths(_catalogue, summary.Area, _knownThen, _known);
        // Where small numbers are hidden, counts of two editions side by side could give them away: none is listed.
        if (!_catalogue.HidesSmallCounts)
            months.Compare(then);
        var statements = new SinceStatements(withCounts: !_catalogue.HidesSmallCounts);
        statements.Compare(then, again);
        var figures = new SinceFigures();
        figures.Compare(then, summary);
        var facts = new List<Fact>();
        var since = new SinceLastPack
        {
            Earlier = earlier,
            Sentences = [.. Say(months, statements, figures, earlier, facts)],
            Facts = facts,
            Tables = [.. months.Tables(), .. statements.Tables(), .. figures.Tables()],
        };
        return summary with { SinceLastPack = since, Snapshots = SummaryBuilder.InOrder([.. summary.Snapshots, .. FilesOf(since, summary)]) };
    }

    // Each file that a number comes from is listed, also where only the earlier number does.
    IEnumerable<Sources.SnapshotRecord> FilesOf(SinceLastPack since, Summary summary)
    {
        var used = since.Tables.SelectMany(one => one.Table.Rows).SelectMany(row => row.Cells).SelectMany(cell => cell.Number?.SnapshotIds ?? []).ToHashSet(StringComparer.Ordinal);
        used.ExceptWith(summary.Snapshots.Select(file => file.Id));
        return _knownThen.Readings.Snapshots.Concat(_known.Readings.Snapshots).Where(file => used.Contains(file.Id)).DistinctBy(file => file.Id);
    }

    /// <summary>What is said where the earlier pack cannot be computed again, because files it was made from are not in the store.</summary>
    public static Summary Lacking(Catalogue catalogue, Summary summary, EarlierPack earlier, int files)
    {
        var count = new Fact("files_lacking", "Files of the earlier pack that are not in the store", Cells.Count(Estimate.Of(files)));
        var all = new Fact("files", "Files of the earlier pack", Cells.Count(Estimate.Of(earlier.Inputs.Count)));
        return summary with
        {
            SinceLastPack = new SinceLastPack
            {
                Earlier = earlier,
                Sentences = [catalogue.Words.Say("since-lacking", ("pack", Label(earlier)), ("count", count.Cell), ("all", all.Cell))],
                Facts = [count, all],
            },
        };
    }

    static string Label(EarlierPack earlier) =>
        earlier.AsKnownOn is { } day ? $"{earlier.AsAt.Label}, as known on {Format.Day(day)}" : earlier.AsAt.Label;

    IEnumerable<Sentence> Say(SinceMonths months, SinceStatements statements, SinceFigures figures, EarlierPack earlier, List<Fact> facts)
    {
        Cell Fact(string id, string label, int number)
        {
            facts.Add(new Fact(id, label, Cells.Count(Estimate.Of(number))));
            return facts[^1].Cell;
        }
        var words = _catalogue.Words;
        if (_catalogue.HidesSmallCounts)
            yield return words.Say("since-hidden", ("pack", Label(earlier)));
        else if (months.Compared == 0)
            yield return words.Say("since-uncounted", ("pack", Label(earlier)));
        else
        {
            var compared = Fact("counts_compared", "Monthly counts that both packs know", months.Compared);
            var revised = Fact("counts_revised", "Monthly counts revised", months.Revised.Count);
            yield return words.Say(months.Revised.Count == 0 ? "since-none-revised" : "since-revised", ("pack", Label(earlier)), ("revised", revised), ("compared", compared));
        }
        if (months.Most is var (measure, row))
            yield return words.Say("since-most", ("measure", FigureContext.InText(measure)), ("months", row.Cells[3]), ("before", row.Cells[4]), ("after", row.Cells[5]), ("difference", row.Cells[6]));
        if (statements.Judged > 0)
        {
            var judged = Fact("statements_judged", "Comparisons that the earlier pack judged", statements.Judged);
            var changed = Fact("statements_changed", "Of these, no longer so", statements.Rows.Count);
            yield return statements.Rows.Count == 0
                ? words.Say("since-all-hold", ("judged", judged))
                : words.Say("since-not-hold", ("judged", judged), ("changed", changed), ("name", statements.Rows[0].Cells[2]), ("period", statements.Rows[0].Cells[3]), ("against", statements.Rows[0].Cells[8]), ("said", statements.Rows[0].Cells[4]), ("now", statements.Rows[0].Cells[5]));
        }
        if (figures.Gained.Count > 0)
            yield return words.Say("since-new", ("sections", Grammar.List(figures.Gained, ";")));
        if (figures.Lost.Count > 0)
            yield return words.Say("since-lost", ("figures", Grammar.List(figures.Lost, ";")));
    }
}
