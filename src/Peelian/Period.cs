using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Peelian;

/// <summary>A run of whole months, both ends included: "12 months to October 2015" is November 2014 to October 2015.</summary>
/// <remarks>One period object feeds cover, contents, captions, column heads and sentences, so they cannot disagree.</remarks>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>Makes a period from its first and its last month.</summary>
    public Period(Month first, Month last)
    {
        if (last < first)
            throw new ArgumentException($"A period cannot end ({last}) before it starts ({first}).", nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>The first month, included.</summary>
    public Month First { get; }

    /// <summary>The last month, included.</summary>
    public Month Last { get; }

    /// <summary>How many months it has: 1 or more.</summary>
    public int Length => Last - First + 1;

    /// <summary>Its months in order.</summary>
    public IEnumerable<Month> Months
    {
        get
        {
            for (var month = First; month <= Last; month += 1)
                yield return month;
        }
    }

    /// <summary>The same run of months one year before.</summary>
    public Period YearEarlier => new(First - 12, Last - 12);

    /// <summary>The number of days in it, for rates per day and leap years.</summary>
    public int Days => Months.Sum(month => month.Days);

    /// <summary>As read by people: "October 2015", "12 months to October 2015", "July to September 2015".</summary>
    public string Label => Length switch
    {
        1 => Last.Label,
        12 => $"12 months to {Last.Label}",
        _ => RangeLabel,
    };

    /// <summary>Both ends in words: "November 2014 to October 2015", "July to September 2015".</summary>
    public string RangeLabel => Length == 1 ? Last.Label
        : First.Year == Last.Year ? $"{First.Name} to {Last.Label}"
        : $"{First.Label} to {Last.Label}";

    /// <summary>What it is set against, in words: "the year before", "the same month a year before". A run of more than a year is told by its last twelve months.</summary>
    public string BeforeLabel => Length switch
    {
        1 => "the same month a year before",
        < 12 => "the same months a year before",
        _ => "the year before",
    };

    /// <summary>One month as a period.</summary>
    public static Period Of(Month month) => new(month, month);

    /// <summary>Twelve months up to and including a month. Police call this "rolling 12 months".</summary>
    public static Period YearTo(Month last) => new(last - 11, last);

    /// <summary>Some months up to and including a month.</summary>
    public static Period To(Month last, int months) => new(last - (months - 1), last);

    /// <summary>From April to a month: the financial year so far.</summary>
    public static Period FinancialYearToDate(Month last) =>
        new(new Month(last.Number >= 4 ? last.Year : last.Year - 1, 4), last);

    /// <summary>April of one year to March of the next: 2011 gives 2011/12.</summary>
    public static Period FinancialYear(int startYear) => new(new Month(startYear, 4), new Month(startYear + 1, 3));

    /// <summary>Is the month in it?</summary>
    public bool Contains(Month month) => month >= First && month <= Last;

    /// <inheritdoc/>
    public int CompareTo(Period other) =>
        Last != other.Last ? Last.CompareTo(other.Last) : First.CompareTo(other.First);

    /// <summary>As in files: "2015-10", or the ISO interval "2014-11/2015-10".</summary>
    public override string ToString() =>
        Length == 1 ? Last.ToString() : string.Create(CultureInfo.InvariantCulture, $"{First}/{Last}");

    /// <summary>Reads "2015-10" or "2014-11/2015-10".</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Period result)
    {
        result = default;
        if (s is null)
            return false;
        var slash = s.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (!Month.TryParse(s, null, out var only))
                return false;
            result = Of(only);
            return true;
        }
        if (!Month.TryParse(s[..slash], null, out var first) || !Month.TryParse(s[(slash + 1)..], null, out var last)
            || last < first)
            return false;
        result = new Period(first, last);
        return true;
    }

    /// <summary>Is one period ordered before another (by end, then by start)?</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Is one period ordered after another?</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Is one period ordered before another, or the same?</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Is one period ordered after another, or the same?</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}
