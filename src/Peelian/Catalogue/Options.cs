using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Peelian;

/// <summary>Faults found while reading the catalogue: all are reported in one go.</summary>
public sealed class Faults
{
    readonly List<string> _all = [];

    /// <summary>Each fault with its file and line.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Adds a fault.</summary>
    public void Add(string file, long line, string message) =>
        _all.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{line} {message}"));

    /// <summary>Throws where there is any.</summary>
    public void Throw()
    {
        if (_all.Count > 0)
            throw new UserError("There are faults:" + string.Concat(_all.Select(fault => "\n  " + fault)));
    }
}

/// <summary>A mapping of a YAML file, read by key; a wrong or missing entry is a fault with file and line.</summary>
/// <remarks>The representation model, not the serialiser: it keeps line numbers and needs no reflection at start.</remarks>
public sealed class Options
{
    readonly YamlMappingNode _node;
    readonly string _file;
    readonly Faults _faults;

    Options(YamlMappingNode node, string file, Faults faults) => (_node, _file, _faults) = (node, file, faults);

    /// <summary>The line it starts on, from 1.</summary>
    public long Line => _node.Start.Line;

    /// <summary>The file it stands in.</summary>
    public string File => _file;

    /// <summary>Its keys, in order.</summary>
    public IReadOnlyList<string> Keys => [.. _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>Reads a YAML text whose top is a mapping; null (and a fault) where it is not.</summary>
    public static Options? Read(string text, string file, Faults faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return new Options(root, file, faults);
            faults.Add(file, 1, "is not one YAML mapping (key: value lines).");
        }
        catch (YamlException fault)
        {
            faults.Add(file, fault.Start.Line, fault.Message);
        }
        return null;
    }

    /// <summary>Every scalar in it, keys too, at any depth.</summary>
    public IEnumerable<string> AllTexts() => _node.AllNodes.OfType<YamlScalarNode>().Select(node => node.Value ?? "");

    /// <summary>Is the key there?</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that must be there.</summary>
    public string Text(string key)
    {
        if (TextOrNull(key) is { Length: > 0 } text)
            return text;
        Fault($"'{key}' is missing or empty.");
        return "";
    }

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        var other => Wrong<string>(other, key, "one value"),
    };

    /// <summary>A whole number, or the fallback.</summary>
    public int Int(string key, int fallback)
    {
        if (TextOrNull(key) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault($"'{key}' is '{text}', not a whole number.");
        return fallback;
    }

    /// <summary>A decimal number, or the fallback.</summary>
    public decimal Decimal(string key, decimal fallback)
    {
        if (TextOrNull(key) is not { } text)
            return fallback;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault($"'{key}' is '{text}', not a number.");
        return fallback;
    }

    /// <summary>True or false, or the fallback.</summary>
    public bool Bool(string key, bool fallback = false)
    {
        if (TextOrNull(key) is not { } text)
            return fallback;
        if (text is "true" or "false")
            return text == "true";
        Fault($"'{key}' is '{text}', not true or false.");
        return fallback;
    }

    /// <summary>A month, or null.</summary>
    public Month? Month(string key)
    {
        if (TextOrNull(key) is not { } text)
            return null;
        if (Peelian.Month.TryParse(text, null, out var month))
            return month;
        Fault($"'{key}' is '{text}', not a month such as 2015-10.");
        return null;
    }

    /// <summary>One of several words, or the fallback.</summary>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> words, T fallback)
    {
        if (TextOrNull(key) is not { } text)
            return fallback;
        if (words.TryGetValue(text, out var value))
            return value;
        Fault($"'{key}' is '{text}', not one of {string.Join(", ", words.Keys)}.");
        return fallback;
    }

    /// <summary>A list of texts (one text counts as a list of one); empty where absent.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode sequence when sequence.All(item => item is YamlScalarNode) =>
            [.. sequence.Cast<YamlScalarNode>().Select(item => item.Value ?? "")],
        var other => Wrong<IReadOnlyList<string>>(other, key, "a list of texts") ?? [],
    };

    /// <summary>A map of text to text, in order; empty where absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Child(key) is { } child)
        {
            foreach (var name in child.Keys)
                map[name] = child.TextOrNull(name) ?? "";
        }
        return map;
    }

    /// <summary>A map of text to texts, in order; empty where absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string key)
    {
        var map = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (Child(key) is { } child)
        {
            foreach (var name in child.Keys)
                map[name] = child.Texts(name);
        }
        return map;
    }

    /// <summary>A mapping under a key, or null.</summary>
    public Options? Child(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new Options(mapping, _file, _faults),
        var other => Wrong<Options>(other, key, "a mapping"),
    };

    /// <summary>Is there a list of mappings under the key?</summary>
    public bool IsList(string key) => Find(key) is YamlSequenceNode sequence && sequence.All(item => item is YamlMappingNode);

    /// <summary>A list of mappings under a key; empty where absent.</summary>
    public IReadOnlyList<Options> Children(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence when sequence.All(item => item is YamlMappingNode) =>
            [.. sequence.Cast<YamlMappingNode>().Select(item => new Options(item, _file, _faults))],
        var other => Wrong<IReadOnlyList<Options>>(other, key, "a list of mappings") ?? [],
    };

    /// <summary>Faults every key that is not one of these, with the nearest that is.</summary>
    public void Allow(params IReadOnlyList<string> keys)
    {
        foreach (var key in Keys.Where(key => !keys.Contains(key, StringComparer.Ordinal)))
        {
            var nearest = Nearest.To(key, keys, 1);
            var advice = nearest.Count > 0 ? $" Did you mean '{nearest[0]}'?" : $" Known: {string.Join(", ", keys)}.";
            Fault($"'{key}' is not known here.{advice}");
        }
    }

    /// <summary>Adds a fault at this mapping.</summary>
    public void Fault(string message) => _faults.Add(_file, Line, message);

    YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    T? Wrong<T>(YamlNode node, string key, string expected)
        where T : class
    {
        _faults.Add(_file, node.Start.Line, $"'{key}' is not {expected}.");
        return null;
    }
}
