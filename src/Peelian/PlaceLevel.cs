using NetTopologySuite.Geometries;

namespace Peelian;

/// <summary>How fine a map's places are.</summary>
public enum PlaceLevel
{
    /// <summary>The catalogue's own areas: boroughs and districts.</summary>
    Area,

    /// <summary>Electoral wards.</summary>
    Ward,

    /// <summary>Lower-layer super output areas: a thousand to three thousand residents each, drawn anew for each census.</summary>
    Lsoa,
}

/// <summary>A place with its shape.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Name">Its name; empty where its publisher gives none.</param>
/// <param name="AreaCode">The catalogue's area that it lies in; null where that is not known.</param>
/// <param name="Geometry">Its polygon or polygons, in longitude and latitude.</param>
public sealed record PlaceShape(string Code, string Name, string? AreaCode, Geometry Geometry);

/// <summary>What levels are called.</summary>
public static class PlaceLevels
{
    /// <summary>Levels by the id that files and the catalogue write.</summary>
    public static IReadOnlyDictionary<string, PlaceLevel> ById { get; } = new Dictionary<string, PlaceLevel>(StringComparer.Ordinal)
    {
        ["area"] = PlaceLevel.Area,
        ["ward"] = PlaceLevel.Ward,
        ["lsoa"] = PlaceLevel.Lsoa,
    };

    /// <summary>The id: "lsoa".</summary>
    public static string Id(this PlaceLevel level) => ById.First(pair => pair.Value == level).Key;
}
