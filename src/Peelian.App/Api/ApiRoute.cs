namespace Peelian.App.Api;

/// <summary>A route of the API: from this the server finds its way, checks what is asked and writes what is answered, and from this the API's document and page are made.</summary>
sealed record ApiRoute
{
    /// <summary>Its path below the API's root, with its parameters in braces: <c>/areas/{area}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its name in generated clients.</summary>
    public required string Id { get; init; }

    /// <summary>What it answers, in a line.</summary>
    public required string Summary { get; init; }

    /// <summary>What one must know of the answer.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The type of a row, or of the one thing that it answers.</summary>
    public required Type Row { get; init; }

    /// <summary>True where it answers a list.</summary>
    public required bool IsList { get; init; }

    /// <summary>Refuses, before anything is computed, what cannot be asked together; null where everything can.</summary>
    public Action<ApiQuestions, Asked>? Check { get; init; }

    /// <summary>Answers.</summary>
    public required Func<ApiQuestions, Asked, Reply> Ask { get; init; }

    /// <summary>Makes its CSV where that is not its rows as they are; null for the others.</summary>
    public Func<ApiQuestions, Asked, Render.RenderedFile>? Csv { get; init; }

    /// <summary>Answers one row after the other, where there can be more than one wants to hold; null where there cannot.</summary>
    public Func<ApiQuestions, Asked, IEnumerable<object>>? OneByOne { get; init; }

    /// <summary>The resource that it is of: the first part of its path.</summary>
    public string Resource => Parts.Count == 0 ? "resources" : Parts[0];

    /// <summary>The parts of its path.</summary>
    public IReadOnlyList<string> Parts => field ??= Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An address that shows what it does, below the API's root.</summary>
    public string Example => string.Concat(Parts.Select(part => "/" + (ParameterOf(part)?.Example ?? part)))
        + (Query.Length > 0 ? "?" + Query : "");

    /// <summary>False where what the example names differs from site to site, such as a file.</summary>
    public bool IsShownWithExample => Parameters.Where(one => one.IsInPath).All(one => one.Example.Length > 0);

    /// <summary>The query of the example.</summary>
    public string Query { get; init; } = "";

    /// <summary>The names of the path's parameters.</summary>
    public IEnumerable<string> PathNames => Parameters.Where(one => one.IsInPath).Select(one => one.Name);

    /// <summary>Its path with what was asked in place of the parameters.</summary>
    public string PathOf(Asked asked) => string.Concat(Parts.Select(part => "/" + (ParameterOf(part) is { } parameter ? Uri.EscapeDataString(asked.Text(parameter.Name)!) : part)));

    /// <summary>The values of the path's parameters where a path is one of this route; null where it is not.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>? Match(IReadOnlyList<string> path)
    {
        if (path.Count != Parts.Count)
            return null;
        var values = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        for (var at = 0; at < path.Count; at++)
        {
            if (ParameterOf(Parts[at]) is { } parameter)
                values.Add(new(parameter.Name, [path[at]]));
            else if (Parts[at] != path[at])
                return null;
        }
        return values;
    }

    ApiParameter? ParameterOf(string part) => part[0] == '{' ? Parameters.First(one => one.Name == part[1..^1]) : null;
}
