using Peelian.Disclosure;

namespace Peelian;

/// <content>Disclosure control: a pack is computed whole, what must not be printed is worked out, and it is computed again without.</content>
public sealed partial class SummaryBuilder
{
    const string HiddenTerm = "hidden";

    // Hiding a year can bring a month into a sentence in its place; that is looked at again, and a few rounds are enough.
    const int Rounds = 10;

    /// <summary>Counts that earlier editions printed: they bound what a hidden count can be. Empty where there is no earlier edition.</summary>
    public IReadOnlyList<PrintedCount> EarlierCounts { get; set; } = [];

    /// <summary>Of the last summary built: small counts that are hidden though an earlier edition gives them away. For whoever makes the pack, not for its readers.</summary>
    public IReadOnlyList<ReadingKey> AlreadyOut { get; private set; } = [];

    Summary Guarded(Func<Summary> compute)
    {
        _counter.Hidden = new HashSet<ReadingKey>();
        var summary = compute();
        if (!catalogue.HidesSmallCounts)
            return summary;
        var printed = new List<PrintedCount>();
        for (var round = 0; round < Rounds; round++)
        {
            printed.AddRange(CountsOf(summary).Where(one => !printed.Contains(one)));
            var hidden = HiddenCounts.Of(catalogue, summary.Force!.Code, printed, EarlierCounts);
            AlreadyOut = hidden.AlreadyOut;
            if (hidden.Keys.SetEquals(_counter.Hidden))
                return summary;
            _counter.Hidden = hidden.Keys;
            summary = compute();
        }
        throw new InvalidOperationException($"Each time small numbers of {summary.Area.Name} are hidden, the pack prints others in their place.");
    }

    /// <summary>
    /// The counts that a summary prints, or gives away in a share, ratio or change of a few of them: 20% beside 7 says 35. Sums over many
    /// areas do not give their areas away.
    /// </summary>
    public IEnumerable<PrintedCount> CountsOf(Summary summary) => summary.Figures
        .SelectMany(figure => figure.Table.Rows.Concat(figure.Beside?.Rows ?? []).SelectMany(row => row.Cells).Concat(figure.Facts.Select(fact => fact.Cell)))
        .Select(cell => cell.Number)
        .Where(number => number is { IsMissing: false })
        .SelectMany(number => number!.Key is { } key ? [new PrintedCount(key, number.Value!.Value)] : GivenAway(number))
        .Distinct();

    const int Few = 4;

    IEnumerable<PrintedCount> GivenAway(Estimate number)
    {
        var keys = number.Inputs.Distinct().ToList();
        return keys.Count > Few ? [] : keys.Where(key => _counter.Asked(key) is not null).Select(key => new PrintedCount(key, _counter.Asked(key)!.Value));
    }
}
