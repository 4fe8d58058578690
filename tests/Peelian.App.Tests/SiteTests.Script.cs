using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>The site's scripts, and what they find in its pages.</summary>
public sealed partial class SiteTests
{
    [Fact]
    public void The_scripts_are_small_and_ask_no_other_host()
    {
        foreach (var script in (string[])["site.js", "answer.js"])
        {
            var text = File.ReadAllText(Path.Combine(site.Folder, script));
            Assert.InRange(text.Length, 1000, 16_000);
            Assert.DoesNotContain("http", text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotMatch("innerHTML|eval|cookie|localStorage|sessionStorage|import", text);
        }
    }

    [Fact]
    public void A_mark_names_the_cell_that_it_draws()
    {
        var page = File.ReadAllText(Path.Combine(site.Folder, "measures", "burglary.html"));
        var marks = Regex.Matches(page, "<g class=\"row[^>]*data-at=\"([0-9]+) ([0-9]+) ([0-9]+)\">.*?</g>", RegexOptions.Singleline);
        var rows = Regex.Matches(page, "<tr>(<th scope=\"row\".*?)</tr>", RegexOptions.Singleline).Select(row => Regex.Matches(row.Groups[1].Value, "<t[hd][^>]*>(?:<a[^>]*>)?([^<]*)").Select(cell => cell.Groups[1].Value).ToList()).ToList();
        // The first ranking is that of changes: its table follows the one by month.
        var first = rows.FindIndex(row => row[0] == "Barking and Dagenham");

        Assert.Equal(32, marks.Count(mark => rows[first + Number(mark, 1)][0] is var name && mark.Value.Contains($">{name}<", StringComparison.Ordinal) && mark.Value.Contains($">{rows[first + Number(mark, 1)][Number(mark, 2)]}<", StringComparison.Ordinal) && rows[first + Number(mark, 1)].Count > Number(mark, 3)));
    }

    static int Number(Match mark, int group) => int.Parse(mark.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_pack_has_nothing_of_what_the_script_reads()
    {
        site.Desk.Run("build", "--area", "Barnet", "--pack", "borough", "--formats", "html", "--out", site.Desk.In("packs"), "--quiet").Well();
        var pack = File.ReadAllText(Directory.GetFiles(site.Desk.In("packs"), "index.html", SearchOption.AllDirectories).First());

        Assert.DoesNotMatch("<script|data-at=|data-v=|data-line=", pack);
    }

    static IEnumerable<string> Scripts(string page) => Regex.Matches(page, "<script[^>]*>[^<]*(?:</script>)?").Select(match => match.Value);
}
