using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Peelian.Render.Sheets;

/// <summary>The looks of cells in a workbook: words, heads, and numbers with as many decimals as they are printed with.</summary>
sealed class XlsxStyles
{
    /// <summary>Words that run over several lines.</summary>
    public const int Wrapped = 1;

    /// <summary>Words in a column of numbers.</summary>
    public const int Right = 2;

    /// <summary>The head of a column of words.</summary>
    public const int ColumnHead = 5;

    /// <summary>The head of a column of numbers.</summary>
    public const int NumberHead = 6;

    /// <summary>Words that lead elsewhere.</summary>
    public const int Link = 7;

    /// <summary>Words that begin like a formula: they stay words also when somebody edits the cell.</summary>
    public const int Quoted = 8;

    const int FirstNumber = 9;
    const uint FirstFormat = 164; // lower ones are the format's own

    readonly IReadOnlyList<NumberLook> _looks;
    readonly Dictionary<NumberLook, int> _places;

    /// <summary>The looks that a workbook needs.</summary>
    public XlsxStyles(Workbook workbook)
    {
        _looks = workbook.Looks;
        _places = _looks.Select((look, at) => (look, at)).ToDictionary(one => one.look, one => FirstNumber + one.at);
    }

    /// <summary>The look of a line: of a title, a head, words that lead elsewhere, or words.</summary>
    public static int OfLine(SheetLine line, bool wraps) => line switch { { Level: 1 } => 3, { Level: 2 } => 4, { Link: not null } => Link, _ => wraps ? Wrapped : 0 };

    /// <summary>The look of a number.</summary>
    public int OfNumber(SheetCell cell) => _places[cell.Look];

    /// <summary>The style sheet.</summary>
    public Stylesheet Stylesheet => new(
        new NumberingFormats([.. _looks.Select((look, at) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)at, FormatCode = Code(look) })]) { Count = (uint)_looks.Count },
        new Fonts(Font(12, false), Font(12, true), Font(16, true), Font(14, true), LinkFont()) { Count = 5 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats([
            Look(0, false, null), Look(0, true, null), Look(0, false, HorizontalAlignmentValues.Right), Look(2, false, null), Look(3, false, null),
            Look(1, true, null), Look(1, true, HorizontalAlignmentValues.Right), Look(4, false, null), Look(0, true, null, quoted: true),
            .. _looks.Select((_, at) => Look(0, false, null, FirstFormat + (uint)at)),
        ])
        { Count = FirstNumber + (uint)_looks.Count },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    static string Code(NumberLook look)
    {
        var number = "#,##0" + (look.Decimals > 0 ? "." + new string('0', look.Decimals) : "");
        return look.Sign switch { SignLook.PlusAndMinus => $"+{number};-{number};{number}", SignLook.None => $"{number};{number}", _ => number };
    }

    static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "Arial" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    static Font LinkFont() => new(new Underline(), new FontSize { Val = 12 }, new Color { Rgb = "FF" + SheetNumbers.LinkColour[1..].ToUpperInvariant() }, new FontName { Val = "Arial" }, new FontFamilyNumbering { Val = 2 });

    static CellFormat Look(uint font, bool wrap, HorizontalAlignmentValues? align, uint format = 0, bool quoted = false)
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Top };
        if (wrap)
            alignment.WrapText = true;
        if (align is { } side)
            alignment.Horizontal = side;
        return new CellFormat(alignment)
        {
            NumberFormatId = format,
            FontId = font,
            FillId = 0,
            BorderId = 0,
            FormatId = 0,
            QuotePrefix = quoted ? true : null,
            ApplyNumberFormat = format > 0,
            ApplyFont = true,
            ApplyAlignment = BooleanValue.FromBoolean(true),
        };
    }
}
