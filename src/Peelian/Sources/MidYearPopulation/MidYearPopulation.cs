namespace Peelian.Sources;

/// <summary>Residents at the middle of each year: of districts as observations, of wards and small areas besides.</summary>
public sealed class MidYearPopulation : LongTable, IPlacePopulationSource
{
    /// <inheritdoc/>
    public IEnumerable<PlacePopulation> ReadPopulations(SourceFile file, Catalogue catalogue, Problems problems) =>
        ReadSmall(file, catalogue).Where(row => row.Number is not null).Select(row => new PlacePopulation(row.Code, row.Period.Last, (long)row.Number!.Value, row.Line));
}
