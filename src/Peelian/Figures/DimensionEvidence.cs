using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>Whether what published searches are cut by says anything: some files repeat the power as the object, or give dates for times.</summary>
static class DimensionEvidence
{
    /// <summary>Why a month's counts cannot be cut by a dimension; null where they can, and of all that is not counted from published searches.</summary>
    public static string? WhyNot(FigureContext context, Measure measure, string dimension, Month month) => measure.Incidents?.Table != "stops" ? null : dimension switch
    {
        "object" => WhyNotByObject(context, month),
        "hour" => context.Readings.TimeOfSearch(context.Force.Code, month) is TimeEvidence.DatesOnly or TimeEvidence.OneDay
            ? $"in {month.Label} the file gives dates and no times: midnight stands for all or many searches" : null,
        "weekday" => context.Readings.TimeOfSearch(context.Force.Code, month) is TimeEvidence.OneDay
            ? $"in {month.Label} every search of the file has the same date" : null,
        _ => null,
    };

    /// <summary>Why a month's searches cannot be cut by the object of search; null where they can.</summary>
    public static string? WhyNotByObject(FigureContext context, Month month) => context.Readings.ObjectOfSearch(context.Force.Code, month) switch
    {
        ObjectEvidence.NotPublished => $"the object of search was not published for {month.Label}",
        ObjectEvidence.FunctionOfThePower => $"in {month.Label} every search under one power has the same object, so the object says nothing about what was looked for",
        _ => null,
    };

    /// <summary>The run of months without a gap that ends with the last of a window; of the months before the last, only those that can be cut.</summary>
    /// <param name="window">The months wanted.</param>
    /// <param name="whyNot">Why a month is not to be had; null where it is.</param>
    /// <remarks>The last month is in the run whether or not it can be cut: ask of it first.</remarks>
    /// <returns>The run, and why it is not longer: the reason of the month before it, null where it is the whole window.</returns>
    public static (Period Run, string? WhyShorter) Run(Period window, Func<Month, string?> whyNot)
    {
        var first = window.Last;
        while (first > window.First && whyNot(first - 1) is null)
            first -= 1;
        return (new Period(first, window.Last), first > window.First ? whyNot(first - 1) : null);
    }

    /// <summary>Says why a figure covers fewer months than its window; null where it covers them all.</summary>
    /// <param name="window">The months wanted.</param>
    /// <param name="run">The months covered.</param>
    /// <param name="whyShorter">Why the month before them is not.</param>
    public static string? Note(Period window, Period run, string? whyShorter) => whyShorter is null ? null
        : $"The figure covers {run.RangeLabel} and not the {(window.Length == 12 ? "whole twelve months" : "whole of " + window.RangeLabel)}. {(run.First - 1).Label}: {(HasNumbers(whyShorter) ? "not all of it can be counted" : whyShorter)}.";

    // Numbers of other months are no numbers of the figure.
    static bool HasNumbers(string words) => Consistency.KnownFacts.NumbersIn(Consistency.KnownFacts.WithoutMonths(words)).Any();
}
