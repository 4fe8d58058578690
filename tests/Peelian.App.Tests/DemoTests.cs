using Xunit;

namespace Peelian.Tests;

/// <summary>The demo, as somebody who has just got the program sees it.</summary>
public sealed class DemoTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_demo_writes_the_reference_report_and_32_packs_and_a_second_call_finds_all_there()
    {
        var first = Desk.Wait(_desk.Start("demo")).Well();
        var pages = Directory.GetFiles(_desk.In("out"), "index.html", SearchOption.AllDirectories);
        var state = Desk.State(_desk.In("out"));
        var second = Desk.Wait(_desk.Start("demo")).Well();

        Assert.Empty(first.Error);
        // 32 boroughs and the page of them all, and the reference report.
        Assert.Equal(34, pages.Length);
        Assert.Contains($"Open {Path.Combine("out", "borough", "index.html")}", first.Out, StringComparison.Ordinal);
        Assert.Contains($"Open {Path.Combine("out", "snb", "waltham-forest", "2015-10", "index.html")}", first.Out, StringComparison.Ordinal);
        Assert.Contains("4 files: 4 already there.", second.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^added ", second.Out);
        Assert.Equal(state, Desk.State(_desk.In("out")));
    }

    [Fact]
    public void With_illustrative_figures_every_pack_says_so()
    {
        _desk.Run("demo", "--with-illustrative", "--out", _desk.In("out")).Well();
        var page = File.ReadAllText(Directory.GetFiles(_desk.In("out", "borough", "brent"), "index.html", SearchOption.AllDirectories).Single());
        Assert.Contains("llustrative", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_samples_the_demo_says_how_to_name_them()
    {
        var ended = _desk.Run("demo", "--samples", _desk.In("nowhere"), "--out", _desk.In("out"));
        Assert.Equal(2, ended.Code);
        Assert.Contains("Name their folder with --samples.", ended.Error, StringComparison.Ordinal);
    }
}
