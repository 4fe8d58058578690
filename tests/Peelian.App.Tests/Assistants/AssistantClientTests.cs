using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.App.Assistants;
using Xunit;

namespace Peelian.Tests;

/// <summary>The program as an assistant starts it, talked to by the protocol's own client from npm.</summary>
public sealed partial class AssistantClientTests(AssistantDesk desk) : IClassFixture<AssistantDesk>
{
    static readonly (string Name, object Arguments)[] Calls =
    [
        ("find_areas", new { query = "waltham" }), ("find_measures", new { query = "burglary" }), ("get_indicator", new { area = "Waltham Forest", measure = "burglary" }),
        ("find_figures", new { area = "brent" }), ("get_figure", new { figure = "figure-01", area = "brent", row = "burglary" }), ("explain", new { term = "clearly higher" }),
        ("trace_number", new { figure = "figure-01", area = "waltham-forest", row = "burglary", column = "current" }),
        ("get_indicator", new { area = "Waltam Forest", measure = "burglary" }), ("get_indicator", new { area = 7, nonsense = true }), ("no_such_tool", new { }),
    ];

    async Task<JsonElement> Talk(string store)
    {
        var node = Needed.Or(Needed.Program("node"), "Node, which the client of the Model Context Protocol needs, is not on this machine.");
        var tools = Project.File("tests", "tools");
        Needed.Or(Directory.Exists(Path.Combine(tools, "node_modules", "@modelcontextprotocol", "sdk")) ? tools : null, "The client of the Model Context Protocol is not here: './run test' fetches it with npm.");
        var start = new ProcessStartInfo(node, [Path.Combine(tools, "ask-assistant.js"), "dotnet", Path.Combine(AppContext.BaseDirectory, "Peelian.App.dll"), "mcp", "--store", store])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (said, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(Calls.Select(call => new { name = call.Name, arguments = call.Arguments })));
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await faults);
        return JsonDocument.Parse(await said).RootElement;
    }

    // The client checks every structured answer against the schema that the tool gave with itself.
    [Fact]
    public async Task A_client_lists_and_calls_every_tool_is_told_what_is_wrong_and_leaves_in_good_order()
    {
        var told = await Talk(desk.Desk.Store);
        var answers = told.GetProperty("answers").EnumerateArray().ToList();

        Assert.Equal("peelian", told.GetProperty("server").GetProperty("name").GetString());
        Assert.Equal(AssistantTools.All.Select(tool => tool.Route.Id), told.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!));
        Assert.All(told.GetProperty("tools").EnumerateArray(), tool => Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        Assert.Empty(told.GetProperty("strays").EnumerateArray());
        Assert.Equal("", told.GetProperty("noise").GetString());
        Assert.All(answers.Take(AssistantTools.All.Count), answer => Assert.True(answer.TryGetProperty("structuredContent", out _), answer.GetRawText()));
        Assert.Contains("Did you mean waltham-forest?", answers[7].GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True(answers[8].GetProperty("isError").GetBoolean());
        Assert.Contains("There is no tool 'no_such_tool'. Tools: find_areas,", answers[9].GetProperty("refused").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_output_stands_nothing_but_the_protocol_and_the_end_of_the_input_ends_the_program()
    {
        using var process = desk.Desk.Start("mcp", "--store", desk.Desk.Store);
        process.StandardInput.WriteLine("""{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "by hand", "version": "1"}}}""");
        process.StandardInput.WriteLine("""{"jsonrpc": "2.0", "method": "notifications/initialized"}""");
        process.StandardInput.WriteLine("this is no JSON");
        process.StandardInput.WriteLine("""{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "explain", "arguments": {"term": "burglary"}}}""");
        var lines = new List<string>();
        while (lines.Count < 2 || !lines.Exists(line => line.Contains("\"id\":2", StringComparison.Ordinal)))
            lines.Add(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd()));
        process.StandardInput.Close();
        lines.AddRange(process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, process.ExitCode);
        Assert.All(lines, line => Assert.Equal("2.0", JsonDocument.Parse(line).RootElement.GetProperty("jsonrpc").GetString()));
    }

    [Fact]
    public void A_store_without_public_files_is_said_to_be_one_where_errors_go()
    {
        using var other = new Desk();
        other.Run("add", other.WriteCrime(), "--access", "restricted", "--quiet").Well();

        var ended = other.Run("mcp");

        Assert.Equal((2, ""), (ended.Code, ended.Out));
        Assert.Equal("Nothing public is in the store: add files first.", Assert.Single(ended.Errors));
    }

    // What the how-to tells people to write into their assistant's configuration is what starts the program.
    [Fact]
    public void The_configuration_of_the_documentation_starts_the_program()
    {
        var text = File.ReadAllText(Project.File("docs", "how-to", "assistants.md"));
        var blocks = Block().Matches(text).Select(match => JsonDocument.Parse(match.Groups[1].Value).RootElement).ToList();

        Assert.NotEmpty(blocks);
        foreach (var server in blocks.SelectMany(block => block.GetProperty("mcpServers").EnumerateObject()))
        {
            Assert.Equal("peelian", server.Value.GetProperty("command").GetString());
            var arguments = server.Value.GetProperty("args").EnumerateArray().Select(one => one.GetString()!).ToArray();
            Assert.Equal("mcp", arguments[0]);
            Assert.Equal(0, desk.Desk.Run([.. arguments, "--help"]).Code);
        }
        Assert.All(AssistantTools.All, tool => Assert.Contains($"`{tool.Route.Id}`", text, StringComparison.Ordinal));
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
