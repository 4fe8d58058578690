using System.Collections.Concurrent;
using Peelian.Warehouse;

namespace Peelian.App.Api;

/// <summary>Which published numbers are asked for.</summary>
sealed record ObservationsOf
{
    /// <summary>Of these measures; none for all.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Codes of areas; none for all of the site.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Only periods that end in this month or later; null for all.</summary>
    public Month? From { get; init; }

    /// <summary>Only periods that end in this month or before; null for all.</summary>
    public Month? To { get; init; }

    /// <summary>Only this cut; null for all that were published.</summary>
    public Slice? Slice { get; init; }

    /// <summary>Only numbers of this kind; null for all.</summary>
    public Statistic? Statistic { get; init; }

    /// <summary>Only those of this file; null for all.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>True for the number of every publication that has one.</summary>
    public bool EveryVintage { get; init; }
}

/// <content>Observations: what was published, number by number.</content>
sealed partial class ApiQuestions
{
    // As far as months can be written.
    static readonly Month First = new(1, 1);
    static readonly Month Last = new(9999, 12);

    /// <summary>Published numbers, by measure, area, months and cut.</summary>
    /// <param name="of">Which.</param>
    /// <param name="slip">Which rows of them.</param>
    /// <exception cref="ApiFault">It cannot be asked: see <see cref="Check(ObservationsOf)"/>.</exception>
    public Listed<ObservationAnswer> Observations(ObservationsOf of, Slip slip)
    {
        var (question, counts) = Count(of);
        List<ObservationAnswer> rows = [.. Parts(counts, slip).SelectMany(part => edition.Ask(readings => readings.Observed(part.Measure, question, part.Offset, part.Limit))).Select(Of)];
        return new(rows, counts.Sum(one => one.Count), [.. rows.Select(row => row.OriginSnapshot).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The same one by one, as the engine finds them: however many there are, few are held at a time.</summary>
    public IEnumerable<ObservationAnswer> ObservationsOneByOne(ObservationsOf of, Slip slip)
    {
        var (question, counts) = Count(of);
        return Parts(counts, slip).SelectMany(part => edition.OneByOne(part.Measure, question, part.Offset, part.Limit)).Select(Of);
    }

    /// <summary>Refuses what no observation can be asked by.</summary>
    /// <exception cref="ApiFault">The months are the wrong way round, or none of the measures is cut by a dimension of the slice.</exception>
    public void Check(ObservationsOf of)
    {
        if (of is { From: { } from, To: { } to } && to < from)
            throw new ApiFault(400, "wrong-order", $"'from' ({from}) lies after 'to' ({to}): exchange them.") { Path = "from" };
        var known = edition.Catalogue.Measures.Where(measure => of.Measures.Count == 0 || of.Measures.Contains(measure.Id, StringComparer.Ordinal)).SelectMany(measure => measure.Dimensions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var dimension in of.Slice?.Dimensions.Where(one => !known.Contains(one, StringComparer.Ordinal)) ?? [])
            throw ApiFault.Unknown(400, "slice", dimension, known, of.Measures.Count == 0 ? "dimension that anything is cut by" : "dimension that the measure is cut by");
    }

    (ObservedQuestion Question, IReadOnlyList<(Measure Measure, long Count)> Counts) Count(ObservationsOf of)
    {
        Check(of);
        var question = new ObservedQuestion(of.Areas.Count == 0 ? Served : [.. Served.Where(area => of.Areas.Contains(area.Code, StringComparer.Ordinal))], new Period(of.From ?? First, of.To ?? Last))
        {
            Statistic = of.Statistic,
            Slice = of.Slice,
            SnapshotId = of.SnapshotId,
            EveryVintage = of.EveryVintage,
        };
        List<Measure> measures = [.. edition.Catalogue.Measures.Where(measure => of.Measures.Count == 0 || of.Measures.Contains(measure.Id, StringComparer.Ordinal))];
        return (question, Counts($"{string.Join(' ', measures.Select(measure => measure.Id))} {string.Join(' ', question.Areas.Select(area => area.Code))} {question.Months} {of.Slice} {of.Slice is null} {of.Statistic} {of.SnapshotId} {of.EveryVintage}", measures, question));
    }

    // Whoever turns pages asks the same again and again.
    IReadOnlyList<(Measure Measure, long Count)> Counts(string key, List<Measure> measures, ObservedQuestion question)
    {
        if (_counts.TryGetValue(key, out var had))
            return had;
        var counts = edition.Ask(readings => readings.CountObserved(measures, question));
        if (_counts.Count > MostCounts)
            _counts.Clear();
        return _counts[key] = [.. measures.Where(measure => counts.ContainsKey(measure.Id)).Select(measure => (measure, counts[measure.Id]))];
    }

    const int MostCounts = 50;

    readonly ConcurrentDictionary<string, IReadOnlyList<(Measure Measure, long Count)>> _counts = new(StringComparer.Ordinal);

    // Which rows of which measures make up some rows of the whole.
    static IEnumerable<(Measure Measure, long Offset, long Limit)> Parts(IReadOnlyList<(Measure Measure, long Count)> counts, Slip slip)
    {
        long before = 0, left = slip.Limit;
        foreach (var (measure, count) in counts)
        {
            var offset = Math.Max(0, slip.Offset - before);
            before += count;
            if (offset >= count || left <= 0)
                continue;
            var taken = Math.Min(count - offset, left);
            left -= taken;
            yield return (measure, offset, taken);
        }
    }

    ObservationAnswer Of(Observed row)
    {
        var hidden = Hidden.Contains(row.MeasureId);
        return new(
            row.MeasureId, row.Statistic.Id(), row.AreaCode, row.Period.ToString(), row.Slice, hidden ? null : row.Value, row.Decimals, hidden ? null : row.Base, hidden ? null : row.Text, row.Note, row.Classification,
            $"{row.Snapshot.Publisher}: {row.Snapshot.Series}", Day(row.Snapshot.Published), row.Snapshot.Id, row.Snapshot.FileName, row.Lines, row.IsNewest, hidden ? Estimate.HiddenWhy : null);
    }

    // Measures whose small counts are hidden, and sums of which they are parts: what pages hide cannot be worked out from what stands here.
    HashSet<string> Hidden => field ??= [.. edition.Catalogue.Measures.Where(IsHidden).Select(measure => measure.Id)];

    bool IsHidden(Measure measure) => measure.Disclosure is not null || measure.Parts.Any(part => IsHidden(edition.Catalogue.MeasureCalled(part)));
}
