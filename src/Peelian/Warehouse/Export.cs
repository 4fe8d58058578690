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
        foreach (var measure in request.Measures)
        {
            var lines = measure.Incidents is null ? Observations(readings, request, measure) : [];
            if (measure.Incidents is not null || lines.Count == 0)
                lines = [.. lines, .. Incidents(readings, request, measure)];
            foreach (var line in lines.Order(StringComparer.Ordinal))
            {
                output.Write(line);
                output.Write('\n');
                rows++;
            }
        }
        return rows;
    }

    static List<string> Observations(Readings readings, ExportRequest request, Measure measure)
    {
        var rank = readings.Vintages.Select((vintage, index) => (vintage, index)).ToDictionary(pair => pair.vintage, pair => pair.index);
        return
        [
            .. readings.Stored(measure, request.Areas, request.Months)
                .GroupBy(row => (row.Statistic, row.AreaCode, row.Period, row.Slice))
                .Select(group => group.OrderBy(row => rank[row.Vintage]).ThenByDescending(row => row.Snapshot.LastMonth).ThenByDescending(row => row.Snapshot.Order).First())
                .Select(row => Line(
                    measure.Id, row.Statistic.Id(), row.AreaCode, row.Period.ToString(), row.Slice, Number(row.Statistic == Statistic.Text ? null : row.Value),
                    row.Decimals?.ToString(CultureInfo.InvariantCulture) ?? "", Number(row.Base), row.Text ?? "", row.Note ?? "", row.Classification ?? "",
                    $"{row.Snapshot.Publisher}: {row.Snapshot.Series}", Published(row.Snapshot), row.Snapshot.Id, row.Snapshot.FileName, row.Lines)),
        ];
    }

    static List<string> Incidents(Readings readings, ExportRequest request, Measure measure)
    {
        if (measure.Incidents is null)
            return [];
        readings.Need([measure], request.Months, request.Dimensions);
        var lines = new List<string>();
        foreach (var vintage in readings.Vintages.OfType<IncidentVintage>().Where(vintage => vintage.Table == measure.Incidents.Table))
        {
            // Every cut that occurs anywhere is given for every covered month and area: a zero there is a true zero.
            var slices = vintage.SlicesOf(measure.Id, request.Dimensions);
            foreach (var area in request.Areas)
            {
                foreach (var month in vintage.Months.Keys.Select(Month.FromIndex).Where(request.Months.Contains))
                {
                    foreach (var slice in slices)
                    {
                        if (vintage.Month(measure.Id, area.Code, month, slice) is not { } reading)
                            continue;
                        var snapshot = readings.Snapshot(reading.SnapshotId);
                        lines.Add(Line(measure.Id, "value", area.Code, month.ToString(), slice.ToString(), Number(reading.Value), "", "", "", "", "",
                            $"{snapshot.Publisher}: {snapshot.Series}", Published(snapshot), snapshot.Id, snapshot.FileName, ""));
                    }
                }
            }
        }
        return lines;
    }

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
