namespace Peelian.Sources.PoliceUk;

/// <summary>The statements that read a file, each option of the reader named: nothing is left to be guessed from the data.</summary>
static class TypedSql
{
    /// <summary>How many bad lines the engine notes for a file; one with more is of another kind or cut to pieces.</summary>
    public const int MostRejects = 10_000;

    /// <summary>The rows as they stand, with their line, blanks as null.</summary>
    public static string Raw(CsvInput input)
    {
        var table = input.Table;
        var columns = string.Join(", ", input.Order.Select(index => $"{Sql.Text(Sql.Column(index))}: 'VARCHAR'"));
        var trimmed = string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(Sql.Column)
            .Select(column => $"nullif(trim({column}), '') AS {column}"));
        return $"""
            SELECT row_number() OVER () + {(input.Json ? 0 : 1)} AS line, {trimmed}
            FROM read_csv({Sql.Text(input.Path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                columns = {"{"}{columns}{"}"}, encoding = 'utf-8', compression = 'none', strict_mode = true, null_padding = false,
                allow_quoted_nulls = true, max_line_size = 1048576, buffer_size = {BufferSize},
                store_rejects = true, rejects_limit = {MostRejects})
            """;
    }

    // Small enough that a month's file of some twenty megabytes is read by more than one thread.
    const int BufferSize = 4 << 20;

    /// <summary>Writes the typed rows to a Parquet file, in the order of the file.</summary>
    public static string Copy(CsvInput input, LabelMap forces, string? forceCode, string target)
    {
        var table = input.Table;
        var derived = table.Derived is null ? "" : ", " + table.Derived;
        var force = input.CoversNoArea ? "CAST(NULL AS VARCHAR)"
            : table.RowsNameForce ? Sql.Mapped("force_name", forces, TypeName(forces), "'?'")
            : Sql.Text(forceCode ?? "");
        var forceName = table.RowsNameForce ? ", coalesce(c3, c2) AS force_name" : "";
        return $"""
            COPY (
                WITH scanned AS ({Raw(input)}),
                raw AS (SELECT *{forceName}{derived} FROM scanned)
                SELECT raw.line, {Select(table, force)},
                    CAST({(input.Entry is null ? "NULL" : Sql.Text(input.Entry))} AS VARCHAR) AS entry
                FROM raw
            ) TO {Sql.Text(target)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
            """;
    }

    static string Select(PoliceUkTable table, string force)
    {
        var select = table.Select.Replace("$force", force, StringComparison.Ordinal);
        foreach (var (column, map, blank) in table.Labels)
            select = select.Replace($"$[{column}]", Sql.Mapped(Sql.Column(table.IndexOf(column)), map, TypeName(map), blank), StringComparison.Ordinal);
        return select;
    }

    /// <summary>The engine's type of a label map.</summary>
    public static string TypeName(LabelMap map) => $"e_{map.Name}";

    /// <summary>Rows, and how many of them have each fault.</summary>
    public static string CountFaults(PoliceUkTable table, string part) =>
        $"SELECT count(*), {string.Join(", ", table.Faults.Select(fault => $"count(*) FILTER (WHERE {fault.Condition})"))} FROM read_parquet({Sql.Text(part)})";

    /// <summary>The values that have a fault: value, first line, rows; most first lines first.</summary>
    public static string FaultValues(CsvInput input, Fault fault, string part, int most) =>
        $"""
        WITH raw AS ({Raw(input)})
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
