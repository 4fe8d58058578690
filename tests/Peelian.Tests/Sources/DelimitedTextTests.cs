using System.Globalization;
using System.IO.Compression;
using System.Text;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>A published table is read as it is: encodings, line ends, quotes, blank rows, columns without names.</summary>
public class DelimitedTextTests
{
    static (List<string> Rows, Problems Problems) Read(byte[] bytes, long most = InputBytes.Most) => Reading.With(bytes, file =>
    {
        var problems = new Problems("table.csv");
        using var table = DelimitedText.Open(file, problems, most);
        var rows = new List<string>();
        while (table is not null && table.Next())
            rows.Add(string.Create(CultureInfo.InvariantCulture,
                $"{table.Line}: {string.Join('|', Enumerable.Range(0, table.Count).Select(table.Text))}{(table.IsMisshapen ? " !" : "")}"));
        return (rows, problems);
    });

    static List<string> Rows(byte[] bytes)
    {
        var (rows, problems) = Read(bytes);
        Assert.Empty(problems.All);
        return rows;
    }

    static List<string> Rows(string text) => Rows(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_may_end_in_any_of_three_ways_with_or_without_the_last(string end)
    {
        Assert.Equal(["2: 1|2", "3: 3|4"], Rows(string.Join(end, "a,b", "1,2", "3,4")));
        Assert.Equal(["2: 1|2", "3: 3|4"], Rows(string.Join(end, "a,b", "1,2", "3,4", "")));
    }

    [Fact]
    public void Text_may_be_in_UTF_8_UTF_16_or_windows_1252()
    {
        const string text = "name,n\nYnys Môn,1\n";
        Assert.Equal(["2: Ynys Môn|1"], Rows(text));
        Assert.Equal(["2: Ynys Môn|1"], Rows([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(["2: Ynys Môn|1"], Rows([0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(["2: Ynys Môn|1"], Rows([0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(text)]));
        Assert.Equal(["2: Ynys Môn|1"], Rows(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void A_letter_of_several_bytes_across_two_blocks_is_still_UTF_8()
    {
        var text = "name,n\n" + new string('x', (1 << 16) - 8) + "ôôô,1\n";
        Assert.EndsWith("ôôô|1", Assert.Single(Rows(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x2c, 0x62, 0x0a, 0x00, 0x2c, 0x31 }, "NUL bytes")]
    [InlineData(new byte[] { 0x61, 0x2c, 0x62, 0x0a, 0x81, 0x2c, 0x31 }, "bytes that are letters neither in UTF-8 nor in windows-1252")]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xf4 }, "bytes that are no utf-8, although the file begins with its mark")]
    [InlineData(new byte[0], "an empty file")]
    [InlineData(new byte[] { 0x0a, 0x0d, 0x0a, 0x20 }, "an empty file")]
    [InlineData(new byte[] { 0x1f, 0x8b, 0x08, 0x00, 0x01, 0x02 }, null)]
    public void Bytes_that_are_no_text_refuse_the_file(byte[] bytes, string? found)
    {
        var (rows, problems) = Read(bytes);
        Assert.Empty(rows);
        Assert.True(problems.Fatal);
        Assert.Equal(found ?? problems.All[0].Found, Assert.Single(problems.All).Found);
    }

    [Fact]
    public void A_gzip_is_unpacked_but_not_without_bound()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 25_000))));
        Assert.Equal(25_000, Rows(packed.ToArray()).Count);
        var (rows, problems) = Read(packed.ToArray(), most: 50_000);
        Assert.Empty(rows);
        Assert.Equal("more than 50,000 bytes when unpacked", Assert.Single(problems.All).Found);
        Assert.True(problems.Fatal);
    }

    [Fact]
    public void Quotes_hold_delimiters_line_breaks_and_doubled_quotes_and_lines_stay_true() =>
        Assert.Equal(
            ["2: x, y|\"Good Job\" local", "3: two\nlines|1", "5: \"Good Job\" local|2", "6: |3"],
            Rows("a,b\n\"x, y\",\"\"\"Good Job\"\" local\"\n\"two\r\nlines\",1\n\"Good Job\" local,2\n\"\",3\n"));

    [Fact]
    public void A_quote_that_is_never_closed_refuses_the_file_and_names_its_line()
    {
        var (rows, problems) = Read(Encoding.UTF8.GetBytes("a,b\n1,2\n3,\"4\n5,6\n"));
        Assert.Single(rows);
        Assert.Equal((3, true), (Assert.Single(problems.All).Line, problems.Fatal));
    }

    [Fact]
    public void Blank_rows_columns_without_a_name_and_blanks_around_cells_do_no_harm() =>
        Assert.Equal(
            ["4: 0|1|2||", "6: 1|3|4", "7: 2|5|6||"],
            Rows("\n,,\n, a ,b\u00A0,,\n0, 1 ,2,,\n,,,,\n1,3,4\n2,5,6,,\n\n\n"));

    [Fact]
    public void A_row_with_too_few_or_too_many_cells_is_a_problem_with_its_line()
    {
        var (rows, problems) = Read(Encoding.UTF8.GetBytes("a,b,c\n1,2,3\n4,5\n6,7,8,9\n"));
        Assert.Equal(["2: 1|2|3", "3: 4|5 !", "4: 6|7|8|9 !"], rows);
        Assert.Equal(
            ["table.csv:3 found 2 columns; expected 3 columns. The file may be truncated.",
             "table.csv:4 found 4 columns; expected 3 columns. A cell with a delimiter in it may lack its quotes."],
            problems.All.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n", "2: 1,5|2")]
    [InlineData("a\tb\n1,5\t2\n", "2: 1,5|2")]
    [InlineData("\"a; x\",\"b; y\"\n1,2\n", "2: 1|2")]
    public void The_delimiter_is_the_one_that_parts_the_header(string text, string row) => Assert.Equal([row], Rows(text));

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1,234", "1234")]
    [InlineData("12,345,678.25", "12345678.25")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("1,23", null)]
    [InlineData("1234,567", null)]
    [InlineData(",234", null)]
    [InlineData("1e3", null)]
    [InlineData("12%", null)]
    [InlineData("٣", null)]
    public void Grouped_numbers_are_read_only_where_the_groups_are_whole(string cell, string? number) =>
        Check(cell, NumberForm.Grouped, number);

    [Theory]
    [InlineData("0,67", "0.67")]
    [InlineData("1.234", null)]
    [InlineData("7", "7")]
    [InlineData("1,2,3", null)]
    public void Decimal_commas_are_read_where_the_form_says_so(string cell, string? number) =>
        Check(cell, NumberForm.DecimalComma, number);

    [Fact]
    public void A_percent_sign_is_read_where_the_form_says_so() => Check("18.1 %", new NumberForm('.', Percent: true), "18.1");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData(".")]
    [InlineData(" -   ")]
    [InlineData("x")]
    [InlineData(" N/A ")]
    [InlineData(":")]
    [InlineData("[x]")]
    [InlineData("[c]")]
    [InlineData("*")]
    public void A_mark_for_missing_is_no_number_and_never_zero(string cell)
    {
        Assert.Equal(Cell.Missing, Numbers.Read(cell, NumberForm.Plain, out _));
        Assert.Equal(Cell.Missing, Numbers.ReadCount(cell, out _));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("twelve")]
    [InlineData("1 2")]
    public void A_count_is_whole_and_not_negative(string cell) => Assert.Equal(Cell.Fault, Numbers.ReadCount(cell, out _));

    static void Check(string cell, NumberForm form, string? expected)
    {
        var kind = Numbers.Read(cell, form, out var number);
        Assert.Equal(expected is null ? Cell.Fault : Cell.Number, kind);
        if (expected is not null)
            Assert.Equal(expected, number.ToString(CultureInfo.InvariantCulture));
    }
}
