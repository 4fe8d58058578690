using Xunit;

namespace Peelian.Tests;

/// <summary>A panel's own words go into the pack, signed and dated, and are there when it is computed again.</summary>
public sealed class CommentaryTests : IDisposable
{
    readonly Desk _desk = new();

    public CommentaryTests() => _desk.Run("add", _desk.WriteCrime()).Well();

    public void Dispose() => _desk.Dispose();

    void Write(string name, string text)
    {
        Directory.CreateDirectory(_desk.In("words"));
        File.WriteAllText(_desk.In("words", name), text);
    }

    static readonly string[] Build = ["build", "--pack", "snb", "--to", "2015-10", "--area", "Waltham Forest"];

    [Fact]
    public void Commentary_on_the_pack_and_on_a_section_is_printed_and_verified()
    {
        Write("waltham-forest.md", "---\nby: The chair\ndate: 2015-11-30\n---\nWe asked about *burglary*.\n");
        Write("waltham-forest-recorded-crime.md", "---\r\ndate: 2015-12-01\r\nby: The panel\r\n---\r\nOn crime <script>alert(1)</script>\r\n");
        Write("hackney.md", "---\nby: Others\ndate: 2015-11-30\n---\nNot ours.\n");
        _desk.Run([.. Build, "--out", _desk.In("packs"), "--commentary", _desk.In("words")]).Well();

        var pack = _desk.In("packs", "snb", "waltham-forest", "2015-10");
        var page = File.ReadAllText(Path.Combine(pack, "index.html"));
        Assert.Contains("The panel’s own words, signed The chair, 30 November 2015", page, StringComparison.Ordinal);
        Assert.Contains("We asked about <em>burglary</em>.", page, StringComparison.Ordinal);
        Assert.Contains("On crime &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not ours", page, StringComparison.Ordinal);
        Assert.Contains("nothing differs.", _desk.Run("verify", pack).Well().Out, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(pack, "index.html"), page.Replace("We asked about", "We praised", StringComparison.Ordinal));
        Assert.Equal(1, _desk.Run("verify", pack).Code);
    }

    [Theory]
    [InlineData("waltham-forest.md", "Just words", "waltham-forest.md:1 does not begin with who signs it and when")]
    [InlineData("waltham-forest.md", "---\nby: The chair\n---\nWords", "waltham-forest.md:3 'date' is missing: commentary is signed and dated.")]
    [InlineData("waltham-forest.md", "---\nby: The chair\ndate: 30/11/2015\n---\nWords", "waltham-forest.md:3 '30/11/2015' is not a date")]
    [InlineData("waltham-forest.md", "---\nby: The chair\ndate: 2015-11-30\nmood: grim\n---\n", "waltham-forest.md:4 'mood: grim' is not known here")]
    [InlineData("waltham-forest.md", "---\nby: The chair\ndate: 2015-11-30\n---\n\n", "waltham-forest.md:4 has nothing after who signs it.")]
    [InlineData("waltham-forest-weather.md", "---\nby: The chair\ndate: 2015-11-30\n---\nRain", "waltham-forest-weather.md:1 is about no section of the pack 'snb'")]
    [InlineData("walthamforest.md", "---\nby: The chair\ndate: 2015-11-30\n---\nRain", "walthamforest.md:1 is about no area: its name begins with none of theirs, such as waltham-forest")]
    public void Commentary_that_is_not_signed_and_dated_is_refused_with_file_and_line(string name, string text, string told)
    {
        Write(name, text);
        var ended = _desk.Run([.. Build, "--out", _desk.In("packs"), "--commentary", _desk.In("words")]);
        Assert.Equal(2, ended.Code);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
    }
}
