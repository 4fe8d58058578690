using System.Diagnostics;
using Peelian.Render.Tests.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>What <c>./run</c> does to get a browser: where it may, where it may not, where it cannot; and its call of veraPDF.</summary>
public sealed class PrintingScriptTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    // The script's own steps, on a machine where no browser is, with a package manager that only notes what it is asked for.
    Ended Run(string steps, int manager = 0, int user = 0)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Browser.Run("bash", "-c", "true") is null, "No bash is on this machine.");
        Assert.SkipWhen(!File.Exists("/etc/os-release") || !File.ReadAllLines("/etc/os-release").Contains("ID=debian"), "What is installed where is tried on Debian.");
        string[] stage =
        [
            "set -euo pipefail", $". '{Project.File("packaging", "printing.sh")}'",
            "has_browser() { return 1; }", $"id() {{ echo {user}; }}", "sudo() { return 1; }", "apt-get() { :; }",
            $"env() {{ echo \"$*\" >> '{_desk.In("asked")}'; return {manager}; }}", steps,
        ];
        var start = new ProcessStartInfo("bash", ["-c", string.Join('\n', stage)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PEELIAN_INSTALL");
        start.Environment.Remove("VERAPDF");
        return Desk.Wait(Process.Start(start)!);
    }

    string Asked => File.Exists(_desk.In("asked")) ? File.ReadAllText(_desk.In("asked")) : "";

    [Fact]
    public void Where_it_may_it_says_what_it_installs_and_does()
    {
        var ended = Run("install_browser").Well();
        Assert.StartsWith("Installing Debian's chromium", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Contains("install -y --no-install-recommends chromium fonts-noto", Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_network_it_goes_on_and_says_how()
    {
        var ended = Run("install_browser", manager: 100).Well();
        Assert.Contains("going on without", ended.Errors[^1], StringComparison.Ordinal);
        Assert.Contains("apt-get install chromium", ended.Errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_may_not_it_installs_nothing_and_says_how()
    {
        Assert.Contains("apt-get install chromium", Assert.Single(Run("install_browser", user: 1000).Well().Errors), StringComparison.Ordinal);
        Assert.Contains("PEELIAN_CHROMIUM", Assert.Single(Run("PEELIAN_INSTALL=0 install_browser").Well().Errors), StringComparison.Ordinal);
        Assert.Empty(Asked);
    }

    [Fact]
    public void Without_veraPDF_it_says_where_to_get_it_and_with_it_asks_for_the_rules_of_PDF_UA()
    {
        var without = Run("HOME=/none; run_verapdf /none");
        Assert.Equal(2, without.Code);
        Assert.Contains("https://docs.verapdf.org/", Assert.Single(without.Errors), StringComparison.Ordinal);
        _desk.Write("out/pack.pdf", "a document");
        Assert.Contains("--flavour ua1", Run($"VERAPDF=echo; run_verapdf '{_desk.In("out")}'").Well().Out, StringComparison.Ordinal);
    }
}
