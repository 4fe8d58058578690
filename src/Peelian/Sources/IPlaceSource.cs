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
