namespace Peelian.Disclosure;

/// <summary>Which counts of a pack are hidden: those too small, and as many others as it takes that nobody can work them out.</summary>
/// <param name="Keys">The counts to hide.</param>
/// <param name="AlreadyOut">Small counts among them that what earlier editions printed gives away all the same.</param>
public sealed record HiddenCounts(IReadOnlySet<ReadingKey> Keys, IReadOnlyList<ReadingKey> AlreadyOut)
{
    /// <summary>Chooses them.</summary>
    /// <param name="catalogue">Knows the rules of measures and which are sums of others.</param>
    /// <param name="force">Code of the force, whose counts are sums over areas.</param>
    /// <param name="printed">Every count that the pack would print.</param>
    /// <param name="earlier">Counts that earlier editions printed and that stand as they were: what is out cannot be hidden again.</param>
    public static HiddenCounts Of(Catalogue catalogue, string force, IReadOnlyList<PrintedCount> printed, IReadOnlyList<PrintedCount> earlier)
    {
        var related = Related(catalogue);
        var now = printed.Where(one => related.Contains(one.Key.MeasureId)).DistinctBy(one => one.Key).ToList();
        var before = earlier.Where(one => related.Contains(one.Key.MeasureId)).DistinctBy(one => one.Key).ToList();
        var hidden = now.Where(one => catalogue.MeasureCalled(one.Key.MeasureId).Disclosure?.Hides(one.Value) == true).Select(one => one.Key).ToHashSet();
        var small = now.Where(one => hidden.Contains(one.Key)).ToList();
        var given = new List<ReadingKey>();
        while (small.FirstOrDefault(one => !given.Contains(one.Key) && !IsSafe(one, hidden)) is { } exposed)
        {
            if (Next(exposed) is { } other)
                hidden.Add(other);
            else
                given.Add(exposed.Key);
        }
        return new HiddenCounts(hidden, given);

        bool IsSafe(PrintedCount one, IReadOnlySet<ReadingKey> without)
        {
            var (lower, upper) = Bounds(one, [.. now, .. before], without) ?? Bounds(one, now, without)
                ?? throw new InvalidOperationException($"The counts of {one.Key} and those beside it do not add up.");
            return upper - lower > catalogue.MeasureCalled(one.Key.MeasureId).Disclosure!.Under - 1e-6;
        }

        // Null where they contradict one another: months have been revised since, and then the earlier edition tells nothing exact.
        (double Lower, double Upper)? Bounds(PrintedCount one, IReadOnlyList<PrintedCount> all, IReadOnlySet<ReadingKey> without) =>
            new KnownSums(catalogue, force, all, other => before.Contains(other) || !without.Contains(other.Key)).BoundsOf(one.Key);

        // The smallest neighbour that is enough; where no single one is, the smallest that is not zero.
        ReadingKey? Next(PrintedCount exposed)
        {
            var candidates = now.Where(one => !hidden.Contains(one.Key) && !before.Exists(other => other.Key == one.Key))
                .OrderBy(one => !AreNear(catalogue, force, exposed.Key, one.Key)).ThenBy(one => one.Value).ThenBy(one => one.Key.ToString(), StringComparer.Ordinal).ToList();
            return (candidates.Find(one => IsSafe(exposed, hidden.Append(one.Key).ToHashSet())) ?? candidates.Find(one => one.Value > 0))?.Key;
        }
    }

    // Measures that have a rule, and those that are sums of them or parts beside them.
    static HashSet<string> Related(Catalogue catalogue)
    {
        var related = catalogue.Measures.Where(measure => measure.Disclosure is not null).Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != related.Count;)
        {
            before = related.Count;
            foreach (var whole in catalogue.Measures.Where(measure => measure.Parts.Count > 0))
            {
                if (related.Contains(whole.Id) || whole.Parts.Any(related.Contains))
                    related.UnionWith([whole.Id, .. whole.Parts]);
            }
        }
        return related;
    }

    // Hiding starts beside the number, so that little else is lost: the same area and period, or the same measure.
    static bool AreNear(Catalogue catalogue, string force, ReadingKey one, ReadingKey other) =>
        one.AreaCode == other.AreaCode || other.AreaCode != force
            ? one.Period == other.Period && (one.MeasureId == other.MeasureId || AreRelated(catalogue, one.MeasureId, other.MeasureId))
            : one.MeasureId == other.MeasureId && one.Period == other.Period;

    static bool AreRelated(Catalogue catalogue, string one, string other) => catalogue.Measures.Any(whole =>
        (whole.Parts.Contains(one, StringComparer.Ordinal) || whole.Id == one) && (whole.Parts.Contains(other, StringComparer.Ordinal) || whole.Id == other));
}
