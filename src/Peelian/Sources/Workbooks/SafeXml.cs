using System.Xml;

namespace Peelian.Sources;

/// <summary>Opens the XML inside a workbook: no entities, no file but the one it stands in, and no end to be without.</summary>
static class SafeXml
{
    /// <summary>Longer than any sheet that is published, and short enough to be read.</summary>
    public const long MostCharacters = 1L << 31;

    public static XmlReader Open(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>Goes to the end of the element that the reader stands at, so that the next read goes on behind it.</summary>
    public static void PassOver(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }
}
