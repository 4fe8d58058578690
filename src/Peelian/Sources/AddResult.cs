namespace Peelian.Sources;

/// <summary>What became of one file.</summary>
public enum AddOutcome
{
    /// <summary>It is in the store now.</summary>
    Added,

    /// <summary>The same bytes were there before; nothing changed.</summary>
    AlreadyThere,

    /// <summary>Its format is known, and it has problems.</summary>
    Refused,

    /// <summary>No source knows its format.</summary>
    Unrecognised,

    /// <summary>It is good, and left out because another file was not and all or nothing was asked for.</summary>
    HeldBack,
}

/// <summary>One file of a call to add, and what became of it.</summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record AddedFile(string Name, AddOutcome Outcome)
{
    /// <summary>The source that reads it; of an unrecognised file, the nearest, if any is near.</summary>
    public string? SourceId { get; init; }

    /// <summary>Why it was not recognised, or under which name the same bytes are there.</summary>
    public string? Why { get; init; }

    /// <summary>What is known about it, where it is in the store.</summary>
    public SnapshotRecord? Snapshot { get; init; }

    /// <summary>Rows read: observations of a table, rows of an incident file, places of a boundary or lookup file.</summary>
    public long Rows { get; init; }

    /// <summary>Bad rows left out.</summary>
    public long SkippedRows { get; init; }

    /// <summary>The first month it covers, if it is about months.</summary>
    public Month? FirstMonth { get; init; }

    /// <summary>The last month it covers.</summary>
    public Month? LastMonth { get; init; }

    /// <summary>The force of its rows, where the file is about one.</summary>
    public string? Force { get; init; }

    /// <summary>What is wrong in it, as far as kept word for word.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the user should know though it is no fault, such as entries of an archive that were passed over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many problems it has, kept or not.</summary>
    public int ProblemCount { get; init; }
}

/// <summary>What became of a call to add.</summary>
/// <param name="Files">One for each file, in the order in which they were read.</param>
public sealed record AddResult(IReadOnlyList<AddedFile> Files)
{
    /// <summary>True where every file is in the store now: exit code 0.</summary>
    public bool AllGood => Files.All(file => file.Outcome is AddOutcome.Added or AddOutcome.AlreadyThere);

    /// <summary>True where the store changed.</summary>
    public bool Changed => Files.Any(file => file.Outcome == AddOutcome.Added);

    /// <summary>How many files ended like that.</summary>
    public int Count(AddOutcome outcome) => Files.Count(file => file.Outcome == outcome);
}
