using System.CommandLine;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary>Options that every command takes.</summary>
public sealed class GlobalOptions
{
    /// <summary>The folder of kept files.</summary>
    public Option<string> Store { get; } = new("--store")
    {
        Description = "Folder of kept files (default: peelian-store, or the environment variable PEELIAN_STORE)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PEELIAN_STORE") is { Length: > 0 } store ? store : "peelian-store",
    };

    /// <summary>The folder of words and wiring.</summary>
    public Option<string> Catalogue { get; } = new("--catalogue")
    {
        Description = "Folder of areas, measures and packs (default: the one that comes with the program)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "catalogue"),
    };

    /// <summary>Say only what went wrong.</summary>
    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say only what went wrong", Recursive = true };

    /// <summary>Say more.</summary>
    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Say more, and show what lies behind an error", Recursive = true };

    internal void AddTo(Command root)
    {
        root.Options.Add(Store);
        root.Options.Add(Catalogue);
        root.Options.Add(Quiet);
        root.Options.Add(Verbose);
    }

    internal Store OpenStore(ParseResult parsed) => new(parsed.GetValue(Store)!);

    internal Catalogue ReadCatalogue(ParseResult parsed) => CatalogueReader.Read(parsed.GetValue(Catalogue)!);

    internal TextWriter Talk(ParseResult parsed, TextWriter output) => parsed.GetValue(Quiet) ? TextWriter.Null : output;
}
