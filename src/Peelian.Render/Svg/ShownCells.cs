using Peelian.Figures;

namespace Peelian.Render.Svg;

/// <summary>Where the cells of a table stand on its page, so that a mark can name the one that it draws and a reader who points at it gets the printed words.</summary>
/// <remarks>Cells are found by identity: the table that people read is made of the same cells as the figure's, moved.</remarks>
public sealed class ShownCells
{
    readonly Dictionary<Cell, (int Row, int Place)> _places = new(ReferenceEqualityComparer.Instance);
    readonly List<int> _words = [];

    ShownCells(Table table)
    {
        var shown = new TableLayout(table).Shown;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var place = 0; place < shown.Count; place++)
                _places.TryAdd(table.Rows[row].Cells[shown[place]], (row, place));
        }
        _words.AddRange(Enumerable.Range(0, shown.Count).Where(place => table.Rows.Any(row => row.Cells[shown[place]].Evidence is not null)));
    }

    /// <summary>Those of a figure.</summary>
    public static ShownCells Of(Figure figure) => new(Arrangement.Of(figure));

    /// <summary>Those of a table that stands as it is.</summary>
    public static ShownCells Of(Table table) => new(table);

    /// <summary>The place of a cell: its row, its column, and that of the words on how sure it is where the row has them; null where it is not shown.</summary>
    public string? At(Cell? cell)
    {
        if (cell is null || !_places.TryGetValue(cell, out var at))
            return null;
        // The words on how sure follow what they are about.
        var word = _words.Find(place => place > at.Place);
        return word > 0 ? $"{Text.Whole(at.Row)} {Text.Whole(at.Place)} {Text.Whole(word)}" : $"{Text.Whole(at.Row)} {Text.Whole(at.Place)}";
    }
}
