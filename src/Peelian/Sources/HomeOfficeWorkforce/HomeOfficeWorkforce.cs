namespace Peelian.Sources;

/// <summary>Police workforce by force and rank on 31 March of each year.</summary>
public sealed class HomeOfficeWorkforce : LongTable;
