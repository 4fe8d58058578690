using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>A month, written 2015-10 in files and "Oct 2015" on paper.</summary>
    Month,
}

/// <summary>A column of a figure's table. Its id is the column of the figure's CSV: a contract.</summary>
/// <param name="Id">Snake-case id: <c>change_percent</c>.</param>
/// <param name="Title">Head as read, with its unit in round brackets: "Change (%)".</param>
/// <param name="Kind">What it holds.</param>
public sealed record Column(string Id, string Title, ColumnKind Kind = ColumnKind.Number)
{
    /// <summary>False for columns that only files carry, such as codes.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Decimals that its numbers are printed with.</summary>
    public int Decimals { get; init; }

    /// <summary>The unit alone, for axes and metadata: "offences", "%".</summary>
    public string? Unit { get; init; }

    /// <summary>What it means, for data dictionaries.</summary>
    public string? Description { get; init; }

    /// <summary>True for the column that names the row.</summary>
    public bool IsRowHead { get; init; }
}

/// <summary>One cell: words, or a number with the one printed form that every output shows.</summary>
public sealed record Cell
{
    /// <summary>The number behind it; null for words.</summary>
    public Estimate? Number { get; private init; }

    /// <summary>What files carry: the unrounded number, or the words, or an id; empty where missing.</summary>
    public required string Raw { get; init; }

    /// <summary>What people read: "21,173", "-0.5%", "9 to 3", "[x]". Rounded once, here; renderers never round.</summary>
    public required string Printed { get; init; }

    /// <summary>The evidence word that it carries; null for other words and for numbers.</summary>
    public EvidenceWord? Evidence { get; private init; }

    /// <summary>True for an evidence word that rests on an assumption, such as a number of interviews that nobody gives.</summary>
    public bool Assumed { get; private init; }

    /// <summary>Why there is no value.</summary>
    public string? WhyMissing => Number?.WhyMissing;

    /// <summary>True where there is no value.</summary>
    public bool IsMissing => Number is { IsMissing: true };

    /// <summary>Words that are the same in files and on paper.</summary>
    public static Cell Words(string text) => new() { Raw = text, Printed = text };

    /// <summary>An id for files beside the words for people.</summary>
    public static Cell Words(string raw, string printed) => new() { Raw = raw, Printed = printed };

    /// <summary>How sure a comparison is: the same words in every output, and marked where they rest on an assumption.</summary>
    public static Cell Of(EvidenceWord word, bool assumed = false)
    {
        var text = Statistics.Evidence.Text(word);
        var marked = assumed && word != EvidenceWord.NoData;
        return new() { Evidence = word, Assumed = marked, Raw = text, Printed = marked ? text + " (assumed margin)" : text };
    }

    /// <summary>A month.</summary>
    public static Cell Of(Month month) => new() { Raw = month.ToString(), Printed = month.ShortLabel };

    /// <summary>A number and how it is printed; see <see cref="Format"/>.</summary>
    public static Cell Of(Estimate number, string printed) =>
        new() { Number = number, Raw = Format.Raw(number), Printed = printed };
}

/// <summary>A row of a figure's table.</summary>
/// <param name="Id">Unique in the table: a measure, an area code, a month.</param>
/// <param name="Cells">One for each column, in their order.</param>
public sealed record Row(string Id, IReadOnlyList<Cell> Cells)
{
    /// <summary>The head that the row stands under, where the table has groups.</summary>
    public string? Group { get; init; }

    /// <summary>The glossary term that defines the row.</summary>
    public string? TermId { get; init; }
}

/// <summary>The table is the figure: charts name its columns, sentences are built from its cells, every file prints it.</summary>
public sealed record Table
{
    /// <summary>Makes a table; every row has a cell for each column, ids are unique.</summary>
    public Table(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            if (row.Cells.Count != columns.Count)
                throw new ArgumentException($"Row '{row.Id}' has {row.Cells.Count} cells, the table {columns.Count} columns.", nameof(rows));
        }
        if (rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count() != rows.Count)
            throw new ArgumentException("Two rows of a table have the same id.", nameof(rows));
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The columns, in the order of the CSV.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows, in the order that people read them.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>True where at least one number is there.</summary>
    public bool HasValues => Rows.Any(row => row.Cells.Any(cell => cell.Number is { IsMissing: false }));

    /// <summary>The cell of a row and a column; both must be there.</summary>
    public Cell this[string rowId, string columnId] =>
        Rows.First(row => row.Id == rowId).Cells[IndexOf(columnId)];

    /// <summary>The position of a column; it must be there.</summary>
    public int IndexOf(string columnId)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Id == columnId)
                return index;
        }
        throw new ArgumentException($"The table has no column '{columnId}': {string.Join(", ", Columns.Select(c => c.Id))}.", nameof(columnId));
    }
}
