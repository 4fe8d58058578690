using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Peelian.App.Commands;

/// <summary>Where a delivered workbook differs from the one computed again: sheet and cell.</summary>
/// <remarks>Both kinds are zip files of XML. A sheet and a cell are named as a person finds them; what is neither, such as a style, by its part.</remarks>
static class WorkbookDifferences
{
    public static List<string> Of(byte[] delivered, byte[] computed)
    {
        Dictionary<string, string> left;
        try
        {
            left = Read(delivered);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or FormatException)
        {
            return [$"cannot be read as a workbook: {fault.Message}"];
        }
        var right = Read(computed);
        var lines = new List<string>();
        foreach (var place in left.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            if (!left.TryGetValue(place, out var one))
                lines.Add($"{place} is missing.");
            else if (!right.TryGetValue(place, out var other))
                lines.Add($"{place} should not be there.");
            else if (one != other)
                lines.Add(place.StartsWith("part ", StringComparison.Ordinal) ? $"{place} differs." : $"{place} is '{PackDifferences.Short(one)}', computed again '{PackDifferences.Short(other)}'.");
        }
        return lines;
    }

    // Place → what stands there.
    static Dictionary<string, string> Read(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var parts = zip.Entries.ToDictionary(entry => entry.FullName, Text, StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = parts.TryGetValue("xl/workbook.xml", out var book) ? SheetNames(book) : [];
        foreach (var (name, text) in parts)
        {
            if (name == "content.xml")
                OpenDocument(XDocument.Parse(text), found);
            else if (name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) && int.TryParse(name["xl/worksheets/sheet".Length..^".xml".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                OfficeOpen(XDocument.Parse(text), names.ElementAtOrDefault(number - 1) ?? name, found);
            else
                found[$"part {name}"] = text;
        }
        return found;
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    static List<string> SheetNames(string book) =>
        [.. XDocument.Parse(book).Descendants().Where(one => one.Name.LocalName == "sheet").Select(one => (string?)one.Attribute("name") ?? "")];

    static void OfficeOpen(XDocument sheet, string name, Dictionary<string, string> found)
    {
        foreach (var cell in sheet.Descendants().Where(one => one.Name.LocalName == "c").ToList())
        {
            found[$"sheet '{name}', cell {(string?)cell.Attribute("r")}"] = cell.Value;
            cell.RemoveNodes();
        }
        found[$"part of sheet '{name}' around its cells"] = sheet.ToString(SaveOptions.DisableFormatting);
    }

    static void OpenDocument(XDocument content, Dictionary<string, string> found)
    {
        foreach (var table in content.Descendants().Where(one => one.Name.LocalName == "table" && one.Name.NamespaceName.Contains(":table:", StringComparison.Ordinal)).ToList())
        {
            var name = Attribute(table, "name");
            var line = 0;
            foreach (var row in table.Descendants().Where(one => one.Name.LocalName == "table-row"))
            {
                line += Repeated(row, "number-rows-repeated");
                var column = 0;
                foreach (var cell in row.Elements().Where(one => one.Name.LocalName == "table-cell").ToList())
                {
                    column += Repeated(cell, "number-columns-repeated");
                    var value = Attribute(cell, "value");
                    found[$"sheet '{name}', cell {Letters(column)}{line.ToString(CultureInfo.InvariantCulture)}"] = value.Length > 0 && value != cell.Value ? $"{value}, shown as {cell.Value}" : cell.Value;
                    cell.RemoveNodes();
                    cell.Attributes().Where(one => one.Name.LocalName == "value").Remove();
                }
            }
        }
        found["part content.xml around its cells"] = content.ToString(SaveOptions.DisableFormatting);
    }

    static string Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(one => one.Name.LocalName == name)?.Value ?? "";

    static int Repeated(XElement element, string name) => int.TryParse(Attribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1;

    // 1 is A, 27 is AA.
    static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
