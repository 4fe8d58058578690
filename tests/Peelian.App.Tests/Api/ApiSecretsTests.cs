using System.Text;
using Peelian.App.Api;
using Xunit;

namespace Peelian.Tests;

/// <summary>What is restricted, and what is not yet released, is in no answer of any route, whoever asks and however.</summary>
public sealed class ApiSecretsTests(ServedSite served) : IClassFixture<ServedSite>
{
    // Every value of every parameter that one can choose from, one at a time, with what the route needs beside it.
    static IEnumerable<string> Questions(ApiRoute route, ApiQuestions all)
    {
        IEnumerable<string> Values(ApiParameter parameter) => parameter.Name switch
        {
            "area" => route.Id is "area" or "observations" ? all.AreaNames : all.AreasWithPages.Where(name => name == "waltham-forest"),
            "measure" => all.MeasureIds,
            "pack" => all.PackIds,
            "snapshot" => all.SnapshotIds,
            "window" => Windows.All.Select(window => window.Id()),
            "figure" => Enumerable.Range(1, 40).Select(number => $"figure-{number:00}"),
            "vintage" => ["newest", "all"],
            "statistic" => StatisticIds.ById.Keys,
            "calculation" => Figures.Indicators.Calculations.Keys,
            "from" => ["2024-04"],
            "limit" => ["1", "1000"],
            _ => [],
        };
        var path = route.PathNames.SingleOrDefault();
        foreach (var at in path is null ? [route.Path] : Values(route.Parameters.First(one => one.Name == path)).Select(value => route.Path.Replace($"{{{path}}}", value, StringComparison.Ordinal)))
        {
            IEnumerable<string> needed = route.Id is "indicators" or "figures" or "figure" ? Values(route.Parameters.First(one => one.Name == "area")).Select(area => $"area={area}") : [""];
            foreach (var need in needed)
            {
                yield return $"{at}?{need}";
                foreach (var parameter in route.Parameters.Where(one => !one.IsInPath && one.Name != "area" && (one.Name != "measure" || route.Id == "observations")))
                {
                    foreach (var value in Values(parameter))
                        yield return $"{at}?{need}&{parameter.Name}={value}";
                }
            }
            if (route.Id is "figures" or "figure")
                yield return $"{at}?measure=burglary";
        }
    }

    [Fact]
    public async Task No_answer_of_any_route_has_anything_of_a_restricted_file_or_of_one_whose_day_is_to_come()
    {
        var secrets = ServedSite.Secrets.Select(Encoding.UTF8.GetBytes).ToList();
        using var client = new HttpClient { BaseAddress = served.Address };
        var (asked, answered) = (0, 0);
        foreach (var (route, question) in served.Site.Read(edition => ApiRoutes.All.SelectMany(route => Questions(route, edition.Map.Questions).Select(question => (route, question))).ToList()))
        {
            foreach (var format in (string[])["json", "csv"])
            {
                var at = question.IndexOf('?', StringComparison.Ordinal);
                using var answer = await client.GetAsync(new Uri($"{ApiRoutes.Root}{(route.Parts.Count == 0 ? "" : question[..at] + "." + format)}{question[at..].Replace("?&", "?", StringComparison.Ordinal).TrimEnd('?')}", UriKind.Relative), TestContext.Current.CancellationToken);
                var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                Assert.False(secrets.Exists(secret => bytes.AsSpan().IndexOf(secret) >= 0), question);
                Assert.True((int)answer.StatusCode is 200 or 404, $"{question}: {answer.StatusCode}");
                asked++;
                answered += answer.IsSuccessStatusCode ? 1 : 0;
            }
        }
        Assert.InRange(asked, 800, 5000);
        Assert.InRange(answered, 700, asked);
        Assert.Empty(served.Log);
    }

    [Fact]
    public async Task A_restricted_file_is_no_file_of_the_API_and_is_not_named_where_another_is_looked_for()
    {
        foreach (var path in (string[])["/api/v1/snapshots/planted-secret.csv", "/api/v1/snapshots/planted", "/api/v1/observations?snapshot=planted-secret.csv"])
        {
            var body = (await served.Get(path)).Split("\r\n\r\n", 2)[1];
            Assert.Contains("unknown-value", body, StringComparison.Ordinal);
            Assert.DoesNotContain("later", body, StringComparison.Ordinal);
        }
    }
}
