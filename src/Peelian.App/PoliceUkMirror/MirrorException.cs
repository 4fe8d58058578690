namespace Peelian.App.PoliceUkMirror;

/// <summary>Why the mirror does not answer, as a status code and in words.</summary>
sealed class MirrorException(int status, string words) : Exception(words)
{
    /// <summary>The status code.</summary>
    public int Status => status;

    /// <summary>A parameter is missing or is none: 400.</summary>
    public static MirrorException Bad(string words) => new(400, words);

    /// <summary>There is no such thing, or it is not loaded: 404.</summary>
    public static MirrorException NotFound(string words) => new(404, words);

    /// <summary>More than the interface gives at once: 503.</summary>
    public static MirrorException TooMuch(string words) => new(503, words);
}
