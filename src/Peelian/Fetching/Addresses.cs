namespace Peelian.Fetching;

/// <summary>Which addresses may be asked: encrypted ones, or a server on this machine.</summary>
public static class Addresses
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="UserError">It is none, or what it gives could be altered on the way.</exception>
    public static Uri Read(string text, string what)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new UserError($"{what} '{text}' is not a web address: write it as https://data.example.org.");
        return MayBeAsked(address) ? address : throw new UserError($"{what} '{text}' is not encrypted: only https is asked, so that nobody alters figures on their way. (http is for a server on this machine.)");
    }

    /// <summary>A path on a server; a mirror may lie in a folder of its server, which then comes first.</summary>
    internal static Uri On(Uri server, string path) => new(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + '/' + path.TrimStart('/'));

    /// <summary>The address that a server sends a request on to.</summary>
    /// <exception cref="FetchFault">It leads out of what may be asked.</exception>
    internal static Uri Redirected(Uri from, Uri? to)
    {
        if (to is null)
            throw new FetchFault($"{from} sends on to another address and does not say which. Nothing was changed.");
        var next = to.IsAbsoluteUri ? to : new Uri(from, to);
        var allowed = next.Scheme == Uri.UriSchemeHttps || (IsThisMachine(from) && MayBeAsked(next));
        return allowed ? next : throw new FetchFault($"{from} sends on to '{next}', which is not encrypted: it is not asked. Nothing was changed.");
    }

    static bool MayBeAsked(Uri address) => address.Scheme == Uri.UriSchemeHttps || IsThisMachine(address);

    static bool IsThisMachine(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;
}
