using System.Text;

namespace Peelian.Sources;

/// <summary>Publishers' labels: the same words in other case or with other blanks are the same label.</summary>
static class Label
{
    /// <summary>Without blanks at the ends, and one blank wherever there were several.</summary>
    public static string Squeeze(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var squeezed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                squeezed.Append(letter);
            else if (squeezed[^1] != ' ')
                squeezed.Append(' ');
        }
        return squeezed.ToString();
    }

    /// <summary>Squeezed and in capitals: for comparing.</summary>
    public static string Fold(ReadOnlySpan<char> text) => Squeeze(text).ToUpperInvariant();

    /// <summary>"Did you mean 'x' or 'y'?", or null where nothing is near.</summary>
    public static string? DidYouMean(IReadOnlyList<string> nearest) =>
        nearest.Count == 0 ? null : $"Did you mean {string.Join(" or ", nearest.Select(name => $"'{name}'"))}?";
}
