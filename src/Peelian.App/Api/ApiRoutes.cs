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
        new(Limit, ApiValue.Whole(1, MostRows), "How many rows are wanted at most. Without it JSON has 100, and CSV has all.") { Example = "20" },
        new(Offset, ApiValue.Whole(0, LastOffset), "How many rows to leave out before the first.") { Example = "20", Default = "0" },
    ];

    static readonly ApiParameter OneArea = new("area", ApiValue.Known("area", all => all.AreaNames, (all, text) => all.FindArea(text)?.Code), "The area, by its code or its name in addresses.") { IsInPath = true, IsRequired = true, Example = ApiQuestions.AnyArea };

    static readonly ApiParameter OneMeasure = new("measure", ApiValue.Known("measure", all => all.MeasureIds), "The measure, by its id.") { IsInPath = true, IsRequired = true, Example = ApiQuestions.AnyMeasure };

    static readonly ApiParameter OnePack = new("pack", ApiValue.Known("pack", all => all.PackIds), "The pack, by its id.") { IsInPath = true, IsRequired = true, Example = ApiQuestions.AnyPack };

    static readonly ApiParameter OneSnapshot = new("snapshot", ApiValue.Known("published file", all => all.SnapshotIds), "The published file, by its SHA-256.") { IsInPath = true, IsRequired = true, Example = "" };

    static readonly ApiValue PageArea = ApiValue.Known("area that has pages", all => all.AreasWithPages, (all, text) => all.FindAreaWithPages(text)?.Code);

    static readonly ApiParameter OfArea = new("area", PageArea, "The area, by its code or its name in addresses.") { Example = ApiQuestions.AnyArea };

    static readonly ApiParameter OfWindow = new("window", ApiValue.OneOf([.. Windows.All.Select(window => window.Id())]), "Over how many months counts are added up: twelve, the financial year so far, the last month alone. Surveys and censuses are the same in each.") { Example = "month", Default = "twelve-months" };

    static readonly ApiParameter OfMeasure = new("measure", ApiValue.Known("measure", all => all.MeasureIds), "The measure, by its id.") { Example = ApiQuestions.AnyMeasure };

    static readonly ApiParameter OneFigure = new("figure", ApiValue.Form("an id such as figure-01", text => text), "The figure, by its id.") { IsInPath = true, IsRequired = true, Example = "figure-01" };

    static readonly ApiParameter OfCalculation = new("calculation", ApiValue.OneOf([.. Figures.Indicators.Calculations.Keys]), "What is worked out.") { IsMany = true, Example = "change" };

    static readonly ApiParameter[] OfObservations =
    [
        OfMeasure with { IsMany = true },
        new("area", ApiValue.Known("area", all => all.AreaNames, (all, text) => all.FindArea(text)?.Code), "The area, by its code or its name in addresses.") { IsMany = true, Example = ApiQuestions.AnyArea },
        new("from", ApiValue.AMonth, "Only periods that end in this month or later.") { Example = "2023-05" },
        new("to", ApiValue.AMonth, "Only periods that end in this month or before.") { Example = "2024-04" },
        new("slice", ApiValue.Form("a slice such as outcome=arrest, or empty for the whole", ReadSlice), "Only this cut: pairs of dimension and value with a semicolon between them; empty for the whole. Without it all cuts that were published, and the whole of what is counted from incidents.") { Example = "" },
        new("statistic", ApiValue.OneOf([.. StatisticIds.ById.Keys]), "Only numbers of this kind.") { Example = "value" },
        new("snapshot", ApiValue.Known("published file", all => all.SnapshotIds), "Only numbers of this file, by its SHA-256, whether or not pages use them.") { Example = "" },
        new("vintage", ApiValue.OneOf("newest", "all"), "Where several publications have a number: the one that pages would use, or each.") { Example = "all", Default = "newest" },
    ];

    static string? ReadSlice(string text) => Slice.TryParse(text, out _, out var slice) ? slice.ToString() : null;

    static ObservationsOf ObservationsOf(Asked asked) => new()
    {
        Measures = asked.All("measure"),
        Areas = asked.All("area"),
        From = asked.Month("from"),
        To = asked.Month("to"),
        Slice = asked.Text("slice") is { } text && Slice.TryParse(text, out _, out var slice) ? slice : null,
        Statistic = asked.Text("statistic") is { } id ? StatisticIds.ById[id] : null,
        SnapshotId = asked.Text("snapshot"),
        EveryVintage = asked.Text("vintage") == "all",
    };

    static void CheckFigures(ApiQuestions all, Asked asked) => ApiQuestions.Check(FiguresOf(asked), asked.Text("window") is not null);

    static FiguresOf FiguresOf(Asked asked) => new(asked.Text("area"), WindowOf(asked), asked.Text("measure"));

    static Window WindowOf(Asked asked) => asked.Text("window") is { } id ? Windows.All.First(window => window.Id() == id) : Window.TwelveMonths;

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
        List("/observations", "observations", "Published numbers, one by one, each with the file and the lines it stands in.", OfObservations, (all, asked) => all.Observations(ObservationsOf(asked), asked.Slip),
            "Sums, such as total crime of several kinds, are in indicators. Measures with small counts to hide are listed without their values. As CSV, rows are sent as they are found, however many.")
            with { Query = $"measure={ApiQuestions.AnyMeasure}&area={ApiQuestions.AnyArea}&limit=20", Check = (all, asked) => all.Check(ObservationsOf(asked)), OneByOne = (all, asked) => all.ObservationsOneByOne(ObservationsOf(asked), asked.Slip) },
        List("/indicators", "indicators", "An area’s numbers, each with its interval, how sure it is, the counts behind it and its sentence.",
            [OfArea with { IsRequired = true }, OfWindow, OfMeasure with { IsMany = true, Value = ApiValue.Known("measure of an area’s pages", all => all.MeasuresWithIndicators) }, OfCalculation],
            (all, asked) => all.Indicators(asked.Text("area")!, WindowOf(asked), asked.All("measure"), asked.All("calculation")) is var found ? asked.Slip.Of(found, [.. found.SelectMany(one => one.Snapshots).Distinct(StringComparer.Ordinal)]) : null!,
            "Exactly what the area’s pages say: every number is taken from their figures. A number that is not there is null with its reason, never 0.") with { Query = $"area={ApiQuestions.AnyArea}&measure={ApiQuestions.AnyMeasure}" },
        List("/figures", "figures", "The figures of an area, or of a measure over the whole force.", [OfArea, OfWindow, OfMeasure], (all, asked) => asked.Slip.Of(all.Figures(FiguresOf(asked))), "Give area or measure, and not both; a measure’s figures have no window.") with { Query = $"area={ApiQuestions.AnyArea}", Check = CheckFigures },
        One("/figures/{figure}", "figure", "One figure: its table, sentences, notes and sources.", [OneFigure, OfArea, OfWindow, OfMeasure], (all, asked) => all.Figure(FiguresOf(asked), asked.Text("figure")!),
            "Give area or measure, and not both; a measure’s figures have no window. As CSV it is the table as packs have it, with the columns origin, marks and why_missing last.", one => [.. one.Sources.SelectMany(source => source.Snapshots)]) with { Query = $"area={ApiQuestions.AnyArea}", Check = CheckFigures, Csv = (all, asked) => all.FigureTable(FiguresOf(asked), asked.Text("figure")!) },
        List("/snapshots", "snapshots", "The published files that everything here is computed from.", [], (all, asked) => asked.Slip.Of(all.Snapshots())),
        One("/snapshots/{snapshot}", "snapshot", "One published file.", [OneSnapshot], (all, asked) => all.Snapshot(asked.Text("snapshot")!), behind: one => [one.Id]),
    ];

    /// <summary>What can be asked for, each with what it is.</summary>
    public static IReadOnlyList<(string Name, string Description)> Resources { get; } =
    [
        ("resources", "What can be asked for"),
        ("areas", "Forces, boroughs and districts"),
        ("measures", "What is counted or asked, with definitions, caveats and breaks"),
        ("packs", "Lists of sections and figures for a kind of reader, and their built editions"),
        ("observations", "Published numbers as they stand in their files"),
        ("indicators", "An area’s numbers, with interval, evidence word, counts and sentence"),
        ("figures", "Tables with sentences, notes and sources"),
        ("snapshots", "The published files that everything is computed from"),
    ];

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

    static ApiRoute One<T>(string path, string id, string summary, IReadOnlyList<ApiParameter> parameters, Func<ApiQuestions, Asked, T> ask, string description = "", Func<T, IReadOnlyList<string>>? behind = null) where T : class => new()
    {
        Path = path,
        Id = id,
        Summary = summary,
        Description = description,
        Parameters = parameters,
        Row = typeof(T),
        IsList = false,
        Ask = (questions, asked) => ask(questions, asked) is var one ? new([one], null, behind?.Invoke(one)) : null!,
    };
}
