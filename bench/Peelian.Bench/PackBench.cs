using System.Diagnostics;
using System.Globalization;
using Peelian.Render.Pdf;

namespace Peelian.Bench;

/// <summary>Whole programs: how long one pack takes from cold, and all boroughs' packs without and with the PDF, from the London sample.</summary>
static class PackBench
{
    const int Times = 5;
    const int TimesPrinted = 3;

    // Packs of which none was printed before: the numbers of their pages are guessed from each other.
    const string Printed = "printed";

    public static void Run(string folder)
    {
        var program = Program();
        var store = Path.Combine(folder, "store");
        string[] common = ["--store", store, "--quiet"];
        Start(program, ["add", Path.Combine(Root(), "samples", "london"), .. common]);
        Line($"");
        Line($"Packs from the London sample, whole process, median of {Times} (of {TimesPrinted} with PDF); memory is our own process's, goal 400 MB");
        Line($"{"measurement",-52}{"seconds",9}{"goal",8}{"ratio",8}{"peak MB",9}");
        double? baseline = null;
        (string Title, string Goal, string[] Arguments)[] measurements =
        [
            ("the program starts and reads the catalogue", "", ["list", "packs"]),
            ("one pack from cold: web page, JSON, CSV", "0.6", Build("one", "--area", "Waltham Forest", "--formats", "html,json,csv")),
            ("32 packs: web page, JSON, CSV", "3", Build("all", "--all", "--formats", "html,json,csv")),
            ("32 packs: web page, ODS, XLSX, CSV, JSON", "4", Build("sheets", "--all", "--formats", "html,ods,xlsx,csv,json")),
            ("32 packs in all formats, printed for the first time", "45", Build(Printed, "--all", "--formats", "html,pdf,ods,xlsx,csv,json")),
            ("32 packs in all formats, pages as in the last print", "45", Build("again", "--all", "--formats", "html,pdf,ods,xlsx,csv,json")),
        ];
        string[] Build(string name, params string[] rest) => ["build", "--since", "none", "--out", Path.Combine(folder, name), .. rest];
        foreach (var (title, goal, arguments) in measurements)
        {
            var prints = goal == "45";
            if (prints && ChromiumFinder.Find() is null)
            {
                Line($"{title,-52}  not measured: no browser. {ChromiumFinder.Advice}");
                continue;
            }
            var fresh = Path.Combine(folder, Printed);
            var times = prints ? TimesPrinted : Times;
            var runs = Enumerable.Range(0, times).Select(_ =>
            {
                if (Directory.Exists(fresh) && arguments.Contains(fresh, StringComparer.Ordinal))
                    Directory.Delete(fresh, recursive: true);
                return Start(program, [.. arguments, .. common]);
            }).OrderBy(run => run.Seconds).ToList();
            var seconds = runs[times / 2].Seconds;
            baseline ??= seconds;
            Line($"{title,-52}{seconds,9:0.00}{goal,8}{seconds / baseline.Value,7:0.00}x{runs.Max(run => run.Peak) / 1e6,9:0}");
        }
    }

    /// <summary>Runs the program to its end.</summary>
    internal static (double Seconds, long Peak) Start(IEnumerable<string> arguments) => Start(Program(), arguments);

    static (double Seconds, long Peak) Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // as ./run starts it
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var child = Process.Start(start)!;
        long peak = 0;
        var reading = child.StandardOutput.ReadToEndAsync();
        while (!child.WaitForExit(5))
        {
            try
            {
                child.Refresh();
                peak = Math.Max(peak, child.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break; // it ended between the two lines: the peak seen so far stands
            }
        }
        child.WaitForExit();
        watch.Stop();
        reading.Wait();
        return child.ExitCode == 0 ? (watch.Elapsed.TotalSeconds, peak) : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {child.ExitCode}.");
    }

    // The program as './run' builds it.
    internal static string Program()
    {
        var name = OperatingSystem.IsWindows() ? "Peelian.App.exe" : "Peelian.App";
        var program = Path.Combine(Root(), "artifacts", "program", name);
        return File.Exists(program) ? program : throw new InvalidOperationException("Build the program first: ./run build");
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Peelian.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The bench runs outside the project.");
    }

    static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
