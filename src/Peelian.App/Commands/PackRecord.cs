using System.Globalization;
using System.Text.Json;
using Peelian.Render;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary>What a delivered pack says of itself: enough to make it again.</summary>
/// <param name="Folder">The pack's folder.</param>
/// <param name="PackId">Which pack.</param>
/// <param name="AreaCode">For which area.</param>
/// <param name="AsAt">For which month.</param>
/// <param name="Inputs">From which kept files.</param>
/// <param name="AsKnownOn">As known on which day; null for everything.</param>
sealed record PackRecord(string Folder, string PackId, string AreaCode, Month AsAt, IReadOnlyList<string> Inputs, DateOnly? AsKnownOn)
{
    /// <summary>The pack that it says what changed since; null where it is compared with none.</summary>
    public EarlierPack? Earlier { get; init; }

    /// <summary>The panel's own words that it was delivered with: they come from no kept file.</summary>
    public IReadOnlyList<Commentary> Commentary { get; init; } = [];

    /// <summary>Reads the record from the <c>summary.json</c> of a pack's folder.</summary>
    /// <exception cref="UserError">There is none, or it cannot be read.</exception>
    public static PackRecord Read(string folder)
    {
        var file = Path.Combine(folder, SummaryJson.FileName);
        if (!File.Exists(file))
            throw new UserError($"'{folder}' is no pack: it has no {SummaryJson.FileName}. Build with the format json, or name the folder that holds it.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            return new PackRecord(
                folder, Text(root, "pack"), Text(root.GetProperty("area"), "code"),
                AsAtOf(root),
                InputsOf(root), Known(root))
            {
                Earlier = root.TryGetProperty("since_last_pack", out var since) && since.ValueKind == JsonValueKind.Object ? ReadEarlier(since.GetProperty("earlier")) : null,
                Commentary = root.TryGetProperty("commentary", out var words) ? [.. words.EnumerateArray().Select(ReadCommentary)] : [],
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserError($"'{file}' does not say how the pack was made: {fault.Message}", fault);
        }
    }

    static EarlierPack ReadEarlier(JsonElement earlier) => new(AsAtOf(earlier), Known(earlier), InputsOf(earlier));

    static Month AsAtOf(JsonElement element) => Month.Parse(Text(element, "as_at"), CultureInfo.InvariantCulture);

    static List<string> InputsOf(JsonElement element) => [.. element.GetProperty("inputs").EnumerateArray().Select(id => id.GetString() ?? "")];

    static DateOnly? Known(JsonElement element) =>
        element.GetProperty("as_known_on").GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    static Commentary ReadCommentary(JsonElement one) => new(
        Text(one, "by"), DateOnly.ParseExact(Text(one, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        one.GetProperty("section").GetString(), Text(one, "file"), Text(one, "markdown"));

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    /// <summary>Computes the pack again from the kept files that it names.</summary>
    /// <exception cref="UserError">The store lacks one of them.</exception>
    public (Summary Summary, Readings Readings) Recompute(Store store, Catalogue catalogue, TextWriter talk)
    {
        store.Refresh(catalogue, talk.WriteLine);
        var snapshots = store.Snapshots();
        var lacking = Inputs.Where(id => snapshots.All(snapshot => snapshot.Id != id)).ToList();
        if (lacking.Count > 0)
            throw new UserError($"The store '{store.Path}' lacks {Lines.Count(lacking.Count, "file", "files")} that the pack was made from: {string.Join(", ", lacking.Select(id => id.Length > 12 ? id[..12] : id))}. Add {(lacking.Count == 1 ? "it" : "them")}, or name the store with --store.");
        var pack = catalogue.PackCalled(PackId);
        var readings = new Readings(WarehouseFile.OpenReader(store.Path), catalogue, snapshots, new ReadingScope { SnapshotIds = Inputs, AsKnownOn = AsKnownOn, SourceOrder = pack.SourceOrder });
        var builder = new SummaryBuilder(catalogue, readings);
        var summary = builder.Build(pack, catalogue.AreaCalled(AreaCode), AsAt) with { Commentary = Commentary };
        using var earlier = new EarlierPacks(store, catalogue, pack, readings, builder);
        return (earlier.Compare(summary, Earlier), readings);
    }
}
