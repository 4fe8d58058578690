using Peelian.Figures;

namespace Peelian.Render.Sheets;

/// <summary>A summary as a workbook: cover, contents, notes, sources, then a sheet for each table.</summary>
static class SummaryWorkbook
{
    /// <summary>Makes it.</summary>
    public static Workbook Of(Summary summary)
    {
        var figures = summary.Figures.Where(figure => figure.Gap is null).SelectMany(Sheets).ToList();
        List<Sheet> reading = [Notes(summary), Sources(summary)];
        return new Workbook
        {
            Title = $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}",
            Subject = string.Join(' ', summary.Introduction),
            Sheets = [Cover(summary), Contents([.. reading, .. figures]), .. reading, .. figures],
        };
    }

    static Sheet Cover(Summary summary) => new("Cover",
    [
        new($"{summary.Area.Name}: {summary.Title}", 1),
        new(summary.Period.Label, 2),
        .. summary.Introduction.Select(text => new SheetLine(text)),
        .. summary.Illustrative ? [new SheetLine("Some figures here are illustrative, not real. Each of them says so.")] : Array.Empty<SheetLine>(),
        new("How far the figures reach", 2),
        .. summary.Sections.Select(section => new SheetLine($"{section.Title}: {section.DataToLabel.ToLowerInvariant()[..1]}{section.DataToLabel[1..]}")),
        new("Standing and licence", 2),
        .. summary.Foot.Select(text => new SheetLine(text)),
    ], null);

    static Sheet Contents(IReadOnlyList<Sheet> sheets) => new("Contents", [new("Contents", 1), new("One table.")],
        new SheetTable("Contents", [new("Sheet", false), new("What it holds", false)],
            [.. sheets.Select(sheet => (SheetCell[])[new(sheet.Name, Link: sheet.Name), new(sheet.Lines[0].Text)])]));

    static Sheet Notes(Summary summary)
    {
        var rows = summary.Figures.SelectMany(figure => figure.Notes.Select(note => (SheetCell[])
            [new($"[note {Text.Whole(note.Number)}]"), new($"Figure {Text.Whole(figure.Number)}"), new(note.Text)]))
            .Concat(summary.Shorthand.Select(term => (SheetCell[])[new(term.Name), new("All figures"), new(term.Definition)]))
            .Concat(summary.Sections.SelectMany(section => section.Glossary.Select(term => (SheetCell[])[new(term.Name), new(section.Title), new(term.Definition)])));
        return new Sheet("Notes", [new("Notes, shorthand and definitions", 1), new("One table.")],
            new SheetTable("Notes", [new("Note or term", false), new("Where it is used", false), new("What it says", false)], [.. rows]));
    }

    static Sheet Sources(Summary summary)
    {
        var rows = summary.Snapshots.Select(snapshot => (SheetCell[])
        [
            new(snapshot.FileName), new(snapshot.Publisher), new(snapshot.Series),
            new(snapshot.Published is { } day ? Format.Day(day) : "not given"), new(snapshot.Licence),
            new(Web.IsAddress(snapshot.Url) ? snapshot.Url : "not given", Link: Web.IsAddress(snapshot.Url) ? snapshot.Url : null), new(snapshot.Id),
        ]);
        return new Sheet("Sources", [new("The files that the figures come from", 1), new("One table. SHA-256 is the fingerprint of a file: the same for the same bytes.")],
            new SheetTable("Sources",
                [new("File", false), new("Publisher", false), new("Series", false), new("Published", false), new("Licence", false), new("Address", false), new("SHA-256", false)], [.. rows]));
    }

    static IEnumerable<Sheet> Sheets(Figure figure)
    {
        var number = Text.Whole(figure.Number);
        yield return new Sheet($"Figure {number}", Lines(figure, figure.Title, figure.Sentences.Select(sentence => sentence.Text), figure.Table), Table($"Figure_{number}", figure.Table));
        if (figure.Beside is { } beside)
            yield return new Sheet($"Figure {number} beside", Lines(figure, figure.BesideTitle ?? figure.Title, [], beside), Table($"Figure_{number}_beside", beside));
        if (figure.Facts.Count > 0)
            yield return new Sheet($"Figure {number} facts", Lines(figure, $"Numbers of the sentences of figure {number} that no row has", [], null), Facts($"Figure_{number}_facts", figure));
    }

    static List<SheetLine> Lines(Figure figure, string title, IEnumerable<string> sentences, Table? table)
    {
        List<SheetLine> lines = [new($"Figure {Text.Whole(figure.Number)}: {title}", 1), .. sentences.Select(text => new SheetLine(text))];
        if (figure.Illustrative)
            lines.Add(new("Illustrative figures, not real."));
        if (figure.PublishedOnly)
            lines.Add(new("Every value is as published, not recomputed."));
        if (figure.Notes.Count > 0)
            lines.Add(new($"Notes: {string.Join(", ", figure.Notes.Select(note => $"[note {Text.Whole(note.Number)}]"))}; they stand on the sheet Notes."));
        foreach (var reason in table is null ? [] : MissingReason.Of(table))
            lines.Add(new($"{Format.Gone(reason.Why)} {string.Join("; ", reason.Places)}: {reason.Why}"));
        lines.AddRange(figure.Sources.Select(source => new SheetLine($"Source: {source.Text}")));
        lines.Add(new("One table."));
        return lines;
    }

    static SheetTable Table(string name, Table table)
    {
        var heads = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = table.Columns.Select(column => new SheetColumn(heads.Add(column.Title) ? column.Title : $"{column.Title} ({column.Id})", column.Kind == ColumnKind.Number)).ToList();
        return new SheetTable(name, columns, [.. table.Rows.Select(row => row.Cells.Select((cell, index) => CellOf(cell, table.Columns[index])).ToArray())]);
    }

    static SheetTable Facts(string name, Figure figure) => new(name, [new("What is counted", false), new("Value", true)],
        [.. figure.Facts.Select(fact => (SheetCell[])[new(fact.Label), CellOf(fact.Cell, null)])]);

    // What people are shown as counts on a small base, and what is missing, are words here too.
    static SheetCell CellOf(Cell cell, Column? column)
    {
        if (cell.Number is not { Value: { } value, SmallBase: false } number)
            return new SheetCell(cell.Printed.Length > 0 ? cell.Printed : cell.Raw);
        var printed = cell.Printed.TrimEnd('%');
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        return new SheetCell(null, value, point < 0 ? 0 : printed.Length - point - 1, printed.StartsWith('+') || (column?.Id.Contains("change", StringComparison.Ordinal) ?? false));
    }
}
