namespace Peelian.Sources;

/// <summary>Who may see what comes from a snapshot.</summary>
public enum Access
{
    /// <summary>Only inside the organisation: never served or published.</summary>
    Restricted,

    /// <summary>Anyone.</summary>
    Public,
}

/// <summary>What is known about a kept file: the truth that everything else is computed from.</summary>
public sealed record SnapshotRecord
{
    /// <summary>SHA-256 of the bytes, 64 lower-case hex digits: its identity.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name as it was added.</summary>
    public required string FileName { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The source (published format) that reads it.</summary>
    public required string SourceId { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The publication it belongs to: "Recorded crime: geographic breakdown, borough".</summary>
    public required string Series { get; init; }

    /// <summary>Its licence: "Open Government Licence v3.0".</summary>
    public required string Licence { get; init; }

    /// <summary>The attribution that the licence asks for.</summary>
    public required string Attribution { get; init; }

    /// <summary>Where it was published.</summary>
    public string? Url { get; init; }

    /// <summary>The day it was published, where that was given; else null (see <see cref="Effective"/>).</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The day it was added to the store.</summary>
    public required DateOnly Retrieved { get; init; }

    /// <summary>Its place in the order of adding, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>The police.uk name of the force that its rows are about, where the format does not say it.</summary>
    public string? Force { get; init; }

    /// <summary>True for made-up data: the mark reaches every figure that uses it.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Who may see it.</summary>
    public Access Access { get; init; }

    /// <summary>The day from which it may be shown; null for at once.</summary>
    public DateOnly? ReleaseAt { get; init; }

    /// <summary>The first month it covers.</summary>
    public Month? FirstMonth { get; init; }

    /// <summary>The last month it covers.</summary>
    public Month? LastMonth { get; init; }

    /// <summary>Rows read.</summary>
    public long Rows { get; init; }

    /// <summary>Rows left out with <c>--skip-bad-rows</c>.</summary>
    public long SkippedRows { get; init; }

    /// <summary>
    /// The date that orders vintages: the day published, else the day after the file's last month
    /// (the earliest it can have been), else the day it was added.
    /// </summary>
    public DateOnly Effective => Published ?? LastMonth?.LastDay.AddDays(1) ?? Retrieved;

    /// <summary>The first 12 digits of the id, for people.</summary>
    public string ShortId => Id[..12];
}
