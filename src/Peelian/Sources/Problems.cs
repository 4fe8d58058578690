namespace Peelian.Sources;

/// <summary>Something wrong in a file: where, what was found, what was expected, what to do.</summary>
/// <param name="File">The file as the user named it (inside a zip: <c>archive.zip!entry.csv</c>).</param>
/// <param name="Line">Line from 1; 0 for the whole file.</param>
/// <param name="Column">The column's name or number; null for the whole line.</param>
/// <param name="Found">What stands there, as written.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Advice">What to do, with the nearest known value where there is one; null where nothing more is to be said.</param>
public sealed record Problem(string File, int Line, string? Column, string Found, string Expected, string? Advice = null)
{
    /// <summary>The sheet of a workbook; null in other files.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cell of the sheet, as D17; null where it is not one cell.</summary>
    public string? Cell { get; init; }

    /// <summary>One line: <c>file.csv:41 [Minor Category] found 'x'; expected …. Did you mean 'y'?</c>; in a workbook <c>book.xlsx, sheet Borough, cell D41 […</c></summary>
    public override string ToString()
    {
        var place = Sheet is not null ? $"{File}, sheet {Sheet}{(Cell is not null ? $", cell {Cell}" : Line > 0 ? $", row {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")}"
            : Line > 0 ? $"{File}:{Line}" : File;
        var column = Column is null ? "" : $" [{Column}]";
        var advice = Advice is null ? "" : $" {Advice}";
        return $"{place}{column} found {Found}; expected {Expected}.{advice}";
    }
}

/// <summary>What is wrong in the file being read. Bad data is collected, not thrown.</summary>
/// <param name="file">The file as the user named it.</param>
public sealed class Problems(string file)
{
    readonly List<Problem> _problems = [];
    readonly List<string> _notes = [];

    /// <summary>The file that is being read; incident readers set it to the entry inside a zip.</summary>
    public string File { get; set; } = file;

    /// <summary>The sheet that is being read, of a workbook.</summary>
    public string? Sheet { get; set; }

    /// <summary>How many are kept word for word; the rest is counted.</summary>
    public const int Most = 1000;

    /// <summary>All of them, in the order found.</summary>
    public IReadOnlyList<Problem> All => _problems;

    /// <summary>How many were found, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>True where any was found.</summary>
    public bool Any => Count > 0;

    /// <summary>True where the file as a whole cannot be used, whatever rows are skipped.</summary>
    public bool Fatal { get; private set; }

    /// <summary>How many rows were left out, where bad rows are: one problem may stand for many rows.</summary>
    public long RowsLeftOut { get; set; }

    /// <summary>What is worth knowing and no fault: "README.txt is no data.police.uk file; left out".</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds something worth knowing that is no fault.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>Adds a problem of one row or cell: with <c>--skip-bad-rows</c> the rest of the file is still used.</summary>
    public void Add(int line, string? column, string found, string expected, string? advice = null) => AddCell(line, 0, column, found, expected, advice);

    /// <summary>Adds a problem of one cell, by the number of its column from 1 (0 where it is not one cell): in a workbook it is told as a spreadsheet names it.</summary>
    internal void AddCell(int line, int number, string? column, string found, string expected, string? advice = null)
    {
        Count++;
        if (_problems.Count < Most)
            _problems.Add(new Problem(File, line, column, found, expected, advice) { Sheet = Sheet, Cell = Sheet is not null && line > 0 && number > 0 ? SheetPart.Cell(line, number) : null });
    }

    /// <summary>Adds a problem of the file as a whole: nothing in it can be used.</summary>
    public void AddFatal(int line, string? column, string found, string expected, string? advice = null)
    {
        Fatal = true;
        Add(line, column, found, expected, advice);
    }
}
