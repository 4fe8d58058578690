using System.Text;
using Peelian.Figures;

namespace Peelian.Render;

/// <summary>The tidy files: a CSV for each figure, also for those without data, and the data package that describes them.</summary>
/// <remarks>UTF-8 without a byte order mark, lines end in LF, quotes as in RFC 4180, unrounded values, empty where missing.</remarks>
public sealed class FigureCsv : IRenderer
{
    /// <summary>The media type of the files.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>The last column of every file: which columns are empty, and why.</summary>
    public const string WhyMissing = "why_missing";

    /// <summary>The column before it: which values are as published, on a small base or illustrative, and which words rest on an assumption.</summary>
    public const string Marks = "marks";

    /// <summary>The column after the figure's own: the files that each value comes from, by the first digits of their SHA-256.</summary>
    public const string Origin = "origin";

    /// <summary>How many digits of a file's SHA-256 name it; the data package and the page have it whole.</summary>
    const int OriginDigits = 12;

    /// <summary>The columns of a figure's file of facts.</summary>
    public static IReadOnlyList<string> FactColumns { get; } = ["id", "label", "value", Origin, Marks, WhyMissing];

    /// <inheritdoc/>
    public string MainFile => DataPackage.Path;

    /// <inheritdoc/>
    public string Format => Name;

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary)
    {
        List<RenderedFile> files = [];
        if (summary.PageOne?.Scorecard is { } scorecard)
        {
            files.Add(new RenderedFile(ScorecardPath, MediaType, Bytes(Lines(scorecard.Table))));
            if (scorecard.Facts.Count > 0)
                files.Add(new RenderedFile(ScorecardFactsPath, MediaType, Bytes(FactLines(scorecard.Facts))));
        }
        foreach (var figure in summary.Figures)
        {
            files.Add(new RenderedFile(PathOf(figure), MediaType, Bytes(Lines(figure.Table))));
            if (figure.Beside is { } beside)
                files.Add(new RenderedFile(BesidePathOf(figure), MediaType, Bytes(Lines(beside))));
            if (figure.Facts.Count > 0)
                files.Add(new RenderedFile(FactsPathOf(figure), MediaType, Bytes(FactLines(figure.Facts))));
        }
        files.AddRange(SinceCsv.Files(summary.SinceLastPack));
        IReadOnlyList<OpenTable> tables = [.. OpenTable.Of(summary)];
        return [.. files, DataPackage.Describe(summary, tables, files), CsvOnTheWeb.Describe(summary, tables)];
    }

    /// <summary>Where the scorecard of the first page is.</summary>
    public const string ScorecardPath = "data/page-one.csv";

    /// <summary>Where the counts are that its sentence gives.</summary>
    public const string ScorecardFactsPath = "data/page-one-facts.csv";

    /// <summary>The name on the command line.</summary>
    public const string Name = "csv";

    /// <summary>Where a figure's rows are: <c>data/figure-01.csv</c>.</summary>
    public static string PathOf(Figure figure) => $"data/{figure.Id}.csv";

    /// <summary>Where a figure's second table is: <c>data/figure-12-beside.csv</c>.</summary>
    public static string BesidePathOf(Figure figure) => $"data/{figure.Id}-beside.csv";

    /// <summary>Where the numbers of its sentences are that no row has: <c>data/figure-07-facts.csv</c>.</summary>
    public static string FactsPathOf(Figure figure) => $"data/{figure.Id}-facts.csv";

    /// <summary>A figure's rows as a file of their own, where its pack has them.</summary>
    public static RenderedFile Of(Figure figure) => File(PathOf(figure), figure.Table);

    /// <summary>A table as a file.</summary>
    internal static RenderedFile File(string path, Table table) => new(path, MediaType, Bytes(Lines(table)));

    /// <summary>Numbers of sentences as a file.</summary>
    internal static RenderedFile File(string path, IReadOnlyList<Fact> facts) => new(path, MediaType, Bytes(FactLines(facts)));

    /// <summary>A plain list as a file.</summary>
    public static RenderedFile List(string path, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> lines) =>
        new(path, MediaType, Bytes(lines.Select(line => (IReadOnlyList<string>)[.. line.Select(Field)]).Prepend(columns)));

    static IEnumerable<IReadOnlyList<string>> Lines(Table table)
    {
        yield return [.. table.Columns.Select(column => column.Id), Origin, Marks, WhyMissing];
        foreach (var row in table.Rows)
            yield return [.. row.Cells.Select(Field), Field(OriginOf(table, row)), Field(MarksOf(table, row)), Field(Reasons(table, row))];
    }

    static IEnumerable<IReadOnlyList<string>> FactLines(IReadOnlyList<Fact> facts)
    {
        yield return FactColumns;
        foreach (var fact in facts)
        {
            var why = fact.Cell.WhyMissing is { } reason ? $"value: {reason}" : "";
            yield return [Field(fact.Id), Field(fact.Label), Field(fact.Cell), Files(fact.Cell), Field(MarksOf("value", fact.Cell)), Field(why)];
        }
    }

    // Nearly always all values of a row come from the same files: then these are said once.
    static string OriginOf(Table table, Row row)
    {
        string? all = null;
        var alike = true;
        foreach (var cell in row.Cells.Where(HasOrigin))
        {
            var files = Files(cell);
            alike &= all is null || all == files;
            all = files;
        }
        return alike ? all ?? "" : string.Join("; ", row.Cells.Select((cell, index) => (cell, table.Columns[index].Id)).Where(pair => HasOrigin(pair.cell)).Select(pair => $"{pair.Id}: {Files(pair.cell)}"));
    }

    static bool HasOrigin(Cell cell) => cell.Number is { IsMissing: false, SnapshotIds.Count: > 0 };

    internal static string Files(Cell cell) => !HasOrigin(cell) ? ""
        : cell.Number!.SnapshotIds is [var only] ? Short(only)
        : string.Join(' ', cell.Number.SnapshotIds.Select(Short));

    /// <summary>How a file is named where it is named often.</summary>
    internal static string Short(string id) => id.Length > OriginDigits ? id[..OriginDigits] : id;

    static string MarksOf(Table table, Row row) =>
        string.Join("; ", row.Cells.Select((cell, index) => MarksOf(table.Columns[index].Id, cell)).Where(marks => marks.Length > 0));

    // The value stands in the file whatever its marks; people are shown the counts where the base is small.
    internal static string MarksOf(string column, Cell cell)
    {
        if (cell.Assumed)
            return $"{column}: rests on an assumption";
        if (cell.Number is not { IsMissing: false } number)
            return "";
        List<string> marks = [];
        if (number.AsPublished)
            marks.Add("as published");
        if (number.SmallBase)
            marks.Add("small base");
        if (number.Illustrative)
            marks.Add("illustrative");
        return marks.Count > 0 ? $"{column}: {string.Join(", ", marks)}" : "";
    }

    static string Reasons(Table table, Row row) => string.Join("; ", row.Cells
        .Select((cell, index) => (cell.WhyMissing, table.Columns[index].Id))
        .Where(pair => pair.WhyMissing is not null)
        .Select(pair => $"{pair.Id}: {pair.WhyMissing}"));

    internal static string Field(Cell cell) => cell.Number is null ? Field(cell.Raw) : cell.Raw;

    /// <summary>A text as a field of a file.</summary>
    public static string Quoted(string text) => Field(text);

    // Words that a spreadsheet could take for a formula keep their characters, which a machine's file must, but stand in quotes.
    internal static string Field(string text)
    {
        var quoted = text.AsSpan().IndexOfAny(",\"\r\n") >= 0
            || (text.Length > 0 && ("=+-@".Contains(text[0], StringComparison.Ordinal)
                || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])));
        return quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    internal static byte[] Bytes(IEnumerable<IReadOnlyList<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.AppendJoin(',', line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
