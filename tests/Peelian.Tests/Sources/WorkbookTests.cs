using System.Globalization;
using Peelian.Sources;
using Peelian.Tests.Stores;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Workbooks of both kinds, through the store: what they hold is read as a text file is, and what is wrong is said by sheet and cell.</summary>
public sealed partial class WorkbookTests : IDisposable
{
    static readonly object?[] Head = ["Date", "Survey", "Borough", "Measure", "Proportion", "MPS"];

    readonly StoreFixture _fixture = new([.. AllSources.List]);

    public static TheoryData<string> Kinds => ["xlsx", "ods"];

    public void Dispose() => _fixture.Dispose();

    static object?[] Row(string borough, object? proportion, object? force = null) => [new DateOnly(2015, 9, 30), "PAS", borough, "Trust MPS", proportion, force];

    AddedFile Add(byte[] bytes, string name, bool skip = false) => Assert.Single(_fixture.Store.Add(
        new AddRequest { Paths = [_fixture.Write(name, bytes)], SkipBadRows = skip }, Reading.Catalogue).Files);

    AddedFile Add(string kind, params MadeSheet[] sheets) => Add(WorkbookFiles.Of(kind, sheets), $"PAS {kind}.{kind}");

    List<string> Stored() => Ask("select area || ' ' || measure || ' ' || trim_scale(value)::varchar || ' ' || sheet || ' ' || line || ' ' || col from observation order by line, area");

    List<string> Ask(string sql)
    {
        using var connection = Warehouse.WarehouseFile.OpenReader(_fixture.Store.Path);
        return Warehouse.Engine.Query(connection, sql.Replace("trim_scale(value)::varchar", "cast(value as double)::varchar", StringComparison.Ordinal), row => row.GetString(0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sheet_below_its_titles_with_days_as_serial_numbers_is_read_with_sheet_row_and_column(string kind)
    {
        var added = Add(kind,
            new MadeSheet("Cover", ["Public Attitude Survey"], [], ["Published 2024"]),
            new MadeSheet("Borough", ["Confidence in the police, by borough"], [], ["Source: MOPAC", "See notes"], Head, Row("Waltham Forest", 0.69, 0.6700000000000001), Row("Brent", "0.7", 0.67)));

        Assert.Equal((AddOutcome.Added, "public-attitude-survey", 3L), (added.Outcome, added.SourceId, added.Rows));
        Assert.Equal(["E09000031 trust 69.0 Borough 5 5", "E23000001 trust 67.0 Borough 5 6", "E09000005 trust 70.0 Borough 6 5"], Stored());
        Assert.Contains("'Cover'", Assert.Single(added.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fault_is_named_by_sheet_and_cell(string kind)
    {
        var added = Add(kind, new MadeSheet("Borough", ["Title"], Head, Row("Waltham Forest", "about half")));

        Assert.Equal(AddOutcome.Refused, added.Outcome);
        Assert.EndsWith($"PAS {kind}.{kind}, sheet Borough, cell E3 [Proportion] found 'about half'; expected a proportion from 0 to 1.", added.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_formula_gives_its_result_and_one_without_is_a_fault_and_never_missing(string kind)
    {
        var added = Add(kind, new MadeSheet("Borough", Head, Row("Waltham Forest", new Formula("A1+B1", 0.69)), Row("Brent", new Formula("A2+B2", null))));

        Assert.Equal("E3", Assert.Single(added.Problems).Cell);
        Assert.Contains("a formula without its result", added.Problems[0].Found, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_error_value_is_a_fault(string kind)
    {
        var added = Add(kind, new MadeSheet("Borough", Head, Row("Waltham Forest", new ErrorCell("#REF!")), Row("Brent", 0.5)));

        Assert.Equal(("E2", "'#REF!'"), (Assert.Single(added.Problems).Cell, added.Problems[0].Found));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hidden_rows_are_read_and_hidden_sheets_left_out_and_both_are_said(string kind)
    {
        var added = Add(kind,
            new MadeSheet("Old", Head, Row("Waltham Forest", 0.1)) { IsHidden = true },
            new MadeSheet("Borough", Head, Row("Waltham Forest", 0.69), Row("Brent", 0.7)) { HiddenRows = [3] });

        Assert.Equal(2, added.Rows);
        Assert.Equal(
        [
            "the sheet 'Old' is hidden in the workbook and left out; show it there to have it read",
            "the workbook hides row 3 of the sheet 'Borough'; they are read as the others",
        ], added.Notes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_of_merged_cells_stand_in_each_of_them_and_a_number_in_none(string kind)
    {
        var words = Add(kind, new MadeSheet("Borough", Head, Row("Waltham Forest", 0.69), [null, null, null, "Understand issues", 0.5]) { Merges = [(2, 1, 2, 1), (2, 2, 2, 1), (2, 3, 2, 1)] });
        Assert.Equal((AddOutcome.Added, 2L), (words.Outcome, words.Rows));

        // The days of the first column are merged over by nothing here: only the number is.
        var number = Add(WorkbookFiles.Of(kind, new MadeSheet("Borough", Head, Row("Waltham Forest", 0.69), Row("Brent", null)) { Merges = [(2, 5, 2, 1)] }), $"merged.{kind}");
        Assert.Contains(number.Problems, problem => problem.Found.Contains("one cell merged over E2:E3", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_head_of_two_rows_is_put_together(string kind)
    {
        var added = Add(kind, new MadeSheet("Borough", ["Date", "Survey", "Borough", "Asked", "Found", null], [null, null, null, "Measure", "Proportion", "MPS"], Row("Brent", 0.7, 0.6))
        {
            Merges = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1)],
        });

        Assert.Equal((AddOutcome.Added, 2L), (added.Outcome, added.Rows));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_two_sheets_both_say_is_said_once_and_where_they_disagree_the_later_cell_is_named(string kind)
    {
        var force = new MadeSheet("MPS", ["Date", "Survey", "Borough", "Measure", "Proportion"], [new DateOnly(2015, 9, 30), "PAS", "MPS", "Trust MPS", 0.67]);
        var alike = Add(kind, force, new MadeSheet("Borough", Head, Row("Brent", 0.7, 0.67)));
        Assert.Equal((AddOutcome.Added, 2L), (alike.Outcome, alike.Rows));

        var other = Add(WorkbookFiles.Of(kind, force, new MadeSheet("Borough", Head, Row("Brent", 0.7, 0.68))), $"other.{kind}");
        Assert.EndsWith("sheet Borough, cell F2 found 68 for trust, E23000001, 2014-10/2015-09; expected 67, as the sheet 'MPS' has it.", Assert.Single(other.Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_number_traced_back_names_its_sheet_and_cell(string kind)
    {
        Add(kind, new MadeSheet("Borough", Head, Row("Waltham Forest", 0.69)));
        var snapshots = _fixture.Store.Snapshots();
        using var readings = new Warehouse.Readings(Warehouse.WarehouseFile.OpenReader(_fixture.Store.Path), Reading.Catalogue, snapshots, new Warehouse.ReadingScope());

        var rows = readings.Rows(new ReadingKey("trust", Statistic.Percent, "E09000031", Period.YearTo(new Month(2015, 9)), Slice.Whole), [snapshots[0].Id]);

        Assert.Equal($"PAS {kind}.{kind}, sheet Borough, cell E2, “Trust MPS”, 2014-10/2015-09: 69", Assert.Single(rows));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_survey_workbook_gives_what_the_survey_files_give(string kind)
    {
        var sheets = new[] { ("MPS", "PAS_Total.csv"), ("Borough", "PAS_buroughs.csv") }.Select(each => new MadeSheet(each.Item1, [.. Cells(SharedData.File("data", "pas", each.Item2))])).ToArray();

        var added = Add(WorkbookFiles.Of(kind, sheets), $"PAS_T&Cdashboard_to Q3 23-24.{kind}");

        Assert.Equal((AddOutcome.Added, "public-attitude-survey"), (added.Outcome, added.SourceId));
        var expected = Reading.OfFile(new PublicAttitudeSurvey(), SharedData.File("data", "pas", "PAS_buroughs.csv")).Observations
            .Concat(Reading.OfFile(new PublicAttitudeSurvey(), SharedData.File("data", "pas", "PAS_Total.csv")).Observations)
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.MeasureId} {each.AreaCode} {each.Period.Last.Index} {(double)each.Value!.Value}")).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, Ask("select measure || ' ' || area || ' ' || last || ' ' || trim_scale(value)::varchar from observation").Select(text => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text).Order(StringComparer.Ordinal));
    }

    // Days become days and proportions numbers, as the publisher's own workbook has them.
    static IEnumerable<object?[]> Cells(string path)
    {
        using var reader = new StreamReader(path);
        var records = new RecordReader(reader) { Delimiter = ';' };
        while (records.Next())
        {
            yield return [.. Enumerable.Range(0, records.Count).Select(field => records[field].ToString()).Select(text =>
                DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (object?)day
                : decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
                : text.Length == 0 ? null : text)];
        }
    }

    [Fact]
    public void An_opendocument_row_that_repeats_without_end_is_refused()
    {
        var parts = WorkbookFiles.OdsParts(new MadeSheet("Borough", Head, Row("Brent", 0.7)));
        parts[1] = (parts[1].Name, parts[1].Text.Replace("<table:table-row>", "<table:table-row table:number-rows-repeated=\"2147483647\">", StringComparison.Ordinal));

        Assert.Contains("more text than a published workbook has|more rows than a sheet can have".Split('|'), word => Add(WorkbookFiles.Zip(parts), "many.ods").Problems[0].ToString().Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_workbook_that_is_cut_off_is_said_to_be_one(string kind)
    {
        var whole = WorkbookFiles.Of(kind, [new MadeSheet("Borough", Head, Row("Brent", 0.7))]);

        var added = Add(whole[..(whole.Length * 2 / 3)], $"half.{kind}");

        Assert.Equal(AddOutcome.Refused, added.Outcome);
        Assert.Contains("a workbook that is cut off or damaged", added.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xls", "save it as .xlsx or .ods")]
    [InlineData("xlsb", "save it as .xlsx or .ods")]
    public void An_old_or_binary_workbook_is_refused_with_what_to_do(string kind, string advice)
    {
        var bytes = kind == "xls" ? [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[600]] : WorkbookFiles.Zip([("xl/workbook.bin", "x")]);

        Assert.Contains(advice, Add(bytes, $"old.{kind}").Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sheets_of_two_formats_are_to_be_saved_apart(string kind)
    {
        var added = Add(kind, new MadeSheet("Borough", Head, Row("Brent", 0.7)), new MadeSheet("Other", ["measure", "area", "period", "value"], ["burglary", "Brent", "2015-10", 5]));

        Assert.Equal((AddOutcome.Unrecognised, "its sheets fit more than one source: public-attitude-survey, tidy; save each sheet as a file of its own"), (added.Outcome, added.Why));
    }

    [FullFact]
    public void Workbooks_that_LibreOffice_saved_give_what_their_text_gives()
    {
        using var office = new LibreOffice();
        var text = SharedData.Repository + "/src/Peelian/Sources/MetMonthlyDashboard/sample.csv";
        foreach (var kind in new[] { "xlsx", "ods" })
        {
            var added = Add(File.ReadAllBytes(Path.Combine(office.Convert(kind, kind, text), $"sample.{kind}")), $"dashboard.{kind}");

            Assert.Equal((AddOutcome.Added, "met-monthly-dashboard"), (added.Outcome, added.SourceId));
            Assert.Equal(Reading.OfFile(new MetMonthlyDashboard(), text).Observations.Count, added.Rows);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_damage_to_a_workbook_makes_adding_throw(string kind)
    {
        var good = WorkbookFiles.Of(kind, new MadeSheet("Borough", Head, Row("Brent", 0.7), Row("Waltham Forest", 0.6)));
        var random = new Random(1829);
        for (var time = 0; time < 40; time++)
        {
            var bytes = good.ToArray();
            for (var change = 0; change < 3; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Reading.With(bytes, file => OpenOrRefuse(file.Path));
        }
    }

    static bool OpenOrRefuse(string path)
    {
        var folder = Directory.CreateTempSubdirectory("peelian-sheets-");
        try
        {
            return Workbook.Open(path, folder.FullName) is not null;
        }
        catch (WorkbookFault)
        {
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
