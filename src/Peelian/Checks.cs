using Peelian.Calculations;
using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian;

/// <summary>How serious a finding is.</summary>
public enum FindingKind
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Something is not there.</summary>
    Missing,

    /// <summary>Two numbers contradict each other, or a file was read only in part.</summary>
    Problem,
}

/// <summary>One thing that <c>peelian check</c> says.</summary>
/// <param name="Kind">How serious it is.</param>
/// <param name="Text">In words.</param>
public sealed record Finding(FindingKind Kind, string Text);

/// <summary>Looks for what is missing and what does not add up before a pack is built.</summary>
public sealed class Checks(Catalogue catalogue, Readings readings)
{
    readonly Counter _counter = new(readings, catalogue);

    /// <summary>Findings about everything loaded, for some areas up to a month.</summary>
    public IEnumerable<Finding> Run(IReadOnlyList<Area> areas, Month asAt) =>
        SkippedRows().Concat(Disagreements()).Concat(SumsOfParts(areas, asAt)).Concat(Objects(areas, asAt)).Concat(Holes());

    IEnumerable<Finding> SkippedRows() => readings.Snapshots.Where(snapshot => snapshot.SkippedRows > 0)
        .Select(snapshot => new Finding(FindingKind.Problem, $"{snapshot.FileName}: {Format.Whole(snapshot.SkippedRows)} bad rows were left out when it was added; problems.csv in the store lists them."));

    IEnumerable<Finding> Disagreements() => readings.Disagreements().Select(pair => new Finding(
        FindingKind.Problem,
        $"{pair.Older} and {pair.Newer} count as one publication and give different numbers for {Format.Whole(pair.Numbers)} {(pair.Numbers == 1 ? "thing" : "things")}: the one that reaches further, else the one added last, is used. If they were published on different days, say so with --published when adding."));

    // A published total beside its published parts must be their sum, in the same publication.
    IEnumerable<Finding> SumsOfParts(IReadOnlyList<Area> areas, Month asAt)
    {
        var now = Period.YearTo(asAt);
        var totals = catalogue.Measures.Where(measure => measure.Parts.Count > 0).ToList();
        readings.Need(totals, new Period(now.YearEarlier.First, now.Last));
        foreach (var measure in totals)
        {
            foreach (var area in areas)
            {
                foreach (var period in (Period[])[now.YearEarlier, now])
                {
                    foreach (var (vintage, published, sum) in _counter.Contradictions(measure, area.Code, period))
                    {
                        yield return new Finding(
                            FindingKind.Problem,
                            $"{area.Name}, {period.Label}: {measure.Name} is published as {Format.Whole(published.Value!.Value)}, and its parts add up to {Format.Whole(sum)} ({vintage.Publisher}, {vintage.Series}).");
                    }
                }
            }
        }
    }

    IEnumerable<Finding> Objects(IReadOnlyList<Area> areas, Month asAt)
    {
        foreach (var force in areas.Select(catalogue.ForceOf).OfType<Area>().Distinct())
        {
            var months = Period.YearTo(asAt).Months.ToLookup(month => readings.ObjectOfSearch(force.Code, month));
            if (months[ObjectEvidence.FunctionOfThePower].ToList() is { Count: > 0 } same)
                yield return new Finding(FindingKind.Note, $"{force.Name}: the object of search only restates the power in {Months(same)}; shares of searches by object are not given.");
            if (months[ObjectEvidence.NotPublished].ToList() is { Count: > 0 } blank)
                yield return new Finding(FindingKind.Note, $"{force.Name}: no object of search was published in {Months(blank)}.");
        }
    }

    IEnumerable<Finding> Holes()
    {
        foreach (var (name, months) in readings.IncidentMonths())
        {
            var all = new Period(months[0], months[^1]);
            var holes = all.Months.Except(months).ToList();
            if (holes.Count > 0)
                yield return new Finding(FindingKind.Missing, $"{name}: {Months(holes)} {(holes.Count == 1 ? "is" : "are")} not loaded between {all.First.Label} and {all.Last.Label}.");
        }
    }

    static string Months(List<Month> months) => months.Count <= 3
        ? Grammar.List([.. months.Select(month => month.Label)])
        : $"{Format.Whole(months.Count)} months from {months.Min().Label} to {months.Max().Label}";
}
