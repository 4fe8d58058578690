using System.Text.Json;
using Peelian.App.PoliceUkMirror;
using Xunit;

namespace Peelian.Tests;

/// <summary>Real published files, told by the mirror, beside answers of the interface that were recorded: the same names, and values of the same kinds.</summary>
public sealed class MirrorShapeTests(MirrorShapeTests.Served served) : IClassFixture<MirrorShapeTests.Served>
{
    /// <summary>A served store with some of the real files.</summary>
    public sealed class Served : ServedSite
    {
        static readonly string[] Files = ["street/2015-10-city-of-london-street.csv", "street/2023-03-btp-street.csv", "outcomes/2019-05-metropolitan-outcomes.csv", "stop-search-met/2016-03-metropolitan-stop-and-search.csv", "api-json/jacqui-mozfest_2014-08"];

        private protected override void Fill()
        {
            var data = Path.Combine(SharedData.Repository, "..", "shared", "data");
            if (!Directory.Exists(data))
                return;
            Desk.Run(["add", .. Files.Select(file => Path.Combine(data, file)), "--access", "public", "--quiet"]).Well();
            Desk.Run("add", Path.Combine(data, "stop-search-met-api-json", "2024-09.json"), "--force", "metropolitan", "--access", "public", "--quiet").Well();
        }
    }

    async Task<IReadOnlyList<JsonElement>> Ask(string question)
    {
        using var client = ServedMirror.Client(served.Address);
        var told = await ServedMirror.Ask(client, question);
        Assert.True(told.Status == 200, $"{question}: {told.Status} {told.Text}");
        return told.Json.ValueKind == JsonValueKind.Array ? told.List : [told.Json];
    }

    static IReadOnlyList<JsonElement> Recorded(params string[] parts)
    {
        var all = JsonDocument.Parse(File.ReadAllText(SharedData.File(["data", .. parts]))).RootElement;
        return all.ValueKind == JsonValueKind.Array ? [.. all.EnumerateArray()] : [all];
    }

    static IReadOnlyList<JsonElement> Crimes(string file) => Recorded("api-json", "jacqui-mozfest_2014-08", file);

    static IReadOnlyList<JsonElement> Kit(string file) => Recorded("api-json", "police-data-kit", file);

    // "location.street.id number", of every value at any depth; "location.street.id" of its name alone.
    static IEnumerable<(string Name, string Kind)> Values(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Values(property.Value, name.Length == 0 ? property.Name : $"{name}.{property.Name}")).Prepend((name, "object")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Values(item, name + "[]")).Prepend((name, "array")),
        JsonValueKind.True or JsonValueKind.False => [(name, "bool")],
        var kind => [(name, kind.ToString().ToLowerInvariant())],
    };

    static void Alike(IReadOnlyList<JsonElement> recorded, IReadOnlyList<JsonElement> told, params string[] alsoNull)
    {
        var (kinds, names) = (recorded.SelectMany(one => Values(one)).ToHashSet(), recorded[0].EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal(names, one.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)));
        var strange = told.SelectMany(one => Values(one)).Distinct().Except(kinds).Except(alsoNull.Select(name => (name, "null"))).ToList();
        Assert.Empty(strange);
    }

    [Fact]
    public async Task Crimes_of_files_have_the_form_of_recorded_crimes() =>
        Alike([.. Crimes("all-crime_1.json"), .. Kit("crime.json")], await Ask("crimes-street/all-crime?lat=51.5154&lng=-0.0922&date=2015-10"), "outcome_status.date");

    [Fact]
    public async Task Crimes_without_a_place_have_the_form_of_recorded_ones()
    {
        var told = await Ask("crimes-no-location?category=all-crime&force=city-of-london&date=2015-10");

        // A crime without a place was recorded with its history.
        Alike([.. Crimes("all-crime_1.json")], told, "outcome_status.date", "location", "location_type");
        Assert.All(told, crime => Assert.Equal(Kit("case-history.json")[0].GetProperty("crime").GetProperty("location_type").ValueKind, crime.GetProperty("location_type").ValueKind));
    }

    [Fact]
    public async Task Stations_of_the_railway_police_are_told_as_theirs()
    {
        var told = await Ask("crimes-street/all-crime?lat=51.5154&lng=-0.0922&date=2023-03");

        Alike(Crimes("all-crime_1.json"), told, "outcome_status.date");
        Assert.All(told, crime => Assert.Equal("BTP", crime.GetProperty("location_type").GetString()));
    }

    [Fact]
    public async Task Outcomes_have_the_form_of_recorded_ones()
    {
        var told = await Ask("outcomes-at-location?lat=51.5154&lng=-0.0922&date=2019-05");
        var id = told[0].GetProperty("crime").GetProperty("persistent_id").GetString();

        // The crimes are of months that are not loaded: of what kind and month they are is not known.
        Alike(Kit("outcome.json"), told, "crime.category", "crime.month");
        Alike([.. Kit("case-history.json"), Wrapped(Kit("outcome-crime.json")[0])], await Ask($"outcomes-for-crime/{id}"), "crime.category", "crime.month");
    }

    // A crime with a place, as the history of one.
    static JsonElement Wrapped(JsonElement crime) => JsonDocument.Parse($"{{\"outcomes\":[],\"crime\":{crime.GetRawText()}}}").RootElement;

    [Fact]
    public async Task Searches_of_files_have_the_form_of_recorded_searches() =>
        Alike(
            [.. Recorded("stop-search-met-api-json", "2024-09.json"), .. Kit("stop-and-search.json")],
            await Ask("stops-force?force=metropolitan&date=2016-03"), "self_defined_ethnicity", "gender", "legislation", "operation", "removal_of_more_than_outer_clothing", "outcome_linked_to_object_of_search");

    [Fact]
    public async Task Lists_have_the_form_of_recorded_ones()
    {
        Alike(Kit("police-force-reference.json"), await Ask("forces"));
        Alike(Kit("police-force.json"), await Ask("forces/metropolitan"), "description", "url", "telephone");
        Alike(Kit("crime-category.json"), await Ask("crime-categories?date=2015-10"));
        Alike(Kit("data-set.json"), await Ask("crimes-street-dates"));
        Alike(Kit("outcome-category.json"), [.. (await Ask("outcomes-at-location?lat=51.5154&lng=-0.0922&date=2019-05")).Select(outcome => outcome.GetProperty("category"))]);
    }

    [Fact]
    public async Task Recorded_answers_come_out_as_they_came_in()
    {
        Assert.Equal(Recorded("stop-search-met-api-json", "2024-09.json").Select(Compact), (await Ask("stops-force?force=metropolitan&date=2024-09")).Select(Compact));
        var both = Crimes("all-crime_1.json").Concat(Crimes("crime_data_mozfest.json")).Select(Compact).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        // Two answers that overlap, each crime once.
        Assert.Equal(both, (await Ask("crimes-street/all-crime?poly=51.4,-0.1:51.6,-0.1:51.6,0.1:51.4,0.1&date=2014-08")).Select(Compact).Order(StringComparer.Ordinal));
    }

    static string Compact(JsonElement one) => JsonSerializer.Serialize(one);

    [Fact]
    public async Task Every_row_of_a_month_is_told_once()
    {
        var rows = File.ReadLines(SharedData.File("data", "street", "2015-10-city-of-london-street.csv")).Count() - 1;
        IReadOnlyList<JsonElement> told = [.. await Ask("crimes-street/all-crime?poly=49,-9:49,2.5:61.5,2.5:61.5,-9&date=2015-10"), .. await Ask("crimes-no-location?category=all-crime&force=city-of-london&date=2015-10")];

        Assert.Equal(rows, told.Count);
        Assert.Equal(rows, told.Select(crime => crime.GetProperty("id").GetInt64()).Distinct().Count());
        var places = told.Where(crime => crime.GetProperty("location").ValueKind == JsonValueKind.Object).Select(crime => crime.GetProperty("location")).ToList();
        Assert.All(places, place => Assert.Equal(place.GetProperty("latitude").GetString(), MirrorIds.PlaceOf(place.GetProperty("street").GetProperty("id").GetInt64())!.Value.Latitude.ToString("F6", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
