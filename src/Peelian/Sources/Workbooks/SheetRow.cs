using System.Globalization;

namespace Peelian.Sources;

/// <summary>Cells of a sheet that are drawn as one; rows and columns from 1, both ends included.</summary>
readonly record struct Merge(int Top, int Left, int Bottom, int Right);

/// <summary>A row of a sheet as its file has it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="IsHidden">True where the workbook does not show it.</param>
/// <param name="Cells">Its cells by column, from 1, those that are empty left out: numbers in digits, dates as 2015-09-30, errors as they are shown.</param>
/// <param name="Merges">Merged cells that begin in it.</param>
sealed record SheetRow(int Number, bool IsHidden, IReadOnlyDictionary<int, string> Cells, IReadOnlyList<Merge> Merges);

/// <summary>A sheet of a workbook, to be read row by row.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="IsHidden">True where the workbook does not show it.</param>
/// <param name="Rows">Its rows that hold anything, in order.</param>
sealed record RawSheet(string Name, bool IsHidden, IEnumerable<SheetRow> Rows);

/// <summary>A sheet that is read as a table.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="HeaderRow">The row of the column names, from 1.</param>
/// <param name="Header">The column names; those of a head of two rows put together.</param>
public sealed record SheetPart(string Name, int HeaderRow, IReadOnlyList<string> Header)
{
    /// <summary>What a spreadsheet calls a cell: D17. Row and column from 1.</summary>
    public static string Cell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>What a spreadsheet calls a column, from 1: A, Z, AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}

/// <summary>A workbook that cannot be read as a whole: what was found, what was expected and what to do.</summary>
sealed class WorkbookFault(string found, string expected, string advice) : Exception(found)
{
    public string Expected => expected;

    public string Advice => advice;
}
