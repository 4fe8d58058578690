using Microsoft.AspNetCore.Http;

namespace Peelian.App.Web;

/// <summary>Why a request is not answered, before it is said as a page or as a part for programs says it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Title">What is the matter.</param>
/// <param name="Words">What to do about it.</param>
sealed record Refusal(int Status, string Title, string Words);

/// <summary>A part of the site that is no page: what programs ask for under a prefix of its own, faults included.</summary>
/// <remarks>The server’s guard and its limits hold for it as for pages, but where it has narrower ones of its own; so do the turns of drawing.</remarks>
interface ISiteBranch
{
    /// <summary>The longest path with its query that it takes, in characters.</summary>
    int LongestTarget { get; }

    /// <summary>Is this path one of its own?</summary>
    bool Holds(PathString path);

    /// <summary>Answers one request, whatever its method.</summary>
    Task Answer(HttpContext context);

    /// <summary>Says in its own format why there is no answer; the headers of every answer, and those on when to come again, are set already.</summary>
    Task Refuse(HttpContext context, Refusal refusal);
}
