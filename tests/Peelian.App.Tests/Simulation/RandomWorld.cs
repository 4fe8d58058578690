using System.Globalization;
using System.Text;

namespace Peelian.Tests.Simulation;

/// <summary>Made-up publications for every area of a force: tiny and huge counts, holes, noughts, values without their counts. A seed gives the same bytes always.</summary>
sealed class RandomWorld(int seed)
{
    public const string Pack = "snb";

    public const string AsAt = "2015-10";

    const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    static readonly Month End = new(2015, 10);

    static readonly string[] Groups = ["white", "black", "asian", "other", "not-recorded"];

    static readonly string[] Types = ["failures-in-duty", "oppressive-behaviour", "incivility", "malpractice", "discrimination", "traffic-irregularity", "other"];

    static readonly string[] Ends = ["no-case-to-answer", "case-to-answer", "local-resolution", "disapplication"];

    static readonly double[] Scales = [0.02, 0.3, 2, 8, 40, 400, 30_000, 8_000_000];

    readonly Random _random = new(seed);

    readonly StringBuilder _rows = new(Header, 1 << 20);

    public static IReadOnlyList<Area> Areas { get; } = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled(Pack));

    static IEnumerable<string> Crimes => Workshop.Catalogue.Measures.Where(measure => measure is { Theme: "recorded-crime", Parts.Count: 0 }).Select(measure => measure.Id);

    /// <summary>The tidy file.</summary>
    public string Write()
    {
        foreach (var area in Areas)
            WriteArea(area.Code);
        var force = Areas[0].ParentCode!;
        foreach (var measure in (string[])["confidence", "satisfaction"])
            Percent(measure, force, 100 * _random.NextDouble());
        foreach (var measure in Crimes.Where(_ => Chance(0.2)))
            Row(measure, "change-percent", force, "2014-11/2015-10", "", (200 * _random.NextDouble() - 90).ToString("0.0", CultureInfo.InvariantCulture));
        return _rows.ToString();
    }

    void WriteArea(string area)
    {
        foreach (var measure in Crimes.Where(_ => Chance(0.9)))
            Months(measure, area, "", 24, Scales[_random.Next(Scales.Length)]);
        Months("asb-calls", area, "", 24, 300);
        Months("workforce", area, "", 12, 400);
        Allegations(area);
        var outcomes = Ends.Where(_ => Chance(0.9)).Select(end => (end, n: _random.Next(200))).ToList();
        foreach (var (end, n) in outcomes)
            Row("allegation-outcomes", "value", area, "2014-11/2015-10", $"allegation-outcome={end}", n.ToString(CultureInfo.InvariantCulture));
        Row("allegation-outcomes", "value", area, "2014-11/2015-10", "", (outcomes.Sum(one => one.n) + _random.Next(30)).ToString(CultureInfo.InvariantCulture));
        foreach (var group in Groups)
        {
            Months("searches-of-people", area, $"officer-defined-ethnicity={group}", 13, Scales[_random.Next(5)]);
            if (group != "not-recorded")
                Row("population", "value", area, "2011-03", $"officer-defined-ethnicity={group}", _random.Next(1, 200_000).ToString(CultureInfo.InvariantCulture));
        }
        Months("searches", area, "", 13, Scales[_random.Next(6)]);
        Months("stop-and-accounts", area, "", 13, Scales[_random.Next(6)]);
        var all = _random.Next(900);
        Row("all-searches", "value", area, AsAt, "", all.ToString(CultureInfo.InvariantCulture));
        foreach (var measure in (string[])["search-arrests", "weapons-searches", "key-crime-searches"])
            Row(measure, "value", area, AsAt, "", _random.Next(all + 1).ToString(CultureInfo.InvariantCulture));
        foreach (var measure in (string[])["confidence", "satisfaction", "ease-of-contact"])
            Percent(measure, area, 100 * _random.NextDouble());
        foreach (var measure in (string[])["custody-visits-scheduled", "custody-visits-conducted", "custody-detainees-held", "custody-detainees-spoken-to"])
            Row(measure, "value", area, "2015-07/2015-09", "", _random.Next(30).ToString(CultureInfo.InvariantCulture));
    }

    // The kinds that are published are a part of all.
    void Allegations(string area)
    {
        var kinds = Types.Where(_ => Chance(0.8)).Select(type => (type, scale: Scales[_random.Next(4)])).ToList();
        for (var month = End - 23; month <= End; month += 1)
        {
            var counts = kinds.Select(kind => (kind.type, n: Draw.Poisson(_random, kind.scale))).ToList();
            foreach (var (type, n) in counts)
                Row("complaint-allegations", "value", area, month.ToString(), $"allegation-type={type}", n.ToString(CultureInfo.InvariantCulture));
            Row("complaint-allegations", "value", area, month.ToString(), "", (counts.Sum(one => one.n) + _random.Next(3)).ToString(CultureInfo.InvariantCulture));
        }
    }

    bool Chance(double chance) => _random.NextDouble() < chance;

    void Percent(string measure, string area, double percent)
    {
        for (var end = new Month(2013, 9); end <= new Month(2015, 9); end += 3)
        {
            if (Chance(0.9))
                Row(measure, "percent", area, Period.YearTo(end).ToString(), "", Math.Clamp(percent + _random.Next(-6, 7), 0, 100).ToString("0", CultureInfo.InvariantCulture), Chance(0.3) ? _random.Next(1, 900).ToString(CultureInfo.InvariantCulture) : "");
        }
    }

    // The second year is as the first, or more, or less, or none at all.
    void Months(string measure, string area, string slice, int months, double scale)
    {
        double[] effects = [1, 1, 1, 1.3, 0.7, 3, 0];
        var effect = effects[_random.Next(effects.Length)];
        var hole = Chance(0.05) ? _random.Next(months) : -1;
        for (var at = 0; at < months; at++)
        {
            if (at != hole)
                Row(measure, "value", area, (End - (months - 1 - at)).ToString(), slice, Draw.Poisson(_random, scale * (at >= 12 ? effect : 1)).ToString(CultureInfo.InvariantCulture));
        }
    }

    void Row(string measure, string statistic, string area, string period, string slice, string value, string people = "") =>
        _rows.Append(measure).Append(',').Append(statistic).Append(',').Append(area).Append(',').Append(period).Append(',').Append(slice).Append(',').Append(value).Append(",,").Append(people).Append(",,\n");
}

/// <summary>Chance, by a seed.</summary>
static class Draw
{
    /// <summary>A count of events that are expected so many times.</summary>
    public static long Poisson(Random random, double mean)
    {
        if (mean <= 0)
            return 0;
        if (mean > 200)
            return (long)Math.Max(0, mean + Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0L);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }
        return count;
    }
}
