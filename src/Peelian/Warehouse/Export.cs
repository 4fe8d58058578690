using System.Globalization;
using System.Text;

namespace Peelian.Warehouse;

/// <summary>What is exported.</summary>
/// <param name="Measures">The measures; totals that are sums of parts are not stored and not exported.</param>
/// <param name="Areas">The areas.</param>
/// <param name="Months">Only periods that end in these months.</param>
/// <param name="Dimensions">How counts of incidents are cut; empty for the whole.</param>
public sealed record ExportRequest(IReadOnlyList<Measure> Measures, IReadOnlyList<Area> Areas, Period Months, IReadOnlyList<string> Dimensions);

/// <summary>
/// What is loaded as tidy CSV, a row a number, each with its origin. Where several vintages have a number the one that a
/// pack would use is given, so that the file can be added to another store as it is.
/// </summary>
public static class Export
{
    /// <summary>The columns of the file: the tidy format, then where each number came from.</summary>
    public const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note,classification,source,published,origin_snapshot,origin_file,origin_lines";

    /// <summary>Writes the file and says how many rows it has.</summary>
    public static int Write(TextWriter output, Readings readings, ExportRequest request)
    {
        output.Write(Header);
        output.Write('\n');
        var rows = 0;
        var question = new ObservedQuestion(request.Areas, request.Months) { Dimensions = request.Dimensions };
        foreach (var measure in request.Measures)
        {
            foreach (var line in readings.Observed(measure, question).Select(Line).Order(StringComparer.Ordinal))
            {
                output.Write(line);
                output.Write('\n');
                rows++;
            }
        }
        return rows;
    }

    static string Line(Observed row) => Line(
        row.MeasureId, row.Statistic.Id(), row.AreaCode, row.Period.ToString(), row.Slice, Number(row.Value), row.Decimals?.ToString(CultureInfo.InvariantCulture) ?? "", Number(row.Base),
        row.Text ?? "", row.Note ?? "", row.Classification ?? "", $"{row.Snapshot.Publisher}: {row.Snapshot.Series}", Published(row.Snapshot), row.Snapshot.Id, row.Snapshot.FileName, row.Lines);

    static string Published(Sources.SnapshotRecord snapshot) =>
        snapshot.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    static string Line(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0)
                line.Append(',');
            line.Append(cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }
        return line.ToString();
    }
}
