using System.Diagnostics;
using Xunit;

namespace Peelian.Tests;

/// <summary>A program from outside, run to its end.</summary>
static class Tool
{
    /// <summary>How it ended and what it said.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What it is given.</param>
    public static async Task<Ended> Run(string program, string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // It looks for nothing elsewhere and tells nobody.
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"], start.Environment["NO_COLOR"]) = ("off", "true", "1");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>A program from npm, run by Node; the test is skipped where either is not here.</summary>
    /// <param name="script">Its script below <c>tests/tools/node_modules</c>.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What it is given.</param>
    public static Task<Ended> FromNpm(string script, string folder, params IReadOnlyList<string> arguments)
    {
        var node = Needed.Or(Needed.Program("node"), "Node, which runs the programs from npm, is not on this machine.");
        var path = Project.File(["tests", "tools", "node_modules", .. script.Split('/')]);
        Needed.Or(File.Exists(path) ? path : null, $"{script} is not here: './run test' fetches it with npm.");
        return Run(node, folder, [path, .. arguments]);
    }
}
