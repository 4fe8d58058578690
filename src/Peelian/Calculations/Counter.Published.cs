using Peelian.Warehouse;

namespace Peelian.Calculations;

/// <content>What somebody else computed or wrote, printed as given.</content>
public sealed partial class Counter
{
    /// <summary>A statistic that somebody else computed, printed as given; missing where nobody did.</summary>
    public Estimate Published(Measure measure, Statistic statistic, string areaCode, Period period, Slice slice = default) =>
        FindPublished(measure, statistic, areaCode, period, slice) is ({ } reading, { } vintage)
            ? Make(reading.Value, vintage, new ReadingKey(measure.Id, statistic, areaCode, period, slice), [reading]) with { AsPublished = true, Decimals = reading.Decimals }
            : NotLoaded(period);

    /// <summary>A published number of interviews or cases behind a percentage.</summary>
    public Estimate PublishedBase(Measure measure, string areaCode, Period period, Slice slice = default) =>
        FindPublished(measure, Statistic.Percent, areaCode, period, slice) is ({ Base: { } number } reading, { } vintage)
            ? Make(number, vintage, new ReadingKey(measure.Id, Statistic.Percent, areaCode, period, slice), [reading]) with { AsPublished = true }
            : Estimate.Missing("the publisher gives no number of people asked");

    /// <summary>Published words, such as a panel's observations, with their kept file; null where there are none.</summary>
    public (string Text, Estimate Origin)? PublishedText(Measure measure, string areaCode, Period period) =>
        FindPublished(measure, Statistic.Text, areaCode, period, Slice.Whole) is ({ Text: { Length: > 0 } text } reading, { } vintage)
            ? (text, Make(0, vintage, new ReadingKey(measure.Id, Statistic.Text, areaCode, period, Slice.Whole), [reading]))
            : null;

    // A month, or the quarter, half-year or year that begins with it and does not reach beyond the period: they add up as months do.
    static (Reading? Reading, int Months) Published(Vintage vintage, Measure measure, string areaCode, Month month, Month last, Slice slice)
    {
        if (vintage.Month(measure.Id, areaCode, month, slice) is { } one)
            return (one, 1);
        foreach (var months in measure.AddsUp && !measure.IsStock ? Longer : [])
        {
            if (month + (months - 1) <= last && vintage.Exact(measure.Id, Statistic.Value, areaCode, new Period(month, month + (months - 1)), slice) is { } longer)
                return (longer, months);
        }
        return (null, 1);
    }

    static readonly int[] Longer = [3, 6, 12];

    (Reading Reading, Vintage Vintage)? FindPublished(Measure measure, Statistic statistic, string areaCode, Period period, Slice slice)
    {
        foreach (var vintage in readings.Vintages)
        {
            if (vintage.Exact(measure.Id, statistic, areaCode, period, slice) is { } reading)
                return (reading, vintage);
        }
        return null;
    }
}
