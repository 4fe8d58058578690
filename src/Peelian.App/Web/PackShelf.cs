using System.Text.Json;
using Peelian.Render;
using Peelian.Render.Pdf;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>The built editions of packs that the site shows: copied as they are, so that they stay when the figures move on.</summary>
/// <remarks>Only files that a build writes, only packs made from public files of the store, and no link to a file elsewhere.</remarks>
sealed class PackShelf
{
    readonly List<(PackEdition Edition, string Folder)> _editions = [];

    /// <summary>No packs.</summary>
    public static PackShelf Empty { get; } = new();

    /// <summary>The packs in a folder: <c>DIR/PACK/AREA/MONTH</c>.</summary>
    /// <param name="folder">The folder that <c>build</c> wrote to.</param>
    /// <param name="edition">What is public.</param>
    /// <param name="tell">Told of each pack that is left out, and why.</param>
    public static PackShelf Read(string folder, SiteEdition edition, Action<string> tell)
    {
        if (!Directory.Exists(folder))
            throw new UserError($"The packs are not at '{folder}'. Name with --packs the folder that 'peelian build --out' wrote to.");
        var shelf = new PackShelf();
        var open = edition.Snapshots.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (pack, area) in edition.Catalogue.Packs.SelectMany(pack => edition.Areas.Select(area => (pack, area))))
        {
            var home = Path.Combine(folder, pack.Id, area.Slug);
            foreach (var one in Directory.Exists(home) ? Directory.GetDirectories(home).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
                shelf.Add(one, pack, area, open, tell);
        }
        return shelf;
    }

    void Add(string folder, Pack pack, Area area, HashSet<string> open, Action<string> tell)
    {
        if (!Month.TryParse(Path.GetFileName(folder), null, out var month) || !File.Exists(Path.Combine(folder, SummaryJson.FileName)))
            return;
        if (!UsesOnly(Path.Combine(folder, SummaryJson.FileName), open))
        {
            tell($"Left out: {folder}. It was made from a file that is not public in this store.");
            return;
        }
        _editions.Add((new PackEdition(pack.Id, pack.Title, area, month, [.. FilesIn(folder)]), folder));
    }

    // What was computed from, for the pack and for the earlier one that it is compared with.
    static bool UsesOnly(string summary, HashSet<string> open)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(summary));
            var used = json.RootElement.GetProperty("snapshots").EnumerateArray().Select(file => file.GetProperty("id").GetString()!);
            var earlier = json.RootElement.TryGetProperty("since_last_pack", out var since) && since.ValueKind == JsonValueKind.Object
                ? since.GetProperty("earlier").GetProperty("inputs").EnumerateArray().Select(id => id.GetString()!) : [];
            return used.Concat(earlier).All(open.Contains);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    static readonly string[] Names = ["index.html", PdfPrinter.FileName, "tables.ods", "tables.xlsx", SummaryJson.FileName];

    static IEnumerable<string> FilesIn(string folder) => Names.Concat(
            Directory.Exists(Path.Combine(folder, "data")) ? Directory.EnumerateFiles(Path.Combine(folder, "data")).Where(file => Path.GetExtension(file) is ".csv" or ".json").Select(file => "data/" + Path.GetFileName(file)).Order(StringComparer.Ordinal) : [])
        .Where(name => new FileInfo(Path.Combine(folder, name)) is { Exists: true, LinkTarget: null });

    /// <summary>Every file, with its address.</summary>
    public IEnumerable<(string Path, Func<RenderedFile> Read)> Files => _editions.SelectMany(one => one.Edition.Files.Select(name => (AddressOf(one.Edition, name), ReaderOf(one.Edition, one.Folder, name))));

    /// <summary>Every edition, in the order of packs, areas and months.</summary>
    public IEnumerable<PackEdition> Editions => _editions.Select(one => one.Edition);

    /// <summary>An area's editions, the newest first.</summary>
    public IReadOnlyList<PackEdition> Of(Area area) =>
        [.. _editions.Select(one => one.Edition).Where(edition => edition.Area == area).OrderByDescending(edition => edition.Month).ThenBy(edition => edition.PackId, StringComparer.Ordinal)];

    /// <summary>The newest printed edition of a pack; null where there is none.</summary>
    public Func<RenderedFile>? NewestPdf(string packId, Area area) => _editions
        .Where(one => one.Edition.PackId == packId && one.Edition.Area == area && one.Edition.Files.Contains(PdfPrinter.FileName))
        .OrderByDescending(one => one.Edition.Month).Select(one => ReaderOf(one.Edition, one.Folder, PdfPrinter.FileName)).FirstOrDefault();

    static string AddressOf(PackEdition edition, string name) => SitePaths.OfEdition(edition.PackId, edition.Area, edition.Month) + name;

    static Func<RenderedFile> ReaderOf(PackEdition edition, string folder, string name) =>
        () => new RenderedFile(AddressOf(edition, name), MediaTypeOf(name), File.ReadAllBytes(Path.Combine(folder, name)));

    static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => HtmlReport.MediaType,
        ".csv" => FigureCsv.MediaType,
        ".json" => "application/json",
        ".pdf" => PdfPrinter.MediaType,
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
}
