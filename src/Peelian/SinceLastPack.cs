using Peelian.Figures;

namespace Peelian;

/// <summary>A pack delivered before, of the same kind and area: enough to make it again from the kept files.</summary>
/// <param name="AsAt">The month it was made for.</param>
/// <param name="AsKnownOn">The day whose knowledge it was limited to; null for everything loaded then.</param>
/// <param name="Inputs">Ids of every kept file that its build could see.</param>
public sealed record EarlierPack(Month AsAt, DateOnly? AsKnownOn, IReadOnlyList<string> Inputs);

/// <summary>A table of what changed, as every output prints it.</summary>
/// <param name="Id">Its name in files: <c>months</c>.</param>
/// <param name="Title">What it lists.</param>
/// <param name="Table">The rows.</param>
public sealed record SinceTable(string Id, string Title, Table Table)
{
    /// <summary>False for a table too long to read, which only files carry.</summary>
    public bool Shown { get; init; } = true;
}

/// <summary>
/// What changed since the pack that readers had before: months revised, data that are new, statements that no longer hold. The
/// earlier pack is computed again from its own files, so that it can be checked without its folder.
/// </summary>
public sealed record SinceLastPack
{
    /// <summary>The pack compared with.</summary>
    public required EarlierPack Earlier { get; init; }

    /// <summary>Two to four short sentences, for page one; each number in them is a cell of <see cref="Tables"/> or of <see cref="Facts"/>.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>Numbers of the sentences that no row has.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Months revised, by measure and one by one; statements; figures with other data. A table without rows is left out.</summary>
    public IReadOnlyList<SinceTable> Tables { get; init; } = [];
}
