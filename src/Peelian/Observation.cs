namespace Peelian;

/// <summary>What a published number is, so that a percentage is never taken for a count.</summary>
public enum Statistic
{
    /// <summary>A count or other plain value: it may be added up.</summary>
    Value,

    /// <summary>A percentage of people or cases, 0 to 100.</summary>
    Percent,

    /// <summary>A percentage change that somebody else computed.</summary>
    ChangePercent,

    /// <summary>A rate that somebody else computed, such as allegations per 100 workforce.</summary>
    Rate,

    /// <summary>A part's percentage of its whole that somebody else computed.</summary>
    SharePercent,

    /// <summary>Words, such as a custody panel's observations.</summary>
    Text,
}

/// <summary>The place in a kept file that a number was read from.</summary>
/// <param name="Line">Line in the file, from 1; 0 for a zero that no row states (the file covers it and has no row).</param>
/// <param name="Column">Column in the file, from 1; 0 where it is the whole line.</param>
/// <param name="Label">The publisher's own label for the row.</param>
public readonly record struct Origin(int Line, int Column, string? Label = null)
{
    /// <summary>The sheet, of a workbook: line and column are then the row and column in it.</summary>
    public string? Sheet { get; init; }
}

/// <summary>One published number (or text) about a measure, an area and a period.</summary>
/// <param name="MeasureId">The catalogue's measure.</param>
/// <param name="Statistic">What the number is.</param>
/// <param name="AreaCode">The catalogue's area.</param>
/// <param name="Period">The months it covers.</param>
/// <param name="Slice">The cut of the measure.</param>
/// <param name="Value">The number as published; null only for text.</param>
/// <param name="Origin">Where in the file it stands.</param>
public sealed record Observation(
    string MeasureId, Statistic Statistic, string AreaCode, Period Period, Slice Slice, decimal? Value, Origin Origin)
{
    /// <summary>Decimals that the publisher printed, where known.</summary>
    public int? Decimals { get; init; }

    /// <summary>People or cases that a percentage rests on, where published.</summary>
    public decimal? Base { get; init; }

    /// <summary>The words of a text observation.</summary>
    public string? Text { get; init; }

    /// <summary>The publisher's note to it.</summary>
    public string? Note { get; init; }

    /// <summary>The classification it was counted under, such as <c>home-office</c>: never added or compared across.</summary>
    public string? Classification { get; init; }
}

/// <summary>The ids of statistics in files.</summary>
public static class StatisticIds
{
    /// <summary>Id to statistic, as in tidy files.</summary>
    public static IReadOnlyDictionary<string, Statistic> ById { get; } = new Dictionary<string, Statistic>(StringComparer.Ordinal)
    {
        ["value"] = Statistic.Value,
        ["percent"] = Statistic.Percent,
        ["change-percent"] = Statistic.ChangePercent,
        ["rate"] = Statistic.Rate,
        ["share-percent"] = Statistic.SharePercent,
        ["text"] = Statistic.Text,
    };

    /// <summary>The id of a statistic: <c>change-percent</c>.</summary>
    public static string Id(this Statistic statistic) => ById.First(pair => pair.Value == statistic).Key;
}
