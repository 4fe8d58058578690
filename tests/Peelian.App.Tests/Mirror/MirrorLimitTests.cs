using System.Diagnostics;
using System.Text.RegularExpressions;
using Peelian.App.PoliceUkMirror;
using Peelian.App.Web;
using Xunit;

namespace Peelian.Tests;

/// <summary>The interface's own limits and status codes, and what nobody may see.</summary>
[Collection(OneMirror.Name)]
public sealed partial class MirrorLimitTests(ServedMirror served)
{
    const string AtBeech = "lat=51.5203&lng=-0.0959";

    [Theory]
    [InlineData(400, "crimes-street/all-crime")]
    [InlineData(400, "crimes-street/all-crime?lat=51.5")]
    [InlineData(400, "crimes-street/all-crime?lat=51.5&lng=x")]
    [InlineData(400, "crimes-street/all-crime?lat=91&lng=0")]
    [InlineData(400, "crimes-street/all-crime?lat=NaN&lng=0")]
    [InlineData(400, "crimes-street/all-crime?lat=51.5&lng=0&poly=51,0:52,0:52,1")]
    [InlineData(400, "crimes-street/all-crime?poly=51,0:52,0")]
    [InlineData(400, "crimes-street/all-crime?poly=51,0:52;0:52,1")]
    [InlineData(400, "crimes-street/all-crime?lat=51.5203&lng=-0.0959&date=2015-13")]
    [InlineData(400, "crimes-street/all-crime?lat=51.5203&lng=-0.0959&date=October")]
    [InlineData(404, "crimes-street/no-such-crime?lat=51.5203&lng=-0.0959")]
    [InlineData(404, "crimes-street?lat=51.5203&lng=-0.0959")]
    [InlineData(400, "crimes-at-location?date=2015-10")]
    [InlineData(400, "crimes-at-location?location_id=-1")]
    [InlineData(400, "crimes-no-location?force=city-of-london")]
    [InlineData(400, "crimes-no-location?category=all-crime")]
    [InlineData(404, "crimes-no-location?category=all-crime&force=no-such-force")]
    [InlineData(400, "stops-force")]
    [InlineData(404, "stops-force?force=no-such-force")]
    [InlineData(400, "stops-at-location?lat=51.5&lng=0")]
    [InlineData(404, "outcomes-for-crime/short")]
    [InlineData(404, "")]
    [InlineData(404, "city-of-london/neighbourhoods")]
    [InlineData(404, "city-of-london/cp/boundary")]
    [InlineData(404, "locate-neighbourhood?q=51.5,-0.1")]
    public async Task What_is_asked_wrongly_is_refused_as_the_interface_refuses_it(int status, string question) => Assert.Equal(status, (await served.Ask(question)).Status);

    [Fact]
    public async Task More_than_ten_thousand_in_an_area_is_a_503()
    {
        var told = await served.Ask($"crimes-street/all-crime?{AtBeech}&date=2015-12");

        Assert.Equal(503, told.Status);
        Assert.Contains("10,000", told.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await served.Ask($"crimes-street/burglary?{AtBeech}&date=2015-12")).Status);
    }

    [Fact]
    public async Task A_long_polygon_is_asked_by_POST_alone()
    {
        string Corners(int count) => string.Join(':', Enumerable.Range(0, count).Select(at => FormattableString.Invariant($"{51.52 + 0.01 * Math.Sin(at * Math.Tau / count):F6},{-0.1 + 0.02 * Math.Cos(at * Math.Tau / count):F6}")));
        async Task<Told> Post(int count)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["poly"] = Corners(count), ["date"] = "2015-10" });
            return await served.Ask("crimes-street/all-crime", form);
        }

        Assert.Equal(200, (await served.Ask($"crimes-street/all-crime?date=2015-10&poly={Corners(150)}")).Status);
        Assert.Equal(400, (await served.Ask($"crimes-street/all-crime?date=2015-10&poly={Corners(250)}")).Status);
        Assert.Equal((200, 3), ((await Post(5_000)).Status, (await Post(5_000)).List.Count));
        Assert.Equal(413, (await Post(20_000)).Status);
        using var json = new StringContent("{}", null, "application/json");
        Assert.Equal(400, (await served.Ask("crimes-street/all-crime", json)).Status);
        // Nowhere else is anything taken in.
        using var elsewhere = new FormUrlEncodedContent(new Dictionary<string, string> { ["q"] = "x" });
        Assert.Equal(405, (await served.Ask("/areas.html", elsewhere)).Status);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "force=metropolitan", "400")]
    [InlineData("application/x-www-form-urlencoded; charset=latin1", "force=metropolitan", "400")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "force=metropolitan&date=2015-10", "200")]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", "force=metropolitan&date=2015-10", "200")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"force\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nmetropolitan\r\n--x--\r\n", "400")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"force\"\r\n\r\nmetropol", "400")]
    public async Task A_form_is_read_as_UTF_8_and_as_nothing_else(string type, string body, string status) =>
        Assert.Equal(status, (await served.Get("/police-uk/api/stops-force", method: "POST", headers: $"Content-Type: {type}\r\nContent-Length: {body.Length}\r\n", body: body))[9..12]);

    [Fact]
    public async Task Whoever_posts_is_answered_whatever_they_have_already() =>
        Assert.Equal("200", (await served.Get("/police-uk/api/forces", method: "POST", headers: "If-None-Match: *\r\nContent-Length: 0\r\n"))[9..12]);

    [Fact]
    public async Task One_reader_has_thirty_at_once_and_fifteen_a_second()
    {
        var address = await served.Serve(new SiteLimits { RequestsPerMinute = 20, MirrorPerSecond = 15 });
        using var client = ServedMirror.Client(address);
        var watch = Stopwatch.StartNew();
        var first = new List<int>();
        while (first.Count < 200 && !first.Contains(429))
            first.Add((await ServedMirror.Ask(client, "forces")).Status);
        var given = first.Count - 1;

        Assert.InRange(given, 30, 30 + 15 * (watch.Elapsed.TotalSeconds + 0.2));
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        var later = new List<int>();
        for (var at = 0; at < 12; at++)
            later.Add((await ServedMirror.Ask(client, "forces")).Status);
        Assert.All(later, status => Assert.Equal(200, status));
        // The pages' own limit is another's, and so is what another reader may ask.
        Assert.Equal("200", (await served.Get("/index.html", at: address))[9..12]);
        Assert.Equal("200", (await served.Get("/police-uk/api/forces", from: "127.0.0.9", at: address))[9..12]);
    }

    [Fact]
    public async Task It_can_be_read_from_pages_of_other_sites_and_not_written()
    {
        var answer = await served.Get("/police-uk/api/forces");

        Assert.Contains("Access-Control-Allow-Origin: *", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", answer, StringComparison.Ordinal);
        foreach (var method in (string[])["PUT", "DELETE", "PATCH"])
            Assert.Equal("405", (await served.Get("/police-uk/api/forces", method: method))[9..12]);
        Assert.EndsWith("\r\n\r\n", await served.Get("/police-uk/api/forces", method: "HEAD"), StringComparison.Ordinal);
        var tag = Regex.Match(answer, "ETag: (.*?)\r").Groups[1].Value;
        Assert.Equal("304", (await served.Get("/police-uk/api/forces", headers: $"If-None-Match: {tag}\r\n"))[9..12]);
    }

    static readonly string[] Months = ["", "2014-08", "2015-07", "2015-08", "2015-10", "2015-11", "2024-09"];

    static readonly string[] Wheres =
    [
        "lat=51.5999&lng=-0.0959", "lat=51.5203&lng=-0.0959", "poly=49,-9:49,2.5:61.5,2.5:61.5,-9", "poly=51.59,-0.1:51.61,-0.1:51.61,-0.09:51.59,-0.09", "force=city-of-london", "force=metropolitan",
        "force=city-of-london&category=all-crime", "location_id=954369", "location_id=1703272",
    ];

    [Fact]
    public async Task No_question_finds_what_is_restricted_released_later_or_published_anew()
    {
        var hidden = MirrorIds.OfPlace(new(-0.095914, 51.599991));
        var routes = MirrorRoutes.All.Select(route => route.Replace("{name}", route.StartsWith("crimes", StringComparison.Ordinal) ? "all-crime" : route.StartsWith("forces", StringComparison.Ordinal) ? "city-of-london" : ServedMirror.Hushed[2], StringComparison.Ordinal)).ToList();
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            foreach (var where in Wheres.Append($"location_id={hidden}"))
            {
                foreach (var month in Months)
                {
                    var told = await served.Ask($"{route}?{where}&date={month}");
                    Assert.True(told.Status is 200 or 400 or 404 or 503, $"{told.Status} {route}?{where}&date={month}: {told.Text}");
                    Assert.All(ServedMirror.Hushed.Concat(ServedSite.Secrets), secret => Assert.DoesNotContain(secret, told.Text, StringComparison.Ordinal));
                    if (told.Status == 200)
                        answered.Add(route);
                }
            }
        }
        Assert.Equal(routes.Where(route => !route.StartsWith("outcomes-for-crime", StringComparison.Ordinal)).Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
    }

    static readonly string[] Names = ["lat", "lng", "poly", "date", "location_id", "force", "category", "q", "", "date[]", "lat%00"];

    static readonly string[] Values =
    [
        "", "51.5203", "-0.0959", "51,0:52,0:52,1", "49,-9:49,2.5:61.5,2.5:61.5,-9", ":::", ",", "1e308", "-1e-308", "Infinity", "NaN", "0x10", "１", "2015-10", "2015-10-01", "0000-00", "9999-12", "city-of-london", "all-crime", "' or 1=1--",
        "%27%29%20union%20select%20*%20from%20read_text(%27/etc/passwd%27)--", "$west", "{0}", "%00", "%ff%fe", "%0d%0aX: y", "../../etc/passwd", "9223372036854775807", "1125899906842624", "1256247361728857", "<script>", "undefined", "null", "[]", "99999999999999999999",
    ];

    [Fact]
    public async Task No_hostile_question_finds_a_fault_or_the_machine()
    {
        var random = new Random(31);
        string Pick(string[] from) => from[random.Next(from.Length)];
        var routes = MirrorRoutes.All.Select(route => route.Replace("{name}", "all-crime", StringComparison.Ordinal)).Concat(["", "x/../forces", "crimes-street/'--", "outcomes-for-crime/%00", "%2e%2e/%2e%2e/areas.html", "forces/..%2f..%2fstore.json", "crimes-street/" + new string('a', 3000)]).ToArray();
        for (var at = 0; at < (Full.Is ? 10_000 : 400); at++)
        {
            var values = string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => $"{Pick(Names)}={Pick(Values)}"));
            var route = Pick(routes);
            var answer = random.Next(4) == 0
                ? await served.Get($"/police-uk/api/{route}", method: "POST", headers: $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {values.Length}\r\n", body: values)
                : await served.Get($"/police-uk/api/{route}?{values.Replace(" ", "%20", StringComparison.Ordinal)}");

            Assert.True(answer.Length == 0 || answer[9..12] is "200" or "304" or "400" or "404" or "405" or "413" or "503", $"{route}?{values}: {answer}");
            Assert.False(Leak().IsMatch(answer), $"{route}?{values}: {Leak().Match(answer).Value}");
            Assert.All((string[])[served.Desk.Folder, Project.Root, Path.GetTempPath(), .. ServedMirror.Hushed], secret => Assert.DoesNotContain(secret, answer, StringComparison.OrdinalIgnoreCase));
        }
        Assert.Empty(served.Log);
    }

    [GeneratedRegex(@"\bat Peelian\.|\.cs:line|System\.\w+Exception|DuckDB|Parser Error|Binder Error|Conversion Error|read_parquet|\.parquet|root:x:")]
    private static partial Regex Leak();
}
