using System.Xml.Linq;
using Peelian.Render.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>How pages are put together, where axe and the Nu checker have no opinion. No browser is needed.</summary>
public sealed class StructureTests(Packs packs)
{
    const int MostBytes = 600_000;

    Page Read(string pack) => new(File.ReadAllBytes(packs.Page(pack)));

    static bool Is(XElement element, params string[] names) => names.Contains(element.Name.LocalName, StringComparer.Ordinal);

    static string Words(XElement? element) => string.Join(' ', (element?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void A_page_has_one_h1_no_head_is_skipped_and_none_is_empty_or_said_twice_in_a_section(string pack)
    {
        var heads = Read(pack).Root.Descendants().Where(each => Is(each, "h1", "h2", "h3", "h4", "h5", "h6")).ToList();
        Assert.Single(heads, head => Is(head, "h1"));
        Assert.True(Is(heads[0], "h1"), "The first head is not the first in rank.");
        Assert.All(heads, head => Assert.NotEqual("", Words(head)));
        var ranks = heads.Select(head => head.Name.LocalName[1] - '0').ToList();
        Assert.All(ranks.Zip(ranks.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}."));
        Assert.Equal(heads.Count(head => Is(head, "h2")), heads.Where(head => Is(head, "h2")).Select(Words).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void A_page_has_a_language_a_title_a_width_and_one_of_each_landmark(string pack)
    {
        var page = Read(pack);
        Assert.Equal("en-GB", page.Root.Attribute("lang")!.Value);
        Assert.StartsWith(Words(page.All("h1").Single()).Split(':')[0][..5], Words(page.All("title").First()), StringComparison.Ordinal);
        Assert.Contains(page.All("meta"), meta => meta.Attribute("name")?.Value == "viewport" && meta.Attribute("content")!.Value == "width=device-width, initial-scale=1");
        Assert.All((string[])["main", "nav", "header", "footer"], name => Assert.Single(page.All(name)));
        Assert.Equal("a", page.All("body").Single().Elements().First().Name.LocalName);
        Assert.InRange(new FileInfo(packs.Page(pack)).Length, 50_000, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void Every_table_has_a_caption_heads_with_scope_and_rows_of_one_width(string pack)
    {
        foreach (var table in Read(pack).All("table"))
        {
            Assert.NotEqual("", Words(table.Element("caption")));
            Assert.All(table.Descendants("th"), head => Assert.Contains(head.Attribute("scope")?.Value, (string?[])["col", "row", "rowgroup"]));
            Assert.All(table.Descendants("thead").Descendants("th"), head => Assert.NotEqual("", Words(head)));
            var widths = table.Descendants("tr").Select(row => row.Elements().Sum(cell => int.Parse(cell.Attribute("colspan")?.Value ?? "1", System.Globalization.CultureInfo.InvariantCulture))).Distinct();
            Assert.Single(widths);
            Assert.All(table.Descendants("tbody").Descendants("tr"), row => Assert.Equal("th", row.Elements().First().Name.LocalName));
            var scroller = table.Parent!;
            Assert.Equal(("region", "0"), (scroller.Attribute("role")?.Value, scroller.Attribute("tabindex")?.Value));
            Assert.NotEqual("", scroller.Attribute("aria-label")?.Value ?? "");
        }
    }

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void Every_chart_says_its_finding_and_what_it_shows_and_is_followed_by_its_table(string pack)
    {
        var page = Read(pack);
        var charts = page.All("svg").Where(svg => svg.Attribute("role") is not null).ToList();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            Assert.Equal("img", chart.Attribute("role")!.Value);
            var (title, text) = (chart.Element("title")!, chart.Element("desc")!);
            Assert.NotEqual("", Words(title));
            Assert.NotEqual("", Words(text));
            Assert.Equal($"{title.Attribute("id")!.Value} {text.Attribute("id")!.Value}", chart.Attribute("aria-labelledby")!.Value);
            // A figure, or page one's scorecard.
            var place = chart.Ancestors().First(each => each.Attribute("class")?.Value.Split(' ')[0] is "figure" || Is(each, "section"));
            Assert.Contains(place.Descendants("table"), table => table.IsAfter(chart));
        }
        Assert.All(page.All("svg").Where(svg => svg.Attribute("role") is null), inner => Assert.Contains(inner.Ancestors(), outer => outer.Attribute("role")?.Value == "img" || outer.Attribute("aria-hidden")?.Value == "true"));
    }

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void No_id_is_given_twice_and_names_point_to_what_is_there(string pack)
    {
        var page = Read(pack);
        var ids = page.Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Empty(ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
        var pointers = page.Root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "aria-labelledby" or "aria-describedby" or "for" or "headers").SelectMany(attribute => attribute.Value.Split(' '));
        Assert.Empty(pointers.Except(ids, StringComparer.Ordinal));
    }

    // On screen a mark stands apart; read aloud or copied it must not run into the word before it.
    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void No_mark_or_link_runs_into_the_word_before_it(string pack)
    {
        var page = Read(pack);
        var marks = page.Root.Descendants().Where(each => each.Attribute("class")?.Value is "mark" or "note-mark" || (Is(each, "a") && each.Parent is { } cell && !Is(cell, "th", "td")));
        Assert.Empty(marks.Where(mark => Before(mark) is { } letter && char.IsLetterOrDigit(letter)).Select(mark => $"{mark.Parent!.Value.Trim()}: {mark.Value}"));
    }

    static char? Before(XElement element) => element.PreviousNode switch
    {
        XText { Value.Length: > 0 } text => text.Value[^1],
        XElement { Value.Length: > 0 } inner => inner.Value[^1],
        _ => null,
    };
}
