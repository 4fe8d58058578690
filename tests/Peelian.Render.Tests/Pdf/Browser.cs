using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Render.Tests.Pdf;

/// <summary>The browser of this machine, and broken ones.</summary>
static class Browser
{
    /// <summary>Its program; the test is skipped where there is none, unless PEELIAN_NO_SKIP=1 forbids that.</summary>
    public static string Program
    {
        get
        {
            if (ChromiumFinder.Find() is { } program)
                return program;
            var reason = $"No browser of the Chromium family is on this machine. {ChromiumFinder.Advice}";
            if (Environment.GetEnvironmentVariable("PEELIAN_NO_SKIP") == "1")
                Assert.Fail(reason);
            Assert.Skip(reason);
            return "";
        }
    }

    /// <summary>Writes a script that takes the browser's place.</summary>
    public static string Script(string folder, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts that take the browser's place are written for a Unix shell.");
        var path = Path.Combine(folder, "browser.sh");
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Runs a tool; null where it is not installed.</summary>
    public static (int Code, string Said)? Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
