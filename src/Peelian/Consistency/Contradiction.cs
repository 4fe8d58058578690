namespace Peelian.Consistency;

/// <summary>Two statements of one pack that cannot both be true, or a statement that rests on nothing.</summary>
/// <param name="Figure">The figure: <c>figure-01</c>; empty for the pack as a whole.</param>
/// <param name="Place">The row, sentence or note in it.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What would have to be there.</param>
public sealed record Contradiction(string Figure, string Place, string Found, string Expected)
{
    /// <summary>In one line: "figure-01, burglary: change_percent is -15.4%; expected -15.3%".</summary>
    public override string ToString() =>
        $"{(Figure.Length > 0 ? Figure + ", " : "")}{Place}: {Found}; expected {Expected}";
}

/// <summary>Looks through a finished summary for whatever contradicts itself: the last step of every build.</summary>
public static class Contradictions
{
    /// <summary>How many a refused build names.</summary>
    const int Named = 10;

    /// <summary>What contradicts what, in the order of the figures; empty for a sound pack.</summary>
    /// <param name="summary">The finished summary.</param>
    /// <param name="catalogue">The words and definitions that it was made with.</param>
    public static IReadOnlyList<Contradiction> In(Summary summary, Catalogue catalogue)
    {
        var found = new List<Contradiction>();
        Order.Check(summary, found);
        Terms.Check(summary, found);
        foreach (var figure in summary.Figures)
        {
            if (figure.Gap is not null)
            {
                Order.CheckEmpty(figure, found);
                continue;
            }
            var facts = new KnownFacts(figure, summary, catalogue);
            Printed.Check(figure, facts, found);
            Sums.Check(figure, catalogue, found);
            Spans.Check(figure, facts, found);
            Told.Check(figure, facts, catalogue, found);
            Directions.Check(figure, found);
        }
        return found;
    }

    /// <summary>Refuses a pack that contradicts itself.</summary>
    /// <exception cref="UserError">It does: each place is named, with what is there and what would have to be.</exception>
    public static void Refuse(Summary summary, IReadOnlyList<Contradiction> found)
    {
        if (found.Count == 0)
            return;
        var more = found.Count > Named ? $"\n  … and {Figures.Format.Whole(found.Count - Named)} more" : "";
        throw new UserError($"The pack '{summary.PackId}' of {summary.Area.Name} contradicts itself, so it is not built:"
            + string.Concat(found.Take(Named).Select(one => $"\n  {one}")) + more);
    }
}
