using System.Text.Json;
using Peelian.App.Api;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>Observations: published numbers one by one, each once, by page or as one file.</summary>
[Collection(OfServedLondon.Name)]
public sealed class ApiObservationTests(ServedLondon london)
{
    [Fact]
    public async Task Pages_put_together_are_the_whole_and_each_number_stands_once()
    {
        const string Query = "measure=confidence&measure=burglary-residential&measure=searches&from=2016-05";
        var (rows, next) = (new List<string>(), (string?)$"/api/v1/observations?limit=1000&{Query}");
        while (next is not null)
        {
            var page = await london.Json(next);
            rows.AddRange(page.GetProperty("data").EnumerateArray().Select(row => string.Join(',', ((string[])["measure", "statistic", "area", "period", "slice", "value"]).Select(name => row.GetProperty(name).ToString()))));
            next = page.GetProperty("page").GetProperty("next").GetString();
            if (next is null)
                Assert.Equal(page.GetProperty("page").GetProperty("total").GetInt64(), rows.Count);
        }
        var whole = (await london.Text($"api/v1/observations.csv?{Query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join(',', line.Split(',').Take(6))).ToList();

        Assert.InRange(rows.Count, 3001, 20000);
        Assert.Equal(whole, rows);
        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [Fact]
    public async Task The_whole_as_CSV_can_be_added_to_another_store_and_says_the_same_there()
    {
        var text = await london.Text("api/v1/observations.csv?area=barnet&area=brent");
        using var other = new Desk();
        other.Run("add", other.Write("taken.csv", text), "--access", "public", "--quiet").Well();
        using var map = new SiteMaker(new Store(other.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make();

        var again = map.Questions.Observations(new ObservationsOf { Areas = ["E09000003", "E09000005"] }, new Slip(0, int.MaxValue));

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.Equal(lines.Count, again.Items.Count);
        Assert.Equal(lines.Select(line => string.Join(',', line.Split(',').Take(6))), again.Items.Select(row => $"{row.Measure},{row.Statistic},{row.Area},{row.Period},{row.Slice},{(row.Value is { } value ? Figures.Format.Raw(Estimate.Of(value)) : "")}"));
    }

    [Fact]
    public void Of_two_publications_the_one_that_pages_use_is_given_and_each_where_all_are_asked_for()
    {
        using var desk = new Desk();
        string Month(int count) => Desk.TidyHeader + $"burglary,value,E09000031,2024-03,,{count},,,,\n";
        desk.Run("add", desk.Write("newer.csv", Month(90)), "--access", "public", "--quiet", "--published", "2024-06-01").Well();
        desk.Run("add", desk.Write("older.csv", Month(80)), "--access", "public", "--quiet", "--published", "2024-05-01").Well();
        using var map = new SiteMaker(new Store(desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make();
        IReadOnlyList<ObservationAnswer> Ask(ObservationsOf of) => map.Questions.Observations(of, new Slip(0, 10)).Items;

        Assert.Equal([90m], Ask(new() { Measures = ["burglary"] }).Select(row => row.Value!.Value));
        Assert.Equal([(90m, true), (80m, false)], Ask(new() { EveryVintage = true }).Select(row => (row.Value!.Value, row.OriginNewest)));
        var older = Ask(new() { EveryVintage = true })[1].OriginSnapshot;
        Assert.Equal([(80m, false)], Ask(new() { SnapshotId = older }).Select(row => (row.Value!.Value, row.OriginNewest)));
        Assert.Equal(2, map.Questions.ObservationsOneByOne(new() { EveryVintage = true }, new Slip(0, 10)).Count());
    }

    [Fact]
    public void Counts_of_incidents_are_given_whole_and_cut_where_a_slice_is_asked_for()
    {
        using var desk = new Desk();
        desk.Run("add", SharedData.File("data", "stop-search-met", "2016-12-metropolitan-stop-and-search.csv"), SharedData.File("data", "boundaries", "lnd.geojson"), "--access", "public", "--quiet", "--force", "metropolitan").Well();
        using var map = new SiteMaker(new Store(desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make();
        var whole = map.Questions.Observations(new() { Measures = ["all-searches"], Areas = ["E23000001"] }, new Slip(0, 100)).Items;
        var arrests = map.Questions.Observations(new() { Measures = ["all-searches"], Areas = ["E23000001"], Slice = Slice.Of("outcome", "arrest") }, new Slip(0, 100)).Items;

        Assert.All(whole, row => Assert.True(row is { Slice: "", Value: > 0 }));
        Assert.All(arrests, row => Assert.Equal("outcome=arrest", row.Slice));
        Assert.Equal(whole.Count, arrests.Count);
        Assert.All(whole.Zip(arrests), pair => Assert.InRange(pair.Second.Value!.Value, 1, pair.First.Value!.Value));
        Assert.Empty(map.Questions.Observations(new() { Measures = ["all-searches"], Slice = Slice.Of("outcome", "no-such-thing") }, new Slip(0, 100)).Items);
        Assert.Equal(arrests, map.Questions.ObservationsOneByOne(new() { Measures = ["all-searches"], Areas = ["E23000001"], Slice = Slice.Of("outcome", "arrest") }, new Slip(0, 100)));
        // However many dimensions are named, one number comes back for each month.
        var all = Slice.Of([.. CatalogueReader.Read(Project.File("catalogue")).MeasureCalled("all-searches").Dimensions.Select(dimension => (dimension, "arrest"))]);
        Assert.Empty(map.Questions.Observations(new() { Measures = ["all-searches"], Slice = all }, new Slip(0, 100)).Items);
        Assert.Empty(map.Questions.Observations(new() { To = new Month(1, 1) }, new Slip(0, 100)).Items);
        Assert.Empty(map.Questions.Observations(new() { From = new Month(9999, 12) }, new Slip(0, 100)).Items);
    }

    [Fact]
    public async Task A_long_list_has_a_tag_and_HEAD_says_the_same_of_it()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Head, "api/v1/observations.csv?measure=confidence");
        using var head = await london.Client.SendAsync(ask, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "api/v1/observations.csv?measure=confidence") { Headers = { { "If-None-Match", head.Headers.ETag!.ToString() } } };
        using var known = await london.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NotModified), (head.StatusCode, known.StatusCode));
        Assert.Contains("rel=\"license\"", string.Join(", ", head.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=9999-12")]
    [InlineData("to=0001-01")]
    [InlineData("from=0001-01&to=0001-01&vintage=all")]
    public async Task Of_months_that_nothing_covers_there_is_nothing(string months) =>
        Assert.Equal(0, (await london.Json($"api/v1/observations?{months}")).GetProperty("page").GetProperty("total").GetInt64());

    [Fact]
    public async Task Numbers_of_observations_have_the_digits_of_the_file()
    {
        var row = (await london.Json("api/v1/observations?measure=confidence&area=E09000031&from=2023-12&to=2023-12")).GetProperty("data")[0];

        Assert.Equal(("2023-01/2023-12", "percent", "38"), (row.GetProperty("period").GetString(), row.GetProperty("statistic").GetString(), row.GetProperty("value").GetRawText()));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("text").ValueKind);
    }
}
