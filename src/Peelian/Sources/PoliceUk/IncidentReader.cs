using System.Globalization;
using DuckDB.NET.Data;

namespace Peelian.Sources.PoliceUk;

/// <summary>Reads any number of files into one typed Parquet file for each kind: the same way for a CSV, an archive and JSON.</summary>
sealed class IncidentReader : IDisposable
{
    readonly string _folder;
    readonly Problems _problems;
    readonly IncidentReading _reading;
    readonly Engine _engine;
    readonly ForceNames _forces;
    readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    readonly Dictionary<string, Parts> _parts = new(StringComparer.Ordinal);
    readonly List<IncidentCoverage> _coverage = [];
    int _number;

    sealed class Parts
    {
        public List<string> Files { get; } = [];

        public long Rows { get; set; }
    }

    public IncidentReader(string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        (_folder, _problems, _reading) = (folder, problems, reading);
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
        if (!_forces.TryFind(input, _problems, out var force))
            return;
        foreach (var (_, map, _) in input.Table.Labels)
        {
            if (_labels.Add(map.Name))
                _engine.CreateLabels(map);
        }
        if (!_parts.TryGetValue(input.Table.Name, out var parts))
            _parts[input.Table.Name] = parts = new Parts();
        var part = NextPart(input.Table);
        // Beside the engine's own reading, which leaves time on the second processor.
        var scanning = Task.Run(() => LineScan.Of(input.Path));
        var groups = ReadQuickly(input, force, part, parts.Rows, scanning);
        var scan = scanning.GetAwaiter().GetResult();
        if (groups is null)
        {
            part = new ThoroughReading(_engine, _forces, _problems).Read(input, force, part, NextPart(input.Table), parts.Rows, scan);
            if (Refused)
                return;
            groups = Group.Of(_engine, input.Table, part);
        }
        _coverage.AddRange(Coverage(input, groups, force));
        parts.Files.Add(part);
        parts.Rows += groups.Sum(group => group.Rows);
    }

    /// <summary>Puts the Parquet files into the folder, unless what was read is refused.</summary>
    public IReadOnlyList<IncidentCoverage> Finish()
    {
        if (Refused)
            return [];
        foreach (var (table, parts) in _parts.Where(pair => pair.Value.Files.Count > 0))
        {
            var target = Path.Combine(_folder, table + ".parquet");
            if (parts.Files is [var single])
                File.Move(single, target, overwrite: true);
            else
                _engine.Execute($"COPY (SELECT * FROM read_parquet([{string.Join(", ", parts.Files.Select(Sql.Text))}])) TO {Sql.Text(target)} ({TypedSql.Format})");
        }
        return _coverage;
    }

    /// <summary>Makes a Parquet file of what <see cref="AnswerRows"/> wrote.</summary>
    public void Keep(string csv, string target) => _engine.Execute(
        $"""
        COPY (
            SELECT * FROM read_csv({Sql.Text(csv)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                columns = {"{"}'line': 'INTEGER', 'street': 'BIGINT', 'published': 'VARCHAR'{"}"}, max_line_size = 1048576)
        ) TO {Sql.Text(target)} ({TypedSql.Format})
        """);

    /// <inheritdoc/>
    public void Dispose()
    {
        _engine.Dispose();
        if (Directory.Exists(Working))
            Directory.Delete(Working, recursive: true);
    }

    string NextPart(PoliceUkTable table) =>
        Path.Combine(Working, string.Create(CultureInfo.InvariantCulture, $"{table.Name}-{++_number:00000}.parquet"));

    // Null at any doubt: then the thorough way tells what is wrong, or that nothing is.
    List<Group>? ReadQuickly(CsvInput input, Area? force, string part, long rowsBefore, Task<LineScan> scanning)
    {
        try
        {
            _engine.Execute(TypedSql.Copy(new Typing(input, Thorough: false, _forces.Map, force), part, rowsBefore));
        }
        catch (DuckDBException)
        {
            return null;
        }
        var groups = Group.Of(_engine, input.Table, part);
        var scan = scanning.GetAwaiter().GetResult();
        var good = scan.Blank.Count == 0
            && _engine.TakeRefusedLines() == 0
            && (input.Json || groups.Sum(group => group.Rows) + 1 == scan.Lines)
            && groups.All(group => group.Faults.All(count => count == 0) && (input.Name.Month is null || group.Month == input.Name.Month));
        return good ? groups : null;
    }

    List<IncidentCoverage> Coverage(CsvInput input, List<Group> groups, Area? force)
    {
        var table = input.Table;
        if (input.CoversNoArea || input.Name.Month is not { } month || force is null)
        {
            if (groups.Count == 0)
                _problems.AddFatal(0, null, "no rows", $"rows, or a name that says force and month: YYYY-MM-FORCE-{table.FileWord}.csv");
            return groups.ConvertAll(group => new IncidentCoverage(table.Name, group.Force, group.Month!.Value, group.Rows, group.Located));
        }
        // The name declares what the file covers: rows of another force in it do not make that force covered.
        var own = groups.Find(group => group.Force == force.Code && group.Month == month);
        return [new IncidentCoverage(table.Name, force.Code, month, own?.Rows ?? 0, own?.Located ?? 0)];
    }
}
