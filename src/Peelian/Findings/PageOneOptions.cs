namespace Peelian.Findings;

/// <summary>What a pack wants of its first page: <c>page_one</c> in its file.</summary>
/// <param name="Sentences">Most sentences under "What matters most".</param>
/// <param name="FromSection">Most of them from one section.</param>
/// <param name="Questions">Most questions to ask.</param>
/// <param name="Totals">Measures that add up many kinds of crime: they speak only where no other measure of their section does.</param>
public sealed record PageOneOptions(int Sentences, int FromSection, int Questions, IReadOnlyList<string> Totals);
