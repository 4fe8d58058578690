using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Peelian;

/// <summary>A calendar month, such as October 2015: the grain of nearly all published policing data.</summary>
/// <remarks>Written <c>2015-10</c> in files and "October 2015" in prose, whatever the machine's culture.</remarks>
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    static readonly string[] Names =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>Makes a month from its year (1 to 9999) and its number (1 to 12).</summary>
    public Month(int year, int number)
    {
        if (year is < 1 or > 9999)
            throw new ArgumentOutOfRangeException(nameof(year), year, "A year lies between 1 and 9999.");
        if (number is < 1 or > 12)
            throw new ArgumentOutOfRangeException(nameof(number), number, "A month's number lies between 1 and 12.");
        Index = year * 12 + number - 1;
    }

    /// <summary>Months since the start of year 0: what the warehouse stores.</summary>
    public int Index { get; private init; }

    /// <summary>The year, such as 2015.</summary>
    public int Year => Index / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int Number => Index % 12 + 1;

    /// <summary>The name alone: "October".</summary>
    public string Name => Names[Number - 1];

    /// <summary>As read by people: "October 2015".</summary>
    public string Label => $"{Name} {Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>As a narrow column head: "Oct 2015".</summary>
    public string ShortLabel => $"{Name[..3]} {Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The number of days in the month: 28 to 31.</summary>
    public int Days => DateTime.DaysInMonth(Year, Number);

    /// <summary>The last day of the month.</summary>
    public DateOnly LastDay => new(Year, Number, Days);

    /// <summary>The month with that <see cref="Index"/>.</summary>
    public static Month FromIndex(int index) => new(index / 12, index % 12 + 1);

    /// <summary>The month that holds a day.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month some months later (or, with a negative number, earlier).</summary>
    public static Month operator +(Month month, int months) => FromIndex(month.Index + months);

    /// <summary>The month some months earlier.</summary>
    public static Month operator -(Month month, int months) => FromIndex(month.Index - months);

    /// <summary>How many months lie between two: October minus September is 1.</summary>
    public static int operator -(Month left, Month right) => left.Index - right.Index;

    /// <summary>Is one month before another?</summary>
    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    /// <summary>Is one month after another?</summary>
    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    /// <summary>Is one month before another, or the same?</summary>
    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    /// <summary>Is one month after another, or the same?</summary>
    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    /// <inheritdoc/>
    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>As in files: "2015-10".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    /// <summary>Reads "2015-10"; anything else is a <see cref="FormatException"/>.</summary>
    public static Month Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var month)
            ? month
            : throw new FormatException($"'{s}' is not a month: write it as 2015-10.");

    /// <summary>Reads "2015-10": four digits, a hyphen, two digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Month result)
    {
        result = default;
        return s is { Length: 7 } && s[4] == '-' && TryDigits(s.AsSpan(0, 4), s.AsSpan(5, 2), out result);
    }

    /// <summary>Reads the "201510" of wide column heads.</summary>
    public static bool TryParseCompact(ReadOnlySpan<char> s, out Month result)
    {
        result = default;
        return s.Length == 6 && TryDigits(s[..4], s[4..], out result);
    }

    static bool TryDigits(ReadOnlySpan<char> year, ReadOnlySpan<char> number, out Month result)
    {
        result = default;
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || y < 1 || m is < 1 or > 12)
            return false;
        result = new Month(y, m);
        return true;
    }
}
