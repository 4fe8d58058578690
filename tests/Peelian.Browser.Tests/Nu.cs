using System.Diagnostics;
using System.Text.Json;
using Peelian.Tests;

namespace Peelian.Browser.Tests;

/// <summary>The Nu HTML checker, as npm has it, on this machine's Java.</summary>
static class Nu
{
    /// <summary>Everything it has to say of files, be it error, warning or advice; one line each.</summary>
    public static async Task<IReadOnlyList<string>> Check(IEnumerable<string> files)
    {
        var java = Needed.Or(Needed.Program("java"), "Java, which the Nu HTML checker needs, is not on this machine.");
        var jar = Project.File("tests", "tools", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Needed.Or(File.Exists(jar) ? jar : null, "The Nu HTML checker is not here: './run test' fetches it with npm.");
        var start = new ProcessStartInfo(java, ["-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", .. files]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The Nu HTML checker ended with {process.ExitCode}.");
        using var json = JsonDocument.Parse(said);
        return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(Line)];
    }

    static string Line(JsonElement message)
    {
        string Of(string name) => message.TryGetProperty(name, out var value) ? value.ToString() : "";
        return $"{Of("type")} {Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Of("url"))))} line {Of("lastLine")}: {Of("message")} {Of("extract")}";
    }
}
