namespace Peelian.Render.Sheets;

/// <summary>A spreadsheet before it is written: what both formats hold alike.</summary>
sealed record Workbook
{
    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public required string Subject { get; init; }

    /// <summary>The organisation that it says it is from.</summary>
    public required string Organisation { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The sheets, the cover first.</summary>
    public required IReadOnlyList<Sheet> Sheets { get; init; }

    /// <summary>Every way in which a number of it is shown, each once, in order.</summary>
    public IReadOnlyList<NumberLook> Looks => [.. Sheets.SelectMany(sheet => sheet.Table?.Rows ?? []).SelectMany(row => row).Where(cell => cell.Number is not null).Select(cell => cell.Look).Distinct().Order()];
}

/// <summary>A sheet: lines of words in column A, then at most one table, which begins in column A.</summary>
/// <param name="Name">Unique in the workbook, 31 letters at most, none of <c>[]:*?/\'</c>.</param>
/// <param name="Lines">Title first; no line is empty.</param>
/// <param name="Table">The table, which has a row at least; null on the cover.</param>
sealed record Sheet(string Name, IReadOnlyList<SheetLine> Lines, SheetTable? Table);

/// <summary>A line of words over a table.</summary>
/// <param name="Text">The words.</param>
/// <param name="Level">1 for the sheet's title, 2 for a head, 0 for text.</param>
/// <param name="Link">A sheet of the workbook, or an address on the web, that the line leads to.</param>
sealed record SheetLine(string Text, int Level = 0, string? Link = null);

/// <summary>A table with one row of heads, no merged cells and no empty rows.</summary>
/// <param name="Name">Unique in the workbook: letters, digits and underscores.</param>
/// <param name="Columns">The columns; their heads differ.</param>
/// <param name="Rows">One cell a column.</param>
sealed record SheetTable(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows);

/// <summary>A column.</summary>
/// <param name="Head">Its head, with the unit.</param>
/// <param name="IsNumber">True for numbers, which stand right; words stand left.</param>
sealed record SheetColumn(string Head, bool IsNumber = false);

/// <summary>Which signs a number is shown with.</summary>
enum SignLook
{
    /// <summary>A minus where it is less than 0.</summary>
    Minus,

    /// <summary>A plus too.</summary>
    PlusAndMinus,

    /// <summary>None: it is so near to 0 that it is printed as 0.</summary>
    None,
}

/// <summary>How a number is shown: the same digits as in every other output.</summary>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Sign">Signs shown.</param>
readonly record struct NumberLook(int Decimals, SignLook Sign) : IComparable<NumberLook>
{
    /// <inheritdoc/>
    public int CompareTo(NumberLook other) => (Decimals, Sign).CompareTo((other.Decimals, other.Sign));
}

/// <summary>A cell: words, or a number with the look that it is shown with.</summary>
/// <param name="Text">The words; for a number, what is shown of it.</param>
/// <param name="Number">The unrounded number, as files carry it; null for words.</param>
/// <param name="Look">How the number is shown.</param>
/// <param name="Link">A sheet of the workbook, or an address on the web, that the words lead to.</param>
sealed record SheetCell(string Text, string? Number = null, NumberLook Look = default, string? Link = null);
