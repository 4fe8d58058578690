namespace Peelian.App.Web;

/// <summary>How much is done for readers at once, and for one of them: a page is drawn from many figures, so whoever asks without end would take it from the others.</summary>
sealed record SiteLimits
{
    /// <summary>Requests of one reader in a minute; 0 for no limit. A page is two or three of them.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>Pages of one reader in a minute that nobody drew before; 0 for no limit. Those that were drawn are sent all the same.</summary>
    public int DrawnPerMinute { get; init; }

    /// <summary>Pages of one reader that are drawn or wait for it at once, where <see cref="DrawnPerMinute"/> is limited.</summary>
    public int DrawnAtOnce { get; init; } = 8;

    /// <summary>Requests of one reader in a second to the mirror of data.police.uk, of which twice as many may come at once; 0 for no limit. The interface's own is 15.</summary>
    public int MirrorPerSecond { get; init; }

    /// <summary>Connections at once.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Pages drawn at once. Those that were drawn before are sent without a turn.</summary>
    public int Drawings { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Pages that wait for their turn; beyond these a reader is asked to come again.</summary>
    public int Waiting { get; init; } = 200;

    /// <summary>Long lists sent at once, a row as it is found; beyond these a reader is asked to come again.</summary>
    public int Streams { get; init; } = 4;

    /// <summary>How long a reader is kept waiting for a page.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Addresses of proxies that say truly for whom they ask.</summary>
    public IReadOnlyList<System.Net.IPAddress> Proxies { get; init; } = [];
}
