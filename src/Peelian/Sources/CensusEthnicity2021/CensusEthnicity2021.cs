namespace Peelian.Sources;

/// <summary>The census of 2021: nineteen groups, Roma among them.</summary>
public sealed class CensusEthnicity2021 : CensusTable, IPlacePopulationSource
{
    /// <inheritdoc/>
    public override string Id => "census-ethnicity-2021";

    /// <inheritdoc/>
    public IEnumerable<PlacePopulation> ReadPopulations(SourceFile file, Catalogue catalogue, Problems problems) => ReadSmall(file);
}
