namespace Peelian.Sources;

/// <summary>Police recorded crime by community safety partnership, quarter and offence code.</summary>
public sealed class HomeOfficeCrimeByPartnership : LongTable;
