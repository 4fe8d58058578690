using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>The PDF of a pack, from the command line: built where there is a browser, left out with advice where there is none, verified.</summary>
public sealed class PdfCommandTests : IDisposable
{
    readonly Desk _desk = new();

    public PdfCommandTests() => _desk.Run("add", _desk.WriteCrime()).Well();

    public void Dispose() => _desk.Dispose();

    string Folder => _desk.In("out", "borough", "waltham-forest", "2015-10");

    string Pdf => Path.Combine(Folder, PdfPrinter.FileName);

    string[] Build(params string[] more) => ["build", "--area", "Waltham Forest", "--out", _desk.In("out"), .. more];

    Ended RunWith(string browser, params string[] arguments) => Desk.Wait(_desk.StartWith(browser, [.. arguments, "--store", _desk.Store]));

    [Fact]
    public void Without_a_browser_the_rest_is_built_and_one_line_says_how_to_get_one()
    {
        var ended = _desk.Run(Build()).Well();
        Assert.Single(ended.Lines, line => line.StartsWith("No PDF:", StringComparison.Ordinal) && line.Contains(ChromiumFinder.Variable, StringComparison.Ordinal));
        Assert.Empty(ended.Errors);
        Assert.True(File.Exists(Path.Combine(Folder, "index.html")));
        Assert.False(File.Exists(Pdf));
    }

    [Fact]
    public void Asked_for_by_name_it_is_a_fault_that_there_is_no_browser()
    {
        var ended = _desk.Run(Build("--formats", "html,pdf"));
        Assert.Equal(1, ended.Code);
        Assert.Single(ended.Errors, line => line.Contains(ChromiumFinder.Advice, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Folder, "index.html")));
    }

    [Fact]
    public void A_PDF_is_built_verified_and_not_left_behind_when_it_can_no_longer_be_made()
    {
        var built = RunWith(NoBrowser.Needed, Build()).Well();
        Assert.DoesNotContain("No PDF", built.Out, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(Pdf);
        Assert.Contains("nothing differs", RunWith(NoBrowser.Needed, "verify", Folder).Well().Out, StringComparison.Ordinal);
        Assert.Contains("not verified", _desk.Run("verify", Folder).Well().Out, StringComparison.Ordinal);

        File.WriteAllBytes(Pdf, [.. bytes, (byte)'\n']);
        var tampered = RunWith(NoBrowser.Needed, "verify", Folder);
        Assert.Equal(1, tampered.Code);
        Assert.Single(tampered.Errors, line => line.Contains(PdfPrinter.FileName, StringComparison.Ordinal));
        File.WriteAllText(Pdf, "no document");
        Assert.Equal(1, RunWith(NoBrowser.Needed, "verify", Folder).Code);

        _desk.Run(Build()).Well();
        Assert.False(File.Exists(Pdf));
    }

    [Fact]
    public void A_browser_that_fails_is_one_line_and_no_part_of_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The browser's place is taken by a Unix command.");
        var ended = RunWith("/bin/false", Build());
        Assert.Equal(1, ended.Code);
        Assert.Single(ended.Errors, line => line.Contains("ended by itself (code 1)", StringComparison.Ordinal));
        Assert.False(File.Exists(Pdf));
        Assert.Empty(Directory.GetFiles(Folder, "*.draft"));
        Assert.True(File.Exists(Path.Combine(Folder, "index.html")));
    }
}
