namespace Peelian.Sources;

/// <summary>Police recorded crime by force, quarter and offence code.</summary>
public sealed class HomeOfficeCrimeByForce : LongTable;
