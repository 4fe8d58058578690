using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>The page of faults is whole, and the tests that it calls on exist.</summary>
public sealed partial class FaultsPageTests
{
    static readonly string Page = File.ReadAllText(Project.File("docs", "faults.md"));

    [Fact]
    public void Each_of_the_61_faults_stands_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, 61), Number().Matches(Page).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

    [Fact]
    public void Each_fault_says_what_holds_and_by_what() =>
        Assert.All(Row().Matches(Page).Select(match => match.Groups[1].Value), cell => Assert.True(cell.Trim().Length > 20, cell));

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Project.File("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Test().Matches(Page).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 30, $"{named.Count} tests are named.");
        Assert.All(named, name => Assert.Contains($" {name}(", tests, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| \d+ \|[^|]+\|([^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Test();
}
