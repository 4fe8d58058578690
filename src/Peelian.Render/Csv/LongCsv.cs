using Peelian.Figures;

namespace Peelian.Render;

/// <summary>Several figures in one file: a line for each cell, so that tables of different columns stand together, each value also as pages print it.</summary>
/// <remarks>The same values, origins, marks and reasons as in the figures' own files.</remarks>
public static class LongCsv
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["figure", "figure_title", "row", "row_name", "column", "column_title", "unit", "value", FigureCsv.Origin, FigureCsv.Marks, FigureCsv.WhyMissing, "printed"];

    /// <summary>The file; figures without data have no lines.</summary>
    public static RenderedFile File(string path, IEnumerable<Figure> figures) => new(path, FigureCsv.MediaType, FigureCsv.Bytes(Lines(figures)));

    static IEnumerable<IReadOnlyList<string>> Lines(IEnumerable<Figure> figures)
    {
        yield return Columns;
        foreach (var figure in figures)
        {
            var head = figure.Table.Columns.ToList().FindIndex(column => column.IsRowHead);
            foreach (var row in figure.Table.Rows)
            {
                for (var at = 0; at < row.Cells.Count; at++)
                {
                    if (at != head && (figure.Table.Columns[at].Kind == ColumnKind.Number || row.Cells[at].Evidence is not null))
                        yield return Line(figure, row, head < 0 ? row.Id : row.Cells[head].Printed, figure.Table.Columns[at], row.Cells[at]);
                }
            }
        }
    }

    static IReadOnlyList<string> Line(Figure figure, Row row, string name, Column column, Cell cell) =>
    [
        FigureCsv.Field(figure.Id), FigureCsv.Field(figure.Title), FigureCsv.Field(row.Id), FigureCsv.Field(name), FigureCsv.Field(column.Id), FigureCsv.Field(column.Title),
        FigureCsv.Field(column.Unit ?? ""), FigureCsv.Field(cell), FigureCsv.Files(cell), FigureCsv.Field(FigureCsv.MarksOf("", cell).TrimStart(':', ' ')), FigureCsv.Field(cell.WhyMissing ?? ""), FigureCsv.Field(cell.Printed),
    ];
}
