using System.Text;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Shapes of wards and statistical areas: what level and edition they are, and in which area they lie.</summary>
public sealed class SmallPlaceTests
{
    static (BoundarySet Set, Problems Problems) Read(string text) => Reading.With(Encoding.UTF8.GetBytes(text), file =>
    {
        var problems = new Problems("boundaries.geojson");
        return (new Boundaries().Read(file, Reading.Catalogue, problems), problems);
    });

    [Theory]
    [InlineData("LSOA11CD", "2011")]
    [InlineData("LSOA21CD", "2021")]
    public void LSOAs_lie_in_the_district_that_their_names_begin_with(string code, string edition)
    {
        var (set, problems) = Read(MadeUpPlaces.GeoJson(MadeUpPlaces.City, code));

        Assert.Empty(problems.All);
        Assert.Equal((PlaceLevel.Lsoa, edition), (set.Level, set.Edition));
        Assert.Equal(6, set.Shapes.Count);
        Assert.All(set.Shapes, shape => Assert.Equal("E09000001", shape.AreaCode));
        Assert.Equal("City of London 001F", set.Shapes.Single(shape => shape.Code == "E01032739").Name);
    }

    [Fact]
    public void Wards_lie_in_the_district_that_the_file_names_and_those_of_elsewhere_are_counted()
    {
        var (set, problems) = Read(MadeUpPlaces.GeoJson(
            [new("E05000593", "Chingford Green", 0, 0, "E09000031"), new("E05000060", "Underhill", 1, 0, "E09000003"), new("E05999999", "Elsewhere", 2, 0, "E06999999")], "WD22CD"));

        Assert.Empty(problems.All);
        Assert.Equal((PlaceLevel.Ward, "2022"), (set.Level, set.Edition));
        Assert.Equal(["E05000060 E09000003", "E05000593 E09000031"], set.Shapes.Select(shape => $"{shape.Code} {shape.AreaCode}"));
        Assert.Equal("1 of 3 places lie in no area of the catalogue; left out", Assert.Single(problems.Notes));
    }

    [Fact]
    public void A_ward_whose_district_nobody_says_is_kept_without_one() =>
        Assert.Null(Assert.Single(Read(MadeUpPlaces.GeoJson([new("E05000593", "Chingford Green", 0, 0)], "WD20CD")).Set.Shapes).AreaCode);

    [Theory]
    [InlineData("E01000003", "E09000003", "'E09000003'", "the code of an LSOA, such as E01004283")]
    [InlineData("\"LSOA11CD\": \"E01000003\"", "\"WD20CD\": \"E05000593\"", "no LSOA11CD", "the code of an LSOA, such as E01004283")]
    [InlineData("E01000003", "E01000002", "a second boundary of City of London 001C", "one feature for an area")]
    public void A_place_of_another_kind_or_twice_is_a_problem_and_left_out(string from, string to, string found, string expected)
    {
        var (set, problems) = Read(MadeUpPlaces.GeoJson(MadeUpPlaces.City).Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(5, set.Shapes.Count);
        Assert.Equal((found, expected), (Assert.Single(problems.All).Found, problems.All[0].Expected));
    }

    [Fact]
    public void A_file_with_no_place_of_the_catalogue_is_told_so() =>
        Assert.Equal("no boundaries of places of the catalogue", Assert.Single(Read(MadeUpPlaces.GeoJson([new("E01011365", "Nowhere 001A", 0, 0)])).Problems.All).Found);
}
