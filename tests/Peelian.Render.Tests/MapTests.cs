using System.Xml.Linq;
using Peelian.Figures;
using Peelian.Tests;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>Maps as a page draws them: shapes of the page itself, told apart by more than hue, each with its row's words.</summary>
public sealed class MapTests
{
    static readonly Lazy<(Summary Summary, Page Page)> Drawn = new(() =>
    {
        using var workshop = MadeUpPlaces.Loaded();
        // Half the busy corner has so many residents that its rate is like the others'.
        workshop.Add(workshop.Write("people.csv", MadeUpPlaces.People(at => at % 2 == 0 && MadeUpPlaces.IsBusy(at) ? 2500 : 1500)));
        var summary = workshop.Build("borough", "Waltham Forest", "2024-04");
        return (summary, Page.Of(summary));
    });

    static Figure Named(string name) => Drawn.Value.Summary.Figures.Single(figure => figure.Name == name);

    static XElement MapOf(Figure figure) => Drawn.Value.Page.All("div").Single(div => div.Attribute("id")?.Value == figure.Id).Descendants("div")
        .Single(div => div.Attribute("class")?.Value == "chart map").Element("svg")!;

    [Fact]
    public void Each_place_of_the_table_is_a_shape_that_says_its_name_and_value()
    {
        var figure = Named("Anti-social behaviour by neighbourhood");
        var titles = MapOf(figure).Elements("path").Select(path => path.Element("title")?.Value).OfType<string>().ToList();

        Assert.Equal(figure.Table.Rows.Count, titles.Count);
        Assert.All(figure.Table.Rows.Zip(titles), pair => Assert.StartsWith($"{pair.First.Cells[1].Printed}: {pair.First.Cells[4].Printed}, {pair.First.Cells[10].Printed}", pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void A_square_is_drawn_for_each_row_and_for_nothing_else_and_no_point_has_a_marker()
    {
        var figure = Named("Anti-social behaviour by squares");
        var map = MapOf(figure);

        Assert.Equal(figure.Table.Rows.Count, map.Elements("path").Count(path => path.Element("title") is not null));
        Assert.Empty(map.Descendants("circle"));
        Assert.All(figure.Table.Rows, row => Assert.True(row.Cells[1].Number!.Value >= 5));
    }

    [Fact]
    public void Squares_end_at_the_border_and_blank_ones_look_as_the_key_says()
    {
        var map = MapOf(Named("Anti-social behaviour by squares"));
        var clip = map.Element("defs")!.Element("clipPath")!;
        var squares = map.Elements("path").Where(path => path.Element("title") is not null || path.Attribute("class")?.Value == "none").ToList();

        Assert.Contains(squares, path => path.Attribute("class")!.Value == "none");
        Assert.All(squares, path => Assert.Equal($"url(#{clip.Attribute("id")!.Value})", path.Attribute("clip-path")!.Value));
        Assert.All(map.Elements("path").Where(path => path.Attribute("class")?.Value == "border"), path => Assert.Contains(path.Attribute("d")!.Value, clip.Element("path")!.Attribute("d")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_map_takes_nothing_from_elsewhere_and_has_a_name_and_a_description()
    {
        foreach (var map in Drawn.Value.Page.All("svg").Where(svg => svg.Parent!.Attribute("class")?.Value == "chart map"))
        {
            Assert.DoesNotContain(map.Descendants(), one => one.Name.LocalName is "image" or "use" or "script" or "a");
            Assert.Equal("img", map.Attribute("role")!.Value);
            Assert.NotEmpty(map.Element("title")!.Value);
            Assert.Contains("police.uk", map.Element("desc")!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_step_of_the_map_is_in_its_key()
    {
        foreach (var map in Drawn.Value.Page.All("div").Where(div => div.Attribute("class")?.Value == "chart map"))
        {
            var key = map.Element("ul")!.Descendants("rect").Select(rect => rect.Attribute("class")!.Value).ToHashSet(StringComparer.Ordinal);
            Assert.All(map.Element("svg")!.Elements("path").Where(path => path.Element("title") is not null), path => Assert.Contains(path.Attribute("class")!.Value, key));
            Assert.All(map.Element("ul")!.Elements("li"), item => Assert.NotEmpty(item.Value.Trim()));
        }
    }

    [Fact] // A rule that fills every path would win over the stripes, which are an attribute of the shape.
    public void What_could_be_chance_is_striped_by_the_shape_itself_and_no_rule_of_the_sheet_fills_it()
    {
        var sheet = string.Concat(Drawn.Value.Page.All("style").Select(style => style.Value));
        var striped = MapOf(Named("Anti-social behaviour by neighbourhood")).Elements("path").Where(path => path.Attribute("class")?.Value == "faint").ToList();

        Assert.DoesNotContain("\n.chart path{", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain(".faint", sheet, StringComparison.Ordinal);
        Assert.NotEmpty(striped);
        Assert.All(striped, path => Assert.StartsWith("url(#", path.Attribute("fill")!.Value, StringComparison.Ordinal));
    }
}
