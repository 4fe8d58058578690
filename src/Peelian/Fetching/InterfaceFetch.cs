namespace Peelian.Fetching;

/// <summary>Gets a force's searches from the interface of data.police.uk, a month a request. It gives street crime and outcomes only near a place.</summary>
sealed class InterfaceFetch(FetchRun run, PoliceUkAddresses routes, Uri server)
{
    /// <summary>The one kind of file that it gives for a whole force.</summary>
    public const string Table = "stop-and-search";

    public async Task<Found> Run(PoliceUkMonths there, IReadOnlyList<Month> months, string force)
    {
        var found = new Found();
        // What an interrupted run left is of use as long as nothing newer was published.
        var folder = Path.Combine(run.Work, $"interface-{there.Latest}");
        foreach (var (month, done) in months.Select((month, index) => (month, (double)index / months.Count)))
        {
            var name = $"{month}-{force}-{Table}.json";
            run.Request.Progress?.Invoke(name, done);
            if (!there.HasStops(month, force) || await Get(month, force, name, folder).ConfigureAwait(false) is not { } file)
                found.NotPublished.Add(name);
            else
                found.Ready.Add(file);
        }
        found.From.Add($"{PoliceUkAddresses.At(server, "/")} (the interface, {there.Latest.Label} the newest month)");
        return found;
    }

    async Task<ReadyFile?> Get(Month month, string force, string name, string folder)
    {
        var address = PoliceUkAddresses.At(server, routes.Stops, month, force);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            await run.Whole(address, path, name).ConfigureAwait(false);
        var bytes = new FileInfo(path).Length;
        // An empty list, "[]", says that there was none.
        return bytes <= 4 ? null : new ReadyFile(path, new FetchedFile { Source = run.Name, Name = name, Address = address, Bytes = bytes, Snapshot = "" }, null);
    }
}
