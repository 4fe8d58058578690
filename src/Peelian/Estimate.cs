namespace Peelian;

/// <summary>Where a true value may lie, given the noise in the counts or the sample.</summary>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit; null where there is none (infinite).</param>
/// <param name="Method">The method's name, as in <c>docs/methods</c>.</param>
public sealed record Interval(decimal Lower, decimal? Upper, string Method);

/// <summary>A stored number (or the sum of the published rows that feed it) that an estimate was computed from.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Statistic">What the number is.</param>
/// <param name="AreaCode">The area.</param>
/// <param name="Period">The months asked for.</param>
/// <param name="Slice">The cut.</param>
public sealed record ReadingKey(string MeasureId, Statistic Statistic, string AreaCode, Period Period, Slice Slice);

/// <summary>A number fit to print, or the reason why there is none: never a silent zero.</summary>
public sealed record Estimate
{
    Estimate()
    {
    }

    /// <summary>The value, unrounded (ratios to twelve significant digits); null where missing.</summary>
    public decimal? Value { get; private init; }

    /// <summary>The exact ratio behind a derived value: what printing rounds, once.</summary>
    public Fraction? Exact { get; private init; }

    /// <summary>Why there is no value, in words for a reader; null where there is one.</summary>
    public string? WhyMissing { get; private init; }

    /// <summary>The interval, where one is known.</summary>
    public Interval? Interval { get; init; }

    /// <summary>True where the publisher computed it and its counts are not to be had.</summary>
    public bool AsPublished { get; init; }

    /// <summary>True where any input is illustrative, not real.</summary>
    public bool Illustrative { get; init; }

    /// <summary>True where it rests on too few events to print a percentage: people are shown the counts instead.</summary>
    public bool SmallBase { get; init; }

    /// <summary>Decimals that the publisher printed, for values printed as given.</summary>
    public int? Decimals { get; init; }

    /// <summary>Ids of the snapshots it was computed from, in order.</summary>
    public IReadOnlyList<string> SnapshotIds { get; init; } = [];

    /// <summary>What it was computed from: how any number is traced to its rows.</summary>
    public IReadOnlyList<ReadingKey> Inputs { get; init; } = [];

    /// <summary>The one total that it is, where it is one: what disclosure control hides. Null for everything computed from totals.</summary>
    public ReadingKey? Key { get; init; }

    /// <summary>True where there is no value.</summary>
    public bool IsMissing => Value is null;

    /// <summary>True where the value is known and hidden, or needs one that is.</summary>
    public bool IsHidden => WhyMissing == HiddenWhy;

    /// <summary>The reason of every hidden value: the same for a small number and for one that would give it away.</summary>
    public const string HiddenWhy = "hidden, because a small number could be about somebody known, or could be worked out from this one";

    /// <summary>A plain value, such as a count.</summary>
    public static Estimate Of(decimal value) => new() { Value = value, Exact = Fraction.From(value) };

    /// <summary>A ratio, exact until printed.</summary>
    public static Estimate Of(Fraction value) => new() { Value = value.ToDecimal(), Exact = value };

    /// <summary>No value, and why.</summary>
    public static Estimate Missing(string why) => new()
    {
        WhyMissing = string.IsNullOrWhiteSpace(why)
            ? throw new ArgumentException("A missing value says why.", nameof(why))
            : why,
    };

    /// <summary>This estimate with the marks and sources of those that it was computed from.</summary>
    public Estimate From(params ReadOnlySpan<Estimate> inputs)
    {
        var (published, illustrative) = (AsPublished, Illustrative);
        var (ids, keys) = (SnapshotIds, new List<ReadingKey>(Inputs));
        foreach (var input in inputs)
        {
            ids = Union(ids, input.SnapshotIds);
            keys.AddRange(input.Inputs);
            published |= input.AsPublished;
            illustrative |= input.Illustrative;
        }
        return this with { SnapshotIds = ids, Inputs = keys, AsPublished = published, Illustrative = illustrative };
    }

    // Nearly always the same one file: then no new list is made, of which a pack would need thousands.
    static IReadOnlyList<string> Union(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        right.Count == 0 || ReferenceEquals(left, right) || (left.Count == 1 && right.Count == 1 && left[0] == right[0]) ? left
        : left.Count == 0 ? right
        : [.. left.Union(right, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
