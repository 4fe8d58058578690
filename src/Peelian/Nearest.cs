namespace Peelian;

/// <summary>Finds what somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidates nearest to a text by edit distance, best first; only those that are plausibly meant.</summary>
    public static IReadOnlyList<string> To(string text, IEnumerable<string> candidates, int most = 3)
    {
        var wanted = text.Trim().ToLowerInvariant();
        return
        [
            .. candidates
                .Distinct(StringComparer.Ordinal)
                .Select(candidate => (candidate, distance: Distance(wanted, candidate.ToLowerInvariant())))
                .Where(pair => pair.distance <= MostApart(Math.Max(wanted.Length, pair.candidate.Length)))
                .OrderBy(pair => pair.distance)
                .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.candidate),
        ];
    }

    // Half of a short word is another word: "nope" is no "rape".
    static int MostApart(int length) => length < 6 ? 1 : length / 2;

    /// <summary>Levenshtein distance: insertions, deletions and substitutions.</summary>
    static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[right.Length];
    }
}
