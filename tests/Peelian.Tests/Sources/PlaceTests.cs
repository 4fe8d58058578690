using System.Globalization;
using System.Text;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Census, lookup and boundaries: what is wrong in them, and where points lie.</summary>
public class PlaceTests
{
    static readonly string Root = Path.Combine(SharedData.Repository, "src", "Peelian", "Sources");

    static Reading Census(Func<string, string> change) =>
        Reading.Of(new CensusEthnicity(), change(File.ReadAllText(Path.Combine(Root, "CensusEthnicity", "sample.csv"))));

    static (List<LsoaPlace> Rows, Problems Problems) Lookup(string text) => Reading.With(Encoding.UTF8.GetBytes(text), file =>
    {
        var problems = new Problems("lookup.csv");
        return (new LsoaLookup().Read(file, Reading.Catalogue, problems).ToList(), problems);
    });

    static (BoundarySet Set, Problems Problems) Boundaries(string text) => Reading.With(Encoding.UTF8.GetBytes(text), file =>
    {
        var problems = new Problems("boundaries.geojson");
        return (new Boundaries().Read(file, Reading.Catalogue, problems), problems);
    });

    static string Sample => File.ReadAllText(Path.Combine(Root, "Boundaries", "sample.geojson"));

    static Recognition Recognise(ISource source, string text) => source.Recognise(new FileHead("file", text, default));

    [Theory]
    [InlineData("258249", "258250", "All categories", "258249, the sum of all single groups")]
    [InlineData("134799", "134798", "White", "134799, the sum of its groups")]
    [InlineData("18815", "x", "African", "a whole number, 0 or more")]
    [InlineData("\"2011\",\"Waltham Forest\",\"E09000031\",\"Total\"", "\"2021\",\"Waltham Forest\",\"E09000031\",\"Total\"", "date", "'2011'")]
    [InlineData("E09000031\",\"Total", "00BH\",\"Total", "geography code", "the code of a local authority, nine letters and digits")]
    public void A_census_row_that_does_not_add_up_gives_nothing(string from, string to, string column, string expected)
    {
        var census = Census(text => text.Replace(from, to, StringComparison.Ordinal));
        var problem = census.OnlyProblem();
        Assert.Equal((2, expected), (problem.Line, problem.Expected));
        Assert.Contains(column, problem.Column, StringComparison.Ordinal);
        Assert.Empty(census.Observations);
    }

    [Fact]
    public void Two_census_rows_for_an_area_that_differ_give_nothing()
    {
        var census = Census(text => text.Replace("Urban (total)", "Total", StringComparison.Ordinal));
        Assert.Equal(3, census.Problems.All[^1].Line);
        var repeated = Census(text => text + text.Split('\n')[1] + "\n").WithoutProblems();
        Assert.Equal(10, repeated.Observations.Count);
    }

    [Fact]
    public void A_census_table_without_Arab_is_told_so()
    {
        var head = File.ReadAllText(Path.Combine(Root, "CensusEthnicity", "sample.csv")).Replace("group: Arab", "group: Other", StringComparison.Ordinal);
        Assert.Equal("no column 'Other ethnic group: Arab'", Recognise(new CensusEthnicity(), head).Why);
    }

    [Theory]
    [InlineData("LSOA21CD,LSOA21NM,LAD22CD\nE01004283,x,E09000031\n", 1, null)]
    [InlineData("LSOA11CD,LAD20CD\nE01004283,E09000031\nE01004283,E09000031\n", 1, null)]
    [InlineData("LSOA11CD,LAD20CD\nE01004283,E07000999\n", 0, null)]
    [InlineData("LSOA11CD,LAD20CD\nE01004283,E09000031\nE01004283,E09000005\n", 1, "'E01004283'")]
    [InlineData("LSOA11CD,LAD20CD\nE0100428,E09000031\n", 0, "'E0100428'")]
    [InlineData("LSOA11CD,LAD20CD\nE01004283,Waltham Forest\n", 0, "'Waltham Forest'")]
    public void A_lookup_gives_each_LSOA_once(string text, int rows, string? found)
    {
        var lookup = Lookup(text);
        Assert.Equal(rows, lookup.Rows.Count);
        Assert.Equal(found is null ? [] : [found], lookup.Problems.All.Select(problem => problem.Found));
    }

    [Fact]
    public void A_lookup_of_districts_alone_is_told_what_it_lacks() =>
        Assert.Equal("no column for the LSOA, such as 'LSOA11CD'", Recognise(new LsoaLookup(), "LAD16CD,LAD16NM,PFA16CD,PFA16NM\n").Why);

    [Fact]
    public void A_point_on_a_border_belongs_to_the_lower_code()
    {
        var (set, problems) = Boundaries(Sample);
        Assert.Empty(problems.All);
        Assert.Equal(10, set.Vertices);
        foreach (var line in File.ReadAllLines(Path.Combine(Root, "Boundaries", "sample.expected.csv")).Skip(1))
        {
            var cells = line.Split(',');
            double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
            Assert.Equal(cells[2].Length == 0 ? null : cells[2], set.AreaAt(Number(0), Number(1)));
        }
    }

    static (List<PlaceName> Rows, Problems Problems) Names(IGazetteerSource source, string text) => Reading.With(Encoding.UTF8.GetBytes(text), file =>
    {
        var problems = new Problems("names.csv");
        return (source.ReadNames(file, Reading.Catalogue, problems).ToList(), problems);
    });

    [Fact]
    public void The_postcode_sample_gives_what_is_expected_and_passes_over_Scotland_and_Guernsey()
    {
        var (rows, problems) = Names(new PostcodeLookup(), File.ReadAllText(Path.Combine(Root, "PostcodeLookup", "sample.csv")));
        Assert.Equal(File.ReadAllLines(Path.Combine(Root, "PostcodeLookup", "sample.expected.csv")).Skip(1), rows.Select(row => $"{row.Kind},{row.Name},{row.AreaCode}"));
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("pcds,oslaua\nE17 4J,E09000031\n", "E17 4J", "a postcode, such as E17 4JF")]
    [InlineData("pcds,oslaua\nE17 4JF,E9000031\n", "E9000031", "the code of a local authority, nine letters and digits")]
    public void A_postcode_directory_that_is_wrong_says_where(string text, string found, string expected)
    {
        var problem = Names(new PostcodeLookup(), text).Problems.All.Single();
        Assert.Equal((2, expected), (problem.Line, problem.Expected));
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e174jf", "E17 4JF")]
    [InlineData(" W1A  1AA", "W1A 1AA")]
    [InlineData("N1 1A", null)]
    [InlineData("'; drop table place_name; --", null)]
    public void A_postcode_is_known_however_it_is_typed(string typed, string? written) => Assert.Equal(written, PlaceName.Postcode(typed));

    [Fact] // Wards of 2020: Chingford Green in Waltham Forest, Underhill in Barnet
    public void The_lookup_sample_names_its_wards() =>
        Assert.Equal(["Chingford Green E09000031", "Underhill E09000003"], Names(new LsoaLookup(), File.ReadAllText(Path.Combine(Root, "LsoaLookup", "sample.csv"))).Rows.Select(row => $"{row.Name} {row.AreaCode}"));

    [Fact] // 4,829 small areas of London in 2020
    public void The_published_lookup_has_London_s_wards()
    {
        using var workshop = new Workshop();
        using var readings = workshop.Add(SharedData.File("data", "lookups", "lsoa_to_ward_lookup_2020.csv")).Read();
        var wards = readings.Wards();

        Assert.InRange(wards.Count, 600, 700);
        Assert.Equal(["E09000002", "E09000024"], wards.Where(ward => ward.Name == "Abbey").Select(ward => ward.AreaCode));
    }

    [Fact]
    public void The_lookup_sample_gives_what_is_expected()
    {
        var rows = Lookup(File.ReadAllText(Path.Combine(Root, "LsoaLookup", "sample.csv"))).Rows;
        Assert.Equal(File.ReadAllLines(Path.Combine(Root, "LsoaLookup", "sample.expected.csv")).Skip(1), rows.Select(row => $"{row.Lsoa},{row.AreaCode}"));
    }

    [Theory]
    [InlineData("\"NAME\": \"Waltham Forest\", \"GSS_CODE\"", "\"name\": \"Waltham Forest\", \"code\"", null, 2)]
    [InlineData("\"NAME\": \"Waltham Forest\", \"GSS_CODE\"", "\"LAD20NM\": \"Waltham Forest\", \"LAD20CD\"", null, 2)]
    [InlineData("E09000031", "E09000099", "'E09000099'", 1)]
    [InlineData("E09000026", "E09000031", "a second boundary of Waltham Forest", 1)]
    [InlineData("[[-0.06, 51.54]", "[[537000, 188000]", "no polygon", 1)]
    [InlineData("[-0.06, 51.64], [-0.06, 51.54]]]", "[-0.06, 51.64]]]", "no polygon", 1)]
    [InlineData("[0.02, 51.54], [0.02, 51.64], [-0.06, 51.64]", "[0.02, 51.64], [0.02, 51.54], [-0.06, 51.64]", "an invalid polygon", 1)]
    [InlineData("[0.02, 51.54], [0.02, 51.64]", "[538000, 190000], [0.02, 51.64]", "coordinates such as", 1)]
    [InlineData("[0.02, 51.54], [0.02, 51.64]", "[0.02], [0.02, 51.64]", "no readable GeoJSON", 0)]
    [InlineData("{\n  \"type\"", "\uFEFF{\n  \"type\"", null, 2)]
    [InlineData("CRS84", "EPSG::27700", "{", 0)]
    [InlineData("\"features\"", "\"things\"", "no list of features", 0)]
    [InlineData("\"features\": [", "\"features\": [[", "no readable GeoJSON", 0)]
    public void A_faulty_boundary_is_a_problem_and_left_out(string from, string to, string? found, int boundaries)
    {
        var (set, problems) = Boundaries(Sample.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(boundaries, set.ByArea.Count);
        if (found is null)
            Assert.Empty(problems.All);
        else
            Assert.StartsWith(found, Assert.Single(problems.All).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void GeoJSON_of_points_or_without_codes_is_told_why_it_is_not_boundaries()
    {
        Assert.Equal("no polygons in it", Recognise(new Boundaries(), "{\"type\":\"FeatureCollection\",\"features\":[]}").Why);
        Assert.Equal("no property 'GSS_CODE' with the area's code", Recognise(new Boundaries(), Sample.Replace("GSS_CODE", "id", StringComparison.Ordinal)).Why);
        Assert.Equal(0, Recognise(new Boundaries(), "a,b\n").Score);
    }
}
