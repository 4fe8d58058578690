namespace Peelian;

/// <summary>Areas that somebody publishes as a group, such as Inner London: a row for each of its areas in <c>catalogue/groups.csv</c>.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name in a sentence.</param>
/// <param name="Source">Who publishes the group, and where. Groups change: the source names its edition.</param>
/// <param name="AreaCodes">GSS codes of its areas.</param>
public sealed record AreaGroup(string Id, string Name, string Source, IReadOnlyList<string> AreaCodes);
