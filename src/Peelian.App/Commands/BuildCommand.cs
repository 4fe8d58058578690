using System.CommandLine;
using System.Globalization;
using Peelian.Render;
using Peelian.Render.Pdf;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary>What to build.</summary>
sealed record BuildRequest
{
    /// <summary>Areas by name, code or slug; empty for all of the pack.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>The pack's id.</summary>
    public required string Pack { get; init; }

    /// <summary>The month, or null for the latest loaded.</summary>
    public Month? To { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string Out { get; init; }

    /// <summary>Formats by name.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>True where the PDF was asked for by name, so that it is a fault when there is no browser to print it.</summary>
    public bool PdfNeeded { get; init; }

    /// <summary>What the build may see.</summary>
    public ReadingScope Scope { get; init; } = new();

    /// <summary>A folder of the packs that readers had before, or "none"; null to look in <see cref="Out"/>.</summary>
    public string? Since { get; init; }

    /// <summary>The folder of panels' commentary; null for none.</summary>
    public string? Commentary { get; init; }

    /// <summary>Say how long each step took.</summary>
    public bool Verbose { get; init; }
}

/// <summary><c>peelian build</c>: computes packs and writes them.</summary>
static class BuildCommand
{
    /// <summary>What <c>--formats</c> takes: what is drawn from the summary alone, and the PDF, which a browser prints.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Renderers.Formats, PdfPrinter.Format];

    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var area = new Option<string[]>("--area") { Description = "An area by name, GSS code or slug; may be given more than once", HelpName = "AREA", AllowMultipleArgumentsPerToken = false };
        var all = new Option<bool>("--all") { Description = "Every area of the pack" };
        var to = new Option<string>("--to") { Description = "The last month, 2015-10, or latest", HelpName = "YYYY-MM", DefaultValueFactory = _ => "latest" };
        var pack = new Option<string>("--pack") { Description = "Which pack ('peelian list packs')", HelpName = "PACK", DefaultValueFactory = _ => "borough" };
        var folder = new Option<string>("--out") { Description = "Folder to write to", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var formats = new Option<string>("--formats") { Description = $"Formats, comma between: {string.Join(",", Formats)}; the PDF needs a browser of the Chromium family", HelpName = "LIST", DefaultValueFactory = _ => string.Join(",", Formats) };
        var known = new Option<string?>("--as-known-on") { Description = "Use only what was published by a day, 2016-01-31", HelpName = "DATE" };
        var pins = new Option<string[]>("--snapshots") { Description = "Use only these snapshots ('peelian list snapshots')", HelpName = "ID…", AllowMultipleArgumentsPerToken = true };
        var since = new Option<string?>("--since") { Description = "Say what changed since the packs in a folder (default: those in --out), or since none", HelpName = "DIR" };
        var words = new Option<string?>("--commentary") { Description = "Folder with the panels’ own words, waltham-forest.md", HelpName = "DIR" };
        var command = new Command("build", "Compute packs and write them as web page, PDF, spreadsheets, data and open-data package") { area, all, to, pack, folder, formats, known, pins, since, words };
        command.SetAction(parsed =>
        {
            var areas = parsed.GetValue(area) ?? [];
            if ((areas.Length == 0) == !parsed.GetValue(all))
                throw new UserError(areas.Length == 0 ? "Say which area: --area \"Waltham Forest\", or --all for every area of the pack." : "--all is every area of the pack already: say --all, or which areas, not both.");
            var request = new BuildRequest
            {
                Areas = areas,
                Pack = parsed.GetValue(pack)!,
                To = ReadMonth(parsed.GetValue(to)!),
                Commentary = parsed.GetValue(words),
                Out = parsed.GetValue(folder)!,
                Formats = ReadFormats(parsed.GetValue(formats)!),
                Since = parsed.GetValue(since),
                PdfNeeded = parsed.GetResult(formats) is { Implicit: false },
                Verbose = parsed.GetValue(global.Verbose),
                Scope = new ReadingScope { AsKnownOn = ReadDay(parsed.GetValue(known)), SnapshotIds = parsed.GetValue(pins) ?? [] },
            };
            var packs = Build(global.OpenStore(parsed), global.ReadCatalogue(parsed), request, global.Talk(parsed, output));
            if (packs.Any(pack => pack.HasData))
                return 0;
            error.WriteLine("No figure has any data: 'peelian check' says what is loaded and what is missing.");
            return 1;
        });
        return command;
    }

    static Month? ReadMonth(string text) => text == "latest" ? null
        : Month.TryParse(text, null, out var month) ? month
        : throw new UserError($"'{text}' is not a month: write it as 2015-10, or say latest.");

    static DateOnly? ReadDay(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UserError($"'{text}' is not a date: write it as 2016-01-31.");

    static string[] ReadFormats(string text)
    {
        var formats = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var format in formats.Where(format => !Formats.Contains(format, StringComparer.Ordinal)))
            throw new UserError($"No format called '{format}'. Formats: {string.Join(", ", Formats)}.");
        return formats.Length > 0 ? formats : throw new UserError($"Say at least one format: {string.Join(", ", Formats)}.");
    }

    internal static IReadOnlyList<BuiltPack> Build(Store store, Catalogue catalogue, BuildRequest request, TextWriter talk)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        void Time(string what)
        {
            if (request.Verbose)
                talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds,6} ms  {what}"));
        }
        using var interruption = new Interruption();
        using var printing = PackPrinting.Start(request);
        var pack = catalogue.PackCalled(request.Pack);
        var areas = request.Areas.Count > 0 ? [.. request.Areas.Select(catalogue.AreaCalled)] : catalogue.AreasOf(pack);
        store.Refresh(catalogue, talk.WriteLine);
        Time("store checked");
        var snapshots = store.Snapshots();
        using var readings = new Readings(WarehouseFile.OpenReader(store.Path), catalogue, snapshots, request.Scope with { SourceOrder = pack.SourceOrder });
        var asAt = request.To ?? readings.LatestMonth(areas) ?? throw new UserError("Nothing that is loaded covers a month: add files first, or say --to.");
        if (request.To is { } wanted && readings.LatestMonth(areas) is { } latest && wanted > latest)
            talk.WriteLine($"Nothing that is loaded reaches {wanted.Label}: the latest is {latest.Label}.");
        Time("warehouse opened");
        var builder = new SummaryBuilder(catalogue, readings);
        using var earlier = new EarlierPacks(store, catalogue, pack, readings, builder);
        var root = Path.Combine(request.Out, pack.Id);
        using var run = new PackRun(builder, catalogue, summary => Write(summary, Path.Combine(root, summary.Area.Slug, asAt.ToString()), request.Formats, printing));
        var (packs, refused) = run.Make(
            areas,
            area => Since(earlier, request, builder.Compute(pack, area, asAt) with { Commentary = CommentaryFolder.Read(request.Commentary, area, pack, catalogue) }),
            interruption.Token);
        Time("packs computed, written and printed");
        // A page of packs leads to pages: without them it would lead nowhere.
        var pages = request.Formats.Contains(HtmlReport.Name, StringComparer.Ordinal);
        if (pages && request.Areas.Count == 0 && packs.Count > 0)
            PackFolder.WriteFile(Path.Combine(root, "index.html"), PackIndex.Render([.. packs.Select(one => one.Entry)]));
        foreach (var line in earlier.AlreadyOut)
            talk.WriteLine(line);
        if (refused is not null)
            throw printing?.Fault is { } also ? new UserError($"{refused.Message}\n{also.Message}", also) : refused;
        printing?.Tell(talk);
        BuiltPack.PrintCoverage(packs, talk);
        talk.WriteLine(request.Areas.Count == 0
            ? $"Open {(pages ? Path.Combine(root, HtmlReport.FileName) : root)}"
            : string.Join(Environment.NewLine, packs.Select(one => $"Open {one.ToOpen(pages)}")));
        printing?.Complain();
        return packs;
    }

    static async Task<BuiltPack> Write(Summary summary, string folder, IReadOnlyList<string> formats, PackPrinting? printing)
    {
        var built = BuiltPack.Of(summary, folder);
        var guess = PackPdf.PlacesBefore(folder);
        PackFolder.Write(summary, folder, formats);
        var printed = printing is not null && await printing.Print(summary, folder, guess).ConfigureAwait(false);
        return built with { Entry = built.Entry with { Pdf = printed || File.Exists(PackPdf.PathIn(folder)) } };
    }

    static Summary Since(EarlierPacks earlier, BuildRequest request, Summary summary)
    {
        if (request.Since == EarlierPacks.None)
            return summary;
        if (request.Since is { } given && !Directory.Exists(given))
            throw new UserError($"No folder '{given}': --since names a folder of packs, one pack's folder, or none.");
        return earlier.Compare(summary, request.Since is { } folder ? EarlierPacks.In(folder, summary) : EarlierPacks.Before(request.Out, summary));
    }
}
