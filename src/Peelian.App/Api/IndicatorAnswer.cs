using System.ComponentModel;
using Peelian.Figures;

namespace Peelian.App.Api;

/// <summary>Months from a first to a last.</summary>
sealed record PeriodAnswer(
    [property: Description("The first month")] string First,
    [property: Description("The last month")] string Last,
    [property: Description("As people read it: 12 months to April 2024")] string Label)
{
    public static PeriodAnswer Of(Period period) => new(period.First.ToString(), period.Last.ToString(), period.Label);
}

/// <summary>Where the true value may lie.</summary>
sealed record IntervalAnswer(
    [property: Description("Lower limit of the 95% interval")] decimal Lower,
    [property: Description("Upper limit of the 95% interval; null where there is none")] decimal? Upper,
    [property: Description("How it was computed, as the methods name it")] string Method)
{
    public static IntervalAnswer? Of(Interval? interval) => interval is null ? null : new(interval.Lower, interval.Upper, interval.Method);
}

/// <summary>How sure a comparison is.</summary>
sealed record EvidenceAnswer(
    [property: Description("The word: no data, too few to say, about the same, lower, higher, clearly lower, clearly higher")] string Word,
    [property: Description("What the word means, in plain words")] string Meaning,
    [property: Description("What the number is set against: year-before, rest-of-force, other-group")] string Against,
    [property: Description("True where the word rests on an assumption, such as a number of people asked that nobody gives")] bool Assumed);

/// <summary>A count that a number rests on.</summary>
sealed record CountAnswer(
    [property: Description("Which count it is, as a column of its figure is called")] string Id,
    [property: Description("What it is, as read")] string Label,
    [property: Description("The count; null where missing")] decimal? Value,
    [property: Description("The count as pages print it")] string Printed,
    [property: Description("Why there is none; null where there is one")] string? WhyMissing) : IField
{
    string IField.Field => $"{Id}: {(Value is { } value ? Format.Raw(Estimate.Of(value)) : "")}";

    public static CountAnswer Of(IndicatorCount count) => new(count.Id, count.Label, count.Cell.Number?.Value, count.Cell.Printed, count.Cell.WhyMissing);
}

/// <summary>One number of an area with what must be said beside it.</summary>
sealed record IndicatorAnswer(
    [property: Description("Measure and calculation, such as burglary.change")] string Id,
    [property: Description("Id of the measure")] string Measure,
    [property: Description("What was worked out of it")] string Calculation,
    [property: Description("The cut of the measure, such as officer-defined-ethnicity=black; empty for the whole")] string Slice,
    [property: Description("Code of the area")] string Area,
    [property: Description("The months it covers")] PeriodAnswer Period,
    [property: Description("What the number is, as a table's head reads")] string Label,
    [property: Description("Its unit: offences, %, percentage points, per 1,000, ratio")] string Unit,
    [property: Description("The number, unrounded; null where missing, never 0 for it")] decimal? Value,
    [property: Description("The number as pages print it; the counts in its place where its base is small")] string Printed,
    [property: Description("Its 95% interval; null where there is none")] IntervalAnswer? Interval,
    [property: Description("How sure the comparison is; null where nothing is compared")] EvidenceAnswer? Evidence,
    [property: Description("Why there is no word; null where there is one")] string? WhyNoEvidence,
    [property: Description("The counts behind it")] IReadOnlyList<CountAnswer> Counts,
    [property: Description("The sentence that pages say of it; null where they say none")] string? Sentence,
    [property: Description("Why there is no value; null where there is one")] string? WhyMissing,
    [property: Description("True where it rests on too few events to print: people are shown the counts instead")] bool SmallBase,
    [property: Description("True where the publisher computed it and its counts are not to be had")] bool AsPublished,
    [property: Description("True where any file behind it is made up, not real")] bool Illustrative,
    [property: Description("What must be known of the measure")] IReadOnlyList<string> Caveats,
    [property: Description("Notes of the figure that it is taken from, which may be about other rows too")] IReadOnlyList<string> Notes,
    [property: Description("Id of that figure on the area's pages")] string Figure,
    [property: Description("Where its numbers come from")] IReadOnlyList<string> Sources,
    [property: Description("SHA-256 of the published files behind it")] IReadOnlyList<string> Snapshots);
