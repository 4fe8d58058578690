using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Peelian.Sources;

/// <summary>What the places of a file are, and by which properties they are called.</summary>
/// <param name="Level">What they are.</param>
/// <param name="Edition">The year in the name of the code's property: "2021" of LSOA21CD; empty where it has none.</param>
/// <param name="CodeNames">Properties that hold the code.</param>
/// <param name="NameNames">Properties that hold the name.</param>
sealed record BoundaryKind(PlaceLevel Level, string Edition, IReadOnlyList<string> CodeNames, IReadOnlyList<string> NameNames)
{
    /// <summary>Of a property such as LSOA21CD, whose name stands in LSOA21NM.</summary>
    public static BoundaryKind Of(PlaceLevel level, string property)
    {
        var year = string.Concat(property.Where(char.IsAsciiDigit));
        return new(level, year.Length == 2 ? "20" + year : "", [property], [property.EndsWith("CD", StringComparison.OrdinalIgnoreCase) ? property[..^2] + "NM" : ""]);
    }
}

/// <summary>The source's own rules: which degrees are in the country, and which properties name a place.</summary>
sealed record BoundaryRules(Envelope Bounds, IReadOnlyList<string> Codes, IReadOnlyList<string> Lsoa, IReadOnlyList<string> Ward, IReadOnlyList<string> LsoaCodes, IReadOnlyList<string> WardCodes)
{
    /// <summary>Every property that names a place.</summary>
    public IEnumerable<string> All => [.. Lsoa, .. Ward, .. Codes];

    /// <summary>What a feature is: the finest place that its properties name. A ward's feature names its district too.</summary>
    public BoundaryKind KindOf(JsonElement properties)
    {
        string? Named(IReadOnlyList<string> names) => properties.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => names.Contains(name, StringComparer.OrdinalIgnoreCase));
        return Named(Lsoa) is { } lsoa ? BoundaryKind.Of(PlaceLevel.Lsoa, lsoa)
            : Named(Ward) is { } ward ? BoundaryKind.Of(PlaceLevel.Ward, ward)
            : new BoundaryKind(PlaceLevel.Area, "", Codes, []);
    }

    /// <summary>The text of the first of some properties that a feature has; empty where it has none.</summary>
    public static string Text(JsonElement properties, IReadOnlyList<string> names)
    {
        var found = properties.EnumerateObject().FirstOrDefault(property => names.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).Value;
        return found.ValueKind == JsonValueKind.String ? found.GetString()!.Trim() : "";
    }

    public static BoundaryRules Read(Options options)
    {
        var bounds = options.Texts("bounds").Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        if (bounds.Length != 4)
            options.Fault("'bounds' is west, south, east, north.");
        return new BoundaryRules(new Envelope(bounds[0], bounds[2], bounds[1], bounds[3]), options.Texts("code"), options.Texts("lsoa"), options.Texts("ward"), options.Texts("lsoa_codes"), options.Texts("ward_codes"));
    }
}
