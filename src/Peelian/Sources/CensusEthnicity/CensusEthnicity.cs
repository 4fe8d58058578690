namespace Peelian.Sources;

/// <summary>The census of 2011: eighteen groups.</summary>
public sealed class CensusEthnicity : CensusTable
{
    /// <inheritdoc/>
    public override string Id => "census-ethnicity";
}
