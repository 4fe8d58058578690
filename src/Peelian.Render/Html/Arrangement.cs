using Peelian.Figures;

namespace Peelian.Render;

/// <summary>How a figure's cells are laid out for reading. Cells are moved, never changed.</summary>
static class Arrangement
{
    /// <summary>
    /// The table that people read: the figure's own arrangement where it has one; else, where one column tells several
    /// series apart, a row for each month with a column for each series (or the other way round, whichever is shorter to read).
    /// </summary>
    public static Table Of(Figure figure)
    {
        var table = figure.Table;
        if (figure.Arranged is { } arranged)
            return arranged;
        if (figure.Chart is not { SeriesColumnId: { } series } chart || table.Rows.Count == 0)
            return table;
        var layout = new TableLayout(table);
        var words = layout.Shown.Where(index => table.Columns[index].Kind != ColumnKind.Number).ToList();
        return layout.Numbers.Count == 1 && words.Count == 2 && table.Rows.All(row => row.Group is null)
            ? Cross(table, table.IndexOf(chart.LabelColumnId), table.IndexOf(series), layout.Numbers[0])
            : table;
    }

    static Table Cross(Table table, int label, int series, int value)
    {
        var labels = Distinct(table, label);
        var lines = Distinct(table, series);
        var (down, across, downColumn, acrossColumn) = labels.Count < lines.Count
            ? (lines, labels, series, label)
            : (labels, lines, label, series);
        var cells = new Dictionary<(string, string), Cell>();
        foreach (var row in table.Rows)
        {
            // Two rows in one place cannot be crossed: the table is read as it is.
            if (!cells.TryAdd((row.Cells[downColumn].Raw, row.Cells[acrossColumn].Raw), row.Cells[value]))
                return table;
        }
        List<Column> columns = [table.Columns[downColumn] with { IsRowHead = true }];
        columns.AddRange(across.Select(row => table.Columns[value] with { Id = row.Cells[acrossColumn].Raw, Title = Title(row.Cells[acrossColumn].Printed, table.Columns[value]) }));
        return new Table(columns, [.. down.Select(row => new Row(row.Cells[downColumn].Raw,
            [row.Cells[downColumn], .. across.Select(other => cells.GetValueOrDefault((row.Cells[downColumn].Raw, other.Cells[acrossColumn].Raw)) ?? Cell.Words(""))])
        {
            TermId = downColumn == series ? row.TermId : null,
        })]);
    }

    static List<Row> Distinct(Table table, int column) => [.. table.Rows.DistinctBy(row => row.Cells[column].Raw, StringComparer.Ordinal)];

    static string Title(string name, Column value) => value.Unit is { } unit ? $"{name} ({unit})" : name;
}
