using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Peelian.Render.Sheets;

/// <summary>Writes one sheet of a workbook, cell by cell: as objects of the library a pack's forty thousand cells would take a second.</summary>
static partial class XlsxSheet
{
    /// <summary>The id by which a sheet knows its table.</summary>
    public const string TableId = "table";

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    const int Points = 16; // a line of letters of 12 points

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None };

    /// <summary>Writes the sheet; links to the web are made known to its part.</summary>
    public static void Write(Stream stream, WorksheetPart part, Sheet sheet, XlsxStyles look)
    {
        using var writer = XmlWriter.Create(stream, Settings);
        writer.WriteStartElement("worksheet", Main);
        writer.WriteAttributeString("xmlns", "r", null, Relations);
        var sizes = new SheetSizes(sheet);
        if (sizes.FitsPaper)
            WriteFit(writer);
        WriteWidths(writer, sizes);
        writer.WriteStartElement("sheetData", Main);
        WriteRows(writer, sheet, sizes, look);
        writer.WriteEndElement();
        WriteLinks(writer, part, sheet);
        WritePaper(writer, sizes.FitsPaper);
        if (sheet.Table is not null)
        {
            writer.WriteStartElement("tableParts", Main);
            writer.WriteAttributeString("count", "1");
            writer.WriteStartElement("tablePart", Main);
            writer.WriteAttributeString("id", Relations, TableId);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    // On paper a table is as wide as the sheet, lying.
    static void WriteFit(XmlWriter writer)
    {
        writer.WriteStartElement("sheetPr", Main);
        writer.WriteStartElement("pageSetUpPr", Main);
        writer.WriteAttributeString("fitToPage", "1");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WritePaper(XmlWriter writer, bool fits)
    {
        const string A4 = "9";
        writer.WriteStartElement("pageSetup", Main);
        writer.WriteAttributeString("paperSize", A4);
        writer.WriteAttributeString("orientation", "landscape");
        if (fits)
        {
            writer.WriteAttributeString("fitToWidth", "1");
            writer.WriteAttributeString("fitToHeight", "0");
        }
        writer.WriteEndElement();
        writer.WriteStartElement("headerFooter", Main);
        writer.WriteElementString("oddFooter", Main, "&L&A&RPage &P of &N");
        writer.WriteEndElement();
    }

    static void WriteWidths(XmlWriter writer, SheetSizes sizes)
    {
        writer.WriteStartElement("cols", Main);
        var column = 0;
        foreach (var width in sizes.Widths)
        {
            column++;
            writer.WriteStartElement("col", Main);
            writer.WriteAttributeString("min", Text.Whole(column));
            writer.WriteAttributeString("max", Text.Whole(column));
            writer.WriteAttributeString("width", Text.Whole(width));
            writer.WriteAttributeString("customWidth", "1");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    static void WriteRows(XmlWriter writer, Sheet sheet, SheetSizes sizes, XlsxStyles look)
    {
        var row = 0;
        foreach (var line in sheet.Lines)
        {
            StartRow(writer, ++row, sizes, line.Level switch { 1 => 22, 2 => 19, _ => Points });
            Words(writer, Place(1, row), line.Text, XlsxStyles.OfLine(line, sizes.LinesWrap));
            writer.WriteEndElement();
        }
        if (sheet.Table is not { } table)
            return;
        var letters = Enumerable.Range(1, table.Columns.Count).Select(SheetNumbers.Letters).ToArray();
        StartRow(writer, ++row, sizes);
        for (var at = 0; at < letters.Length; at++)
            Words(writer, letters[at] + Text.Whole(row), table.Columns[at].Head, table.Columns[at].IsNumber ? XlsxStyles.NumberHead : XlsxStyles.ColumnHead);
        writer.WriteEndElement();
        foreach (var cells in table.Rows)
        {
            StartRow(writer, ++row, sizes);
            var number = Text.Whole(row);
            for (var at = 0; at < letters.Length; at++)
                WriteCell(writer, letters[at] + number, cells[at], table.Columns[at].IsNumber, look);
            writer.WriteEndElement();
        }
    }

    static void StartRow(XmlWriter writer, int row, SheetSizes sizes, int points = Points)
    {
        writer.WriteStartElement("row", Main);
        writer.WriteAttributeString("r", Text.Whole(row));
        writer.WriteAttributeString("ht", Text.Whole(sizes.Heights[row - 1] * points));
        writer.WriteAttributeString("customHeight", "1");
    }

    static void WriteCell(XmlWriter writer, string place, SheetCell cell, bool right, XlsxStyles look)
    {
        if (cell.Number is { } number)
        {
            StartCell(writer, place, look.OfNumber(cell));
            writer.WriteElementString("v", Main, number);
            writer.WriteEndElement();
        }
        else if (cell.Text.Length > 0)
        {
            Words(writer, place, cell.Text, cell.Link is not null ? XlsxStyles.Link : SheetNumbers.LooksLikeFormula(cell.Text) ? XlsxStyles.Quoted : right ? XlsxStyles.Right : XlsxStyles.Wrapped);
        }
    }

    static void StartCell(XmlWriter writer, string place, int style)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", place);
        writer.WriteAttributeString("s", Text.Whole(style));
    }

    // Words are words whatever they begin with: a cell of this kind is never a formula.
    static void Words(XmlWriter writer, string place, string text, int style)
    {
        StartCell(writer, place, style);
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("is", Main);
        writer.WriteStartElement("t", Main);
        var words = Literal(text);
        if (words.Length > 0 && (char.IsWhiteSpace(words[0]) || char.IsWhiteSpace(words[^1]) || words.AsSpan().IndexOfAny("\n\t") >= 0 || words.Contains("  ", StringComparison.Ordinal)))
            writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(words);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Words as the format writes them: what looks like its own way to write a letter, _x0041_, is written out.</summary>
    public static string Literal(string text)
    {
        var clean = SheetNumbers.Clean(text);
        return clean.Contains("_x", StringComparison.Ordinal) ? LetterCode().Replace(clean, "_x005F_x$1_") : clean;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex LetterCode();

    static string Place(int column, int row) => SheetNumbers.Letters(column) + Text.Whole(row);

    static IEnumerable<(string Place, string Link)> Links(Sheet sheet)
    {
        for (var at = 0; at < sheet.Lines.Count; at++)
        {
            if (sheet.Lines[at].Link is { } link)
                yield return (Place(1, at + 1), link);
        }
        for (var row = 0; row < (sheet.Table?.Rows.Count ?? 0); row++)
        {
            for (var column = 0; column < sheet.Table!.Columns.Count; column++)
            {
                if (sheet.Table.Rows[row][column].Link is { } link)
                    yield return (Place(column + 1, sheet.Lines.Count + 2 + row), link);
            }
        }
    }

    static void WriteLinks(XmlWriter writer, WorksheetPart part, Sheet sheet)
    {
        var links = Links(sheet).ToList();
        if (links.Count == 0)
            return;
        writer.WriteStartElement("hyperlinks", Main);
        foreach (var (place, link) in links)
        {
            writer.WriteStartElement("hyperlink", Main);
            writer.WriteAttributeString("ref", place);
            if (Web.IsAddress(link))
            {
                part.AddHyperlinkRelationship(new Uri(link), true, "link" + place);
                writer.WriteAttributeString("id", Relations, "link" + place);
            }
            else
                writer.WriteAttributeString("location", $"'{link}'!A1");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }
}
