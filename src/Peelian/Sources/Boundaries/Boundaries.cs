using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Peelian.Sources;

/// <summary>Boundaries of local authorities as GeoJSON in longitude and latitude.</summary>
public sealed class Boundaries : IBoundarySource
{
    static readonly Lazy<(SourceInfo Info, BoundaryRules Own)> Yaml =
        new(() => SourceYaml.Read("Boundaries", ["bounds", "code"], BoundaryRules.Read));

    /// <inheritdoc/>
    public string Id => "borough-boundaries";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        var text = head.Text;
        bool Has(string word) => text.Contains($"\"{word}\"", StringComparison.Ordinal);
        if (!text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{", StringComparison.Ordinal) || !Has("FeatureCollection"))
            return Recognition.None();
        if (!Has("Polygon") && !Has("MultiPolygon"))
            return Recognition.Near(0.4, "no polygons in it");
        // A long first polygon may fill the whole head: then its properties are judged on reading.
        return Has("properties") && !Yaml.Value.Own.Codes.Any(Has)
            ? Recognition.Near(0.6, $"no property '{Yaml.Value.Own.Codes[0]}' with the area's code")
            : Recognition.Match;
    }

    /// <inheritdoc/>
    public BoundarySet Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        var boundaries = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        try
        {
            using var stream = InputBytes.Open(file.Path, 1L << 28);
            using var json = JsonDocument.Parse(stream);
            if (CheckTop(json.RootElement, problems) is { } features)
                Read(features, catalogue, problems, boundaries);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            problems.AddFatal((int)((fault as JsonException)?.LineNumber + 1 ?? 0), null, $"no readable GeoJSON ({fault.Message})",
                "a FeatureCollection of polygons", "Download it again.");
        }
        if (boundaries.Count == 0 && !problems.Any)
            problems.AddFatal(0, null, "no boundaries", "polygons of areas");
        return new BoundarySet(boundaries.Select(pair => (pair.Key, pair.Value)));
    }

    static JsonElement? CheckTop(JsonElement top, Problems problems)
    {
        if (top.ValueKind == JsonValueKind.Object && top.TryGetProperty("crs", out var crs) && crs.ToString() is { Length: > 0 } system
            && !system.Contains("CRS84", StringComparison.OrdinalIgnoreCase) && !system.Contains("4326", StringComparison.Ordinal))
            problems.AddFatal(0, "crs", system, "longitude and latitude (CRS84 or EPSG:4326)", "Convert the file to WGS 84.");
        else if (top.ValueKind == JsonValueKind.Object && top.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array)
            return features;
        else
            problems.AddFatal(0, null, "no list of features", "a FeatureCollection of polygons");
        return null;
    }

    static void Read(JsonElement features, Catalogue catalogue, Problems problems, Dictionary<string, Geometry> boundaries)
    {
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            var place = FormattableString.Invariant($"feature {number}");
            if (FindArea(feature, catalogue, problems, place) is not { } area || ReadGeometry(feature, problems, $"{place}, {area.Name}") is not { } geometry)
                continue;
            if (!boundaries.TryAdd(area.Code, geometry))
                problems.Add(0, place, $"a second boundary of {area.Name}", "one feature for an area");
        }
    }

    static Area? FindArea(JsonElement feature, Catalogue catalogue, Problems problems, string place)
    {
        var code = feature.GetProperty("properties").EnumerateObject()
            .FirstOrDefault(property => Yaml.Value.Own.Codes.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).Value;
        var text = code.ValueKind == JsonValueKind.String ? code.GetString()! : "";
        if (catalogue.FindArea(text) is { } area && area.Code.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            return area;
        problems.Add(0, place, text.Length == 0 ? "no code" : $"'{text}'", "the code of an area of the catalogue, nine letters and digits",
            Label.DidYouMean(Nearest.To(text, catalogue.Areas.Select(each => each.Code), 1)));
        return null;
    }

    static Geometry? ReadGeometry(JsonElement feature, Problems problems, string place)
    {
        var geometry = GeoJsonPolygons.Read(feature.GetProperty("geometry"));
        if (geometry is null)
            problems.Add(0, place, "no polygon", "a Polygon or MultiPolygon with closed rings of four points or more");
        else if (!Yaml.Value.Own.Bounds.Covers(geometry.EnvelopeInternal))
            problems.Add(0, place, FormattableString.Invariant($"coordinates such as {geometry.Coordinate.X:0.###}, {geometry.Coordinate.Y:0.###}"),
                "longitude and latitude of the United Kingdom", "Convert the file to WGS 84, longitude first.");
        else if (new IsValidOp(geometry).ValidationError is { } fault)
            problems.Add(0, place, $"an invalid polygon ({fault.Message})", "rings that do not cross");
        else
            return geometry;
        return null;
    }

    sealed record BoundaryRules(Envelope Bounds, IReadOnlyList<string> Codes)
    {
        public static BoundaryRules Read(Options options)
        {
            var bounds = options.Texts("bounds").Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (bounds.Length != 4)
                options.Fault("'bounds' is west, south, east, north.");
            return new BoundaryRules(new Envelope(bounds[0], bounds[2], bounds[1], bounds[3]), options.Texts("code"));
        }
    }
}
