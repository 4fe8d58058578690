namespace Peelian.Sources;

/// <summary>The Met's monthly crime dashboard: one long table of offences and positive outcomes by borough, with neighbourhood teams beside.</summary>
public sealed class MetMonthlyDashboard : LongTable;
