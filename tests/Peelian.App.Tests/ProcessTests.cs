using System.Diagnostics;
using Xunit;

namespace Peelian.Tests;

/// <summary>The program as a process of its own: killed, twice at once, in another folder, where it may not write.</summary>
public sealed class ProcessTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    /// <summary>A file that takes a while to read: every borough, ten years, two measures.</summary>
    string WriteMuch(string name)
    {
        var months = new Period(new Month(2006, 1), new Month(2015, 12)).Months;
        var areas = Workshop.Catalogue.Areas.Where(area => area.Kind == AreaKind.Borough).Select(area => area.Code);
        var rows = from area in areas from month in months from measure in new[] { "burglary", "robbery" } select $"{measure},value,{area},{month},,{month.Number},,,,";
        return _desk.Write(name, Desk.TidyHeader + string.Join('\n', rows) + "\n");
    }

    [Fact]
    public void Killed_at_any_point_the_store_answers_as_before_or_after_and_the_next_add_works()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var before = _desk.Run("export", "--measure", "burglary").Well().Out;
        var much = WriteMuch("much.csv");
        var whole = Stopwatch.StartNew();
        using (var other = new Desk())
            Desk.Wait(other.Start("add", much, "--store", other.Store)).Well();
        var length = whole.ElapsedMilliseconds;
        var random = new Random(2015);

        for (var attempt = 0; attempt < 6; attempt++)
        {
            var process = _desk.Start("add", much, "--store", _desk.Store);
            Thread.Sleep((int)(length * (0.15 + (0.8 * random.NextDouble()))));
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            var after = _desk.Run("export", "--measure", "burglary").Well().Out;
            if (after == before)
                continue;
            Assert.Contains("much.csv", _desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
            break;
        }

        _desk.Run("add", much).Well();
        _desk.Run("add", _desk.WriteCrime("next.csv", burglaries: 500)).Well();
        Assert.Equal(3, _desk.Run("list", "snapshots").Well().Lines.Count - 1);
        using var clean = new Desk();
        clean.Run("add", much).Well();
        var expected = clean.Run("export", "--measure", "robbery", "--area", "Brent").Well().Out;
        Assert.Equal(expected, _desk.Run("export", "--measure", "robbery", "--area", "Brent").Well().Out);
    }

    [Fact]
    public void Two_adds_at_once_both_end_well()
    {
        var first = _desk.Start("add", WriteMuch("much.csv"), "--store", _desk.Store);
        var second = _desk.Start("add", _desk.WriteCrime(), "--store", _desk.Store);
        var ends = new[] { Desk.Wait(first), Desk.Wait(second) };

        Assert.All(ends, end => Assert.Equal(0, end.Code));
        Assert.All(ends.SelectMany(end => end.Errors), line => Assert.Equal("another peelian is writing to this store; waiting", line));
        Assert.Equal(2, _desk.Run("list", "snapshots").Well().Lines.Count - 1);
    }

    [Fact]
    public void It_works_from_any_folder_and_paths_may_be_relative_and_have_spaces()
    {
        _desk.WriteCrime("my files/of october.csv");
        Desk.Wait(_desk.Start("add", "my files")).Well();
        var built = Desk.Wait(_desk.Start("build", "--area", "waltham-forest", "--pack", "snb", "--to", "2015-10", "--out", "my packs")).Well();

        Assert.True(File.Exists(_desk.In("peelian-store", "store.json")));
        Assert.True(File.Exists(_desk.In("my packs", "snb", "waltham-forest", "2015-10", "index.html")));
        Assert.EndsWith(Path.Combine("Open my packs", "snb", "waltham-forest", "2015-10", "index.html"), built.Out.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_goes_to_a_file_has_no_colours_and_no_bar()
    {
        var add = Desk.Wait(_desk.Start("add", _desk.WriteCrime())).Well();
        var list = Desk.Wait(_desk.Start("list", "snapshots")).Well();

        Assert.DoesNotContain("\u001b", add.Out + add.Error + list.Out, StringComparison.Ordinal);
        // The file, the total, and that a tidy file is restricted until somebody says otherwise.
        Assert.Equal(3, add.Lines.Count);
        Assert.Contains("the public site does not", add.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_one_clear_message()
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        // A file where the folder should be: nobody can write below that, whatever their rights.
        var taken = _desk.Write("taken", "a file");

        var build = _desk.Run("build", "--area", "Waltham Forest", "--out", taken);
        var export = _desk.Run("export", "--out", Path.Combine(taken, "x.csv"));

        Assert.All((Ended[])[build, export], end => Assert.Equal(2, end.Code));
        Assert.StartsWith($"Could not write '{taken}", Assert.Single(build.Errors), StringComparison.Ordinal);
        Assert.StartsWith($"Could not write '{taken}", Assert.Single(export.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_cannot_be_made_is_one_clear_message()
    {
        var ended = Desk.Wait(_desk.Start("add", _desk.WriteCrime(), "--store", Path.Combine(_desk.Write("taken", "a file"), "store")));

        Assert.Equal(2, ended.Code);
        Assert.Contains("taken", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }
}
