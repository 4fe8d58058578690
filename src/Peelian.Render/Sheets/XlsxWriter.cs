using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.ExtendedProperties;
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
        using var file = new MemoryStream(1 << 20);
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            // The packaging library stamps the time of day: all is written again with one time, and packed then.
            document.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;
            Fill(document, workbook);
        }
        return Zip.Again(file);
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
            var sheet = workbook.Sheets[at];
            var id = "sheet" + Text.Whole(at + 1);
            var part = book.AddNewPart<WorksheetPart>(id);
            using (var stream = part.GetStream(FileMode.Create))
                XlsxSheet.Write(stream, part, sheet, look);
            if (sheet.Table is not null)
                part.AddNewPart<TableDefinitionPart>(XlsxSheet.TableId).Table = TableOf(sheet, at + 1);
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = (uint)(at + 1), Id = id });
        }
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets);
        var core = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(core, "about");
        using (var about = core.GetStream(FileMode.Create))
        using (var writer = XmlWriter.Create(about, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            WriteAbout(writer, workbook);
        var more = document.AddExtendedFilePropertiesPart();
        document.ChangeIdOfPart(more, "more");
        more.Properties = new Properties(new Application(SheetNumbers.Maker), new Company(SheetNumbers.Clean(workbook.Organisation)));
    }

    static void WriteAbout(XmlWriter writer, Workbook workbook)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        writer.WriteStartElement("cp", "coreProperties", Core);
        writer.WriteElementString("dc", "creator", Dublin, SheetNumbers.Clean(workbook.Organisation));
        writer.WriteElementString("dc", "language", Dublin, workbook.Language);
        writer.WriteElementString("dc", "subject", Dublin, SheetNumbers.Clean(workbook.Subject));
        writer.WriteElementString("dc", "title", Dublin, SheetNumbers.Clean(workbook.Title));
        writer.WriteEndElement();
    }

    static Table TableOf(Sheet sheet, int number)
    {
        var table = sheet.Table!;
        var first = sheet.Lines.Count + 1;
        var range = $"A{Text.Whole(first)}:{SheetNumbers.Letters(table.Columns.Count)}{Text.Whole(first + table.Rows.Count)}";
        return new Table(
            new TableColumns([.. table.Columns.Select((column, index) => new TableColumn { Id = (uint)(index + 1), Name = XlsxSheet.Literal(column.Head) })]) { Count = (uint)table.Columns.Count },
            new TableStyleInfo { ShowRowStripes = false })
        {
            Id = (uint)number,
            Name = table.Name,
            DisplayName = table.Name,
            Reference = range,
            TotalsRowShown = false,
        };
    }
}
