using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>Counts of a measure in an area and its force, cut by one dimension.</summary>
/// <param name="context">What the figure is built from.</param>
/// <param name="measure">What is counted.</param>
/// <param name="dimension">What it is cut by.</param>
sealed class CutCounts(FigureContext context, Measure measure, string dimension)
{
    /// <summary>All of them, in the area and in the force.</summary>
    public (Estimate Own, Estimate Force) Whole(Period period) => Of(period, Slice.Whole);

    /// <summary>Those with a value of the dimension.</summary>
    public (Estimate Own, Estimate Force) Of(Period period, string value) => Of(period, Slice.Of(dimension, value));

    (Estimate Own, Estimate Force) Of(Period period, Slice slice)
    {
        var choice = context.Counter.Choose(measure, context.Area.Code, [period], slice);
        return (context.Counter.Total(choice, measure, context.Area.Code, period, slice),
            context.Counter.TotalOfForce(context.Counter.Choose(measure, context.Force.Code, [period], slice) is { Vintage: not null } force ? force : choice, measure, context.Force, context.Peers, [period], slice).Values[0]);
    }

    /// <summary>The force's count without the area's.</summary>
    public Estimate Rest((Estimate Own, Estimate Force) counts) => context.Peers.Count <= 1
        ? Estimate.Missing($"{context.ForceInText} has no other area")
        : RestEvidence.Without(counts.Force, counts.Own);

    /// <summary>Why a month cannot be cut; null where it can.</summary>
    public string? WhyNot(Month month) =>
        context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [Period.Of(month)]), measure, context.Area.Code, Period.Of(month)) is { IsMissing: true } none
            ? none.WhyMissing
            : DimensionEvidence.WhyNot(context, dimension, month);

    /// <summary>What is left of a whole when its known parts are taken out; a hidden part hides it too.</summary>
    public static Estimate Without(Estimate whole, IEnumerable<Estimate> parts) =>
        Ratios.Difference(whole, Ratios.Sum([.. parts.Where(part => !part.IsMissing || part.IsHidden)]));
}
