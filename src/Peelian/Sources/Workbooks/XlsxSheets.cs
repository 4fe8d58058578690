using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Peelian.Sources;

/// <summary>Reads an Office Open XML workbook (.xlsx): results, not formulas, and nothing that lies outside the file.</summary>
sealed class XlsxSheets : IDisposable
{
    readonly SpreadsheetDocument _document;
    readonly WorkbookPart _book;
    readonly List<string> _strings;
    readonly List<bool> _days;
    readonly bool _from1904;

    public XlsxSheets(string path)
    {
        _document = SpreadsheetDocument.Open(path, isEditable: false, new OpenSettings
        {
            AutoSave = false,
            MaxCharactersInPart = SafeXml.MostCharacters,
        });
        _book = _document.WorkbookPart ?? throw new InvalidDataException("no workbook in it");
        _strings = ReadStrings();
        _days = ReadStyles();
        _from1904 = _book.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
    }

    public IEnumerable<RawSheet> Sheets()
    {
        foreach (var sheet in _book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            // Sheets of charts and macros have no rows.
            if (sheet.Id?.Value is { } id && _book.TryGetPartById(id, out var part) && part is WorksheetPart rows)
                yield return new RawSheet(sheet.Name?.Value ?? "", sheet.State is { } state && state.Value != SheetStateValues.Visible, Rows(rows));
        }
    }

    List<string> ReadStrings()
    {
        var strings = new List<string>();
        if (_book.SharedStringTablePart is not { } part)
            return strings;
        using var xml = SafeXml.Open(part.GetStream());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                strings.Add(Said(xml));
        }
        return strings;
    }

    // The words of an element, without how they are pronounced; the reader is left at its end.
    static string Said(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, words) = (xml.Depth, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                SafeXml.PassOver(xml);
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                words.Append(xml.Value);
        }
        return words.ToString();
    }

    List<bool> ReadStyles()
    {
        if (_book.WorkbookStylesPart?.Stylesheet is not { } sheet)
            return [];
        var formats = (sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .GroupBy(format => format.NumberFormatId?.Value ?? 0).ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? "");
        return [.. (sheet.CellFormats?.Elements<CellFormat>() ?? []).Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => formats.TryGetValue(id, out var code) ? SheetCells.IsDay(code) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))];
    }

    IEnumerable<SheetRow> Rows(WorksheetPart part)
    {
        var merges = Merges(part).ToLookup(merge => merge.Top);
        using var xml = SafeXml.Open(part.GetStream());
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            number = int.TryParse(xml.GetAttribute("r"), out var given) && given > number ? given : number + 1;
            if (number > SheetText.MostRows)
                throw new InvalidDataException("more rows than a sheet can have");
            var isHidden = xml.GetAttribute("hidden") is "1" or "true";
            var cells = ReadCells(xml);
            if (cells.Count > 0)
                yield return new SheetRow(number, isHidden, cells, [.. merges[number]]);
        }
    }

    SortedDictionary<int, string> ReadCells(XmlReader xml)
    {
        var cells = new SortedDictionary<int, string>();
        if (xml.IsEmptyElement)
            return cells;
        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            column = Place(xml.GetAttribute("r")).Column is > 0 and var given ? given : column + 1;
            if (column > SheetText.MostColumns)
                throw new InvalidDataException("more columns than a sheet can have");
            if (ReadCell(xml) is { Length: > 0 } text)
                cells[column] = text;
        }
        return cells;
    }

    string? ReadCell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement)
            return null;
        string? value = null, formula = null;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            var name = xml.LocalName;
            if (name is "v" or "is")
                value = Said(xml);
            else if (name == "f")
                formula = Said(xml);
        }
        return value is null ? formula is null ? null : SheetCells.NoResult(formula) : Shown(type, style, value);
    }

    string Shown(string? type, string? style, string value) => type switch
    {
        "s" => int.TryParse(value, out var index) && index >= 0 && index < _strings.Count ? _strings[index] : throw new InvalidDataException("a cell that names words which are not there"),
        "inlineStr" or "str" or "e" => value,
        "b" => value is "1" or "true" ? "TRUE" : "FALSE",
        "d" => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..10] : value,
        _ when value.Length == 0 => value,
        _ => int.TryParse(style, out var index) && index >= 0 && index < _days.Count && _days[index] ? SheetCells.Day(value, _from1904) : SheetCells.Number(value),
    };

    // They stand after the rows.
    static List<Merge> Merges(WorksheetPart part)
    {
        var merges = new List<Merge>();
        using var xml = SafeXml.Open(part.GetStream());
        for (var more = xml.Read(); more;)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref")?.Split(':') is [var from, var to])
            {
                if (merges.Count == SheetText.MostMerges)
                    throw new InvalidDataException("more merged cells than a published sheet has");
                merges.Add(new Merge(Place(from).Row, Place(from).Column, Place(to).Row, Place(to).Column));
            }
            more = xml.Read();
        }
        return merges;
    }

    // D17 is row 17 and column 4; 0 where it is none.
    static (int Row, int Column) Place(string? cell)
    {
        var (row, column) = (0, 0);
        foreach (var sign in cell ?? "")
        {
            if (char.IsAsciiLetterUpper(sign) && column <= SheetText.MostColumns)
                column = column * 26 + sign - 'A' + 1;
            else if (char.IsAsciiDigit(sign) && row <= SheetText.MostRows)
                row = row * 10 + sign - '0';
        }
        return (row, column);
    }

    public void Dispose() => _document.Dispose();
}
