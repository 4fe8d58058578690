namespace Peelian.App.Web;

/// <summary>The site that is answered from: the newest edition of the store. A new one takes over whole; who reads the old one reads it to the end.</summary>
/// <param name="storePath">The store's folder, whose <c>store.json</c> says when it has changed.</param>
/// <param name="make">Makes the site from the store as it is.</param>
/// <param name="tell">Told when a new edition stands, or cannot.</param>
/// <param name="clock">Tells the day, on which files may be released; the machine's own without it.</param>
sealed class LiveSite(string storePath, Func<SiteMap> make, Action<string> tell, TimeProvider? clock = null) : IDisposable
{
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    readonly Lock _gate = new();
    readonly TimeProvider _clock = clock ?? TimeProvider.System;
    // Before the edition is made: what changes while it is made is seen at the next look.
    Stamp _stamp = StampOf(storePath, clock ?? TimeProvider.System);
    Edition _now = new(make());
    (Stamp Stamp, long At, TimeSpan Wait)? _failed;
    string? _told;

    // What an edition is made of: the store as it was written last, and the day.
    readonly record struct Stamp(DateTime Written, long Length, DateOnly Day);

    /// <summary>An edition and how many read it.</summary>
    public sealed class Edition
    {
        const long MostOfPrograms = 12_000_000;

        internal Edition(SiteMap map)
        {
            (Map, Cache) = (map, new());
            Drawings = new(Cache);
            (Api, Mirror) = (new(new(MostOfPrograms, hasHeads: false)), new(new(MostOfPrograms, hasHeads: false)));
        }

        /// <summary>Its addresses.</summary>
        public SiteMap Map { get; }

        /// <summary>What was drawn of it.</summary>
        public SiteCache Cache { get; }

        /// <summary>What is being drawn of it.</summary>
        public Drawings Drawings { get; }

        /// <summary>The answers of the API: however many programs ask for, pages stay.</summary>
        public Drawings Api { get; }

        /// <summary>Those of the mirror.</summary>
        public Drawings Mirror { get; }

        internal int Readers { get; set; } = 1;
    }

    /// <summary>Reads from the edition that stands now.</summary>
    public T Read<T>(Func<Edition, T> read)
    {
        var edition = Enter();
        try
        {
            return read(edition);
        }
        finally
        {
            Release(edition);
        }
    }

    /// <summary>The edition that stands now, kept until this is disposed of: for what is read over a longer time.</summary>
    public Held Hold() => new(this, Enter());

    /// <summary>An edition that somebody reads.</summary>
    public sealed class Held(LiveSite site, Edition edition) : IDisposable
    {
        /// <summary>Its addresses.</summary>
        public SiteMap Map => edition.Map;

        /// <inheritdoc/>
        public void Dispose() => site.Release(edition);
    }

    /// <summary>What stands at an address of the edition that stands now, drawn where it has not been.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="turns">Whose turn it is.</param>
    /// <param name="isKept">Whether it is worth keeping for the next.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="gone">Cancelled when the reader goes away.</param>
    public Task<Answer?> Draw(string key, Func<SiteMap, Render.RenderedFile?> draw, Turns turns, bool isKept, string reader, CancellationToken gone) =>
        Draw(edition => edition.Drawings, key, map => draw(map) is { } file ? Answer.Of(file) : null, turns, isKept, reader, gone);

    /// <summary>The same of an answer that is more than a file.</summary>
    /// <param name="kept">With which of an edition's answers it is kept.</param>
    /// <param name="key">What is asked for.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="turns">Whose turn it is.</param>
    /// <param name="isKept">Whether it is worth keeping for the next.</param>
    /// <param name="reader">Who asks; null for nobody in particular.</param>
    /// <param name="gone">Cancelled when the reader goes away.</param>
    public async Task<Answer?> Draw(Func<Edition, Drawings> kept, string key, Func<SiteMap, Answer?> draw, Turns turns, bool isKept, string? reader, CancellationToken gone)
    {
        var edition = Enter();
        try
        {
            // Drawn to its end even where its readers go away: whoever draws reads the edition too.
            return await kept(edition).Get(key, () => Read(edition, draw), turns, isKept, gone, reader).ConfigureAwait(false);
        }
        finally
        {
            Release(edition);
        }
    }

    // Null where the edition has gone and nobody waits for this any more.
    Answer? Read(Edition edition, Func<SiteMap, Answer?> draw)
    {
        lock (_gate)
        {
            if (edition.Readers == 0)
                return null;
            edition.Readers++;
        }
        try
        {
            return draw(edition.Map);
        }
        finally
        {
            Release(edition);
        }
    }

    Edition Enter()
    {
        lock (_gate)
        {
            _now.Readers++;
            return _now;
        }
    }

    void Release(Edition edition)
    {
        lock (_gate)
        {
            if (--edition.Readers > 0)
                return;
        }
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

    /// <summary>
    /// Takes the store as it is now, where it or the day has changed. Whatever is wrong with it, the site stays as it was, and looks again:
    /// at once when it is written again, and else after waiting longer each time.
    /// </summary>
    public void Renew()
    {
        var stamp = StampOf(storePath, _clock);
        if (stamp == _stamp || (_failed is { } last && last.Stamp == stamp && _clock.GetElapsedTime(last.At) < last.Wait))
            return;
        var why = stamp with { Day = _stamp.Day } == _stamp ? "A new day has begun" : "The store has changed";
        try
        {
            var next = new Edition(make());
            Edition old;
            lock (_gate)
                (old, _now) = (_now, next);
            (_stamp, _failed, _told) = (stamp, null, null);
            Release(old);
            Tell($"{why}: the site now reaches {next.Map.AsAt.Label}.");
        }
#pragma warning disable CA1031 // A site that is served goes on, whatever was done to its store.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var wait = _failed is { } before && before.Stamp == stamp ? before.Wait * 2 : ShortestWait;
            _failed = (stamp, _clock.GetTimestamp(), wait < LongestWait ? wait : LongestWait);
            Tell($"{why}, and the site stays as it was: {Faults.OneLine(fault)}");
        }
    }

    // Looked at every two seconds: what stays as it is is told once.
    void Tell(string words)
    {
        if (words != _told)
            tell(words);
        _told = words;
    }

    static Stamp StampOf(string storePath, TimeProvider clock)
    {
        var index = new FileInfo(Path.Combine(storePath, "store.json"));
        return new(index.LastWriteTimeUtc, index.Exists ? index.Length : 0, DateOnly.FromDateTime(clock.GetLocalNow().Date));
    }

    /// <inheritdoc/>
    public void Dispose() => Release(_now);
}
