using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>How what a publisher has stands to what the store has.</summary>
public enum EditionState
{
    /// <summary>The publisher has what the store has not.</summary>
    Newer,

    /// <summary>The store has the newest.</summary>
    UpToDate,

    /// <summary>The store has nothing of this source.</summary>
    NotLoaded,

    /// <summary>The publisher could not be asked.</summary>
    NotKnown,
}

/// <summary>What a publisher has, set against the store.</summary>
/// <param name="Source">The name that <c>fetch</c> is given.</param>
/// <param name="State">How they stand.</param>
/// <param name="Words">What the publisher has and what the store has.</param>
public sealed record NewerEdition(string Source, EditionState State, string Words)
{
    internal static async Task<NewerEdition> Ask(FetchRun run, ISource source, FetchFrom from, Store store, CancellationToken stop)
    {
        try
        {
            return from.PoliceUk is { } routes
                ? OfMonths(run, store, await PoliceUkMonths.AskLatest(run.Downloader, PoliceUkAddresses.At(run.Request.Server ?? routes.Server, routes.LastUpdated), stop).ConfigureAwait(false))
                : await OfFiles(run, source, from, store).ConfigureAwait(false);
        }
        catch (FetchFault fault)
        {
            return new NewerEdition(run.Name, EditionState.NotKnown, fault.Message);
        }
    }

    // A force is behind where its newest file of any kind is: each kind is published with the month.
    static NewerEdition OfMonths(FetchRun run, Store store, Month latest)
    {
        var forces = store.Snapshots().Where(one => one.SourceId.StartsWith("police-uk-", StringComparison.Ordinal) && one is { Force: not null, LastMonth: not null })
            .GroupBy(one => one.Force!, StringComparer.Ordinal).Select(group => (Force: group.Key, Last: group.Max(one => one.LastMonth!.Value))).OrderBy(pair => pair.Force, StringComparer.Ordinal).ToList();
        if (forces.Count == 0)
            return new NewerEdition(run.Name, EditionState.NotLoaded, $"{latest.Label} is the newest month; the store has no force's files.");
        var behind = forces.Where(pair => pair.Last < latest).ToList();
        return behind.Count == 0
            ? new NewerEdition(run.Name, EditionState.UpToDate, $"{latest.Label} is the newest month, and the store has it ({string.Join(", ", forces.Select(pair => pair.Force))}).")
            : new NewerEdition(run.Name, EditionState.Newer, $"{latest.Label} is the newest month; the store ends with {string.Join(", ", behind.Select(pair => $"{pair.Last.Label} ({pair.Force})"))}: "
                + string.Join("; ", behind.Select(pair => $"peelian fetch {run.Name} --force {pair.Force} --from {pair.Last + 1}")));
    }

    static async Task<NewerEdition> OfFiles(FetchRun run, ISource source, FetchFrom from, Store store)
    {
        var files = new FileFetch(run, from);
        var fresh = new List<string>();
        foreach (var address in await files.Addresses().ConfigureAwait(false))
        {
            var (edition, _) = await run.Downloader.Look(address, run.Stop).ConfigureAwait(false);
            if (!files.IsHad(address, edition))
                fresh.Add(edition.Day is { } day ? $"{address} (of {FetchRun.Iso(day)})" : address.ToString());
        }
        var loaded = store.Snapshots().Where(one => one.SourceId == source.Id).ToList();
        if (fresh.Count == 0)
            return new NewerEdition(run.Name, EditionState.UpToDate, "the store has what is published.");
        return loaded.Count == 0
            ? new NewerEdition(run.Name, EditionState.NotLoaded, $"published: {string.Join(", ", fresh)}; the store has none of it.")
            : new NewerEdition(run.Name, EditionState.Newer, $"not fetched yet: {string.Join(", ", fresh)}; the newest in the store is {Newest(loaded)}.");
    }

    static string Newest(List<SnapshotRecord> loaded)
    {
        var newest = loaded.MaxBy(one => (one.Effective, one.Order))!;
        return newest.FileName + (newest.Published is { } day ? $" of {FetchRun.Iso(day)}" : newest.LastMonth is { } month ? $", to {month.Label}" : "");
    }
}
