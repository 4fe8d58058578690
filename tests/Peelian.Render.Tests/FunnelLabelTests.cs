using System.Globalization;
using System.Xml.Linq;
using Peelian.Figures;
using Peelian.Render.Svg;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>The words in a funnel cover no dot, their own or another's.</summary>
public sealed class FunnelLabelTests
{
    // Widths at which a picture stands on screen, on paper and beside another.
    static readonly double[] Widths = [832, 700, 560];

    static readonly string[] Limits = ["funnel_lower", "funnel_upper", "funnel_control_lower", "funnel_control_upper"];

    static Summary Pack(params (double Size, double Rate)[] areas)
    {
        Cell Number(double value) => Cell.Of(Estimate.Of((decimal)value), Format.Number(Estimate.Of((decimal)value), 1));
        var table = new Table(
            [new Column("area", "Area", ColumnKind.Text) { IsRowHead = true }, new Column("rate", "Rate"), new Column("size", "Complaint allegations at the rate of all areas together (count)"), .. Limits.Select(id => new Column(id, id) { Shown = false })],
            [.. areas.Select((area, at) => new Row($"row-{Text.Whole(at)}", [Cell.Words(SampleSummary.Boroughs[at]), Number(area.Rate), Number(area.Size), Number(20), Number(60), Number(15), Number(65)]))]);
        var pack = SampleSummary.Make();
        var figure = pack.Figures.First() with
        {
            Table = table,
            Charts =
            [
                new Chart(ChartKind.RankedBars, "area", ["rate"]) { HighlightRowId = "row-0", Description = "Bars." },
                new Chart(ChartKind.Funnel, "area", ["rate", .. Limits]) { HighlightRowId = "row-0", SizeColumnId = "size", Description = "Dots.", HowToRead = "Dots." },
            ],
        };
        return pack with { Sections = [pack.Sections[0] with { Figures = [figure] }] };
    }

    static double Px(XElement element, string name) => double.Parse(element.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);

    static double Share(XElement element, string name) => double.Parse(element.Attribute(name)!.Value.TrimEnd('%'), CultureInfo.InvariantCulture) / 100;

    static (double Left, double Top, double Right, double Bottom) Box(XElement text, double width)
    {
        var (x, wide) = (Share(text, "x") * width + Px(text, "dx"), TextWidth.Of(text.Value));
        var left = text.Attribute("text-anchor")!.Value == "end" ? x - wide : x;
        return (left, Px(text, "y") - 11, left + wide, Px(text, "y") + 4);
    }

    static XElement Drawn(Summary pack) => Page.Of(pack).All("svg").Single(svg => svg.Descendants("line").Any(line => line.Attribute("class")?.Value == "limit"));

    static void AssertClear(XElement svg)
    {
        var words = svg.Descendants("text").Where(text => text.Attribute("class")?.Value is "v own" or "v named").ToList();
        Assert.NotEmpty(words);
        var dots = svg.Descendants("circle").ToList();
        foreach (var width in Widths)
        {
            foreach (var text in words)
            {
                var box = Box(text, width);
                Assert.DoesNotContain(dots, dot => FunnelLabels.Covers(box, Share(dot, "cx") * width, Px(dot, "cy"), Px(dot, "r")));
                Assert.DoesNotContain(words.Where(other => other != text).Select(other => Box(other, width)), other => other.Left < box.Right && box.Left < other.Right && other.Top < box.Bottom && box.Top < other.Bottom);
            }
        }
    }

    [Fact]
    public void Alone_the_own_areas_name_stands_beside_its_dot_without_a_line()
    {
        var svg = Drawn(Pack((100, 40), (300, 30), (500, 50)));
        AssertClear(svg);
        Assert.DoesNotContain(svg.Descendants("line"), line => line.Attribute("class")!.Value.StartsWith("tie", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_dots_lie_on_both_sides_the_name_stands_over_or_under_them_with_a_line_to_its_dot()
    {
        var svg = Drawn(Pack((300, 40), (200, 40), (250, 40.5), (280, 40), (330, 39.5), (350, 40), (400, 40), (100, 30), (600, 50)));
        AssertClear(svg);
        var tie = Assert.Single(svg.Descendants("line"), line => line.Attribute("class")!.Value == "tie own");
        Assert.Equal(tie.Attribute("x1")!.Value, tie.Attribute("x2")!.Value);
    }

    [Fact]
    public void Thirty_two_areas_with_the_own_one_in_their_midst_and_two_far_out_cover_none()
    {
        var areas = Enumerable.Range(0, 32).Select(at => (170.0 + at * 97 % 120, 30.0 + at * 53 % 23)).ToArray();
        areas[0] = (230, 41);
        areas[1] = (225, 80);
        areas[2] = (228, 79);
        AssertClear(Drawn(Pack(areas)));
    }

    [Fact]
    public void The_title_of_the_axis_has_lines_of_its_own_that_a_phone_has_room_for()
    {
        var ticks = Drawn(Pack((100, 40), (300, 30), (500, 50))).Descendants("text").Where(text => text.Attribute("class")?.Value == "tick").ToList();
        Assert.Equal("Complaint allegations at the rate of all areas together (count)", string.Join(' ', ticks.Where(tick => tick.Attribute("x")!.Value == "50%").Select(tick => tick.Value)));
        Assert.All(ticks, tick => Assert.InRange(TextWidth.Of(tick.Value), 0, 190));
        Assert.Distinct(ticks.Where(tick => tick.Attribute("x")!.Value == "50%").Select(tick => tick.Attribute("y")!.Value).Append(ticks[0].Attribute("y")!.Value));
    }
}
