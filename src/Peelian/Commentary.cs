namespace Peelian;

/// <summary>A panel's own words, dated and signed: shown as theirs and never mixed with what is generated.</summary>
/// <param name="By">Who signs it.</param>
/// <param name="Date">The day it was signed.</param>
/// <param name="SectionId">The section that it is about; null for the whole pack.</param>
/// <param name="File">The name of the file it was read from.</param>
/// <param name="Markdown">As written. Whoever draws it makes it harmless.</param>
public sealed record Commentary(string By, DateOnly Date, string? SectionId, string File, string Markdown);
