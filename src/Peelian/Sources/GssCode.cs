namespace Peelian.Sources;

/// <summary>Codes of the Office for National Statistics: a letter, two digits for the kind of area, six for the area.</summary>
static class GssCode
{
    /// <summary>Statistical areas (LSOA) and wards of England and Wales.</summary>
    public static IReadOnlyList<string> SmallKinds { get; } = ["E01", "W01", "E05", "W05"];

    /// <summary>Is it well formed and of one of these kinds (E09, W06 …)?</summary>
    public static bool IsOfKind(ReadOnlySpan<char> code, IReadOnlyList<string> kinds)
    {
        if (code.Length != 9 || code[1..].ContainsAnyExceptInRange('0', '9'))
            return false;
        foreach (var kind in kinds)
        {
            if (code.StartsWith(kind, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
