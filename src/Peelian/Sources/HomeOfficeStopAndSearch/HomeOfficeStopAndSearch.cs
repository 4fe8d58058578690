namespace Peelian.Sources;

/// <summary>Stop and search by force, financial year and self-defined ethnic group, in both of the publisher's forms.</summary>
public sealed class HomeOfficeStopAndSearch : LongTable;
