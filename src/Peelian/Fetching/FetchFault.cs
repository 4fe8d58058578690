namespace Peelian.Fetching;

/// <summary>Something could not be fetched: one line that says what, why and what to do. The store is as it was.</summary>
public sealed class FetchFault : Exception
{
    /// <summary>A message for people.</summary>
    public FetchFault(string message)
        : base(message)
    {
    }

    /// <summary>A message with the failure underneath, for <c>--verbose</c>.</summary>
    public FetchFault(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>What the server answered, an HTTP status; null where it is about something else.</summary>
    public int? Status { get; init; }
}

/// <summary>A failure that may pass: a dropped connection, a server that is busy.</summary>
sealed class PassingFault(string message, TimeSpan? wait = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public TimeSpan? Wait { get; } = wait;
}

/// <summary>The file became another one on the server while parts of it were being read.</summary>
/// <remarks>Not an <see cref="IOException"/>: the reader of archives would take it for a damaged one.</remarks>
sealed class ChangedOnServer(string message) : Exception(message);
