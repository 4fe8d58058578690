using System.Globalization;
using Peelian.Figures;
using Peelian.Render;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>Packs for forces that nothing in the program names: from catalogue entries alone.</summary>
public sealed class OtherForceTests : IDisposable
{
    readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    const string StreetHeader = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    const string StopHeader = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n";

    static string Street(string month, string force, string lsoa, string name, string type, int times) =>
        string.Concat(Enumerable.Repeat($",{month},{force},{force},-0.46,52.13,On or near High Street,{lsoa},{name},{type},,\n", times));

    static string Stop(string day, string latitude, string longitude, string ethnicity, string item, string outcome, int times) =>
        string.Concat(Enumerable.Repeat($"Person search,{day}T12:00:00+00:00,False,,{latitude},{longitude},Male,18-24,,{ethnicity},Police and Criminal Evidence Act 1984 (section 1),{item},{outcome},,False\n", times));

    static string Square(string name, string code, string west, string south, string east, string north) =>
        $$"""{ "type": "Feature", "properties": { "NAME": "{{name}}", "GSS_CODE": "{{code}}" }, "geometry": { "type": "Polygon", "coordinates": [[[{{west}}, {{south}}], [{{east}}, {{south}}], [{{east}}, {{north}}], [{{west}}, {{north}}], [{{west}}, {{south}}]]] } }""";

    void AddBoundaries(params string[] squares) => _workshop.Add(_workshop.Write("areas.geojson", $$"""{ "type": "FeatureCollection", "features": [ {{string.Join(",\n", squares)}} ] }"""));

    static string All(Summary summary) => string.Join('\n', Renderers.All.SelectMany(renderer => renderer.Render(summary)).Select(file => FileText.Of(file)));

    static Figure Named(Summary summary, string name) => summary.Figures.Single(figure => figure.Name == name);

    Workshop Bedfordshire()
    {
        const string Force = "Bedfordshire Police";
        AddBoundaries(Square("Bedford", "E06000055", "-0.7", "52.05", "-0.2", "52.4"), Square("Luton", "E06000032", "-0.5", "51.85", "-0.3", "51.95"));
        foreach (var month in Period.To(new Month(2023, 3), 24).Months)
        {
            var text = month.ToString();
            _workshop.Add(_workshop.Write($"{text}/{text}-bedfordshire-street.csv", StreetHeader
                + Street(text, Force, "E01017457", "Bedford 001A", "Anti-social behaviour", month.Number % 3 + 4)
                + Street(text, Force, "E01015701", "Luton 002B", "Anti-social behaviour", 3) + Street(text, Force, "E01015701", "Luton 002B", "Burglary", 2)));
        }
        return _workshop.Add(_workshop.Write("2023-03-bedfordshire-stop-and-search.csv", StopHeader
            + Stop("2023-03-02", "52.13", "-0.46", "White", "Controlled drugs", "Arrest", 12) + Stop("2023-03-03", "52.13", "-0.46", "Black", "Offensive weapons", "A no further action disposal", 8)
            + Stop("2023-03-04", "51.88", "-0.42", "Asian", "Stolen goods", "Arrest", 5)));
    }

    [Fact]
    public void A_pack_for_Bedford_has_the_incidents_and_searches_of_its_own_force()
    {
        var summary = Bedfordshire().Build("district", "Bedford", "2023-03");

        Assert.Equal("Bedfordshire Police", summary.Force!.Name);
        var incidents = Named(summary, "Anti-social behaviour incidents");
        Assert.Equal(24, incidents.Table.Rows.Count);
        Assert.Equal(("4", "7"), (incidents.Table["2023-03", "area"].Printed, incidents.Table["2023-03", "force"].Printed));
        var searches = Named(summary, "Searches under every power, arrests, and searches for weapons and key crime");
        Assert.Equal(["20", "60.0%", "40.0%", "0.0%"], searches.Table.Rows[0].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
        Assert.Equal(["25", "68.0%", "32.0%", "20.0%"], searches.Table.Rows[1].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
    }

    [Fact]
    public void Districts_are_compared_within_their_own_force()
    {
        var catalogue = Workshop.Catalogue;
        var peers = catalogue.PeersOf(catalogue.PackCalled("district"), catalogue.AreaCalled("Luton"));

        Assert.Equal(["Bedford", "Central Bedfordshire", "Luton"], peers.Select(peer => peer.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pack_for_Bedford_says_nothing_of_another_force_or_of_boroughs()
    {
        // The id of a source is a name for programs, whatever it reads.
        var text = All(Bedfordshire().Build("district", "Bedford", "2023-03")).Replace("borough-boundaries", "", StringComparison.Ordinal);

        var found = new[] { "MPS", "Metropolitan", "London", "borough", "Mayor", "the Met" }.SelectMany(word => Around(text, word)).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    static IEnumerable<string> Around(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            yield return $"'{word}' stands in: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ")}…";
    }

    [Fact]
    public void Every_district_of_the_force_gets_a_pack()
    {
        Bedfordshire();
        foreach (var name in new[] { "Bedford", "Luton", "Central Bedfordshire" })
            Assert.Equal(name, _workshop.Build("district", name, "2023-03").Area.Name);
        Assert.Equal("0", Named(_workshop.Build("district", "Central Bedfordshire", "2023-03"), "Anti-social behaviour incidents").Table["2023-03", "area"].Printed);
    }

    Workshop City(string month, params string[] rows) =>
        _workshop.Add(_workshop.Write($"{month}-city-of-london-street.csv", StreetHeader + string.Concat(rows)));

    [Fact]
    public void The_City_of_London_has_a_pack_of_its_own_force()
    {
        City("2015-10", Street("2015-10", "City of London Police", "E01000001", "City of London 001A", "Anti-social behaviour", 6), Street("2015-10", "City of London Police", "E01000914", "Camden 028B", "Anti-social behaviour", 2));
        var summary = _workshop.Build("city-of-london", "City of London", "2015-10");
        var incidents = Named(summary, "Anti-social behaviour incidents");

        Assert.Equal("City of London Police", summary.Force!.Name);
        Assert.Equal(("6", "8"), (incidents.Table["2015-10", "area"].Printed, incidents.Table["2015-10", "force"].Printed));
        Assert.Equal(["City of London"], Workshop.Catalogue.PeersOf(Workshop.Catalogue.PackCalled("city-of-london"), summary.Area).Select(area => area.Name));
        Assert.DoesNotContain("MPS", All(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_incident_that_a_months_file_has_nowhere_is_missing_and_not_none()
    {
        City("2017-04", Street("2017-04", "City of London Police", "E01000001", "City of London 001A", "Anti-social behaviour", 6));
        City("2017-05", Street("2017-05", "City of London Police", "E01000001", "City of London 001A", "Burglary", 6));
        var incidents = Named(_workshop.Build("city-of-london", "City of London", "2017-05"), "Anti-social behaviour incidents");

        Assert.Equal("6", incidents.Table["2017-04", "area"].Printed);
        Assert.Equal(("[x]", "[x]"), (incidents.Table["2017-05", "area"].Printed, incidents.Table["2017-05", "force"].Printed));
        Assert.Contains("may have been left out", incidents.Table["2017-05", "area"].WhyMissing, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_force_in_a_borough_are_not_its_crime()
    {
        City("2015-10", Street("2015-10", "City of London Police", "E01000914", "Camden 028B", "Anti-social behaviour", 2));
        _workshop.Add(_workshop.Write("2015-10-btp-street.csv", StreetHeader + Street("2015-10", "British Transport Police", "E01000914", "Camden 028B", "Anti-social behaviour", 9)));

        Assert.NotNull(Named(_workshop.Build("borough", "Camden", "2015-10"), "Anti-social behaviour incidents").Gap);
    }

    [Fact]
    public void A_query_around_a_point_is_kept_and_never_totalled()
    {
        _workshop.Add(Project.File("src", "Peelian", "Sources", "PoliceUkCrimesApi", "sample.json"));

        Assert.Single(_workshop.Store.Snapshots());
        foreach (var area in new[] { "Greenwich", "Tower Hamlets", "Newham" })
            Assert.All(_workshop.Build("borough", area, "2014-08").Figures, figure => Assert.NotNull(figure.Gap));
    }

    [Fact]
    public void Searches_by_the_Met_inside_the_City_belong_to_the_place_and_to_the_force_that_made_them()
    {
        AddBoundaries(Square("City of London", "E09000001", "-0.11", "51.50", "-0.07", "51.52"), Square("Waltham Forest", "E09000031", "-0.06", "51.54", "0.02", "51.64"));
        _workshop.Add(_workshop.Write("2016-12-metropolitan-stop-and-search.csv", StopHeader
            + Stop("2016-12-02", "51.51", "-0.09", "White", "Controlled drugs", "Suspect arrested", 5) + Stop("2016-12-02", "51.60", "-0.01", "White", "Controlled drugs", "Suspect arrested", 15)));
        const string Searches = "Searches under every power, arrests, and searches for weapons and key crime";

        var waltham = Named(_workshop.Build("borough", "Waltham Forest", "2016-12"), Searches);
        Assert.Equal(["15", "20", "5"], waltham.Table.Rows.Select(row => row.Cells[1].Printed));
        Assert.NotNull(Named(_workshop.Build("city-of-london", "City of London", "2016-12"), Searches).Gap);
        using var connection = WarehouseFile.OpenReader(_workshop.Store.Path);
        using var command = connection.CreateCommand();
        command.CommandText = "select cast(sum(n) as integer) from stops where area = 'E09000001' and force = 'E23000001'";
        Assert.Equal(5, command.ExecuteScalar());
    }

    [Fact]
    public void Real_files_of_the_City_give_its_pack()
    {
        var files = Directory.GetFiles(SharedData.File("data", "street"), "*city-of-london*.csv");
        var summary = _workshop.Add(new AddRequest { Paths = [.. files, SharedData.File("data", "census")] }).Build("city-of-london", "City of London", "2015-10");
        var incidents = Named(summary, "Anti-social behaviour incidents");
        var rows = File.ReadAllLines(Directory.GetFiles(SharedData.File("data", "street"), "2015-10-city*")[0]).Where(line => line.Contains(",Anti-social behaviour,", StringComparison.Ordinal)).ToList();

        Assert.Equal(rows.Count.ToString(CultureInfo.InvariantCulture), incidents.Table["2015-10", "force"].Printed);
        Assert.Equal(rows.Count(row => row.Contains(",City of London 0", StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture), incidents.Table["2015-10", "area"].Printed);
        Assert.Contains(incidents.Sentences, sentence => sentence.Text.Contains("in the City of London in the 12 months to October 2015", StringComparison.Ordinal) || sentence.Text.Contains("in City of London in the 12 months to October 2015", StringComparison.Ordinal));
    }
}
