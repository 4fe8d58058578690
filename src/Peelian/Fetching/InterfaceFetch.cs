using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>Gets a force's searches from the interface of data.police.uk, a month a request. It gives street crime and outcomes only near a place.</summary>
sealed class InterfaceFetch(FetchRun run, PoliceUkAddresses routes, Uri server)
{
    /// <summary>The one kind of file that it gives for a whole force.</summary>
    public const string Table = "stop-and-search";

    const string Prefix = "interface-";

    public async Task<Found> Run(PoliceUkMonths there, IReadOnlyList<Month> months, string force)
    {
        if (months[0] < there.Oldest)
            throw new FetchFault($"The interface has nothing of {months[0].Label}: {there.Oldest.Label} is its oldest month. Leave --using api out for what is older. Nothing was changed.");
        var found = new Found();
        string? folder = null;
        foreach (var (month, done) in months.Select((month, index) => (month, (double)index / months.Count)))
        {
            var name = $"{month}-{force}-{Table}.json";
            run.Request.Progress?.Invoke(name, done);
            if (!there.HasStops(month, force))
                found.NotPublished.Add(name);
            else if (await Get(month, force, name, folder ??= Begin(there.Latest)).ConfigureAwait(false) is { } file)
                found.Ready.Add(file);
            else
                found.Empty.Add(name);
        }
        found.From.Add($"{PoliceUkAddresses.At(server, "/")} (the interface, {there.Latest.Label} the newest month)");
        return found;
    }

    // What an interrupted run left is of use as long as nothing newer was published.
    string Begin(Month latest)
    {
        var folder = run.Use(Prefix + latest);
        foreach (var older in Directory.Exists(run.Work) ? Directory.GetDirectories(run.Work, Prefix + "*") : [])
        {
            if (older != folder)
                run.Drop(older);
        }
        return folder;
    }

    // Null for an empty list.
    async Task<ReadyFile?> Get(Month month, string force, string name, string folder)
    {
        var address = PoliceUkAddresses.At(server, routes.Stops, month, force);
        var path = Path.Combine(folder, name);
        // One that was handed on to be added and is still here was refused, or one beside it: the server may say something better by now.
        if (!File.Exists(path) || File.Exists(path + AboutFile.Ending))
            await run.Whole(address, path, name).ConfigureAwait(false);
        var bytes = new FileInfo(path).Length;
        return IsEmptyList(path, bytes) ? null : new ReadyFile(path, new FetchedFile { Source = run.Name, Name = name, Address = address, Bytes = bytes, Snapshot = "" }, null);
    }

    static bool IsEmptyList(string path, long bytes) =>
        bytes <= 100 && string.Concat(File.ReadAllText(path).Where(letter => !char.IsWhiteSpace(letter))) == "[]";
}
