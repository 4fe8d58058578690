using System.Text;

namespace Peelian.Sources;

/// <summary>A row near the top of a sheet, for finding its head.</summary>
sealed record HeadRow(int Number, IReadOnlyDictionary<int, string> Cells, IReadOnlyList<Merge> Merges);

/// <summary>
/// A sheet written as comma-separated text with each row of the sheet on the line of its number, so that a line of the text
/// is a row of the sheet. Cells that are merged all have the words of their first.
/// </summary>
sealed class SheetText
{
    public const int MostRows = 1 << 20;
    public const int MostColumns = 1 << 14;

    /// <summary>Rows at the top that are looked through for a head.</summary>
    public const int HeadRows = 60;

    /// <summary>No workbook's text is longer than this: a small file may swell without end.</summary>
    public const long MostText = 1L << 30;

    /// <summary>Merged places that a sheet may have.</summary>
    public const int MostMerges = 50_000;

    /// <summary>Cells that merges of one sheet may fill, row by row: titles and notes over the whole width of a sheet fill far fewer.</summary>
    const long MostFilled = 4L << 20;

    readonly List<HeadRow> _head = [];
    readonly List<(Merge Merge, string Text)> _open = [];
    readonly List<int> _hidden = [];
    long _filled;

    SheetText(string name, string path) => (Name, Path) = (name, path);

    public string Name { get; }

    public string Path { get; }

    public IReadOnlyList<HeadRow> Head => _head;

    /// <summary>Numbers of the rows that the workbook does not show.</summary>
    public IReadOnlyList<int> HiddenRows => _hidden;

    /// <summary>Letters written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a sheet.</summary>
    /// <exception cref="InvalidDataException">It is longer than <paramref name="most"/> letters, or its merged cells overlap or have no end.</exception>
    public static SheetText Write(RawSheet sheet, string path, long most)
    {
        var text = new SheetText(sheet.Name, path);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        var line = 1;
        foreach (var row in sheet.Rows)
        {
            text.Count(row.Number - line, most);
            for (; line < row.Number; line++)
                writer.Write('\n');
            line++;
            if (row.IsHidden)
                text._hidden.Add(row.Number);
            var cells = text.Fill(row);
            if (text._head.Count < HeadRows)
                text._head.Add(new HeadRow(row.Number, cells, row.Merges));
            text.Count(Line(writer, cells), most);
        }
        return text;
    }

    void Count(long letters, long most)
    {
        Length += letters;
        if (Length > most)
            throw new InvalidDataException("more text than a published workbook has");
    }

    IReadOnlyDictionary<int, string> Fill(SheetRow row)
    {
        _open.RemoveAll(open => open.Merge.Bottom < row.Number);
        foreach (var merge in row.Merges.Where(merge => merge.Bottom > merge.Top || merge.Right > merge.Left))
        {
            if (_open.Exists(open => open.Merge.Left <= merge.Right && merge.Left <= open.Merge.Right))
                throw new InvalidDataException($"merged cells that overlap at {SheetPart.Cell(merge.Top, merge.Left)}");
            if (row.Cells.TryGetValue(merge.Left, out var words))
                _open.Add((merge, words));
        }
        if (_open.Count == 0)
            return row.Cells;
        var cells = new SortedDictionary<int, string>(row.Cells.ToDictionary());
        foreach (var (merge, words) in _open)
        {
            if ((_filled += Math.Min(merge.Right, MostColumns) - merge.Left + 1) > MostFilled)
                throw new InvalidDataException("merged cells over more of a sheet than a published workbook has");
            // A count that several cells share belongs to none of them alone; no source takes this for a number.
            var shared = Numbers.Read(words, NumberForm.Grouped, out _) == Cell.Number
                ? $"{words} (one cell merged over {SheetPart.Cell(merge.Top, merge.Left)}:{SheetPart.Cell(merge.Bottom, merge.Right)})" : words;
            for (var column = merge.Left; column <= Math.Min(merge.Right, MostColumns); column++)
            {
                if (shared != words || !cells.ContainsKey(column))
                    cells[column] = shared;
            }
        }
        return cells;
    }

    /// <summary>Writes cells on one line; returns the letters written.</summary>
    public static long Line(TextWriter writer, IReadOnlyDictionary<int, string> cells)
    {
        var (column, length) = (1, 1L);
        foreach (var (at, text) in cells.OrderBy(cell => cell.Key))
        {
            for (; column < at; column++, length++)
                writer.Write(',');
            // A line break inside a cell is a blank: one row is one line.
            var plain = text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : Label.Squeeze(text);
            writer.Write(plain.AsSpan().IndexOfAny(",;\t\"") < 0 && plain.Length == plain.AsSpan().Trim().Length ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            length += plain.Length;
        }
        writer.Write('\n');
        return length;
    }
}
