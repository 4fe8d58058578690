namespace Peelian.Sources;

/// <summary>Strength of the Metropolitan Police by month.</summary>
public sealed class MetWorkforce : LongTable;
