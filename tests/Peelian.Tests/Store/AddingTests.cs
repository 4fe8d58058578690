using System.IO.Compression;
using System.Text;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Stores;

public sealed class AddingTests : IDisposable
{
    readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void An_added_file_is_kept_byte_for_byte_and_its_703_searches_can_be_asked_for()
    {
        var file = _fixture.Counts();

        var result = _fixture.Add(file);

        var added = Assert.Single(result.Files);
        Assert.Equal((AddOutcome.Added, "counts", 2L, new Month(2016, 12)), (added.Outcome, added.SourceId, added.Rows, added.LastMonth));
        var record = Assert.Single(_fixture.Store.Snapshots());
        Assert.Equal(added.Snapshot, record);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_fixture.Store.FileOf(record)));
        Assert.Equal(new DateOnly(2017, 1, 1), record.Effective);
        Assert.Equal(703m, _fixture.Ask("select value from observation where area = 'E09000022'", row => row.GetDecimal(0)));
    }

    [Fact]
    public void The_same_bytes_twice_change_nothing_under_any_name()
    {
        _fixture.Add(_fixture.Counts());
        var before = _fixture.State();

        var again = _fixture.Add(_fixture.Counts("other.csv"));

        Assert.Equal(AddOutcome.AlreadyThere, Assert.Single(again.Files).Outcome);
        Assert.Equal("the same bytes as counts.csv", again.Files[0].Why);
        Assert.Equal(before, _fixture.State());
        Assert.True(again.AllGood);
        Assert.False(again.Changed);
    }

    [Fact]
    public void Adding_again_with_another_date_says_that_nothing_changed()
    {
        var file = _fixture.Counts();
        _fixture.Add(file);

        var again = _fixture.Add(new AddRequest { Paths = [file], Published = new DateOnly(2017, 2, 1) });

        Assert.StartsWith("kept as it was first added", again.Files[0].Why, StringComparison.Ordinal);
        Assert.Null(Assert.Single(_fixture.Store.Snapshots()).Published);
    }

    [Fact]
    public void The_same_bytes_twice_in_one_call_are_added_once()
    {
        var result = _fixture.Add(_fixture.Counts("a.csv"), _fixture.Counts("b.csv"));

        Assert.Equal([AddOutcome.Added, AddOutcome.AlreadyThere], result.Files.Select(file => file.Outcome));
        Assert.Equal(2, _fixture.Count("observation"));
    }

    [Fact]
    public void A_refused_file_leaves_the_store_as_it_was()
    {
        _fixture.Add(_fixture.Counts());
        _fixture.Add(_fixture.Counts("second.csv", lambeth: 704));
        var before = _fixture.State();

        var result = _fixture.Add(_fixture.Write("bad.csv", "area,month,count\nLambeth,2016-12,many\n"));

        var refused = Assert.Single(result.Files);
        Assert.Equal(AddOutcome.Refused, refused.Outcome);
        Assert.EndsWith("bad.csv:2 [count] found 'many'; expected a number.", refused.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(before, _fixture.State());
    }

    [Fact]
    public void Of_a_folder_good_files_are_added_and_bad_ones_listed()
    {
        _fixture.Counts("b.csv");
        _fixture.Write("a.csv", "area,month,number\n");
        _fixture.Write("sub/c.csv", "");
        _fixture.Write("sub/d.txt", "Dear Sir");
        _fixture.Write(".hidden.csv", "area,month,count\n");

        var result = _fixture.Add(_fixture.Files);

        Assert.Equal(
            ["a.csv Unrecognised counts no column 'count'", "b.csv Added counts ", "c.csv Refused  ", "d.txt Unrecognised  no source knows anything like it; 'peelian list sources' shows what can be read"],
            result.Files.Select(file => $"{Path.GetFileName(file.Name)} {file.Outcome} {file.SourceId} {file.Why}"));
        Assert.EndsWith("c.csv found an empty file; expected a published file.", result.Files[2].Problems[0].ToString(), StringComparison.Ordinal);
        Assert.False(result.AllGood);
        Assert.Equal(2, _fixture.Count("observation"));
    }

    [Fact]
    public void All_or_nothing_holds_the_good_files_back()
    {
        _fixture.Counts("good.csv");
        _fixture.Write("bad.csv", "area,month,count\nLambeth,2016-12,many\n");

        var result = _fixture.Add(new AddRequest { Paths = [_fixture.Files], AllOrNothing = true });

        Assert.Equal([AddOutcome.Refused, AddOutcome.HeldBack], result.Files.Select(file => file.Outcome));
        Assert.Empty(_fixture.Store.Snapshots());
        Assert.Empty(_fixture.State());
    }

    [Fact]
    public void Bad_rows_can_be_left_out_and_are_listed_in_problems_csv()
    {
        var file = _fixture.Write("half.csv", "area,month,count\nLambeth,2016-12,703\nLambeth,2016-11,\"many\"\n");

        var result = _fixture.Add(new AddRequest { Paths = [file], SkipBadRows = true });

        var added = Assert.Single(result.Files);
        Assert.Equal((AddOutcome.Added, 1L, 1L), (added.Outcome, added.Rows, added.SkippedRows));
        var problems = File.ReadAllLines(_fixture.Store.ProblemsFileOf(added.Snapshot!)!);
        Assert.Equal("file,line,column,found,expected,advice", problems[0]);
        Assert.EndsWith("half.csv,3,count,\"'\"\"many\"\"'\",a number,", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_but_a_header_is_refused()
    {
        var result = _fixture.Add(_fixture.Write("header.csv", "area,month,count\n"));

        Assert.Contains("found no row that could be used", Assert.Single(Assert.Single(result.Files).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_is_read_as_what_is_inside_it_and_kept_as_it_is()
    {
        var plain = _fixture.Counts();
        var zipped = Path.Combine(_fixture.Files, "counts.csv.gz");
        using (var stream = new GZipStream(File.Create(zipped), CompressionLevel.Optimal))
            stream.Write(File.ReadAllBytes(plain));

        var added = Assert.Single(_fixture.Add(zipped).Files);

        Assert.Equal(AddOutcome.Added, added.Outcome);
        Assert.Equal("counts.csv.gz", added.Snapshot!.FileName);
        Assert.Equal(File.ReadAllBytes(zipped), File.ReadAllBytes(_fixture.Store.FileOf(added.Snapshot)));
    }

    [Fact]
    public void A_damaged_gzip_file_is_unrecognised()
    {
        var file = Path.Combine(_fixture.Files, "damaged.csv.gz");
        File.WriteAllBytes(file, [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        var result = Assert.Single(_fixture.Add(file).Files);

        Assert.Equal((AddOutcome.Unrecognised, "a compressed file that is cut off or damaged: fetch it again"), (result.Outcome, result.Why));
    }

    [Fact]
    public void A_gzip_file_cut_off_anywhere_is_refused_and_the_store_stays_as_it_was()
    {
        var months = Enumerable.Range(0, 5000).Select(at => FormattableString.Invariant($"{(at % 2 == 0 ? "Lambeth" : "Waltham Forest")},{new Month(1801, 1) + at / 2},{at * 7919L % 1000003}"));
        var whole = Zip(Encoding.UTF8.GetBytes("area,month,count\n" + string.Join('\n', months) + "\n"));
        int[] cuts = [2, 9, 10, 18, 500, 5000, 5010, 5020, 5050, whole.Length / 2, whole.Length - 1000, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1];
        var files = cuts.Select(cut => _fixture.Write($"cut-{cut}.csv.gz", whole[..cut])).ToArray();
        var before = _fixture.State();

        var result = _fixture.Add(files);

        Assert.All(result.Files, file => Assert.Contains("cut off or damaged", string.Join(" ", [file.Why, .. file.Problems.Select(one => one.ToString())]), StringComparison.Ordinal));
        Assert.Equal(cuts.Length, result.Files.Count);
        Assert.False(result.Changed);
        Assert.Contains(result.Files, file => file is { Outcome: AddOutcome.Refused, SourceId: "counts" });
        Assert.Equal(before, _fixture.State());
        Assert.Equal(5000, Assert.Single(_fixture.Add(_fixture.Write("whole.csv.gz", whole)).Files).Rows);
    }

    static byte[] Zip(byte[] plain)
    {
        using var bytes = new MemoryStream();
        using (var stream = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(plain);
        return bytes.ToArray();
    }

    [Fact]
    public void Two_gzip_files_laid_end_to_end_are_one_and_a_cut_in_the_second_is_seen()
    {
        var plain = File.ReadAllBytes(_fixture.Counts());
        byte[] joined = [.. Zip(plain[..30]), .. Zip(plain[30..])];

        var cut = Assert.Single(_fixture.Add(_fixture.Write("cut.csv.gz", joined[..^3])).Files);
        var whole = Assert.Single(_fixture.Add(_fixture.Write("whole.csv.gz", joined)).Files);

        Assert.NotEqual(AddOutcome.Added, cut.Outcome);
        Assert.Equal((AddOutcome.Added, 2L), (whole.Outcome, whole.Rows));
    }

    [Fact]
    public void The_day_published_can_be_given_for_all_and_for_single_paths()
    {
        _fixture.Counts("2019/a.csv", lambeth: 1);
        _fixture.Counts("2019/b.csv", lambeth: 2);
        _fixture.Counts("c.csv", lambeth: 3);
        var request = new AddRequest { Paths = [_fixture.Files] }.WithPublished(
            ["2024-05-01", $"{_fixture.Files}/2019=2019-03-01", $"{_fixture.Files}/2019/b.csv=2019-04-01"]);

        var result = _fixture.Add(request);

        Assert.Equal(
            [new DateOnly(2019, 3, 1), new DateOnly(2019, 4, 1), new DateOnly(2024, 5, 1)],
            result.Files.Select(file => file.Snapshot!.Published!.Value));
    }

    [Fact]
    public void A_wrong_date_path_or_force_is_the_callers_error_and_says_what_would_be_right()
    {
        _fixture.Counts("counts.csv");

        Assert.Contains("is not a date", Assert.Throws<UserError>(() => new AddRequest { Paths = [] }.WithPublished(["5 May 2015"])).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean counts.csv?", Assert.Throws<UserError>(() => _fixture.Add(Path.Combine(_fixture.Files, "count.csv"))).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean metropolitan?", Assert.Throws<UserError>(() => _fixture.Add(new AddRequest { Paths = [_fixture.Files], Force = "metropolitian" })).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_fixture.Folder, "empty"));
        Assert.Contains("holds no file", Assert.Throws<UserError>(() => _fixture.Add(Path.Combine(_fixture.Folder, "empty"))).Message, StringComparison.Ordinal);
        Assert.Empty(_fixture.State());
    }

    [Fact]
    public void The_store_inside_an_added_folder_is_not_added_to_itself()
    {
        _fixture.Counts();

        _fixture.Add(_fixture.Folder);
        var again = _fixture.Add(_fixture.Folder);

        Assert.Equal(AddOutcome.AlreadyThere, Assert.Single(again.Files).Outcome);
    }

    [Fact]
    public void A_record_says_who_may_see_it_and_from_when()
    {
        var result = _fixture.Add(new AddRequest
        {
            Paths = [_fixture.Counts()],
            Access = Access.Restricted,
            ReleaseAt = new DateOnly(2017, 2, 1),
            Illustrative = true,
            Force = "metropolitan",
        });

        var record = Assert.Single(_fixture.Store.Snapshots());
        Assert.Equal(result.Files[0].Snapshot, record);
        Assert.Equal(
            "restricted 2017-02-01 True 2017-01-01 24203",
            _fixture.Ask("select concat_ws(' ', access, release_at, illustrative, effective, last_month) from snapshot", row => row.GetString(0)).Replace("true", "True", StringComparison.Ordinal));
        Assert.Contains("\"access\": \"restricted\"", File.ReadAllText(Path.Combine(_fixture.Store.Path, "snapshots", record.Id, "snapshot.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_called_snapshot_json_is_kept_beside_its_own_record()
    {
        var file = _fixture.Counts("snapshot.json");

        _fixture.Add(file);

        var record = Assert.Single(_fixture.Store.Snapshots());
        Assert.Equal("snapshot.json", record.FileName);
        Assert.Equal(File.ReadAllText(file, Encoding.UTF8), File.ReadAllText(_fixture.Store.FileOf(record), Encoding.UTF8));
    }
}
