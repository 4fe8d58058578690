namespace Peelian.Fetching;

/// <summary>What is taken from a server, and with how much patience.</summary>
public sealed record FetchLimits
{
    /// <summary>The largest file that is downloaded, in bytes. An archive of data.police.uk has about two thousand million.</summary>
    public long MostBytes { get; init; } = 16_000_000_000;

    /// <summary>How often in a row an address may fail before it is given up; an attempt that brought bytes begins the count anew.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The wait after the first failure; it doubles with each that follows.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait where the server does not name one.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait that a server may ask for; where it asks for more, that is said and nothing is waited for.</summary>
    public TimeSpan MostAskedWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a server may say nothing before the connection counts as dropped.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often one request may be sent on to another address.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failures">How many there were in a row, from 1.</param>
    internal TimeSpan WaitAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(MostWait.Ticks, FirstWait.Ticks << Math.Min(failures - 1, 20)));
}
