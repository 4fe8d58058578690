namespace Peelian.Sources;

/// <summary>Outcomes of recorded crime by force and quarter.</summary>
public sealed class HomeOfficeOutcomes : LongTable;
