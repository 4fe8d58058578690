namespace Peelian.Sources;

/// <summary>A publisher's way of sorting offences, with the measures that each of its labels feeds.</summary>
/// <param name="Id">As in observations: <c>home-office</c>.</param>
/// <param name="Measures">Folded label to the measures it feeds.</param>
/// <param name="Groups">Folded group to every measure that any label of the group feeds.</param>
/// <param name="Names">Every label as a person writes it, for advice.</param>
/// <param name="Totals">Measures that every label feeds, but for those that feed none.</param>
sealed record CrimeClassification(
    string Id,
    IReadOnlyDictionary<string, string[]> Measures,
    IReadOnlyDictionary<string, string[]> Groups,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Totals);

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

    static CrimeClassification ReadClassification(Options options)
    {
        options.Allow("id", "groups");
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
        return new CrimeClassification(options.Text("id"), measures, groups, names, [.. totals]);
    }
}
