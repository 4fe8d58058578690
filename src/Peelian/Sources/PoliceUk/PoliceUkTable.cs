namespace Peelian.Sources.PoliceUk;

/// <summary>A published column.</summary>
/// <param name="Name">Its head in the CSV files.</param>
/// <param name="Json">Where the interface's JSON has it: a name, or names down nested objects.</param>
sealed record PublishedColumn(string Name, params string[] Json);

/// <summary>What may be wrong in a typed row, and how to say it.</summary>
/// <param name="Column">The published column, by its head in the CSV files.</param>
/// <param name="Condition">SQL over the typed row: true where it is faulty.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Known">The labels that are known, for advice.</param>
sealed record Fault(string Column, string Condition, string Expected, IReadOnlyList<string>? Known = null);

/// <summary>One of the three kinds of file: how it is published, and how a row is typed.</summary>
/// <remarks>
/// A value that cannot be typed becomes a mark that no good value has ('?' for a label, NaN for a degree, null where
/// nothing may be null), so that one pass over the file writes the typed rows and tells whether there is any fault.
/// </remarks>
sealed record PoliceUkTable
{
    /// <summary><c>street</c>, <c>outcomes</c> or <c>stops</c>: the table, and the name of its Parquet file.</summary>
    public required string Name { get; init; }

    /// <summary>The word for it in published file names: <c>stop-and-search</c>.</summary>
    public required string FileWord { get; init; }

    /// <summary>The columns as published, in their order.</summary>
    public required IReadOnlyList<PublishedColumn> Columns { get; init; }

    /// <summary>Every name of an object that the interface gives, down nested objects with dots: <c>location.street.id</c>.</summary>
    public IReadOnlyList<string> AnswerNames { get; init; } = [];

    /// <summary>The published columns that hold labels, their maps, and what a blank becomes (SQL).</summary>
    public required IReadOnlyList<(string Column, LabelMap Map, string Blank)> Labels { get; init; }

    /// <summary>The columns that are numbers; all others are text.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>The typed columns after the line, over <c>raw</c>. Ends without a comma.</summary>
    public required Func<Typing, string> Select { get; init; }

    /// <summary>Extra expressions over the raw columns that <see cref="Select"/> uses, each with its alias.</summary>
    public required string Derived { get; init; }

    /// <summary>What may be wrong in a row.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>SQL over a typed row: does it have a place?</summary>
    public required string Located { get; init; }

    /// <summary>True where the rows name their force.</summary>
    public required bool RowsNameForce { get; init; }

    /// <summary>The column that holds the date or month, for messages.</summary>
    public required string DateColumn { get; init; }

    /// <summary>The position of a published column.</summary>
    public int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (string.Equals(Columns[index].Name, column, StringComparison.Ordinal))
                return index;
        }
        throw new ArgumentOutOfRangeException(nameof(column), column, $"{Name} has no such column.");
    }
}
