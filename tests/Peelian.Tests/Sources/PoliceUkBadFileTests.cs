using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Whatever is wrong with a file ends in one message that says where, what was found, what was expected.</summary>
public sealed class PoliceUkBadFileTests : IDisposable
{
    const string StreetHead = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    const string StreetRow = ",2015-10,City of London Police,City of London Police,-0.095914,51.520348,On or near Beech Street,E01000001,City of London 001A,Burglary,,\n";
    const string StreetName = "2015-10-city-of-london-street.csv";
    const string StopHead = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n";
    const string StopRow = "Person search,2015-10-12T08:30:00+00:00,,,,,Male,18-24,Not Stated (NS),White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,,\n";
    const string StopName = "2015-10-metropolitan-stop-and-search.csv";

    readonly PoliceUkFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(",Burglary,", ",Burglery,", "[Crime type] found 'Burglery'; expected a crime type of data.police.uk. Did you mean 'Burglary'?")]
    [InlineData(",Burglary,", ",,", "[Crime type] found nothing; expected a crime type of data.police.uk.")]
    [InlineData("Burglary,,", "Burglary,Offender fine,", "[Last outcome category] found 'Offender fine'; expected an outcome of data.police.uk. Did you mean 'Offender fined'?")]
    [InlineData("2015-10", "2015-13", "[Month] found '2015-13'; expected a month such as 2015-10.")]
    [InlineData("2015-10", "Oct 2015", "[Month] found 'Oct 2015'; expected a month such as 2015-10.")]
    [InlineData("2015-10", "2015-09", "[Month] found 2015-09 in 1 row; expected 2015-10, as the name says. Correct the name, or take the file as it was published.")]
    [InlineData("51.520348", "51;5", "[Latitude] found '51;5'; expected degrees north within the United Kingdom, such as 51.518207.")]
    [InlineData("51.520348", "0", "[Latitude] found '0'; expected degrees north within the United Kingdom, such as 51.518207.")]
    [InlineData("-0.095914", "NaN", "[Longitude] found 'NaN'; expected degrees east within the United Kingdom, such as -0.106453.")]
    [InlineData("-0.095914", "inf", "[Longitude] found 'inf'; expected degrees east within the United Kingdom, such as -0.106453.")]
    [InlineData("51.520348", "", "[Latitude] found nothing; expected degrees, as Longitude is given.")]
    [InlineData("City of London Police,-0", "City of Londom Police,-0", "[Falls within] found 'City of Londom Police'; expected a police force of the catalogue. Did you mean 'City of London Police' or")]
    [InlineData("Burglary,,", "Burglary,", "…'; expected 12 columns, not fewer. Is the file cut off?")]
    [InlineData("Burglary,,", "Burglary,,,more", " expected 12 columns, not more.")]
    public void A_bad_cell_of_a_street_file_is_told_with_its_line(string good, string bad, string message)
    {
        var text = StreetHead + StreetRow + StreetRow.Replace(good, bad, StringComparison.Ordinal) + StreetRow;
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, text);
        var problem = _files.OnlyProblem();
        Assert.StartsWith(StreetName + ":3 ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
        Assert.Empty(_files.Coverage);
        Assert.Empty(Directory.GetFileSystemEntries(_files.Out));

        _files.ReadText(new PoliceUkStreetCrime(), StreetName, text, skip: true);
        Assert.Equal(problem, _files.OnlyProblem());
        Assert.Equal(1, _files.Problems.RowsLeftOut);
        Assert.Equal(["2", "4"], _files.Rows("SELECT line FROM street"));
        Assert.Equal(2, Assert.Single(_files.Coverage).Rows);
    }

    [Theory]
    [InlineData("Person search", "Persons search", "[Type] found 'Persons search'; expected a type of search. Did you mean 'Person search'")]
    [InlineData("2015-10-12T08:30:00+00:00", "2015-10-12T08:30:00", "[Date] found '2015-10-12T08:30:00'; expected a date and time with its offset")]
    [InlineData("2015-10-12T08:30:00+00:00", "2015-10-32T08:30:00+00:00", "[Date] found '2015-10-32T08:30:00+00:00'; expected a date and time with its offset")]
    [InlineData("2015-10-12T08:30:00+00:00", "2015-10-31T23:59:00-05:00", "[Date] found 2015-11 in 1 row; expected 2015-10, as the name says.")]
    [InlineData("Male", "M", "[Gender] found 'M'; expected a gender of data.police.uk, or nothing.")]
    [InlineData("Not Stated (NS)", "White - White Welsh (W3)", "[Self-defined ethnicity] found 'White - White Welsh (W3)'; expected a self-defined ethnicity of data.police.uk, or nothing. Did you mean 'White - White Irish (W2)'")]
    [InlineData(",White,", ",Whit,", "[Officer-defined ethnicity] found 'Whit'; expected an officer-defined ethnicity of data.police.uk, or nothing. Did you mean 'White'?")]
    [InlineData("(section 23)", "(section 24)", "[Legislation] found 'Misuse of Drugs Act 1971 (section 24)'; expected a power of search of data.police.uk, or nothing. Did you mean 'Misuse of Drugs Act 1971 (section 23)'")]
    [InlineData("Controlled drugs", "Controlled rugs", "[Object of search] found 'Controlled rugs'; expected an object of search of data.police.uk, or nothing. Did you mean 'Controlled drugs'?")]
    [InlineData("Arrest", "Arested", "[Outcome] found 'Arested'; expected an outcome of data.police.uk, or nothing. Did you mean 'Arrest'?")]
    [InlineData("Arrest,,", "Arrest,maybe,", "[Outcome linked to object of search] found 'maybe'; expected True, False or nothing.")]
    public void A_bad_cell_of_a_search_is_told_with_its_line(string good, string bad, string message)
    {
        _files.ReadText(new PoliceUkStopAndSearch(), StopName, StopHead + StopRow + StopRow.Replace(good, bad, StringComparison.Ordinal));
        var problem = _files.OnlyProblem();
        Assert.StartsWith(StopName + ":3 ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_in_other_case_or_with_blanks_around_it_is_the_same_label()
    {
        _files.ReadText(new PoliceUkStopAndSearch(), StopName, StopHead + StopRow + StopRow.Replace("Arrest", " ARREST ", StringComparison.Ordinal));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(2, _files.Count("stops", "outcome = 'arrest'"));
        Assert.Equal(["2", "3"], _files.Rows("SELECT line FROM stops"));
    }

    [Fact]
    public void The_same_fault_in_many_rows_is_told_once_with_their_number()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + string.Concat(Enumerable.Repeat(StreetRow.Replace("Burglary", "Burgle", StringComparison.Ordinal), 1200)));
        Assert.Contains(":3 [Crime type] found 'Burgle' in 1,200 rows;", _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_different_faults_are_told_up_to_fifty_and_then_counted()
    {
        var rows = Enumerable.Range(0, 80).Select(number => StreetRow.Replace("51.520348", (number / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + string.Concat(rows));
        Assert.Equal(51, _files.Problems.Count);
        Assert.Contains("30 more such values", _files.Problems.All[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_other_lines_is_refused_even_where_bad_rows_may_be_left_out()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + string.Concat(Enumerable.Repeat("short\n", 11_000)), skip: true);
        Assert.True(_files.Problems.Fatal);
        Assert.Contains(_files.Problems.All, problem => problem.ToString().Contains("found too many lines of another form;", StringComparison.Ordinal));
        Assert.Equal(52, _files.Problems.Count);
    }

    [Fact]
    public void Lines_keep_their_numbers_in_a_file_that_several_threads_read()
    {
        var rows = Enumerable.Range(2, 150_000).Select(line => line.ToString(System.Globalization.CultureInfo.InvariantCulture) + StreetRow);
        var text = StreetHead + string.Concat(rows.Select((row, index) => index % 50_000 == 7 ? "short\n" + row : row));
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, text, skip: true);
        Assert.Equal([":9 ", ":50010 ", ":100011 "], _files.Problems.All.Select(problem => problem.ToString()[StreetName.Length..].Split("found")[0]));
        Assert.Equal(3, _files.Problems.RowsLeftOut);
        Assert.Equal(150_000, _files.Count("street"));
        Assert.Equal(["0", "1", "2", "3"], _files.Rows("SELECT DISTINCT line - crime_id_text::BIGINT FROM street ORDER BY 1"));

        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + string.Concat(rows));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(["0"], _files.Rows("SELECT DISTINCT line - crime_id_text::BIGINT FROM street"));
    }

    [Fact]
    public void A_line_that_is_no_utf_8_is_told()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(StreetHead + StreetRow + StreetRow.Replace("Beech", "Bêch", StringComparison.Ordinal) + StreetRow);
        _files.Read(new PoliceUkStreetCrime(), _files.Write(StreetName, bytes));
        Assert.Contains(":3 ", _files.OnlyProblem(), StringComparison.Ordinal);
        Assert.Contains("expected UTF-8 text", _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_nobody_closes_is_told_with_its_line()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + StreetRow.Replace("On or", "\"On or", StringComparison.Ordinal) + StreetRow);
        Assert.Contains(":3 ", _files.OnlyProblem(), StringComparison.Ordinal);
        Assert.Contains("expected quotes that are closed", _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_inside_quotes_is_refused_and_not_miscounted()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow.Replace("On or near Beech Street", "\"On or\nnear\"", StringComparison.Ordinal));
        Assert.Contains("found 2 lines after the head, but 1 row; expected one row on each line.", _files.OnlyProblem(), StringComparison.Ordinal);
        Assert.True(_files.Problems.Fatal);
    }

    [Fact]
    public void Two_kinds_of_line_end_lose_no_row()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + StreetRow.Replace("\n", "\r\n", StringComparison.Ordinal) + StreetRow);
        Assert.True(_files.Problems.Any || Assert.Single(_files.Coverage).Rows == 3);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Blank_lines_are_no_rows_and_keep_their_place(string end)
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, (StreetHead + StreetRow + "\n" + StreetRow + "\n\n").Replace("\n", end, StringComparison.Ordinal));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(["2", "4"], _files.Rows("SELECT line FROM street"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("﻿")]
    public void No_break_after_the_last_line_loses_nothing(string mark)
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, mark + StreetHead + StreetRow + StreetRow.TrimEnd('\n'));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(2, Assert.Single(_files.Coverage).Rows);
    }

    [Fact]
    public void A_file_that_stops_inside_its_last_line_is_refused()
    {
        for (var cut = 1; cut < StreetRow.Length - ",,\n".Length; cut += 7)
        {
            _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + StreetRow[..cut]);
            Assert.Contains(":3 ", _files.OnlyProblem(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_file_has_no_head()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, "");
        Assert.Equal($"{StreetName}:1 found nothing; expected the head of a street file of data.police.uk.", _files.OnlyProblem());
    }

    [Fact]
    public void A_file_of_nothing_but_its_head_covers_its_month_with_no_rows()
    {
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead);
        Assert.Empty(_files.Problems.All);
        Assert.Equal([new IncidentCoverage("street", "E23000034", new Month(2015, 10), 0, 0)], _files.Coverage);
        Assert.Equal(0, _files.Count("street"));
    }

    [Fact]
    public void Without_rows_and_without_a_telling_name_nothing_is_covered()
    {
        _files.ReadText(new PoliceUkStreetCrime(), "download.csv", StreetHead);
        Assert.Contains("found no rows; expected rows, or a name that says force and month", _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_says_another_kind_is_refused()
    {
        _files.ReadText(new PoliceUkStreetCrime(), "2015-10-city-of-london-outcomes.csv", StreetHead + StreetRow);
        Assert.Contains("found columns of a street file; expected columns of a outcomes file, as the name says.", _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_another_month_is_refused_as_a_whole()
    {
        _files.ReadText(new PoliceUkStreetCrime(), "2015-11-city-of-london-street.csv", StreetHead + StreetRow, skip: true);
        Assert.True(_files.Problems.Fatal);
        Assert.Contains("found 2015-10 in 1 row; expected 2015-11, as the name says.", _files.Problems.All[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Searches_of_nobody_are_refused()
    {
        _files.ReadText(new PoliceUkStopAndSearch(), "searches.csv", StopHead + StopRow);
        Assert.Equal(
            "searches.csv found no force: neither the rows nor the name says one; expected a name such as 2015-10-FORCE-stop-and-search.csv, or --force. Say whose searches these are with --force NAME.",
            _files.OnlyProblem());
    }

    [Theory]
    [InlineData("metropoliton", "found the force 'metropoliton'; expected a police force of the catalogue. Did you mean 'metropolitan'")]
    [InlineData("city-of-london", "found 'metropolitan' in the name and 'city-of-london' with --force; expected one force.")]
    public void A_force_that_cannot_be_is_refused(string force, string message)
    {
        _files.Read(new PoliceUkStopAndSearch(), _files.Write(StopName, StopHead + StopRow), force: force);
        Assert.Contains(message, _files.OnlyProblem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Searches_alike_in_every_column_are_all_kept()
    {
        _files.ReadText(new PoliceUkStopAndSearch(), StopName, StopHead + StopRow + StopRow + StopRow);
        Assert.Equal(3, Assert.Single(_files.Coverage).Rows);
    }

    [Fact]
    public void Rows_of_another_force_are_not_the_named_forces_and_cover_nothing()
    {
        var stray = StreetRow.Replace("City of London Police", "British Transport Police", StringComparison.Ordinal);
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + StreetRow + stray);
        Assert.Empty(_files.Problems.All);
        Assert.Equal([new IncidentCoverage("street", "E23000034", new Month(2015, 10), 1, 1)], _files.Coverage);
        Assert.Equal(1, _files.Count("street", "force = 'X-BTP'"));
    }

    [Fact]
    public void Without_a_telling_name_each_force_and_month_of_the_rows_is_covered()
    {
        var other = StreetRow.Replace("City of London Police", "the  british transport police", StringComparison.Ordinal).Replace("the  ", "", StringComparison.Ordinal);
        _files.ReadText(new PoliceUkStreetCrime(), "all.csv", StreetHead + StreetRow + other + StreetRow.Replace("2015-10", "2015-11", StringComparison.Ordinal));
        Assert.Equal(
            [new("street", "E23000034", new Month(2015, 10), 1, 1), new("street", "E23000034", new Month(2015, 11), 1, 1), new IncidentCoverage("street", "X-BTP", new Month(2015, 10), 1, 1)],
            _files.Coverage);
    }

    [Fact]
    public void Columns_in_another_order_are_read_by_their_heads()
    {
        static string Turned(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => string.Join(',', line.Split(',').Reverse()) + "\n"));
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, Turned(StreetHead + StreetRow));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(1, _files.Count("street", "crime_type = 'burglary' AND lsoa = 'E01000001' AND latitude = 51.520348"));
    }

    [Fact]
    public void A_crime_id_that_is_no_64_digits_is_kept_as_text()
    {
        var strange = new string('x', 64);
        _files.ReadText(new PoliceUkStreetCrime(), StreetName, StreetHead + strange + StreetRow + "abc" + StreetRow);
        Assert.Empty(_files.Problems.All);
        Assert.Equal([strange, "abc"], _files.Rows("SELECT crime_id_text FROM street"));
        Assert.Equal(0, _files.Count("street", "crime_id IS NOT NULL"));
    }

    [Theory]
    [InlineData("[{\"age_range\": \"18-24\"", "found text that is no JSON; expected JSON to the end of the file.")]
    [InlineData("{}", "found a single value; expected a list, as the interface gives it.")]
    [InlineData("[1]", "found 1; expected an object.")]
    [InlineData("[]", "found no rows;")]
    public void Json_that_is_no_list_of_searches_is_refused(string json, string message)
    {
        _files.Read(new PoliceUkStopsApi(), _files.Write("answer.json", json), force: "metropolitan", skip: true);
        Assert.True(_files.Problems.Fatal);
        Assert.Contains(_files.Problems.All, problem => problem.ToString().Contains(message, StringComparison.Ordinal));
        Assert.Empty(_files.Coverage);
    }

    [Fact]
    public void A_bad_value_in_json_is_told_by_its_row_and_name()
    {
        var json = File.ReadAllText(Path.Combine(PoliceUkFiles.SourceFolder("PoliceUkStopsApi"), "sample.json")).Replace("\"Asian\"", "\"Asien\"", StringComparison.Ordinal);
        _files.Read(new PoliceUkStopsApi(), _files.Write("2024-09.json", json), force: "metropolitan");
        Assert.Equal("2024-09.json:1 [officer_defined_ethnicity] found 'Asien'; expected an officer-defined ethnicity of data.police.uk, or nothing. Did you mean 'Asian'?", _files.OnlyProblem());
    }
}
