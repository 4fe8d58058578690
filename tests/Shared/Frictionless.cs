using System.Diagnostics;

namespace Peelian.Tests;

/// <summary>Frictionless Data's own library, as npm has it: reads a package's descriptor and every row of its tables.</summary>
static class Frictionless
{
    /// <summary>What it finds wrong, and how many rows it read of each table, "figure-01: 30 rows".</summary>
    public static async Task<(IReadOnlyList<string> Faults, IReadOnlyList<string> Read)> Check(params string[] descriptors)
    {
        var node = Needed.Or(Needed.Program("node"), "Node, which the validator of data packages needs, is not on this machine.");
        var tools = Project.File("tests", "tools");
        var library = Path.Combine(tools, "node_modules", "datapackage");
        Needed.Or(Directory.Exists(library) ? library : null, "The validator of data packages is not here: './run test' fetches it with npm.");
        var start = new ProcessStartInfo(node, [Path.Combine(tools, "check-package.js"), .. descriptors]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var (read, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (Lines(await faults), Lines(await read));
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
