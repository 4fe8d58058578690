using System.Globalization;

namespace Peelian.Sources;

/// <summary>A small published table: one header, then rows, each with its true line.</summary>
/// <remarks>
/// Blank rows are passed over wherever they stand; columns without a name (a leading index, empty ones at the end) are
/// not counted. Cells come without blanks at their ends.
/// </remarks>
sealed class DelimitedText : IDisposable
{
    readonly TextReader _reader;
    readonly RecordReader _records;
    readonly Problems? _problems;
    readonly SheetPart? _sheet;
    readonly int _named;
    readonly List<int> _notes = [];

    DelimitedText(TextReader reader, char delimiter, Problems? problems, SheetPart? sheet = null)
    {
        _reader = reader;
        _problems = problems;
        _sheet = sheet;
        _records = new RecordReader(reader) { Delimiter = delimiter };
        var found = NextRecord();
        while (found && _records.Line < sheet?.HeaderRow)
            found = NextRecord();
        if (found)
            Header = sheet?.Header ?? [.. Enumerable.Range(0, _records.Count).Select(field => Label.Squeeze(_records[field].Trim('\uFEFF')))];
        HeaderLine = _records.Line;
        _named = Header.ToList().FindLastIndex(name => name.Length > 0) + 1;
    }

    /// <summary>The names of the columns, blanks squeezed; empty where a column has none.</summary>
    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>The line of the header, from 1.</summary>
    public int HeaderLine { get; }

    /// <summary>What parts the cells: comma, semicolon or tab.</summary>
    public char Delimiter => _records.Delimiter;

    /// <summary>The line of the row, from 1.</summary>
    public int Line => _records.Line;

    /// <summary>How many cells the row has.</summary>
    public int Count => _records.Count;

    /// <summary>True where the row has too few or too many cells: that is reported, and its cells may stand in wrong columns.</summary>
    public bool IsMisshapen { get; private set; }

    /// <summary>A cell of the row by column from 0; empty where the row is too short.</summary>
    public ReadOnlySpan<char> this[int column] => column >= 0 && column < _records.Count ? _records[column].Trim() : [];

    /// <summary>Opens a kept file. Null, with a fatal problem, where it is no text or has no header.</summary>
    public static DelimitedText? Open(SourceFile file, Problems problems, long most = InputBytes.Most)
    {
        if (file.Sheet is { } sheet)
            return new DelimitedText(new StreamReader(file.Path), ',', problems, sheet);
        if (InputBytes.FindEncoding(file.Path, problems, most) is not { } encoding)
            return null;
        char delimiter;
        using (var first = new StreamReader(InputBytes.Open(file.Path, most), encoding))
            delimiter = FindDelimiter(first);
        var table = new DelimitedText(new StreamReader(InputBytes.Open(file.Path, most), encoding), delimiter, problems);
        if (table.Header.Count > 0)
            return table;
        if (!problems.Fatal)
            problems.AddFatal(0, null, "an empty file", "a header and rows", "Download it again.");
        table.Dispose();
        return null;
    }

    /// <summary>The beginning of a file, for recognising it; a last row that is cut off does no harm.</summary>
    public static DelimitedText Peek(string text)
    {
        using var first = new StringReader(text);
        return new DelimitedText(new StringReader(text), FindDelimiter(first), null);
    }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    public bool Next()
    {
        if (!NextRow())
            return false;
        // A sheet has no more cells in a row than are filled, and what stands beside the table is not of it.
        IsMisshapen = _sheet is null && IsOutOfShape();
        return true;
    }

    bool IsOutOfShape()
    {
        var isMisshapen = _records.Count < _named || HasMore();
        if (isMisshapen)
            _problems?.Add(Line, null,
                string.Create(CultureInfo.InvariantCulture, $"{_records.Count} columns"),
                string.Create(CultureInfo.InvariantCulture, $"{_named} columns"),
                _records.Count < _named ? "The file may be truncated." : "A cell with a delimiter in it may lack its quotes.");
        return isMisshapen;
    }

    // Below the table of a sheet stand its notes: rows of one cell.
    bool NextRow()
    {
        while (NextRecord())
        {
            if (_sheet is null || _named < 3 || Enumerable.Range(0, _records.Count).Count(field => !_records[field].IsWhiteSpace()) > 1)
                return true;
            _notes.Add(Line);
        }
        if (_notes.Count > 0)
            _problems?.Note(string.Create(CultureInfo.InvariantCulture, $"{(_notes.Count == 1 ? $"row {_notes[0]} of the sheet '{_sheet!.Name}' holds" : $"{_notes.Count} rows of the sheet '{_sheet!.Name}', from row {_notes[0]}, hold")} one cell only: taken for notes and left out"));
        return false;
    }

    /// <summary>The cell as a string.</summary>
    public string Text(int column) => this[column].ToString();

    /// <summary>The column, from 0, that has one of these names (case and blanks aside); -1 where none has.</summary>
    public int Find(params IReadOnlyList<string> names)
    {
        for (var column = 0; column < Header.Count; column++)
        {
            if (names.Contains(Header[column], StringComparer.OrdinalIgnoreCase))
                return column;
        }
        return -1;
    }

    /// <summary>What a problem calls a column: its name, or its number from 1.</summary>
    public string NameOf(int column) =>
        column < Header.Count && Header[column].Length > 0
            ? Header[column]
            : (column + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reports a cell of the row.</summary>
    public void Report(int column, string expected, string? advice = null) =>
        _problems?.AddCell(Line, column + 1, NameOf(column), $"'{Text(column)}'", expected, advice);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    bool NextRecord()
    {
        while (_records.Next())
        {
            if (!IsBlank())
                return true;
        }
        if (_records.UnclosedLine > 0)
            _problems?.AddFatal(_records.UnclosedLine, null, "a quote that is never closed", "a closing quote",
                "The file may be truncated.");
        return false;
    }

    bool IsBlank()
    {
        for (var field = 0; field < _records.Count; field++)
        {
            if (!_records[field].IsWhiteSpace() && !_records[field].SequenceEqual("\uFEFF"))
                return false;
        }
        return true;
    }

    bool HasMore()
    {
        for (var field = Header.Count; field < _records.Count; field++)
        {
            if (!_records[field].IsWhiteSpace())
                return true;
        }
        return false;
    }

    // The header parts more cells with its own delimiter than with any other.
    static char FindDelimiter(TextReader reader)
    {
        var text = new char[1 << 16];
        var length = reader.ReadBlock(text, 0, text.Length);
        var best = (Delimiter: ',', Count: 0);
        foreach (var delimiter in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            using var head = new StringReader(new string(text, 0, length));
            var records = new RecordReader(head) { Delimiter = delimiter };
            var count = 0;
            while (count == 0 && records.Next())
                count = Enumerable.Range(0, records.Count).Count(field => !records[field].IsWhiteSpace());
            if (count > best.Count)
                best = (delimiter, count);
        }
        return best.Delimiter;
    }
}
