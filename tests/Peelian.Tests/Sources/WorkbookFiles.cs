using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Peelian.Tests.Sources;

/// <summary>A sheet of a made-up workbook: rows of texts, numbers, days and raw cells; null is no cell.</summary>
sealed record MadeSheet(string Name, params object?[][] Rows)
{
    public bool IsHidden { get; init; }

    /// <summary>Numbers of hidden rows, from 1.</summary>
    public IReadOnlyList<int> HiddenRows { get; init; } = [];

    /// <summary>Merged cells: row and column from 1, rows and columns that each goes over.</summary>
    public IReadOnlyList<(int Row, int Column, int Down, int Across)> Merges { get; init; } = [];
}

/// <summary>A formula with its result; null where the file holds none.</summary>
sealed record Formula(string Text, object? Result);

/// <summary>An error as a spreadsheet shows it.</summary>
sealed record ErrorCell(string Text);

/// <summary>Workbooks of both kinds, written by hand: nothing here is of the readers.</summary>
static class WorkbookFiles
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] Of(string kind, params MadeSheet[] sheets) => kind == "xlsx" ? Xlsx(sheets) : Ods(sheets);

    public static byte[] Xlsx(params MadeSheet[] sheets) => Zip(XlsxParts(sheets));

    public static List<(string Name, string Text)> XlsxParts(params MadeSheet[] sheets)
    {
        var numbers = Enumerable.Range(1, sheets.Length).ToList();
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"{SecurityElement.Escape(sheets[n - 1].Name)}\" sheetId=\"{n}\" r:id=\"s{n}\"{(sheets[n - 1].IsHidden ? " state=\"hidden\"" : "")}/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>{string.Concat(numbers.Select(n => $"<Relationship Id=\"s{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}</Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-809]dd\\ mmmm\\ yyyy;@\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"),
        ];
        parts.AddRange(numbers.Select(n => ($"xl/worksheets/sheet{n}.xml", XlsxSheet(sheets[n - 1]))));
        return parts;
    }

    static string XlsxSheet(MadeSheet sheet)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\"{(sheet.HiddenRows.Contains(row + 1) ? " hidden=\"1\"" : "")}>");
            for (var column = 0; column < sheet.Rows[row].Length; column++)
                xml.Append(XlsxCell(sheet.Rows[row][column], $"{(char)('A' + column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}"));
            xml.Append("</row>");
        }
        xml.Append("</sheetData>");
        if (sheet.Merges.Count > 0)
            xml.Append("<mergeCells>").AppendJoin("", sheet.Merges.Select(merge => string.Create(CultureInfo.InvariantCulture,
                $"<mergeCell ref=\"{(char)('A' + merge.Column - 1)}{merge.Row}:{(char)('A' + merge.Column + merge.Across - 2)}{merge.Row + merge.Down - 1}\"/>"))).Append("</mergeCells>");
        return xml.Append("</worksheet>").ToString();
    }

    static string XlsxCell(object? value, string place) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateOnly day => $"<c r=\"{place}\" s=\"1\"><v>{Text(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber)}</v></c>",
        ErrorCell error => $"<c r=\"{place}\" t=\"e\"><f>SUM(#REF!)</f><v>{error.Text}</v></c>",
        Formula { Result: null } formula => $"<c r=\"{place}\"><f>{formula.Text}</f></c>",
        Formula formula => $"<c r=\"{place}\"><f>{formula.Text}</f><v>{Text(formula.Result)}</v></c>",
        _ => $"<c r=\"{place}\"><v>{Text(value)}</v></c>",
    };

    static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    public static byte[] Ods(params MadeSheet[] sheets) => Zip(OdsParts(sheets));

    public static List<(string Name, string Text)> OdsParts(params MadeSheet[] sheets)
    {
        var content = new StringBuilder("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:automatic-styles><style:style style:name=\"hid\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>");
        foreach (var sheet in sheets)
        {
            content.Append(CultureInfo.InvariantCulture, $"<table:table table:name=\"{SecurityElement.Escape(sheet.Name)}\"{(sheet.IsHidden ? " table:style-name=\"hid\"" : "")}><table:table-column table:number-columns-repeated=\"16384\"/>");
            for (var row = 0; row < sheet.Rows.Length; row++)
            {
                content.Append(sheet.HiddenRows.Contains(row + 1) ? "<table:table-row table:visibility=\"filter\">" : "<table:table-row>");
                for (var column = 0; column < sheet.Rows[row].Length; column++)
                    content.Append(OdsCell(sheet.Rows[row][column], sheet.Merges.Where(merge => (merge.Row, merge.Column) == (row + 1, column + 1)).Select(merge => $" table:number-rows-spanned=\"{Text(merge.Down)}\" table:number-columns-spanned=\"{Text(merge.Across)}\"").FirstOrDefault("")));
                content.Append("<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
            }
            content.Append("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
        }
        content.Append("</office:spreadsheet></office:body></office:document-content>");
        return [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.ToString()), ("META-INF/manifest.xml", "<manifest/>")];
    }

    static string OdsCell(object? value, string spans) => value switch
    {
        null => "<table:table-cell/>",
        string text => $"<table:table-cell office:value-type=\"string\"{spans}><office:annotation><text:p>said of it</text:p></office:annotation><text:p>{SecurityElement.Escape(text)}</text:p></table:table-cell>",
        DateOnly day => $"<table:table-cell{spans} office:value-type=\"date\" office:date-value=\"{day:yyyy-MM-dd}\"><text:p>{day:d MMM yy}</text:p></table:table-cell>",
        ErrorCell error => $"<table:table-cell table:formula=\"of:=SUM([.#REF!])\" office:value-type=\"float\" office:value=\"0\"><text:p>{error.Text}</text:p></table:table-cell>",
        Formula { Result: null } formula => $"<table:table-cell table:formula=\"of:={formula.Text}\"/>",
        Formula formula => $"<table:table-cell table:formula=\"of:={formula.Text}\" office:value-type=\"float\" office:value=\"{Text(formula.Result)}\"><text:p>shown otherwise</text:p></table:table-cell>",
        _ => $"<table:table-cell office:value-type=\"float\" office:value=\"{Text(value)}\"{spans}><text:p>shown otherwise</text:p></table:table-cell>",
    };

    public static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }
}
