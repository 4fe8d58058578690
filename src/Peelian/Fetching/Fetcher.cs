using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>Fetches published files from where they are published and adds them to a store; what is half there never gets into it.</summary>
/// <param name="store">The store.</param>
/// <param name="catalogue">The catalogue, for the names of forces.</param>
public sealed class Fetcher(Store store, Catalogue catalogue)
{
    /// <summary>What is taken from a server, and with how much patience.</summary>
    public FetchLimits Limits { get; init; } = new();

    /// <summary>The time, and how waiting is done.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Fetches and adds.</summary>
    /// <exception cref="UserError">The call is wrong.</exception>
    /// <exception cref="FetchFault">Nothing could be fetched; the store is as it was.</exception>
    public async Task<FetchResult> Fetch(FetchRequest request, CancellationToken stop)
    {
        var source = SourceCalled(request.What);
        var from = FromOf(source);
        if (from.PoliceUk is null && (request.Force, request.From, request.To, request.Tables.Count) is not (null, null, null, 0))
            throw new UserError($"--force, --from, --to and --tables are for police.uk: '{request.What}' is fetched as it is published.");
        if (request is { From: { } first, To: { } last } && first > last)
            throw Backwards(first, last, "");
        var force = from.PoliceUk is null ? "" : ForceOf(request);
        try
        {
            using var run = new FetchRun(store, NameOf(source), Asking(from, request), request, stop);
            var found = from.PoliceUk is { } routes
                ? await FromPoliceUk(run, routes, request.Server ?? routes.Server, force).ConfigureAwait(false)
                : await new FileFetch(run, from).Run().ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return Keep(run, found, request);
        }
        catch (Exception fault) when (StoreFault.IsOfTheMachine(fault))
        {
            throw StoreFault.For(store.Path, null, fault);
        }
    }

    /// <summary>Says for each source with an address, or for one, whether the publisher has something newer. Nothing is changed.</summary>
    public async Task<IReadOnlyList<NewerEdition>> Check(FetchRequest request, CancellationToken stop)
    {
        var sources = request.What.Length > 0 ? [SourceCalled(request.What)] : store.Sources.Where(source => source.Info.Fetch is { See: null }).ToList();
        var found = new List<NewerEdition>();
        foreach (var source in sources)
        {
            var from = FromOf(source);
            using var run = new FetchRun(store, NameOf(source), Asking(from, request), request, stop);
            found.Add(await NewerEdition.Ask(run, source, from, store, stop).ConfigureAwait(false));
        }
        return found;
    }

    static UserError Backwards(Month from, Month to, string whichIs) => new($"--from {from} is after --to {to}{whichIs}.");

    static async Task<Found> FromPoliceUk(FetchRun run, PoliceUkAddresses routes, Uri server, string force)
    {
        var request = run.Request;
        var there = await PoliceUkMonths.Ask(run.Downloader, PoliceUkAddresses.At(server, routes.Dates), run.Stop).ConfigureAwait(false);
        var to = request.To ?? there.Latest;
        var from = request.From ?? to;
        if (to > there.Latest)
            throw new FetchFault($"{to.Label} is not published yet: {there.Latest.Label} is the newest month. Nothing was changed.");
        if (from > to)
            throw Backwards(from, to, request.To is null ? ", the newest month" : "");
        var months = new Period(from, to).Months;
        if (request.UsingInterface)
            return await new InterfaceFetch(run, routes, server).Run(there, [.. months], force).ConfigureAwait(false);
        var tables = request.Tables.Count > 0 ? request.Tables : FetchRequest.PoliceUkTables;
        return await new ArchiveFetch(run, routes, server).Run([.. months], tables, force, there).ConfigureAwait(false);
    }

    FetchResult Keep(FetchRun run, Found found, FetchRequest request)
    {
        var before = store.Snapshots();
        AddResult? added = null;
        if (found.Ready.Count > 0)
        {
            foreach (var file in found.Ready)
                File.WriteAllText(file.Path + AboutFile.Ending, $"url: '{file.Facts.Address.AbsoluteUri.Replace("'", "''", StringComparison.Ordinal)}'\n");
            var days = request.Adding.Published is not null ? []
                : found.Ready.Where(file => file.Published is not null).ToDictionary(file => Path.GetFullPath(file.Path), file => file.Published!.Value, StringComparer.Ordinal);
            added = store.Add(request.Adding with { Paths = [.. found.Ready.Select(file => file.Path)], PublishedByPath = days }, catalogue);
            Note(run, [.. found.Ready.Zip(added.Files).Where(pair => pair.Second.Snapshot is not null).Select(pair => pair.First.Facts with { Snapshot = pair.Second.Snapshot!.Id })]);
        }
        // What was refused stays where it can be looked at.
        if (added is null or { AllGood: true })
            run.Clear();
        return new FetchResult
        {
            Added = added,
            Bytes = run.Downloader.Bytes,
            From = found.From,
            AlreadyHad = found.AlreadyHad,
            NotPublished = found.NotPublished,
            Empty = found.Empty,
            NotHad = found.NotHad,
            Revised = added?.Files.Count(file => file is { Outcome: AddOutcome.Added, Snapshot: { } now } && before.Any(one => SaysTheSameOf(one, now))) ?? 0,
        };
    }

    // The files are in the store by now, whatever becomes of the list.
    static void Note(FetchRun run, IReadOnlyList<FetchedFile> files)
    {
        try
        {
            FetchedFiles.Add(run.Folder, files);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            run.Request.Tell?.Invoke($"it could not be noted what was fetched ({fault.Message.TrimEnd('.')}): the files were added, and the next fetch downloads them again");
        }
    }

    static bool SaysTheSameOf(SnapshotRecord one, SnapshotRecord other) =>
        one.SourceId == other.SourceId && one.Force == other.Force
        && (one.FirstMonth is not null ? (one.FirstMonth, one.LastMonth) == (other.FirstMonth, other.LastMonth) : one.FileName == other.FileName);

    Downloader Asking(FetchFrom from, FetchRequest request) =>
        new(Limits, Clock, new Pace(from.PoliceUk?.ASecond ?? 5, from.PoliceUk?.Burst ?? 5, Clock), request.Tell);

    string ForceOf(FetchRequest request)
    {
        if (request.Force is null)
            throw new UserError("Say whose figures: --force metropolitan, or any other force's name.");
        var wrong = request.Tables.FirstOrDefault(table => !FetchRequest.PoliceUkTables.Contains(table, StringComparer.Ordinal));
        if (wrong is not null)
            throw new UserError($"No table called '{wrong}'. Tables: {string.Join(", ", FetchRequest.PoliceUkTables)}.");
        if (request.UsingInterface && request.Tables.Any(table => table != InterfaceFetch.Table))
            throw new UserError($"The interface gives {string.Join(" and ", request.Tables.Where(table => table != InterfaceFetch.Table))} only near a place, never for a whole force: leave --using api out.");
        return PoliceUkInterface.ForceId(catalogue.FindForce(Store.ForceCalled(request.Force, catalogue))!);
    }

    ISource SourceCalled(string name)
    {
        var found = store.Sources.FirstOrDefault(source => string.Equals(NameOf(source), name, StringComparison.OrdinalIgnoreCase) || source.Id == name);
        if (found is not null)
            return found;
        var names = store.Sources.Select(NameOf).ToList();
        var near = Nearest.To(name, names);
        throw new UserError($"No source called '{name}'. {(near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"What can be fetched: {string.Join(", ", store.Sources.Where(source => source.Info.Fetch is { See: null }).Select(NameOf))}.")}");
    }

    static string NameOf(ISource source) => source.Info.Fetch?.Name ?? source.Id;

    static FetchFrom FromOf(ISource source) => source.Info.Fetch switch
    {
        { See: { } other } => throw new UserError($"'{source.Id}' is fetched with 'peelian fetch {other}'."),
        null => throw new UserError($"'{source.Id}' has no address that is known to last.{(source.Info.Url is { } url ? $" Download it by hand from {url} and add it with 'peelian add'." : " Its files are added with 'peelian add'.")}"),
        var from => from,
    };
}
