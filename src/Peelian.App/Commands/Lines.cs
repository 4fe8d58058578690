namespace Peelian.App.Commands;

/// <summary>Plain columns for people and for pipes.</summary>
static class Lines
{
    /// <summary>Writes rows with their columns aligned; a column whose cells all begin with a digit is aligned right.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = heads.Select((head, index) => Math.Max(head.Length, rows.Count == 0 ? 0 : rows.Max(row => row[index].Length))).ToArray();
        var right = heads.Select((_, index) => rows.Count > 0 && rows.All(row => row[index].Length > 0 && char.IsAsciiDigit(row[index][0]) && !row[index].Contains('-', StringComparison.Ordinal))).ToArray();
        foreach (var row in rows.Prepend(heads))
        {
            var cells = row.Select((cell, index) => right[index] ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>"1 file", "2 files".</summary>
    public static string Count(long number, string one, string many) =>
        $"{Figures.Format.Whole(number)} {(number == 1 ? one : many)}";
}
