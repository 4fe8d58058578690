using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>Which published numbers are asked for.</summary>
/// <param name="Areas">Of these areas.</param>
/// <param name="Months">Of periods that end in these months.</param>
public sealed record ObservedQuestion(IReadOnlyList<Area> Areas, Period Months)
{
    /// <summary>Only numbers of this kind; null for all.</summary>
    public Statistic? Statistic { get; init; }

    /// <summary>Only this cut; null for all that were published, and the whole of what is counted from incidents.</summary>
    public Slice? Slice { get; init; }

    /// <summary>How counts of incidents are cut; empty for the whole. Where a <see cref="Slice"/> is asked for it says so.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>True for the number of every publication that has one; false for the one that a pack would use.</summary>
    public bool EveryVintage { get; init; }

    /// <summary>Only numbers of this file, whether or not a pack would use them; null for all.</summary>
    public string? SnapshotId { get; init; }

    internal IReadOnlyList<string> Cut => Slice?.Dimensions ?? Dimensions;
}

/// <summary>A published number, or the count of a month's incidents, with where it stands; published rows that feed one number are added up.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Statistic">What the number is.</param>
/// <param name="AreaCode">The area.</param>
/// <param name="Period">The months it covers.</param>
/// <param name="Slice">The cut of the measure, as in files.</param>
/// <param name="Value">The number; null only for text.</param>
/// <param name="Snapshot">The file it stands in.</param>
/// <param name="IsNewest">True for the number that a pack would use, where several publications have it.</param>
public sealed record Observed(string MeasureId, Statistic Statistic, string AreaCode, Period Period, string Slice, decimal? Value, SnapshotRecord Snapshot, bool IsNewest)
{
    /// <summary>Decimals that the publisher printed, where known.</summary>
    public int? Decimals { get; init; }

    /// <summary>People or cases that a percentage rests on, where published.</summary>
    public decimal? Base { get; init; }

    /// <summary>The words of a text.</summary>
    public string? Text { get; init; }

    /// <summary>The publisher's note.</summary>
    public string? Note { get; init; }

    /// <summary>The classification it was counted under.</summary>
    public string? Classification { get; init; }

    /// <summary>Its lines in the file, from 1, with a semicolon between them; empty for counts of incidents and for zeros that no row states.</summary>
    public string Lines { get; init; } = "";
}
