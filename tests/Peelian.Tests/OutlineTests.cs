using Xunit;

namespace Peelian.Tests;

/// <summary>The boroughs' shapes as the site's map draws them, from the published boundaries.</summary>
public sealed class OutlineTests
{
    static readonly IReadOnlyList<Area> Boroughs = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough"));

    static Outlines Drawn()
    {
        using var workshop = new Workshop();
        using var readings = workshop.Add(SharedData.File("data", "boundaries", "lnd.geojson")).Read();
        return readings.OutlinesOf(Boroughs)!;
    }

    static double SizeOf(Outlines outlines, string area) => outlines.Rings[Boroughs.Single(one => one.Name == area).Code]
        .Sum(ring => Math.Abs(ring.Select((corner, at) => (corner, next: ring[(at + 1) % ring.Count])).Sum(side => (double)side.corner.X * side.next.Y - (double)side.next.X * side.corner.Y)) / 2);

    [Fact] // Office for National Statistics, standard area measurements: Bromley 150.1, Islington 14.9, Havering 112.3 square kilometres
    public void Bromley_is_ten_times_Islington_and_a_third_larger_than_Havering()
    {
        var outlines = Drawn();

        Assert.Equal(32, outlines.Rings.Count);
        Assert.InRange(SizeOf(outlines, "Bromley") / SizeOf(outlines, "Islington"), 9.8, 10.4);
        Assert.InRange(SizeOf(outlines, "Bromley") / SizeOf(outlines, "Havering"), 1.30, 1.37);
    }

    [Fact]
    public void Every_corner_lies_on_the_map_and_there_are_few_enough_for_a_page()
    {
        var outlines = Drawn();
        var corners = outlines.Rings.Values.SelectMany(rings => rings).SelectMany(ring => ring).ToList();

        Assert.All(corners, corner => Assert.True(corner.X >= 0 && corner.X <= outlines.Width && corner.Y >= 0 && corner.Y <= outlines.Height));
        Assert.InRange(corners.Count, 500, 6000);
    }

    [Fact] // Simplified one by one, neighbours would part or overlap.
    public void Neighbours_share_the_sides_of_their_border()
    {
        var outlines = Drawn();
        HashSet<((int, int), (int, int))> Sides(string area) => outlines.Rings[Boroughs.Single(one => one.Name == area).Code]
            .SelectMany(ring => ring.Select((corner, at) => (corner, next: ring[(at + 1) % ring.Count])).Select(side => side.corner.CompareTo(side.next) < 0 ? (side.corner, side.next) : (side.next, side.corner))).ToHashSet();

        Assert.True(Sides("Bromley").Intersect(Sides("Croydon")).Count() > 5);
        Assert.True(Sides("Waltham Forest").Intersect(Sides("Redbridge")).Count() > 5);
    }

    [Fact]
    public void Without_boundaries_there_is_no_map()
    {
        using var workshop = new Workshop();
        using var readings = workshop.Add(Project.File("samples", "london", "census-2011.csv.gz")).Read();

        Assert.Null(readings.OutlinesOf(Boroughs));
    }
}
