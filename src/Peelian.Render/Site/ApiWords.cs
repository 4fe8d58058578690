namespace Peelian.Render.Site;

/// <summary>The API as its page tells it.</summary>
/// <param name="Resources">What can be asked for.</param>
/// <param name="Problems">Why something is not answered.</param>
/// <param name="Promises">What can be relied on.</param>
public sealed record ApiWords(IReadOnlyList<ApiResource> Resources, IReadOnlyList<ApiProblemWords> Problems, string Promises);

/// <summary>Something that can be asked for.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Description">What it is.</param>
/// <param name="Routes">Its routes.</param>
public sealed record ApiResource(string Name, string Description, IReadOnlyList<ApiRouteWords> Routes);

/// <summary>A route.</summary>
/// <param name="Path">Its path from the root of the site.</param>
/// <param name="Summary">What it answers.</param>
/// <param name="Description">What one must know of the answer.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Columns">What its CSV has, and its JSON under the same names.</param>
/// <param name="Example">A line to copy; null where none is the same on every site.</param>
public sealed record ApiRouteWords(string Path, string Summary, string Description, IReadOnlyList<ApiParameterWords> Parameters, IReadOnlyList<(string Name, string Description)> Columns, string? Example);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">True where it must be given.</param>
/// <param name="IsMany">True where it may be given several times.</param>
/// <param name="Default">What holds without it; null for no restriction.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="Words">The words that it can be; empty where they hang on what is loaded.</param>
public sealed record ApiParameterWords(string Name, bool IsRequired, bool IsMany, string? Default, string Description, IReadOnlyList<string> Words);

/// <summary>Why something is not answered.</summary>
/// <param name="Code">The word for programs.</param>
/// <param name="Statuses">The status codes that it comes with.</param>
/// <param name="Meaning">What it means and what to do.</param>
public sealed record ApiProblemWords(string Code, IReadOnlyList<int> Statuses, string Meaning);
