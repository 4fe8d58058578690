using System.Globalization;

namespace Peelian.Sources;

/// <summary>What to add to a store, and what the user says about it.</summary>
public sealed record AddRequest
{
    /// <summary>Files and folders; of folders, every file in them that is not hidden.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The day on which all of them were published, where known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The day published of single files or folders: these come before <see cref="Published"/>, the longest path first.</summary>
    public IReadOnlyDictionary<string, DateOnly> PublishedByPath { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The force that the rows are about, where the files do not say it.</summary>
    public string? Force { get; init; }

    /// <summary>The data is made up: every figure that uses it says so.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Leave bad rows out, listed in <c>problems.csv</c>, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Add all of the files or none.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>Who may see it; null for the source's own rule.</summary>
    public Access? Access { get; init; }

    /// <summary>The day from which it may be shown; null for at once.</summary>
    public DateOnly? ReleaseAt { get; init; }

    /// <summary>Told the file being read and how much of it is done, 0 to 1.</summary>
    public Action<string, double>? Progress { get; init; }

    /// <summary>Told what the user should know at once, such as that another process holds the store.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Reads the values of <c>--published</c>: <c>2016-01-31</c> for everything, <c>PATH=2016-01-31</c> for one file or folder.</summary>
    /// <exception cref="UserError">A value is neither.</exception>
    public AddRequest WithPublished(IEnumerable<string> values)
    {
        var request = this;
        var byPath = new Dictionary<string, DateOnly>(PublishedByPath, StringComparer.Ordinal);
        foreach (var value in values)
        {
            var equals = value.LastIndexOf('=');
            if (!DateOnly.TryParseExact(value[(equals + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                throw new UserError($"'{value}' is not a date: write --published 2016-01-31, or --published PATH=2016-01-31 for one file or folder.");
            if (equals < 0)
                request = request with { Published = date };
            else
                byPath[value[..equals]] = date;
        }
        return request with { PublishedByPath = byPath };
    }

    /// <summary>The day on which a file was published, as far as the user said.</summary>
    internal DateOnly? PublishedOf(string fullPath)
    {
        var best = PublishedByPath
            .Select(pair => (path: Path.TrimEndingDirectorySeparator(Path.GetFullPath(pair.Key)), date: pair.Value))
            .Where(pair => fullPath == pair.path || fullPath.StartsWith(pair.path + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.path.Length)
            .Select(pair => (DateOnly?)pair.date)
            .FirstOrDefault();
        return best ?? Published;
    }
}
