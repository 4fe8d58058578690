using Peelian.Figures;

namespace Peelian.Render;

/// <summary>Where a mark such as "as published" is printed so that it is said once: over the table, at a column, at a row, or at a cell.</summary>
sealed class Marks
{
    readonly Table _table;
    readonly Func<Estimate, bool> _has;
    readonly HashSet<int> _columns = [];
    readonly HashSet<string> _rows = [];

    /// <summary>Finds where a mark stands.</summary>
    public Marks(Table table, Func<Estimate, bool> has)
    {
        _table = table;
        _has = has;
        Everywhere = All(table.Rows.SelectMany(row => row.Cells));
        if (Everywhere)
            return;
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (All(table.Rows.Select(row => row.Cells[index])))
                _columns.Add(index);
        }
        // A row with one number says it at the number.
        _rows.UnionWith(table.Rows
            .Where(row => row.Cells.Count(cell => cell.Number is not null) > 1 && All(row.Cells.Where((_, index) => !_columns.Contains(index))))
            .Select(row => row.Id));
    }

    /// <summary>True where every value of the table has the mark.</summary>
    public bool Everywhere { get; }

    /// <summary>True where the mark stands anywhere in the table.</summary>
    public bool Any => Everywhere || _table.Rows.Any(row => row.Cells.Any(Has));

    /// <summary>Is it printed at the head of a column?</summary>
    public bool AtColumn(int index) => _columns.Contains(index);

    /// <summary>Is it printed at the head of a row?</summary>
    public bool AtRow(Row row) => _rows.Contains(row.Id);

    /// <summary>Is it printed at the cell itself?</summary>
    public bool AtCell(Row row, int index) =>
        !Everywhere && !_columns.Contains(index) && !_rows.Contains(row.Id) && Has(row.Cells[index]);

    bool Has(Cell cell) => cell.Number is { IsMissing: false } number && _has(number);

    bool All(IEnumerable<Cell> cells)
    {
        var numbers = cells.Where(cell => cell.Number is { IsMissing: false }).ToList();
        return numbers.Count > 0 && numbers.TrueForAll(cell => _has(cell.Number!));
    }
}
