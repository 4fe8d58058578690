using System.Text.RegularExpressions;
using Peelian.App.Api;
using Xunit;

namespace Peelian.Tests;

/// <summary>The API's own description, as tools of others read it, and what the documentation shows.</summary>
[Collection(OfServedLondon.Name)]
public sealed partial class ApiDocumentTests(ServedLondon london)
{
    [Fact]
    public async Task The_description_lints_clean_by_the_strictest_rules_of_a_public_linter()
    {
        using var desk = new Desk();
        File.WriteAllText(desk.In("openapi.json"), await london.Text("api/v1/openapi.json"));

        var ended = await Tool.FromNpm("@redocly/cli/bin/cli.js", desk.Folder, "lint", "openapi.json", "--extends", "recommended-strict", "--format", "json");

        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        Assert.DoesNotContain("\"ruleId\"", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_made_from_the_description_compiles_and_finds_what_it_promises()
    {
        using var desk = new Desk();
        desk.Write("node.d.ts", "declare const process: { argv: string[] };\n");
        desk.Write("tsconfig.json", """{"compilerOptions":{"strict":true,"target":"es2022","module":"esnext","moduleResolution":"bundler","lib":["es2022","dom"],"types":[],"outDir":"made"},"files":["node.d.ts","api-client.ts"]}""");
        desk.Write("package.json", "{\"type\":\"module\"}");
        File.WriteAllText(desk.In("openapi.json"), await london.Text("api/v1/openapi.json"));
        File.Copy(Project.File("tests", "tools", "api-client.ts"), desk.In("api-client.ts"));

        var made = await Tool.FromNpm("openapi-typescript/bin/cli.js", desk.Folder, "openapi.json", "-o", "api.d.ts");
        Assert.True(made.Code == 0, made.Out + made.Error);
        Directory.CreateSymbolicLink(desk.In("node_modules"), Project.File("tests", "tools", "node_modules"));
        var compiled = await Tool.FromNpm("typescript/bin/tsc", desk.Folder, "-p", ".");
        Assert.True(compiled.Code == 0, compiled.Out);
        var used = await Tool.Run(Needed.Program("node")!, desk.Folder, "made/api-client.js", london.Client.BaseAddress!.ToString().TrimEnd('/'));

        Assert.True(used.Code == 0, used.Error);
        Assert.Equal(
            [
                "areas 36 E23000001 E09000002 E09000003", "area Waltham Forest", "indicator burglary.change 16.9002473207 3.139613486 32.496791114 higher 1213 1418",
                "observations 2040 of 2040", "figure 19 columns 30 rows", "problem 404 unknown-value measure burglary", "unknown 400",
            ],
            used.Lines);
    }

    static readonly string Guide = File.ReadAllText(Project.File("docs", "api.md"));

    [Fact]
    public void The_documentation_shows_an_example_of_every_route_and_names_every_parameter_and_code()
    {
        Assert.All(ApiRoutes.All, route =>
        {
            Assert.Matches($"curl .*/api/v1{Regex.Replace(Regex.Escape(route.Path.TrimEnd('/')), @"\\\{[a-z]+}", "[A-Za-z0-9$(-]+")}( |/|['\"?.]|\\n)", Guide);
            Assert.All(route.Parameters, parameter => Assert.Contains($"`{parameter.Name}`", Guide, StringComparison.Ordinal));
        });
        Assert.All(ApiProblems.All, problem => Assert.Contains($"`{problem.Code}`", Guide, StringComparison.Ordinal));
        Assert.All(Figures.Indicators.Calculations, one => Assert.Contains($"| `{one.Key}` | {one.Value} |", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_example_of_the_documentation_and_of_the_page_answers()
    {
        var shell = Needed.Or(Needed.Program("bash") is { } bash && Needed.Program("curl") is not null ? bash : null, "bash and curl, which the examples are for, are not on this machine.");
        var page = System.Net.WebUtility.HtmlDecode(await london.Text("api.html"));
        List<string> examples = [.. Example().Matches(Guide).Concat(Example().Matches(page)).Select(match => CommandOf(match.Value)).Distinct()];
        Assert.InRange(examples.Count, ApiRoutes.All.Count, 60);
        foreach (var example in examples)
        {
            var ended = await Tool.Run(shell, Directory.GetCurrentDirectory(), "-c", example.Replace(ApiGuide.Server, london.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal).Replace("curl ", "curl --silent --show-error --fail --max-time 30 ", StringComparison.Ordinal));
            Assert.True(ended.Code == 0, $"{example}: {ended.Error}");
            Assert.True(ended.Out.Length > 20, $"{example}: nothing");
        }
    }

    static string CommandOf(string line) => line[line.IndexOf("curl ", StringComparison.Ordinal)..].Split("</code>")[0];

    [GeneratedRegex("^.*curl .+$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
