using System.Globalization;
using System.Net;
using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>A file that a document carries.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What is in it.</param>
/// <param name="MediaType">Such as <c>text/csv</c>.</param>
/// <param name="Bytes">Its content.</param>
sealed record PdfAttachment(string Name, string Description, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>What a document says of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">Its language: <c>en-GB</c>.</param>
/// <param name="Date">The day that it is dated: one of the pack's own, not that of the print.</param>
/// <param name="Producer">What made it: the browser with its version, and this program.</param>
/// <param name="Attachments">The files that it carries.</param>
sealed record PdfFacts(string Title, string Subject, string Language, DateOnly Date, string Producer, IReadOnlyList<PdfAttachment> Attachments)
{
    PdfString When => PdfString.Of($"D:{Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}000000Z");

    /// <summary>The trailer's <c>/Info</c>.</summary>
    public PdfDictionary Info => new()
    {
        ["Title"] = PdfString.Of(Title),
        ["Subject"] = PdfString.Of(Subject),
        ["Creator"] = PdfString.Of("Peelian"),
        ["Producer"] = PdfString.Of(Producer),
        ["CreationDate"] = When,
        ["ModDate"] = When,
    };

    /// <summary>The same for readers of XML. It says nothing of a standard: none was tested by a validator.</summary>
    public PdfStream Metadata
    {
        get
        {
            var day = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
            var text = $"""
                <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Xml(Title)}</rdf:li></rdf:Alt></dc:title>
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Xml(Subject)}</rdf:li></rdf:Alt></dc:description>
                <dc:language><rdf:Bag><rdf:li>{Xml(Language)}</rdf:li></rdf:Bag></dc:language>
                <xmp:CreatorTool>Peelian</xmp:CreatorTool>
                <xmp:CreateDate>{day}</xmp:CreateDate>
                <xmp:ModifyDate>{day}</xmp:ModifyDate>
                <pdf:Producer>{Xml(Producer)}</pdf:Producer>
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>
                """.ReplaceLineEndings("\n");
            return new PdfStream(new PdfDictionary { ["Type"] = new PdfName("Metadata"), ["Subtype"] = new PdfName("XML") }, Encoding.UTF8.GetBytes(text));
        }
    }

    // What XML has no place for, such as control letters, is left out.
    static string Xml(string text) => WebUtility.HtmlEncode(string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))));

    /// <summary>The files as the catalog names them.</summary>
    public IReadOnlyList<(string Name, PdfObject Specification)> Files => [.. Attachments.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file =>
    {
        var bytes = file.Bytes.ToArray();
        var head = new PdfDictionary
        {
            ["Type"] = new PdfName("EmbeddedFile"),
            ["Subtype"] = new PdfName(file.MediaType),
            ["Params"] = new PdfDictionary { ["Size"] = (double)bytes.Length, ["CreationDate"] = When, ["ModDate"] = When },
        };
        var held = new PdfObject(PdfStream.Deflate(head, bytes));
        return (file.Name, new PdfObject(new PdfDictionary
        {
            ["Type"] = new PdfName("Filespec"),
            ["F"] = PdfString.Of(file.Name),
            ["UF"] = PdfString.Of(file.Name),
            ["Desc"] = PdfString.Of(file.Description),
            ["AFRelationship"] = new PdfName("Data"),
            ["EF"] = new PdfDictionary { ["F"] = held, ["UF"] = held },
        }));
    })];
}
