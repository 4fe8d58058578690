using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>A number as stored, with everything that is known about where it stands.</summary>
sealed record StoredRow(Vintage Vintage, SnapshotRecord Snapshot, Statistic Statistic, string AreaCode, Period Period, string Slice, decimal? Value)
{
    public int? Decimals { get; init; }

    public decimal? Base { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    public string? Classification { get; init; }

    public required string Lines { get; init; }
}
