using System.Globalization;

namespace Peelian.Sources.PoliceUk;

/// <summary>Reads a file about which there is a doubt, and says every fault once for each distinct value.</summary>
sealed class ThoroughReading(Engine engine, ForceNames forces, Problems problems)
{
    const int MostValues = 50;

    /// <summary>Reads into <paramref name="part"/>; returns <paramref name="tidied"/>, without the faulty rows and with true lines.</summary>
    public string Read(CsvInput input, Area? force, string part, string tidied, long rowsBefore, LineScan scan)
    {
        var table = input.Table;
        var groups = Copy(input, force, part);
        if (forces.Learn(UnknownForces(input, part, groups)))
            groups = Copy(input, force, part);
        var rejects = engine.RefusedLines();
        var noted = engine.TakeRefusedLines();
        var lines = new LineNumbers([.. rejects.Select(reject => reject.Line).Concat(scan.Blank.Select(line => (long)line)).Distinct().Order()]);
        var rows = groups.Sum(group => group.Rows);
        SayRefused(input, rejects, noted);
        if (!input.Json && rejects.Count == 0 && rows + 1 != scan.Lines)
            problems.AddFatal(0, null, string.Create(CultureInfo.InvariantCulture, $"{scan.Lines - 1:#,0} lines after the head, but {Advice.Rows(rows)}"),
                "one row on each line", "Is there a line break inside quotes, or two kinds of line end?");
        foreach (var fault in FaultsOf(table, groups))
            Say(input, fault, part, lines);
        SayOtherMonths(input, part, lines, rows);
        Tidy(input, part, tidied, rowsBefore, lines);
        var kept = engine.Query($"SELECT count(*) FROM read_parquet({Sql.Text(tidied)})", row => row.GetInt64(0))[0];
        problems.RowsLeftOut += rejects.Count + rows - kept;
        return tidied;
    }

    List<Group> Copy(CsvInput input, Area? force, string part)
    {
        engine.TakeRefusedLines();
        engine.Execute(TypedSql.Copy(new Typing(input, Thorough: true, forces.Map, force), part, rowsBefore: 0));
        return Group.Of(engine, input.Table, part);
    }

    static IEnumerable<Fault> FaultsOf(PoliceUkTable table, List<Group> groups) =>
        table.Faults.Where((_, index) => groups.Any(group => group.Faults[index] > 0));

    List<string> UnknownForces(CsvInput input, string part, List<Group> groups) => groups.All(group => group.Force != "?")
        ? []
        : [.. Values(input, input.Table.Faults.Single(fault => fault.Column == ForceColumn), part).Where(value => value.Text is not null).Select(value => value.Text!)];

    const string ForceColumn = "Falls within";

    void SayRefused(CsvInput input, List<RefusedLine> rejects, long noted)
    {
        var columns = input.Table.Columns.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (line, type, text) in rejects.Take(MostValues))
            problems.Add((int)line, null, $"'{Advice.Shortened(text)}'", type switch
            {
                "INVALID ENCODING" => "UTF-8 text",
                "UNQUOTED VALUE" => "quotes that are closed, and a comma after them",
                "MISSING COLUMNS" => columns + " columns, not fewer",
                "TOO MANY COLUMNS" => columns + " columns, not more",
                "LINE SIZE OVER MAXIMUM" => "a line of less than 1 MB",
                _ => "a row of the format",
            }, type == "MISSING COLUMNS" ? "Is the file cut off? Download it again." : "Download the file again.");
        if (rejects.Count > MostValues)
            problems.Add((int)rejects[MostValues].Line, null, string.Create(CultureInfo.InvariantCulture, $"{rejects.Count - MostValues:#,0} more such lines"), "rows of the format");
        if (noted >= TypedSql.MostRejects)
            problems.AddFatal(0, null, "too many lines of another form", $"a {input.Table.FileWord} file of data.police.uk");
    }

    void Say(CsvInput input, Fault fault, string part, LineNumbers lines)
    {
        var values = Values(input, fault, part);
        foreach (var (text, line, rows, _) in values)
        {
            var known = fault.Column == ForceColumn ? forces.Map.Published : fault.Known;
            var found = (text is null ? "nothing" : $"'{Advice.Shortened(text)}'") + (rows > 1 ? $" in {Advice.Rows(rows)}" : "");
            problems.Add(lines.True(line), input.NameOf(fault.Column), found, fault.Expected, known is null || text is null ? null : Advice.Nearest(text, known));
        }
        if (values is [.., { Distinct: var distinct } last] && distinct > values.Count)
            problems.Add(lines.True(last.Line), input.NameOf(fault.Column), string.Create(CultureInfo.InvariantCulture, $"{distinct - values.Count:#,0} more such values"), fault.Expected);
    }

    void SayOtherMonths(CsvInput input, string part, LineNumbers lines, long all)
    {
        if (input.Name.Month is not { } expected)
            return;
        var others = engine.Query(
            $"SELECT month, min(line), count(*) FROM read_parquet({Sql.Text(part)}) WHERE month <> {Sql.Number(expected.Index)} GROUP BY month ORDER BY month",
            row => (Month: Month.FromIndex(row.GetInt32(0)), Line: row.GetInt64(1), Rows: row.GetInt64(2)));
        foreach (var (month, line, rows) in others)
            problems.Add(lines.True(line), input.NameOf(input.Table.DateColumn), $"{month} in {Advice.Rows(rows)}", $"{expected}, as the name says",
                "Correct the name, or take the file as it was published.");
        if (others.Count > 0 && others.Sum(other => other.Rows) == all)
            problems.AddFatal(0, null, "no row of the month in the name", $"rows of {expected}");
    }

    List<(string? Text, long Line, long Rows, long Distinct)> Values(CsvInput input, Fault fault, string part) =>
        engine.Query(TypedSql.FaultValues(input, fault, part, MostValues),
            row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));

    void Tidy(CsvInput input, string part, string target, long rowsBefore, LineNumbers lines)
    {
        var good = TypedSql.Good(input.Table) + (input.Name.Month is { } only ? $" AND month = {Sql.Number(only.Index)}" : "");
        var shifts = string.Join(", ", lines.Shifts().Select(shift => $"({Sql.Number(shift.From)}, {Sql.Number(shift.Shift)})"));
        var corrected = shifts.Length == 0
            ? $"SELECT * FROM read_parquet({Sql.Text(part)})"
            : $"SELECT counted.* REPLACE (counted.line + coalesce(shift.col1, 0) AS line) FROM read_parquet({Sql.Text(part)}) AS counted ASOF LEFT JOIN (VALUES {shifts}) AS shift ON counted.line >= shift.col0";
        engine.Execute(
            $"""
            COPY (
                SELECT line - (row_number() OVER (ORDER BY line) - 1 + {Sql.Number(rowsBefore)}) AS line_offset, * EXCLUDE (line)
                FROM ({corrected}) WHERE {good} ORDER BY line
            ) TO {Sql.Text(target)} ({TypedSql.Format})
            """);
    }
}
