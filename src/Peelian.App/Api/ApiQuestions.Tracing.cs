using Peelian.Figures;
using Peelian.Sources;

namespace Peelian.App.Api;

/// <summary>The published rows that one input of a number was read from.</summary>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Area">The area's name.</param>
/// <param name="Months">The months, as people read them.</param>
/// <param name="Slice">The cut; empty for the whole.</param>
/// <param name="Rows">File, line, column, label, month and value of each row.</param>
sealed record TracedInput(string Measure, string Area, string Months, string Slice, IReadOnlyList<string> Rows);

/// <summary>A number on its way back.</summary>
/// <param name="Figure">The figure that it stands in.</param>
/// <param name="Cell">It.</param>
/// <param name="Column">Its column; null for a fact, which stands in none.</param>
/// <param name="Label">The column's head, or what the fact is.</param>
/// <param name="Files">The files behind it.</param>
/// <param name="Inputs">The published rows behind it; none where it is hidden, for they would give it away.</param>
sealed record TracedNumber(Figure Figure, Cell Cell, Column? Column, string Label, IReadOnlyList<SnapshotRecord> Files, IReadOnlyList<TracedInput> Inputs);

/// <content>The way back from a number to published rows.</content>
sealed partial class ApiQuestions
{
    /// <summary>The published rows behind one number of a figure.</summary>
    /// <param name="of">Whose figure.</param>
    /// <param name="figureId">The figure.</param>
    /// <param name="row">A row's id, or a fact's.</param>
    /// <param name="column">A column's id; null for a fact.</param>
    /// <exception cref="ApiFault">One of them is not there.</exception>
    public TracedNumber Trace(FiguresOf of, string figureId, string row, string? column)
    {
        var figure = Find(of, figureId).Figure;
        var fact = figure.Facts.FirstOrDefault(one => one.Id == row);
        var named = fact is null ? ColumnOf(figure, column) : null;
        var cell = fact?.Cell ?? RowOf(figure, row).Cells[figure.Table.IndexOf(named!.Id)];
        var number = cell.Number is { IsHidden: false } shown ? shown : null;
        return new(
            figure, cell, named, fact?.Label ?? named!.Title, [.. edition.Snapshots.Where(file => number?.SnapshotIds.Contains(file.Id, StringComparer.Ordinal) == true)],
            [.. (number?.Inputs ?? []).Distinct().Select(key => new TracedInput(
                key.MeasureId, edition.Catalogue.AreaCalled(key.AreaCode).Name, key.Period.RangeLabel, key.Slice.ToString(), edition.Ask(readings => readings.Rows(key, number!.SnapshotIds))))]);
    }

    static Row RowOf(Figure figure, string id) =>
        figure.Table.Rows.FirstOrDefault(row => row.Id == id) ?? throw ApiFault.Unknown(404, "row", id, figure.Table.Rows.Select(row => row.Id).Concat(figure.Facts.Select(fact => fact.Id)), "row of this figure");

    static Column ColumnOf(Figure figure, string? id) =>
        figure.Table.Columns.FirstOrDefault(column => column.Id == id) ?? throw ApiFault.Unknown(404, "column", id ?? "", figure.Table.Columns.Select(column => column.Id), "column of this figure");
}
