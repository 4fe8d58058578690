namespace Peelian.Sources.PoliceUk;

/// <summary>Reads any number of files into one typed Parquet file for each kind: the same way for a CSV, an archive and JSON.</summary>
sealed class IncidentReader : IDisposable
{
    readonly string _folder;
    readonly Catalogue _catalogue;
    readonly Problems _problems;
    readonly IncidentReading _reading;
    readonly Engine _engine;
    readonly ForceNames _forces;
    readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _parts = new(StringComparer.Ordinal);
    readonly List<IncidentCoverage> _coverage = [];
    int _number;

    public IncidentReader(string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        (_folder, _catalogue, _problems, _reading) = (folder, catalogue, problems, reading);
        Working = Path.Combine(folder, "reading");
        Directory.CreateDirectory(Working);
        _engine = new Engine(Working, reading.MemoryLimit);
        _forces = new ForceNames(catalogue, _engine);
    }

    /// <summary>A folder for what is needed only while reading; it goes when the reader does.</summary>
    public string Working { get; }

    /// <summary>True where nothing of what was read may be used.</summary>
    public bool Refused => _problems.Fatal || (_problems.Any && !_reading.SkipBadRows);

    /// <summary>Reads a file.</summary>
    public void Add(CsvInput input)
    {
        var force = ForceOf(input);
        if (force.Refused)
            return;
        foreach (var (_, map, _) in input.Table.Labels)
        {
            if (_labels.Add(map.Name))
                _engine.CreateLabels(TypedSql.TypeName(map), map.Ids.Keys);
        }
        var part = NextPart(input.Table);
        var scan = LineScan.Of(input.Path);
        _engine.Execute(TypedSql.Copy(input, _forces.Map, force.Code, part));
        if (new PartCheck(_engine, _forces, _problems).Check(input, part, scan) is not { } check)
        {
            // A force under a name that only the catalogue's own comparison knew: read again, now that the map has it.
            _engine.Execute(TypedSql.Copy(input, _forces.Map, force.Code, part));
            check = new PartCheck(_engine, _forces, _problems).Check(input, part, scan)!;
        }
        var strange = CountOtherMonths(input, part, check);
        if (!Refused && (strange > 0 || check.NeedsTidying))
            part = check.Tidy(input.Table, part, NextPart(input.Table), input.Name.Month);
        if (Refused)
            return;
        _coverage.AddRange(Coverage(input, part, force.Code));
        if (_parts.TryGetValue(input.Table.Name, out var parts))
            parts.Add(part);
        else
            _parts[input.Table.Name] = [part];
    }

    /// <summary>Puts the Parquet files into the folder, unless what was read is refused.</summary>
    public IReadOnlyList<IncidentCoverage> Finish()
    {
        if (Refused)
            return [];
        foreach (var (table, parts) in _parts)
        {
            var target = Path.Combine(_folder, table + ".parquet");
            if (parts is [var single])
                File.Move(single, target, overwrite: true);
            else
                _engine.Execute($"COPY (SELECT * FROM read_parquet([{string.Join(", ", parts.Select(Sql.Text))}])) TO {Sql.Text(target)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
        }
        return _coverage;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _engine.Dispose();
        if (Directory.Exists(Working))
            Directory.Delete(Working, recursive: true);
    }

    string NextPart(PoliceUkTable table) =>
        Path.Combine(Working, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{table.Name}-{++_number:00000}.parquet"));

    (string? Code, bool Refused) ForceOf(CsvInput input)
    {
        if (input.Table.RowsNameForce || input.CoversNoArea)
            return (null, false);
        var named = input.Name.Force is { } name ? _catalogue.FindForce(name) : null;
        if ((input.Force ?? input.Name.Force) is not { } wanted)
        {
            _problems.AddFatal(0, null, "no force: neither the rows nor the name says one", "a name such as 2015-10-FORCE-stop-and-search.csv, or --force",
                "Say whose searches these are with --force NAME.");
            return (null, true);
        }
        if (_catalogue.FindForce(wanted) is not { } force)
        {
            _problems.AddFatal(0, null, $"force '{wanted}'", "a police force of the catalogue", Advice.Nearest(wanted, _forces.Published));
            return (null, true);
        }
        if (named is not null && named != force)
        {
            _problems.AddFatal(0, null, $"'{input.Name.Force}' in the name, '{wanted}' with --force", "one force", "Leave --force out, or correct the name.");
            return (null, true);
        }
        return (force.Code, false);
    }

    long CountOtherMonths(CsvInput input, string part, CheckedPart check)
    {
        if (input.Name.Month is not { } expected)
            return 0;
        var others = _engine.Query(
            $"SELECT month, min(line), count(*) FROM read_parquet({Sql.Text(part)}) WHERE month <> {Sql.Number(expected.Index)} GROUP BY 1 ORDER BY 2",
            row => (Month: Month.FromIndex(row.GetInt32(0)), Line: row.GetInt64(1), Rows: row.GetInt64(2)));
        foreach (var (month, line, count) in others)
            _problems.Add(check.Lines.True(line), input.NameOf(input.Table.DateColumn), $"{month} in {Advice.Rows(count)}", $"{expected}, as the name says",
                "Correct the name, or take the file as it was published.");
        var rows = others.Sum(other => other.Rows);
        if (rows > 0 && check.Rows == rows)
            _problems.AddFatal(0, null, "no row of the month in the name", $"rows of {expected}");
        return rows;
    }

    List<IncidentCoverage> Coverage(CsvInput input, string part, string? forceCode)
    {
        var table = input.Table;
        var found = _engine.Query(
            $"SELECT force, month, count(*), count(*) FILTER (WHERE {table.Located}) FROM read_parquet({Sql.Text(part)}) GROUP BY 1, 2 ORDER BY 1, 2",
            row => new IncidentCoverage(table.Name, row.IsDBNull(0) ? null : row.GetString(0), Month.FromIndex(row.GetInt32(1)), row.GetInt64(2), row.GetInt64(3)));
        var force = forceCode ?? (input.Name.Force is { } name ? _catalogue.FindForce(name)?.Code : null);
        if (input.CoversNoArea || input.Name.Month is not { } month || force is null)
        {
            if (found.Count == 0)
                _problems.AddFatal(0, null, "no rows", "rows, or a name that says force and month: YYYY-MM-FORCE-" + table.FileWord + ".csv");
            return found;
        }
        // The name declares what the file covers: rows of another force in it do not make that force covered.
        var declared = found.FirstOrDefault(coverage => coverage.ForceCode == force && coverage.Month == month);
        return [declared ?? new IncidentCoverage(table.Name, force, month, 0, 0)];
    }
}
