using DuckDB.NET.Data;

namespace Peelian.Warehouse;

/// <content>What a force's month of searches can bear: whether objects and times say anything.</content>
public sealed partial class Readings
{
    // With real times about one search in a hundred is at midnight sharp.
    const decimal MostAtMidnight = 0.05m;

    // So many searches fall on more than one day of the week.
    const long FewOnOneDay = 20;

    readonly Dictionary<(string Force, Month Month), ObjectEvidence> _objects = [];
    readonly Dictionary<(string Force, Month Month), TimeEvidence> _times = [];

    /// <summary>
    /// How many of a month's searches of a force were under each power, by object: an object that is a function of the
    /// power says nothing about what was searched for (rules: object of search).
    /// </summary>
    public ObjectEvidence ObjectOfSearch(string forceCode, Month month)
    {
        if (_objects.TryGetValue((forceCode, month), out var known))
            return known;
        var distinct = OfSearches(
            forceCode, month, "cast(count(distinct object) filter (where object <> 'not-recorded') as integer)", "group by legislation", row => row.GetInt32(0));
        return _objects[(forceCode, month)] = distinct is null ? ObjectEvidence.NotLoaded
            : distinct.TrueForAll(objects => objects == 0) ? ObjectEvidence.NotPublished
            : distinct.Exists(objects => objects > 1) ? ObjectEvidence.Varies
            : ObjectEvidence.FunctionOfThePower;
    }

    /// <summary>Whether the hours and days of a force's month of searches are real: some forces give dates alone, which read as midnight.</summary>
    public TimeEvidence TimeOfSearch(string forceCode, Month month)
    {
        if (_times.TryGetValue((forceCode, month), out var known))
            return known;
        var counts = OfSearches(
            forceCode, month,
            "cast(coalesce(sum(n), 0) as bigint), cast(coalesce(sum(n) filter (where clock = 'midnight'), 0) as bigint), cast(count(distinct weekday) as integer)", "",
            row => (All: row.GetInt64(0), Midnight: row.GetInt64(1), Days: row.GetInt32(2)));
        return _times[(forceCode, month)] = counts is not [var of] ? TimeEvidence.NotLoaded
            : of is { Days: 1, All: >= FewOnOneDay } ? TimeEvidence.OneDay
            : of.Midnight > MostAtMidnight * of.All ? TimeEvidence.DatesOnly
            : TimeEvidence.Times;
    }

    // Of the searches that are counted, real before made-up; null where no file has the month.
    List<T>? OfSearches<T>(string forceCode, Month month, string columns, string grouping, Func<DuckDBDataReader, T> read)
    {
        var vintage = _incidents.Where(one => one.Table == "stops" && one.ForceCode == forceCode && one.Months.ContainsKey(month.Index)).MinBy(one => one.Illustrative);
        return vintage is null ? null : Query(
            $"select {columns} from stops where snapshot = {Text(vintage.Months[month.Index].Ordinal)} and force = {Quote(forceCode)} and month = {Text(month.Index)} {grouping}", read);
    }
}
