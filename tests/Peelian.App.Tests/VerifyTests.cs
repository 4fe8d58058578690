using Xunit;

namespace Peelian.Tests;

/// <summary>A delivered pack can be computed again, and each of its numbers followed to the lines it came from.</summary>
public sealed class VerifyTests : IDisposable
{
    readonly Desk _desk = new();

    readonly string _pack;

    public VerifyTests()
    {
        _pack = _desk.In("packs", "snb", "waltham-forest", "2015-10");
        _desk.Run("add", _desk.WriteCrime()).Well();
        _desk.Run("build", "--pack", "snb", "--to", "2015-10", "--area", "Waltham Forest", "--out", _desk.In("packs")).Well();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_pack_as_delivered_is_computed_again_without_a_difference()
    {
        Assert.Contains("computed again, nothing differs.", _desk.Run("verify", _pack).Well().Out, StringComparison.Ordinal);
        Assert.Equal("", _desk.Run("verify", _desk.In("packs"), "--quiet").Well().Out);
    }

    [Fact]
    public void A_pack_stays_right_when_a_later_publication_is_added()
    {
        _desk.Run("add", _desk.WriteCrime("revised.csv", burglaries: 200), "--published", "2016-02-10").Well();
        _desk.Run("verify", _pack).Well();
    }

    [Theory]
    [InlineData("data/figure-01.csv", "1278", "1279")]
    [InlineData("summary.json", "1278", "1279")]
    [InlineData("index.html", "1,278", "1,279")]
    public void A_number_changed_by_hand_is_found(string file, string number, string other)
    {
        var path = Path.Combine(_pack, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(number, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not print {number}.");
        File.WriteAllText(path, text[..at] + other + text[(at + number.Length)..]);

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        Assert.Contains($"{_pack}: {file}: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_more_or_less_is_found()
    {
        File.WriteAllText(Path.Combine(_pack, "stray.txt"), "not ours");
        File.Delete(Path.Combine(_pack, "data", "figure-03.csv"));

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        Assert.Contains("stray.txt: is not part of the pack.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("data/figure-03.csv: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_months_of_burglary_are_traced_to_their_twelve_lines()
    {
        var traced = _desk.Run("trace", _pack, "figure-01", "burglary", "current").Well();

        Assert.Contains("figure-01 burglary current: 1,278 (unrounded 1278)", traced.Out, StringComparison.Ordinal);
        Assert.Equal(12, traced.Lines.Count(line => line.StartsWith("crime.csv, line ", StringComparison.Ordinal)));
        Assert.Contains("2015-10: 110", traced.Out, StringComparison.Ordinal);
        Assert.Equal(traced.Out, _desk.Run("trace", _pack, "1", "burglary", "current").Well().Out);
    }

    [Theory]
    [InlineData("burglry current", "Did you mean burglary?")]
    [InlineData("burglary curent", "No column 'curent' in figure-01. Columns: measure, name, group, previous, current,")]
    [InlineData("burglary", "Say which column")]
    public void What_is_not_in_the_pack_is_told_with_what_is(string asked, string told)
    {
        var ended = _desk.Run(["trace", _pack, "figure-01", .. asked.Split(' ')]);
        Assert.Equal(2, ended.Code);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, _desk.Run("trace", _pack, "figure-77", "burglary", "current").Code);
    }

    [Fact]
    public void A_folder_that_is_no_pack_is_told_as_such()
    {
        Assert.Contains("No folder", _desk.Run("verify", _desk.In("nowhere")).Error, StringComparison.Ordinal);
        Directory.CreateDirectory(_desk.In("empty"));
        var ended = _desk.Run("verify", _desk.In("empty"));
        Assert.Equal(2, ended.Code);
        Assert.Contains("is no pack: it has no summary.json", ended.Error, StringComparison.Ordinal);
    }
}
