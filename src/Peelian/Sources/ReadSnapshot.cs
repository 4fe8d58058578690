using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Peelian.Warehouse;

namespace Peelian.Sources;

/// <summary>What reading a kept file gave.</summary>
sealed record ReadOutcome(Problems Problems)
{
    public long Rows { get; init; }

    public Month? First { get; init; }

    public Month? Last { get; init; }

    /// <summary>The code of the one force that its rows are about, if it is one.</summary>
    public string? ForceCode { get; init; }

    /// <summary>True where the file declares the months that it covers, whatever rows it has.</summary>
    public bool CoversMonths { get; init; }

    /// <summary>Bad rows: as the source counted them, else those of the same line of the same file are one.</summary>
    public long BadRows => Problems.RowsLeftOut > 0 ? Problems.RowsLeftOut : Problems.Count - Problems.All.Count + Problems.All.Select(problem => (problem.File, problem.Sheet, problem.Line)).Distinct().Count();
}

/// <summary>Reads a kept file into the Parquet files that the warehouse is put together from.</summary>
static class ReadSnapshot
{
    public const string ObservationsFile = "observations.parquet";
    public const string CoverageFile = "coverage.json";
    public const string ProblemsFile = "problems.csv";

    /// <summary>Reads a file (of a workbook, the sheets that are of the source's format) into a folder. What is there afterwards is of use only where the outcome has no problems, or bad rows may be skipped.</summary>
    public static ReadOutcome Into(
        string folder, ISource source, IReadOnlyList<SourceFile> files, Catalogue catalogue, bool skipBadRows, DuckDBConnection engine, Action<double>? progress)
    {
        Directory.CreateDirectory(folder);
        var problems = new Problems(files[0].Name);
        try
        {
            var outcome = source switch
            {
                ITableSource table => Table(table, folder, files, catalogue, problems, engine),
                IIncidentSource incidents => Incidents(incidents, folder, files[0], catalogue, problems, new IncidentReading(skipBadRows, Engine.MemoryLimit, progress)),
                ILookupSource lookup => Lookup(lookup, folder, files, catalogue, problems, engine),
                IGazetteerSource gazetteer => Names(gazetteer, folder, files, catalogue, problems, engine),
                IBoundarySource boundaries => Boundaries(boundaries, folder, files[0], catalogue, problems, engine),
                _ => throw new InvalidOperationException($"The source '{source.Id}' is of a kind that nobody reads."),
            };
            // A file with a head and no row says that there was none, where its name says of which force and month.
            if (outcome.Rows == 0 && !outcome.CoversMonths && !problems.Any)
                problems.AddFatal(0, null, "no row that could be used", "at least one");
            if (problems.Any && skipBadRows)
                WriteProblems(Path.Combine(folder, ProblemsFile), problems);
            return outcome;
        }
        catch (InvalidDataException fault)
        {
            problems.AddFatal(0, null, $"a damaged archive ({fault.Message.TrimEnd('.')})", "one that can be unpacked", "Fetch it again.");
            return new ReadOutcome(problems);
        }
    }

    static ReadOutcome Table(
        ITableSource source, string folder, IReadOnlyList<SourceFile> files, Catalogue catalogue, Problems problems, DuckDBConnection engine)
    {
        var count = ObservationFile.Write(
            engine, SheetObservations.Read(source, files, catalogue, problems), Path.Combine(folder, ObservationsFile), problems);
        // Residents of small places come besides, as the names of wards do beside a lookup.
        var places = source is IPlacePopulationSource populations
            ? PlaceFiles.WritePopulations(engine, files.SelectMany(file => populations.ReadPopulations(file, catalogue, problems)), folder)
            : 0;
        return new ReadOutcome(problems) { Rows = count.Rows + places, First = count.First, Last = count.Last };
    }

    static ReadOutcome Incidents(
        IIncidentSource source, string folder, SourceFile file, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        var coverage = source.Read(file, folder, catalogue, problems, reading).ToList();
        DurableFile.Write(Path.Combine(folder, CoverageFile), SnapshotJson.Write(coverage));
        var forces = coverage.Select(part => part.ForceCode).Distinct(StringComparer.Ordinal).ToList();
        return new ReadOutcome(problems)
        {
            Rows = coverage.Sum(part => part.Rows),
            CoversMonths = coverage.Count > 0,
            First = coverage.Count > 0 ? coverage.Min(part => part.Month) : null,
            Last = coverage.Count > 0 ? coverage.Max(part => part.Month) : null,
            ForceCode = forces.Count == 1 ? forces[0] : null,
        };
    }

    static ReadOutcome Lookup(
        ILookupSource source, string folder, IReadOnlyList<SourceFile> files, Catalogue catalogue, Problems problems, DuckDBConnection engine)
    {
        var rows = PlaceFiles.WriteLookup(engine, Each(files, problems, file => source.Read(file, catalogue, problems)), folder);
        // The names come besides: a file is measured by what it says of small areas.
        if (source is IGazetteerSource gazetteer)
            PlaceFiles.WriteNames(engine, Each(files, problems, file => gazetteer.ReadNames(file, catalogue, problems)), folder);
        return new(problems) { Rows = rows };
    }

    static ReadOutcome Names(
        IGazetteerSource source, string folder, IReadOnlyList<SourceFile> files, Catalogue catalogue, Problems problems, DuckDBConnection engine) =>
        new(problems)
        {
            Rows = PlaceFiles.WriteNames(engine, Each(files, problems, file => source.ReadNames(file, catalogue, problems)), folder),
        };

    static ReadOutcome Boundaries(
        IBoundarySource source, string folder, SourceFile file, Catalogue catalogue, Problems problems, DuckDBConnection engine) =>
        new(problems)
        {
            Rows = PlaceFiles.WriteBoundaries(engine, source.Read(file, catalogue, problems), folder),
        };

    // Problems found in a sheet name it.
    static IEnumerable<T> Each<T>(IReadOnlyList<SourceFile> files, Problems problems, Func<SourceFile, IEnumerable<T>> read)
    {
        foreach (var file in files)
        {
            problems.Sheet = file.Sheet?.Name;
            foreach (var one in read(file))
                yield return one;
        }
    }

    static void WriteProblems(string file, Problems problems)
    {
        var text = new StringBuilder("file,line,column,found,expected,advice\n");
        foreach (var problem in problems.All)
        {
            text.Append(string.Join(',', new[]
            {
                problem.Sheet is null ? problem.File : $"{problem.File}, sheet {problem.Sheet}", problem.Line.ToString(CultureInfo.InvariantCulture), problem.Column, problem.Found, problem.Expected, problem.Advice,
            }.Select(Csv))).Append('\n');
        }
        DurableFile.Write(file, text.ToString());
    }

    static string Csv(string? text) =>
        text is null ? ""
        : text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
