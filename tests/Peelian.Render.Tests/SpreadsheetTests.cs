using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Peelian.Render.Sheets;
using Xunit;
using Workbook = Peelian.Render.Sheets.Workbook;

namespace Peelian.Render.Tests;

/// <summary>Both spreadsheets hold the numbers of the summary's tables, as numbers, and words as words.</summary>
public sealed class SpreadsheetTests
{
    static readonly Summary Sample = SampleSummary.Make();

    static readonly Workbook Book = SummaryWorkbook.Of(Sample);

    static readonly byte[] Xlsx = XlsxWriter.Write(Book);

    static readonly byte[] Ods = OdsWriter.Write(Book);

    [Fact]
    public void The_validator_of_the_format_finds_nothing_in_the_workbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void Every_sheet_begins_with_its_title_and_has_one_named_table_without_an_empty_row()
    {
        Assert.All(Book.Sheets, sheet =>
        {
            Assert.Equal(1, sheet.Lines[0].Level);
            Assert.All(sheet.Lines, line => Assert.NotEqual("", line.Text));
            Assert.InRange(sheet.Name.Length, 1, 31);
        });
        Assert.Equal(Book.Sheets.Count, Book.Sheets.Select(sheet => sheet.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Book.Sheets.Skip(1), sheet =>
        {
            Assert.Equal(sheet.Table!.Columns.Count, sheet.Table.Columns.Select(column => column.Head).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(sheet.Table.Rows, row => Assert.Contains(row, cell => cell.Number is not null || cell.Text!.Length > 0));
        });
    }

    [Fact]
    public void Every_number_of_the_tables_and_facts_is_a_number_in_both()
    {
        foreach (var figure in Sample.Figures.Where(figure => figure.Gap is null))
        {
            var numbers = figure.Table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Number).OfType<Estimate>()
                .Where(number => !number.IsMissing && !number.SmallBase).Select(number => number.Value!.Value).Order().ToList();
            Assert.Equal(numbers, XlsxNumbers($"Figure {figure.Number}").Order());
            Assert.Equal(numbers, OdsNumbers($"Figure {figure.Number}").Order());
        }
    }

    static List<decimal> XlsxNumbers(string name)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        var sheet = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == name);
        var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
        return [.. part.Worksheet!.Descendants<Cell>().Where(cell => cell.CellValue is not null).Select(cell => decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture))];
    }

    static XDocument Content()
    {
        using var zip = new ZipArchive(new MemoryStream(Ods));
        using var stream = zip.GetEntry("content.xml")!.Open();
        return XDocument.Load(stream);
    }

    static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static readonly XNamespace Tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    static List<decimal> OdsNumbers(string name) =>
    [
        .. Content().Descendants(Tables + "table").Single(table => table.Attribute(Tables + "name")!.Value == name)
            .Descendants(Tables + "table-cell").Where(cell => cell.Attribute(Office + "value") is not null)
            .Select(cell => decimal.Parse(cell.Attribute(Office + "value")!.Value, CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(SampleSummary.Script)]
    [InlineData(SampleSummary.Formula)]
    [InlineData(SampleSummary.RightToLeft)]
    [InlineData(SampleSummary.Emoji)]
    public void Hostile_words_are_whole_and_inert(string words)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        var parts = document.WorkbookPart!.WorksheetParts.ToList();
        Assert.Contains(parts.SelectMany(part => part.Worksheet!.Descendants<InlineString>()), text => text.InnerText.Contains(words, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Empty(part.Worksheet!.Descendants<CellFormula>()));
        Assert.Contains(Content().Descendants(Tables + "table-cell"), cell => cell.Value.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(Content().Descendants(), element => element.Attribute(Tables + "formula") is not null);
    }

    [Fact]
    public void The_same_summary_gives_the_same_bytes()
    {
        Assert.Equal(Xlsx, XlsxWriter.Write(SummaryWorkbook.Of(SampleSummary.Make())));
        Assert.Equal(Ods, OdsWriter.Write(SummaryWorkbook.Of(SampleSummary.Make())));
    }

    [Fact]
    public void An_OpenDocument_file_says_what_it_is_in_its_first_bytes_and_has_a_range_for_each_table()
    {
        Assert.Equal(OdsWriter.MediaType, System.Text.Encoding.ASCII.GetString(Ods, 38, OdsWriter.MediaType.Length));
        Assert.Equal(Book.Sheets.Select(sheet => sheet.Table?.Name).OfType<string>(), Content().Descendants(Tables + "database-range").Select(range => range.Attribute(Tables + "name")!.Value));
    }
}
