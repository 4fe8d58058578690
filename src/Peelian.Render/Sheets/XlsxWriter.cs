using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Peelian.Render.Sheets;

/// <summary>Writes a workbook as Office Open XML (ISO/IEC 29500): the same bytes for the same workbook.</summary>
static class XlsxWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Workbook workbook)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
            Fill(document, workbook);
        return SameTime(file);
    }

    static void Fill(SpreadsheetDocument document, Workbook workbook)
    {
        var book = document.AddWorkbookPart();
        // Ids are made up at random unless they are given.
        document.ChangeIdOfPart(book, "workbook");
        var look = new XlsxStyles(workbook);
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = look.Stylesheet;
        var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        for (var at = 0; at < workbook.Sheets.Count; at++)
        {
            var id = "sheet" + Text.Whole(at + 1);
            var part = book.AddNewPart<WorksheetPart>(id);
            WriteSheet(part, workbook.Sheets[at], look, at + 1);
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = workbook.Sheets[at].Name, SheetId = (uint)(at + 1), Id = id });
        }
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets);
        var core = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(core, "about");
        using var about = core.GetStream(FileMode.Create);
        using var writer = System.Xml.XmlWriter.Create(about);
        WriteAbout(writer, workbook);
    }

    static void WriteAbout(System.Xml.XmlWriter writer, Workbook workbook)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        writer.WriteStartElement("cp", "coreProperties", Core);
        writer.WriteElementString("dc", "creator", Dublin, SheetNumbers.Maker);
        writer.WriteElementString("dc", "language", Dublin, workbook.Language);
        writer.WriteElementString("dc", "subject", Dublin, SheetNumbers.Clean(workbook.Subject));
        writer.WriteElementString("dc", "title", Dublin, SheetNumbers.Clean(workbook.Title));
        writer.WriteEndElement();
    }

    static void WriteSheet(WorksheetPart part, Sheet sheet, XlsxStyles look, int number)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new Columns());
        foreach (var (width, index) in SheetWidths.Of(sheet).Select((width, index) => (width, index)))
            writer.WriteElement(new Column { Min = (uint)(index + 1), Max = (uint)(index + 1), Width = width, CustomWidth = true });
        writer.WriteEndElement();
        writer.WriteStartElement(new SheetData());
        var row = 0;
        foreach (var line in sheet.Lines)
            Row(writer, ++row, [(line.Text, XlsxStyles.OfLine(line.Level))]);
        if (sheet.Table is { } table)
        {
            Row(writer, ++row, table.Columns.Select(column => (column.Head, column.IsNumber ? XlsxStyles.NumberHead : XlsxStyles.ColumnHead)));
            foreach (var cells in table.Rows)
                Row(writer, ++row, cells, table.Columns, look);
        }
        writer.WriteEndElement();
        WriteLinks(writer, part, sheet);
        if (sheet.Table is not null)
        {
            writer.WriteStartElement(new TableParts { Count = 1 });
            writer.WriteElement(new TablePart { Id = "table" });
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        if (sheet.Table is not null)
            part.AddNewPart<TableDefinitionPart>("table").Table = TableOf(sheet, number);
    }

    static void Row(OpenXmlWriter writer, int row, IEnumerable<(string Text, uint Style)> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        var column = 0;
        foreach (var (text, style) in cells)
            Words(writer, Place(++column, row), text, style);
        writer.WriteEndElement();
    }

    static void Row(OpenXmlWriter writer, int row, IReadOnlyList<SheetCell> cells, IReadOnlyList<SheetColumn> columns, XlsxStyles look)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = cells[at];
            if (cell.Number is { } number)
                writer.WriteElement(new Cell { CellReference = Place(at + 1, row), StyleIndex = look.OfNumber(cell), CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) });
            else
                Words(writer, Place(at + 1, row), cell.Text ?? "", cell.Link is not null ? XlsxStyles.Link : columns[at].IsNumber ? XlsxStyles.Right : XlsxStyles.Wrapped);
        }
        writer.WriteEndElement();
    }

    // Words are words whatever they begin with: a cell of this kind is never a formula.
    static void Words(OpenXmlWriter writer, string place, string text, uint style) => writer.WriteElement(new Cell
    {
        CellReference = place, StyleIndex = style, DataType = CellValues.InlineString,
        InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SheetNumbers.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
    });

    static string Place(int column, int row) => SheetNumbers.Letters(column) + Text.Whole(row);

    static void WriteLinks(OpenXmlWriter writer, WorksheetPart part, Sheet sheet)
    {
        var links = (sheet.Table?.Rows ?? []).SelectMany((row, at) => row.Select((cell, column) => (cell, Place: Place(column + 1, sheet.Lines.Count + 2 + at)))).Where(one => one.cell.Link is not null).ToList();
        if (links.Count == 0)
            return;
        writer.WriteStartElement(new Hyperlinks());
        foreach (var (cell, place) in links)
        {
            if (!Web.IsAddress(cell.Link))
                writer.WriteElement(new Hyperlink { Reference = place, Location = $"'{cell.Link}'!A1", Display = cell.Text });
            else
            {
                var id = "link" + place;
                part.AddHyperlinkRelationship(new Uri(cell.Link!), true, id);
                writer.WriteElement(new Hyperlink { Reference = place, Id = id });
            }
        }
        writer.WriteEndElement();
    }

    static Table TableOf(Sheet sheet, int number)
    {
        var table = sheet.Table!;
        var first = sheet.Lines.Count + 1;
        // A table has one row at least, also where there is nothing to say.
        var range = $"A{Text.Whole(first)}:{Place(table.Columns.Count, first + Math.Max(1, table.Rows.Count))}";
        return new Table(
            new TableColumns([.. table.Columns.Select((column, index) => new TableColumn { Id = (uint)(index + 1), Name = SheetNumbers.Clean(column.Head) })]) { Count = (uint)table.Columns.Count },
            new TableStyleInfo { ShowRowStripes = false })
        {
            Id = (uint)number, Name = table.Name, DisplayName = table.Name, Reference = range, TotalsRowShown = false,
        };
    }

    // The packaging library stamps the time of day: written again, with one time for all.
    static byte[] SameTime(MemoryStream file)
    {
        using var same = new MemoryStream();
        using (var from = new ZipArchive(file, ZipArchiveMode.Read))
        using (var to = new ZipArchive(same, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                Zip.Add(to, entry.FullName, content.ToArray());
            }
        }
        return same.ToArray();
    }
}
