using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>What can be taken away, as far as every machine can judge it; <c>./run package try</c> does the rest.</summary>
public sealed partial class PackagingTests
{
    [GeneratedRegex(@"^kinds=""(.*)""$", RegexOptions.Multiline)]
    static partial Regex Kinds { get; }

    [GeneratedRegex("<RuntimeIdentifiers>(.*)</RuntimeIdentifiers>")]
    static partial Regex Locked { get; }

    [Fact]
    public void The_recipe_for_a_container_gives_its_linter_nothing_to_say()
    {
        var node = Needed.Or(Needed.Program("node"), "Node, which the linter of Dockerfiles needs, is not on this machine.");
        var linter = Project.File("tests", "tools", "node_modules", "dockerfilelint", "bin", "dockerfilelint");
        Needed.Or(File.Exists(linter) ? linter : null, "The linter of Dockerfiles is not here: './run test' fetches it with npm.");
        var ended = Desk.Wait(Process.Start(new ProcessStartInfo(node, [linter, "--output", "json", Project.File("packaging", "Dockerfile")]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        Assert.Equal(0, ended.Code);
        using var said = JsonDocument.Parse(ended.Out);
        Assert.Equal(1, said.RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(0, said.RootElement.GetProperty("totalIssues").GetInt32());
    }

    [Fact]
    public void There_is_a_program_for_each_kind_of_machine_that_the_lock_files_hold_for()
    {
        var packed = Kinds.Match(File.ReadAllText(Project.File("packaging", "package.sh"))).Groups[1].Value.Split(' ');
        var locked = Locked.Match(File.ReadAllText(Project.File("Directory.Build.props"))).Groups[1].Value.Split(';');
        Assert.Equal(locked.Order(StringComparer.Ordinal), packed.Order(StringComparer.Ordinal));
    }
}
