using System.Diagnostics;
using System.Globalization;

namespace Peelian.Bench;

/// <summary>Makes the data, runs each measurement in a process of its own, prints the table. Prints times, never fails on one.</summary>
static class Bench
{
    const long DefaultRows = 5_000_000;
    const long RowsInFile = 84_000;

    public static int Run(string[] args)
    {
        var rows = args.Length > 0 && long.TryParse(args[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultRows;
        if (args.Length > 0 && rows.ToString(CultureInfo.InvariantCulture) != args[0].Replace(",", "", StringComparison.Ordinal))
        {
            Console.Error.WriteLine("usage: Peelian.Bench [ROWS] | site [SECONDS] | packs-random [PACKS]   (5000000 rows, 60 seconds, 10000 packs without them)");
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("peelian-bench-");
        try
        {
            PackBench.Run(folder.FullName);
            SiteBench.Run(folder.FullName).GetAwaiter().GetResult();
            Console.WriteLine();
            return Run(rows, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static int Run(long rows, string folder)
    {
        var files = (int)Math.Max(1, rows / RowsInFile);
        Line($"{rows:#,0} made-up street rows in {files:#,0} monthly files, {Environment.ProcessorCount} processors; seconds of wall time, the first two the best of three");
        var paths = StreetGenerator.Write(Path.Combine(folder, "data"), rows, files, seed: 1829);
        var bytes = paths.Sum(path => new FileInfo(path).Length);
        Line($"{bytes / 1e6:#,0} MB of CSV");
        Line($"");
        Line($"{"measurement",-52}{"seconds",9}{"rows/s",12}{"ratio",8}{"peak MB",9}");
        // The best of three, in turns: what else the machine does only ever adds time.
        var turns = Enumerable.Range(0, 3).SelectMany(_ => Measurements.All.Where(measurement => measurement.Thrice))
            .Select(measurement => (measurement.Name, Result: Child(measurement.Name, folder))).ToLookup(turn => turn.Name, turn => turn.Result);
        var baseline = turns[Measurements.All[0].Name].Min(result => result.Seconds);
        foreach (var measurement in Measurements.All)
        {
            var (seconds, peak) = measurement.Thrice
                ? (turns[measurement.Name].Min(result => result.Seconds), turns[measurement.Name].Max(result => result.Peak))
                : Child(measurement.Name, folder);
            var ratio = measurement.HasRatio ? (seconds / baseline).ToString("0.00x", CultureInfo.InvariantCulture) : "";
            Line($"{measurement.Title,-52}{seconds,9:0.00}{(measurement.Rows ?? rows) / seconds,12:#,0}{ratio,8}{peak / 1e6,9:0}");
        }
        return 0;
    }

    static (double Seconds, long Peak) Child(string name, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in new[] { "measure", name, folder })
            start.ArgumentList.Add(word);
        using var child = Process.Start(start)!;
        var words = child.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        child.WaitForExit();
        return child.ExitCode == 0 && words.Length == 2
            ? (double.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The measurement '{name}' failed.");
    }

    static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
