using System.CommandLine;
using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary><c>peelian trace</c>: the published rows behind one number of a pack.</summary>
static class TraceCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var pack = new Argument<string>("pack") { Description = "The folder of a pack" };
        var figure = new Argument<string>("figure") { Description = "A figure: figure-01, or 1" };
        var row = new Argument<string>("row") { Description = "A row's id, as in the CSV's first columns: robbery, E09000031, 2015-10, 2015-10:black; or a fact's id" };
        var column = new Argument<string>("column") { Description = "A column's id: current", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("trace", "Show the published rows behind one number of a pack") { pack, figure, row, column };
        command.SetAction(parsed =>
        {
            var catalogue = global.ReadCatalogue(parsed);
            var record = PackRecord.Read(parsed.GetValue(pack)!);
            var (summary, readings) = record.Recompute(global.OpenStore(parsed), catalogue, error);
            using (readings)
                Trace(summary, readings, catalogue, FigureCalled(summary, parsed.GetValue(figure)!), parsed.GetValue(row)!, parsed.GetValue(column), output);
            return 0;
        });
        return command;
    }

    static Figure FigureCalled(Summary summary, string name) =>
        summary.Figures.FirstOrDefault(figure => figure.Id == name || Format.Whole(figure.Number) == name)
        ?? throw new UserError($"No figure '{name}' in the pack. Figures: {string.Join(", ", summary.Figures.Select(figure => figure.Id))}.");

    static Cell CellCalled(Figure figure, string row, string? column)
    {
        if (figure.Facts.FirstOrDefault(fact => fact.Id == row) is { } fact)
            return fact.Cell;
        if (figure.Table.Rows.FirstOrDefault(one => one.Id == row) is not { } found)
        {
            var nearest = Nearest.To(row, figure.Table.Rows.Select(one => one.Id).Concat(figure.Facts.Select(one => one.Id)));
            throw new UserError($"No row '{row}' in {figure.Id}.{(nearest.Count > 0 ? $" Did you mean {string.Join(" or ", nearest)}?" : $" Rows: {string.Join(", ", figure.Table.Rows.Select(one => one.Id).Concat(figure.Facts.Select(one => one.Id)))}.")}");
        }
        if (column is null || figure.Table.Columns.All(one => one.Id != column))
            throw new UserError($"{(column is null ? "Say which column" : $"No column '{column}' in {figure.Id}")}. Columns: {string.Join(", ", figure.Table.Columns.Select(one => one.Id))}.");
        return found.Cells[figure.Table.IndexOf(column)];
    }

    static void Trace(Summary summary, Readings readings, Catalogue catalogue, Figure figure, string row, string? column, TextWriter output)
    {
        var cell = CellCalled(figure, row, column);
        output.WriteLine($"{summary.Area.Name}, {figure.Title}");
        output.WriteLine($"{figure.Id} {row} {column}: {cell.Printed}{(cell.Number is { IsMissing: false } ? $" (unrounded {cell.Raw})" : "")}");
        if (cell.WhyMissing is { } why)
            output.WriteLine($"Not available: {why}");
        if (cell.Number is not { } number || number.IsHidden)
            return; // the rows behind a hidden number are the number
        output.WriteLine(figure.Table.Columns.FirstOrDefault(one => one.Id == column)?.Description is { } how ? $"How: {how}" : "How: as the sentence says");
        foreach (var id in number.SnapshotIds.Select(readings.Snapshot))
            output.WriteLine($"File {id.ShortId}: {id.FileName}, {id.Publisher}, {id.Series}, SHA-256 {id.Id}");
        foreach (var key in number.Inputs.Distinct())
        {
            output.WriteLine($"{catalogue.MeasureCalled(key.MeasureId).Name}, {catalogue.AreaCalled(key.AreaCode).Name}, {key.Period.RangeLabel}{(key.Slice.IsWhole ? "" : $", {key.Slice}")}");
            foreach (var line in readings.Rows(key, number.SnapshotIds))
                output.WriteLine($"  {line}");
        }
    }
}
