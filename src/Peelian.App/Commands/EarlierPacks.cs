using System.Globalization;
using Peelian.Render;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary>Finds the pack that readers had before, and compares with it.</summary>
/// <remarks>
/// It is the same month's, where that was made from other files; else that of the newest earlier month. A pack that is built again
/// from the same files keeps what the first build was compared with, so that building twice gives the same bytes.
/// </remarks>
sealed class EarlierPacks(Store store, Catalogue catalogue, Pack pack, Readings now, SummaryBuilder packs) : IDisposable
{
    /// <summary>What <c>--since</c> takes to compare with nothing.</summary>
    public const string None = "none";

    /// <summary>The earlier pack of an area in a folder that was named: of packs, of one kind, of one area, or one pack's own; null where it has none.</summary>
    /// <exception cref="UserError">It is one pack's folder, of another pack or area; or a pack in it cannot be read.</exception>
    public static EarlierPack? In(string folder, Summary summary)
    {
        if (File.Exists(Path.Combine(folder, SummaryJson.FileName)))
        {
            var given = PackRecord.Read(folder);
            return IsOf(given, summary) ? Of(given)
                : throw new UserError($"'{folder}' holds the pack '{given.PackId}' of {given.AreaCode}: not the same pack and area as {summary.PackId} of {summary.Area.Name}.");
        }
        return FoldersIn(folder, summary).Select(PackRecord.Read).Where(found => IsOf(found, summary) && !IsSame(found, summary)).Select(Of).FirstOrDefault();
    }

    /// <summary>The earlier pack of an area among those that a build adds to; null where there is none that can be read.</summary>
    public static EarlierPack? Before(string folder, Summary summary)
    {
        foreach (var one in FoldersIn(folder, summary))
        {
            if (TryRead(one) is not { } found || !IsOf(found, summary))
                continue;
            if (IsSame(found, summary))
                return found.Earlier;
            // What knew more is not earlier, though its folder is.
            if ((found.AsKnownOn ?? DateOnly.MaxValue) <= (summary.AsKnownOn ?? DateOnly.MaxValue))
                return Of(found);
        }
        return null;
    }

    static PackRecord? TryRead(string folder)
    {
        try
        {
            return PackRecord.Read(folder);
        }
        catch (UserError)
        {
            return null; // not a pack of ours: the build does not need it
        }
    }

    // Newest month first, none later than the summary's.
    static IEnumerable<string> FoldersIn(string folder, Summary summary) =>
        ((string[])[Path.Combine(folder, summary.PackId, summary.Area.Slug), Path.Combine(folder, summary.Area.Slug), folder])
            .Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Where(one => File.Exists(Path.Combine(one, SummaryJson.FileName)))
            .Select(one => (Folder: one, Month: Month.TryParse(Path.GetFileName(one), CultureInfo.InvariantCulture, out var month) ? month : (Month?)null))
            .Where(one => one.Month is { } month && month <= summary.AsAt)
            .OrderByDescending(one => one.Month).ThenBy(one => one.Folder, StringComparer.Ordinal)
            .Select(one => one.Folder);

    static bool IsOf(PackRecord found, Summary summary) => found.PackId == summary.PackId && found.AreaCode == summary.Area.Code;

    // A pack of the same month from the same files is this one.
    static bool IsSame(PackRecord found, Summary summary) =>
        found.AsAt == summary.AsAt && found.AsKnownOn == summary.AsKnownOn && found.Inputs.SequenceEqual(summary.Inputs, StringComparer.Ordinal);

    static EarlierPack Of(PackRecord found) => new(found.AsAt, found.AsKnownOn, found.Inputs);

    readonly IReadOnlyList<SnapshotRecord> _snapshots = store.Snapshots();

    // Packs of one run were mostly made from the same files: these are read once for all of them.
    readonly Dictionary<(DateOnly?, string), SinceBuilder> _builders = [];

    readonly List<Readings> _opened = [];

    /// <summary>The summary with what changed since its earlier pack; as it is where there is none.</summary>
    public Summary Compare(Summary summary, EarlierPack? earlier)
    {
        if (earlier is null)
            return summary;
        var known = _snapshots.Select(snapshot => snapshot.Id).ToHashSet(StringComparer.Ordinal);
        var lacking = earlier.Inputs.Count(id => !known.Contains(id));
        if (lacking > 0)
            return SinceBuilder.Lacking(catalogue, summary, earlier, lacking);
        var key = (earlier.AsKnownOn, string.Join(',', earlier.Inputs));
        if (!_builders.TryGetValue(key, out var builder))
            _builders[key] = builder = new SinceBuilder(catalogue, pack, now, IsNow(earlier, summary) ? now : Open(earlier));
        return builder.Since(catalogue.HidesSmallCounts ? Hiding(summary, builder, earlier) : summary, earlier);
    }

    /// <summary>Small counts that are hidden though an earlier edition gives them away, for whoever makes the packs.</summary>
    public IReadOnlyList<string> AlreadyOut => _alreadyOut;

    readonly List<string> _alreadyOut = [];

    // What the earlier pack printed is known, so that more may have to be hidden than in a first pack.
    Summary Hiding(Summary summary, SinceBuilder builder, EarlierPack earlier)
    {
        packs.EarlierCounts = builder.CountsThen(summary.Area, earlier);
        var hiding = packs.Compute(pack, summary.Area, summary.AsAt) with { Commentary = summary.Commentary };
        _alreadyOut.AddRange(packs.AlreadyOut.Select(key =>
            $"{summary.Area.Name}: {catalogue.MeasureCalled(key.MeasureId).Name}, {key.Period.Label}{(key.Slice.IsWhole ? "" : $" ({key.Slice})")}, is hidden, and what the pack of {earlier.AsAt.Label} printed gives it away all the same."));
        packs.EarlierCounts = [];
        return hiding;
    }

    bool IsNow(EarlierPack earlier, Summary summary) => now.AsKnownOn == earlier.AsKnownOn && earlier.Inputs.SequenceEqual(summary.Inputs, StringComparer.Ordinal);

    // A pack that was made from no file at all saw nothing; no pins would mean everything.
    Readings Open(EarlierPack earlier)
    {
        _opened.Add(new Readings(
            WarehouseFile.OpenReader(store.Path), catalogue, _snapshots,
            new ReadingScope { SnapshotIds = earlier.Inputs, AsKnownOn = earlier.Inputs.Count > 0 ? earlier.AsKnownOn : DateOnly.MinValue, SourceOrder = pack.SourceOrder }));
        return _opened[^1];
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.ForEach(readings => readings.Dispose());
}
