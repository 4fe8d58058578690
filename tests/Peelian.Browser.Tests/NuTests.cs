using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>The Nu HTML checker finds nothing.</summary>
public sealed class NuTests(Packs packs)
{
    [Fact]
    public async Task The_Nu_checker_finds_nothing_in_the_packs_and_the_page_that_lists_them() =>
        Assert.Empty(await Nu.Check([packs.List, .. Packs.Pages.Select(row => packs.Page(row.Data))]));

    [Fact]
    public async Task The_Nu_checker_is_awake()
    {
        var page = Path.Combine(Directory.CreateTempSubdirectory("peelian-nu-").FullName, "index.html");
        await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(packs.Page(Packs.Reference), TestContext.Current.CancellationToken)).Replace("<main id=\"main\">", "<main id=\"main\"><p id=\"main\">", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains(await Nu.Check([page]), line => line.Contains("Duplicate ID", StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }
}
