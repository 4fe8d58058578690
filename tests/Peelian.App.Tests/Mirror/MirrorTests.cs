using System.Text.Encodings.Web;
using System.Text.Json;
using Peelian.App.PoliceUkMirror;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>data.police.uk's questions, asked of a mirror of some months written by hand.</summary>
[Collection(OneMirror.Name)]
public sealed class MirrorTests(ServedMirror served)
{
    const string AtBeech = "lat=51.5203&lng=-0.0959";
    const string City = "51.50,-0.12:51.53,-0.12:51.53,-0.08:51.50,-0.08";

    internal static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static string Normal(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Relaxed);

    [Fact]
    public async Task Crimes_within_a_mile_are_told_as_the_interface_tells_them()
    {
        var told = await served.Ask($"crimes-street/all-crime?{AtBeech}&date=2015-10");

        Assert.Equal(200, told.Status);
        Assert.Equal("month=2015-10; forces=city-of-london; uncovered=unknown", told.Coverage);
        Assert.Equal("Open Government Licence v3.0", told.Licence);
        Assert.Equal(3, told.List.Count);
        var (incident, crime) = (told.List[0], told.List[2]);
        Assert.Equal(
            Normal($$"""
            {"category":"anti-social-behaviour","location_type":"Force","location":{"latitude":"51.520348","street":{"id":{{incident.GetProperty("location").GetProperty("street").GetProperty("id")}},"name":"On or near Beech Street"},"longitude":"-0.095914"},
             "context":"","outcome_status":null,"persistent_id":"","id":{{incident.GetProperty("id")}},"location_subtype":"","month":"2015-10"}
            """),
            incident.GetRawText());
        Assert.Equal("violent-crime", crime.GetProperty("category").GetString());
        Assert.Equal(ServedMirror.Violence, crime.GetProperty("persistent_id").GetString());
        // The month of the outcome comes from the file of outcomes.
        Assert.Equal("""{"category":"Investigation complete; no suspect identified","date":"2015-11"}""", crime.GetProperty("outcome_status").GetRawText());
    }

    [Fact]
    public async Task A_polygon_holds_the_same_by_GET_and_by_POST()
    {
        var got = await served.Ask($"crimes-street/all-crime?poly={City}&date=2015-10");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["poly"] = City, ["date"] = "2015-10" });
        var posted = await served.Ask("crimes-street/all-crime", form);

        Assert.Equal((200, 3), (got.Status, got.List.Count));
        Assert.Equal(got.Text, posted.Text);
        // The half of it without Charterhouse Street.
        Assert.Equal(2, (await served.Ask("crimes-street/all-crime?poly=51.50,-0.10:51.53,-0.10:51.53,-0.08&date=2015-10")).List.Count);
    }

    [Theory]
    [InlineData("violent-crime", 1)]
    [InlineData("anti-social-behaviour", 2)]
    [InlineData("robbery", 0)]
    public async Task One_category_is_told_alone(string category, int count) =>
        Assert.Equal(count, (await served.Ask($"crimes-street/{category}?{AtBeech}&date=2015-10")).List.Count);

    [Fact]
    public async Task A_place_is_asked_for_by_the_id_in_an_answer_or_by_a_point_near_it()
    {
        var near = await served.Ask($"crimes-at-location?{AtBeech}&date=2015-10");
        var place = near.List[0].GetProperty("location").GetProperty("street").GetProperty("id").GetInt64();

        Assert.Equal(2, near.List.Count);
        Assert.Equal(near.Text, (await served.Ask($"crimes-at-location?location_id={place}&date=2015-10")).Text);
        // A program in JavaScript reads it without loss, and the interface never gave a number as large.
        Assert.InRange(place, 1L << 50, (1L << 53) - 1);
    }

    [Fact]
    public async Task Rows_that_are_alike_in_everything_are_different_crimes()
    {
        var ids = (await served.Ask($"crimes-street/all-crime?{AtBeech}&date=2015-10")).List.Select(crime => crime.GetProperty("id").GetInt64()).ToList();

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 1L << 52, (1L << 53) - 1));
        // Whatever else is asked for with them.
        Assert.Equal(ids[..2], (await served.Ask($"crimes-street/anti-social-behaviour?poly={City}&date=2015-10")).List.Select(crime => crime.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Crimes_without_a_place_are_told_by_force()
    {
        var crime = Assert.Single((await served.Ask("crimes-no-location?category=all-crime&force=city-of-london&date=2015-10")).List);

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (crime.GetProperty("location").ValueKind, crime.GetProperty("location_type").ValueKind));
        // No file of outcomes has it: the outcome is known, its month is not.
        Assert.Equal("""{"category":"Offender sent to prison","date":null}""", crime.GetProperty("outcome_status").GetRawText());
        Assert.Empty((await served.Ask("crimes-no-location?category=robbery&force=city-of-london&date=2015-10")).List);
    }

    [Fact]
    public async Task Outcomes_come_with_their_crimes_as_far_as_those_are_loaded()
    {
        var told = await served.Ask("outcomes-at-location?lat=51.5182&lng=-0.1064&date=2015-11");

        Assert.Equal(["no-further-action", "charged"], told.List.Select(outcome => outcome.GetProperty("category").GetProperty("code").GetString()));
        Assert.Equal(["violent-crime", null], told.List.Select(outcome => outcome.GetProperty("crime").GetProperty("category").GetString()));
        Assert.Equal(["2015-10", null], told.List.Select(outcome => outcome.GetProperty("crime").GetProperty("month").GetString()));
        Assert.All(told.List, outcome => Assert.Equal(("2015-11", JsonValueKind.Null, false), (outcome.GetProperty("date").GetString(), outcome.GetProperty("person_id").ValueKind, outcome.GetProperty("crime").TryGetProperty("outcome_status", out _))));
        var place = told.List[0].GetProperty("crime").GetProperty("location").GetProperty("street").GetProperty("id");
        Assert.Equal(told.Text, (await served.Ask($"outcomes-at-location?location_id={place}&date=2015-11")).Text);
        Assert.Equal(told.Text, (await served.Ask($"outcomes-at-location?poly={City}&date=2015-11")).Text);
    }

    [Fact]
    public async Task A_crime_has_its_history()
    {
        var told = (await served.Ask($"outcomes-for-crime/{ServedMirror.Violence}")).Json;

        Assert.Equal("""[{"category":{"code":"no-further-action","name":"Investigation complete; no suspect identified"},"date":"2015-11","person_id":null}]""", told.GetProperty("outcomes").GetRawText());
        Assert.Equal(("violent-crime", "2015-10"), (told.GetProperty("crime").GetProperty("category").GetString(), told.GetProperty("crime").GetProperty("month").GetString()));
        // Of a crime whose outcomes are not loaded, its own row has the last one.
        Assert.Equal("""[{"category":{"code":"imprisoned","name":"Offender sent to prison"},"date":null,"person_id":null}]""", (await served.Ask($"outcomes-for-crime/{ServedMirror.Theft}")).Json.GetProperty("outcomes").GetRawText());
        Assert.Equal(404, (await served.Ask($"outcomes-for-crime/{new string('3', 64)}")).Status);
    }

    [Fact]
    public async Task Searches_are_told_by_force_and_by_place()
    {
        var all = await served.Ask("stops-force?force=metropolitan&date=2015-10");
        var placed = await served.Ask("stops-street?lat=51.584&lng=-0.021&date=2015-10");

        // Two in five have no place: none at a place would say nothing.
        Assert.Equal("month=2015-10; forces=metropolitan; unplaced=metropolitan", all.Coverage);
        var search = placed.List[0];
        Assert.Equal(
            Normal($$"""
            {"age_range":"over 34","outcome":"A no further action disposal","involved_person":true,"self_defined_ethnicity":"Black or Black British - Caribbean (B1)","gender":"Female",
             "legislation":"Police and Criminal Evidence Act 1984 (section 1)","outcome_linked_to_object_of_search":false,"datetime":"2015-10-31T23:59:00+00:00","removal_of_more_than_outer_clothing":true,
             "outcome_object":{"id":"bu-no-further-action","name":"A no further action disposal"},"location":{"latitude":"51.584000","street":{"id":{{search.GetProperty("location").GetProperty("street").GetProperty("id")}},"name":""},"longitude":"-0.021000"},
             "operation":true,"officer_defined_ethnicity":"Black","type":"Person and Vehicle search","operation_name":"Operation Example","object_of_search":"Stolen goods"}
            """),
            search.GetRawText());
        Assert.Equal(all.List.Count - placed.List.Count, (await served.Ask("stops-no-location?force=metropolitan&date=2015-10")).List.Count);
        var place = search.GetProperty("location").GetProperty("street").GetProperty("id");
        Assert.Equal(placed.Text, (await served.Ask($"stops-at-location?location_id={place}&date=2015-10")).Text);
    }

    [Fact]
    public async Task Answers_of_the_interface_come_out_as_they_came_in()
    {
        var crimes = await served.Ask("crimes-street/all-crime?poly=51.4,-0.1:51.6,-0.1:51.6,0.1:51.4,0.1&date=2014-08");
        var searches = await served.Ask("stops-force?force=metropolitan&date=2024-09");

        Assert.Equal(Normal(ServedMirror.CrimesAnswer), Normal(crimes.Text));
        Assert.Equal(Normal(ServedMirror.SearchesAnswer), Normal(searches.Text));
        Assert.Equal("month=2014-08; forces=; missing=city-of-london; uncovered=unknown; answers=1", crimes.Coverage);
        // By the ids that the interface gave.
        Assert.Equal(35006227, Assert.Single((await served.Ask("crimes-at-location?location_id=954369&date=2014-08")).List).GetProperty("id").GetInt32());
        Assert.Single((await served.Ask("stops-at-location?location_id=1703272&date=2024-09")).List);
    }

    [Fact]
    public async Task What_a_file_and_an_answer_both_have_is_told_once_with_the_numbers_of_the_one_and_the_outcome_of_the_other()
    {
        var told = await served.Ask("crimes-street/all-crime?lat=51.5113&lng=0.5544&date=2015-09");

        Assert.Equal("month=2015-09; forces=city-of-london; uncovered=unknown; answers=1", told.Coverage);
        Assert.Equal(["burglary", "robbery", "anti-social-behaviour"], told.List.Select(crime => crime.GetProperty("category").GetString()));
        Assert.Equal((42000001, 777001), (told.List[1].GetProperty("id").GetInt32(), told.List[1].GetProperty("location").GetProperty("street").GetProperty("id").GetInt32()));
        Assert.Equal("""{"category":"Local resolution","date":null}""", told.List[1].GetProperty("outcome_status").GetRawText());
        Assert.Equal(42000002, told.List[2].GetProperty("id").GetInt32());
        // By the number that the interface gave the place, all that is there.
        Assert.Equal(told.Text, (await served.Ask("crimes-at-location?location_id=777001&date=2015-09")).Text);
    }

    [Fact]
    public async Task Made_up_rows_are_said_to_be_so() =>
        Assert.Equal("month=2015-05; forces=city-of-london; uncovered=unknown; illustrative=city-of-london", (await served.Ask("crimes-street/all-crime?lat=51.5113&lng=0.5544&date=2015-05")).Coverage);

    [Fact]
    public async Task Forces_months_and_categories_are_those_that_are_loaded()
    {
        Assert.Equal("""[{"id":"city-of-london","name":"City of London Police"},{"id":"metropolitan","name":"Metropolitan Police Service"}]""", (await served.Ask("forces")).Text);
        Assert.Equal("""{"description":null,"url":null,"engagement_methods":[],"telephone":null,"id":"city-of-london","name":"City of London Police"}""", (await served.Ask("forces/city-of-london")).Text);
        Assert.Equal(404, (await served.Ask("forces/leicestershire")).Status);
        Assert.Equal("""{"date":"2015-12-01"}""", (await served.Ask("crime-last-updated")).Text);
        Assert.Equal(
            """[{"date":"2024-09","stop-and-search":["metropolitan"]},{"date":"2016-02","stop-and-search":["metropolitan"]},{"date":"2015-12","stop-and-search":[]},{"date":"2015-10","stop-and-search":["metropolitan"]},{"date":"2015-09","stop-and-search":[]},{"date":"2015-05","stop-and-search":[]},{"date":"2014-08","stop-and-search":[]}]""",
            (await served.Ask("crimes-street-dates")).Text);
    }

    [Theory]
    [InlineData("2011-08", 7, "Violent crime")]
    [InlineData("2012-01", 12, "Violent crime")]
    [InlineData("2013-05", 15, "Violence and sexual offences")]
    [InlineData("", 15, "Violence and sexual offences")]
    public async Task Categories_are_those_of_the_month(string month, int count, string violence)
    {
        var categories = (await served.Ask($"crime-categories?date={month}")).List;

        Assert.Equal((count, "all-crime"), (categories.Count, categories[0].GetProperty("url").GetString()));
        Assert.Equal(violence, categories.Single(category => category.GetProperty("url").GetString() == "violent-crime").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("crimes-street/all-crime?lat=51.5203&lng=-0.0959&date=2015-06")] // a month of which nothing is loaded
    [InlineData("crimes-street/all-crime?lat=53.48&lng=-2.24&date=2015-10")] // a place of which nothing is
    [InlineData("crimes-street/all-crime?lat=51.5203&lng=-0.0959&date=2014-08")] // a month of answers about another place
    [InlineData("crimes-at-location?location_id=4711&date=2015-10")]
    [InlineData("stops-force?force=city-of-london&date=2015-10")]
    [InlineData("stops-force?force=metropolitan&date=2015-12")]
    [InlineData("stops-street?lat=51.584&lng=-0.021&date=2016-02")] // a month without any place
    [InlineData("outcomes-at-location?lat=51.5182&lng=-0.1064&date=2015-10")]
    [InlineData("crime-categories?date=2009-12")]
    public async Task What_is_not_loaded_is_not_found_and_never_an_empty_list(string question)
    {
        var told = await served.Ask(question);

        Assert.Equal((404, 404), (told.Status, told.Json.GetProperty("status").GetInt32()));
        Assert.NotEmpty(told.Json.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task None_is_told_as_an_empty_list_where_a_force_that_knows_the_place_is_loaded()
    {
        // Haven Quays had a burglary in September; October's file has none there.
        var told = await served.Ask("crimes-street/all-crime?lat=51.5113&lng=0.5544&date=2015-10");

        Assert.Equal((200, "[]", "month=2015-10; forces=city-of-london; uncovered=unknown"), (told.Status, told.Text, told.Coverage));
        Assert.Equal("[]", (await served.Ask("stops-no-location?force=metropolitan&date=2024-09")).Text);
    }

    [Fact]
    public async Task Without_a_date_the_newest_month_is_told()
    {
        Assert.Equal("month=2024-09; forces=metropolitan", (await served.Ask("stops-force?force=metropolitan")).Coverage);
        // As programs write it that leave the date out by mistake.
        Assert.Equal("month=2024-09; forces=metropolitan", (await served.Ask("stops-force?force=metropolitan&date=undefined")).Coverage);
    }

    [Fact]
    public void A_place_whose_own_force_is_not_loaded_is_not_told_from_its_neighbours_files()
    {
        using var desk = new Desk();
        const string City = "City of London Police,City of London Police";
        desk.Run("add", desk.WriteCrime(), desk.Write("2015-10-city-of-london-street.csv", ServedMirror.StreetHeader + $",2015-10,{City},-0.111,51.5133,On or near Fleet Street,E01000914,Camden 028B,Drugs,,\n,2015-10,{City},-0.095914,51.520348,On or near Beech Street,E01000001,City of London 001A,Drugs,,\n"), SharedData.File("data", "boundaries", "lnd.geojson"), "--access", "public", "--quiet").Well();
        using var map = new SiteMaker(new Store(desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make();
        MirrorAnswer Ask(string where) => map.PoliceUk.CrimesStreet("all-crime", MirrorQuery.Of([.. where.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))]));

        var fault = Assert.Throws<MirrorException>(() => Ask("lat=51.5074&lng=-0.1278&date=2015-10"));

        Assert.Equal(404, fault.Status);
        Assert.Contains("Metropolitan Police Service polices that place", fault.Message, StringComparison.Ordinal);
        Assert.Equal("month=2015-10; forces=city-of-london; uncovered=metropolitan", Ask("lat=51.5155&lng=-0.0922&date=2015-10").Coverage);
        Assert.Equal("month=2015-10; forces=city-of-london", Ask("poly=51.5185,-0.097:51.5206,-0.097:51.5206,-0.094:51.5185,-0.094&date=2015-10").Coverage);
    }
}
