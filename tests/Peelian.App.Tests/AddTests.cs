using Xunit;

namespace Peelian.Tests;

/// <summary>What <c>peelian add</c> says and leaves behind.</summary>
public sealed class AddTests : IDisposable
{
    const string Bad = Desk.TidyHeader + "burglary,value,E09000031,2015-10,,many,,,,\n";

    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_file_added_twice_is_there_once()
    {
        var first = _desk.Run("add", _desk.WriteCrime()).Well();
        var before = Desk.State(_desk.Store);
        var second = _desk.Run("add", _desk.WriteCrime("the same.csv")).Well();

        Assert.Matches(@"(?m)^added .*crime\.csv  tidy, 48 rows, 2013-11/2015-10\r?$", first.Out);
        Assert.Contains("1 file: 1 added.", first.Out, StringComparison.Ordinal);
        Assert.Contains("the same bytes as crime.csv", second.Out, StringComparison.Ordinal);
        Assert.Contains("1 file: 1 already there.", second.Out, StringComparison.Ordinal);
        Assert.Equal(before, Desk.State(_desk.Store));
    }

    [Fact]
    public void Of_a_folder_the_good_files_are_added_and_the_bad_ones_told()
    {
        _desk.WriteCrime("in/good.csv");
        _desk.Write("in/bad.csv", Bad);
        _desk.Write("in/letter.txt", "Dear Sir");

        var ended = _desk.Run("add", _desk.In("in"));

        Assert.Equal(1, ended.Code);
        Assert.Contains("3 files: 1 added, 1 refused, 1 not recognised.", ended.Out, StringComparison.Ordinal);
        Assert.Matches(@"bad\.csv:2 \[value\] found 'many'; expected a number", ended.Error);
        Assert.Matches(@"(?m)^not recognised .*letter\.txt", ended.Error);
        Assert.Contains("good.csv", _desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void All_or_nothing_adds_nothing_where_one_is_bad()
    {
        _desk.WriteCrime("in/good.csv");
        _desk.Write("in/bad.csv", Bad);

        var ended = _desk.Run("add", _desk.In("in"), "--all-or-nothing");

        Assert.Equal(1, ended.Code);
        Assert.Contains("2 files: 1 refused, 1 held back.", ended.Out, StringComparison.Ordinal);
        Assert.Empty(Desk.State(_desk.Store));
    }

    [Fact]
    public void Bad_rows_are_left_out_where_that_was_asked_for_and_lie_in_problems_csv()
    {
        var file = _desk.Write("half.csv", Desk.TidyHeader + "burglary,value,E09000031,2015-10,,181,,,,\nburglary,value,E09000031,2015-09,,many,,,,\n");

        var ended = _desk.Run("add", file, "--skip-bad-rows").Well();

        Assert.Contains("1 row, 2015-10, 1 bad row left out (problems.csv)", ended.Out, StringComparison.Ordinal);
        var problems = Assert.Single(Directory.GetFiles(_desk.Store, "problems.csv", SearchOption.AllDirectories));
        Assert.Matches(@"half\.csv,3,value,'many',", File.ReadAllText(problems));
        Assert.DoesNotContain("2015-09", _desk.Run("export", "--measure", "burglary").Well().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_ten_problems_the_rest_is_counted_and_verbose_shows_them()
    {
        var rows = Enumerable.Range(1, 12).Select(month => $"burglary,value,E09000031,2015-{month:00},,many,,,,\n");
        var file = _desk.Write("bad.csv", Desk.TidyHeader + string.Concat(rows));

        Assert.Contains("… and 2 more problems (--verbose shows more)", _desk.Run("add", file).Error, StringComparison.Ordinal);
        Assert.Equal(13, _desk.Run("add", file, "--verbose").Errors.Count);
    }

    [Fact]
    public void Quiet_says_only_what_is_wrong()
    {
        var good = _desk.Run("add", _desk.WriteCrime(), "--quiet").Well();
        Assert.Equal(("", ""), (good.Out, good.Error));

        var bad = _desk.Run("add", _desk.Write("bad.csv", Bad), "--quiet");
        Assert.Equal((1, ""), (bad.Code, bad.Out));
        Assert.Contains("found 'many'", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_shows_what_there_is()
    {
        _desk.Run("add", _desk.WriteCrime(), "--published", "2015-11-20", "--illustrative").Well();

        Assert.Matches(@"E09000031 +Waltham Forest +borough +Metropolitan", _desk.Run("list", "areas").Well().Out);
        Assert.Matches(@"(?m)^robbery +Robbery +offences +recorded-crime\r?$", _desk.Run("list", "measures").Well().Out);
        Assert.Matches(@"(?m)^snb +.* 14 +32\r?$", _desk.Run("list", "packs").Well().Out);
        Assert.Contains("met-recorded-crime: ", _desk.Run("list", "sources").Well().Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^[0-9a-f]{12} +crime\.csv \(illustrative\) +tidy +2013-11/2015-10 +2015-11-20 +restricted +48\r?$", _desk.Run("list", "snapshots").Well().Out);
    }
}
