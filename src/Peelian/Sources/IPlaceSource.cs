using System.Text.RegularExpressions;

namespace Peelian.Sources;

/// <summary>A published file about places: it gives no observations, but says where rows of other files belong.</summary>
public interface IPlaceSource : ISource;

/// <summary>A lookup from statistical areas (LSOA) to the catalogue's areas.</summary>
public interface ILookupSource : IPlaceSource
{
    /// <summary>Reads each LSOA code with the code of the area that it lies in, lazily; areas that the catalogue does not list are left out.</summary>
    IEnumerable<(string Lsoa, string AreaCode)> Read(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>Boundaries of the catalogue's areas.</summary>
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
