using System.Globalization;
using System.Text.RegularExpressions;

namespace Peelian.Sources;

/// <summary>How the values of cells are written as text, alike for both kinds of workbook.</summary>
static partial class SheetCells
{
    /// <summary>A number as a spreadsheet shows it with all its digits: fifteen, so that 0.69 is not 0.69000000000000006.</summary>
    public static string Number(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture)
            : written;

    /// <summary>A day counted from the start of the workbook's calendar, as 2015-09-30 or with its time; the number where it is no day.</summary>
    public static string Day(string written, bool from1904)
    {
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || serial is < 0 or > 2_958_465)
            return Number(written);
        // The calendar from 1900 has a 29 February 1900 that never was.
        var days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        var at = new DateTime(1899, 12, 30).AddDays(Math.Floor(days)).AddSeconds(Math.Floor((days - Math.Floor(days)) * 86400 + 0.5));
        return serial < 1 ? at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : at.TimeOfDay == TimeSpan.Zero ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Does a number format show a day or a time?</summary>
    public static bool IsDay(string format) => DayLetter().IsMatch(NotDay().Replace(format, ""));

    /// <summary>What stands for a formula whose result the file does not hold: no source takes it for a value.</summary>
    public static string NoResult(string formula) =>
        $"={(formula.Length == 0 ? "…" : formula.Length > 40 ? formula[..40] + "…" : formula)} (a formula without its result)";

    // Words in quotes, single letters after a backslash, colours and conditions in brackets (but not [h]).
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", RegexOptions.IgnoreCase)]
    private static partial Regex NotDay();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DayLetter();
}
