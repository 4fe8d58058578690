using System.Net;

namespace Peelian.Fetching;

/// <summary>Which edition of a file a server gives: what tells whether two answers are parts of the same bytes.</summary>
/// <param name="ETag">Its entity tag, as sent; null where it sends none.</param>
/// <param name="LastModified">When it was last changed; null where that is not said.</param>
/// <param name="Length">Bytes; null where that is not said.</param>
sealed record Edition(string? ETag, DateTimeOffset? LastModified, long? Length)
{
    /// <summary>True where a part fetched later can be known to belong to this edition.</summary>
    public bool CanBeContinued => Length is not null && (IsStrong(ETag) || LastModified is not null);

    /// <summary>What <c>If-Range</c> says: a strong tag, else the date.</summary>
    public string? Condition => IsStrong(ETag) ? ETag : LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day it was last changed.</summary>
    public DateOnly? Day => LastModified is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    /// <summary>Of the same bytes, as far as the server says; what it says nothing about is never the same.</summary>
    public bool IsSameAs(Edition? other)
    {
        if (other is null || (Length is not null && other.Length is not null && Length != other.Length))
            return false;
        return ETag is not null && other.ETag is not null ? ETag == other.ETag
            : LastModified is not null && LastModified == other.LastModified;
    }

    /// <summary>Reads an answer's headers.</summary>
    public static Edition Of(HttpResponseMessage answer) => new(
        answer.Headers.ETag?.ToString(),
        answer.Content.Headers.LastModified,
        answer.StatusCode == HttpStatusCode.PartialContent ? answer.Content.Headers.ContentRange?.Length : answer.Content.Headers.ContentLength);

    static bool IsStrong(string? tag) => tag is not null && !tag.StartsWith("W/", StringComparison.Ordinal);
}
