using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.App.Api;
using Xunit;

namespace Peelian.Tests;

/// <summary>Every route with random valid and hostile questions, the same each time: each answer is what the description says, and none gives anything away.</summary>
[Collection(OfServedLondon.Name)]
public sealed partial class ApiContractTests(ServedLondon london)
{
    const int Few = 2_000;
    const int Many = 100_000;

    // Trial and error of others, besides what is made at random.
    static readonly string[] Hostile =
    [
        "'", "\"", "' or 1=1--", "'; drop table observation; --", "%00", "\0", "../../etc/passwd", "..\\..\\win.ini", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "\r\nSet-Cookie: a=b", "-1", "99999999999999999999", "1e9", "NaN", "null", "true", "[]", "{}", "🚓",
        "\u202e", "é̀", "Ⅷ", "ß", " ", "", "*", "a;b=c", "a=b;a=c", "=", ";", "outcome=arrest;outcome=arrest", "0001-01", "1899-12", "3000-01", "9999-12", "2024-13", "2024-1", "2024-04-01", "read_csv('/etc/passwd')", "store.json", "planted", "barnet,brent", "BARNET", "e09000003", "City of London",
    ];

    static readonly string[] Accepts = ["application/json", "text/csv", "*/*", "text/html", "application/*", "text/csv;q=0", "application/json;q=0.5, text/csv;q=0.9", "a/b,", ";;;", "image/png, */*;q=0.1", "*", "application/json; charset=utf-8"];

    [Fact]
    public async Task Every_route_answers_what_is_described_whatever_it_is_asked()
    {
        var check = new ApiSchemaCheck(await london.Json("api/v1/openapi.json"));
        var wells = london.Site.Read(edition => Wells(edition.Map.Questions));
        var random = new Random(20261123);
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var asked = 0; asked < (Full.Is ? Many : Few); asked++)
        {
            var route = ApiRoutes.All[random.Next(ApiRoutes.All.Count)];
            using var request = new HttpRequestMessage(random.Next(20) == 0 ? HttpMethod.Head : random.Next(40) == 0 ? HttpMethod.Delete : HttpMethod.Get, new Uri(Question(route, wells, random), UriKind.Relative));
            if (random.Next(4) == 0)
                request.Headers.TryAddWithoutValidation("Accept", Accepts[random.Next(Accepts.Length)]);
            using var answer = await london.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
            met[$"{route.Id} {status}"] = met.GetValueOrDefault($"{route.Id} {status}") + 1;
            await Judge(check, route, request, answer, status);
        }
        // What was asked was not all refused, and not all answered.
        Assert.All(ApiRoutes.All, route => Assert.True(met.GetValueOrDefault($"{route.Id} 200") > 5, $"{route.Id} was hardly ever answered: {string.Join(", ", met)}"));
        Assert.True(met.Where(one => one.Key.EndsWith(" 400", StringComparison.Ordinal)).Sum(one => one.Value) > Few / 10);
        Assert.Empty(london.Log);
    }

    [Fact]
    public async Task Every_parameter_meets_every_hostile_value_once()
    {
        var check = new ApiSchemaCheck(await london.Json("api/v1/openapi.json"));
        var wells = london.Site.Read(edition => Wells(edition.Map.Questions));
        string Written(ApiRoute route, ApiParameter met, string value)
        {
            string Of(ApiParameter one) => Uri.EscapeDataString(one == met ? value : one.Value.Words.Count > 0 ? one.Value.Words[0] : wells[one.Name][0]);
            var path = string.Concat(route.Parts.Select(part => "/" + (part[0] == '{' ? Of(route.Parameters.First(one => one.Name == part[1..^1])) : part)));
            var asked = route.Parameters.Where(one => !one.IsInPath && (one == met || one.IsRequired || one.Name == ApiRoutes.Limit));
            return $"api/v1{(path.Length == 0 ? "/" : path)}?{string.Join('&', asked.Select(one => $"{one.Name}={Of(one)}"))}";
        }
        // How many rows are wanted is read alike everywhere.
        foreach (var (route, parameter) in ApiRoutes.All.SelectMany(route => route.Parameters.Select(parameter => (route, parameter))).Where(pair => pair.parameter.Name is not (ApiRoutes.Limit or ApiRoutes.Offset) || pair.route.OneByOne is not null))
        {
            foreach (var value in Hostile)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Written(route, parameter, value), UriKind.Relative));
                using var answer = await london.Client.SendAsync(request, TestContext.Current.CancellationToken);
                await Judge(check, route, request, answer, ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        Assert.Empty(london.Log);
    }

    static async Task Judge(ApiSchemaCheck check, ApiRoute route, HttpRequestMessage request, HttpResponseMessage answer, string status)
    {
        var what = $"{request.Method} {request.RequestUri} ({request.Headers.Accept}): {status}";
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode is 200 or 400 or 404 or 405 or 406 or 414, $"{what} {text}");
        Assert.DoesNotMatch(Betrays(), text);
        if (request.Method == HttpMethod.Head)
        {
            Assert.Equal("", text);
            return;
        }
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type == "text/csv")
        {
            Assert.True(answer.StatusCode == HttpStatusCode.OK && text.EndsWith('\n') && text.IndexOf(',', StringComparison.Ordinal) > 0, what);
            if (route.Csv is null)
                Assert.StartsWith(string.Join(',', ApiShape.Columns(route.Row).Select(column => column.Name)) + "\n", text, StringComparison.Ordinal);
            return;
        }
        if (text.Length == 0)
        {
            // What no web server takes for a path never reaches the API.
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest && request.RequestUri!.ToString().Split('?')[0].Contains("%00", StringComparison.Ordinal), what);
            return;
        }
        using var json = JsonDocument.Parse(text);
        var good = answer.StatusCode == HttpStatusCode.OK;
        Assert.Equal(good ? "application/json" : "application/problem+json", type);
        // Of a method that is none of its own a route says nothing; the problem is of the same form all the same.
        var schema = check.AnswerOf(route.Path, good ? "200" : check.Has(route.Path, status) ? status : "400", type!);
        Assert.True(!check.Faults(schema, json.RootElement).Any(), $"{what}: {string.Join("; ", check.Faults(schema, json.RootElement).Take(3))}");
        if (!good)
            Assert.Contains(ApiProblems.All, problem => problem.Code == json.RootElement.GetProperty("code").GetString() && problem.Status == (int)answer.StatusCode);
    }

    // A good question; or one with a name or a value that is none, more often than not.
    static string Question(ApiRoute route, Dictionary<string, List<string>> wells, Random random)
    {
        string Any() => random.Next(3) == 0 ? Noise(random) : Hostile[random.Next(Hostile.Length)];
        string Value(ApiParameter parameter) => random.Next(12) == 0 ? Any() : WellOf(parameter, wells, random);
        var spoilt = random.Next(2) == 0;
        var path = string.Concat(route.Parts.Select(part => "/" + Uri.EscapeDataString(part[0] == '{' && route.Parameters.First(one => one.Name == part[1..^1]) is var parameter ? spoilt ? Value(parameter) : WellOf(parameter, wells, random) : part)));
        var query = route.Parameters.Where(one => !one.IsInPath && (one.IsRequired || one.Name is "area" && route.Resource == "figures" || random.Next(5) == 0))
            .SelectMany(one => Enumerable.Range(0, one.IsMany ? random.Next(1, 3) : 1).Select(_ => (one.Name, Value: spoilt ? Value(one) : WellOf(one, wells, random)))).ToList();
        if (spoilt && random.Next(6) == 0)
            query.Add((random.Next(2) == 0 ? "limit" : Any(), Any()));
        // A list as CSV is whole unless somebody says how much: that is for other tests.
        var extension = random.Next(3) switch { 0 => ".json", 1 when route.OneByOne is null => ".csv", _ => "" };
        if (route.Id == "observations" && query.TrueForAll(one => one.Name != "limit"))
            query.Add(("limit", "50"));
        return $"api/v1{(path.Length == 0 ? "/" : path)}{(route.Parts.Count == 0 ? "" : extension)}{(query.Count == 0 ? "" : "?")}{string.Join('&', query.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}"))}";
    }

    static string WellOf(ApiParameter parameter, Dictionary<string, List<string>> wells, Random random) =>
        parameter.Value.Words.Count > 0 ? parameter.Value.Words[random.Next(parameter.Value.Words.Count)] : wells[parameter.Name][random.Next(wells[parameter.Name].Count)];

    static Dictionary<string, List<string>> Wells(ApiQuestions all) => new(StringComparer.Ordinal)
    {
        // Few areas and measures: what is asked here is the API, and their figures are computed once.
        ["area"] = ["barnet", "E09000003"],
        ["measure"] = ["burglary", "burglary-residential", "confidence", "searches-of-people"],
        ["pack"] = [.. all.PackIds],
        ["snapshot"] = [.. all.SnapshotIds],
        ["figure"] = [.. Enumerable.Range(1, 12).Select(number => $"figure-{number:00}")],
        ["from"] = ["2016-01", "2023-05"],
        ["to"] = ["2023-06", "2024-04"],
        ["slice"] = ["", "officer-defined-ethnicity=black", "outcome=arrest", "a=b"],
        ["limit"] = ["1", "7", "50"],
        ["offset"] = ["0", "3", "1000"],
    };

    static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => (char)random.Next(1, random.Next(4) == 0 ? 0xd7ff : 127)));

    // Folders of a machine, and how a fault of the program would look.
    [GeneratedRegex(@"/tmp/|/home/|/root/|[A-Z]:\\(Users|Windows|Program)|\.cs:line|\n\s+at [A-Z]|Exception|DuckDB|warehouse-")]
    private static partial Regex Betrays();
}
