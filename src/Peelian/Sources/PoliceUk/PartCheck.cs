using System.Globalization;

namespace Peelian.Sources.PoliceUk;

/// <summary>A part that has been checked: its rows, its true lines, and a tidy copy where rows are to be left out.</summary>
sealed class CheckedPart(Engine engine, Problems problems, long rows, long faulty, int rejected, LineNumbers lines)
{
    /// <summary>Rows written, faulty ones included.</summary>
    public long Rows => rows;

    /// <summary>True line numbers.</summary>
    public LineNumbers Lines => lines;

    /// <summary>True where rows have faults, or lines are to be counted anew.</summary>
    public bool NeedsTidying => faulty > 0 || lines.Skipped.Count > 0;

    /// <summary>The part without faulty rows and with true lines; <paramref name="month"/> is the only month that stays.</summary>
    public string Tidy(PoliceUkTable table, string part, string target, Month? month)
    {
        problems.RowsLeftOut += rejected;
        var good = TypedSql.Good(table) + (month is { } only ? $" AND month = {Sql.Number(only.Index)}" : "");
        var shifts = string.Join(", ", lines.Shifts().Select(shift => $"({Sql.Number(shift.From)}, {Sql.Number(shift.Shift)})"));
        var corrected = shifts.Length == 0
            ? $"SELECT * FROM read_parquet({Sql.Text(part)})"
            : $"SELECT rows.* REPLACE (rows.line + coalesce(shift.col1, 0) AS line) FROM read_parquet({Sql.Text(part)}) AS rows ASOF LEFT JOIN (VALUES {shifts}) AS shift ON rows.line >= shift.col0";
        engine.Execute($"COPY (SELECT * FROM ({corrected}) WHERE {good} ORDER BY line) TO {Sql.Text(target)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
        var kept = engine.Query($"SELECT count(*) FROM read_parquet({Sql.Text(target)})", row => row.GetInt64(0))[0];
        problems.RowsLeftOut += rows - kept;
        File.Delete(part);
        return target;
    }
}

/// <summary>Looks for every fault of a part and says it once for each distinct value.</summary>
sealed class PartCheck(Engine engine, ForceNames names, Problems problems)
{
    const int MostValues = 50;

    /// <summary>Checks a part; null where a force's name has been learnt and the file must be read again.</summary>
    public CheckedPart? Check(CsvInput input, string part, LineScan scan)
    {
        var table = input.Table;
        var counts = engine.Query(TypedSql.CountFaults(table, part), row => Enumerable.Range(0, row.FieldCount).Select(row.GetInt64).ToList())[0];
        var (rows, faults) = (counts[0], counts.Skip(1).ToList());
        var forces = table.Faults.Select((fault, index) => (fault, index)).FirstOrDefault(pair => pair.fault.Condition.StartsWith("force", StringComparison.Ordinal));
        if (forces.fault is not null && faults[forces.index] > 0 && LearnForces(input, forces.fault, part))
        {
            ForgetRejects();
            return null;
        }
        var rejects = Rejects(input);
        ForgetRejects();
        var lines = new LineNumbers([.. rejects.Select(reject => reject.Line).Concat(scan.Blank.Select(line => (long)line)).Distinct().Order()]);
        foreach (var (line, column, found, expected) in rejects.Take(MostValues))
            problems.Add((int)line, column, found, expected, "Download the file again.");
        if (rejects.Count > MostValues)
            problems.Add((int)rejects[MostValues].Line, null, $"{rejects.Count - MostValues} more such lines", "lines of the format");
        if (rejects.Count >= TypedSql.MostRejects)
            problems.AddFatal(0, null, "too many lines of another form", $"a {table.FileWord} file of data.police.uk");
        CheckLines(input, scan, rows, rejects.Count);
        for (var index = 0; index < faults.Count; index++)
        {
            if (faults[index] > 0)
                Say(input, table.Faults[index], part, lines);
        }
        return new CheckedPart(engine, problems, rows, faults.Sum(), rejects.Count, lines);
    }

    void CheckLines(CsvInput input, LineScan scan, long rows, int rejected)
    {
        // A quote that nobody closes takes the rest of the file into one line: said already, and counting is idle then.
        if (input.Json || rejected > 0 || rows + 1 == scan.Lines)
            return;
        problems.AddFatal(0, null, string.Create(CultureInfo.InvariantCulture, $"{scan.Lines - 1:#,0} lines after the head, but {Advice.Rows(rows)}"),
            "one row on each line", "Is there a line break inside quotes, or two kinds of line end?");
    }

    bool LearnForces(CsvInput input, Fault fault, string part) =>
        names.Learn(Values(input, fault, part).Where(value => value.Text is not null).Select(value => value.Text!));

    void Say(CsvInput input, Fault fault, string part, LineNumbers lines)
    {
        var values = Values(input, fault, part);
        foreach (var (text, line, rows, _) in values)
        {
            var known = fault.Column == "Falls within" ? names.Published : fault.Known;
            var found = (text is null ? "nothing" : $"'{Shortened(text)}'") + (rows > 1 ? $" in {Advice.Rows(rows)}" : "");
            problems.Add(lines.True(line), input.NameOf(fault.Column), found, fault.Expected, known is null || text is null ? null : Advice.Nearest(text, known));
        }
        if (values is [.., { Distinct: var distinct }] && distinct > values.Count)
            problems.Add(lines.True(values[^1].Line), input.NameOf(fault.Column), string.Create(CultureInfo.InvariantCulture, $"{distinct - values.Count:#,0} more such values"), fault.Expected);
    }

    List<(string? Text, long Line, long Rows, long Distinct)> Values(CsvInput input, Fault fault, string part) =>
        engine.Query(TypedSql.FaultValues(input, fault, part, MostValues),
            row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));

    List<(long Line, string? Column, string Found, string Expected)> Rejects(CsvInput input)
    {
        var rejects = engine.Query(
            "SELECT line, any_value(error_type::VARCHAR), any_value(csv_line), any_value(error_message) FROM reject_errors GROUP BY line ORDER BY line",
            row => (Line: row.GetInt64(0), Type: row.GetString(1), Text: row.IsDBNull(2) ? "" : row.GetString(2), Message: row.GetString(3)));
        var columns = input.Table.Columns.Count;
        return
        [
            .. rejects.Select(reject => (reject.Line, (string?)null, $"'{Shortened(reject.Text)}'", reject.Type switch
            {
                "INVALID ENCODING" => "UTF-8 text",
                "UNQUOTED VALUE" => "a closing quote",
                "MISSING COLUMNS" => string.Create(CultureInfo.InvariantCulture, $"{columns} columns, not fewer: is the file cut off?"),
                "TOO MANY COLUMNS" => string.Create(CultureInfo.InvariantCulture, $"{columns} columns, not more"),
                "LINE SIZE OVER MAXIMUM" => "lines of less than 1 MB",
                _ => reject.Message,
            })),
        ];
    }

    // The engine's own notes outlive the statement: the next file starts without them.
    void ForgetRejects()
    {
        engine.Execute("DROP TABLE IF EXISTS reject_errors");
        engine.Execute("DROP TABLE IF EXISTS reject_scans");
    }

    static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > 80 ? line[..80] + "…" : line;
    }
}
