using System.Globalization;
using DuckDB.NET.Data;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.Tests.Stores;

/// <summary>A store in a folder of its own, with a small made-up format: <c>area,month,count</c>, one measure.</summary>
sealed class StoreFixture : IDisposable
{
    public static Catalogue Catalogue { get; } = new(
        [
            new Area("E23000001", "Metropolitan Police Service", AreaKind.Force, null) { OtherNames = ["metropolitan", "Met"] },
            new Area("E09000022", "Lambeth", AreaKind.Borough, "E23000001"),
            new Area("E09000031", "Waltham Forest", AreaKind.Borough, "E23000001"),
        ],
        [], [], new Words("en-GB", new Dictionary<string, string>(StringComparer.Ordinal)), []);

    public StoreFixture(params ISource[] sources)
    {
        Directory.CreateDirectory(Files);
        Store = NewStore(sources.Length > 0 ? sources : [new CountsSource()]);
    }

    // Blanks, quotes and the engine's wildcards in a path are nothing special.
    public string Folder { get; } = Directory.CreateTempSubdirectory("peelian 'store' [é;=]* ").FullName;

    public string Files => Path.Combine(Folder, "files");

    public Store Store { get; }

    public Store NewStore(params ISource[] sources) => new(Path.Combine(Folder, "store"))
    {
        Sources = sources,
        Clock = new FixedClock(new DateTimeOffset(2015, 11, 20, 12, 0, 0, TimeSpan.Zero)),
    };

    public string Write(string name, string text) => Write(name, new System.Text.UTF8Encoding(false).GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public AddResult Add(params string[] paths) => Store.Add(new AddRequest { Paths = paths }, Catalogue);

    public AddResult Add(AddRequest request) => Store.Add(request, Catalogue);

    public string Counts(string name = "counts.csv", int lambeth = 703, int walthamForest = 200, string month = "2016-12") =>
        Write(name, string.Create(CultureInfo.InvariantCulture, $"area,month,count\nLambeth,{month},{lambeth}\nWaltham Forest,{month},{walthamForest}\n"));

    /// <summary>Every file of the store with its bytes, but for the lock.</summary>
    public IReadOnlyList<string> State() =>
        !Directory.Exists(Store.Path) ? [] :
        [
            .. Directory.EnumerateFiles(Store.Path, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock")
                .Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(Store.Path, file) + " "
                    + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
        ];

    public T Ask<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var connection = WarehouseFile.OpenReader(Store.Path);
        return connection.Query(sql, read)[0];
    }

    public long Count(string table) => Ask($"select count(*) from {table}", row => row.GetInt64(0));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>The made-up format of these tests.</summary>
sealed class CountsSource : ITableSource
{
    public string Id => "counts";

    public int ReaderVersion { get; init; } = 1;

    public Action? Reading { get; init; }

    public SourceInfo Info { get; } = new()
    {
        Name = "Counts",
        Publisher = "Nobody",
        Series = "Counts of tests",
        Licence = "None",
        Attribution = "None",
        Verdict = "Made up.",
        Options = Options.Read("name: Counts", "source.yaml", new Faults())!,
    };

    public Recognition Recognise(FileHead head) =>
        head.FirstLine == "area,month,count" ? Recognition.Match
        : head.FirstLine.StartsWith("area,month", StringComparison.Ordinal) ? Recognition.Near(0.6, "no column 'count'")
        : Recognition.None();

    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        Reading?.Invoke();
        var line = 1;
        foreach (var row in File.ReadLines(file.Path).Skip(1))
        {
            line++;
            var cells = row.Split(',');
            if (decimal.TryParse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var count))
            {
                yield return new Observation(
                    "searches", Statistic.Value, catalogue.FindArea(cells[0])!.Code, Period.Of(Month.Parse(cells[1], CultureInfo.InvariantCulture)), Slice.Whole, count, new Origin(line, 3, cells[0]));
            }
            else
            {
                problems.Add(line, "count", $"'{cells[2]}'", "a number");
            }
        }
    }
}
