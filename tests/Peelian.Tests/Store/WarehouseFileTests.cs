using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Stores;

/// <summary>What the tables of the warehouse say about the observations in them.</summary>
public sealed class WarehouseFileTests : IDisposable
{
    static readonly Period October2015 = Period.Of(new Month(2015, 10));

    readonly StoreFixture _fixture = new(new FixedSource());

    public void Dispose() => _fixture.Dispose();

    public WarehouseFileTests() => _fixture.Add(_fixture.Write("fixed.txt", "fixed"));

    [Fact]
    public void Every_column_of_an_observation_comes_back() => Assert.Equal(
        "0 confidence percent E09000031 24189 24189 67.5000000000 1 400.0000000000 a word, a note, home-office 7 3 Good job",
        _fixture.Ask(
            """
            select concat_ws(' ', snapshot, measure, statistic, area, first, last, value, decimals, base, text || ',', note || ',', classification, line, col, label)
            from observation where measure = 'confidence'
            """,
            row => row.GetString(0)));

    [Fact]
    public void Several_rows_of_one_cell_stay_several_because_they_add_up() =>
        Assert.Equal(2, _fixture.Ask("select count(*)::integer from observation where measure = 'violence'", row => row.GetInt32(0)));

    [Fact]
    public void Coverage_names_the_dimensions_of_slices_and_not_their_values() => Assert.Equal(
        "confidence:, searches:, searches:ethnicity, searches:ethnicity;outcome, violence:",
        _fixture.Ask("select string_agg(measure || ':' || slice_dims, ', ' order by measure, slice_dims) from coverage", row => row.GetString(0)));

    [Fact]
    public void A_snapshot_of_one_classification_says_it() =>
        Assert.Equal("home-office", _fixture.Ask("select classification from snapshot", row => row.GetString(0)));

    sealed class FixedSource : ITableSource
    {
        public string Id => "fixed";

        public int ReaderVersion => 1;

        public SourceInfo Info { get; } = new CountsSource().Info;

        public Recognition Recognise(FileHead head) => head.Text == "fixed" ? Recognition.Match : Recognition.None();

        public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
        {
            Observation Of(string measure, Slice slice, int line) =>
                new(measure, Statistic.Value, "E09000031", October2015, slice, line, new Origin(line, 1));
            var black = Slice.Of("ethnicity", "black");
            return
            [
                Of("violence", Slice.Whole, 1),
                Of("violence", Slice.Whole, 2),
                Of("searches", Slice.Whole, 3),
                Of("searches", black, 4),
                Of("searches", Slice.Of("ethnicity", "white"), 5),
                Of("searches", black.With("outcome", "arrest"), 6),
                new Observation("confidence", Statistic.Percent, "E09000031", October2015, Slice.Whole, 67.5m, new Origin(7, 3, "Good job"))
                {
                    Decimals = 1,
                    Base = 400,
                    Text = "a word",
                    Note = "a note",
                    Classification = "home-office",
                },
            ];
        }
    }
}
