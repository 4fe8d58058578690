using System.Diagnostics;
using System.Security.Cryptography;
using Peelian.App.Commands;
using Peelian.Render.Pdf;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>The same input gives the same bytes, whatever the machine's language, calendar and clock.</summary>
public sealed class DeterminismTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("peelian-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string[] Inputs => [Project.File("samples", "london"), Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"), Project.File("src", "Peelian", "Sources", "PoliceUkArchive", "sample.zip")];

    static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))), StringComparer.Ordinal),
        StringComparer.Ordinal);

    // The program itself, as a process of its own: languages and time zones are read once when one starts.
    SortedDictionary<string, string> BuildAs(string name, string language, string zone)
    {
        var (store, output) = (Path.Combine(_folder, name, "store"), Path.Combine(_folder, name, "out"));
        Run(language, zone, ["add", .. Inputs, "--store", store, "--quiet"]);
        Run(language, zone, "build", "--all", "--store", store, "--out", output, "--quiet");
        Run(language, zone, "build", "--pack", "snb", "--area", "Waltham Forest", "--to", "2015-10", "--store", store, "--out", output, "--quiet");
        return Files(output);
    }

    static void Run(string language, string zone, params string[] arguments) => RunWith(null, language, zone, arguments);

    static void RunWith(string? browser, string language, string zone, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Peelian.App.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (browser is not null)
            start.Environment[ChromiumFinder.Variable] = browser;
        (start.Environment["LC_ALL"], start.Environment["LANG"], start.Environment["TZ"]) = (language, language, zone);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} under {language}: {error.Result}{said}");
    }

    [Fact]
    public void All_boroughs_are_the_same_bytes_under_any_language_and_time_zone()
    {
        var first = BuildAs("first", "en_GB.UTF-8", "Europe/London");

        Assert.Equal(32, first.Keys.Count(file => file.EndsWith("index.html", StringComparison.Ordinal) && file.Contains("borough", StringComparison.Ordinal)) - 1);
        (string, string)[] others = [("de_DE.UTF-8", "Pacific/Kiritimati"), ("tr_TR.UTF-8", "America/St_Johns"), ("th_TH.UTF-8", "Pacific/Pago_Pago"), ("ar_SA.UTF-8", "Asia/Riyadh")];
        foreach (var (language, zone) in Full.Of(others, others[1], others[3]))
            Assert.Equal(first, BuildAs(language, language, zone));
    }

    // The browser is a process of its own, too, with the language and the clock of the one that starts it.
    [Fact]
    public void A_PDF_is_the_same_bytes_under_any_language_and_time_zone()
    {
        var (browser, store) = (NoBrowser.Needed, Path.Combine(_folder, "store"));
        Run("en_GB.UTF-8", "Europe/London", ["add", .. Inputs, "--store", store, "--quiet"]);
        byte[] Print(string language, string zone)
        {
            var output = Path.Combine(_folder, language);
            RunWith(browser, language, zone, "build", "--pack", "snb", "--area", "Waltham Forest", "--to", "2015-10", "--formats", "pdf", "--store", store, "--out", output, "--quiet");
            return File.ReadAllBytes(Directory.GetFiles(output, PdfPrinter.FileName, SearchOption.AllDirectories).Single());
        }
        var first = Print("en_GB.UTF-8", "Europe/London");
        Assert.Equal(first, Print("tr_TR.UTF-8", "Pacific/Kiritimati"));
        Assert.Equal(first, Print("ar_SA.UTF-8", "America/St_Johns"));
    }

    [Fact]
    public void A_second_build_of_the_same_store_gives_the_same_bytes()
    {
        var store = Path.Combine(_folder, "store");
        Assert.Equal(0, CommandLine.Run(["add", .. Inputs, "--store", store], TextWriter.Null, TextWriter.Null));
        foreach (var output in new[] { "once", "twice" })
            Assert.Equal(0, CommandLine.Run(["build", "--all", "--store", store, "--out", Path.Combine(_folder, output)], TextWriter.Null, TextWriter.Null));

        Assert.Equal(Files(Path.Combine(_folder, "once")), Files(Path.Combine(_folder, "twice")));
    }

    [Fact]
    public void Files_added_in_another_order_give_the_same_numbers()
    {
        string[] files = [.. Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz").Concat(Directory.GetFiles(Project.File("samples", "reference"), "*.csv"))];
        var told = new[] { files, [.. files.Reverse()] }.Select(order =>
        {
            using var workshop = new Workshop();
            foreach (var file in order)
                workshop.Add(new AddRequest { Paths = [file] });
            return new[] { ("snb", "Waltham Forest", "2015-10"), ("borough", "Lambeth", "2016-12") }
                .Select(pack => new Metamorphic.Told(workshop.Build(pack.Item1, pack.Item2, pack.Item3))).ToList();
        }).ToList();

        for (var pack = 0; pack < 2; pack++)
        {
            Assert.Empty(told[0][pack].CellsThatDiffer(told[1][pack]));
            Assert.Empty(told[0][pack].WordsThatDiffer(told[1][pack]));
        }
    }
}
