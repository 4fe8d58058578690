using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>What a number is set against.</summary>
public enum Against
{
    /// <summary>The same twelve months a year earlier.</summary>
    YearBefore,

    /// <summary>The force without the area: its areas and pseudo-areas but for the one looked at.</summary>
    RestOfForce,

    /// <summary>What a reader chose: other areas, or an earlier year.</summary>
    Comparator,

    /// <summary>Another group of people: the reference group of a ratio.</summary>
    OtherGroup,
}

/// <summary>
/// A comparison that a figure makes, judged: what page one, the scorecard and the questions choose from. Its words and numbers
/// are the figure's own cells, so that nothing further on can say something else.
/// </summary>
public sealed record Judgement
{
    /// <summary>The measure compared.</summary>
    public required string MeasureId { get; init; }

    /// <summary>The row of the figure's table, or the fact, that it is about.</summary>
    public required string RowId { get; init; }

    /// <summary>What it is set against.</summary>
    public required Against Against { get; init; }

    /// <summary>How sure the difference is, after adjustment for the other rows of the table.</summary>
    public required EvidenceWord Word { get; init; }

    /// <summary>Own over other with its interval, 1 where they are alike; missing where there is none.</summary>
    public required Estimate Ratio { get; init; }

    /// <summary>The area's own events, such as offences in the period: how large a difference is in number. Null for percentages.</summary>
    public decimal? Events { get; init; }

    /// <summary>How many events more or fewer than if the two sides were alike; 0 where events are not counted.</summary>
    public decimal Size => Events is not { } events ? 0
        : Ratio.Value is not { } ratio || ratio == 0 ? events
        : Math.Abs(events - events / ratio);

    /// <summary>How far from alike the two sides are, as a share of the other: what orders percentages, which count no events.</summary>
    public decimal Distance => Ratio.Value is { } ratio ? Math.Abs(ratio - 1) : 0;

    /// <summary>True where the interval rests on an assumption, such as a number of interviews that nobody gives.</summary>
    public bool Assumed { get; init; }

    /// <summary>The comparison in words, built from the figure's cells.</summary>
    public required Sentence Sentence { get; init; }
}
