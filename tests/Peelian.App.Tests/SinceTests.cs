using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Peelian.Tests;

/// <summary>What changed since the last pack: months revised, statements that no longer hold, new data; it can be verified without the old folder.</summary>
public sealed class SinceTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    static readonly Period Before = new(new Month(2013, 11), new Month(2014, 10));

    static readonly Period Now = new(new Month(2014, 11), new Month(2015, 10));

    void Add(string name, int before, int now, string published, Period? months = null)
    {
        var rows = (months ?? new Period(Before.First, Now.Last)).Months.Select(month => string.Create(CultureInfo.InvariantCulture, $"burglary,value,E09000031,{month},,{(month <= Before.Last ? before : now)},,,,"));
        _desk.Run("add", _desk.Write(name, Desk.TidyHeader + string.Join('\n', rows) + "\n"), "--published", published).Well();
    }

    Ended Build(string month = "2015-10", params string[] arguments) =>
        _desk.Run(["build", "--area", "Waltham Forest", "--pack", "snb", "--to", month, "--out", _desk.In("packs"), .. arguments]);

    string Pack(string month = "2015-10") => _desk.In("packs", "snb", "waltham-forest", month);

    JsonElement? Since(string month = "2015-10")
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Pack(month), "summary.json")));
        return json.RootElement.GetProperty("since_last_pack") is { ValueKind: JsonValueKind.Object } since ? since.Clone() : null;
    }

    List<string> Sentences(string month = "2015-10") => [.. Since(month)!.Value.GetProperty("sentences").EnumerateArray().Select(one => one.GetProperty("text").GetString()!)];

    string Csv(string name) => File.ReadAllText(Path.Combine(Pack(), "data", name));

    [Fact]
    public void A_first_pack_has_nothing_before_it()
    {
        Add("crime.csv", 100, 100, "2015-11-10");
        Build().Well();

        Assert.Null(Since());
        Assert.DoesNotContain("What changed since the last pack", File.ReadAllText(Path.Combine(Pack(), "index.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Pack(), "data", "since-last-pack.csv")));
    }

    [Fact]
    public void A_statement_that_no_longer_holds_is_said_with_both_words()
    {
        Add("crime.csv", 200, 100, "2015-11-10");
        Build().Well();
        Add("revised.csv", 200, 200, "2016-02-10");
        Build().Well();

        Assert.Equal(
        [
            "12 of the 24 monthly counts in the pack for October 2015 have been revised since.",
            "The most: burglary, 12 months revised, +1,200 in all (3,600 to 4,800).",
            "1 of the 1 comparisons that it judged no longer holds, such as Burglary against the year before: called “clearly lower” in the 12 months to October 2015, now “about the same” over the same months.",
        ], Sentences());
        Assert.Contains("burglary,Burglary,24,12,3600,4800,1200,", Csv("since-last-pack.csv"), StringComparison.Ordinal);
        Assert.Contains("burglary,Burglary,2015-10,100,200,100,\"crime.csv, published 10 November 2015\",\"revised.csv, published 10 February 2016\"", Csv("since-last-pack-months.csv"), StringComparison.Ordinal);
        Assert.Contains("figure-01,burglary,Burglary,12 months to October 2015,clearly lower,about the same,", Csv("since-last-pack-statements.csv"), StringComparison.Ordinal);
        Assert.Contains("Statements of the earlier pack that no longer hold", File.ReadAllText(Path.Combine(Pack(), "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_compares_is_verified_without_the_earlier_folder_and_built_again_with_the_same_bytes()
    {
        Add("crime.csv", 200, 100, "2015-11-10");
        Build().Well();
        Add("revised.csv", 200, 200, "2016-02-10");
        Build().Well();
        var state = Desk.State(Pack());

        _desk.Run("verify", Pack()).Well();
        Build().Well();
        Assert.Equal(state, Desk.State(Pack()));

        var page = Path.Combine(Pack(), "index.html");
        File.WriteAllText(page, File.ReadAllText(page).Replace("12 of the 24 monthly", "2 of the 24 monthly", StringComparison.Ordinal));
        Assert.Equal(1, _desk.Run("verify", Pack()).Code);
    }

    [Fact]
    public void The_pack_of_the_month_before_is_found_and_new_data_are_named()
    {
        Add("september.csv", 100, 100, "2015-10-10", new Period(Before.First - 1, Now.Last - 1));
        Build("2015-09").Well();
        Add("october.csv", 100, 100, "2015-11-10", new Period(Before.First, Now.Last));
        Build().Well();

        Assert.Equal("None of the 24 monthly counts in the pack for September 2015 has been revised since.", Sentences()[0]);
        Assert.Equal("New data since then: Recorded crime.", Sentences()[^1]);
        Assert.Contains("figure-01,Crime in Waltham Forest,12 months to September 2015,12 months to October 2015,", Csv("since-last-pack-figures.csv").Replace("Recorded crime,12", "Crime in Waltham Forest,12", StringComparison.Ordinal), StringComparison.Ordinal);
        _desk.Run("verify", Pack()).Well();
    }

    [Fact]
    public void The_earlier_packs_can_be_named_or_left_alone()
    {
        Add("crime.csv", 100, 90, "2015-11-10");
        Build().Well();
        Directory.Move(_desk.In("packs"), _desk.In("delivered"));
        Add("revised.csv", 100, 95, "2016-02-10");

        Build().Well();
        Assert.Null(Since());
        Build("2015-10", "--since", _desk.In("delivered")).Well();
        Assert.Equal("12 of the 24 monthly counts in the pack for October 2015 have been revised since.", Sentences()[0]);
        Build("2015-10", "--since", _desk.In("delivered", "snb", "waltham-forest", "2015-10")).Well();
        Assert.NotNull(Since());
        Build("2015-10", "--since", "none").Well();
        Assert.Null(Since());
        Assert.False(File.Exists(Path.Combine(Pack(), "data", "since-last-pack.csv")));
        Assert.Equal(2, Build("2015-10", "--since", _desk.In("nowhere")).Code);
        Assert.Equal(2, _desk.Run("build", "--area", "Barnet", "--pack", "snb", "--to", "2015-10", "--out", _desk.In("packs"), "--since", _desk.In("delivered", "snb", "waltham-forest", "2015-10")).Code);
    }

    [Fact]
    public void Where_the_store_lacks_a_file_of_the_earlier_pack_that_is_said()
    {
        Add("crime.csv", 100, 90, "2015-11-10");
        Build().Well();
        Directory.Delete(_desk.Store, recursive: true);
        Add("revised.csv", 100, 95, "2016-02-10");
        Build().Well();

        Assert.Equal(["What has changed since the pack for October 2015 cannot be said: 1 of the 1 files that it was made from are not to be had."], Sentences());
        _desk.Run("verify", Pack()).Well();
    }

    [Fact]
    public void What_was_known_later_is_not_the_pack_before()
    {
        Add("crime.csv", 100, 90, "2015-11-10");
        Add("revised.csv", 100, 95, "2016-02-10");
        Build().Well();
        Build("2015-10", "--as-known-on", "2015-12-31").Well();

        Assert.Null(Since());
    }

    [Fact]
    public void Waltham_Forests_burglaries_as_known_in_2019_2022_and_2024_were_revised_by_as_much_as_the_files_differ()
    {
        foreach (var (folder, published) in new[] { ("2019-03_RuSaBin", "2019-03-01"), ("2022-11_xinyi8888", "2022-11-01"), ("2024-05_Jeffrey-Oechsner", "2024-05-01") })
            _desk.Run("add", SharedData.File("data", "crime-borough", folder), "--published", published).Well();
        var first = Burglaries("2019-03_RuSaBin", "MPS_Borough_Level_Crime_Historic.csv");
        var second = Burglaries("2022-11_xinyi8888", "MPS Borough Level Crime (Historical).csv");
        var third = Burglaries("2024-05_Jeffrey-Oechsner", "MPS Borough Level Crime (Historical).csv");

        Build("2015-10", "--as-known-on", "2019-12-31").Well();
        Build("2015-10", "--as-known-on", "2022-12-31").Well();

        // Of 24 months none was revised by 2022, though the kinds of crime had been sorted anew.
        Assert.Equal(first, second);
        Assert.Equal(4744, second.Sum());
        Assert.DoesNotContain("\nburglary,", Csv("since-last-pack.csv"), StringComparison.Ordinal);
        Assert.Contains("criminal-damage,Criminal damage,,,,,,", Csv("since-last-pack.csv"), StringComparison.Ordinal);
        Assert.Contains("not compared: In March 2019 the Metropolitan Police began to sort recorded crime by the Home Office's categories", Csv("since-last-pack.csv"), StringComparison.Ordinal);
        Assert.Equal("16 of the 312 monthly counts in the pack for October 2015, as known on 31 December 2019 have been revised since.", Sentences()[0]);

        Build("2015-10", "--as-known-on", "2024-12-31").Well();

        // By 2024 seventeen of them were, by 23 offences fewer in all.
        Assert.Equal((17, -23), (second.Zip(third).Count(pair => pair.First != pair.Second), third.Sum() - second.Sum()));
        Assert.Contains("burglary,Burglary,24,17,4744,4721,-23,", Csv("since-last-pack.csv"), StringComparison.Ordinal);
        Assert.Contains("burglary,Burglary,2013-12,243,241,-2,\"MPS Borough Level Crime (Historical).csv, published 1 November 2022\",\"MPS Borough Level Crime (Historical).csv, published 1 May 2024\"", Csv("since-last-pack-months.csv"), StringComparison.Ordinal);
        Assert.Contains("1 of the 38 comparisons that it judged no longer holds, such as Motor vehicle crime against the year before: called “about the same” in the 12 months to October 2015, now “lower” over the same months.", Sentences());
        _desk.Run("verify", Pack()).Well();
    }

    // The file itself, added up by hand: every row of burglary in the borough, November 2013 to October 2015.
    static List<int> Burglaries(string folder, string file)
    {
        var lines = File.ReadAllLines(SharedData.File("data", "crime-borough", folder, file)).Select(line => line.TrimStart('\uFEFF').Split(',')).ToList();
        var rows = lines.Where(cells => cells.Take(3).Contains("Waltham Forest", StringComparer.Ordinal) && cells.Take(3).Contains("Burglary", StringComparer.OrdinalIgnoreCase)).ToList();
        return [.. new Period(Before.First, Now.Last).Months
            .Select(month => Array.IndexOf(lines[0], month.ToString().Replace("-", "", StringComparison.Ordinal)))
            .Select(column => rows.Sum(cells => int.Parse(cells[column], CultureInfo.InvariantCulture)))];
    }
}
