namespace Peelian.Findings;

/// <summary>Whether two measures count some of the same events: then only one of them may speak.</summary>
sealed class Overlap(Catalogue catalogue)
{
    readonly Dictionary<string, (HashSet<string> Own, HashSet<string> Touched)> _reach = new(StringComparer.Ordinal);

    /// <summary>True where one is, holds, is part of or overlaps the other, through however many parts.</summary>
    public bool Between(string one, string other)
    {
        if (one == other)
            return true;
        var (left, right) = (Reach(one), Reach(other));
        return left.Own.Overlaps(right.Own) || left.Touched.Overlaps(right.Own) || right.Touched.Overlaps(left.Own);
    }

    /// <summary>True where the first is a sum that holds the second.</summary>
    public bool Holds(string whole, string part) => whole != part && Reach(whole).Own.Contains(part);

    // A measure with all its parts, and whatever any of them overlaps.
    (HashSet<string> Own, HashSet<string> Touched) Reach(string id)
    {
        if (_reach.TryGetValue(id, out var known))
            return known;
        var (own, touched) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            if (!own.Add(next) || catalogue.FindMeasure(next) is not { } measure)
                continue;
            touched.UnionWith(measure.Overlaps);
            foreach (var part in measure.Parts)
                open.Push(part);
        }
        return _reach[id] = (own, touched);
    }
}
