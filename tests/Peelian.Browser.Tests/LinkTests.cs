using System.Text.Json;
using System.Xml.Linq;
using Peelian.Render.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>Links lead somewhere: within a page, to the files of the pack, from the list to the packs. Addresses outside are judged by their form only.</summary>
public sealed class LinkTests(Packs packs)
{
    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void Every_link_of_a_pack_leads_somewhere_and_says_where(string pack)
    {
        var file = packs.Page(pack);
        var page = new Page(File.ReadAllBytes(file));
        Assert.Empty(Dead(page, file));
        Assert.All(page.All("a"), link => Assert.NotEqual("", link.Value.Trim()));
    }

    [Fact]
    public void Every_link_of_the_list_leads_to_a_pack()
    {
        var page = new Page(File.ReadAllBytes(packs.List));
        Assert.Empty(Dead(page, packs.List));
        Assert.Equal(Packs.All.Count - 1, page.All("a").Count(link => link.Attribute("href")!.Value.EndsWith("index.html", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void Every_file_of_the_open_data_package_is_there_and_none_is_forgotten(string pack)
    {
        var folder = Path.Combine(Path.GetDirectoryName(packs.Page(pack))!, "data");
        var described = Directory.GetFiles(folder, "datapackage.json").Single();
        using var json = JsonDocument.Parse(File.ReadAllText(described));
        var named = json.RootElement.GetProperty("resources").EnumerateArray().Select(resource => Path.GetFullPath(Path.Combine(folder, resource.GetProperty("path").GetString()!))).ToList();
        Assert.All(named, path => Assert.True(File.Exists(path), path));
        Assert.Empty(Directory.GetFiles(folder, "*.csv").Select(Path.GetFullPath).Except(named, StringComparer.Ordinal));
    }

    static List<string> Dead(Page page, string file)
    {
        var ids = page.Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        return [.. page.All("a").Select(link => link.Attribute("href")?.Value ?? "").Distinct(StringComparer.Ordinal).Where(target => !Leads(target, ids, Path.GetDirectoryName(file)!))];
    }

    static bool Leads(string target, HashSet<string> ids, string folder)
    {
        if (target.StartsWith('#'))
            return ids.Contains(target[1..]);
        if (target.StartsWith("mailto:", StringComparison.Ordinal))
            return target.Count(letter => letter == '@') == 1;
        // With a scheme it is outside: a host with a dot, no user, no spaces.
        return Uri.TryCreate(target, UriKind.Absolute, out var address) && !target.StartsWith('/')
            ? address.Scheme is "https" or "http" && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0 && Uri.IsWellFormedUriString(target, UriKind.Absolute)
            : File.Exists(Path.Combine(folder, Uri.UnescapeDataString(target.Split('#')[0])));
    }
}
