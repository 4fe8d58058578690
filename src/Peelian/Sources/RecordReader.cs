namespace Peelian.Sources;

/// <summary>Splits text into records of fields: quotes, doubled quotes, line breaks inside quotes, and CRLF, LF or CR at line ends.</summary>
/// <param name="reader">The text.</param>
sealed class RecordReader(TextReader reader)
{
    /// <summary>A field longer than this has a quote that was never closed.</summary>
    const int LongestField = 1 << 20;

    readonly char[] _block = new char[1 << 15];
    readonly List<int> _ends = [];
    char[] _letters = new char[4096];
    int _blockLength;
    int _at;
    int _length;
    int _nextLine = 1;

    /// <summary>What parts fields.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>The line on which the record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many fields the record has.</summary>
    public int Count => _ends.Count;

    /// <summary>The line of a quote that is never closed; 0 where there is none.</summary>
    public int UnclosedLine { get; private set; }

    /// <summary>A field as written, without its quotes.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var start = field == 0 ? 0 : _ends[field - 1];
            return _letters.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>Goes to the next record; false at the end, or where a quote is never closed.</summary>
    public bool Next()
    {
        _ends.Clear();
        _length = 0;
        Line = _nextLine;
        if (UnclosedLine > 0 || Peek() < 0)
            return false;
        while (ReadField() == Delimiter)
        {
        }
        return UnclosedLine == 0;
    }

    // Reads one field and what ends it: the delimiter, a line end ('\n' for each kind) or the end (-1).
    int ReadField()
    {
        var start = _length;
        if (Peek() == '"' && !ReadQuoted(start))
            return -1;
        while (true)
        {
            var letter = Take();
            if (letter < 0 || letter == Delimiter || letter == '\n')
            {
                _ends.Add(_length);
                return letter;
            }
            Keep((char)letter);
        }
    }

    bool ReadQuoted(int start)
    {
        var line = _nextLine;
        Take();
        while (true)
        {
            var letter = Take();
            if (letter < 0 || _length - start > LongestField)
            {
                UnclosedLine = line;
                return false;
            }
            if (letter != '"')
                Keep((char)letter);
            else if (Peek() == '"')
                Keep((char)Take());
            else
                break;
        }
        if (Peek() is var next && next >= 0 && next != Delimiter && next is not ('\n' or '\r'))
            KeepQuotes(start);
        return true;
    }

    // "Good Job" local: quotes around a part of the field belong to it.
    void KeepQuotes(int start)
    {
        Keep('"');
        Keep('"');
        Array.Copy(_letters, start, _letters, start + 1, _length - 2 - start);
        _letters[start] = '"';
        _letters[_length - 1] = '"';
    }

    void Keep(char letter)
    {
        if (_length == _letters.Length)
            Array.Resize(ref _letters, _letters.Length * 2);
        _letters[_length++] = letter;
    }

    int Peek()
    {
        if (_at == _blockLength)
        {
            _blockLength = reader.ReadBlock(_block, 0, _block.Length);
            _at = 0;
            if (_blockLength == 0)
                return -1;
        }
        return _block[_at];
    }

    // CRLF and CR become LF, and every line is counted once.
    int Take()
    {
        var letter = Peek();
        if (letter < 0)
            return -1;
        _at++;
        if (letter == '\r')
        {
            if (Peek() == '\n')
                _at++;
            letter = '\n';
        }
        if (letter == '\n')
            _nextLine++;
        return letter;
    }
}
