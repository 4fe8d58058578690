namespace Peelian.Sources.PoliceUk;

/// <summary>What published labels mean: id by label, whatever the label's case.</summary>
/// <param name="Name">Name of the map: the key in <c>source.yaml</c>.</param>
/// <param name="Ids">Id by label.</param>
sealed record LabelMap(string Name, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>The labels as published, for messages.</summary>
    public IReadOnlyList<string> Published => [.. Ids.Keys];

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
    static readonly Lazy<(SourceInfo Info, (LabelMap CrimeType, Bounds Bounds) Own)> StreetYaml = new(() =>
        SourceYaml.Read("PoliceUkStreetCrime", ["labels", "bounds"], options => (Map(options, "crime_type"), ReadBounds(options))));

    static readonly Lazy<(SourceInfo Info, LabelMap Own)> OutcomesYaml = new(() =>
        SourceYaml.Read("PoliceUkOutcomes", ["labels"], options => Map(options, "crime_outcome")));

    static readonly Lazy<(SourceInfo Info, StopLabels Own)> StopsYaml = new(() =>
        SourceYaml.Read("PoliceUkStopAndSearch", ["labels", "time_zone"], StopLabels.Read));

    public static SourceInfo StreetInfo => StreetYaml.Value.Info;

    public static SourceInfo OutcomesInfo => OutcomesYaml.Value.Info;

    public static SourceInfo StopsInfo => StopsYaml.Value.Info;

    public static LabelMap CrimeType => StreetYaml.Value.Own.CrimeType;

    public static Bounds Bounds => StreetYaml.Value.Own.Bounds;

    public static LabelMap CrimeOutcome => OutcomesYaml.Value.Own;

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
sealed record StopLabels(string TimeZone, IReadOnlyDictionary<string, LabelMap> Maps)
{
    static readonly string[] Names =
        ["type", "yes_no", "gender", "age", "self_defined_ethnicity", "officer_defined_ethnicity", "legislation", "object", "outcome"];

    public static StopLabels Read(Options options)
    {
        var labels = options.Child("labels") ?? throw new InvalidOperationException("PoliceUkStopAndSearch/source.yaml has no labels.");
        labels.Allow(Names);
        return new(options.Text("time_zone"), Names.ToDictionary(name => name, name => LabelMap.Read(labels, name), StringComparer.Ordinal));
    }
}
