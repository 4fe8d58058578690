using System.IO.Compression;
using System.Text;
using System.Xml;
using Peelian.Figures;

namespace Peelian.Render.Sheets;

/// <summary>What both spreadsheet formats write alike.</summary>
static class SheetNumbers
{
    /// <summary>The program's name, as files bear it.</summary>
    public const string Maker = "Peelian";

    /// <summary>A number as shown: "21,173", "+2.6".</summary>
    public static string Shown(SheetCell cell)
    {
        var number = Estimate.Of(cell.Number!.Value);
        return cell.Signed ? Format.Points(number, cell.Decimals) : Format.Number(number, cell.Decimals);
    }

    /// <summary>The letters of a column, from 1: A, Z, AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Words without what XML cannot hold, such as a stray control character; each is replaced and shows.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }
}

/// <summary>How wide columns are, in letters.</summary>
static class SheetWidths
{
    const int Least = 10;
    const int Most = 60;

    /// <summary>One width a column; the lines over a table run on to the right and decide nothing.</summary>
    public static IReadOnlyList<int> Of(Sheet sheet) => sheet.Table is not { } table
        ? [Most * 2]
        : [.. table.Columns.Select((column, index) => Math.Clamp(
            Math.Max(Math.Min(column.Head.Length, column.IsNumber ? 16 : Most), table.Rows.Select(row => row[index].Text?.Length ?? Least).DefaultIfEmpty(0).Max()) + 2, Least, Most))];
}

/// <summary>Entries of an archive, all of one time, so that the same content is the same bytes.</summary>
static class Zip
{
    static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a file.</summary>
    public static void Add(ZipArchive zip, string path, byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = Fixed;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
