using System.Threading.RateLimiting;
using Peelian.Render;

namespace Peelian.App.Web;

/// <summary>No page could be drawn in time: too many others are.</summary>
sealed class BusyException() : Exception("Too many pages are being drawn.");

/// <summary>A reader wants more pages drawn than one needs.</summary>
sealed class TooManyException(TimeSpan? after) : Exception("One reader asks for too many pages that have to be drawn.")
{
    /// <summary>When to come again; null where that is as soon as another page is done.</summary>
    public TimeSpan? After => after;
}

/// <summary>Whose turn it is to have a page drawn: so many at once, so many waiting, in the order of asking.</summary>
sealed class Turns(SiteLimits limits) : IDisposable
{
    readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = limits.Drawings,
        QueueLimit = limits.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    static readonly ConcurrencyLimiterOptions OneStream = new() { PermitLimit = 1, QueueLimit = 0 };

    readonly PartitionedRateLimiter<string> _streamOf = PartitionedRateLimiter.Create<string, string>(reader => RateLimitPartition.GetConcurrencyLimiter(reader, _ => OneStream));

    readonly ConcurrencyLimiter _streams = new(new() { PermitLimit = limits.Streams, QueueLimit = 0 });

    readonly PartitionedRateLimiter<string>? _shares = limits.DrawnPerMinute > 0 ? ClientLimit.OfDrawings(limits) : null;

    /// <summary>A page of a reader's share, until it is disposed of.</summary>
    /// <param name="reader">Who asks; null for nobody in particular.</param>
    /// <exception cref="TooManyException">The reader has had it.</exception>
    public IDisposable? Share(string? reader)
    {
        if (_shares is null || reader is null)
            return null;
        var lease = _shares.AttemptAcquire(reader);
        if (lease.IsAcquired)
            return lease;
        TimeSpan? after = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : null;
        lease.Dispose();
        throw new TooManyException(after);
    }

    /// <summary>How long a reader is kept waiting.</summary>
    public TimeSpan Patience => limits.Patience;

    /// <summary>A turn, given back when it is disposed of.</summary>
    /// <exception cref="BusyException">Too many wait already.</exception>
    public async Task<IDisposable> Take(CancellationToken stop)
    {
        var lease = await _limiter.AcquireAsync(1, stop).ConfigureAwait(false);
        return lease.IsAcquired ? lease : throw new BusyException();
    }

    /// <summary>A turn to be sent a long list as it is found, given back when it is disposed of.</summary>
    /// <param name="reader">Who asks: one list at a time is sent to each.</param>
    /// <exception cref="BusyException">Too many are being sent.</exception>
    /// <exception cref="TooManyException">One is being sent to that reader.</exception>
    public IDisposable Stream(string reader)
    {
        var own = _streamOf.AttemptAcquire(reader);
        if (!own.IsAcquired)
        {
            own.Dispose();
            throw new TooManyException(null);
        }
        var lease = _streams.AttemptAcquire();
        if (lease.IsAcquired)
            return new Both(own, lease);
        own.Dispose();
        throw new BusyException();
    }

    sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            Second.Dispose();
            First.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _limiter.Dispose();
        _streams.Dispose();
        _streamOf.Dispose();
        _shares?.Dispose();
    }
}

/// <summary>What is being drawn of an edition: once, however many ask for it. What nobody waits for any more is not begun.</summary>
sealed class Drawings(SiteCache cache)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    sealed class Job : IDisposable
    {
        public CancellationTokenSource Left { get; } = new();

        public int Readers { get; set; }

        public bool Begun { get; set; }

        public Task<Answer?> Done { get; set; } = Task.FromResult<Answer?>(null);

        public void Dispose() => Left.Dispose();
    }

    /// <summary>What is kept of an address, or what is drawn of it now; null where nothing stands there.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="turns">Whose turn it is.</param>
    /// <param name="isKept">Whether it is worth keeping for the next.</param>
    /// <param name="gone">Cancelled when the reader goes away.</param>
    /// <param name="reader">Of whose share it is; null for nobody's.</param>
    /// <exception cref="BusyException">It did not get its turn in time.</exception>
    /// <exception cref="TooManyException">The reader has had what one is given.</exception>
    public Task<Answer?> Get(string key, Func<RenderedFile?> draw, Turns turns, bool isKept, CancellationToken gone, string? reader = null) =>
        Get(key, () => draw() is { } file ? Answer.Of(file) : null, turns, isKept, gone, reader);

    /// <summary>The same of an answer that is more than a file.</summary>
    public async Task<Answer?> Get(string key, Func<Answer?> draw, Turns turns, bool isKept, CancellationToken gone, string? reader = null)
    {
        if (cache.Find(key) is { } kept)
            return kept;
        using var share = turns.Share(reader);
        Job job;
        lock (_gate)
        {
            if (cache.Find(key) is { } had)
                return had;
            job = JobOf(key, draw, turns, isKept);
            job.Readers++;
        }
        try
        {
            return await job.Done.WaitAsync(turns.Patience, gone).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BusyException();
        }
        finally
        {
            Leave(job);
        }
    }

    Job JobOf(string key, Func<Answer?> draw, Turns turns, bool isKept)
    {
        if (_jobs.TryGetValue(key, out var there) && (there.Readers > 0 || there.Begun))
            return there;
        var job = new Job();
        _jobs[key] = job;
        job.Done = Task.Run(() => Draw(key, job, draw, turns, isKept), CancellationToken.None);
        return job;
    }

    void Leave(Job job)
    {
        lock (_gate)
        {
            job.Readers--;
            if (job is { Readers: 0, Begun: false })
                job.Left.Cancel();
        }
    }

    async Task<Answer?> Draw(string key, Job job, Func<Answer?> draw, Turns turns, bool isKept)
    {
        try
        {
            using var turn = await turns.Take(job.Left.Token).ConfigureAwait(false);
            lock (_gate)
            {
                job.Left.Token.ThrowIfCancellationRequested();
                job.Begun = true;
            }
            if (draw() is not { } answer)
                return null;
            if (isKept && answer.IsWorthKeeping)
                cache.Keep(key, answer);
            return answer;
        }
        finally
        {
            lock (_gate)
            {
                if (_jobs.TryGetValue(key, out var mine) && mine == job)
                    _jobs.Remove(key);
                job.Begun = true; // nothing is left to be cancelled
                job.Dispose();
            }
        }
    }
}
