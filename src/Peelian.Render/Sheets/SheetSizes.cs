namespace Peelian.Render.Sheets;

/// <summary>How wide columns and how high rows are, in letters and lines: guessed alike for both formats, because readers measure letters differently.</summary>
sealed class SheetSizes
{
    const int Least = 10;
    const int Most = 80;
    const int Numbers = 16;
    const int Reading = 110;
    const int WideEnough = 60;
    const int Paper = 200;

    // Letters of 12 points are on average narrower than the digit that widths are counted in; words break before the edge.
    const double Filled = 1.1;

    /// <summary>Works them out.</summary>
    public SheetSizes(Sheet sheet)
    {
        Widths = sheet.Table is not { } table
            ? [Reading]
            : [.. table.Columns.Select((column, index) => Math.Clamp(Math.Max(column.IsNumber ? Numbers : Math.Min(column.Head.Length, Most), table.Rows.Max(row => row[index].Text.Length)) + 2, Least, Most))];
        LinesWrap = Widths[0] >= WideEnough;
        FitsPaper = Widths.Sum() <= Paper && (LinesWrap || sheet.Lines.All(line => line.Text.Length <= Paper));
        Heights = HeightsOf(sheet);
    }

    /// <summary>One width a column; the lines over a table run on to the right and decide nothing.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>True where the lines over the table run over several lines: the first column is wide enough to read in.</summary>
    public bool LinesWrap { get; }

    /// <summary>True where the sheet, made as wide as paper, is still read.</summary>
    public bool FitsPaper { get; }

    /// <summary>For each row of the sheet the lines that its words take.</summary>
    public IReadOnlyList<int> Heights { get; }

    List<int> HeightsOf(Sheet sheet)
    {
        List<int> heights = [.. sheet.Lines.Select(line => LinesWrap && line.Level == 0 ? Lines(line.Text, Widths[0]) : 1)];
        if (sheet.Table is not { } table)
            return heights;
        heights.Add(table.Columns.Select((column, index) => Lines(column.Head, Widths[index])).Max());
        foreach (var row in table.Rows)
        {
            var most = 1;
            for (var at = 0; at < row.Count; at++)
                most = Math.Max(most, row[at].Number is null ? Lines(row[at].Text, Widths[at]) : 1);
            heights.Add(most);
        }
        return heights;
    }

    static int Lines(string text, int width) => text.Length < width * Filled && !text.Contains('\n', StringComparison.Ordinal)
        ? 1
        : text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / (width * Filled))));
}
