using Peelian.Findings;

namespace Peelian.Figures;

/// <summary>A count that an indicator rests on, as its figure has it.</summary>
/// <param name="Id">The column or the fact: <c>previous</c>.</param>
/// <param name="Label">Its head as read: "12 months to April 2024 (count)".</param>
/// <param name="Cell">The number.</param>
public sealed record IndicatorCount(string Id, string Label, Cell Cell);

/// <summary>
/// One number of an area's figures with everything that must be said beside it. It is taken out of a finished figure, cell by cell, and computes
/// nothing: it cannot say anything else than the page does.
/// </summary>
public sealed record Indicator
{
    /// <summary>Measure and calculation: <c>burglary.change</c>. With <see cref="Slice"/> unique in a summary.</summary>
    public string Id => $"{Measure.Id}.{Calculation}";

    /// <summary>The measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>What was worked out: <c>count</c>, <c>change</c>, <c>rate-per-1000</c>. A contract, as ids of measures are.</summary>
    public required string Calculation { get; init; }

    /// <summary>The cut of the measure.</summary>
    public Slice Slice { get; init; }

    /// <summary>The months it covers; those looked for where it has no value.</summary>
    public required Period Period { get; init; }

    /// <summary>What the number is, as a head reads: "Change (%)".</summary>
    public required string Label { get; init; }

    /// <summary>Its unit: "%", "offences".</summary>
    public required string Unit { get; init; }

    /// <summary>The number, as the figure has it; missing with the reason where there is none.</summary>
    public required Cell Value { get; init; }

    /// <summary>The cell that says how sure the comparison is; null where nothing is compared.</summary>
    public Cell? Word { get; init; }

    /// <summary>What it is set against; null where nothing is compared.</summary>
    public Against? Against { get; init; }

    /// <summary>The counts behind it.</summary>
    public IReadOnlyList<IndicatorCount> Counts { get; init; } = [];

    /// <summary>The figure's own sentence about it; null where it has none.</summary>
    public Sentence? Sentence { get; init; }

    /// <summary>The figure that it is taken from.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Ids of the terms that explain the word; none where there is no word.</summary>
    public IReadOnlyList<string> WordTermIds => Word is null ? [] : [.. EvidenceKey.TermsOf(Word)];
}
