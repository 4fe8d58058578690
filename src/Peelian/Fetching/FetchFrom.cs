namespace Peelian.Fetching;

/// <summary>Where a source's files are fetched from: the key <c>fetch</c> of its <c>source.yaml</c>.</summary>
public sealed record FetchFrom
{
    /// <summary>What <c>fetch</c> is given, where that is not the source's id: <c>police.uk</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The address of a file that is always the newest edition.</summary>
    public Uri? File { get; init; }

    /// <summary>The address of a list in JSON, of any form, in which addresses of files stand; <see cref="Files"/> says which.</summary>
    public Uri? Listing { get; init; }

    /// <summary>Names of files in the listing, with <c>*</c> for any part of a name.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The day published is the one on which the server says that the file was last changed.</summary>
    public bool PublishedIsLastModified { get; init; }

    /// <summary>What to give <c>fetch</c> instead, for a source whose files come with another's.</summary>
    public string? See { get; init; }

    /// <summary>How data.police.uk is asked; null for any other.</summary>
    public PoliceUkAddresses? PoliceUk { get; init; }

    internal static FetchFrom? Read(Options? options)
    {
        if (options is null)
            return null;
        options.Allow("name", "file", "listing", "files", "published", "see", "police-uk");
        return new FetchFrom
        {
            Name = options.TextOrNull("name"),
            File = Address(options, "file"),
            Listing = Address(options, "listing"),
            Files = options.Texts("files"),
            PublishedIsLastModified = options.OneOf("published", new Dictionary<string, bool>(StringComparer.Ordinal) { ["last-modified"] = true, ["not-said"] = false }, false),
            See = options.TextOrNull("see"),
            PoliceUk = options.Child("police-uk") is { } police ? PoliceUkAddresses.Read(police) : null,
        };
    }

    internal static Uri? Address(Options options, string key)
    {
        if (options.TextOrNull(key) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            return address;
        options.Fault($"'{key}' is '{text}', not an https address.");
        return null;
    }
}

/// <summary>The routes of data.police.uk, and its limits.</summary>
public sealed record PoliceUkAddresses
{
    /// <summary>The server: <c>https://data.police.uk</c>.</summary>
    public required Uri Server { get; init; }

    /// <summary>The archive to a month, with <c>{month}</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>How many months an archive holds, its own included.</summary>
    public required int Months { get; init; }

    /// <summary>The months there are, and whose searches are in each.</summary>
    public required string Dates { get; init; }

    /// <summary>The newest month.</summary>
    public required string LastUpdated { get; init; }

    /// <summary>The searches of a force and month, with <c>{force}</c> and <c>{month}</c>.</summary>
    public required string Stops { get; init; }

    /// <summary>Requests a second in the long run.</summary>
    public required int ASecond { get; init; }

    /// <summary>Requests at once after a rest.</summary>
    public required int Burst { get; init; }

    internal static PoliceUkAddresses Read(Options options)
    {
        options.Allow("server", "archive", "months", "dates", "last-updated", "stops", "a-second", "burst");
        return new PoliceUkAddresses
        {
            Server = FetchFrom.Address(options, "server") ?? new Uri("https://invalid"),
            Archive = options.Text("archive"),
            Months = options.Int("months", 1),
            Dates = options.Text("dates"),
            LastUpdated = options.Text("last-updated"),
            Stops = options.Text("stops"),
            ASecond = options.Int("a-second", 1),
            Burst = options.Int("burst", 1),
        };
    }

    /// <summary>The address of a route on a server.</summary>
    internal static Uri At(Uri server, string route, Month? month = null, string? force = null) =>
        Addresses.On(server, route.Replace("{month}", month?.ToString(), StringComparison.Ordinal).Replace("{force}", Uri.EscapeDataString(force ?? ""), StringComparison.Ordinal));
}
