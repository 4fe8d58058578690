using System.Xml;
using static Peelian.Render.Sheets.OdsWriter;

namespace Peelian.Render.Sheets;

/// <summary>The sheets of an OpenDocument workbook.</summary>
static class OdsContent
{
    /// <summary>Writes them.</summary>
    public static void Write(XmlWriter writer, Workbook workbook)
    {
        Start(writer, "document-content");
        writer.WriteStartElement("office", "automatic-styles", Names.Office);
        foreach (var look in workbook.Looks)
            OdsStyles.WriteNumber(writer, look);
        var sizes = workbook.Sheets.Select(sheet => new SheetSizes(sheet)).ToList();
        foreach (var width in sizes.SelectMany(size => size.Widths).Distinct().Order())
            OdsStyles.WriteColumn(writer, width);
        foreach (var lines in sizes.SelectMany(size => size.Heights).Distinct().Order())
            OdsStyles.WriteRow(writer, lines);
        OdsStyles.WriteSheet(writer, OdsStyles.Sheet, OdsStyles.Plain);
        OdsStyles.WriteSheet(writer, OdsStyles.Wide, OdsStyles.Wide);
        writer.WriteEndElement();
        writer.WriteStartElement("office", "body", Names.Office);
        writer.WriteStartElement("office", "spreadsheet", Names.Office);
        for (var at = 0; at < sizes.Count; at++)
            WriteSheet(writer, workbook.Sheets[at], sizes[at]);
        writer.WriteStartElement("table", "database-ranges", Names.Table);
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Table is not null))
            WriteRange(writer, sheet, sheet.Table!);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteSheet(XmlWriter writer, Sheet sheet, SheetSizes sizes)
    {
        writer.WriteStartElement("table", "table", Names.Table);
        writer.WriteAttributeString("table", "name", Names.Table, sheet.Name);
        writer.WriteAttributeString("table", "style-name", Names.Table, sizes.FitsPaper ? OdsStyles.Sheet : OdsStyles.Wide);
        foreach (var width in sizes.Widths)
        {
            writer.WriteStartElement("table", "table-column", Names.Table);
            writer.WriteAttributeString("table", "style-name", Names.Table, OdsStyles.ColumnName(width));
            writer.WriteAttributeString("table", "default-cell-style-name", Names.Table, OdsStyles.Plain);
            writer.WriteEndElement();
        }
        var row = 0;
        foreach (var line in sheet.Lines)
        {
            StartRow(writer, sizes.Heights[row++]);
            WriteWords(writer, line.Text, line.Link, OdsStyles.OfLine(line, sizes.LinesWrap));
            writer.WriteEndElement();
        }
        if (sheet.Table is { } table)
            WriteTable(writer, table, row, sizes.Heights);
        writer.WriteEndElement();
    }

    static void WriteTable(XmlWriter writer, SheetTable table, int at, IReadOnlyList<int> heights)
    {
        StartRow(writer, heights[at++]);
        foreach (var column in table.Columns)
            WriteWords(writer, column.Head, null, column.IsNumber ? OdsStyles.NumberHead : OdsStyles.ColumnHead);
        writer.WriteEndElement();
        foreach (var row in table.Rows)
        {
            StartRow(writer, heights[at++]);
            for (var column = 0; column < row.Count; column++)
                WriteCell(writer, row[column], table.Columns[column].IsNumber);
            writer.WriteEndElement();
        }
    }

    static void StartRow(XmlWriter writer, int lines)
    {
        writer.WriteStartElement("table", "table-row", Names.Table);
        writer.WriteAttributeString("table", "style-name", Names.Table, OdsStyles.RowName(lines));
    }

    static void WriteCell(XmlWriter writer, SheetCell cell, bool right)
    {
        if (cell.Number is { } number)
        {
            writer.WriteStartElement("table", "table-cell", Names.Table);
            writer.WriteAttributeString("table", "style-name", Names.Table, OdsStyles.CellName(cell.Look));
            writer.WriteAttributeString("office", "value-type", Names.Office, "float");
            writer.WriteAttributeString("office", "value", Names.Office, number);
            writer.WriteElementString("text", "p", Names.Words, cell.Text);
            writer.WriteEndElement();
        }
        else if (cell.Text.Length > 0)
        {
            WriteWords(writer, cell.Text, cell.Link, cell.Link is not null ? OdsStyles.Leading : right ? OdsStyles.Right : OdsStyles.Wrapped);
        }
        else
        {
            writer.WriteStartElement("table", "table-cell", Names.Table);
            writer.WriteEndElement();
        }
    }

    // Words are words whatever they begin with: a cell of this kind is never a formula.
    static void WriteWords(XmlWriter writer, string text, string? link, string style)
    {
        writer.WriteStartElement("table", "table-cell", Names.Table);
        writer.WriteAttributeString("table", "style-name", Names.Table, style);
        writer.WriteAttributeString("office", "value-type", Names.Office, "string");
        foreach (var paragraph in SheetNumbers.Clean(text).Split('\n'))
        {
            writer.WriteStartElement("text", "p", Names.Words);
            if (link is not null)
            {
                writer.WriteStartElement("text", "a", Names.Words);
                writer.WriteAttributeString("xlink", "type", Names.Link, "simple");
                writer.WriteAttributeString("xlink", "href", Names.Link, Web.IsAddress(link) ? link : $"#'{link}'.A1");
            }
            WriteBlanks(writer, paragraph);
            if (link is not null)
                writer.WriteEndElement();
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    // The format takes a run of blanks for one, and none at either end: each that counts is an element.
    static void WriteBlanks(XmlWriter writer, string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ' ' || !(at == 0 || at == text.Length - 1 || text[at - 1] == ' '))
                continue;
            writer.WriteString(text[from..at]);
            writer.WriteStartElement("text", "s", Names.Words);
            writer.WriteEndElement();
            from = at + 1;
        }
        writer.WriteString(from == 0 ? text : text[from..]);
    }

    static void WriteRange(XmlWriter writer, Sheet sheet, SheetTable table)
    {
        var first = sheet.Lines.Count + 1;
        writer.WriteStartElement("table", "database-range", Names.Table);
        writer.WriteAttributeString("table", "name", Names.Table, table.Name);
        writer.WriteAttributeString("table", "target-range-address", Names.Table,
            $"'{sheet.Name}'.A{Text.Whole(first)}:'{sheet.Name}'.{SheetNumbers.Letters(table.Columns.Count)}{Text.Whole(first + table.Rows.Count)}");
        writer.WriteAttributeString("table", "contains-header", Names.Table, "true");
        writer.WriteEndElement();
    }
}
