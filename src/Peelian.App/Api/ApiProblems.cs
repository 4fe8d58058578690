using System.ComponentModel;

namespace Peelian.App.Api;

/// <summary>A reason for which a question is not answered.</summary>
/// <param name="Code">The word for programs: a promise.</param>
/// <param name="Status">The status code; 0 for one that stands with several.</param>
/// <param name="Meaning">What it means and what to do.</param>
sealed record ApiProblem(string Code, int Status, string Meaning);

/// <summary>A problem as it is answered (RFC 9457).</summary>
sealed record ProblemAnswer(
    [property: Description("Where the problem is explained, from the root of this site")] string Type,
    [property: Description("What its status means")] string Title,
    [property: Description("The status code")] int Status,
    [property: Description("What is the matter and what to do, for people")] string Detail,
    [property: Description("A fixed word for programs")] string Code,
    [property: Description("The parameter at fault; null where none is")] string? Path,
    [property: Description("The values that are allowed, those first that may have been meant; empty where they cannot be listed")] IReadOnlyList<string> Allowed);

/// <summary>Every reason there is.</summary>
static class ApiProblems
{
    /// <summary>By status, then by code.</summary>
    public static IReadOnlyList<ApiProblem> All { get; } =
    [
        new("unknown-value", 400, "A parameter or its value is not one of those there are: take one of 'allowed'"),
        new("unreadable-value", 400, "A value has not the form that it must have: the detail says which"),
        new("given-twice", 400, "A parameter that may stand once stands more often"),
        new("missing-parameter", 400, "A parameter without which there is no answer is missing"),
        new("wrong-order", 400, "The first month lies after the last: exchange them"),
        new("area-or-measure", 400, "Figures are of an area or of a measure: give one of the two"),
        new("not-understood", 400, "The request is not one that a server understands"),
        new("no-such-route", 404, "Nothing stands at this address: 'allowed' has the routes"),
        new("unknown-value", 404, "What the path names is not there: take one of 'allowed'"),
        new("nothing-loaded", 404, "The measure is known, but nothing public is loaded of it"),
        new("method-not-allowed", 405, "The API can be read and nothing else: ask with GET or HEAD"),
        new("not-acceptable", 406, "There is JSON and CSV: ask with an extension or with Accept"),
        new("address-too-long", 414, "The address has more than 2,048 characters: ask for less at a time"),
        new("too-many-requests", 429, "More was asked for than one reader needs: wait as long as Retry-After says"),
        new("fault", 500, "Something went wrong here, which has been noted"),
        new("busy", 503, "Many answers are being computed: wait as long as Retry-After says"),
    ];
}

/// <summary>What whoever builds on the API can rely on.</summary>
static class ApiPromises
{
    /// <summary>In a few sentences, as the API's document and page say it; docs/api.md has them one by one.</summary>
    public const string Words =
        "Within v1 nothing is removed, renamed or given another meaning; routes, parameters, properties and columns may be added, so leave alone what you do not know. "
        + "Ids of areas, measures, calculations and problems stay what they are, and the words of evidence are a fixed list. "
        + "If a v2 comes, v1 is answered for at least twelve months more.";
}
