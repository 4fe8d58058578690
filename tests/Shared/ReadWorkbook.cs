using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Peelian.Tests;

/// <summary>A cell as a reader finds it: words, or a number, and where it leads.</summary>
sealed record ReadCell(string Text, decimal? Number = null, string? Link = null)
{
    public bool IsEmpty => Text.Length == 0 && Number is null;
}

/// <summary>A sheet as a reader finds it, without empty cells at the end of a row or empty rows at the end.</summary>
sealed record ReadSheet(string Name, IReadOnlyList<IReadOnlyList<ReadCell>> Rows)
{
    public IEnumerable<ReadCell> Cells => Rows.SelectMany(row => row).Where(cell => !cell.IsEmpty);
}

/// <summary>A workbook of either format, read from its XML alone and with nothing of the writers: what a stranger's reader sees.</summary>
sealed partial class ReadWorkbook
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static readonly XNamespace Tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static readonly XNamespace Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    static readonly XNamespace Links = "http://www.w3.org/1999/xlink";

    readonly Dictionary<string, XDocument> _parts = new(StringComparer.Ordinal);

    ReadWorkbook(ReadOnlyMemory<byte> bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            _parts[entry.FullName] = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        }
        (Sheets, Ranges) = _parts.ContainsKey("content.xml") ? Ods() : Xlsx();
    }

    public static ReadWorkbook Of(ReadOnlyMemory<byte> bytes) => new(bytes);

    public IReadOnlyList<ReadSheet> Sheets { get; }

    /// <summary>Named tables: name, then sheet and place, "Figure 1!A5:C9".</summary>
    public IReadOnlyDictionary<string, string> Ranges { get; }

    public ReadSheet this[string name] => Sheets.Single(sheet => sheet.Name == name);

    /// <summary>Every element of every part, to look for what must not be there.</summary>
    public IEnumerable<XElement> Elements => _parts.Values.SelectMany(part => part.Descendants());

    (IReadOnlyList<ReadSheet>, IReadOnlyDictionary<string, string>) Xlsx()
    {
        var shared = _parts.GetValueOrDefault("xl/sharedStrings.xml")?.Root!.Elements(Main + "si").Select(Said).ToList() ?? [];
        var (book, sheets, ranges) = (Part("officeDocument", "_rels/.rels", ""), new List<ReadSheet>(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var sheet in _parts[book].Descendants(Main + "sheet"))
        {
            var path = Target(book, sheet.Attribute(Relations + "id")!.Value);
            var name = sheet.Attribute("name")!.Value;
            sheets.Add(new ReadSheet(name, XlsxRows(path, shared)));
            foreach (var table in _parts[path].Descendants(Main + "tablePart").Select(part => _parts[Target(path, part.Attribute(Relations + "id")!.Value)].Root!))
                ranges[table.Attribute("name")!.Value] = $"{name}!{table.Attribute("ref")!.Value}";
        }
        return (sheets, ranges);
    }

    string Part(string type, string relations, string folder) => folder + _parts[relations].Root!.Elements().First(one => one.Attribute("Type")!.Value.EndsWith("/" + type, StringComparison.Ordinal)).Attribute("Target")!.Value.TrimStart('/');

    XElement Relation(string path, string id)
    {
        var at = path.LastIndexOf('/');
        return _parts[$"{path[..(at + 1)]}_rels/{path[(at + 1)..]}.rels"].Root!.Elements().First(one => one.Attribute("Id")!.Value == id);
    }

    string Target(string path, string id) => new Uri(new Uri($"zip:///{path}"), Relation(path, id).Attribute("Target")!.Value).AbsolutePath.TrimStart('/');

    List<IReadOnlyList<ReadCell>> XlsxRows(string path, List<string> shared)
    {
        var links = _parts[path].Descendants(Main + "hyperlink").ToDictionary(link => link.Attribute("ref")!.Value.Split(':')[0], link =>
            link.Attribute("location")?.Value is { } location ? Place(location) : Relation(path, link.Attribute(Relations + "id")!.Value).Attribute("Target")!.Value);
        SortedDictionary<int, SortedDictionary<int, ReadCell>> rows = [];
        foreach (var cell in _parts[path].Descendants(Main + "c"))
        {
            var place = cell.Attribute("r")!.Value;
            var match = CellPlace().Match(place);
            var (row, column) = (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), Column(match.Groups[1].Value));
            if (!rows.TryGetValue(row, out var cells))
                rows[row] = cells = [];
            var value = cell.Element(Main + "v")?.Value;
            cells[column] = cell.Attribute("t")?.Value switch
            {
                "inlineStr" => new ReadCell(Said(cell.Element(Main + "is")!), null, links.GetValueOrDefault(place)),
                "s" => new ReadCell(shared[int.Parse(value!, CultureInfo.InvariantCulture)], null, links.GetValueOrDefault(place)),
                "str" => new ReadCell(value ?? "", null, links.GetValueOrDefault(place)),
                _ => value is null ? new ReadCell("") : new ReadCell("", Number(value)),
            };
        }
        return Trimmed(rows);
    }

    static decimal Number(string value) => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    static int Column(string letters) => letters.Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1);

    // "_x000A_" is how the format writes a letter that XML cannot hold.
    static string Said(XElement words) => LetterCode().Replace(string.Concat(words.Descendants(Main + "t").Where(one => one.Parent!.Name != Main + "rPh").Select(one => one.Value)), code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString());

    // Both formats name a place in the workbook in their own way: "#'Figure 1'.A1", "'Figure 1'!A1".
    static string Place(string place) => place.TrimStart('#').Split('!', '.')[0].Trim('\'').TrimStart('$').Trim('\'');

    (IReadOnlyList<ReadSheet>, IReadOnlyDictionary<string, string>) Ods()
    {
        var body = _parts["content.xml"];
        var ranges = new SortedDictionary<string, string>(body.Descendants(Tables + "database-range").Where(range => !range.Attribute(Tables + "name")!.Value.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(range => range.Attribute(Tables + "name")!.Value, range => Area(range.Attribute(Tables + "target-range-address")!.Value)), StringComparer.Ordinal);
        return ([.. body.Descendants(Tables + "table").Select(table => new ReadSheet(table.Attribute(Tables + "name")!.Value, OdsRows(table)))], ranges);
    }

    static string Area(string address)
    {
        var match = RangePlace().Match(address);
        return $"{match.Groups[1].Value}!{match.Groups[2].Value}:{match.Groups[3].Value}";
    }

    static List<IReadOnlyList<ReadCell>> OdsRows(XElement table)
    {
        SortedDictionary<int, SortedDictionary<int, ReadCell>> rows = [];
        var at = 0;
        foreach (var row in table.Descendants(Tables + "table-row"))
        {
            at++;
            var (cells, column) = (new SortedDictionary<int, ReadCell>(), 0);
            foreach (var cell in row.Elements(Tables + "table-cell"))
            {
                var times = Times(cell, "number-columns-repeated");
                var read = OdsCell(cell);
                for (var time = 0; time < times && !read.IsEmpty; time++)
                    cells[column + time + 1] = read;
                column += times;
            }
            if (cells.Count > 0)
                rows[at] = cells;
            at += Times(row, "number-rows-repeated") - 1;
        }
        return Trimmed(rows);
    }

    static int Times(XElement element, string name) => (int?)element.Attribute(Tables + name) ?? 1;

    static ReadCell OdsCell(XElement cell)
    {
        var text = string.Join('\n', cell.Elements(Words + "p").Select(Said2));
        if (cell.Attribute(Office + "value-type")?.Value == "float")
            return new ReadCell(text, Number(cell.Attribute(Office + "value")!.Value));
        return new ReadCell(text, null, cell.Descendants(Words + "a").FirstOrDefault()?.Attribute(Links + "href")?.Value is { } link ? link.StartsWith('#') ? Place(link) : link : null);
    }

    // A run of blanks counts once; each that counts beside it is an element.
    static string Said2(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var node in paragraph.DescendantNodes())
        {
            if (node is XText words)
                text.Append(Blanks().Replace(words.Value, " "));
            else if (node is XElement { Name.LocalName: "s" } blank)
                text.Append(' ', (int?)blank.Attribute(Words + "c") ?? 1);
            else if (node is XElement { Name.LocalName: "tab" })
                text.Append('\t');
            else if (node is XElement { Name.LocalName: "line-break" })
                text.Append('\n');
        }
        return text.ToString();
    }

    static List<IReadOnlyList<ReadCell>> Trimmed(SortedDictionary<int, SortedDictionary<int, ReadCell>> rows)
    {
        List<IReadOnlyList<ReadCell>> all = [];
        foreach (var (row, cells) in rows.Where(row => row.Value.Values.Any(cell => !cell.IsEmpty)))
        {
            while (all.Count < row - 1)
                all.Add([]);
            var last = cells.Where(cell => !cell.Value.IsEmpty).Max(cell => cell.Key);
            all.Add([.. Enumerable.Range(1, last).Select(column => cells.GetValueOrDefault(column) ?? new ReadCell(""))]);
        }
        return all;
    }

    [GeneratedRegex("^([A-Z]+)([0-9]+)$")]
    private static partial Regex CellPlace();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex LetterCode();

    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\$?'?([^'.]+)'?\.\$?([A-Z]+\$?[0-9]+):(?:\$?'?[^'.:]+'?)?\.\$?([A-Z]+\$?[0-9]+)$")]
    private static partial Regex RangePlace();
}
