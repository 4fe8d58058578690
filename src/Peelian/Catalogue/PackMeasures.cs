namespace Peelian;

/// <summary>Which measures a pack's figures are about.</summary>
public static class PackMeasures
{
    static readonly string[] Keys = ["measure", "measures", "volume", "scheduled", "conducted", "held", "spoken_to"];

    /// <summary>What a section shows, without what it only divides by; in its order, each once.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(this Catalogue catalogue, PackSection section) =>
        [.. section.Figures.SelectMany(figure => In(figure.Options)).Distinct(StringComparer.Ordinal).Select(catalogue.FindMeasure).OfType<Measure>()];

    static IEnumerable<string> In(Options options) => Keys.SelectMany(options.Texts)
        .Concat(((string[])["series", "groups"]).Where(options.IsList).SelectMany(options.Children).SelectMany(In));
}
