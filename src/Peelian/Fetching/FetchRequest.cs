using System.Globalization;
using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>What to fetch, and how it is added.</summary>
public sealed record FetchRequest
{
    /// <summary><c>police.uk</c>, or the id of a source.</summary>
    public required string What { get; init; }

    /// <summary>The force, under any of its names; only for police.uk.</summary>
    public string? Force { get; init; }

    /// <summary>The first month; null for the newest.</summary>
    public Month? From { get; init; }

    /// <summary>The last month; null for the newest.</summary>
    public Month? To { get; init; }

    /// <summary>Of <see cref="PoliceUkTables"/>; empty for all that the way gives.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Ask the interface month by month, instead of reading archives.</summary>
    public bool UsingInterface { get; init; }

    /// <summary>A server that stands in for the publisher's; null for the publisher's own.</summary>
    public Uri? Server { get; init; }

    /// <summary>What is said of the files when they are added; its paths are not used.</summary>
    public AddRequest Adding { get; init; } = new() { Paths = [] };

    /// <summary>Told what the user should know at once.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Told what is being fetched and how much of it is done, 0 to 1.</summary>
    public Action<string, double>? Progress { get; init; }

    /// <summary>The kinds of file that data.police.uk publishes for a force and month.</summary>
    public static IReadOnlyList<string> PoliceUkTables { get; } = ["street", "outcomes", "stop-and-search"];
}

/// <summary>What became of a call to fetch.</summary>
public sealed record FetchResult
{
    /// <summary>What became of the files that were fetched; null where there was nothing to add.</summary>
    public AddResult? Added { get; init; }

    /// <summary>Bytes that came over the network.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where the files came from: one line for each archive or address, with size and edition.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Names of files that the server has as the store has them: not fetched again.</summary>
    public IReadOnlyList<string> AlreadyHad { get; init; } = [];

    /// <summary>Names of files that were asked for and that the publisher has not.</summary>
    public IReadOnlyList<string> NotPublished { get; init; } = [];

    /// <summary>Names of answers that are an empty list: the publisher says that there was none. Nothing is kept of them.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>Names of files of months that the publisher says it has and that could not be had: a fault.</summary>
    public IReadOnlyList<string> NotHad { get; init; } = [];

    /// <summary>True where all that is published is in the store now: exit code 0.</summary>
    public bool AllGood => NotHad.Count == 0 && Added is null or { AllGood: true };

    /// <summary>Of the files added, how many say something else about what the store had before.</summary>
    public int Revised { get; init; }

    /// <summary>A number of bytes for people: "1,733.9 MB", "12 kB".</summary>
    public static string Size(long bytes) =>
        bytes < 1_000_000 ? $"{Figures.Format.Whole(Math.Ceiling(bytes / 1000m))} kB" : (bytes / 1_000_000m).ToString("#,0.0", CultureInfo.InvariantCulture) + " MB";
}

/// <summary>A file that was fetched and waits to be added.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Facts">Where it came from; its snapshot is not known yet.</param>
/// <param name="Published">The day it was published, as far as the server says.</param>
sealed record ReadyFile(string Path, FetchedFile Facts, DateOnly? Published);

/// <summary>What a way of fetching found.</summary>
sealed class Found
{
    public List<ReadyFile> Ready { get; } = [];

    public List<string> AlreadyHad { get; } = [];

    public List<string> NotPublished { get; } = [];

    public List<string> Empty { get; } = [];

    public List<string> NotHad { get; } = [];

    public List<string> From { get; } = [];
}
