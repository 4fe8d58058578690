namespace Peelian.Sources;

/// <summary>A publisher's way of sorting offences, with the measures that each of its labels feeds.</summary>
/// <param name="Id">As in observations: <c>home-office</c>.</param>
/// <param name="Measures">Folded label to the measures it feeds.</param>
/// <param name="Groups">Folded group to every measure that any label of the group feeds.</param>
/// <param name="Names">Every label as a person writes it, for advice.</param>
/// <param name="Totals">Measures that every label feeds, but for those that feed none.</param>
/// <param name="Needs">Measure to what a file must have to give it: for each, the folded groups or labels of which one is enough.</param>
sealed record CrimeClassification(
    string Id,
    IReadOnlyDictionary<string, string[]> Measures,
    IReadOnlyDictionary<string, string[]> Groups,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Totals,
    IReadOnlyDictionary<string, string[][]> Needs)
{
    /// <summary>The measures a label feeds in a file that has these labels; null where the label is not known.</summary>
    public string[]? Fed(CrimeLabel label, IReadOnlySet<string> present) =>
        Measures.TryGetValue(label.Key, out var fed)
            ? [.. fed.Where(measure => !Needs.TryGetValue(measure, out var needs) || needs.All(any => any.Any(present.Contains)))]
            : null;
}

/// <summary>What <c>source.yaml</c> says about columns, areas and labels.</summary>
sealed record CrimeLabels(
    string Force,
    IReadOnlyList<string> Major,
    IReadOnlyList<string> Minor,
    IReadOnlyList<string> Area,
    IReadOnlySet<string> SkipAreas,
    IReadOnlyList<CrimeClassification> Classifications)
{
    /// <summary>Keys of <c>source.yaml</c> that are read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["force", "columns", "skip_areas", "classifications"];

    /// <summary>How a row's two labels are compared.</summary>
    public static string Key(ReadOnlySpan<char> major, ReadOnlySpan<char> minor) => $"{Label.Fold(major)} / {Label.Fold(minor)}";

    /// <summary>Reads the options.</summary>
    public static CrimeLabels Read(Options options)
    {
        var columns = options.Child("columns");
        columns?.Allow("major", "minor", "area");
        return new CrimeLabels(
            options.Text("force"),
            columns?.Texts("major") ?? [],
            columns?.Texts("minor") ?? [],
            columns?.Texts("area") ?? [],
            options.Texts("skip_areas").Select(name => Label.Fold(name)).ToHashSet(StringComparer.Ordinal),
            [.. options.Children("classifications").Select(ReadClassification)]);
    }

    internal static CrimeClassification ReadClassification(Options options)
    {
        options.Allow("id", "groups", "needs");
        var measures = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var group in options.Children("groups"))
        {
            group.Allow("names", "every", "labels");
            var every = group.Texts("every");
            var labels = group.Lists("labels");
            foreach (var name in group.Texts("names"))
            {
                groups[Label.Fold(name)] = [.. labels.Values.SelectMany(fed => fed).Concat(every).Distinct(StringComparer.Ordinal)];
                foreach (var (label, fed) in labels)
                {
                    if (!measures.TryAdd(Key(name, label), [.. every, .. fed]))
                        group.Fault($"the label '{name} / {label}' stands twice.");
                    names.Add($"{name} / {label}");
                }
            }
        }
        var fedBy = measures.Values.Where(fed => fed.Length > 0).ToList();
        var totals = fedBy.SelectMany(fed => fed).Distinct(StringComparer.Ordinal).Where(measure => fedBy.TrueForAll(fed => fed.Contains(measure)));
        return new CrimeClassification(options.Text("id"), measures, groups, names, [.. totals], ReadNeeds(options, measures, groups));
    }

    static Dictionary<string, string[][]> ReadNeeds(
        Options options, Dictionary<string, string[]> measures, Dictionary<string, string[]> groups)
    {
        var needs = options.Lists("needs").ToDictionary(
            need => need.Key,
            need => need.Value.Select(any => any.Split(" | ").Select(name => Label.Fold(name)).ToArray()).ToArray(),
            StringComparer.Ordinal);
        foreach (var name in needs.Values.SelectMany(all => all).SelectMany(any => any))
        {
            if (!measures.ContainsKey(name) && !groups.ContainsKey(name))
                options.Fault($"'needs' names '{name}', which is no label and no group.");
        }
        return needs;
    }
}
