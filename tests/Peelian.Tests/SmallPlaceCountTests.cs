using System.Globalization;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>Street crime of the City of London by statistical area and map point, counted again from the published rows.</summary>
public sealed class SmallPlaceCountTests
{
    static readonly Area City = Workshop.Catalogue.AreaCalled("City of London");
    static readonly Measure AntiSocial = Workshop.Catalogue.MeasureCalled("police-uk-anti-social-behaviour");
    static readonly Period Months = Period.To(new Month(2015, 10), 2);
    static readonly string[] Files = [.. ((string[])["2015-09", "2015-10"]).Select(month => SharedData.File("data", "street", $"{month}-city-of-london-street.csv"))];

    // No field of these rows that is asked for has a comma.
    static IEnumerable<string[]> Rows => Files.SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split(',')).Where(row => row[9] == "Anti-social behaviour");

    static Workshop Loaded(params string[] more)
    {
        var workshop = new Workshop();
        return workshop.Add([.. Files, SharedData.File("data", "boundaries", "lnd.geojson"), .. more.Select((text, at) => workshop.Write(string.Create(CultureInfo.InvariantCulture, $"places-{at}.geojson"), text))]);
    }

    [Fact]
    public void Counts_by_LSOA_are_those_of_the_published_rows_and_make_up_the_area()
    {
        using var workshop = Loaded();
        using var readings = workshop.Read();
        var counts = readings.CountsByLsoa(AntiSocial, City, Months)!;

        Assert.Equal(
            Rows.Where(row => row[8].StartsWith("City of London ", StringComparison.Ordinal)).GroupBy(row => row[7]).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"),
            counts.ByLsoa.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal((Rows.Count(), Rows.Count(row => row[7].Length == 0)), (counts.OfForce, counts.WithoutPlace));
        Assert.Equal(2, counts.SnapshotIds.Count);
    }

    [Fact]
    public void Counts_by_point_are_those_of_the_published_rows()
    {
        using var workshop = Loaded();
        using var readings = workshop.Read();
        var counts = readings.CountsByPoint(AntiSocial, City, Months)!;
        var own = Rows.Where(row => row[8].StartsWith("City of London ", StringComparison.Ordinal)).ToList();

        Assert.Equal(own.Count, counts.Points.Sum(point => point.Count) + counts.WithoutPoint);
        Assert.Equal(own.Select(row => (row[4], row[5])).Distinct().Count(), counts.Points.Count);
        Assert.Equal(own.Where(row => row[4].Length > 0).Select(row => row[6]).ToHashSet(StringComparer.Ordinal), counts.Points.Select(point => point.Location).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Months_that_are_not_all_loaded_have_no_counts()
    {
        using var workshop = Loaded();
        using var readings = workshop.Read();

        Assert.Null(readings.CountsByLsoa(AntiSocial, City, Period.To(new Month(2015, 10), 3)));
        Assert.Null(readings.CountsByLsoa(AntiSocial, Workshop.Catalogue.AreaCalled("Waltham Forest"), Months));
    }

    [Fact]
    public void Of_two_editions_the_one_whose_codes_are_counted_is_drawn_and_neither_displaces_the_boroughs()
    {
        var later = MadeUpPlaces.City.Select(square => square.Code == "E01032739" ? square with { Code = "E01035718" } : square);
        using var workshop = Loaded(MadeUpPlaces.GeoJson(MadeUpPlaces.City), MadeUpPlaces.GeoJson(later, "LSOA21CD"));
        using var readings = workshop.Read();

        Assert.Equal("2011", readings.PlacesOf(City, PlaceLevel.Lsoa, ["E01000001", "E01032739"])!.Edition);
        Assert.Equal("2021", readings.PlacesOf(City, PlaceLevel.Lsoa, ["E01000001", "E01035718"])!.Edition);
        Assert.Null(readings.PlacesOf(City, PlaceLevel.Ward, []));
        Assert.Equal(33, readings.OutlinesOf([.. Workshop.Catalogue.Areas])!.Rings.Count);
    }

    [Fact]
    public void Wards_whose_file_names_no_district_are_found_by_the_lookup_or_by_where_they_lie()
    {
        // The first is Underhill of Barnet by the lookup, though drawn in the City; the second no lookup lists, and it lies in the City.
        using var workshop = Loaded(MadeUpPlaces.GeoJson([new("E05000060", "Underhill", 0, 0), new("E05999999", "Nowhere", 1, 1)], "WD20CD", west: -0.105, south: 51.505))
            .Add(SharedData.File("data", "lookups", "lsoa_to_ward_lookup_2020.csv"));
        using var readings = workshop.Read();

        Assert.Contains(readings.PlacesOf(City, PlaceLevel.Ward, [])!.Shapes, shape => shape.Code == "E05999999");
        Assert.Contains(readings.PlacesOf(Workshop.Catalogue.AreaCalled("Barnet"), PlaceLevel.Ward, [])!.Shapes, shape => shape.Code == "E05000060");
    }

    [Fact]
    public void The_published_lookup_says_each_LSOA_s_ward()
    {
        using var workshop = Loaded().Add(SharedData.File("data", "lookups", "lsoa_to_ward_lookup_2020.csv"));
        using var readings = workshop.Read();
        var wards = readings.WardsOfLsoas(Workshop.Catalogue.AreaCalled("Waltham Forest"));

        Assert.Equal(144, wards.Count);
        Assert.Equal(20, wards.Values.Select(ward => ward.Code).Distinct().Count());
        Assert.Equal("Cann Hall", wards["E01004327"].Name);
    }

    [Fact]
    public void A_count_of_an_LSOA_leads_back_to_its_files_and_rows()
    {
        using var workshop = Loaded();
        using var readings = workshop.Read();
        var counts = readings.CountsByLsoa(AntiSocial, City, Months)!;
        var rows = readings.Rows(new ReadingKey(AntiSocial.Id, Statistic.Value, "E01032739", Months, Slice.Whole), counts.SnapshotIds);

        Assert.Equal(2, rows.Count);
        Assert.StartsWith("2015-09-city-of-london-street.csv, 2015-09: ", rows[0], StringComparison.Ordinal);
        Assert.Contains("rows of E01032739 that meet the measure’s rule", rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_and_rows_that_a_reader_may_not_see_are_not_there_for_maps()
    {
        using var workshop = Loaded(MadeUpPlaces.GeoJson(MadeUpPlaces.City));
        var files = workshop.Store.Snapshots();
        using var withoutShapes = workshop.Read(new ReadingScope { SnapshotIds = [.. files.Where(file => file.FileName != "places-0.geojson").Select(file => file.Id)] });
        using var withoutRows = workshop.Read(new ReadingScope { SnapshotIds = [.. files.Where(file => !file.FileName.EndsWith(".csv", StringComparison.Ordinal)).Select(file => file.Id)] });

        Assert.Null(withoutShapes.PlacesOf(City, PlaceLevel.Lsoa, []));
        Assert.NotNull(withoutShapes.CountsByLsoa(AntiSocial, City, Months));
        Assert.Null(withoutRows.CountsByPoint(AntiSocial, City, Months));
    }
}
