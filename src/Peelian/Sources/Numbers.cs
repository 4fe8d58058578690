using System.Globalization;

namespace Peelian.Sources;

/// <summary>What a cell that should hold a number holds.</summary>
enum Cell
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A mark for missing or suppressed: there is no observation, and never a zero.</summary>
    Missing,

    /// <summary>Anything else.</summary>
    Fault,
}

/// <summary>How a table writes numbers.</summary>
/// <param name="Decimal">The decimal mark.</param>
/// <param name="Thousands">What parts thousands, where anything does.</param>
/// <param name="Percent">May a percent sign follow?</param>
readonly record struct NumberForm(char Decimal, char? Thousands = null, bool Percent = false)
{
    /// <summary>1234.5, and nothing else.</summary>
    public static NumberForm Plain => new('.');

    /// <summary>1,234.5 or 1234.5.</summary>
    public static NumberForm Grouped => new('.', ',');

    /// <summary>0,67 or 1234,5.</summary>
    public static NumberForm DecimalComma => new(',');
}

/// <summary>Reads numbers in a named form; never in the machine's culture.</summary>
static class Numbers
{
    static readonly HashSet<string> MissingMarks =
        new(StringComparer.OrdinalIgnoreCase) { "", "!", ".", "..", "-", "x", "n/a", "na", ":", "*", "[x]", "[c]", "[z]", "[u]", "[low]" };

    /// <summary>Is it a publisher's mark for missing or suppressed (blank included)?</summary>
    public static bool IsMissing(ReadOnlySpan<char> cell) =>
        cell.Length <= 5 && MissingMarks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell.Trim());

    /// <summary>Reads a cell as a decimal number.</summary>
    public static Cell Read(ReadOnlySpan<char> cell, NumberForm form, out decimal number)
    {
        number = 0;
        var text = cell.Trim();
        if (IsMissing(text))
            return Cell.Missing;
        if (form.Percent && text[^1] == '%')
            text = text[..^1].TrimEnd();
        Span<char> plain = stackalloc char[40];
        return text.Length <= plain.Length && Plain(text, form, plain, out var length)
            && decimal.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            ? Cell.Number
            : Cell.Fault;
    }

    /// <summary>Reads a cell as a count: whole, not negative, thousands perhaps grouped by commas.</summary>
    public static Cell ReadCount(ReadOnlySpan<char> cell, out int count)
    {
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out count))
            return Cell.Number;
        var kind = Read(cell, NumberForm.Grouped, out var number);
        if (kind != Cell.Number)
            return kind;
        if (number < 0 || number > int.MaxValue || number != decimal.Truncate(number))
            return Cell.Fault;
        count = (int)number;
        return Cell.Number;
    }

    // Rewrites to digits, a leading sign and a point; false where a mark stands where the form has none.
    static bool Plain(ReadOnlySpan<char> text, NumberForm form, Span<char> plain, out int length)
    {
        length = 0;
        var whole = text;
        var point = text.IndexOf(form.Decimal);
        if (point >= 0)
            whole = text[..point];
        if (form.Thousands is { } mark && whole.Contains(mark) && !Grouped(whole.TrimStart("+-"), mark))
            return false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == form.Decimal)
                plain[length++] = '.';
            else if (letter == form.Thousands && at < whole.Length)
                continue;
            else if (char.IsAsciiDigit(letter) || (at == 0 && letter is '+' or '-'))
                plain[length++] = letter;
            else
                return false;
        }
        return true;
    }

    // One to three digits, then groups of three.
    static bool Grouped(ReadOnlySpan<char> whole, char mark)
    {
        var first = whole.IndexOf(mark);
        if (first is < 1 or > 3 || (whole.Length - first) % 4 != 0)
            return false;
        for (var at = first; at < whole.Length; at += 4)
        {
            if (whole[at] != mark || whole.Slice(at + 1, 3).Contains(mark))
                return false;
        }
        return true;
    }
}
