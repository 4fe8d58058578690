using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>The API as programs meet it: formats, what is known already, and faults that a program can act on.</summary>
public sealed class ApiTests(ServedSite served) : IClassFixture<ServedSite>
{
    static string HeaderOf(string answer, string name) => Regex.Match(answer, $"^{name}: (.*?)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;

    static (string Status, string Type, JsonElement Body) Read(string answer) =>
        (answer[9..12], HeaderOf(answer, "Content-Type"), JsonDocument.Parse(answer.Split("\r\n\r\n", 2)[1]).RootElement);

    [Fact]
    public async Task An_area_is_the_same_by_its_code_and_by_its_name()
    {
        var (status, type, body) = Read(await served.Get("/api/v1/areas/E09000031"));

        Assert.Equal(("200", "application/json"), (status, type));
        Assert.Equal("Waltham Forest", body.GetProperty("data").GetProperty("name").GetString());
        Assert.Equal("v1", body.GetProperty("meta").GetProperty("version").GetString());
        Assert.Equal(body.GetRawText(), Read(await served.Get("/api/v1/areas/waltham-forest.json")).Body.GetRawText());
    }

    [Theory]
    [InlineData("/api/v1/measures.csv", "")]
    [InlineData("/api/v1/measures", "Accept: text/csv\r\n")]
    [InlineData("/api/v1/measures", "Accept: application/json;q=0.1, text/csv\r\n")]
    [InlineData("/api/v1/measures.csv", "Accept: application/json\r\n")]
    [InlineData("/api/v1/measures", "Accept: application/json;q=0, */*\r\n")]
    [InlineData("/api/v1/measures", "Accept: text/*, application/json;q=0.9\r\n")]
    public async Task CSV_is_asked_for_by_extension_or_by_Accept(string path, string headers)
    {
        var answer = await served.Get(path, headers: headers);

        Assert.Equal("text/csv; charset=utf-8", HeaderOf(answer, "Content-Type"));
        Assert.Contains("\nid,name,theme,unit,", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so()
    {
        var answer = await served.Get("/api/v1/areas");
        var again = await served.Get("/api/v1/areas", headers: $"If-None-Match: {HeaderOf(answer, "ETag")}\r\n");

        Assert.Equal("304", again[9..12]);
        Assert.EndsWith("\r\n\r\n", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/areas/barnt", "404", "unknown-value", "area", "barnet")]
    [InlineData("/api/v1/measures/burglry.csv", "404", "unknown-value", "measure", "burglary")]
    [InlineData("/api/v1/areas?limt=5", "400", "unknown-value", "limt", "limit")]
    [InlineData("/api/v1/areas?limit=5&limit=6", "400", "given-twice", "limit", null)]
    [InlineData("/api/v1/areas?limit=-1", "400", "unreadable-value", "limit", null)]
    [InlineData("/api/v1/areas/.json", "404", "unknown-value", "area", "metropolitan-police-service")]
    [InlineData("/api/v1/nothing", "404", "no-such-route", null, "/api/v1/")]
    [InlineData("/api/v1/areas/waltham-forest?area=barnet", "400", "unknown-value", "area", null)]
    [InlineData("/api/v1/observations?slice=foo%3Dbar", "400", "unknown-value", "slice", "age")]
    [InlineData("/api/v1/observations.csv?measure=searches-of-people&slice=outcom%3Darrest", "400", "unknown-value", "slice", "outcome")]
    [InlineData("/api/v1/figures?measure=burglary&window=month", "400", "area-or-measure", "window", null)]
    [InlineData("/api/v1/figures/figure-01?measure=burglary&area=barnet", "400", "area-or-measure", "area", null)]
    public async Task A_fault_names_the_parameter_and_what_would_be_right(string path, string status, string code, string? parameter, string? first)
    {
        var (got, type, body) = Read(await served.Get(path));

        Assert.Equal((status, "application/problem+json"), (got, type));
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(parameter, body.GetProperty("path").GetString());
        Assert.Equal(first, body.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()).FirstOrDefault());
        Assert.Equal(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), body.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_format_or_method_that_there_is_none_of_and_an_address_too_long_are_problems_too()
    {
        foreach (var (answer, status, code) in (IEnumerable<(string, string, string)>)
            [(await served.Get("/api/v1/areas", headers: "Accept: text/html\r\n"), "406", "not-acceptable"), (await served.Get("/api/v1/areas", method: "POST"), "405", "method-not-allowed"), (await served.Get("/api/v1/areas?q=" + new string('a', 3000)), "414", "address-too-long")])
        {
            var (got, type, body) = Read(answer);
            Assert.Equal((status, "application/problem+json", code), (got, type, body.GetProperty("code").GetString()));
        }
    }

    [Theory]
    [InlineData("Accept: *\r\n")]
    [InlineData("Accept: text/html, image/gif, *; q=.2, */*; q=.2\r\n")]
    [InlineData("Accept: text/csv;q=0, */*\r\n")]
    public async Task Whoever_takes_everything_is_given_JSON(string headers) =>
        Assert.Equal("application/json", HeaderOf(await served.Get("/api/v1/measures", headers: headers), "Content-Type"));

    [Theory]
    [InlineData("/api/v1/observations.csv?from=2024-02&to=2024-01")]
    [InlineData("/api/v1/observations.csv?measure=burglary&slice=foo%3Dbar")]
    [InlineData("/api/v1/areas/barnt")]
    public async Task What_is_refused_has_no_tag_and_is_refused_again(string path)
    {
        var refused = await served.Get(path);

        Assert.StartsWith("4", refused[9..12], StringComparison.Ordinal);
        Assert.Equal("", HeaderOf(refused, "ETag"));
        Assert.Equal(refused[9..12], (await served.Get(path, headers: "If-None-Match: *\r\n"))[9..12]);
    }

    [Theory]
    [InlineData("/api/v1/areas", "GET, HEAD, OPTIONS", "ETag, Link, Retry-After")]
    [InlineData("/police-uk/api/forces", "GET, HEAD, POST, OPTIONS", "Peelian-Coverage, Peelian-Licence, ETag, Retry-After")]
    public async Task A_program_in_a_browser_is_told_what_it_may_send_and_read(string path, string methods, string exposed)
    {
        var asked = await served.Get(path, method: "OPTIONS", headers: "Origin: https://elsewhere.example\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: if-none-match\r\n");

        Assert.Equal(("204", methods, "If-None-Match", "86400", "*"), (asked[9..12], HeaderOf(asked, "Access-Control-Allow-Methods"), HeaderOf(asked, "Access-Control-Allow-Headers"), HeaderOf(asked, "Access-Control-Max-Age"), HeaderOf(asked, "Access-Control-Allow-Origin")));
        Assert.Equal(exposed, HeaderOf(await served.Get(path), "Access-Control-Expose-Headers"));
    }
}
