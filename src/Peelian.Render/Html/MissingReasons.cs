using Peelian.Figures;

namespace Peelian.Render;

/// <summary>A reason why values are missing, with the places where it holds.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Places">Such as "Homicide, Rape: MPS change (%)"; each is a run of rows and the columns empty in them.</param>
sealed record MissingReason(string Why, IReadOnlyList<string> Places)
{
    /// <summary>The reasons of a table's shown cells, in the order in which they first occur.</summary>
    public static IReadOnlyList<MissingReason> Of(Table table) => Of(table, new TableLayout(table).Readable);

    /// <summary>The reasons of all its cells, of columns that only files carry too.</summary>
    public static IReadOnlyList<MissingReason> All(Table table) => Of(table, [.. Enumerable.Range(0, table.Columns.Count)]);

    static List<MissingReason> Of(Table table, IReadOnlyList<int> columns)
    {
        var layout = new TableLayout(table);
        var missing = table.Rows
            .SelectMany((row, position) => columns
                .Where(index => TableLayout.IsGone(row.Cells[index]))
                .Select(index => (Row: position, Column: index, Why: row.Cells[index].WhyMissing!)))
            .ToList();
        return [.. missing.GroupBy(cell => cell.Why, StringComparer.Ordinal)
            .Select(group => new MissingReason(group.Key, PlacesOf(table, layout, [.. group.Select(cell => (cell.Row, cell.Column))])))];
    }

    // Columns that are empty in the same rows are named together.
    static List<string> PlacesOf(Table table, TableLayout layout, List<(int Row, int Column)> cells)
    {
        var columns = cells
            .GroupBy(cell => cell.Column)
            .Select(group => (Column: group.Key, Rows: group.Select(cell => cell.Row).ToList()))
            .GroupBy(column => string.Join(',', column.Rows));
        List<string> places = [];
        foreach (var same in columns)
        {
            var titles = same.Select(column => table.Columns[column.Column].Title).ToList();
            var rows = same.First().Rows;
            var names = Names(table, layout, rows);
            places.Add(names is null ? $"{Grammar.List(titles)}, all rows"
                : titles.Count == layout.Numbers.Count && titles.Count > 1 ? names
                : $"{names}: {Grammar.List(titles)}");
        }
        return places;
    }

    static string? Names(Table table, TableLayout layout, List<int> rows)
    {
        if (rows.Count == table.Rows.Count)
            return null;
        if (rows.Count * 3 <= table.Rows.Count * 2 || rows.Count < 6)
            return Grammar.List([.. rows.Select(row => layout.Name(table.Rows[row]))]);
        var others = Enumerable.Range(0, table.Rows.Count).Except(rows).Select(row => layout.Name(table.Rows[row]));
        return $"All rows but {Grammar.List([.. others])}";
    }
}
