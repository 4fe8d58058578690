using System.Globalization;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests.Stores;

/// <summary>Searches and street crimes reach areas by the boundaries and lookups in force.</summary>
public sealed class IncidentCubeTests : IDisposable
{
    const string Small = "[[[-0.2,51.4],[-0.1,51.4],[-0.1,51.5],[-0.2,51.5],[-0.2,51.4]]]";
    const string Detailed = "[[[-0.2,51.4],[-0.15,51.4],[-0.1,51.4],[-0.1,51.45],[-0.1,51.5],[-0.15,51.5],[-0.2,51.5],[-0.2,51.4]]]";

    readonly StoreFixture _fixture = new(new SearchesSource(), new StreetSource(), new Boundaries(), new LsoaLookup());

    public void Dispose() => _fixture.Dispose();

    string Searches(string name = "searches.csv") => _fixture.Write(name, """
        searches
        -0.15,51.45,white
        -0.15,51.45,black
        -0.05,51.45,
        ,,white

        """);

    string BoundaryFile(string name, string lambeth, string code = "E09000022") => _fixture.Write(name, $$"""
        { "type": "FeatureCollection", "features": [
          { "type": "Feature", "properties": { "NAME": "x", "GSS_CODE": "{{code}}" }, "geometry": { "type": "Polygon", "coordinates": {{lambeth}} } } ] }
        """);

    string Areas(string table = "stops") => _fixture.Ask(
        $"select string_agg(coalesce(area, 'unknown') || ' ' || n, ', ' order by area nulls last) from (select area, sum(n)::integer as n from {table} group by area)",
        row => row.GetString(0));

    [Fact]
    public void Without_boundaries_every_search_counts_for_the_force_and_none_for_an_area()
    {
        var added = Assert.Single(_fixture.Add(Searches()).Files);

        Assert.Equal((4L, "metropolitan", new Month(2016, 12)), (added.Rows, added.Force, added.LastMonth));
        Assert.Equal("unknown 4", Areas());
        Assert.Equal(
            "0 stops E23000001 24203 4 3",
            _fixture.Ask("select concat_ws(' ', snapshot, table_name, force, month, rows, located) from incident_coverage", row => row.GetString(0)));
    }

    [Fact]
    public void Searches_reach_an_area_by_its_boundary_whichever_file_comes_first()
    {
        _fixture.Add(Searches());
        _fixture.Add(BoundaryFile("boundaries.geojson", Small));
        Assert.Equal("E09000022 2, unknown 2", Areas());

        _fixture.Add(Searches("again.csv"), _fixture.Write("more.csv", "searches\n-0.11,51.41,asian\n"));

        Assert.Equal("E09000022 3, unknown 2", Areas());
    }

    [Fact]
    public void Of_two_boundary_sets_the_one_with_more_vertices_is_in_force_unless_a_newer_publication_is_known()
    {
        var small = BoundaryFile("small.geojson", Small);
        var detailed = BoundaryFile("detailed.geojson", Detailed, "E09000031");
        _fixture.Add(Searches(), detailed, small);
        Assert.Equal("E09000031 2, unknown 2", Areas());

        using var other = new StoreFixture(new SearchesSource(), new Boundaries());
        other.Add(new AddRequest { Paths = [detailed, small, Searches()] }.WithPublished([$"{small}=2015-01-01"]));

        Assert.Equal("E09000022", other.Ask("select area from stops where area is not null limit 1", row => row.GetString(0)));
        var record = other.Store.Snapshots().Single(snapshot => snapshot.FileName == "small.geojson");
        Assert.Equal(record.Id, other.Ask("select value from meta where key = 'boundaries'", row => row.GetString(0)));
    }

    [Fact]
    public void One_more_month_does_not_count_the_others_again()
    {
        _fixture.Add(Searches(), BoundaryFile("boundaries.geojson", Small));
        var counts = Directory.GetFiles(Path.Combine(_fixture.Store.Path, "parsed"), "stops-by-area-*", SearchOption.AllDirectories);
        var made = File.GetLastWriteTimeUtc(Assert.Single(counts));

        _fixture.Add(_fixture.Write("more.csv", "searches\n-0.11,51.41,asian\n"));

        Assert.Equal(made, File.GetLastWriteTimeUtc(counts[0]));
        Assert.Equal("E09000022 3, unknown 2", Areas());
    }

    [Fact]
    public void What_a_search_does_not_say_is_a_value_of_its_own()
    {
        _fixture.Add(Searches());

        Assert.Equal(1L, _fixture.Ask("select sum(n)::bigint from stops where self_defined_ethnicity = 'not-recorded' and hour = '07'", row => row.GetInt64(0)));
    }

    [Fact]
    public void Street_crimes_reach_an_area_by_their_small_areas_name_and_better_by_a_lookup()
    {
        _fixture.Add(_fixture.Write("street.csv", "street\nE01000001,Lambeth 012A\nE01000001,Lambeth 012A\nE01000002,Nowhere 001B\n,\n"));
        Assert.Equal("E09000022 2, unknown 2", Areas("street"));

        _fixture.Add(_fixture.Write("lookup.csv", "LSOA11CD,LSOA11NM,LAD20CD,LAD20NM\nE01000002,Nowhere 001B,E09000031,Waltham Forest\n"));

        Assert.Equal("E09000022 2, E09000031 1, unknown 1", Areas("street"));
    }

    /// <summary>Searches of the Met in December 2016: <c>longitude,latitude,ethnicity</c>.</summary>
    sealed class SearchesSource : FakeIncidents
    {
        public override string Id => "searches";

        protected override string Table => "stops";

        protected override string Select(SourceFile file) => $"""
            select 1::bigint as line, timestamp '2016-12-01 07:00:00' as at, 24203 as month, 7 as hour, 'E23000001' as force, 'person' as type,
                try_cast(column1 as double) as latitude, try_cast(column0 as double) as longitude, 'male' as gender, '18-24' as age,
                nullif(column2, '') as self_defined_ethnicity, column2 as self_defined_label, 'white' as officer_defined_ethnicity,
                'misuse-of-drugs' as legislation, 'drugs' as object, 'arrest' as outcome, 'yes' as linked, 'no' as removal
            from read_csv('{file.Path.Replace("'", "''", StringComparison.Ordinal)}', skip = 1, header = false, auto_detect = false, delim = ',', columns = {ToStruct(3)})
            """;

        protected override string Located => "longitude is not null";
    }

    /// <summary>Street crimes: <c>lsoa,name</c>.</summary>
    sealed class StreetSource : FakeIncidents
    {
        public override string Id => "street-crimes";

        protected override string Table => "street";

        protected override string Select(SourceFile file) => $"""
            select 1::bigint as line, null::varchar as crime_id, 24203 as month, 'E23000001' as force, null::double as longitude, null::double as latitude,
                null::varchar as location, nullif(column0, '') as lsoa, nullif(column1, '') as lsoa_name, 'burglary' as crime_type, null::varchar as outcome, null::varchar as context
            from read_csv('{file.Path.Replace("'", "''", StringComparison.Ordinal)}', skip = 1, header = false, auto_detect = false, delim = ',', columns = {ToStruct(2)})
            """;

        protected override string Located => "lsoa is not null";
    }

    abstract class FakeIncidents : IIncidentSource
    {
        public abstract string Id { get; }

        public int ReaderVersion => 1;

        public SourceInfo Info { get; } = new CountsSource().Info;

        protected abstract string Table { get; }

        protected abstract string Located { get; }

        protected abstract string Select(SourceFile file);

        protected static string ToStruct(int columns) =>
            "{" + string.Join(',', Enumerable.Range(0, columns).Select(column => string.Create(CultureInfo.InvariantCulture, $"'column{column}': 'varchar'"))) + "}";

        public Recognition Recognise(FileHead head) =>
            head.FirstLine == (Table == "stops" ? "searches" : "street") ? Recognition.Match : Recognition.None();

        public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
        {
            using var engine = Engine.OpenWriter(":memory:", folder);
            var rows = Path.Combine(folder, $"{Table}.parquet");
            engine.Execute($"copy ({Select(file)}) to $file (format parquet)", ("file", rows));
            var (all, located) = engine.Query(
                $"select count(*), count(*) filter (where {Located}) from read_parquet($file)", row => (row.GetInt64(0), row.GetInt64(1)), ("file", rows))[0];
            return [new IncidentCoverage(Table, "E23000001", new Month(2016, 12), all, located)];
        }
    }
}
