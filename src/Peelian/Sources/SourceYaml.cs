using Peelian.Fetching;

namespace Peelian.Sources;

/// <summary>Reads the <c>source.yaml</c> that lies embedded beside each source.</summary>
static class SourceYaml
{
    static readonly string[] Common = ["name", "publisher", "series", "licence", "attribution", "url", "access", "verdict", "fetch"];

    static readonly Dictionary<string, Access> Accesses = new(StringComparer.Ordinal)
    {
        ["public"] = Access.Public,
        ["restricted"] = Access.Restricted,
    };

    /// <summary>The words of a source, and what <paramref name="read"/> makes of its own keys.</summary>
    /// <param name="folder">The source's folder under <c>Sources/</c>.</param>
    /// <param name="keys">Keys beyond the common ones.</param>
    /// <param name="read">Reads those.</param>
    /// <exception cref="InvalidOperationException">The file is missing or has faults: our own mistake, not the user's.</exception>
    public static (SourceInfo Info, T Own) Read<T>(string folder, IReadOnlyList<string> keys, Func<Options, T> read)
    {
        var name = $"Sources/{folder}/source.yaml";
        using var stream = typeof(SourceYaml).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var faults = new Faults();
        var options = Options.Read(reader.ReadToEnd(), name, faults);
        if (options is null)
            throw new InvalidOperationException(string.Join("\n", faults.All));
        options.Allow([.. Common, .. keys]);
        var info = ReadInfo(options);
        var own = read(options);
        return faults.All.Count == 0 ? (info, own) : throw new InvalidOperationException(string.Join("\n", faults.All));
    }

    /// <summary>The words of a source that has no keys of its own.</summary>
    public static SourceInfo Read(string folder) => Read(folder, [], static _ => 0).Info;

    static SourceInfo ReadInfo(Options options) => new()
    {
        Name = options.Text("name"),
        Publisher = options.Text("publisher"),
        Series = options.Text("series"),
        Licence = options.Text("licence"),
        Attribution = options.Text("attribution"),
        Url = options.TextOrNull("url"),
        Fetch = FetchFrom.Read(options.Child("fetch")),
        Verdict = options.Text("verdict"),
        Access = options.OneOf("access", Accesses, Access.Public),
        Options = options,
    };
}
