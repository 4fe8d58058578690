namespace Peelian.Warehouse;

/// <summary>
/// One publication (publisher, series, date published), which may be several files: the counts of months come from it
/// whole or not at all, because two vintages never agree fully about the past.
/// </summary>
public abstract class Vintage
{
    /// <summary>The source that reads it.</summary>
    public required string SourceId { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The publication it is a vintage of.</summary>
    public required string Series { get; init; }

    /// <summary>The date that orders vintages.</summary>
    public required DateOnly Effective { get; init; }

    /// <summary>True where the date published was given, not taken from the last month covered.</summary>
    public required bool DateKnown { get; init; }

    /// <summary>True for made-up data.</summary>
    public required bool Illustrative { get; init; }

    /// <summary>A count of one month; null where this vintage does not cover it.</summary>
    public abstract Reading? Month(string measureId, string areaCode, Month month, Slice slice);

    /// <summary>A number published for exactly this period and statistic; null where there is none.</summary>
    public abstract Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice);

    /// <summary>Why a month is not there, where this vintage knows more than that; else null.</summary>
    public virtual string? WhyNot(string measureId, string areaCode, Month month) => null;
}

/// <summary>One number as read, with the kept file it came from.</summary>
/// <param name="Value">The number; 0 for text.</param>
/// <param name="SnapshotId">The kept file.</param>
public sealed record Reading(decimal Value, string SnapshotId)
{
    /// <summary>Classification it was counted under.</summary>
    public string? Classification { get; init; }

    /// <summary>Decimals as published.</summary>
    public int? Decimals { get; init; }

    /// <summary>People or cases that a percentage rests on.</summary>
    public decimal? Base { get; init; }

    /// <summary>Words of a text observation.</summary>
    public string? Text { get; init; }

    /// <summary>The publisher's note.</summary>
    public string? Note { get; init; }
}

/// <summary>A vintage of observations: small published tables.</summary>
sealed class ObservationVintage : Vintage
{
    readonly Dictionary<(string Measure, string Area, Statistic Statistic, Period Period), Dictionary<Slice, (int Rank, Reading Reading)>> _rows = [];
    readonly Dictionary<(string Measure, string Area, Period Period, Slice Slice), Reading?> _sums = [];

    /// <summary>
    /// Adds a number. The files of one publication can hold the same number twice (a table by borough that repeats the
    /// force's column): it is one number, and the file of the higher rank gives it. They are never added up.
    /// </summary>
    internal void Add(string measureId, Statistic statistic, string areaCode, Period period, Slice slice, int rank, Reading reading)
    {
        if (!_rows.TryGetValue((measureId, areaCode, statistic, period), out var readings))
            _rows[(measureId, areaCode, statistic, period)] = readings = [];
        if (!readings.TryGetValue(slice, out var had) || had.Rank < rank)
            readings[slice] = (rank, reading);
    }

    internal void Forget(HashSet<string> measureIds)
    {
        _sums.Clear();
        foreach (var key in _rows.Keys.Where(key => measureIds.Contains(key.Measure)).ToList())
            _rows.Remove(key);
    }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice) =>
        Exact(measureId, Statistic.Value, areaCode, Period.Of(month), slice);

    public override Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice)
    {
        if (!_rows.TryGetValue((measureId, areaCode, statistic, period), out var readings))
            return null;
        if (readings.TryGetValue(slice, out var found))
            return found.Reading;
        if (statistic != Statistic.Value)
            return null;
        if (!_sums.TryGetValue((measureId, areaCode, period, slice), out var sum))
            _sums[(measureId, areaCode, period, slice)] = sum = SumOfFinerCut(readings, slice);
        return sum;
    }

    /// <summary>Sums the rows of the coarsest finer cut: the whole from rows by ethnicity, black from ethnicity by outcome.</summary>
    static Reading? SumOfFinerCut(Dictionary<Slice, (int Rank, Reading Reading)> readings, Slice slice)
    {
        var wanted = slice.Pairs;
        var finer = readings
            .Select(row => (row.Key.Pairs, row.Value.Reading))
            .Where(row => row.Pairs.Count > wanted.Count && wanted.Keys.All(row.Pairs.ContainsKey))
            .GroupBy(row => string.Join(';', row.Pairs.Keys), StringComparer.Ordinal)
            .OrderBy(group => group.First().Pairs.Count)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var matching = finer?.Where(row => wanted.All(pair => row.Pairs[pair.Key] == pair.Value)).ToList();
        return matching is { Count: > 0 }
            ? matching[0].Reading with { Value = matching.Sum(row => row.Reading.Value) }
            : null;
    }
}

/// <summary>Counts of incidents: for each month of a force, the newest file that covers it.</summary>
sealed class IncidentVintage : Vintage
{
    /// <summary>
    /// At least this part of a month's rows must have a place before the rest is read as "elsewhere": with fewer,
    /// an area's count would be a fraction of the truth. Met searches before June 2016 have none, later ones nine in ten.
    /// </summary>
    const decimal LocatedShare = 0.75m;

    // Counts as loaded, by the finest cut; and added up to each coarser cut that was asked for.
    readonly Dictionary<string, List<(string Area, int Month, Slice Slice, decimal Count)>> _counts = new(StringComparer.Ordinal);
    readonly Dictionary<(string Measure, string Dimensions), Dictionary<(string Area, int Month, Slice Slice), decimal>> _cuts = [];
    readonly Dictionary<string, HashSet<string>> _dimensions = new(StringComparer.Ordinal);

    /// <summary>The force whose months these are.</summary>
    public required string ForceCode { get; init; }

    /// <summary><c>street</c>, <c>outcomes</c> or <c>stops</c>.</summary>
    public required string Table { get; init; }

    /// <summary>What the area is called in "has no place".</summary>
    public required string RowsName { get; init; }

    /// <summary>Month index to the file that covers it, with its rows and how many of them have a place.</summary>
    public required IReadOnlyDictionary<int, (int Ordinal, string SnapshotId, long Rows, long Located)> Months { get; init; }

    /// <summary>The area's own force decides whether rows in it are its crime: another force's rows are not.</summary>
    public required Func<string, bool> IsMine { get; init; }

    internal bool Knows(string measureId, string dimension) =>
        _dimensions.TryGetValue(measureId, out var known) && known.Contains(dimension);

    internal IReadOnlyList<Slice> SlicesOf(string measureId, IReadOnlyList<string> dimensions) =>
    [
        .. _counts.GetValueOrDefault(measureId, []).Select(row => row.Slice).Distinct()
            .Select(slice => Slice.Of([.. dimensions.Select(dimension => (dimension, slice.Pairs[dimension]))]))
            .Distinct().OrderBy(slice => slice.ToString(), StringComparer.Ordinal),
    ];

    internal IEnumerable<string> DimensionsOf(string measureId) =>
        _dimensions.TryGetValue(measureId, out var known) ? known : [];

    internal bool IsLoaded(string measureId) => _dimensions.ContainsKey(measureId);

    internal void Forget(string measureId)
    {
        _counts.Remove(measureId);
        foreach (var key in _cuts.Keys.Where(key => key.Measure == measureId).ToList())
            _cuts.Remove(key);
    }

    internal void Declare(string measureId, IEnumerable<string> dimensions) =>
        _dimensions[measureId] = new HashSet<string>(dimensions, StringComparer.Ordinal);

    internal void Add(string measureId, string areaCode, int month, Slice slice, decimal count)
    {
        if (!_counts.TryGetValue(measureId, out var counts))
            _counts[measureId] = counts = [];
        counts.Add((areaCode, month, slice, count));
    }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice)
    {
        if (!IsLoaded(measureId) || !IsMine(areaCode) || !Months.TryGetValue(month.Index, out var file)
            || (areaCode != ForceCode && !IsLocated(file.Rows, file.Located))
            || (!slice.IsWhole && !slice.Dimensions.All(dimension => Knows(measureId, dimension))))
            return null;
        var count = Cut(measureId, slice).GetValueOrDefault((areaCode, month.Index, slice)); // covered, and no row of it: a true zero
        return new Reading(count, file.SnapshotId);
    }

    Dictionary<(string Area, int Month, Slice Slice), decimal> Cut(string measureId, Slice like)
    {
        var dimensions = like.Dimensions;
        var key = (measureId, string.Join(';', dimensions));
        if (_cuts.TryGetValue(key, out var cut))
            return cut;
        _cuts[key] = cut = [];
        var coarser = new Dictionary<Slice, Slice>();
        foreach (var (area, month, slice, count) in _counts.GetValueOrDefault(measureId, []))
        {
            if (!coarser.TryGetValue(slice, out var to))
                coarser[slice] = to = Slice.Of([.. dimensions.Select(dimension => (dimension, slice.Pairs[dimension]))]);
            cut[(area, month, to)] = cut.GetValueOrDefault((area, month, to)) + count;
        }
        return cut;
    }

    public override Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice) => null;

    public override string? WhyNot(string measureId, string areaCode, Month month) =>
        IsLoaded(measureId) ? WhyNoPlaces(areaCode, month) : null;

    /// <summary>Why a covered month has no counts for an area; null where it has, or is not covered.</summary>
    internal string? WhyNoPlaces(string areaCode, Month month)
    {
        if (!IsMine(areaCode) || !Months.TryGetValue(month.Index, out var file))
            return null;
        if (areaCode != ForceCode && !IsLocated(file.Rows, file.Located))
        {
            return file.Located == 0
                ? $"{RowsName} were published without places"
                : $"only {Figures.Format.Whole(file.Located)} of {Figures.Format.Whole(file.Rows)} {RowsName} have a place";
        }
        return null;
    }

    static bool IsLocated(long rows, long located) => rows == 0 || located >= LocatedShare * rows;
}

/// <summary>Several vintages of one source, used where none covers a comparison alone: for each month the newest that has it.</summary>
sealed class JoinedVintage : Vintage
{
    /// <summary>The vintages, newest first.</summary>
    public required IReadOnlyList<Vintage> Parts { get; init; }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice) =>
        First(part => part.Month(measureId, areaCode, month, slice));

    public override Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice) =>
        First(part => part.Exact(measureId, statistic, areaCode, period, slice));

    public override string? WhyNot(string measureId, string areaCode, Month month)
    {
        foreach (var part in Parts)
        {
            if (part.WhyNot(measureId, areaCode, month) is { } why)
                return why;
        }
        return null;
    }

    Reading? First(Func<Vintage, Reading?> ask)
    {
        foreach (var part in Parts)
        {
            if (ask(part) is { } reading)
                return reading;
        }
        return null;
    }
}
