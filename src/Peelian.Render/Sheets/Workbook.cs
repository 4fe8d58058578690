namespace Peelian.Render.Sheets;

/// <summary>A spreadsheet before it is written: what both formats hold alike.</summary>
public sealed record Workbook
{
    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public required string Subject { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The sheets, the cover first.</summary>
    public required IReadOnlyList<Sheet> Sheets { get; init; }
}

/// <summary>A sheet: lines of words in column A, then at most one table, which begins in column A.</summary>
/// <param name="Name">Unique in the workbook, 31 letters at most, none of <c>[]:*?/\</c>.</param>
/// <param name="Lines">Title first; no line is empty.</param>
/// <param name="Table">The table; null on the cover.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetLine> Lines, SheetTable? Table);

/// <summary>A line of words over a table.</summary>
/// <param name="Text">The words.</param>
/// <param name="Level">1 for the sheet's title, 2 for a head, 0 for text.</param>
public sealed record SheetLine(string Text, int Level = 0);

/// <summary>A table with one row of heads, no merged cells and no empty rows.</summary>
/// <param name="Name">Unique in the workbook: letters, digits and underscores.</param>
/// <param name="Columns">The columns; their heads differ.</param>
/// <param name="Rows">One cell a column.</param>
public sealed record SheetTable(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows);

/// <summary>A column.</summary>
/// <param name="Head">Its head, with the unit.</param>
/// <param name="IsNumber">True for numbers, which stand right; words stand left.</param>
public sealed record SheetColumn(string Head, bool IsNumber);

/// <summary>A cell: words, or a number with the decimals it is shown with.</summary>
/// <param name="Text">The words; for a number, null.</param>
/// <param name="Number">The unrounded number; null for words.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Signed">True where a plus sign is shown.</param>
/// <param name="Link">A sheet of the workbook, or an address on the web, that the words lead to.</param>
public sealed record SheetCell(string? Text, decimal? Number = null, int Decimals = 0, bool Signed = false, string? Link = null);
