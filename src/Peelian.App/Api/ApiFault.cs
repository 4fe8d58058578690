namespace Peelian.App.Api;

/// <summary>Why a question is not answered, in words that a program can act on.</summary>
/// <param name="status">The status code over HTTP.</param>
/// <param name="code">A fixed word for programs, such as <c>unknown-value</c>.</param>
/// <param name="detail">What is the matter and what to do, for people.</param>
sealed class ApiFault(int status, string code, string detail) : Exception(detail)
{
    /// <summary>Longer texts are nobody's mistake in typing.</summary>
    const int LongestTyped = 80;

    /// <summary>As many values are named as one can choose from.</summary>
    const int MostAllowed = 200;

    /// <summary>The status code over HTTP.</summary>
    public int Status => status;

    /// <summary>A fixed word for programs.</summary>
    public string Code => code;

    /// <summary>The parameter at fault; null where none is.</summary>
    public string? Path { get; init; }

    /// <summary>The values that are allowed, those first that may have been meant.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>A value that is not one of those there are.</summary>
    public static ApiFault Unknown(int status, string path, string text, IEnumerable<string> allowed, string what)
    {
        List<string> all = [.. allowed.Distinct(StringComparer.Ordinal)];
        var near = text.Length <= LongestTyped ? Nearest.To(text, all) : [];
        var advice = near.Count > 0 ? $" Did you mean {string.Join(" or ", near)}?" : "";
        return new(status, "unknown-value", $"'{Shown(text)}' is no {what}.{advice} 'allowed' names those there are.")
        {
            Path = path,
            Allowed = [.. near.Concat(all.Except(near, StringComparer.Ordinal)).Take(MostAllowed)],
        };
    }

    /// <summary>A value that cannot be read.</summary>
    public static ApiFault Unreadable(string path, string text, string expected) =>
        new(400, "unreadable-value", $"'{Shown(text)}' is not {expected}.") { Path = path };

    /// <summary>What was typed, short and without marks that steer a terminal.</summary>
    public static string Shown(string text) => Web.Faults.Line(text.Length > LongestTyped ? text[..LongestTyped] + "…" : text);
}
