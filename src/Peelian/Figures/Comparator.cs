using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>What sort of thing an area is set against.</summary>
public enum ComparatorKind
{
    /// <summary>The force without the area.</summary>
    RestOfForce,

    /// <summary>The whole force, the area included.</summary>
    Force,

    /// <summary>The areas of the force whose residents are most like the area's, by a census.</summary>
    SimilarAreas,

    /// <summary>The other areas of a group that somebody publishes.</summary>
    Group,

    /// <summary>One other area.</summary>
    Area,

    /// <summary>The area itself in an earlier financial year.</summary>
    EarlierYear,
}

/// <summary>What the areas of a pack are set against, where a reader chose it.</summary>
/// <param name="Id">Its name in addresses: <c>rest</c>, <c>similar</c>, <c>brent</c>, <c>2014-15</c>.</param>
/// <param name="Kind">What sort of thing it is.</param>
public sealed record Comparator(string Id, ComparatorKind Kind)
{
    /// <summary>The other area; null but for <see cref="ComparatorKind.Area"/>.</summary>
    public Area? Other { get; init; }

    /// <summary>The group; null but for <see cref="ComparatorKind.Group"/>.</summary>
    public AreaGroup? Group { get; init; }

    /// <summary>The figure that says how alike areas are; null but for <see cref="ComparatorKind.SimilarAreas"/>.</summary>
    public PackFigure? Profile { get; init; }

    /// <summary>How many of the nearest areas are taken together.</summary>
    public const int NearestAreas = 5;

    /// <summary>The year in which the financial year begins; 0 but for <see cref="ComparatorKind.EarlierYear"/>.</summary>
    public int Year { get; init; }

    /// <summary>The financial year.</summary>
    public Period Baseline => Period.FinancialYear(Year);

    /// <summary>What the area is judged against: a force holds the area, so that the two can be told apart only by what is left of it.</summary>
    public Comparator Apart => Kind == ComparatorKind.Force ? this with { Kind = ComparatorKind.RestOfForce } : this;

    /// <summary>The areas that stand on the other side: one, several, or none where it is the force or an earlier year.</summary>
    public IReadOnlyList<Area> AreasIn(FigureContext context) => Kind switch
    {
        ComparatorKind.RestOfForce => [.. context.Peers.Where(peer => peer.Code != context.Area.Code)],
        ComparatorKind.Force => context.Peers,
        ComparatorKind.SimilarAreas => SimilarAreas.Nearest(Profile!, context, NearestAreas),
        ComparatorKind.Group => [.. context.Peers.Where(peer => peer.Code != context.Area.Code && Group!.AreaCodes.Contains(peer.Code, StringComparer.Ordinal))],
        ComparatorKind.Area => [Other!],
        _ => [],
    };

    /// <summary>It in a sentence: "the rest of the MPS", "the boroughs most alike", "Brent".</summary>
    public string InText(FigureContext context) => InText(context.ForceInText, context.PeerUnit.Many);

    /// <summary>The same, for those who name the force and its areas themselves.</summary>
    /// <param name="force">The force in a sentence: "the MPS".</param>
    /// <param name="areas">What its areas are called: "boroughs".</param>
    public string InText(string force, string areas) => Kind switch
    {
        ComparatorKind.RestOfForce => $"the rest of {force}",
        ComparatorKind.Force => force,
        ComparatorKind.SimilarAreas => $"the {areas} most alike",
        ComparatorKind.Group => $"the other {areas} of {Group!.Name}",
        ComparatorKind.Area => Other!.Name,
        _ => $"the year {Baseline.RangeLabel}",
    };

    /// <summary>Who stands on the other side, for the notes; null where the words say it already.</summary>
    public string? Note(FigureContext context) => Kind switch
    {
        ComparatorKind.SimilarAreas or ComparatorKind.Group when AreasIn(context).Count == 0 => null,
        ComparatorKind.SimilarAreas or ComparatorKind.Group => $"{Grammar.Capital(InText(context))}, taken together: {Grammar.List([.. AreasIn(context).Select(area => area.Name)])}.",
        ComparatorKind.Force => $"{Grammar.Capital(context.ForceInText)} holds {context.Area.Name}, so the word is chosen from how {context.Area.Name} compares with the force without it.",
        _ => null,
    };

    /// <summary>
    /// φ of a comparison with one other area is that of the one whose months scatter more, so that it says the same from either side;
    /// else the area's own. Null where unknown.
    /// </summary>
    internal double? Spread(FigureContext context, Choice choice, Measure measure, Period now)
    {
        double? Of(string code) => ChangeEvidence.Spread(context, choice, measure, code, now);
        var own = Of(context.Area.Code);
        return Kind != ComparatorKind.Area || own is null ? own : Of(Other!.Code) is { } other ? Math.Max(own.Value, other) : null;
    }

    /// <summary>Counts of the other side in two periods, from the publication that the area's own come from.</summary>
    internal (Estimate Previous, Estimate Current) Counts(FigureContext context, ChangeLine line, Period now)
    {
        if (Kind is ComparatorKind.RestOfForce or ComparatorKind.Force)
        {
            var force = context.Counter.TotalOfForce(line.Choice, line.Measure, context.Force, context.Peers, [now.YearEarlier, now]).Values;
            return Kind == ComparatorKind.Force ? (force[0], force[1]) : RestEvidence.RestOf(context, line, force, now);
        }
        var areas = AreasIn(context);
        Estimate Sum(Period period) => areas.Count == 0 ? Estimate.Missing("there is no other area")
            : Ratios.Sum([.. areas.Select(area => context.Counter.Total(line.Choice, line.Measure, area.Code, period))]);
        return (Sum(now.YearEarlier), Sum(now));
    }
}
