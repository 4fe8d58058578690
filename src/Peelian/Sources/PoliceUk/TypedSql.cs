namespace Peelian.Sources.PoliceUk;

/// <summary>The statements that read a file, each option of the reader named: nothing is left to be guessed from the data.</summary>
static class TypedSql
{
    /// <summary>How many faults of lines the engine notes for a file; one with more is of another kind.</summary>
    public const int MostRejects = 10_000;

    // A month's file of a large force has some twenty megabytes: with the engine's 32 one thread would read it all.
    const int BufferSize = 4 << 20;

    /// <summary>The rows of a file; the thorough way with the line on which each stands, if no line was left out.</summary>
    /// <param name="input">The file.</param>
    /// <param name="thorough">Everything as text, blanks at the ends cut off; else numbers as numbers, and texts as they stand.</param>
    public static string Raw(CsvInput input, bool thorough)
    {
        var table = input.Table;
        var numbers = table.Numbers.Select(table.IndexOf).ToHashSet();
        var columns = string.Join(", ", input.Order.Select(index =>
            $"{Sql.Text(Sql.Column(index))}: '{(!thorough && numbers.Contains(index) ? "DOUBLE" : "VARCHAR")}'"));
        var selected = string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(Sql.Column)
            .Select(column => thorough ? $"nullif(trim({column}), '') AS {column}" : column));
        return $"""
            SELECT {(thorough ? $"row_number() OVER () + {Sql.Number(input.FirstLine - 1)} AS line, " : "")}{selected}
            FROM read_csv({Sql.Text(input.Path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                columns = {"{"}{columns}{"}"}, encoding = 'utf-8', compression = 'none', strict_mode = true, null_padding = false,
                nullstr = '', allow_quoted_nulls = true, max_line_size = 1048576, buffer_size = {BufferSize},
                store_rejects = true, rejects_limit = {MostRejects})
            """;
    }

    /// <summary>
    /// Writes the typed rows to a Parquet file, in the order of the file. The quick way writes <c>line_offset</c> instead of a line: to number
    /// rows one after the other would hold the engine to one thread.
    /// </summary>
    public static string Copy(Typing typing, string target, long rowsBefore)
    {
        var (input, table) = (typing.Input, typing.Input.Table);
        var line = typing.Thorough ? "raw.line" : $"{Sql.Number(input.FirstLine - rowsBefore)}::BIGINT AS line_offset";
        return $"""
            COPY (
                WITH scanned AS ({Raw(input, typing.Thorough)}),
                raw AS (SELECT *, {table.Derived} FROM scanned)
                SELECT {line}, {table.Select(typing)}, CAST({(input.Entry is null ? "NULL" : Sql.Text(input.Entry))} AS VARCHAR) AS entry
                FROM raw
            ) TO {Sql.Text(target)} ({Format})
            """;
    }

    /// <summary>The form of every file written. Most of a street file is 32 random bytes a row: better compression would cost more than it saves.
    /// Small groups of rows, so that a month's file of a large force is written by more than one thread.</summary>
    public const string Format = "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 30720";

    /// <summary>Rows by force and month: rows, rows with a place, and how many have each fault.</summary>
    public static string Summary(PoliceUkTable table, string part) =>
        $"""
        SELECT force, month, count(*), count(*) FILTER (WHERE {table.Located}),
            {string.Join(", ", table.Faults.Select(fault => $"count(*) FILTER (WHERE {fault.Condition})"))}
        FROM read_parquet({Sql.Text(part)}) GROUP BY force, month ORDER BY force, month
        """;

    /// <summary>The values that have a fault: value, first line, rows; most first lines first.</summary>
    public static string FaultValues(CsvInput input, Fault fault, string part, int most) =>
        $"""
        WITH raw AS ({Raw(input, thorough: true)})
        SELECT {ValueOf(input.Table, fault)}, min(raw.line), count(*), count(*) OVER ()
        FROM raw JOIN (SELECT line FROM read_parquet({Sql.Text(part)}) WHERE {fault.Condition}) AS bad USING (line)
        GROUP BY 1 ORDER BY 2 LIMIT {most}
        """;

    static string ValueOf(PoliceUkTable table, Fault fault) => fault.Column == "Falls within"
        ? "coalesce(raw.c3, raw.c2)"
        : $"raw.{Sql.Column(table.IndexOf(fault.Column))}";

    /// <summary>True where a typed row has no fault.</summary>
    public static string Good(PoliceUkTable table) =>
        string.Join(" AND ", table.Faults.Select(fault => $"NOT coalesce({fault.Condition}, false)"));
}
