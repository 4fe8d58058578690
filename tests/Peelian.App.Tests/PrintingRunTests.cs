using System.Diagnostics;
using System.Globalization;
using Peelian.Render.Pdf;
using Peelian.Render.Tests.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>Printing is part of a run: one browser, one pack refused, an interrupt.</summary>
public sealed class PrintingRunTests : IDisposable
{
    static readonly string[] Both = ["build", "--area", "Waltham Forest", "--area", "Brent", "--to", "2015-10", "--pack", "snb"];

    readonly Desk _desk = new();

    public PrintingRunTests() => _desk.Run("add", _desk.WriteCrime(), _desk.WriteCrime("brent.csv", burglaries: 70, area: "E09000005")).Well();

    public void Dispose() => _desk.Dispose();

    string Packs => _desk.In("out");

    string FolderOf(string area) => Path.Combine(Packs, "snb", area, "2015-10");

    Ended RunWith(string browser, params string[] arguments) => Desk.Wait(_desk.StartWith(browser, [.. arguments, "--store", _desk.Store]));

    static byte[] Pdf(string folder) => File.ReadAllBytes(Path.Combine(folder, PdfPrinter.FileName));

    // The machine's browser behind a script that counts how often it is started.
    string Counted(string tally)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The browser is counted by a Unix script.");
        return Browser.Script(_desk.Folder, $"echo one >> '{tally}'\nexec '{NoBrowser.Needed}' \"$@\"");
    }

    [Fact]
    public void One_browser_prints_a_whole_run_and_one_verifies_all_of_it()
    {
        var tally = _desk.In("tally");
        var browser = Counted(tally);
        RunWith(browser, [.. Both, "--out", Packs]).Well();
        Assert.Single(File.ReadAllLines(tally));
        Assert.Equal(2, RunWith(browser, "verify", Packs).Well().Lines.Count(line => line.EndsWith("nothing differs.", StringComparison.Ordinal)));
        Assert.Equal(2, File.ReadAllLines(tally).Length);
        Assert.NotEqual(Pdf(FolderOf("brent")), Pdf(FolderOf("waltham-forest")));
        Assert.Empty(Directory.GetFileSystemEntries(_desk.Temporary, "peelian-print-*"));
    }

    [Fact]
    public void A_refused_pack_keeps_its_whole_earlier_edition_and_the_others_get_their_new_PDF()
    {
        RunWith(NoBrowser.Needed, [.. Both, "--out", Packs]).Well();
        var (refused, other) = (Desk.State(FolderOf("waltham-forest")), Pdf(FolderOf("brent")));
        // One publication in which robberies of persons and of businesses are more than all robberies; and other figures for the other borough.
        var months = new Period(new Month(2013, 11), new Month(2015, 10)).Months;
        _desk.Run("add", _desk.Write("parts.csv", Desk.TidyHeader + string.Concat(months.Select(month => $"robbery,value,E09000031,{month},,40,,,,\nrobbery-personal,value,E09000031,{month},,500,,,,\nrobbery-business,value,E09000031,{month},,500,,,,\n")))).Well();
        _desk.Run("add", _desk.WriteCrime("brent again.csv", burglaries: 90, area: "E09000005")).Well();

        var ended = RunWith(NoBrowser.Needed, [.. Both, "--out", Packs, "--since", "none"]);
        Assert.Equal(2, ended.Code);
        Assert.Contains("contradicts itself", ended.Error, StringComparison.Ordinal);
        Assert.Contains("1 other pack was written.", ended.Error, StringComparison.Ordinal);
        Assert.Equal(refused, Desk.State(FolderOf("waltham-forest")));
        Assert.NotEqual(other, Pdf(FolderOf("brent")));
        RunWith(NoBrowser.Needed, "verify", FolderOf("brent")).Well();
    }

    [Fact]
    public void A_page_without_its_PDF_takes_the_old_PDF_away_and_the_guess_of_an_earlier_print_changes_no_byte()
    {
        RunWith(NoBrowser.Needed, [.. Both, "--out", Packs]).Well();
        var first = Pdf(FolderOf("brent"));
        // What stood there before is only guessed from: another pack's, or no document at all.
        File.Copy(Path.Combine(FolderOf("waltham-forest"), PdfPrinter.FileName), Path.Combine(FolderOf("brent"), PdfPrinter.FileName), overwrite: true);
        File.WriteAllText(Path.Combine(FolderOf("waltham-forest"), PdfPrinter.FileName), "%PDF-1.7 no document startxref 5");
        RunWith(NoBrowser.Needed, [.. Both, "--out", Packs]).Well();
        Assert.Equal(first, Pdf(FolderOf("brent")));
        _desk.Run([.. Both, "--out", Packs, "--formats", "html"]).Well();
        Assert.False(File.Exists(Path.Combine(FolderOf("brent"), PdfPrinter.FileName)));
    }

    [Fact]
    public void An_interrupt_ends_the_run_and_the_browser_and_leaves_nothing_half_done()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Interrupts are sent by a Unix command.");
        var all = new[] { "build", "--all", "--to", "2015-10", "--pack", "snb", "--out", Packs, "--store", _desk.Store };
        var process = _desk.StartWith(NoBrowser.Needed, all);
        var watch = Stopwatch.StartNew();
        while (!Directory.EnumerateFiles(_desk.Folder, PdfPrinter.FileName, SearchOption.AllDirectories).Any() && watch.Elapsed < TimeSpan.FromSeconds(60))
            Thread.Sleep(20);
        Browser.Run("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
        watch.Restart();
        var ended = Desk.Wait(process);

        Assert.Equal((130, "Interrupted."), (ended.Code, Assert.Single(ended.Errors)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        Assert.Empty(Directory.GetFileSystemEntries(_desk.Temporary, "peelian-print-*"));
        Assert.Empty(Directory.EnumerateFiles(Packs, "*.draft", SearchOption.AllDirectories));
        Assert.All(Directory.EnumerateFiles(Packs, PdfPrinter.FileName, SearchOption.AllDirectories), file => Assert.NotNull(PdfPrinter.PlacesIn(File.ReadAllBytes(file))));
        // Whatever was started for this folder has gone too.
        if (Directory.Exists("/proc"))
            Assert.DoesNotContain(Directory.EnumerateDirectories("/proc").Select(Command), line => line.Contains(_desk.Temporary, StringComparison.Ordinal));
    }

    static string Command(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
