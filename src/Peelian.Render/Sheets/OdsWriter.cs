using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Peelian.Render.Sheets;

/// <summary>Writes a workbook as OpenDocument (ISO/IEC 26300, version 1.3): the same bytes for the same workbook.</summary>
static class OdsWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    const string Version = "1.3";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Workbook workbook)
    {
        using var file = new MemoryStream(1 << 17);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and not compressed, so that the format can be told from the first bytes.
            Zip.Add(zip, "mimetype", Encoding.ASCII.GetBytes(MediaType), CompressionLevel.NoCompression);
            Add(zip, "content.xml", writer => OdsContent.Write(writer, workbook));
            Add(zip, "styles.xml", writer => OdsStyles.Write(writer, workbook.Language));
            Add(zip, "meta.xml", writer => About(writer, workbook));
            Add(zip, "META-INF/manifest.xml", ListFiles);
        }
        return file.ToArray();
    }

    static void Add(ZipArchive zip, string path, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream(1 << 16);
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            write(writer);
        Zip.Add(zip, path, stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Begins a document of the format.</summary>
    public static void Start(XmlWriter writer, string root)
    {
        writer.WriteStartElement("office", root, Names.Office);
        foreach (var (prefix, name) in Names.All)
            writer.WriteAttributeString("xmlns", prefix, null, name);
        writer.WriteAttributeString("office", "version", Names.Office, Version);
    }

    static void About(XmlWriter writer, Workbook workbook)
    {
        Start(writer, "document-meta");
        writer.WriteStartElement("office", "meta", Names.Office);
        writer.WriteElementString("meta", "generator", Names.Meta, SheetNumbers.Maker);
        writer.WriteElementString("dc", "title", Names.Dublin, SheetNumbers.Clean(workbook.Title));
        writer.WriteElementString("dc", "subject", Names.Dublin, SheetNumbers.Clean(workbook.Subject));
        writer.WriteElementString("dc", "creator", Names.Dublin, SheetNumbers.Clean(workbook.Organisation));
        writer.WriteElementString("dc", "language", Names.Dublin, workbook.Language);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void ListFiles(XmlWriter writer)
    {
        const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
        writer.WriteStartElement("manifest", "manifest", Manifest);
        writer.WriteAttributeString("manifest", "version", Manifest, Version);
        foreach (var (path, type) in new[] { ("/", MediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml") })
        {
            writer.WriteStartElement("manifest", "file-entry", Manifest);
            writer.WriteAttributeString("manifest", "full-path", Manifest, path);
            writer.WriteAttributeString("manifest", "media-type", Manifest, type);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    /// <summary>The namespaces of the format.</summary>
    internal static class Names
    {
        public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        public const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
        public const string Forms = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
        public const string Number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
        public const string Link = "http://www.w3.org/1999/xlink";
        public const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
        public const string Dublin = "http://purl.org/dc/elements/1.1/";

        /// <summary>Each with its prefix.</summary>
        public static IReadOnlyList<(string Prefix, string Name)> All { get; } =
            [("table", Table), ("text", Words), ("style", Style), ("fo", Forms), ("number", Number), ("xlink", Link), ("meta", Meta), ("dc", Dublin)];
    }
}
