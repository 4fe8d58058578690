using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Peelian.Render.Sheets;

/// <summary>Writes a workbook as OpenDocument (ISO/IEC 26300, version 1.3): the same bytes for the same workbook.</summary>
static class OdsWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    const string Tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    const string Styles = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    const string Forms = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    const string Numbers = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    const string Links = "http://www.w3.org/1999/xlink";
    const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    const string Dublin = "http://purl.org/dc/elements/1.1/";
    const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    const string Version = "1.3";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Workbook workbook)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and not compressed, so that the format can be told from the first bytes.
            Zip.Add(zip, "mimetype", Encoding.ASCII.GetBytes(MediaType), CompressionLevel.NoCompression);
            Zip.Add(zip, "content.xml", Xml(writer => Content(writer, workbook)));
            Zip.Add(zip, "styles.xml", Xml(writer => Look(writer, workbook.Language)));
            Zip.Add(zip, "meta.xml", Xml(writer => About(writer, workbook)));
            Zip.Add(zip, "META-INF/manifest.xml", Xml(ListFiles));
        }
        return file.ToArray();
    }

    static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", CheckCharacters = false }))
            write(writer);
        return stream.ToArray();
    }

    static void Start(XmlWriter writer, string root)
    {
        writer.WriteStartElement("office", root, Office);
        (string Prefix, string Namespace)[] known = [("table", Tables), ("text", Words), ("style", Styles), ("fo", Forms), ("number", Numbers), ("xlink", Links), ("meta", Meta), ("dc", Dublin)];
        foreach (var (prefix, name) in known)
            writer.WriteAttributeString("xmlns", prefix, null, name);
        writer.WriteAttributeString("version", Office, Version);
    }

    static void Content(XmlWriter writer, Workbook workbook)
    {
        Start(writer, "document-content");
        writer.WriteStartElement("automatic-styles", Office);
        var formats = workbook.Sheets.SelectMany(sheet => sheet.Table?.Rows ?? []).SelectMany(row => row).Where(cell => cell.Number is not null)
            .Select(cell => (cell.Decimals, cell.Signed)).Distinct().Order().ToList();
        foreach (var (decimals, signed) in formats)
            NumberStyle(writer, decimals, signed);
        foreach (var width in workbook.Sheets.SelectMany(Widths).Distinct().Order())
            ColumnStyle(writer, width);
        writer.WriteEndElement();
        writer.WriteStartElement("body", Office);
        writer.WriteStartElement("spreadsheet", Office);
        foreach (var sheet in workbook.Sheets)
            WriteSheet(writer, sheet);
        writer.WriteStartElement("database-ranges", Tables);
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Table is not null))
            Range(writer, sheet);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static IEnumerable<int> Widths(Sheet sheet) => SheetWidths.Of(sheet);

    static string NumberName(int decimals, bool signed) => string.Create(CultureInfo.InvariantCulture, $"n{decimals}{(signed ? "s" : "")}");

    static void NumberStyle(XmlWriter writer, int decimals, bool signed)
    {
        var name = NumberName(decimals, signed);
        if (signed)
        {
            Number(writer, name + "m", decimals, "-", []);
            Number(writer, name + "z", decimals, "", []);
            Number(writer, name, decimals, "+", [("value()<0", name + "m"), ("value()=0", name + "z")]);
        }
        else
            Number(writer, name, decimals, "", []);
        writer.WriteStartElement("style", Styles);
        writer.WriteAttributeString("name", Styles, "c" + name);
        writer.WriteAttributeString("family", Styles, "table-cell");
        writer.WriteAttributeString("parent-style-name", Styles, "Default");
        writer.WriteAttributeString("data-style-name", Styles, name);
        writer.WriteEndElement();
    }

    static void Number(XmlWriter writer, string name, int decimals, string sign, (string When, string Style)[] others)
    {
        writer.WriteStartElement("number-style", Numbers);
        writer.WriteAttributeString("name", Styles, name);
        if (sign.Length > 0)
            writer.WriteElementString("text", Numbers, sign);
        writer.WriteStartElement("number", Numbers);
        writer.WriteAttributeString("decimal-places", Numbers, Text.Whole(decimals));
        writer.WriteAttributeString("min-decimal-places", Numbers, Text.Whole(decimals));
        writer.WriteAttributeString("min-integer-digits", Numbers, "1");
        writer.WriteAttributeString("grouping", Numbers, "true");
        writer.WriteEndElement();
        foreach (var (when, style) in others)
        {
            writer.WriteStartElement("map", Styles);
            writer.WriteAttributeString("condition", Styles, when);
            writer.WriteAttributeString("apply-style-name", Styles, style);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    static void ColumnStyle(XmlWriter writer, int width)
    {
        writer.WriteStartElement("style", Styles);
        writer.WriteAttributeString("name", Styles, "w" + Text.Whole(width));
        writer.WriteAttributeString("family", Styles, "table-column");
        writer.WriteStartElement("table-column-properties", Styles);
        writer.WriteAttributeString("column-width", Styles, string.Create(CultureInfo.InvariantCulture, $"{width * 0.22m:0.##}cm"));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteSheet(XmlWriter writer, Sheet sheet)
    {
        writer.WriteStartElement("table", Tables);
        writer.WriteAttributeString("name", Tables, sheet.Name);
        foreach (var width in SheetWidths.Of(sheet))
        {
            writer.WriteStartElement("table-column", Tables);
            writer.WriteAttributeString("style-name", Tables, "w" + Text.Whole(width));
            writer.WriteAttributeString("default-cell-style-name", Tables, "Default");
            writer.WriteEndElement();
        }
        foreach (var line in sheet.Lines)
            Row(writer, [() => WordCell(writer, line.Text, null, line.Level switch { 1 => "Title", 2 => "Head", _ => "Default" })]);
        if (sheet.Table is { } table)
        {
            Row(writer, table.Columns.Select(column => (Action)(() => WordCell(writer, column.Head, null, column.IsNumber ? "NumberHead" : "ColumnHead"))));
            foreach (var row in table.Rows)
                Row(writer, row.Select((cell, index) => (Action)(() => WriteCell(writer, cell, table.Columns[index]))));
        }
        writer.WriteEndElement();
    }

    static void Row(XmlWriter writer, IEnumerable<Action> cells)
    {
        writer.WriteStartElement("table-row", Tables);
        foreach (var cell in cells)
            cell();
        writer.WriteEndElement();
    }

    static void WriteCell(XmlWriter writer, SheetCell cell, SheetColumn column)
    {
        if (cell.Number is not { } number)
        {
            WordCell(writer, cell.Text ?? "", cell.Link, column.IsNumber ? "Right" : "Wrapped");
            return;
        }
        writer.WriteStartElement("table-cell", Tables);
        writer.WriteAttributeString("style-name", Tables, "c" + NumberName(cell.Decimals, cell.Signed));
        writer.WriteAttributeString("value-type", Office, "float");
        writer.WriteAttributeString("value", Office, number.ToString(CultureInfo.InvariantCulture));
        writer.WriteElementString("p", Words, SheetNumbers.Shown(cell));
        writer.WriteEndElement();
    }

    static void WordCell(XmlWriter writer, string text, string? link, string style)
    {
        writer.WriteStartElement("table-cell", Tables);
        writer.WriteAttributeString("style-name", Tables, style);
        writer.WriteAttributeString("value-type", Office, "string");
        writer.WriteStartElement("p", Words);
        if (link is not null)
        {
            writer.WriteStartElement("a", Words);
            writer.WriteAttributeString("type", Links, "simple");
            writer.WriteAttributeString("href", Links, Web.IsAddress(link) ? link : $"#'{link}'.A1");
            writer.WriteString(SheetNumbers.Clean(text));
            writer.WriteEndElement();
        }
        else
            writer.WriteString(SheetNumbers.Clean(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void Range(XmlWriter writer, Sheet sheet)
    {
        var table = sheet.Table!;
        var first = sheet.Lines.Count + 1;
        writer.WriteStartElement("database-range", Tables);
        writer.WriteAttributeString("name", Tables, table.Name);
        writer.WriteAttributeString("target-range-address", Tables,
            string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'.A{first}:'{sheet.Name}'.{SheetNumbers.Letters(table.Columns.Count)}{first + table.Rows.Count}"));
        writer.WriteAttributeString("contains-header", Tables, "true");
        writer.WriteEndElement();
    }

    static void Look(XmlWriter writer, string language)
    {
        Start(writer, "document-styles");
        writer.WriteStartElement("styles", Office);
        writer.WriteStartElement("default-style", Styles);
        writer.WriteAttributeString("family", Styles, "table-cell");
        TextProperties(writer, "12pt", false, language);
        writer.WriteEndElement();
        CellStyle(writer, "Default", null, null, false, null);
        CellStyle(writer, "Wrapped", "wrap", null, false, null);
        CellStyle(writer, "Right", null, "end", false, null);
        CellStyle(writer, "Title", null, null, true, "16pt");
        CellStyle(writer, "Head", null, null, true, "14pt");
        CellStyle(writer, "ColumnHead", "wrap", null, true, null);
        CellStyle(writer, "NumberHead", "wrap", "end", true, null);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void CellStyle(XmlWriter writer, string name, string? wrap, string? align, bool bold, string? size)
    {
        writer.WriteStartElement("style", Styles);
        writer.WriteAttributeString("name", Styles, name);
        writer.WriteAttributeString("family", Styles, "table-cell");
        if (name != "Default")
            writer.WriteAttributeString("parent-style-name", Styles, "Default");
        writer.WriteStartElement("table-cell-properties", Styles);
        writer.WriteAttributeString("vertical-align", Styles, "top");
        if (wrap is not null)
            writer.WriteAttributeString("wrap-option", Forms, wrap);
        writer.WriteEndElement();
        if (align is not null)
        {
            writer.WriteStartElement("paragraph-properties", Styles);
            writer.WriteAttributeString("text-align", Forms, align);
            writer.WriteEndElement();
        }
        if (bold || size is not null)
            TextProperties(writer, size, bold, null);
        writer.WriteEndElement();
    }

    static void TextProperties(XmlWriter writer, string? size, bool bold, string? language)
    {
        writer.WriteStartElement("text-properties", Styles);
        if (language?.Split('-') is [var word, var country])
        {
            writer.WriteAttributeString("font-family", Forms, "Arial");
            writer.WriteAttributeString("language", Forms, word);
            writer.WriteAttributeString("country", Forms, country);
        }
        if (size is not null)
            writer.WriteAttributeString("font-size", Forms, size);
        if (bold)
            writer.WriteAttributeString("font-weight", Forms, "bold");
        writer.WriteEndElement();
    }

    static void About(XmlWriter writer, Workbook workbook)
    {
        Start(writer, "document-meta");
        writer.WriteStartElement("meta", Office);
        writer.WriteElementString("generator", Meta, SheetNumbers.Maker);
        writer.WriteElementString("title", Dublin, SheetNumbers.Clean(workbook.Title));
        writer.WriteElementString("subject", Dublin, SheetNumbers.Clean(workbook.Subject));
        writer.WriteElementString("creator", Dublin, SheetNumbers.Maker);
        writer.WriteElementString("language", Dublin, workbook.Language);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void ListFiles(XmlWriter writer)
    {
        writer.WriteStartElement("manifest", "manifest", Manifest);
        writer.WriteAttributeString("version", Manifest, Version);
        foreach (var (path, type) in new[] { ("/", MediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml") })
        {
            writer.WriteStartElement("file-entry", Manifest);
            writer.WriteAttributeString("full-path", Manifest, path);
            writer.WriteAttributeString("media-type", Manifest, type);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }
}
