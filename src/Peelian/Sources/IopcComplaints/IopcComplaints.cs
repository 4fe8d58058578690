namespace Peelian.Sources;

/// <summary>Allegations in complaints about the police, by force and category, under the rules of 2012 and of 2020.</summary>
public sealed class IopcComplaints : LongTable;
