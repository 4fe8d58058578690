using NetTopologySuite.Geometries;
using Xunit;

namespace Peelian.Tests;

/// <summary>Which places border on which.</summary>
public sealed class ContiguityTests
{
    static Geometry Square(double x, double y) => new GeometryFactory().ToGeometry(new Envelope(x, x + 1, y, y + 1));

    [Fact]
    public void Sides_and_corners_count_and_an_island_has_none() =>
        Assert.Equal(["1 2", "0 2", "0 1", ""], Contiguity.Of([Square(0, 0), Square(1, 0), Square(1, 1), Square(5, 5)]).Select(others => string.Join(' ', others)));

    [Fact] // The shapes end at the water: Lambeth and Southwark lie some 200 metres away, across the Thames.
    public void The_City_borders_on_the_five_boroughs_of_its_side_of_the_river()
    {
        using var workshop = new Workshop();
        using var readings = workshop.Add(SharedData.File("data", "boundaries", "lnd.geojson")).Read();
        var set = readings.PlacesOf(Workshop.Catalogue.AreaCalled("City of London"), PlaceLevel.Area, [])!;
        var neighbours = Contiguity.Of([.. set.Shapes.Select(shape => shape.Geometry)]);
        var city = set.Shapes.ToList().FindIndex(shape => shape.Code == "E09000001");

        Assert.Equal(
            ["Camden", "Hackney", "Islington", "Tower Hamlets", "Westminster"],
            neighbours[city].Select(other => Workshop.Catalogue.AreaCalled(set.Shapes[other].Code).Name).Order(StringComparer.Ordinal));
    }
}
