namespace Peelian.Tests;

/// <summary>A clock on which every wait is over at once, and that remembers how long it would have been.</summary>
sealed class HurriedClock : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<TimeSpan> _waits = [];
    DateTimeOffset _now = new(2026, 8, 28, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The waits that were asked for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _waits.Add(dueTime);
            _now += dueTime;
        }
        return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
