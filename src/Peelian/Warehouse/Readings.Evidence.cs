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
        if (!_objects.TryGetValue((forceCode, month), out var evidence))
            _objects[(forceCode, month)] = evidence = AskObjectOfSearch(forceCode, month);
        return evidence;
    }

    ObjectEvidence AskObjectOfSearch(string forceCode, Month month)
    {
        var vintage = SearchesOf(forceCode, month);
        if (vintage is null)
            return ObjectEvidence.NotLoaded;
        var distinct = Query(
            $"""
            select legislation, cast(count(distinct object) as integer) as objects
            from stops
            where snapshot = {Text(vintage.Months[month.Index].Ordinal)} and force = {Quote(forceCode)} and month = {Text(month.Index)}
              and object <> 'not-recorded'
            group by legislation
            """,
            row => row.GetInt32(1));
        return distinct.Count == 0 ? ObjectEvidence.NotPublished
            : distinct.Any(objects => objects > 1) ? ObjectEvidence.Varies
            : ObjectEvidence.FunctionOfThePower;
    }

    // Those that are counted: real before made-up.
    IncidentVintage? SearchesOf(string forceCode, Month month) =>
        _incidents.Where(one => one.Table == "stops" && one.ForceCode == forceCode && one.Months.ContainsKey(month.Index)).MinBy(one => one.Illustrative);

    /// <summary>Whether the hours and days of a force's month of searches are real: some forces give dates alone, which read as midnight.</summary>
    public TimeEvidence TimeOfSearch(string forceCode, Month month)
    {
        if (!_times.TryGetValue((forceCode, month), out var evidence))
            _times[(forceCode, month)] = evidence = AskTimeOfSearch(forceCode, month);
        return evidence;
    }

    TimeEvidence AskTimeOfSearch(string forceCode, Month month)
    {
        var vintage = SearchesOf(forceCode, month);
        if (vintage is null)
            return TimeEvidence.NotLoaded;
        var (all, midnight, days) = Query(
            $"""
            select cast(sum(n) as bigint), cast(coalesce(sum(n) filter (where clock = 'midnight'), 0) as bigint), cast(count(distinct weekday) as integer)
            from stops
            where snapshot = {Text(vintage.Months[month.Index].Ordinal)} and force = {Quote(forceCode)} and month = {Text(month.Index)}
            """,
            row => row.IsDBNull(0) ? (0L, 0L, 0) : (row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)))[0];
        return days == 1 && all >= FewOnOneDay ? TimeEvidence.OneDay
            : midnight > MostAtMidnight * all ? TimeEvidence.DatesOnly
            : TimeEvidence.Times;
    }
}
