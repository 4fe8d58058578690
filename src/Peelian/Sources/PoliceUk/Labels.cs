namespace Peelian.Sources.PoliceUk;

/// <summary>What published labels mean: id by label, whatever the label's case.</summary>
/// <param name="Name">Name of the map: the key in <c>source.yaml</c>.</param>
/// <param name="Ids">Id by label.</param>
sealed record LabelMap(string Name, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>The labels as published, for messages.</summary>
    public IReadOnlyList<string> Published => [.. Ids.Keys];

    /// <summary>The first label of an id; null where it has none.</summary>
    public string? LabelOf(string id) => Ids.FirstOrDefault(pair => pair.Value == id).Key;

    /// <summary>Reads <c>id: [label, label]</c>; a label may stand under one id only.</summary>
    public static LabelMap Read(Options labels, string name)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, published) in labels.Lists(name))
        {
            foreach (var label in published)
            {
                if (!ids.TryAdd(label, id))
                    labels.Fault($"'{label}' stands twice under {name}.");
            }
        }
        return new LabelMap(name, ids);
    }
}

/// <summary>Degrees between which every place of the publication lies.</summary>
sealed record Bounds(decimal West, decimal East, decimal South, decimal North);

/// <summary>The words of data.police.uk, shared by its files, its archive and its interface.</summary>
static class Labels
{
    static readonly Lazy<(SourceInfo Info, (LabelMap CrimeType, Bounds Bounds, CrimeWords Words) Own)> StreetYaml = new(() =>
        SourceYaml.Read("PoliceUkStreetCrime", ["labels", "bounds", "interface"], options => (Map(options, "crime_type"), ReadBounds(options), CrimeWords.Read(options))));

    static readonly Lazy<(SourceInfo Info, (LabelMap Outcome, IReadOnlyDictionary<string, string> Codes) Own)> OutcomesYaml = new(() =>
        SourceYaml.Read("PoliceUkOutcomes", ["labels", "interface"], options => (Map(options, "crime_outcome"), options.Child("interface")!.Map("codes"))));

    static readonly Lazy<(SourceInfo Info, StopLabels Own)> StopsYaml = new(() =>
        SourceYaml.Read("PoliceUkStopAndSearch", ["labels", "time_zone", "interface"], StopLabels.Read));

    public static SourceInfo StreetInfo => StreetYaml.Value.Info;

    public static SourceInfo OutcomesInfo => OutcomesYaml.Value.Info;

    public static SourceInfo StopsInfo => StopsYaml.Value.Info;

    public static LabelMap CrimeType => StreetYaml.Value.Own.CrimeType;

    public static Bounds Bounds => StreetYaml.Value.Own.Bounds;

    public static CrimeWords CrimeWords => StreetYaml.Value.Own.Words;

    public static LabelMap CrimeOutcome => OutcomesYaml.Value.Own.Outcome;

    public static IReadOnlyDictionary<string, string> OutcomeCodes => OutcomesYaml.Value.Own.Codes;

    public static StopLabels Stops => StopsYaml.Value.Own;

    static LabelMap Map(Options options, string name) =>
        options.Child("labels") is { } labels ? LabelMap.Read(labels, name) : Missing(options, name);

    static LabelMap Missing(Options options, string name)
    {
        options.Fault("'labels' is missing.");
        return new LabelMap(name, new Dictionary<string, string>());
    }

    static Bounds ReadBounds(Options options) => options.Child("bounds") is { } bounds
        ? new(bounds.Decimal("west", 0), bounds.Decimal("east", 0), bounds.Decimal("south", 0), bounds.Decimal("north", 0))
        : throw new InvalidOperationException("PoliceUkStreetCrime/source.yaml has no bounds.");
}

/// <summary>The words of stop and search.</summary>
sealed record StopLabels(string TimeZone, IReadOnlyDictionary<string, LabelMap> Maps, IReadOnlyDictionary<string, IReadOnlyList<string>> Outcomes)
{
    static readonly string[] Names =
        ["type", "yes_no", "gender", "age", "self_defined_ethnicity", "officer_defined_ethnicity", "legislation", "object", "outcome"];

    public static StopLabels Read(Options options)
    {
        var labels = options.Child("labels") ?? throw new InvalidOperationException("PoliceUkStopAndSearch/source.yaml has no labels.");
        labels.Allow(Names);
        return new(options.Text("time_zone"), Names.ToDictionary(name => name, name => LabelMap.Read(labels, name), StringComparer.Ordinal), options.Child("interface")!.Lists("outcomes"));
    }
}

/// <summary>How the interface names types of crime and where they were recorded.</summary>
/// <param name="All">Its word for all of them.</param>
/// <param name="Categories">Its words, each with the months in which it was one.</param>
/// <param name="LocationType">Its word for where a force records crime.</param>
/// <param name="LocationTypes">Other words, by the force's code.</param>
sealed record CrimeWords(InterfaceCategory All, IReadOnlyList<InterfaceCategory> Categories, string LocationType, IReadOnlyDictionary<string, string> LocationTypes)
{
    public static CrimeWords Read(Options options)
    {
        var words = options.Child("interface") ?? throw new InvalidOperationException("PoliceUkStreetCrime/source.yaml has no interface.");
        words.Allow("all", "categories", "location_type", "location_types");
        return new(Category(words.Child("all")!), [.. words.Children("categories").Select(Category)], words.Text("location_type"), words.Map("location_types"));
    }

    static InterfaceCategory Category(Options options) =>
        new(options.Text("url"), options.Text("name")) { Types = options.Texts("types"), From = options.Month("from"), To = options.Month("to") };
}
