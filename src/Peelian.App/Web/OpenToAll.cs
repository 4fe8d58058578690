using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Peelian.App.Web;

/// <summary>What programs in pages of other sites may do: read what is public. No reader is known by a cookie, so there is nothing to take from one.</summary>
static class OpenToAll
{
    static readonly TimeSpan Known = TimeSpan.FromDays(1);

    /// <summary>The headers of every answer to a program.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="exposed">The headers, besides those that every page can see, that its program may read.</param>
    public static void Head(HttpResponse response, string exposed)
    {
        var headers = response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = exposed;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    /// <summary>Answers a browser that asks first what it may send.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="methods">The methods that are answered.</param>
    public static void Allow(HttpResponse response, string methods)
    {
        var headers = response.Headers;
        headers.Allow = methods;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = "If-None-Match";
        headers.AccessControlMaxAge = Known.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        response.StatusCode = StatusCodes.Status204NoContent;
    }
}
