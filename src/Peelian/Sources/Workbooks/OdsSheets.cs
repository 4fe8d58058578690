using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Peelian.Sources;

/// <summary>Reads an OpenDocument spreadsheet (.ods): results, not formulas, and nothing that lies outside the file.</summary>
sealed partial class OdsSheets : IDisposable
{
    readonly ZipArchive _zip;

    public OdsSheets(string path) => _zip = ZipFile.OpenRead(path);

    public IEnumerable<RawSheet> Sheets()
    {
        using var xml = SafeXml.Open((_zip.GetEntry("content.xml") ?? throw new InvalidDataException("no content in it")).Open());
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var style = "";
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                style = Of(xml, "name") ?? "";
            else if (xml.LocalName == "table-properties" && Of(xml, "display") == "false")
                hidden.Add(style);
            else if (xml.LocalName == "table" && !xml.IsEmptyElement)
                yield return new RawSheet(Of(xml, "name") ?? "", hidden.Contains(Of(xml, "style-name") ?? ""), Rows(xml));
        }
    }

    // An attribute by its local name: prefixes are the writer's choice.
    static string? Of(XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name && (value is null || !xml.NamespaceURI.Contains("calc", StringComparison.Ordinal)))
                value = xml.Value;
        }
        xml.MoveToElement();
        return value;
    }

    static int Times(XmlReader xml, string name) => int.TryParse(Of(xml, name), out var times) && times > 0 ? times : 1;

    static IEnumerable<SheetRow> Rows(XmlReader xml)
    {
        var (depth, number) = (xml.Depth, 1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName is "shapes" or "table") // drawings, and tables within tables
            {
                SafeXml.PassOver(xml);
                continue;
            }
            if (xml.LocalName != "table-row")
                continue;
            var (times, isHidden) = (Times(xml, "number-rows-repeated"), Of(xml, "visibility") is "collapse" or "filter");
            var (cells, merges) = ReadCells(xml, number);
            for (var time = 0; time < times && cells.Count > 0; time++)
            {
                if (number + time > SheetText.MostRows)
                    throw new InvalidDataException("more rows than a sheet can have");
                yield return new SheetRow(number + time, isHidden, cells, merges);
            }
            number = (int)Math.Min(int.MaxValue / 2, (long)number + times);
        }
    }

    static (SortedDictionary<int, string> Cells, List<Merge> Merges) ReadCells(XmlReader xml, int row)
    {
        var (cells, merges) = (new SortedDictionary<int, string>(), new List<Merge>());
        if (xml.IsEmptyElement)
            return (cells, merges);
        var (depth, column) = (xml.Depth, 1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var (times, across, down) = (Times(xml, "number-columns-repeated"), Times(xml, "number-columns-spanned"), Times(xml, "number-rows-spanned"));
            var text = xml.LocalName == "table-cell" ? ReadCell(xml) : Passed(xml);
            if (text.Length > 0)
            {
                if ((long)column + times - 1 > SheetText.MostColumns)
                    throw new InvalidDataException("more columns than a sheet can have");
                for (var time = 0; time < times; time++)
                    cells[column + time] = text;
                if (across > 1 || down > 1)
                    merges.Add(new Merge(row, column, (int)Math.Min(SheetText.MostRows, (long)row + down - 1), (int)Math.Min(SheetText.MostColumns, (long)column + across - 1)));
            }
            column = (int)Math.Min(int.MaxValue / 2, (long)column + times);
        }
        return (cells, merges);
    }

    static string Passed(XmlReader xml)
    {
        SafeXml.PassOver(xml);
        return "";
    }

    static string ReadCell(XmlReader xml)
    {
        var (type, formula) = (Of(xml, "value-type"), Of(xml, "formula"));
        var value = type switch
        {
            "float" or "percentage" or "currency" => Of(xml, "value"),
            "date" => Of(xml, "date-value"),
            "time" => Of(xml, "time-value"),
            "boolean" => Of(xml, "boolean-value")?.ToUpperInvariant(),
            _ => null,
        };
        var given = type == "string" ? Of(xml, "string-value") : null;
        var shown = ReadWords(xml);
        if (ErrorValue().IsMatch(shown))
            return shown;
        return value is not null
            ? type == "date" ? value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..10] : value : type is "time" or "boolean" ? value : SheetCells.Number(value)
            : type is null && formula is not null && shown.Length == 0 ? SheetCells.NoResult(formula)
            : given is { Length: > 0 } ? given : shown;
    }

    // Paragraphs with a blank between them; runs of blanks are elements of their own; comments are no words of the cell.
    static string ReadWords(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, words) = (xml.Depth, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "annotation" or "note" or "frame" or "custom-shape")
                SafeXml.PassOver(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "p" or "s" or "tab" or "line-break")
                words.Append(' ');
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                words.Append(xml.Value);
        }
        return words.ToString().Trim();
    }

    public void Dispose() => _zip.Dispose();

    [GeneratedRegex("^(#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)|Err:[0-9]+)$")]
    private static partial Regex ErrorValue();
}
