using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.App.PoliceUkMirror;
using Xunit;

namespace Peelian.Tests;

/// <summary>What the page on the mirror shows can be typed.</summary>
[Collection(OneMirror.Name)]
public sealed partial class MirrorPageTests(ServedMirror served)
{
    static IReadOnlyList<string> Examples => [.. Example().Matches(File.ReadAllText(Project.File("docs", "police-uk-mirror.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public async Task Every_example_of_the_page_answers()
    {
        var curl = Needed.Or(Needed.Program("curl"), "curl, which the examples are for, is not on this machine.");
        foreach (var example in Examples)
        {
            var arguments = Argument().Matches(example).Select(match => match.Groups[1].Value + match.Groups[2].Value).Select(argument => argument.Replace("http://127.0.0.1:5080/", served.Address.ToString(), StringComparison.Ordinal));
            using var process = Process.Start(new ProcessStartInfo(curl, ["--silent", "--show-error", "--fail", "--max-time", "30", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, $"curl {example}: {await error}");
            var told = JsonDocument.Parse(await output).RootElement;
            Assert.True(told.ValueKind == JsonValueKind.Object || told.GetArrayLength() > 0, $"curl {example}: nothing");
        }
    }

    [Fact]
    public void Every_question_has_an_example()
    {
        var shown = Examples.Select(example => Route().Match(example).Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(MirrorRoutes.All, route => Assert.Contains(shown, one => Regex.IsMatch(one, $"^{route.Replace("{name}", "[^/]+", StringComparison.Ordinal)}$")));
    }

    [GeneratedRegex(@"^curl (.+)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"'([^']*)'|([^\s']+)")]
    private static partial Regex Argument();

    [GeneratedRegex(@"/police-uk/api/([^?']*)")]
    private static partial Regex Route();
}
