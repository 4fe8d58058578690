using System.Globalization;
using Peelian.Render.Sheets;
using Peelian.Tests;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>LibreOffice opens both workbooks as they are, shows what the page shows and saves the same values in the other format.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    readonly LibreOffice _office = new();

    readonly Workbook _book = SummaryWorkbook.Of(SampleSummary.Whole());

    public void Dispose() => _office.Dispose();

    [Fact]
    public void Both_workbooks_are_saved_in_the_other_format_with_the_same_values_links_and_named_tables()
    {
        var xlsx = _office.Write("tables.xlsx", XlsxWriter.Write(_book));
        var ods = _office.Write("tables.ods", OdsWriter.Write(_book));
        foreach (var (from, filter) in new[] { (xlsx, "ods"), (ods, "xlsx"), (ods, "ods") })
        {
            var saved = ReadWorkbook.Of(File.ReadAllBytes(Path.Combine(_office.Convert(filter, $"{Path.GetExtension(from)}-to-{filter}", from), "tables." + filter)));
            var told = $"{Path.GetExtension(from)} to {filter}";
            Assert.Equal(_book.Sheets.Select(sheet => sheet.Name), saved.Sheets.Select(sheet => sheet.Name));
            foreach (var sheet in _book.Sheets)
                AssertSame(told, sheet, saved[sheet.Name]);
            // A table of Office Open XML without buttons to filter by is not written by LibreOffice at all.
            if (filter == "ods")
                Assert.Equal(ReadWorkbook.Of(File.ReadAllBytes(from)).Ranges, saved.Ranges);
        }
    }

    static void AssertSame(string told, Sheet sheet, ReadSheet saved)
    {
        var expected = sheet.Lines.Select(line => (IReadOnlyList<SheetCell>)[new SheetCell(line.Text, Link: line.Link)])
            .Concat(sheet.Table is { } table ? [[.. table.Columns.Select(column => new SheetCell(column.Head))], .. table.Rows] : []).ToList();
        Assert.Equal(expected.Count, saved.Rows.Count);
        for (var row = 0; row < expected.Count; row++)
        {
            for (var column = 0; column < expected[row].Count; column++)
            {
                var (cell, read) = (expected[row][column], saved.Rows[row].ElementAtOrDefault(column) ?? new ReadCell(""));
                var place = $"{told}, {sheet.Name} {SheetNumbers.Letters(column + 1)}{(row + 1).ToString(CultureInfo.InvariantCulture)}: {cell} is {read}";
                if (cell.Number is { } number)
                    Assert.True(read.Number is { } value && Math.Abs(value - decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)) <= 1e-11m * Math.Abs(value), place);
                else
                    Assert.True(read.Number is null && SheetNumbers.Clean(cell.Text) == read.Text && (cell.Link ?? "") == (read.Link ?? ""), place);
            }
        }
    }

    // The filter's options: commas, quotes, UTF-8, from the first line, as shown, every sheet in a file of its own.
    const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    [Theory]
    [InlineData("xlsx")]
    [InlineData("ods")]
    public void Every_number_is_shown_as_the_page_prints_it_and_nothing_is_worked_out(string format)
    {
        var file = _office.Write("tables." + format, format == "xlsx" ? XlsxWriter.Write(_book) : OdsWriter.Write(_book));
        var folder = _office.Convert(Csv, "csv", file);
        foreach (var sheet in _book.Sheets.Where(sheet => sheet.Table is not null))
        {
            using var rows = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(File.ReadAllText(Path.Combine(folder, $"tables-{sheet.Name}.csv"))), new Sylvan.Data.Csv.CsvDataReaderOptions { HasHeaders = false });
            var shown = new List<string[]>();
            while (rows.Read())
                shown.Add([.. Enumerable.Range(0, rows.RowFieldCount).Select(rows.GetString)]);
            Assert.Equal(sheet.Lines.Count + 1 + sheet.Table!.Rows.Count, shown.Count);
            for (var row = 0; row < sheet.Table.Rows.Count; row++)
                Assert.Equal(sheet.Table.Rows[row].Select(cell => SheetNumbers.Clean(cell.Text)), shown[sheet.Lines.Count + 1 + row].Take(sheet.Table.Columns.Count));
        }
    }
}
