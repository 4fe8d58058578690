using System.Globalization;
using DuckDB.NET.Data;
using Peelian.Sources.PoliceUk;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Why the engine's reader is told each option: with another value, or without it, this goes wrong.</summary>
public sealed class PoliceUkReaderOptionTests : IDisposable
{
    const string Head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
    const string Row = "x,2015-10,F,F,-0.1,51.5,Beech Street,E1,City,Local resolution\n";

    readonly PoliceUkFiles _files = new();

    public void Dispose() => _files.Dispose();

    static string Located(string location) => Row.Replace("Beech Street", location, StringComparison.Ordinal);

    [Fact]
    public void Header_or_the_head_becomes_a_row() =>
        Shows("header = true", "header = false", Head + Row, ours: "Beech Street", other: "Location|Beech Street");

    [Fact]
    public void Delim_or_every_line_is_one_column() =>
        Shows("delim = ','", "delim = ';'", Head + Row, ours: "Beech Street", other: " refused 1");

    [Fact]
    public void Quote_or_a_comma_in_a_place_shifts_the_columns() =>
        Shows("quote = '\"'", "quote = ''", Head + Located("\"Beech, Street\""), ours: "Beech, Street", other: " refused 1");

    [Fact]
    public void Escape_or_a_quote_in_a_place_breaks_the_line() =>
        Shows("escape = '\"'", "escape = '\\'", Head + Located("\"Beech \"\"x\"\"\""), ours: "Beech \"x\"", other: " refused 1");

    [Fact]
    public void Encoding_or_letters_become_others() =>
        Shows("encoding = 'utf-8'", "encoding = 'latin-1'", Head + Located("Bêch"), ours: "Bêch", other: "BÃªch");

    [Fact]
    public void Strict_mode_or_text_after_a_quote_is_lost() =>
        Shows("strict_mode = true", "strict_mode = false", Head + Located("\"Beech\" Street"), ours: " refused 1", other: "Beech");

    [Fact]
    public void Strict_mode_or_a_column_too_many_is_lost() =>
        Shows("strict_mode = true", "strict_mode = false", Head + Row.Replace("resolution", "resolution,more", StringComparison.Ordinal), ours: " refused 1", other: "Beech Street");

    [Fact]
    public void No_null_padding_or_a_cut_line_is_a_row() =>
        Shows("null_padding = false", "null_padding = true", Head + "x,2015-10,F,F,-0.1,51.5,Beech", ours: " refused 1", other: "Beech");

    [Fact]
    public void Nullstr_or_a_place_called_NULL_is_none() =>
        Shows("nullstr = ''", "nullstr = 'NULL'", Head + Located("NULL"), ours: "NULL", other: "(none)");

    [Fact]
    public void Text_or_a_bad_number_takes_its_whole_line_away()
    {
        var input = Input("outcomes.csv", Head + Row.Replace("51.5", "51;5", StringComparison.Ordinal));
        Assert.Equal("Beech Street", Read(TypedSql.Raw(input, thorough: true)));
        Assert.Equal(" refused 1", Read(TypedSql.Raw(input, thorough: false)));
    }

    [Fact]
    public void Max_line_size_or_lines_of_any_length_take_memory() =>
        Shows("max_line_size = 1048576", "max_line_size = 2097152", Head + Row + Located(new string('x', 1_500_000)), ours: "Beech Street refused 1", other: "Beech Street|" + new string('x', 1_500_000));

    [Fact]
    public void Store_rejects_or_the_first_bad_line_ends_the_reading() =>
        Shows("store_rejects = true, rejects_limit = 10000", "store_rejects = false", Head + Row + "short\n", ours: "Beech Street refused 1", other: "Invalid Input Error");

    [Fact]
    public void Rejects_limit_or_every_line_of_a_wrong_file_is_noted() =>
        Shows("rejects_limit = 10000", "rejects_limit = 0", Head + string.Concat(Enumerable.Repeat(Row.Replace(",Local resolution", "", StringComparison.Ordinal), 10_100)), ours: " refused 10000", other: " refused 10100");

    [Fact]
    public void No_auto_detect_or_lines_above_the_head_vanish_and_every_line_number_is_wrong() =>
        Shows("auto_detect = false", "auto_detect = true", "# a note\n# another\n" + Head + Row, ours: "Location|Beech Street refused 1", other: "Beech Street");

    [Fact]
    public void Compression_or_the_name_decides_what_is_read() =>
        Shows("compression = 'none'", "compression = 'auto'", Head + Row, ours: "Beech Street", other: "IO Error", name: "outcomes.csv.gz");

    [Fact]
    public void Quoted_nulls_or_the_quick_way_maps_an_empty_text() =>
        Shows("allow_quoted_nulls = true", "allow_quoted_nulls = false", Head + Located("\"\""), ours: "(none)", other: "", thorough: false);

    void Shows(string option, string instead, string text, string ours, string other, string name = "outcomes.csv", bool thorough = true)
    {
        var sql = TypedSql.Raw(Input(name, text), thorough);
        Assert.Contains(option, sql, StringComparison.Ordinal);
        Assert.Equal(ours, Read(sql));
        Assert.StartsWith(other, Read(sql.Replace(option, instead, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    CsvInput Input(string name, string text) =>
        new(_files.Write(name, text), Tables.Outcomes, [.. Enumerable.Range(0, Tables.Outcomes.Columns.Count)], PublishedName.Of(name));

    static string Read(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        try
        {
            command.CommandText = $"SELECT string_agg(coalesce(c6, '(none)'), '|'), count(c5) FROM ({sql})";
            var rows = command.ExecuteScalar()?.ToString() ?? "";
            command.CommandText = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'";
            if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
                return rows;
            command.CommandText = "SELECT count(*) FROM (SELECT DISTINCT line FROM reject_errors)";
            var refused = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            return refused == 0 ? rows : string.Create(CultureInfo.InvariantCulture, $"{rows} refused {refused}");
        }
        catch (DuckDBException fault)
        {
            return fault.Message;
        }
    }
}
