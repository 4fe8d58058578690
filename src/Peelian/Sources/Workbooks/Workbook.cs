using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Peelian.Sources;

/// <summary>A workbook, each of its sheets as text: a way in for whatever reads tables, as gzip is.</summary>
/// <param name="Sheets">Sheets that the workbook shows, in order.</param>
/// <param name="Notes">What is hidden in it.</param>
sealed record Workbook(IReadOnlyList<SheetText> Sheets, IReadOnlyList<string> Notes)
{
    /// <summary>No part of a workbook is unpacked to more than this many times its size, unless it is small.</summary>
    const long MostSwelling = 400;

    const long Small = 64L << 20;

    /// <summary>A published workbook has a sheet for an area or a table, and never as many as this.</summary>
    const int MostSheets = 250;

    enum Kind
    {
        None,
        Xlsx,
        Ods,
    }

    /// <summary>Writes the sheets of a workbook into a folder; null where the file is none.</summary>
    /// <exception cref="WorkbookFault">It is a workbook and cannot be read.</exception>
    public static Workbook? Open(string path, string folder)
    {
        try
        {
            return KindOf(path) switch
            {
                Kind.Xlsx => Xlsx(path, folder),
                Kind.Ods => Ods(path, folder),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or EndOfStreamException)
        {
            throw new WorkbookFault($"a workbook that cannot be read ({fault.Message.Split('\n')[0].Trim().TrimEnd('.')})", "a whole .xlsx or .ods file without a password", "Fetch it again, or open it and save it anew.");
        }
    }

    static Kind KindOf(string path)
    {
        Span<byte> start = stackalloc byte[8];
        using (var file = File.OpenRead(path))
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.SequenceEqual<byte>([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
            throw new WorkbookFault("an old Excel workbook (.xls), or one with a password", "an .xlsx, .ods or .csv file without a password", "Open it in a spreadsheet program and save it as .xlsx or .ods.");
        if (!start.StartsWith("PK"u8))
            return Kind.None;
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            return IsRestOfWorkbook(path)
                ? throw new WorkbookFault("a workbook that is cut off or damaged", "a whole .xlsx or .ods file", "Fetch it again.")
                : Kind.None; // whoever reads zips says what else a damaged one is
        }
        using (zip)
        {
            var kind = KindOf(zip);
            if (kind != Kind.None)
                CheckSwelling(zip, new FileInfo(path).Length);
            return kind;
        }
    }

    // A zip that is cut off has lost its list of files, but not the name of the first.
    static bool IsRestOfWorkbook(string path)
    {
        const int NameAt = 30, LengthAt = 26;
        Span<byte> start = stackalloc byte[512];
        using var file = File.OpenRead(path);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Length < NameAt)
            return false;
        var name = Encoding.ASCII.GetString(start[NameAt..][..Math.Min(start.Length - NameAt, BinaryPrimitives.ReadUInt16LittleEndian(start[LengthAt..]))]);
        return name is "[Content_Types].xml" or "_rels/.rels" or "mimetype" || name.StartsWith("xl/", StringComparison.Ordinal) || name.StartsWith("docProps/", StringComparison.Ordinal);
    }

    static Kind KindOf(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.bin") is not null)
            throw new WorkbookFault("a binary Excel workbook (.xlsb)", "an .xlsx, .ods or .csv file", "Open it in a spreadsheet program and save it as .xlsx or .ods.");
        if (zip.GetEntry("[Content_Types].xml") is not null && zip.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
            return Kind.Xlsx;
        if (zip.GetEntry("mimetype") is not { Length: < 200 } type || zip.GetEntry("content.xml") is null)
            return Kind.None;
        using var reader = new StreamReader(type.Open());
        return reader.ReadToEnd().StartsWith("application/vnd.oasis.opendocument.spreadsheet", StringComparison.Ordinal) ? Kind.Ods : Kind.None;
    }

    static void CheckSwelling(ZipArchive zip, long size)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > Small && entry.Length > MostSwelling * Math.Max(1, entry.CompressedLength))
                throw new InvalidDataException($"{entry.FullName} swells without end");
        }
        if (zip.Entries.Sum(entry => entry.Length) > Math.Max(Small * 4, size * MostSwelling))
            throw new InvalidDataException("it swells without end");
    }

    static Workbook Xlsx(string path, string folder)
    {
        using var sheets = new XlsxSheets(path);
        return Write(sheets.Sheets(), folder, MostText(path));
    }

    static Workbook Ods(string path, string folder)
    {
        using var sheets = new OdsSheets(path);
        return Write(sheets.Sheets(), folder, MostText(path));
    }

    static long MostText(string path) => Math.Clamp(new FileInfo(path).Length * MostSwelling, Small, SheetText.MostText);

    static Workbook Write(IEnumerable<RawSheet> sheets, string folder, long most)
    {
        Directory.CreateDirectory(folder);
        var (texts, notes, left) = (new List<SheetText>(), new List<string>(), most);
        var count = 0;
        foreach (var sheet in sheets)
        {
            if (++count > MostSheets)
                throw new InvalidDataException("more sheets than a published workbook has");
            if (sheet.IsHidden)
            {
                foreach (var _ in sheet.Rows) // the next sheet stands behind its rows
                {
                }
                notes.Add($"the sheet '{sheet.Name}' is hidden in the workbook and left out; show it there to have it read");
                continue;
            }
            var text = SheetText.Write(sheet, Path.Combine(folder, FormattableString.Invariant($"sheet-{texts.Count + 1}.csv")), left);
            left -= text.Length;
            texts.Add(text);
            if (text.HiddenRows.Count > 0)
                notes.Add($"the workbook hides {Rows(text.HiddenRows)} of the sheet '{sheet.Name}'; they are read as the others");
        }
        return new Workbook(texts, notes);
    }

    static string Rows(IReadOnlyList<int> rows) => rows.Count == 1
        ? FormattableString.Invariant($"row {rows[0]}")
        : FormattableString.Invariant($"{rows.Count} rows (the first is {rows[0]})");
}
