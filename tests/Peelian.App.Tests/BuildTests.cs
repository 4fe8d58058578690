using System.Text.Json;
using Xunit;

namespace Peelian.Tests;

/// <summary>What <c>build</c>, <c>check</c> and <c>export</c> write and print.</summary>
public sealed class BuildTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    string Pack(params string[] parts) => _desk.In(["packs", "snb", .. parts]);

    Ended Build(params string[] arguments) => _desk.Run(["build", "--pack", "snb", "--to", "2015-10", "--out", _desk.In("packs"), .. arguments]).Well();

    string Burglary(string area = "waltham-forest") =>
        File.ReadLines(Pack(area, "2015-10", "data", "figure-01.csv")).Single(line => line.StartsWith("burglary,", StringComparison.Ordinal));

    [Fact]
    public void All_areas_come_with_page_summary_tables_package_and_a_page_of_them_all()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var built = Build("--all");

        Assert.Equal(32, Directory.GetDirectories(Pack()).Length);
        Assert.Contains("waltham-forest/2015-10/index.html", File.ReadAllText(Pack("index.html")), StringComparison.Ordinal);
        foreach (var folder in Directory.GetDirectories(Pack()).Select(folder => Path.Combine(folder, "2015-10")))
        {
            var tables = Directory.GetFiles(Path.Combine(folder, "data"), "*.csv").Select(Path.GetFileName).ToList();
            Assert.All(Enumerable.Range(1, 14), number => Assert.Contains(FormattableString.Invariant($"figure-{number:00}.csv"), tables));
            using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
            using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "data", "datapackage.json")));
            Assert.Equal(tables.Order(StringComparer.Ordinal), package.RootElement.GetProperty("resources").EnumerateArray().Select(each => each.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "index.html")), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Matches(@"(?m)^AREA +MONTH +FIGURES +WITH VALUES +AS PUBLISHED ONLY +WITHOUT DATA\r?$", built.Out);
        Assert.Matches(@"(?m)^Waltham Forest +2015-10 +14 +\d+ +0 +\d+\r?$", built.Out);
        Assert.Matches(@"(?m)^Figure 2 without data in 32 areas: ", built.Out);
        Assert.EndsWith($"Open {Pack("index.html")}", built.Out.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Waltham Forest")]
    [InlineData("E09000031")]
    [InlineData("waltham-forest")]
    [InlineData("waltham forest")]
    public void An_area_is_found_by_name_code_and_slug(string area)
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        Build("--area", area);
        Assert.StartsWith("burglary,Burglary,MOPAC 7", Burglary(), StringComparison.Ordinal);
        Assert.False(File.Exists(Pack("index.html")));
    }

    [Fact]
    public void Where_no_page_is_asked_for_no_page_of_packs_leads_nowhere()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        Assert.EndsWith($"Open {Pack()}", Build("--all", "--formats", "json").Out.TrimEnd(), StringComparison.Ordinal);
        Assert.False(File.Exists(Pack("index.html")));
    }

    [Fact]
    public void What_an_older_edition_left_in_other_formats_goes_and_what_says_the_same_stays()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        Build("--area", "Waltham Forest", "--formats", "html,csv,json,ods");
        Build("--area", "Waltham Forest", "--formats", "csv");
        Assert.Equal(["index.html", "summary.json", "tables.ods"], Directory.GetFiles(Pack("waltham-forest", "2015-10")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        _desk.Run("add", _desk.WriteCrime("revised.csv", burglaries: 200), "--published", "2016-02-10").Well();
        Build("--area", "Waltham Forest", "--formats", "html");
        Assert.Equal(["index.html"], Directory.GetFiles(Pack("waltham-forest", "2015-10")).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFiles(Pack("waltham-forest", "2015-10"), "*.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public void Only_the_formats_asked_for_are_written()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        Build("--area", "Waltham Forest", "--formats", "json");
        Assert.Equal(["summary.json"], Directory.GetFiles(Pack("waltham-forest", "2015-10"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void A_pack_can_be_built_as_known_on_a_day_or_from_chosen_snapshots()
    {
        _desk.Run("add", _desk.WriteCrime("first.csv", burglaries: 100), "--published", "2015-11-10").Well();
        _desk.Run("add", _desk.WriteCrime("revised.csv", burglaries: 110), "--published", "2016-02-10").Well();
        var ids = _desk.Run("list", "snapshots").Well().Lines.Skip(1).ToDictionary(line => line.Contains("first.csv", StringComparison.Ordinal) ? "first" : "revised", line => line.Split(' ')[0]);

        Build("--area", "Waltham Forest");
        var revised = Burglary();
        Build("--area", "Waltham Forest", "--as-known-on", "2015-12-31");
        var first = Burglary();
        Build("--area", "Waltham Forest", "--snapshots", ids["first"]);

        Assert.Equal(first, Burglary());
        // Twelve months: 120 more burglaries in the revision.
        var at = File.ReadLines(Pack("waltham-forest", "2015-10", "data", "figure-01.csv")).First().Split(',').ToList().IndexOf("current");
        static int Number(string row, int column) => int.Parse(row.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(120, Number(revised, at) - Number(first, at));
    }

    [Fact]
    public void An_unknown_snapshot_is_named()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var ended = _desk.Run("build", "--all", "--snapshots", "0123456789ab", "--out", _desk.In("packs"));
        Assert.Equal(2, ended.Code);
        Assert.Contains("0123456789ab", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ends_with_0_where_nothing_contradicts_itself_and_with_1_where_a_sum_does()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var good = _desk.Run("check", "--pack", "snb", "--area", "Waltham Forest", "--to", "2015-10").Well();
        Assert.Contains("Figure 2 of 'snb': ", good.Out, StringComparison.Ordinal);
        Assert.EndsWith("No total contradicts its parts, no sentence its table, and no two files of one publication disagree.", good.Out.TrimEnd(), StringComparison.Ordinal);

        var months = new Period(new Month(2013, 11), new Month(2015, 10)).Months;
        _desk.Run("add", _desk.Write("parts.csv", Desk.TidyHeader + string.Concat(months.Select(month => $"robbery-personal,value,E09000031,{month},,500,,,,\nrobbery-business,value,E09000031,{month},,500,,,,\n")))).Well();
        var bad = _desk.Run("check", "--pack", "snb", "--area", "Waltham Forest", "--to", "2015-10");
        Assert.Equal(1, bad.Code);
        Assert.Contains("Does not add up:", bad.Out, StringComparison.Ordinal);
        Assert.Contains("obbery", bad.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exported_gives_the_same_figures_in_another_store()
    {
        _desk.Run("add", _desk.WriteCrime(), _desk.WriteCrime("brent.csv", burglaries: 70, area: "E09000005")).Well();
        Build("--area", "Waltham Forest");
        var original = Burglary();
        var exported = _desk.In("exported.csv.gz");
        Assert.Contains($"96 rows in {exported}", _desk.Run("export", "--from", "2013-11", "--to", "2015-10", "--out", exported).Well().Out, StringComparison.Ordinal);

        using var other = new Desk();
        other.Run("add", exported).Well();
        other.Run("build", "--pack", "snb", "--to", "2015-10", "--area", "Waltham Forest", "--out", _desk.In("packs")).Well();

        // The numbers are the same; the file that they come from is another.
        static string WithoutOrigin(string row) => string.Join(',', row.Split(',').Take(12));
        Assert.Equal(WithoutOrigin(original), WithoutOrigin(Burglary()));
        Assert.Equal(
            _desk.Run("export").Well().Lines.Select(Numbers),
            other.Run("export").Well().Lines.Select(Numbers));
        // The columns before the note, which tells where the number came from.
        static string Numbers(string row) => string.Join(',', row.Split(',').Take(6));
    }

    [Fact]
    public void Quiet_builds_without_a_word()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var ended = _desk.Run("build", "--area", "Waltham Forest", "--out", _desk.In("packs"), "--quiet").Well();
        Assert.Equal(("", ""), (ended.Out, ended.Error));
    }
}
