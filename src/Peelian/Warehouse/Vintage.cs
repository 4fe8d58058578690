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

    /// <summary>The kept files of boundaries or lookups that decided which area its rows lie in; empty where the publisher did.</summary>
    public IReadOnlyList<string> PlacedBy { get; init; } = [];
}

/// <summary>A vintage of observations: small published tables.</summary>
sealed class ObservationVintage : Vintage
{
    readonly Dictionary<(string Measure, string Area, Statistic Statistic), Dictionary<Period, List<Row>>> _rows = [];

    readonly Dictionary<(string Measure, string Area, Period Period, Slice Slice), Reading?> _sums = [];

    readonly Dictionary<(string Measure, string Area, int Months, string Dimensions), HashSet<Slice>> _cuts = [];

    sealed record Row(Slice Slice, Reading Reading, int Rank)
    {
        public string Dimensions => Slice.Shape;
    }

    /// <summary>
    /// Keeps a number. Files of one publication may overlap: of two numbers for the same thing the one with the higher
    /// <paramref name="rank"/> stands, and they are never added up.
    /// </summary>
    internal void Add(string measureId, Statistic statistic, string areaCode, Period period, Slice slice, int rank, Reading reading)
    {
        if (!_rows.TryGetValue((measureId, areaCode, statistic), out var byPeriod))
            _rows[(measureId, areaCode, statistic)] = byPeriod = [];
        if (!byPeriod.TryGetValue(period, out var rows))
            byPeriod[period] = rows = [];
        var same = rows.FindIndex(row => row.Slice == slice);
        if (same < 0)
            rows.Add(new Row(slice, reading, rank));
        else if (rank > rows[same].Rank)
            rows[same] = new Row(slice, reading, rank);
    }

    internal void Forget(HashSet<string> measureIds)
    {
        _sums.Clear();
        _cuts.Clear();
        foreach (var key in _rows.Keys.Where(key => measureIds.Contains(key.Measure)).ToList())
            _rows.Remove(key);
    }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice) =>
        Exact(measureId, Statistic.Value, areaCode, Period.Of(month), slice);

    public override Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice)
    {
        if (!_rows.TryGetValue((measureId, areaCode, statistic), out var byPeriod)
            || !byPeriod.TryGetValue(period, out var rows))
            return null;
        if (rows.Find(row => row.Slice == slice) is { } found)
            return found.Reading;
        if (statistic != Statistic.Value)
            return null;
        if (!_sums.TryGetValue((measureId, areaCode, period, slice), out var sum))
            _sums[(measureId, areaCode, period, slice)] = sum = SumOfFinerCut(measureId, areaCode, period, rows, slice);
        return sum;
    }

    /// <summary>
    /// Sums the rows of the coarsest finer cut: the whole from rows by ethnicity, black from ethnicity by outcome. A period
    /// that lacks a row that periods like it have is not summed: the row is missing, not 0.
    /// </summary>
    Reading? SumOfFinerCut(string measureId, string areaCode, Period period, List<Row> rows, Slice slice)
    {
        // Asked of thousands of rows: an array, because a sorted dictionary makes much to walk through one or two pairs.
        KeyValuePair<string, string>[] wanted = [.. slice.Pairs];
        bool Within(Slice finer) => finer.Pairs is var pairs && Array.TrueForAll(wanted, pair => pairs.GetValueOrDefault(pair.Key) == pair.Value);
        foreach (var finer in rows.Where(row => !row.Slice.IsWhole).GroupBy(row => row.Dimensions, StringComparer.Ordinal)
            .Where(group => group.First().Slice.Dimensions is var dimensions && dimensions.Count > wanted.Length && Array.TrueForAll(wanted, pair => dimensions.Contains(pair.Key)))
            .OrderBy(group => group.First().Slice.Dimensions.Count).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var matching = finer.Where(row => Within(row.Slice)).ToList();
            if (matching.Count > 0 && CutOf(measureId, areaCode, period.Length, finer.Key).Count(Within) == matching.Count)
                return matching[0].Reading with { Value = matching.Sum(row => row.Reading.Value) };
        }
        return null;
    }

    // Every slice by these dimensions that any period of this length has.
    HashSet<Slice> CutOf(string measureId, string areaCode, int months, string dimensions)
    {
        var key = (measureId, areaCode, months, dimensions);
        if (!_cuts.TryGetValue(key, out var cut))
        {
            _cuts[key] = cut =
            [
                .. _rows[(measureId, areaCode, Statistic.Value)].Where(pair => pair.Key.Length == months)
                    .SelectMany(pair => pair.Value).Where(row => row.Dimensions == dimensions).Select(row => row.Slice),
            ];
        }
        return cut;
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

    // For measures that are one label of the publisher's: the months in which the force has it at all. A zero needs that.
    readonly Dictionary<string, HashSet<int>> _labelled = new(StringComparer.Ordinal);

    /// <summary>The force whose months these are.</summary>
    public required string ForceCode { get; init; }

    /// <summary><c>street</c>, <c>outcomes</c> or <c>stops</c>.</summary>
    public required string Table { get; init; }

    /// <summary>What the area is called in "has no place".</summary>
    public required string RowsName { get; init; }

    /// <summary>Month index to the file that covers it, with its rows and how many of them have a place.</summary>
    public required IReadOnlyDictionary<int, (int Ordinal, string SnapshotId, long Rows, long Located)> Months { get; init; }

    /// <summary>The boundaries or lookups that placed its rows.</summary>
    public required IReadOnlyList<string> PlacedBy { get; init; }

    /// <summary>The area's own force decides whether rows in it are its crime: another force's rows are not.</summary>
    public required Func<string, bool> IsMine { get; init; }

    /// <summary>The same months of the same files, with nothing counted yet.</summary>
    internal IncidentVintage WithoutCounts() => new()
    {
        SourceId = SourceId,
        Publisher = Publisher,
        Series = Series,
        Effective = Effective,
        DateKnown = DateKnown,
        Illustrative = Illustrative,
        ForceCode = ForceCode,
        Table = Table,
        RowsName = RowsName,
        Months = Months,
        PlacedBy = PlacedBy,
        IsMine = IsMine,
    };

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
        _labelled.Remove(measureId);
        foreach (var key in _cuts.Keys.Where(key => key.Measure == measureId).ToList())
            _cuts.Remove(key);
    }

    internal void Declare(string measureId, IEnumerable<string> dimensions, bool needsLabel)
    {
        _dimensions[measureId] = new HashSet<string>(dimensions, StringComparer.Ordinal);
        if (needsLabel)
            _labelled[measureId] = [];
    }

    internal void Add(string measureId, string areaCode, int month, Slice slice, decimal count)
    {
        if (!_counts.TryGetValue(measureId, out var counts))
            _counts[measureId] = counts = [];
        counts.Add((areaCode, month, slice, count));
        if (_labelled.TryGetValue(measureId, out var months))
            months.Add(month);
    }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice)
    {
        if (!IsLoaded(measureId) || !IsMine(areaCode) || !Months.TryGetValue(month.Index, out var file)
            || (areaCode != ForceCode && !IsLocated(file.Rows, file.Located))
            || !HasLabel(measureId, month)
            || (!slice.IsWhole && !slice.Dimensions.All(dimension => Knows(measureId, dimension))))
            return null;
        var count = Cut(measureId, slice).GetValueOrDefault((areaCode, month.Index, slice)); // covered, and no row of it: a true zero
        return new Reading(count, file.SnapshotId) { PlacedBy = areaCode == ForceCode ? [] : PlacedBy };
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
        !IsLoaded(measureId) ? null
        : WhyNoPlaces(areaCode, month) is { } why ? why
        : IsMine(areaCode) && Months.ContainsKey(month.Index) && !HasLabel(measureId, month) ? "the file has none of these anywhere, so they may have been left out of it"
        : null;

    bool HasLabel(string measureId, Month month) => !_labelled.TryGetValue(measureId, out var months) || months.Contains(month.Index);

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

    /// <summary>Have enough rows of a month a place, that an area without any has none?</summary>
    internal static bool IsLocated(long rows, long located) => rows == 0 || located >= LocatedShare * rows;
}
