using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Peelian.Render.Sheets;

/// <summary>The looks of cells in a workbook: words, heads, and numbers with as many decimals as they are printed with.</summary>
sealed class XlsxStyles
{
    /// <summary>Words that run over several lines.</summary>
    public const uint Wrapped = 1;

    /// <summary>Words in a column of numbers.</summary>
    public const uint Right = 2;

    /// <summary>The head of a column of words.</summary>
    public const uint ColumnHead = 5;

    /// <summary>The head of a column of numbers.</summary>
    public const uint NumberHead = 6;

    /// <summary>Words that lead elsewhere.</summary>
    public const uint Link = 7;

    const uint FirstNumber = 8;
    const uint FirstFormat = 164; // lower ones are the format's own

    readonly List<(int Decimals, bool Signed)> _formats;

    /// <summary>The looks that a workbook needs.</summary>
    public XlsxStyles(Workbook workbook) => _formats =
    [
        .. workbook.Sheets.SelectMany(sheet => sheet.Table?.Rows ?? []).SelectMany(row => row).Where(cell => cell.Number is not null)
            .Select(cell => (cell.Decimals, cell.Signed)).Distinct().Order(),
    ];

    /// <summary>The look of a line over a table.</summary>
    public static uint OfLine(int level) => level switch { 1 => 3, 2 => 4, _ => 0 };

    /// <summary>The look of a number.</summary>
    public uint OfNumber(SheetCell cell) => FirstNumber + (uint)_formats.IndexOf((cell.Decimals, cell.Signed));

    /// <summary>The style sheet.</summary>
    public Stylesheet Stylesheet => new(
        new NumberingFormats([.. _formats.Select((format, at) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)at, FormatCode = Code(format) })]) { Count = (uint)_formats.Count },
        new Fonts(Font(12, false), Font(12, true), Font(16, true), Font(14, true), LinkFont()) { Count = 5 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats([
            Look(0, false, null), Look(0, true, null), Look(0, false, HorizontalAlignmentValues.Right), Look(2, false, null), Look(3, false, null),
            Look(1, true, null), Look(1, true, HorizontalAlignmentValues.Right), Look(4, true, null),
            .. _formats.Select((_, at) => Look(0, false, null, FirstFormat + (uint)at)),
        ])
        { Count = FirstNumber + (uint)_formats.Count },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    static string Code((int Decimals, bool Signed) format)
    {
        var number = "#,##0" + (format.Decimals > 0 ? "." + new string('0', format.Decimals) : "");
        return format.Signed ? $"+{number};-{number};{number}" : number;
    }

    static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "Arial" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    static Font LinkFont() => new(new Underline(), new FontSize { Val = 12 }, new Color { Rgb = "FF12436D" }, new FontName { Val = "Arial" }, new FontFamilyNumbering { Val = 2 });

    static CellFormat Look(uint font, bool wrap, HorizontalAlignmentValues? align, uint format = 0)
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Top };
        if (wrap)
            alignment.WrapText = true;
        if (align is { } side)
            alignment.Horizontal = side;
        return new CellFormat(alignment)
        {
            NumberFormatId = format, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = format > 0, ApplyFont = true, ApplyAlignment = BooleanValue.FromBoolean(true),
        };
    }
}
