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
static class EarlierPacks
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

    /// <summary>Summaries with what changed since their earlier packs; those without one are left as they are.</summary>
    public static List<Summary> Compare(IReadOnlyList<(Summary Summary, EarlierPack? Earlier)> pairs, Store store, Catalogue catalogue, Pack pack, Readings now)
    {
        var results = pairs.Select(pair => pair.Summary).ToList();
        var snapshots = store.Snapshots();
        var known = snapshots.Select(snapshot => snapshot.Id).ToHashSet(StringComparer.Ordinal);
        // Packs of one run were mostly made from the same files: these are read once for all of them.
        foreach (var group in pairs.Select((pair, index) => (pair.Summary, pair.Earlier, Index: index)).Where(one => one.Earlier is not null)
            .GroupBy(one => (one.Earlier!.AsKnownOn, Inputs: string.Join(',', one.Earlier.Inputs))))
        {
            var lacking = group.First().Earlier!.Inputs.Count(id => !known.Contains(id));
            if (lacking > 0)
            {
                foreach (var one in group)
                    results[one.Index] = SinceBuilder.Lacking(catalogue, one.Summary, one.Earlier!, lacking);
                continue;
            }
            var same = now.AsKnownOn == group.Key.AsKnownOn && group.Key.Inputs == string.Join(',', group.First().Summary.Inputs);
            using var then = same ? null : ReadingsOf(group.First().Earlier!, store, catalogue, pack, snapshots);
            var builder = new SinceBuilder(catalogue, pack, now, then ?? now);
            foreach (var one in group)
                results[one.Index] = builder.Since(one.Summary, one.Earlier!);
        }
        return results;
    }

    // A pack that was made from no file at all saw nothing; no pins would mean everything.
    static Readings ReadingsOf(EarlierPack earlier, Store store, Catalogue catalogue, Pack pack, IReadOnlyList<SnapshotRecord> snapshots) => new(
        WarehouseFile.OpenReader(store.Path), catalogue, snapshots,
        new ReadingScope { SnapshotIds = earlier.Inputs, AsKnownOn = earlier.Inputs.Count > 0 ? earlier.AsKnownOn : DateOnly.MinValue, SourceOrder = pack.SourceOrder });
}
