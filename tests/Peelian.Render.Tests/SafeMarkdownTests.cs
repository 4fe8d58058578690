using Xunit;

namespace Peelian.Render.Tests;

/// <summary>What other people write is shown as words: nothing of it runs, loads or leads astray.</summary>
public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n")]
    [InlineData("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>\n")]
    [InlineData("[press](javascript:alert(1))", "<p>press</p>\n")]
    [InlineData("[press](JaVaScRiPt:alert(1))", "<p>press</p>\n")]
    [InlineData("[press](java&#115;cript:alert(1))", "<p>press</p>\n")]
    [InlineData("[press](data:text/html;base64,AAAA)", "<p>press</p>\n")]
    [InlineData("[press][1]\n\n[1]: javascript:alert(1)", "<p>press</p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("[press](../secret.html)", "<p>press</p>\n")]
    [InlineData("![a picture](https://example.org/x.png)", "<p>a picture</p>\n")]
    [InlineData("[![**a** picture](https://example.org/x.png)](https://example.org/)", "<p><a href=\"https://example.org/\"><strong>a</strong> picture</a></p>\n")]
    [InlineData("12\u202E34\u202C &#x202E;56", "<p>1234 56</p>\n")]
    [InlineData("[the report](https://example.org/)", "<p><a href=\"https://example.org/\">the report</a></p>\n")]
    [InlineData("<panel@example.org>", "<p><a href=\"mailto:panel@example.org\">panel@example.org</a></p>\n")]
    [InlineData("# Big\n\ntext", "<h3>Big</h3>\n<p>text</p>\n")]
    public void Markdown_becomes_harmless_html(string markdown, string html) => Assert.Equal(html, SafeMarkdown.Html(markdown, 3));

    [Fact]
    public void The_box_is_signed_dated_and_apart_and_nothing_in_it_is_live()
    {
        var sample = SampleSummary.Make();
        var page = Page.Of(sample with
        {
            Commentary =
            [
                new Commentary("<b>The chair</b>", new DateOnly(2015, 11, 30), null, "waltham-forest.md", "Burglary **fell**. <script>alert(1)</script>"),
                new Commentary("The panel", new DateOnly(2015, 12, 1), sample.Sections[0].Id, "x.md", "# On crime\n\nWords"),
            ],
        });

        Assert.Empty(page.All("script"));
        var boxes = page.All("section").Where(section => section.Attribute("class")?.Value == "own-words").ToList();
        Assert.Equal(2, boxes.Count);
        Assert.Equal("The panel’s own words, signed <b>The chair</b>, 30 November 2015", boxes[0].Descendants("h2").Single().Value);
        Assert.Equal("The panel’s own words, signed The panel, 1 December 2015", boxes[1].Descendants("h3").Single().Value);
        Assert.Equal("On crime", boxes[1].Descendants("h4").Single().Value);
        Assert.Equal(sample.Sections[0].Id, boxes[1].Parent!.Attribute("id")!.Value);
    }
}
