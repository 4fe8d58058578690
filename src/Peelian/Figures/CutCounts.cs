using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>Counts of a measure in an area and its force, cut by one dimension: whole and parts from one publication.</summary>
/// <param name="context">What the figure is built from.</param>
/// <param name="measure">What is counted.</param>
/// <param name="dimension">What it is cut by.</param>
/// <param name="values">The values of the dimension that are wanted; none where only months are asked about.</param>
sealed class CutCounts(FigureContext context, Measure measure, string dimension, IReadOnlyList<string> values)
{
    readonly Dictionary<Period, Choice> _choices = [];

    /// <summary>All of them, in the area and in the force.</summary>
    public (Estimate Own, Estimate Force) Whole(Period period) => Of(period, Slice.Whole);

    /// <summary>Those with a value of the dimension.</summary>
    public (Estimate Own, Estimate Force) Of(Period period, string value) => Of(period, Slice.Of(dimension, value));

    (Estimate Own, Estimate Force) Of(Period period, Slice slice)
    {
        var choice = ChoiceOf(period);
        return (context.Counter.Total(choice, measure, context.Area.Code, period, slice), context.Counter.TotalOfForce(choice, measure, context.Force, context.Peers, [period], slice).Values[0]);
    }

    Choice ChoiceOf(Period period)
    {
        if (_choices.TryGetValue(period, out var choice))
            return choice;
        var own = ChoiceOf(context, measure, context.Area.Code, period, dimension, values);
        // Of an area without any the force's own counts can still be told.
        return _choices[period] = own.Vintage is null ? ChoiceOf(context, measure, context.Force.Code, period, dimension, values) : own;
    }

    /// <summary>
    /// The publication that a whole and its parts are counted from: that of the first value which has a count, real before
    /// made-up, so that parts of one are never set over the whole of another.
    /// </summary>
    public static Choice ChoiceOf(FigureContext context, Measure measure, string areaCode, Period period, string dimension, IReadOnlyList<string> values)
    {
        List<(Choice Choice, Estimate Total)> found = [.. values.Select(value => Slice.Of(dimension, value))
            .Select(slice => (Slice: slice, Choice: context.Counter.Choose(measure, areaCode, [period], slice)))
            .Where(one => one.Choice.Vintage is not null)
            .Select(one => (one.Choice, context.Counter.Total(one.Choice, measure, areaCode, period, one.Slice)))];
        return found.OrderBy(one => one.Total.IsMissing && !one.Total.IsHidden).ThenBy(one => one.Choice.Vintage!.Illustrative).Select(one => one.Choice).FirstOrDefault()
            ?? context.Counter.Choose(measure, areaCode, [period]);
    }

    /// <summary>The force's count without the area's.</summary>
    public Estimate Rest((Estimate Own, Estimate Force) counts) => context.Peers.Count <= 1
        ? Estimate.Missing($"{context.ForceInText} has no other area")
        : RestEvidence.Without(counts.Force, counts.Own);

    /// <summary>Why a month cannot be cut; null where it can.</summary>
    public string? WhyNot(Month month) =>
        context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [Period.Of(month)]), measure, context.Area.Code, Period.Of(month)) is { IsMissing: true } none
            ? none.WhyMissing
            : DimensionEvidence.WhyNot(context, measure, dimension, month);

    /// <summary>Is a value published for some of the area's months, and not for all? Then it has no count, and is no zero either.</summary>
    public bool IsPartly(Period period, string value) =>
        Of(period, value).Own is { IsMissing: true, IsHidden: false } && HasAny(period, value, context.Area);

    bool HasAny(Period period, string value, Area area) => context.Counter.HasAny(ChoiceOf(period), measure, area, period, Slice.Of(dimension, value));

    /// <summary>What is none of the values; missing where one of them is published in part, because what is left would swallow it.</summary>
    public (Estimate Own, Estimate Force) Others(Period period)
    {
        var (whole, parts) = (Whole(period), values.Select(value => (Value: value, Count: Of(period, value))).ToList());
        return (
            Without(whole.Own, parts.Select(part => (part.Count.Own, HasAny(period, part.Value, context.Area)))),
            Without(whole.Force, parts.Select(part => (part.Count.Force, context.Peers.Append(context.Force).Any(area => HasAny(period, part.Value, area))))));
    }

    /// <summary>What is left of a whole when its parts are taken out: a part that nobody had takes nothing, one that is hidden or known in part leaves nothing to be told.</summary>
    /// <param name="whole">The whole.</param>
    /// <param name="parts">Its parts, and whether anything of each is published.</param>
    public static Estimate Without(Estimate whole, IEnumerable<(Estimate Count, bool HasAny)> parts) =>
        Ratios.Difference(whole, Ratios.Sum([.. parts.Where(part => !part.Count.IsMissing || part.Count.IsHidden || part.HasAny).Select(part => part.Count)]));
}
