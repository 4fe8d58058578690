using System.Buffers;
using Peelian.Figures;

namespace Peelian.Render.Sheets;

/// <summary>A figure as sheets: its table, the table beside it, the numbers of its sentences.</summary>
static class FigureSheets
{
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789,.%");

    /// <summary>The sheets of a figure with data.</summary>
    public static IEnumerable<Sheet> Of(Figure figure)
    {
        var name = NameOf(figure);
        yield return Sheet(name, Title(figure, figure.Title), [.. Said(figure), .. Marked(figure), .. From(figure)], figure.Table);
        if (figure.Beside is { Rows.Count: > 0 } beside)
            yield return Sheet(name + " beside", Title(figure, figure.BesideTitle ?? figure.Title), [.. Marked(figure), .. From(figure)], beside);
        foreach (var sheet in Facts(name + " facts", $"{name}: numbers of its sentences that no row has", figure.Facts))
            yield return sheet;
    }

    /// <summary>A table as a sheet; where it has no rows, only its words.</summary>
    public static Sheet Sheet(string name, string title, IEnumerable<SheetLine> lines, Table table) => new(name,
        [new(title, 1), .. lines, .. Reasons(table), .. table.Rows.Count > 0 ? SummaryWorkbook.Ends : SummaryWorkbook.Ends.Skip(1)],
        table.Rows.Count > 0 ? TableOf(SummaryWorkbook.NameOf(name), table) : null);

    /// <summary>Numbers of sentences as a sheet; none where there are none.</summary>
    public static IEnumerable<Sheet> Facts(string name, string title, IReadOnlyList<Fact> facts) => SummaryWorkbook.Listed(name, title,
        facts.Where(fact => fact.Cell.WhyMissing is not null).Select(fact => new SheetLine($"{Format.Gone(fact.Cell.WhyMissing)} {fact.Label}: {fact.Cell.WhyMissing}")),
        [new("What is counted"), new("Value", true)], facts.Select(fact => (SheetCell[])[new(fact.Label), CellOf(fact.Cell, signed: fact.Cell.Printed.StartsWith('+'))]));

    /// <summary>The name of a figure's sheet.</summary>
    public static string NameOf(Figure figure) => $"Figure {Text.Whole(figure.Number)}";

    /// <summary>A cell that leads to a figure's sheet, where it has one.</summary>
    public static SheetCell LinkTo(Figure figure) => new(NameOf(figure), Link: figure.Gap is null ? NameOf(figure) : null);

    /// <summary>A column's head, with its unit.</summary>
    public static string Head(Column column) => column is { Unit: { } unit, Kind: ColumnKind.Number } && !column.Title.Contains('(', StringComparison.Ordinal) && !column.Title.Contains(unit, StringComparison.OrdinalIgnoreCase)
        ? $"{column.Title} ({unit})"
        : column.Title;

    /// <summary>A title reads on with a few notes; more stand in a line of their own.</summary>
    const int NotesInTitle = 3;

    static string Title(Figure figure, string title) => $"{NameOf(figure)}: {(figure.Notes.Count > NotesInTitle ? title : string.Join(' ', [title, .. figure.Notes.Select(Mark)]))}";

    static string Mark(Note note) => $"[note {Text.Whole(note.Number)}]";

    // Notes are numbered as figures come, so that a figure's stand together; those it shares with an earlier one do not.
    static string Marks(IReadOnlyList<Note> notes) => notes.Count > NotesInTitle && notes[^1].Number - notes[0].Number == notes.Count - 1
        ? $"{Mark(notes[0])} to {Mark(notes[^1])}"
        : Grammar.List([.. notes.Select(Mark)]);

    static IEnumerable<SheetLine> Said(Figure figure) =>
        [new(figure.Headline), .. FigureWords.Said(figure).Select(text => new SheetLine(text))];

    static IEnumerable<SheetLine> Marked(Figure figure)
    {
        if (figure.Illustrative)
            yield return new("Illustrative figures, not real.");
        if (figure.PublishedOnly)
            yield return new(FigureWords.AsPublished(figure.Table, [.. Enumerable.Range(0, figure.Table.Columns.Count)]));
    }

    static IEnumerable<SheetLine> From(Figure figure)
    {
        if (figure.Notes.Count > 0)
            yield return new($"What the notes say: {Marks(figure.Notes)}, on the sheet Notes", 0, "Notes");
        foreach (var source in figure.Sources)
            yield return new($"Source: {source.Text}");
    }

    static IEnumerable<SheetLine> Reasons(Table table) => MissingReason.All(table).Select(reason => new SheetLine($"{Format.Gone(reason.Why)} {string.Join("; ", reason.Places)}: {reason.Why}"));

    static SheetTable TableOf(string name, Table table)
    {
        var groups = table.Rows.Any(row => row.Group is not null) && !Enumerable.Range(0, table.Columns.Count).Any(index => table.Rows.All(row => row.Cells[index].Printed == (row.Group ?? "")));
        var marks = table.Rows.Select(row => MarksOf(table, row)).ToList();
        var marked = marks.Exists(mark => mark.Length > 0);
        var signed = Enumerable.Range(0, table.Columns.Count).Select(index => table.Rows.Any(row => row.Cells[index].Printed.StartsWith('+'))).ToList();
        List<SheetColumn> columns = [];
        if (groups)
            columns.Add(new("Under the head"));
        columns.AddRange(table.Columns.Select(column => new SheetColumn(Head(column), column.Kind == ColumnKind.Number)));
        if (marked)
            columns.Add(new("Marks"));
        return new SheetTable(name, Distinct(columns), [.. table.Rows.Select((row, at) => (SheetCell[])
        [
            .. groups ? [new SheetCell(row.Group ?? "")] : Array.Empty<SheetCell>(),
            .. row.Cells.Select((cell, index) => CellOf(cell, signed[index])),
            .. marked ? [new SheetCell(marks[at])] : Array.Empty<SheetCell>(),
        ])]);
    }

    // A marked-up table knows its columns by their heads: each once, and 255 letters at most.
    static List<SheetColumn> Distinct(IEnumerable<SheetColumn> columns)
    {
        const int Longest = 240;
        var heads = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<SheetColumn> distinct = [];
        foreach (var column in columns)
        {
            var head = SheetNumbers.OneLine(Text.Clip(column.Head, Longest));
            var (once, count) = (head, 2);
            while (!heads.Add(once))
                once = $"{head} ({Text.Whole(count++)})";
            distinct.Add(column with { Head = once });
        }
        return distinct;
    }

    // Which values are not computed here from counts, in the words of the page.
    static string MarksOf(Table table, Row row)
    {
        var published = row.Cells.Select((cell, index) => (cell, index)).Where(one => one.cell.Number is { IsMissing: false, AsPublished: true }).Select(one => Head(table.Columns[one.index])).ToList();
        var illustrative = row.Cells.Any(cell => cell.Number is { IsMissing: false, Illustrative: true });
        return string.Join("; ", [.. published.Count > 0 ? [$"as published: {Grammar.List(published)}"] : Array.Empty<string>(), .. illustrative ? ["illustrative"] : Array.Empty<string>()]);
    }

    /// <summary>A cell. What people are shown as counts on a small base, and what is missing, are words here too.</summary>
    public static SheetCell CellOf(Cell cell, bool signed)
    {
        if (cell.Number is not { Value: { } value, SmallBase: false } || cell.Printed.AsSpan().TrimStart("+-").IndexOfAnyExcept(Digits) >= 0)
            return new SheetCell(cell.Printed.Length > 0 ? cell.Printed : cell.Raw);
        var printed = cell.Printed.TrimEnd('%');
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        var sign = value != 0 && printed.AsSpan().IndexOfAnyExcept("0.") < 0 ? SignLook.None : signed ? SignLook.PlusAndMinus : SignLook.Minus;
        return new SheetCell(printed, cell.Raw, new NumberLook(point < 0 ? 0 : printed.Length - point - 1, sign));
    }
}
