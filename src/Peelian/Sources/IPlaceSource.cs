using System.Text.RegularExpressions;

namespace Peelian.Sources;

/// <summary>A published file about places: it gives no observations, but says where rows of other files belong.</summary>
public interface IPlaceSource : ISource;

/// <summary>A lookup from statistical areas (LSOA) to the catalogue's areas.</summary>
public interface ILookupSource : IPlaceSource
{
    /// <summary>Reads each LSOA code with the area, and where the file says it the ward, that it lies in, lazily; areas that the catalogue does not list are left out.</summary>
    IEnumerable<LsoaPlace> Read(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>Where a statistical area (LSOA) lies.</summary>
/// <param name="Lsoa">Its code.</param>
/// <param name="AreaCode">GSS code of the catalogue's area.</param>
/// <param name="WardCode">GSS code of the ward that it is counted to; null where the file has no wards.</param>
/// <param name="WardName">The ward's name.</param>
public sealed record LsoaPlace(string Lsoa, string AreaCode, string? WardCode = null, string? WardName = null);

/// <summary>Residents of wards or statistical areas, which are no areas of the catalogue: read besides whatever else the file holds.</summary>
public interface IPlacePopulationSource : ISource
{
    /// <summary>Reads the residents of each ward and LSOA, lazily; nothing where the file has none.</summary>
    IEnumerable<PlacePopulation> ReadPopulations(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>Residents of a ward or LSOA.</summary>
/// <param name="Code">Its GSS code: E01…, W01…, E05… or W05….</param>
/// <param name="Month">The month they were counted or estimated for: June for mid-year estimates.</param>
/// <param name="People">How many.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record PlacePopulation(string Code, Month Month, long People, int Line);

/// <summary>Boundaries of the catalogue's areas, or of the wards or statistical areas within them.</summary>
public interface IBoundarySource : IPlaceSource
{
    /// <summary>Reads every boundary; faulty ones are problems and left out.</summary>
    BoundarySet Read(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>Names by which people know where they live, with the catalogue's area that each lies in.</summary>
public interface IGazetteerSource : IPlaceSource
{
    /// <summary>Reads each name, lazily; those in areas that the catalogue does not list are left out. A name may stand several times.</summary>
    IEnumerable<PlaceName> ReadNames(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>A ward or a postcode, and where it lies.</summary>
/// <param name="Kind"><see cref="WardKind"/> or <see cref="PostcodeKind"/>.</param>
/// <param name="Name">The name of the ward, or the postcode with one blank.</param>
/// <param name="AreaCode">GSS code of the area.</param>
public sealed partial record PlaceName(string Kind, string Name, string AreaCode)
{
    /// <summary>A ward.</summary>
    public const string WardKind = "ward";

    /// <summary>A postcode.</summary>
    public const string PostcodeKind = "postcode";

    /// <summary>A postcode as it is written, with one blank before its last three signs, however it was typed; null where it is none.</summary>
    public static string? Postcode(string text)
    {
        var signs = string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();
        return PostcodeShape().IsMatch(signs) ? $"{signs.AsSpan(0, signs.Length - 3)} {signs.AsSpan(signs.Length - 3)}" : null;
    }

    // Royal Mail's outward code, then a digit and two letters.
    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$")]
    private static partial Regex PostcodeShape();
}
