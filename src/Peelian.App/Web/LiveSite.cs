namespace Peelian.App.Web;

/// <summary>The site that is answered from: the newest edition of the store. A new one takes over whole; who reads the old one reads it to the end.</summary>
/// <param name="storePath">The store's folder, whose <c>store.json</c> says when it has changed.</param>
/// <param name="make">Makes the site from the store as it is.</param>
/// <param name="tell">Told when a new edition stands, or cannot.</param>
sealed class LiveSite(string storePath, Func<SiteMap> make, Action<string> tell) : IDisposable
{
    readonly Lock _gate = new();
    Edition _now = new(make());
    DateTime _stamp = StampOf(storePath);

    /// <summary>An edition and how many read it.</summary>
    public sealed class Edition(SiteMap map)
    {
        /// <summary>Its addresses.</summary>
        public SiteMap Map => map;

        /// <summary>What was drawn of it.</summary>
        public SiteCache Cache { get; } = new();

        internal int Readers { get; set; } = 1;
    }

    /// <summary>Reads from the edition that stands now.</summary>
    public T Read<T>(Func<Edition, T> read)
    {
        Edition edition;
        lock (_gate)
        {
            edition = _now;
            edition.Readers++;
        }
        try
        {
            return read(edition);
        }
        finally
        {
            Release(edition);
        }
    }

    void Release(Edition edition)
    {
        lock (_gate)
            edition.Readers--;
        if (edition.Readers == 0)
            edition.Map.Dispose();
    }

    /// <summary>Looks whether the store has changed, again and again, until told to stop.</summary>
    public async Task Watch(TimeSpan every, CancellationToken stop)
    {
        using var clock = new PeriodicTimer(every);
        while (await Next(clock, stop).ConfigureAwait(false))
            Renew();
    }

    static async Task<bool> Next(PeriodicTimer clock, CancellationToken stop)
    {
        try
        {
            return await clock.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Takes the store as it is now, where it has changed.</summary>
    public void Renew()
    {
        var stamp = StampOf(storePath);
        if (stamp == _stamp)
            return;
        _stamp = stamp;
        try
        {
            var next = new Edition(make());
            Edition old;
            lock (_gate)
                (old, _now) = (_now, next);
            Release(old);
            tell($"The store has changed: the site now reaches {next.Map.AsAt.Label}.");
        }
        catch (UserError fault)
        {
            tell($"The store has changed, and the site stays as it was: {fault.Message}");
        }
    }

    static DateTime StampOf(string storePath) => File.GetLastWriteTimeUtc(Path.Combine(storePath, "store.json"));

    /// <inheritdoc/>
    public void Dispose() => Release(_now);
}
