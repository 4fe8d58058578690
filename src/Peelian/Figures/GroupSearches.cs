namespace Peelian.Figures;

/// <summary>Searches and residents of the groups of one figure, counted once each.</summary>
/// <param name="context">What the figure is built from.</param>
/// <param name="measure">The searches.</param>
/// <param name="population">The residents.</param>
/// <param name="dimension">What groups people: officer-defined ethnicity.</param>
/// <param name="reference">The group that the others are compared with.</param>
/// <param name="census">The month of the census.</param>
sealed class GroupSearches(FigureContext context, Measure measure, Measure population, string dimension, string reference, Period census)
{
    readonly Dictionary<string, Estimate> _residents = new(StringComparer.Ordinal);
    readonly Dictionary<string, double?> _spread = new(StringComparer.Ordinal);

    /// <summary>What is counted.</summary>
    public const string NoteOnSearches = "One person can be searched more than once. Vehicle-only searches are left out.";

    /// <summary>How the groups of searches and residents differ; null where people named their own group in both.</summary>
    public string? NoteOnGroups => dimension.StartsWith("officer-defined", StringComparison.Ordinal)
        ? $"In the census of {census.Label} people chose their own group; in the searches the officer judged by appearance. Mixed White and Black groups are counted as Black, Mixed White and Asian as Asian, other Mixed and Chinese as Other."
        : null;

    /// <summary>How somebody came to be counted in a group, in a sentence.</summary>
    public string How => dimension.StartsWith("self-defined", StringComparison.Ordinal) ? "who described themselves as" : "recorded as";

    /// <summary>The searches.</summary>
    public Measure Measure => measure;

    /// <summary>The group that the others are compared with.</summary>
    public string Reference => reference;

    /// <summary>The month of the census.</summary>
    public Period Census => census;

    /// <summary>Searches of a group in a period, with an outcome where one is named.</summary>
    public Estimate Count(Period period, string group, string? outcome = null) =>
        Total(measure, period, outcome is null ? Slice.Of(dimension, group) : Slice.Of((dimension, group), ("outcome", outcome)));

    /// <summary>Residents of a group at the census.</summary>
    public Estimate Residents(string group) =>
        _residents.TryGetValue(group, out var known) ? known : _residents[group] = Total(population, census, Slice.Of(dimension, group));

    /// <summary>All residents at the census.</summary>
    public Estimate AllResidents => Total(population, census, Slice.Whole);

    /// <summary>A group's searches per resident over the reference group's.</summary>
    /// <param name="period">The months of the searches.</param>
    /// <param name="group">The group.</param>
    /// <param name="last">The last month of the figure, which over-dispersion is measured up to.</param>
    public GroupRatio Ratio(Period period, string group, Month last) =>
        new(Count(period, group), Residents(group), Count(period, reference), Residents(reference), Spread(group, last));

    double? Spread(string group, Month last)
    {
        if (!_spread.TryGetValue(group, out var known))
            _spread[group] = known = RatioEvidence.Spread((month, one) => Count(Period.Of(month), one), [group, reference], last);
        return known;
    }

    Estimate Total(Measure one, Period period, Slice slice) =>
        context.Counter.Total(context.Counter.Choose(one, context.Area.Code, [period], slice), one, context.Area.Code, period, slice);
}
