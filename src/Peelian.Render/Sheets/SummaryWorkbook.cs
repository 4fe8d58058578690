using System.Text.RegularExpressions;
using Peelian.Figures;

namespace Peelian.Render.Sheets;

/// <summary>A summary as a workbook: cover, contents, notes, the first page, a sheet for each table, sources.</summary>
static partial class SummaryWorkbook
{
    const string NotGiven = "not given";

    /// <summary>Makes it.</summary>
    public static Workbook Of(Summary summary)
    {
        List<Sheet> sheets =
        [
            .. Notes(summary), .. PageOneSheets.Of(summary), .. SinceSheets.Of(summary.SinceLastPack), .. Commentary(summary), .. Sections(summary),
            .. summary.Figures.Where(figure => figure.Gap is null).SelectMany(FigureSheets.Of),
            .. Columns(summary), .. Glossary(summary), .. Sources(summary), .. ReadOn(summary),
        ];
        return new Workbook
        {
            Title = $"{summary.Area.Name}: {summary.Title}, {summary.Period.Label}",
            Subject = string.Join(' ', summary.Introduction),
            Organisation = summary.Publisher ?? SheetNumbers.Maker,
            Sheets = [Cover(summary), Contents(sheets), .. sheets],
        };
    }

    static Sheet Cover(Summary summary) => new("Cover",
    [
        new($"{summary.Area.Name}: {summary.Title}", 1),
        new(summary.Period.Label, 2),
        .. CoverLine.Of(summary).Select(line => new SheetLine($"{line.Label}: {line.Text}", 0, Web.IsAddress(line.Text) ? line.Text : null)),
        .. summary.Introduction.Select(text => new SheetLine(text)),
        .. summary.Force is { } force && force.ShortName != force.Name ? [new SheetLine($"{force.ShortName} stands for the {force.Name}.")] : Array.Empty<SheetLine>(),
        .. summary.Illustrative ? [new SheetLine("Some figures here are illustrative, not real. Each of them says so.")] : Array.Empty<SheetLine>(),
        new("What is in this workbook: contents", 0, "Contents"),
        new("How far the figures reach", 2),
        .. summary.Sections.Select(section => new SheetLine($"{section.Title}: {section.DataToLabel.ToLowerInvariant()[..1]}{section.DataToLabel[1..]}")),
        new("Standing and licence", 2),
        .. summary.Foot.Select(text => new SheetLine(text)),
    ], null);

    static Sheet Contents(IReadOnlyList<Sheet> sheets) => new("Contents", [new("Contents", 1), new("This sheet has one table. Each name leads to its sheet.")],
        new SheetTable("Contents", [new("Sheet"), new("What it holds")], [.. sheets.Select(sheet => (SheetCell[])[new(sheet.Name, Link: sheet.Name), new(NotesAtEnd().Replace(sheet.Lines[0].Text, ""))])]));

    [GeneratedRegex(@"( \[note [0-9]+\])+$")]
    private static partial Regex NotesAtEnd();

    /// <summary>A sheet with one table under its title; no sheet where there is nothing to list.</summary>
    public static IEnumerable<Sheet> Listed(string name, string title, IEnumerable<SheetLine> lines, IReadOnlyList<SheetColumn> columns, IEnumerable<SheetCell[]> rows)
    {
        IReadOnlyList<IReadOnlyList<SheetCell>> all = [.. rows];
        if (all.Count > 0)
            yield return new Sheet(name, [new(title, 1), .. lines, .. Ends], new SheetTable(NameOf(name), columns, all));
    }

    /// <summary>The last lines over each table.</summary>
    public static IReadOnlyList<SheetLine> Ends { get; } = [new("This sheet has one table."), new("Back to the contents", 0, "Contents")];

    /// <summary>The name of a sheet's table.</summary>
    public static string NameOf(string sheet) => sheet.Replace(' ', '_');

    /// <summary>Words as a cell; an address as a link.</summary>
    public static SheetCell Address(string? url) => Web.IsAddress(url) ? new SheetCell(url, Link: url) : new SheetCell(string.IsNullOrWhiteSpace(url) ? NotGiven : url);

    static IEnumerable<Sheet> Notes(Summary summary) =>
    [
        .. Listed("Notes", "Notes to the figures", [], [new("Note"), new("Figure"), new("What it says")],
            summary.Figures.SelectMany(figure => figure.Notes.Select(note => (SheetCell[])[new($"[note {Text.Whole(note.Number)}]"), FigureSheets.LinkTo(figure), new(note.Text)]))),
        .. Listed("Shorthand", "Shorthand and words used in all figures", [], [new("Shorthand or word"), new("What it means")],
            summary.Shorthand.Select(term => (SheetCell[])[new(term.Name), new(term.Definition)])),
    ];

    // As they wrote it, paragraph by paragraph; the dates are theirs too.
    static IEnumerable<Sheet> Commentary(Summary summary) => Listed("Commentary", "The panel’s own words", [new("Written by the panel and not made from the figures.")],
        [new("Signed"), new("Date"), new("About"), new("Words")],
        summary.Commentary.SelectMany(one => SheetNumbers.Paragraphs(one.Markdown).Select(text => (SheetCell[])
            [new(one.By), new(Text.Day(one.Date)), new(summary.Sections.FirstOrDefault(section => section.Id == one.SectionId)?.Title ?? "The whole pack"), new(text)])));

    static IEnumerable<Sheet> Sections(Summary summary) => Listed("Sections", "Sections and how far their figures reach", [], [new("Section"), new("Data to"), new("Figures"), new("What it says")],
        summary.Sections.Select(section => (SheetCell[])
        [
            new(section.Title), new(section.DataTo?.Label ?? section.DataToLabel),
            new(section.Figures.Count == 0 ? "none" : Grammar.List([.. section.Figures.Select(figure => Text.Whole(figure.Number))])),
            new(string.Join(' ', [.. section.Missing is { } missing ? [missing] : Array.Empty<string>(), .. section.Introduction])),
        ]));

    static IEnumerable<Sheet> Columns(Summary summary) => Listed("Columns", "How the numbers are made, column by column", [new("The name in files is the head of the same column in the CSV files.")],
        [new("Figure"), new("Column"), new("Name in files"), new("What it means")],
        summary.Figures.Where(figure => figure.Gap is null).SelectMany(figure => figure.Table.Columns.Concat(figure.Beside?.Columns ?? []).Where(column => column.Description is not null)
            .DistinctBy(column => column.Id).Select(column => (SheetCell[])[FigureSheets.LinkTo(figure), new(FigureSheets.Head(column)), new(column.Id), new(column.Description!)])));

    static IEnumerable<Sheet> Glossary(Summary summary) => Listed("Glossary", "What the terms mean", [], [new("Term"), new("Section"), new("What it means"), new("Where this definition comes from")],
        summary.Sections.SelectMany(section => section.Glossary.Select(term => (SheetCell[])[new(term.Name), new(section.Title), new(term.Definition), Address(term.Source)])));

    static IEnumerable<Sheet> Sources(Summary summary) => Listed("Sources", "The files that the figures come from", [new("SHA-256 is the fingerprint of a file: the same for the same bytes.")],
        [new("File"), new("Publisher"), new("Series"), new("Published"), new("Licence"), new("Attribution"), new("Real or illustrative"), new("Address"), new("SHA-256")],
        summary.Snapshots.Select(snapshot => (SheetCell[])
        [
            new(snapshot.FileName), new(snapshot.Publisher), new(snapshot.Series), new(snapshot.Published is { } day ? Text.Day(day) : NotGiven), new(snapshot.Licence),
            new(snapshot.Attribution), new(snapshot.Illustrative ? "illustrative, not real" : "real"), Address(snapshot.Url), new(snapshot.Id),
        ]));

    static IEnumerable<Sheet> ReadOn(Summary summary) => Listed("Further sources", "Further sources of information", [], [new("Source"), new("What is there"), new("Address")],
        summary.FurtherSources.Select(source => (SheetCell[])[new(source.Name), new(source.Content), Address(source.Url)]));
}
