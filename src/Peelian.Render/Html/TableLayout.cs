using Peelian.Figures;

namespace Peelian.Render;

/// <summary>Which columns of a table people see, and which one names the row.</summary>
sealed class TableLayout
{
    readonly Table _table;

    /// <summary>Works it out.</summary>
    public TableLayout(Table table)
    {
        _table = table;
        Readable = [.. Enumerable.Range(0, table.Columns.Count).Where(index => table.Columns[index].Shown)];
        var some = Readable.Where(index => !Empty(table, index)).ToList();
        // A column of nothing, or of nothing but "[x]", only pushes the others apart: its reason under the table says it all.
        Shown = some.Exists(index => table.Columns[index].Kind == ColumnKind.Number) ? some : Readable;
        Numbers = [.. Shown.Where(index => table.Columns[index].Kind == ColumnKind.Number)];
        var named = Shown.FirstOrDefault(index => table.Columns[index].IsRowHead, -1);
        Head = named >= 0 ? named : Shown.FirstOrDefault(index => table.Columns[index].Kind != ColumnKind.Number, -1);
    }

    /// <summary>Positions of the columns that people may see, also of those without any value.</summary>
    public IReadOnlyList<int> Readable { get; }

    /// <summary>Positions of the columns that are shown, in order.</summary>
    public IReadOnlyList<int> Shown { get; }

    /// <summary>Positions of the shown columns that hold numbers.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The column that names the row; -1 where there is none.</summary>
    public int Head { get; }

    /// <summary>True where a reader finds "[x]"; a change that cannot be computed may be printed as its counts, "0 to 2".</summary>
    public static bool IsGone(Cell cell) => cell.IsMissing && cell.Printed == Format.Gone(cell.WhyMissing);

    static bool Empty(Table table, int index) => table.Rows.Count > 0 && table.Rows.All(row => IsGone(row.Cells[index]) || row.Cells[index].Printed.Length == 0);

    /// <summary>The row as it is named in a list: its head and the words that stand beside it, "Oct 2015, Black".</summary>
    public string Name(Row row)
    {
        var words = Shown.Where(index => index == Head || _table.Columns[index].Kind != ColumnKind.Number)
            .Where(index => !row.Cells[index].IsMissing && !_table.Rows.Any(one => one.Cells[index].Evidence is not null))
            .Select(index => row.Cells[index].Printed)
            .Where(text => text.Length is > 0 and < 60);
        var name = string.Join(", ", words);
        return name.Length > 0 ? name : row.Id;
    }

    /// <summary>Rows under one head after another, as they come.</summary>
    public IEnumerable<(string? Group, IReadOnlyList<Row> Rows)> Groups()
    {
        List<Row> rows = [];
        foreach (var row in _table.Rows)
        {
            if (rows.Count > 0 && rows[0].Group != row.Group)
            {
                yield return (rows[0].Group, rows);
                rows = [];
            }
            rows.Add(row);
        }
        if (rows.Count > 0)
            yield return (rows[0].Group, rows);
    }
}
