using System.Globalization;
using Peelian.Figures;

namespace Peelian.Render;

/// <summary>What a column of a tidy file holds.</summary>
enum OpenType
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Months as ISO 8601 has them: 2015-10.</summary>
    Month,
}

/// <summary>A column of a tidy file, as metadata describe it.</summary>
/// <param name="Name">Its head in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Title">Its head as read.</param>
/// <param name="Description">What it means.</param>
sealed record OpenField(string Name, OpenType Type, string Title, string Description);

/// <summary>A tidy file, as metadata describe it: both kinds of metadata are written from this.</summary>
/// <param name="Path">Where it is in the pack.</param>
/// <param name="Title">What it is.</param>
/// <param name="Description">What it says.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="Key">The columns that tell its rows apart; none where it has no rows, or none do.</param>
sealed record OpenTable(string Path, string Title, string Description, IReadOnlyList<OpenField> Fields, IReadOnlyList<string> Key)
{
    /// <summary>Its name beside the metadata.</summary>
    public string FileName => Path["data/".Length..];

    /// <summary>The tables of a pack, in the order of its files.</summary>
    public static IEnumerable<OpenTable> Of(Summary summary)
    {
        if (summary.PageOne?.Scorecard is { } scorecard)
        {
            yield return new OpenTable(FigureCsv.ScorecardPath, "Scorecard of the first page", scorecard.Sentence.Text, FieldsOf(scorecard.Table), KeyOf(scorecard.Table));
            if (scorecard.Facts.Count > 0)
                yield return new OpenTable(FigureCsv.ScorecardFactsPath, "Scorecard of the first page, counted", "Numbers of its sentence that no row has.", FactFields(scorecard.Facts), ["id"]);
        }
        foreach (var figure in summary.Figures)
        {
            yield return new OpenTable(FigureCsv.PathOf(figure), figure.Title, figure.Headline, FieldsOf(figure.Table), KeyOf(figure.Table));
            if (figure.Beside is { } beside)
                yield return new OpenTable(FigureCsv.BesidePathOf(figure), figure.BesideTitle ?? figure.Title, figure.Title, FieldsOf(beside), KeyOf(beside));
            if (figure.Facts.Count > 0)
                yield return new OpenTable(FigureCsv.FactsPathOf(figure), figure.Title, "Numbers of its sentences that no row has.", FactFields(figure.Facts), ["id"]);
        }
        foreach (var since in summary.SinceLastPack?.Tables ?? [])
            yield return new OpenTable(SinceCsv.PathOf(since), since.Title, "What changed since the last pack.", FieldsOf(since.Table), KeyOf(since.Table));
        if (summary.SinceLastPack is { Facts.Count: > 0 } last)
            yield return new OpenTable(SinceCsv.FactsPath, "What changed since the last pack", "Numbers of its sentences that no row has.", FactFields(last.Facts), ["id"]);
    }

    static List<OpenField> FieldsOf(Table table)
    {
        List<OpenField> fields = [];
        for (var index = 0; index < table.Columns.Count; index++)
        {
            var column = table.Columns[index];
            fields.Add(new OpenField(column.Id, TypeOf(table, index), column.Title, column.Description ?? InUnits(column)));
        }
        return [.. fields, Origin, Marks, WhyMissing];
    }

    static readonly OpenField Origin = new(FigureCsv.Origin, OpenType.Words, "Origin",
        "The published files that the values come from, each by the first twelve digits of its SHA-256, with blanks between; where the values of a row come from different files, as “column: files; column: files”.");

    static readonly OpenField Marks = new(FigureCsv.Marks, OpenType.Words, "Marks",
        "Values that are as published (not recomputed), rest on a small base or are illustrative, as “column: mark; column: mark”.");

    static readonly OpenField WhyMissing = new(FigureCsv.WhyMissing, OpenType.Words, "Why missing",
        "For each empty value its column and the reason, as “column: reason; column: reason”.");

    static List<OpenField> FactFields(IReadOnlyList<Fact> facts) =>
    [
        new("id", OpenType.Words, "Id", "Names the number."),
        new("label", OpenType.Words, "Label", "What the number is."),
        new("value", facts.All(fact => IsNumber(fact.Cell)) ? OpenType.Number : OpenType.Words, "Value", "Unrounded."),
        Origin,
        Marks,
        WhyMissing,
    ];

    static string InUnits(Column column) => column.Unit is { } unit ? $"{column.Title}, in {unit}." : $"{column.Title}.";

    static OpenType TypeOf(Table table, int index) => table.Columns[index].Kind switch
    {
        ColumnKind.Number when table.Rows.All(row => IsNumber(row.Cells[index])) => OpenType.Number,
        ColumnKind.Month when table.Rows.All(row => Month.TryParse(row.Cells[index].Raw, CultureInfo.InvariantCulture, out _)) => OpenType.Month,
        _ => OpenType.Words,
    };

    static bool IsNumber(Cell cell) => cell.Number is not null || cell.Raw.Length == 0;

    // The first column of words or months that tells every row apart, or the first two that do together.
    static IReadOnlyList<string> KeyOf(Table table)
    {
        var words = Enumerable.Range(0, table.Columns.Count).Where(index => table.Columns[index].Kind != ColumnKind.Number && table.Rows.All(row => row.Cells[index].Raw.Length > 0)).ToList();
        IEnumerable<int[]> choices = [.. words.Select(index => (int[])[index]), .. words.SelectMany((first, at) => words.Skip(at + 1).Select(second => (int[])[first, second]))];
        var key = table.Rows.Count == 0 ? null : choices.FirstOrDefault(choice => table.Rows.Select(row => string.Join('\n', choice.Select(index => row.Cells[index].Raw))).Distinct(StringComparer.Ordinal).Count() == table.Rows.Count);
        return [.. (key ?? []).Select(index => table.Columns[index].Id)];
    }
}
