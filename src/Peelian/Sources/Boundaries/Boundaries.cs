using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Peelian.Sources;

/// <summary>Boundaries of local authorities, or of the wards or statistical areas within them, as GeoJSON in longitude and latitude.</summary>
public sealed class Boundaries : IBoundarySource
{
    static readonly Lazy<(SourceInfo Info, BoundaryRules Own)> Yaml =
        new(() => SourceYaml.Read("Boundaries", ["bounds", "code", "lsoa", "ward", "lsoa_codes", "ward_codes"], BoundaryRules.Read));

    /// <inheritdoc/>
    public string Id => "borough-boundaries";

    /// <inheritdoc/>
    public int ReaderVersion => 2;

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
        return Has("properties") && !Yaml.Value.Own.All.Any(Has)
            ? Recognition.Near(0.6, $"no property '{Yaml.Value.Own.Codes[0]}' with the area's code")
            : Recognition.Match;
    }

    /// <inheritdoc/>
    public BoundarySet Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        var boundaries = new Dictionary<string, PlaceShape>(StringComparer.Ordinal);
        var kind = BoundaryKind.Of(PlaceLevel.Area, Yaml.Value.Own.Codes[0]);
        try
        {
            using var stream = InputBytes.Open(file.Path, 1L << 28);
            using var json = JsonDocument.Parse(stream);
            if (CheckTop(json.RootElement, problems) is { } features)
                kind = Read(features, catalogue, problems, boundaries);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            problems.AddFatal((int)((fault as JsonException)?.LineNumber + 1 ?? 0), null, $"no readable GeoJSON ({fault.Message})",
                "a FeatureCollection of polygons", "Download it again.");
        }
        if (boundaries.Count == 0 && !problems.Any)
            problems.AddFatal(0, null, "no boundaries of places of the catalogue", "polygons of areas, or of wards or statistical areas within them");
        return new BoundarySet(kind.Level, kind.Edition, boundaries.Values);
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

    static BoundaryKind Read(JsonElement features, Catalogue catalogue, Problems problems, Dictionary<string, PlaceShape> boundaries)
    {
        var (number, elsewhere) = (0, 0);
        BoundaryKind? kind = null;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            var place = FormattableString.Invariant($"feature {number}");
            var properties = feature.GetProperty("properties");
            kind ??= Yaml.Value.Own.KindOf(properties);
            if (FindPlace(properties, kind, catalogue, problems, place) is not { } found)
                continue;
            if (found.IsElsewhere)
                elsewhere++;
            else if (ReadGeometry(feature, problems, $"{place}, {found.Called}") is { } geometry && !boundaries.TryAdd(found.Code, new PlaceShape(found.Code, found.Name, found.AreaCode, geometry)))
                problems.Add(0, place, $"a second boundary of {found.Called}", "one feature for an area");
        }
        if (elsewhere > 0)
            problems.Note(FormattableString.Invariant($"{elsewhere} of {number} places lie in no area of the catalogue; left out"));
        return kind ?? BoundaryKind.Of(PlaceLevel.Area, "");
    }

    sealed record Place(string Code, string Name, string? AreaCode, bool IsElsewhere = false)
    {
        public string Called => Name.Length > 0 ? Name : Code;
    }

    static Place? FindPlace(JsonElement properties, BoundaryKind kind, Catalogue catalogue, Problems problems, string place)
    {
        var text = BoundaryRules.Text(properties, kind.CodeNames);
        if (kind.Level == PlaceLevel.Area)
        {
            if (catalogue.FindArea(text) is { } area && area.Code.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                return new Place(area.Code, area.Name, area.Code);
            problems.Add(0, place, text.Length == 0 ? "no code" : $"'{text}'", "the code of an area of the catalogue, nine letters and digits",
                Label.DidYouMean(Nearest.To(text, catalogue.Areas.Select(each => each.Code), 1)));
            return null;
        }
        var own = Yaml.Value.Own;
        if (!GssCode.IsOfKind(text, kind.Level == PlaceLevel.Lsoa ? own.LsoaCodes : own.WardCodes))
        {
            problems.Add(0, place, text.Length == 0 ? $"no {kind.CodeNames[0]}" : $"'{text}'", kind.Level == PlaceLevel.Lsoa ? "the code of an LSOA, such as E01004283" : "the code of a ward, such as E05000593");
            return null;
        }
        var (name, district) = (BoundaryRules.Text(properties, kind.NameNames), BoundaryRules.Text(properties, own.Codes));
        var parent = district.Length > 0 ? catalogue.FindArea(district) : kind.Level == PlaceLevel.Lsoa ? DistrictOf(name, catalogue) : null;
        return new Place(text, name, parent?.Code, parent is null && (district.Length > 0 || (kind.Level == PlaceLevel.Lsoa && name.Length > 0)));
    }

    // "Waltham Forest 012A" lies in Waltham Forest: the district's name, a number of three digits, a letter.
    static Area? DistrictOf(string name, Catalogue catalogue) =>
        name.LastIndexOf(' ') is > 0 and var space && catalogue.FindArea(name[..space]) is { Kind: AreaKind.Borough or AreaKind.District } area ? area : null;

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
}
