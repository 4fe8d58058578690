using Peelian.Figures;

namespace Peelian.Render.Svg;

/// <summary>A line over time: a point for each label of the axis, null values where a month is missing.</summary>
/// <param name="Name">Names the line.</param>
/// <param name="Points">One a label.</param>
/// <param name="Class">How it is drawn: own, second, third … others.</param>
public sealed record Series(string Name, IReadOnlyList<Item> Points, string Class)
{
    /// <summary>Where the series usually lies; null where no limits are known.</summary>
    public UsualRange? Usual { get; init; }

    // Four hues at most; further lines are grey and told apart by their labels.
    static readonly string[] Classes = ["own", "second", "third", "fourth"];

    /// <summary>The lines of a figure, and the labels under them.</summary>
    public static (IReadOnlyList<string> Labels, IReadOnlyList<Series> Lines) Of(Figure figure)
    {
        var (table, chart) = (figure.Table, figure.Chart!);
        var label = table.IndexOf(chart.LabelColumnId);
        var labels = table.Rows.Select(row => row.Cells[label].Printed).Distinct(StringComparer.Ordinal).ToList();
        var lines = chart.SeriesColumnId is null
            ? chart.ValueColumnIds.Where(id => !chart.LeftOut.Contains(id)).Select(id => ByColumn(table, id) with { Usual = UsualRange.Of(table, chart.Control.FirstOrDefault(control => control.ValueColumnId == id)) })
            : BySeries(table, chart, chart.SeriesColumnId, label, labels);
        return (labels, [.. lines.Select((line, index) => line with { Class = ClassOf(index) })]);
    }

    /// <summary>Runs of neighbouring points that have values: a line is broken where a month is missing.</summary>
    public IEnumerable<IReadOnlyList<int>> Runs()
    {
        List<int> run = [];
        for (var index = 0; index < Points.Count; index++)
        {
            if (Points[index].Value is not null)
            {
                run.Add(index);
                continue;
            }
            if (run.Count > 0)
                yield return run;
            run = [];
        }
        if (run.Count > 0)
            yield return run;
    }

    /// <summary>The first point with a value; -1 where there is none.</summary>
    public int First => Points.Select((point, index) => (point, index)).Where(p => p.point.Value is not null).Select(p => p.index).FirstOrDefault(-1);

    /// <summary>The last point with a value; -1 where there is none.</summary>
    public int Last => Points.Select((point, index) => (point, index)).Where(p => p.point.Value is not null).Select(p => p.index).LastOrDefault(-1);

    /// <summary>The highest point where it is neither end, to be labelled; -1 where there is none to label.</summary>
    public int Peak
    {
        get
        {
            var peak = -1;
            for (var index = 0; index < Points.Count; index++)
            {
                if (Points[index].Value is { } value && (peak < 0 || value > Points[peak].Value))
                    peak = index;
            }
            return peak <= First + 1 || peak >= Last - 1 ? -1 : peak;
        }
    }

    static string ClassOf(int index) => index < Classes.Length ? Classes[index] : "others";

    static Series ByColumn(Table table, string columnId)
    {
        var index = table.IndexOf(columnId);
        return new Series(table.Columns[index].Title, [.. table.Rows.Select(row => Item.Of("", row.Cells[index], false))], "");
    }

    static IEnumerable<Series> BySeries(Table table, Chart chart, string seriesColumnId, int label, List<string> labels)
    {
        var (series, value) = (table.IndexOf(seriesColumnId), table.IndexOf(chart.ValueColumnIds[0]));
        foreach (var rows in table.Rows.GroupBy(row => row.Cells[series].Raw, StringComparer.Ordinal))
        {
            var name = rows.First().Cells[series].Printed;
            if (chart.LeftOut.Contains(rows.Key) || chart.LeftOut.Contains(name))
                continue;
            var cells = rows.GroupBy(row => row.Cells[label].Printed, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Cells[value], StringComparer.Ordinal);
            yield return new Series(name, [.. labels.Select(at => cells.TryGetValue(at, out var cell) ? Item.Of(at, cell, false) : Absent)], "");
        }
    }

    static readonly Item Absent = new("", null, "", null, null, false);
}

/// <summary>The usual range of a monthly series, over the months that it is of, and the months that stand out.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
/// <param name="First">Index of the first month that the limits are of.</param>
/// <param name="Last">Index of the last.</param>
/// <param name="Standing">Indexes of months that stand out.</param>
public sealed record UsualRange(double Mean, double Low, double High, int First, int Last, IReadOnlyList<int> Standing)
{
    /// <summary>Read from a table's columns; null where the figure names none or they are empty.</summary>
    public static UsualRange? Of(Table table, ControlColumns? control)
    {
        if (control is null)
            return null;
        var lower = table.IndexOf(control.LowerColumnId);
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => !table.Rows[row].Cells[lower].IsMissing).ToList();
        if (rows.Count == 0)
            return null;
        double At(string column) => (double)table.Rows[rows[0]].Cells[table.IndexOf(column)].Number!.Value!.Value;
        var signal = table.IndexOf(control.SignalColumnId);
        return new UsualRange(
            At(control.MeanColumnId), At(control.LowerColumnId), At(control.UpperColumnId), rows[0], rows[^1],
            [.. Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows[row].Cells[signal].Printed.Length > 0)]);
    }
}

/// <summary>Which labels stand under a line, and where.</summary>
static class TimeAxis
{
    /// <summary>A label, its place from 0 to 1, and whether there is room for it on a narrow screen.</summary>
    public readonly record struct Tick(string Label, double At, bool Narrow);

    /// <summary>Where a point lies, 0 to 1.</summary>
    public static double At(int index, int count) => count < 2 ? 0.5 : (double)index / (count - 1);

    /// <summary>Five labels or fewer, as many as there is room for, the first and the last among them.</summary>
    public static IReadOnlyList<Tick> Ticks(IReadOnlyList<string> labels)
    {
        if (labels.Count == 0)
            return [];
        var last = labels.Count - 1;
        var width = Draw.Widest(labels, 300);
        var gaps = Math.Clamp((int)(560 / (width + 24)) - 1, 1, 4);
        var step = Math.Max(1, (last + gaps - 1) / gaps);
        List<int> places = [];
        for (var index = 0; index <= last; index += step)
            places.Add(index);
        if (places[^1] != last)
        {
            if (places.Count > 1 && (last - places[^1]) * 6 < last)
                places.RemoveAt(places.Count - 1);
            places.Add(last);
        }
        return [.. places.Select((index, order) => new Tick(labels[index], At(index, labels.Count), order == places.Count - 1 || (order == 0 && width < 90)))];
    }
}

/// <summary>Labels at the end of lines, pushed apart so that none covers another.</summary>
static class EndLabels
{
    /// <summary>Where the middles of labels stand: near those wished for, none over another, inside the picture.</summary>
    public static double[] Spread(IReadOnlyList<double> wished, IReadOnlyList<double> heights, double top, double bottom)
    {
        var order = Enumerable.Range(0, wished.Count).OrderBy(index => wished[index]).ToArray();
        var placed = new double[wished.Count];
        var free = top;
        foreach (var index in order)
        {
            placed[index] = Math.Max(wished[index], free + heights[index] / 2);
            free = placed[index] + heights[index] / 2;
        }
        var limit = bottom;
        foreach (var index in order.Reverse())
        {
            placed[index] = Math.Min(placed[index], limit - heights[index] / 2);
            limit = placed[index] - heights[index] / 2;
        }
        return placed;
    }
}
