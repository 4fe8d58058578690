using System.Globalization;
using System.Xml;
using static Peelian.Render.Sheets.OdsWriter;

namespace Peelian.Render.Sheets;

/// <summary>The looks of cells in an OpenDocument workbook: the same as in the other format.</summary>
static class OdsStyles
{
    public const string Plain = "Default";
    public const string Wrapped = "Wrapped";
    public const string Right = "Right";
    public const string ColumnHead = "ColumnHead";
    public const string NumberHead = "NumberHead";
    public const string Leading = "Leading";
    public const string Wide = "Wide";
    public const string Sheet = "t";

    /// <summary>The look of a line: of a title, a head, words that lead elsewhere, or words.</summary>
    public static string OfLine(SheetLine line, bool wraps) => line switch { { Level: 1 } => "Title", { Level: 2 } => "Head", { Link: not null } => Leading, _ => wraps ? Wrapped : Plain };

    /// <summary>The name of a number's look as cells bear it.</summary>
    public static string CellName(NumberLook look) => "c" + NumberName(look);

    /// <summary>The name of a column's width.</summary>
    public static string ColumnName(int width) => "w" + Text.Whole(width);

    /// <summary>The name of a row's height, in lines.</summary>
    public static string RowName(int lines) => "r" + Text.Whole(lines);

    static string NumberName(NumberLook look) => $"n{Text.Whole(look.Decimals)}{look.Sign switch { SignLook.PlusAndMinus => "s", SignLook.None => "n", _ => "" }}";

    /// <summary>A number's look.</summary>
    public static void WriteNumber(XmlWriter writer, NumberLook look)
    {
        var name = NumberName(look);
        if (look.Sign == SignLook.PlusAndMinus)
        {
            Number(writer, name + "m", look.Decimals, "-", []);
            Number(writer, name + "z", look.Decimals, "", []);
            Number(writer, name, look.Decimals, "+", [("value()<0", name + "m"), ("value()=0", name + "z")]);
        }
        else if (look.Sign == SignLook.None)
        {
            Number(writer, name + "m", look.Decimals, "", []);
            Number(writer, name, look.Decimals, "", [("value()<0", name + "m")]);
        }
        else
            Number(writer, name, look.Decimals, "", []);
        writer.WriteStartElement("style", "style", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, CellName(look));
        writer.WriteAttributeString("style", "family", Names.Style, "table-cell");
        writer.WriteAttributeString("style", "parent-style-name", Names.Style, Plain);
        writer.WriteAttributeString("style", "data-style-name", Names.Style, name);
        writer.WriteEndElement();
    }

    static void Number(XmlWriter writer, string name, int decimals, string sign, (string When, string Style)[] others)
    {
        writer.WriteStartElement("number", "number-style", Names.Number);
        writer.WriteAttributeString("style", "name", Names.Style, name);
        if (sign.Length > 0)
            writer.WriteElementString("number", "text", Names.Number, sign);
        writer.WriteStartElement("number", "number", Names.Number);
        writer.WriteAttributeString("number", "decimal-places", Names.Number, Text.Whole(decimals));
        writer.WriteAttributeString("number", "min-decimal-places", Names.Number, Text.Whole(decimals));
        writer.WriteAttributeString("number", "min-integer-digits", Names.Number, "1");
        writer.WriteAttributeString("number", "grouping", Names.Number, "true");
        writer.WriteEndElement();
        foreach (var (when, style) in others)
        {
            writer.WriteStartElement("style", "map", Names.Style);
            writer.WriteAttributeString("style", "condition", Names.Style, when);
            writer.WriteAttributeString("style", "apply-style-name", Names.Style, style);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    /// <summary>A column's width.</summary>
    public static void WriteColumn(XmlWriter writer, int width)
    {
        writer.WriteStartElement("style", "style", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, ColumnName(width));
        writer.WriteAttributeString("style", "family", Names.Style, "table-column");
        writer.WriteStartElement("style", "table-column-properties", Names.Style);
        writer.WriteAttributeString("style", "column-width", Names.Style, string.Create(CultureInfo.InvariantCulture, $"{width * 0.22m:0.##}cm"));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A row as high as so many lines.</summary>
    public static void WriteRow(XmlWriter writer, int lines)
    {
        writer.WriteStartElement("style", "style", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, RowName(lines));
        writer.WriteAttributeString("style", "family", Names.Style, "table-row");
        writer.WriteStartElement("style", "table-row-properties", Names.Style);
        writer.WriteAttributeString("style", "row-height", Names.Style, string.Create(CultureInfo.InvariantCulture, $"{lines * 0.56m:0.##}cm"));
        writer.WriteAttributeString("style", "use-optimal-row-height", Names.Style, lines > 1 ? "false" : "true");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A sheet, which is printed as its page says.</summary>
    public static void WriteSheet(XmlWriter writer, string name, string page)
    {
        writer.WriteStartElement("style", "style", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, name);
        writer.WriteAttributeString("style", "family", Names.Style, "table");
        writer.WriteAttributeString("style", "master-page-name", Names.Style, page);
        writer.WriteStartElement("style", "table-properties", Names.Style);
        writer.WriteAttributeString("table", "display", Names.Table, "true");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // On paper sheets lie, and a table that can be read at that size is as wide as the sheet.
    static void WritePaper(XmlWriter writer)
    {
        writer.WriteStartElement("office", "automatic-styles", Names.Office);
        WritePage(writer, "p" + Plain, fits: true);
        WritePage(writer, "p" + Wide, fits: false);
        writer.WriteEndElement();
        writer.WriteStartElement("office", "master-styles", Names.Office);
        foreach (var name in new[] { Plain, Wide })
        {
            writer.WriteStartElement("style", "master-page", Names.Style);
            writer.WriteAttributeString("style", "name", Names.Style, name);
            writer.WriteAttributeString("style", "page-layout-name", Names.Style, "p" + name);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    static void WritePage(XmlWriter writer, string name, bool fits)
    {
        writer.WriteStartElement("style", "page-layout", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, name);
        writer.WriteStartElement("style", "page-layout-properties", Names.Style);
        writer.WriteAttributeString("fo", "page-width", Names.Forms, "29.7cm");
        writer.WriteAttributeString("fo", "page-height", Names.Forms, "21cm");
        writer.WriteAttributeString("style", "print-orientation", Names.Style, "landscape");
        if (fits)
        {
            writer.WriteAttributeString("style", "scale-to-X", Names.Style, "1");
            writer.WriteAttributeString("style", "scale-to-Y", Names.Style, "0");
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>The named looks.</summary>
    public static void Write(XmlWriter writer, string language)
    {
        Start(writer, "document-styles");
        writer.WriteStartElement("office", "styles", Names.Office);
        writer.WriteStartElement("style", "default-style", Names.Style);
        writer.WriteAttributeString("style", "family", Names.Style, "table-cell");
        writer.WriteStartElement("style", "text-properties", Names.Style);
        writer.WriteAttributeString("fo", "font-family", Names.Forms, "Arial");
        if (language.Split('-') is [var word, var country])
        {
            writer.WriteAttributeString("fo", "language", Names.Forms, word);
            writer.WriteAttributeString("fo", "country", Names.Forms, country);
        }
        writer.WriteAttributeString("fo", "font-size", Names.Forms, "12pt");
        writer.WriteEndElement();
        writer.WriteEndElement();
        CellStyle(writer, Plain);
        CellStyle(writer, Wrapped, wrap: true);
        CellStyle(writer, Right, right: true);
        CellStyle(writer, "Title", bold: true, size: "16pt");
        CellStyle(writer, "Head", bold: true, size: "14pt");
        CellStyle(writer, ColumnHead, wrap: true, bold: true);
        CellStyle(writer, NumberHead, wrap: true, right: true, bold: true);
        CellStyle(writer, Leading, link: true);
        writer.WriteEndElement();
        WritePaper(writer);
        writer.WriteEndElement();
    }

    static void CellStyle(XmlWriter writer, string name, bool wrap = false, bool right = false, bool bold = false, string? size = null, bool link = false)
    {
        writer.WriteStartElement("style", "style", Names.Style);
        writer.WriteAttributeString("style", "name", Names.Style, name);
        writer.WriteAttributeString("style", "family", Names.Style, "table-cell");
        if (name != Plain)
            writer.WriteAttributeString("style", "parent-style-name", Names.Style, Plain);
        writer.WriteStartElement("style", "table-cell-properties", Names.Style);
        writer.WriteAttributeString("style", "vertical-align", Names.Style, "top");
        if (wrap)
            writer.WriteAttributeString("fo", "wrap-option", Names.Forms, "wrap");
        writer.WriteEndElement();
        if (right)
        {
            writer.WriteStartElement("style", "paragraph-properties", Names.Style);
            writer.WriteAttributeString("fo", "text-align", Names.Forms, "end");
            writer.WriteEndElement();
        }
        if (bold || link || size is not null)
            WriteLetters(writer, bold, size, link);
        writer.WriteEndElement();
    }

    static void WriteLetters(XmlWriter writer, bool bold, string? size, bool link)
    {
        writer.WriteStartElement("style", "text-properties", Names.Style);
        if (size is not null)
            writer.WriteAttributeString("fo", "font-size", Names.Forms, size);
        if (bold)
            writer.WriteAttributeString("fo", "font-weight", Names.Forms, "bold");
        if (link)
        {
            writer.WriteAttributeString("fo", "color", Names.Forms, SheetNumbers.LinkColour);
            writer.WriteAttributeString("style", "text-underline-style", Names.Style, "solid");
        }
        writer.WriteEndElement();
    }
}
