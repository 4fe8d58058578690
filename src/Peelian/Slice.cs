using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Peelian;

/// <summary>A cut of a measure: dimension=value pairs in the order of the dimensions' names; empty is the whole.</summary>
/// <remarks>Written <c>officer-defined-ethnicity=black;outcome=arrest</c>.</remarks>
public readonly record struct Slice
{
    readonly string? _text;

    // Null and not empty, so that the whole is one value whichever way it was made.
    Slice(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>The whole measure.</summary>
    public static Slice Whole => default;

    /// <summary>True where nothing is cut.</summary>
    public bool IsWhole => string.IsNullOrEmpty(_text);

    /// <summary>Its pairs, ordered by dimension.</summary>
    public ImmutableSortedDictionary<string, string> Pairs => IsWhole ? NoPairs : Known.GetOrAdd(_text!, Read);

    static readonly ImmutableSortedDictionary<string, string> NoPairs = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    // A warehouse has some hundred slices and asks for their pairs a million times.
    static readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, string>> Known = new(StringComparer.Ordinal);

    static ImmutableSortedDictionary<string, string> Read(string text) => text.Split(';').Select(pair => pair.Split('=', 2))
        .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The dimensions it is cut by, in order.</summary>
    public IReadOnlyList<string> Dimensions => IsWhole ? [] : [.. Pairs.Keys];

    /// <summary>The dimensions it is cut by, as one text: which rows are cuts of one kind.</summary>
    internal string Shape => IsWhole ? "" : Shapes.GetOrAdd(_text!, text => string.Join(';', Known.GetOrAdd(text, Read).Keys));

    static readonly ConcurrentDictionary<string, string> Shapes = new(StringComparer.Ordinal);

    /// <summary>A slice of one pair.</summary>
    public static Slice Of(string dimension, string value) => Of((dimension, value));

    /// <summary>A slice of several pairs, in any order.</summary>
    public static Slice Of(params ReadOnlySpan<(string Dimension, string Value)> pairs)
    {
        var ordered = pairs.ToArray();
        Array.Sort(ordered, (left, right) => string.CompareOrdinal(left.Dimension, right.Dimension));
        return new Slice(string.Join(';', ordered.Select(pair => $"{pair.Dimension}={pair.Value}")));
    }

    /// <summary>This slice cut once more.</summary>
    public Slice With(string dimension, string value) =>
        Of([.. Pairs.Select(pair => (pair.Key, pair.Value)), (dimension, value)]);

    /// <summary>Reads <c>a=b;c=d</c>: ids in lower case, letters, digits and hyphens, each dimension once.</summary>
    public static bool TryParse(string text, [NotNullWhen(false)] out string? fault, out Slice slice)
    {
        slice = default;
        fault = null;
        if (text.Length == 0)
            return true;
        var pairs = new List<(string, string)>();
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !IsId(part[..equals]) || !IsId(part[(equals + 1)..]))
                fault = $"'{part}' is not dimension=value in lower-case letters, digits and hyphens";
            else if (pairs.Exists(pair => pair.Item1 == part[..equals]))
                fault = $"the dimension '{part[..equals]}' stands twice";
            else
                pairs.Add((part[..equals], part[(equals + 1)..]));
        }
        if (fault is not null)
            return false;
        slice = Of([.. pairs]);
        return true;
    }

    static bool IsId(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>As in files: <c>a=b;c=d</c>, empty for the whole.</summary>
    public override string ToString() => _text ?? "";
}
