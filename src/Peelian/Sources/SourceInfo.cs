using Peelian.Fetching;

namespace Peelian.Sources;

/// <summary>A source's own words, from its <c>source.yaml</c>.</summary>
public sealed record SourceInfo
{
    /// <summary>Name for people: "Recorded crime by borough (Metropolitan Police)".</summary>
    public required string Name { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The publication: what vintages are vintages of.</summary>
    public required string Series { get; init; }

    /// <summary>Its licence.</summary>
    public required string Licence { get; init; }

    /// <summary>The attribution that the licence asks for.</summary>
    public required string Attribution { get; init; }

    /// <summary>Where it is published.</summary>
    public string? Url { get; init; }

    /// <summary>Where its files are fetched from; null where no address of them is known to last.</summary>
    public FetchFrom? Fetch { get; init; }

    /// <summary>What the data can and cannot bear, after trying it on real files: shown by <c>list sources</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Who may see it by default.</summary>
    public Access Access { get; init; } = Access.Public;

    /// <summary>The rest of the file: label maps, classifications.</summary>
    public required Options Options { get; init; }
}
