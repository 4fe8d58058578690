namespace Peelian.App.Api;

/// <summary>Every route of the API, once.</summary>
static class ApiRoutes
{
    /// <summary>The path before every route.</summary>
    public const string Root = "/api/v1";

    /// <summary>The parameter that says how many rows are wanted.</summary>
    public const string Limit = "limit";

    /// <summary>The parameter that says how many rows to leave out.</summary>
    public const string Offset = "offset";

    /// <summary>How many rows an answer has where nobody says.</summary>
    public const int UsualLimit = 100;

    const int MostRows = 1000;
    const int LastOffset = 100_000_000;

    static readonly ApiParameter[] Paging =
    [
        new(Limit, ApiValue.Whole(1, MostRows), "How many rows are wanted at most.") { Example = "20", Default = "100" },
        new(Offset, ApiValue.Whole(0, LastOffset), "How many rows to leave out before the first.") { Example = "20", Default = "0" },
    ];

    static readonly ApiParameter OneArea = new("area", ApiValue.Known("area", all => all.AreaNames, (all, text) => all.FindArea(text)?.Code), "The area, by its code or its name in addresses.") { IsInPath = true, IsRequired = true, Example = "waltham-forest" };

    static readonly ApiParameter OneMeasure = new("measure", ApiValue.Known("measure", all => all.MeasureIds), "The measure, by its id.") { IsInPath = true, IsRequired = true, Example = "burglary" };

    static readonly ApiParameter OnePack = new("pack", ApiValue.Known("pack", all => all.PackIds), "The pack, by its id.") { IsInPath = true, IsRequired = true, Example = "borough" };

    static readonly ApiParameter OneSnapshot = new("snapshot", ApiValue.Known("published file", all => all.SnapshotIds), "The published file, by its SHA-256.") { IsInPath = true, IsRequired = true, Example = "0000000000000000000000000000000000000000000000000000000000000000" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        List("/", "resources", "What can be asked for.", [], (_, asked) => asked.Slip.Of(ApiQuestions.Resources())),
        List("/areas", "areas", "The areas of this site, and their force.", [], (all, asked) => asked.Slip.Of(all.Areas())),
        One("/areas/{area}", "area", "One area.", [OneArea], (all, asked) => all.Area(asked.Text("area")!)),
        List("/measures", "measures", "Everything counted or asked, whether or not anything of it is loaded.", [], (all, asked) => asked.Slip.Of(all.Measures())),
        One("/measures/{measure}", "measure", "One measure.", [OneMeasure], (all, asked) => all.Measure(asked.Text("measure")!)),
        List("/packs", "packs", "The packs for the areas of this site, with their built editions.", [], (all, asked) => asked.Slip.Of(all.Packs())),
        One("/packs/{pack}", "pack", "One pack.", [OnePack], (all, asked) => all.Pack(asked.Text("pack")!)),
        List("/snapshots", "snapshots", "The published files that everything here is computed from.", [], (all, asked) => asked.Slip.Of(all.Snapshots())),
        One("/snapshots/{snapshot}", "snapshot", "One published file.", [OneSnapshot], (all, asked) => all.Snapshot(asked.Text("snapshot")!)),
    ];

    /// <summary>The route with a name.</summary>
    public static ApiRoute Called(string id) => All.First(route => route.Id == id);

    static ApiRoute List<T>(string path, string id, string summary, IReadOnlyList<ApiParameter> parameters, Func<ApiQuestions, Asked, Listed<T>> ask, string description = "") where T : class => new()
    {
        Path = path,
        Id = id,
        Summary = summary,
        Description = description,
        Parameters = [.. parameters, .. Paging],
        Row = typeof(T),
        IsList = true,
        Ask = (questions, asked) => ask(questions, asked) is var list ? new(list.Items, list.Total, list.SnapshotIds) : null!,
    };

    static ApiRoute One<T>(string path, string id, string summary, IReadOnlyList<ApiParameter> parameters, Func<ApiQuestions, Asked, T> ask, string description = "") where T : class => new()
    {
        Path = path,
        Id = id,
        Summary = summary,
        Description = description,
        Parameters = parameters,
        Row = typeof(T),
        IsList = false,
        Ask = (questions, asked) => new([ask(questions, asked)], null, null),
    };
}
