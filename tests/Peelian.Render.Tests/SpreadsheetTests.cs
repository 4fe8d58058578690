using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Peelian.Figures;
using Peelian.Render.Sheets;
using Peelian.Tests;
using Xunit;
using Workbook = Peelian.Render.Sheets.Workbook;

namespace Peelian.Render.Tests;

/// <summary>Both spreadsheets hold the whole summary: numbers as numbers, words as words, one named table a sheet.</summary>
public sealed class SpreadsheetTests
{
    static readonly Summary Sample = SampleSummary.Whole();

    static readonly Workbook Book = SummaryWorkbook.Of(Sample);

    static readonly byte[] Xlsx = XlsxWriter.Write(Book);

    static readonly byte[] Ods = OdsWriter.Write(Book);

    static readonly ReadWorkbook FromXlsx = ReadWorkbook.Of(Xlsx);

    static readonly ReadWorkbook FromOds = ReadWorkbook.Of(Ods);

    public static TheoryData<string> Both => ["xlsx", "ods"];

    static ReadWorkbook Read(string format) => format == "xlsx" ? FromXlsx : FromOds;

    [Fact]
    public void The_validator_of_the_format_finds_nothing_in_the_workbook()
    {
        foreach (var bytes in new[] { Xlsx, XlsxWriter.Write(SummaryWorkbook.Of(SampleSummary.Make(SampleSummary.Script))), XlsxWriter.Write(SummaryWorkbook.Of(SampleSummary.Make(SampleSummary.Long))) })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }
    }

    [Fact]
    public void Every_sheet_begins_with_its_title_and_has_one_named_table_without_an_empty_row()
    {
        Assert.All(Book.Sheets, sheet =>
        {
            Assert.Equal(1, sheet.Lines[0].Level);
            Assert.All(sheet.Lines, line => Assert.NotEqual("", line.Text));
            Assert.InRange(sheet.Name.Length, 1, 31);
            Assert.DoesNotMatch(@"[\[\]:*?/\\']", sheet.Name);
        });
        Assert.Equal(Book.Sheets.Count, Book.Sheets.Select(sheet => sheet.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Book.Sheets.Select(sheet => sheet.Table).OfType<SheetTable>(), table =>
        {
            Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Head).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(table.Columns, column => Assert.InRange(column.Head.Length, 1, 255));
            Assert.NotEmpty(table.Rows);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
            Assert.All(table.Rows, row => Assert.Contains(row, cell => cell.Text.Length > 0));
        });
        Assert.Equal(["Cover", "Contents", "Notes", "Shorthand", "Findings", "Scorecard", "Scorecard facts", "Questions", "Targets", "Missing", "Since last pack", "Since last pack facts",
            "Since measures", "Since months", "Commentary", "Sections", "Figure 1", "Figure 2", "Figure 3", "Figure 5"], Book.Sheets.Take(20).Select(sheet => sheet.Name));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_reader_finds_every_cell_of_the_model_where_it_belongs(string format)
    {
        var read = Read(format);
        Assert.Equal(Book.Sheets.Select(sheet => sheet.Name), read.Sheets.Select(sheet => sheet.Name));
        foreach (var sheet in Book.Sheets)
        {
            var rows = read[sheet.Name].Rows;
            Assert.Equal(sheet.Lines.Select(line => (Inert(line.Text), line.Link)), rows.Take(sheet.Lines.Count).Select(row => (row.Single().Text, row.Single().Link)));
            if (sheet.Table is not { } table)
                continue;
            Assert.Equal($"{sheet.Name}!A{sheet.Lines.Count + 1}:{SheetNumbers.Letters(table.Columns.Count)}{sheet.Lines.Count + 1 + table.Rows.Count}", read.Ranges[table.Name]);
            Assert.Equal(table.Columns.Select(column => Inert(column.Head)), rows[sheet.Lines.Count].Select(cell => cell.Text));
            Assert.Equal(table.Rows.Count, rows.Count - sheet.Lines.Count - 1);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                    Same(table.Rows[row][column], rows[sheet.Lines.Count + 1 + row].ElementAtOrDefault(column) ?? new ReadCell(""));
            }
        }
    }

    static void Same(SheetCell cell, ReadCell read)
    {
        if (cell.Number is { } number)
            Assert.Equal(number, Format.Raw(Estimate.Of(read.Number!.Value)));
        else
            Assert.Equal((Inert(cell.Text), cell.Link), (read.Text, read.Link));
    }

    // What XML cannot hold is replaced, nothing else.
    static string Inert(string text) => text.Replace("\uD83D letter", "\uFFFD letter", StringComparison.Ordinal).Replace('\u0007', '\uFFFD').Replace('\t', ' ');

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_number_of_the_tables_and_facts_is_a_number_as_the_files_carry_it(string format)
    {
        foreach (var figure in Sample.Figures.Where(figure => figure.Gap is null))
        {
            Assert.Equal(Numbers(figure.Table).Order(StringComparer.Ordinal), Numbers(Read(format)[$"Figure {Format.Whole(figure.Number)}"]).Order(StringComparer.Ordinal));
            if (figure.Beside is { } beside)
                Assert.Equal(Numbers(beside).Order(StringComparer.Ordinal), Numbers(Read(format)[$"Figure {Format.Whole(figure.Number)} beside"]).Order(StringComparer.Ordinal));
        }
        Assert.Equal(Numbers(Sample.PageOne!.Scorecard.Table).Order(StringComparer.Ordinal), Numbers(Read(format)["Scorecard"]).Order(StringComparer.Ordinal));
        Assert.Equal(["1", "1"], Numbers(Read(format)["Scorecard facts"]));
        Assert.Equal(["14", "-3", "0"], Numbers(Read(format)["Since measures"]));
    }

    static IEnumerable<string> Numbers(Table table) => table.Rows.SelectMany(row => row.Cells).Where(cell => cell.Number is { IsMissing: false, SmallBase: false }).Select(cell => cell.Raw);

    static IEnumerable<string> Numbers(ReadSheet sheet) => sheet.Cells.Where(cell => cell.Number is not null).Select(cell => Format.Raw(Estimate.Of(cell.Number!.Value)));

    [Theory]
    [MemberData(nameof(Both))]
    public void What_the_first_page_says_is_in_the_workbook(string format)
    {
        var read = Read(format);
        Assert.Equal(["Burglary fell from 2,570 to 2,175, a fall of 15.4%.", "clearly lower", "Figure 1"], read["Findings"].Rows[^2].Select(cell => cell.Text));
        Assert.Equal("Figure 1", read["Findings"].Rows[^2][2].Link);
        Assert.Equal("about the same (assumed margin)", read["Findings"].Rows[^1][1].Text);
        Assert.Equal(["The target was a fall of 20%: it fell by 6.4%.", "no", "Figure 1"], read["Targets"].Rows[^1].Select(cell => cell.Text));
        Assert.Contains(read["Missing"].Rows, row => row.Select(cell => cell.Text).SequenceEqual(["Figure 4", "Figure 4, satisfaction, has no data.", "The User Satisfaction Survey by borough is not loaded.", "A tidy file with the measure satisfaction would fill it."]));
        Assert.Contains(read["Missing"].Rows, row => row[0].Text == "Figure 12");
        Assert.Contains("[x] By chance: too few measures", read["Scorecard facts"].Cells.Select(cell => cell.Text));
        Assert.Contains("Compared with the pack made for September 2015, from what was published by 1 November 2015.", read["Since last pack"].Cells.Select(cell => cell.Text));
        Assert.Equal(4, read["Commentary"].Rows.Count(row => row[0].Text.StartsWith("The chair", StringComparison.Ordinal)));
        Assert.Contains("Edition: October 2015, as known on 30 November 2015", read["Cover"].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Numbers_are_shown_with_the_digits_and_signs_of_the_page()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        var codes = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.NumberingFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.NumberingFormat>().Select(format => format.FormatCode!.Value!);
        Assert.Equal(["#,##0", "+#,##0;-#,##0;#,##0", "#,##0.0", "+#,##0.0;-#,##0.0;#,##0.0", "#,##0.0;#,##0.0", "#,##0.00"], codes);
        var shown = Book.Sheets.Single(sheet => sheet.Name == "Since months").Table!.Rows.Select(row => row[1]);
        Assert.Equal([("0.0", SignLook.None), ("0.0", SignLook.None), ("+12.3", SignLook.PlusAndMinus), ("-12.3", SignLook.PlusAndMinus)], shown.Select(cell => (cell.Text, cell.Look.Sign)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Nothing_is_a_formula_merged_hidden_frozen_filtered_or_a_picture(string format)
    {
        var forbidden = new Regex("^(f|mergeCell|mergeCells|pane|autoFilter|filter|drawing|covered-table-cell|frame|image|script|macro|event-listener)$");
        Assert.DoesNotContain(Read(format).Elements, element => forbidden.IsMatch(element.Name.LocalName));
        Assert.DoesNotContain(Read(format).Elements.SelectMany(element => element.Attributes()), attribute =>
            attribute.Name.LocalName is "hidden" or "formula" or "number-columns-spanned" or "number-rows-spanned" || (attribute.Name.LocalName == "visibility" && attribute.Value != "visible"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Hostile_words_are_whole_and_inert(string format)
    {
        var text = Read(format).Sheets.SelectMany(sheet => sheet.Cells).Select(cell => cell.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var words in new[] { SampleSummary.Script, SampleSummary.Formula, SampleSummary.RightToLeft, SampleSummary.Emoji, SampleSummary.Long, "line\nbreak", Inert(SampleSummary.Odd) })
            Assert.Contains(words, text);
        Assert.DoesNotContain(Read(format).Sheets.SelectMany(sheet => sheet.Cells), cell => cell.Link?.StartsWith("javascript", StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void What_the_document_is_and_who_it_is_from_stands_in_its_properties(string format)
    {
        var said = Read(format).Elements.Where(element => !element.HasElements).Select(element => (element.Name.LocalName, element.Value)).ToList();
        Assert.Contains(("title", "Waltham Forest: Safer Neighbourhood Board performance summary, 12 months to October 2015"), said);
        Assert.Contains(("creator", "The Mayor’s office & " + SampleSummary.Script), said);
        Assert.Contains("Contact: " + SampleSummary.Formula, Read(format)["Cover"].Cells.Select(cell => cell.Text));
        Assert.Contains(("language", "en-GB"), said);
    }

    [Fact]
    public void The_same_summary_gives_the_same_bytes()
    {
        Assert.Equal(Xlsx, XlsxWriter.Write(SummaryWorkbook.Of(SampleSummary.Whole())));
        Assert.Equal(Ods, OdsWriter.Write(SummaryWorkbook.Of(SampleSummary.Whole())));
        using var zip = new ZipArchive(new MemoryStream(Xlsx));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(2000, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void An_OpenDocument_file_says_what_it_is_in_its_first_bytes() =>
        Assert.Equal(OdsWriter.MediaType, System.Text.Encoding.ASCII.GetString(Ods, 38, OdsWriter.MediaType.Length));

    [Fact]
    public void A_pack_without_a_first_page_still_says_what_is_missing()
    {
        var book = SummaryWorkbook.Of(SampleSummary.Make());
        Assert.DoesNotContain(book.Sheets, sheet => sheet.Name is "Findings" or "Scorecard" or "Since last pack" or "Commentary");
        Assert.Equal(2, book.Sheets.Single(sheet => sheet.Name == "Missing").Table!.Rows.Count);
    }
}
