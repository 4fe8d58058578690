using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests.Stores;

public sealed class StoreTests : IDisposable
{
    readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void An_empty_store_says_how_to_add()
    {
        Assert.Empty(_fixture.Store.Snapshots());
        Assert.Contains("peelian add PATH", Assert.Throws<UserError>(() => WarehouseFile.OpenReader(_fixture.Store.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_process_left_is_ignored_by_readers_and_cleared_by_the_next_writer()
    {
        _fixture.Add(_fixture.Counts());
        var clean = _fixture.State().Count;
        var store = _fixture.Store.Path;
        var orphan = new string('a', 64);
        foreach (var file in new[]
                 {
                     $"snapshots/{orphan}/orphan.csv", $"parsed/{orphan}-counts-v1/observations.parquet", "incoming/1/snapshot/x.csv",
                     "warehouse-0123.duckdb", "warehouse-4567.duckdb.draft", "warehouse-4567.duckdb.draft.wal", "store.json.draft",
                 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(store, file))!);
            File.WriteAllText(Path.Combine(store, file), "left behind");
        }

        Assert.Single(_fixture.Store.Snapshots());
        Assert.Equal(2, _fixture.Count("observation"));
        _fixture.Add(_fixture.Counts("again.csv"));

        Assert.Equal(clean, _fixture.State().Count);
    }

    [Fact]
    public void A_full_disk_is_one_message_and_the_store_is_as_it_was()
    {
        _fixture.Add(_fixture.Counts());
        var before = _fixture.State();
        var full = _fixture.NewStore(new CountsSource { Reading = () => throw new IOException("No space left on device", 28) });

        var fault = Assert.Throws<UserError>(() => full.Add(new AddRequest { Paths = [_fixture.Counts("next.csv", lambeth: 1)] }, StoreFixture.Catalogue));

        Assert.Matches(@"The disk is full while adding '.*next\.csv': .* MB free at '.*'\. The store is as it was\.", fault.Message);
        Assert.Equal(before, _fixture.State());
    }

    [Fact]
    public void A_fault_in_the_program_leaves_the_store_as_it_was()
    {
        _fixture.Add(_fixture.Counts());
        var before = _fixture.State();
        var broken = _fixture.NewStore(new CountsSource { Reading = () => throw new InvalidOperationException("a bug") });

        Assert.Throws<InvalidOperationException>(() => broken.Add(new AddRequest { Paths = [_fixture.Counts("next.csv", lambeth: 1)] }, StoreFixture.Catalogue));

        Assert.Equal(before, _fixture.State());
    }

    [Fact]
    public void Eight_adds_at_once_all_end_well()
    {
        var files = Enumerable.Range(0, 8).Select(number => _fixture.Counts($"{number}.csv", lambeth: number)).ToList();

        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 8 }, file =>
            Assert.Equal(AddOutcome.Added, Assert.Single(_fixture.NewStore(new CountsSource()).Add(new AddRequest { Paths = [file] }, StoreFixture.Catalogue).Files).Outcome));

        Assert.Equal(Enumerable.Range(1, 8), _fixture.Store.Snapshots().Select(record => record.Order));
        Assert.Equal(28m, _fixture.Ask("select sum(value) from observation where area = 'E09000022'", row => row.GetDecimal(0)));
    }

    [Fact]
    public void Whoever_waits_for_another_writer_is_told_and_in_the_end_gives_up()
    {
        Directory.CreateDirectory(_fixture.Store.Path);
        using var held = new FileStream(Path.Combine(_fixture.Store.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var told = new List<string>();
        var store = new Store(_fixture.Store.Path) { Patience = TimeSpan.FromMilliseconds(200) };

        var fault = Assert.Throws<UserError>(() => store.Add(new AddRequest { Paths = [_fixture.Counts()], Tell = told.Add }, StoreFixture.Catalogue));

        Assert.Equal(["another peelian is writing to this store; waiting"], told);
        Assert.Contains("Another peelian has been writing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_finishes_on_the_old_warehouse_while_a_new_one_takes_its_place()
    {
        _fixture.Add(_fixture.Counts());
        using var reader = WarehouseFile.OpenReader(_fixture.Store.Path);
        using var second = WarehouseFile.OpenReader(_fixture.Store.Path);

        _fixture.Add(_fixture.Counts("next.csv", lambeth: 1));

        Assert.Equal(2, reader.Query("select count(*) from observation", row => row.GetInt64(0))[0]);
        Assert.Equal(4, _fixture.Count("observation"));
    }

    [Fact]
    public void A_reader_can_neither_write_nor_read_other_files_nor_change_that()
    {
        var file = _fixture.Counts();
        _fixture.Add(file);
        using var reader = WarehouseFile.OpenReader(_fixture.Store.Path);

        Assert.ThrowsAny<Exception>(() => reader.Execute("delete from observation"));
        Assert.ThrowsAny<Exception>(() => reader.Query($"select * from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}')", row => row.GetString(0)));
        Assert.ThrowsAny<Exception>(() => reader.Execute("set enable_external_access = true"));
        Assert.ThrowsAny<Exception>(() => reader.Execute("set memory_limit = '8GB'"));
    }

    [Fact]
    public void A_new_reader_version_reads_the_kept_files_again()
    {
        _fixture.Add(_fixture.Counts());
        var newer = _fixture.NewStore(new CountsSource { ReaderVersion = 2 });

        Assert.True(newer.Refresh(StoreFixture.Catalogue));
        Assert.False(newer.Refresh(StoreFixture.Catalogue));

        Assert.Contains("-counts-v2-", Assert.Single(Directory.GetDirectories(Path.Combine(newer.Path, "parsed"))), StringComparison.Ordinal);
        Assert.Equal(2, _fixture.Count("observation"));
    }

    [Fact]
    public void One_more_area_in_the_catalogue_reads_the_kept_files_again()
    {
        _fixture.Add(_fixture.Counts());
        var read = 0;
        var store = _fixture.NewStore(new CountsSource { Reading = () => read++ });
        var words = StoreFixture.Catalogue;
        var larger = new Catalogue([.. words.Areas, new Area("E09000005", "Brent", AreaKind.Borough, "E23000001")], [], [], words.Words, []);

        Assert.False(store.Refresh(words));
        Assert.True(store.Refresh(larger));
        Assert.False(store.Refresh(larger));

        Assert.Equal(1, read);
        Assert.Equal(2, _fixture.Count("observation"));
    }

    [Fact]
    public void What_was_made_from_the_kept_files_can_be_thrown_away()
    {
        _fixture.Add(_fixture.Counts());
        Directory.Delete(Path.Combine(_fixture.Store.Path, "parsed"), recursive: true);
        File.Delete(Assert.Single(Directory.GetFiles(_fixture.Store.Path, "warehouse-*.duckdb")));

        Assert.True(_fixture.Store.Refresh(StoreFixture.Catalogue));

        Assert.Equal(2, _fixture.Count("observation"));
    }
}
