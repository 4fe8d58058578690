using Peelian.Figures;

namespace Peelian.Render.Svg;

/// <summary>A row of a table, ready to be drawn: where it goes and what is printed beside it.</summary>
/// <param name="Label">Names the row.</param>
/// <param name="Value">Where it is drawn; null where missing.</param>
/// <param name="Printed">The cell as printed.</param>
/// <param name="Low">The interval's lower limit, where there is one.</param>
/// <param name="High">Its upper limit; null with a lower limit where it has no end.</param>
/// <param name="Own">True for the row that is drawn dark and named.</param>
/// <param name="Pale">True for a row that cannot be told from what it is set against.</param>
public sealed record Item(string Label, double? Value, string Printed, double? Low, double? High, bool Own, bool Pale = false)
{
    /// <summary>A table's rows with the value of one column, in the table's order.</summary>
    public static IReadOnlyList<Item> Of(Table table, Chart chart, string valueColumnId)
    {
        var (label, value) = (table.IndexOf(chart.LabelColumnId), table.IndexOf(valueColumnId));
        var evidence = chart.EvidenceColumnId is { } id ? table.IndexOf(id) : -1;
        return [.. table.Rows.Select(row => Of(row.Cells[label].Printed, row.Cells[value], row.Id == chart.HighlightRowId) with
        {
            Pale = evidence >= 0 && row.Cells[evidence].Evidence is { } word && !Statistics.Evidence.IsDifference(word),
        })];
    }

    /// <summary>One cell.</summary>
    public static Item Of(string label, Cell cell, bool own) => new(
        label, Real(cell.Number?.Value), cell.Printed,
        Real(cell.Number?.Interval?.Lower), Real(cell.Number?.Interval?.Upper), own)
    { Cell = cell };

    /// <summary>The cell that it is; null where there is none.</summary>
    public Cell? Cell { get; init; }

    /// <summary>How its mark is drawn: dark or grey, and pale where it cannot be told from what it is set against.</summary>
    public string Class => (Own ? "own" : "others") + (Pale ? " pale" : "");

    /// <summary>Everything that the axis must hold.</summary>
    public IEnumerable<double> Extent
    {
        get
        {
            if (Value is { } value)
                yield return value;
            if (Value is not null && Low is { } low)
                yield return low;
            if (Value is not null && High is { } high)
                yield return high;
        }
    }

    static double? Real(decimal? value) => (double?)value;
}

/// <summary>A table's rows in order of size, with the reference that they are held against.</summary>
/// <param name="Items">Rows with a value, highest first.</param>
/// <param name="Missing">Rows without one, in the table's order.</param>
/// <param name="Reference">Where the reference line is drawn; null where there is none.</param>
/// <param name="ReferenceLabel">The words over it.</param>
public sealed record Ranking(IReadOnlyList<Item> Items, IReadOnlyList<Item> Missing, double? Reference, string ReferenceLabel)
{
    /// <summary>Ranks a figure's rows, highest first; equal values keep the table's order.</summary>
    public static Ranking Of(Figure figure)
    {
        var (table, chart) = (figure.Table, figure.Chart!);
        var items = Item.Of(table, chart, chart.ValueColumnIds[0]);
        var reference = ReferenceCell(figure);
        return new Ranking(
            [.. items.Where(item => item.Value is not null).OrderByDescending(item => item.Value)],
            [.. items.Where(item => item.Value is null)],
            (double?)reference?.Number?.Value,
            chart.ReferenceLabel ?? reference?.Printed ?? "");
    }

    /// <summary>The value that a figure's marks are held against; null where it has none.</summary>
    public static double? ReferenceOf(Figure figure) => (double?)ReferenceCell(figure)?.Number?.Value;

    // The reference is one value, printed on every row that has it.
    static Cell? ReferenceCell(Figure figure) => figure.Chart!.ReferenceColumnId is { } id
        ? figure.Table.Rows.Select(row => row.Cells[figure.Table.IndexOf(id)]).FirstOrDefault(cell => cell.Number is { IsMissing: false })
        : null;

    /// <summary>Everything that the axis must hold.</summary>
    public IEnumerable<double> Extent =>
        Items.SelectMany(item => item.Extent).Concat(Reference is { } value ? [value] : []);

    // On a phone: so many areas on either side of the own one.
    const int Neighbours = 2;

    /// <summary>The rows that are drawn: those with a value, then those without one that are named.</summary>
    public IReadOnlyList<Item> Rows => [.. Items, .. NamedMissing];

    /// <summary>The first row that is drawn on a narrow screen, and how many: the own area and its neighbours; all where they are few or none is the own.</summary>
    public (int First, int Count) Near
    {
        get
        {
            var (rows, wanted) = (Rows, 2 * Neighbours + 1);
            var own = Enumerable.Range(0, rows.Count).FirstOrDefault(at => rows[at].Own, -1);
            return own < 0 || rows.Count <= wanted + 2 ? (0, rows.Count) : (Math.Clamp(own - Neighbours, 0, rows.Count - wanted), wanted);
        }
    }

    /// <summary>True where a narrow screen leaves rows out.</summary>
    public bool LeavesOut => Near.Count < Rows.Count;

    /// <summary>Rows without a value are named where they are few; where they are many the table tells.</summary>
    public IReadOnlyList<Item> NamedMissing => Missing.Count <= Items.Count ? Missing : [];
}
