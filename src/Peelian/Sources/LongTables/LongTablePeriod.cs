using System.Globalization;

namespace Peelian.Sources;

/// <summary>How a table writes the months that a row is about.</summary>
/// <param name="Form">Which way of the list below.</param>
/// <param name="Role">The column of the month, day or year.</param>
/// <param name="Quarter">The column of the quarter, or of the last day; empty where there is none.</param>
/// <param name="Month">The month of the year that a bare year stands for.</param>
sealed record LongTablePeriod(string Form, string Role, string Quarter, int Month)
{
    static readonly string[] Forms = ["month", "month-of-year", "financial-quarter", "financial-year", "from-to"];

    static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy-MM", "yyyyMM", "dd.MM.yy", "d.M.yy", "dd.MM.yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd/MM/yy", "MMM-yy", "MMM yy", "MMM yyyy", "MMMM yyyy", "yyyy-MM-ddTHH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Reads the options.</summary>
    public static LongTablePeriod Read(Options? options, Options whole)
    {
        if (options is null)
        {
            whole.Fault("'period' is missing.");
            return new("month", "", "", 0);
        }
        options.Allow("form", "column", "quarter", "month");
        return new(options.OneOf("form", Forms.ToDictionary(form => form, StringComparer.Ordinal), "month"), options.Text("column"), options.TextOrNull("quarter") ?? "", options.Int("month", 0));
    }

    /// <summary>What is expected of the cell, in words.</summary>
    public string Expected => Form switch
    {
        "month" => "a month or a day, such as 2015-10, 01.10.15, 31/10/2015 or Oct-15",
        "month-of-year" => "a year, such as 2015",
        "financial-year" => "a financial year, such as 2015/16",
        "from-to" => "the first day of a month, with the last day of the same or a later month",
        _ => "a financial year, such as 2015/16, with a quarter from 1 to 4",
    };

    /// <summary>The period; null where it is none.</summary>
    public Period? Parse(string text, string quarter) => Form switch
    {
        "month" => Day(text) is { } day ? Peelian.Period.Of(Peelian.Month.Of(day)) : null,
        "month-of-year" => Year(text) is { } year ? Peelian.Period.Of(new Month(year, Month)) : Day(text) is { } day ? Peelian.Period.Of(Peelian.Month.Of(day)) : null,
        "from-to" => Day(text) is { Day: 1 } from && Day(quarter) is { } to && to >= from && Peelian.Month.Of(to).LastDay == to ? new Period(Peelian.Month.Of(from), Peelian.Month.Of(to)) : null,
        "financial-year" => FinancialYear(text) is { } start ? Peelian.Period.FinancialYear(start) : null,
        _ => FinancialYear(text) is { } first && QuarterOf(quarter) is { } number ? Peelian.Period.To(new Month(first, 4) + (number * 3 - 1), 3) : null,
    };

    static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and < 2100 ? day : null;

    static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and < 2100 ? year : null;

    // 2015/16, 2015-16, 2015/2016: the second year is the one after the first.
    static int? FinancialYear(string text)
    {
        var parts = text.Split('/', '-');
        if (parts.Length != 2 || Year(parts[0].Trim()) is not { } start)
            return null;
        var next = (start + 1).ToString(CultureInfo.InvariantCulture);
        return parts[1].Trim() is var second && (second == next || second == next[2..]) ? start : null;
    }

    static int? QuarterOf(string text) => text.TrimStart('Q', 'q') is [>= '1' and <= '4' and var digit] ? digit - '0' : null;
}
