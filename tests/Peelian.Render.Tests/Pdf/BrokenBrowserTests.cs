using System.Diagnostics;
using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Render.Tests.Pdf;

/// <summary>A browser that is missing, hangs or dies ends in one clear message in time, and leaves nothing behind.</summary>
public sealed class BrokenBrowserTests : IDisposable
{
    static readonly ChromiumLimits Short = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

    readonly string _folder = Directory.CreateTempSubdirectory("peelian-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static async Task<string> Fault(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        var fault = await Assert.ThrowsAsync<PrintFault>(work);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.DoesNotContain('\n', fault.Message);
        return fault.Message;
    }

    // What the script noted: its own number, and the folder that it was given.
    void AssertGone()
    {
        var noted = File.ReadAllLines(Path.Combine(_folder, "noted"));
        foreach (var number in noted[0].Split(' '))
            Assert.True(HasGone(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), $"Process {number} was left behind.");
        Assert.False(Directory.Exists(Path.GetDirectoryName(noted[1].Split("--user-data-dir=")[1].Split(' ')[0])));
    }

    // What is killed takes a moment to go.
    static bool HasGone(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    string Note(string then) => $"echo \"$@\" > '{_folder}/arguments'\n{then}\n";

    [Fact]
    public async Task A_browser_that_is_not_there_is_said_to_be_missing()
    {
        Assert.Contains("could not be started", await Fault(() => PdfPrinter.Start(Path.Combine(_folder, "none"), Short)), StringComparison.Ordinal);
        Assert.Null(ChromiumFinder.Find(name => name == ChromiumFinder.Variable ? Path.Combine(_folder, "none") : "/usr/bin"));
        Assert.Null(ChromiumFinder.Find(name => name == "PATH" ? _folder : null) is { } found && found.StartsWith(_folder, StringComparison.Ordinal) ? found : null);
    }

    [Fact]
    public async Task A_browser_that_ends_at_once_is_named_with_what_it_said()
    {
        var script = Browser.Script(_folder, Note("echo 'no display' >&2; exit 7"));
        var message = await Fault(() => PdfPrinter.Start(script, Short));
        Assert.Contains("ended by itself (code 7)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_never_listens_is_given_up_and_ended_with_its_children()
    {
        var script = Browser.Script(_folder, $"sleep 300 &\necho $$ $! > '{_folder}/noted'\necho \"$@\" >> '{_folder}/noted'\nwait");
        Assert.Contains("did not start within 2 seconds", await Fault(() => PdfPrinter.Start(script, Short)), StringComparison.Ordinal);
        AssertGone();
    }

    [Fact]
    public async Task A_browser_that_listens_and_does_not_answer_is_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var script = Browser.Script(_folder, FormattableString.Invariant($"echo $$ > '{_folder}/noted'\necho \"$@\" >> '{_folder}/noted'\necho 'DevTools listening on ws://127.0.0.1:{port}/x' >&2\nexec sleep 300"));
        Assert.Contains("does not answer", await Fault(() => PdfPrinter.Start(script, Short)), StringComparison.Ordinal);
        AssertGone();
    }

    [Fact]
    public async Task A_browser_that_dies_while_it_prints_is_said_to_have_ended()
    {
        await using var printer = await PdfPrinter.Start(Browser.Program);
        Process.GetProcessById(printer.ProcessId).Kill(entireProcessTree: true);
        Assert.Contains("ended", await Fault(() => printer.Print(SampleSummary.Make())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_hangs_while_it_prints_is_given_up_and_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processes are halted with a Unix signal.");
        string folder;
        int process;
        await using (var printer = await PdfPrinter.Start(Browser.Program, new ChromiumLimits(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(3))))
        {
            (folder, process) = (printer.Folder, printer.ProcessId);
            Browser.Run("kill", "-STOP", process.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Contains("did not answer within 3 seconds", await Fault(() => printer.Print(SampleSummary.Make())), StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(folder));
        Assert.True(HasGone(process));
    }
}
