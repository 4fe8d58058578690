using Peelian.Figures;
using Peelian.Render;

namespace Peelian.App.Api;

/// <summary>Whose figures are asked for: an area's over a window, or a measure's over the whole force.</summary>
/// <param name="AreaCode">The area; null for a measure's.</param>
/// <param name="Window">Over how many months; only an area's differ by it.</param>
/// <param name="MeasureId">The measure; null for an area's.</param>
readonly record struct FiguresOf(string? AreaCode, Window Window, string? MeasureId);

/// <content>Figures: tables with sentences, notes and sources.</content>
sealed partial class ApiQuestions
{
    /// <summary>The figures of an area or of a measure.</summary>
    /// <exception cref="ApiFault">Neither is named, or both are.</exception>
    public IReadOnlyList<FigureLine> Figures(FiguresOf of) =>
        [.. All(of).Select(one => new FigureLine(one.Figure.Id, one.Figure.Number, one.Figure.Name, one.Figure.Headline, one.Figure.Title, one.Section.Id, PeriodOf(one.Figure), one.Figure.Table.Rows.Count, one.Figure.Gap?.Why, UrlOf(one.Figure, of)))];

    /// <summary>Refuses what no figures are of.</summary>
    /// <exception cref="ApiFault">Neither an area nor a measure is named, or both are, or a measure with a window.</exception>
    public static void Check(FiguresOf of, bool hasWindow)
    {
        if (of.AreaCode is null == of.MeasureId is null)
            throw new ApiFault(400, "area-or-measure", "Figures are of an area or of a measure: give 'area' or 'measure', and not both.") { Path = "area" };
        if (of.MeasureId is not null && hasWindow)
            throw new ApiFault(400, "area-or-measure", "A measure’s figures show twenty-four months, whatever the window: leave 'window' out, or give 'area'.") { Path = "window" };
    }

    /// <summary>One of them.</summary>
    /// <exception cref="ApiFault">There is none with that id.</exception>
    public FigureAnswer Figure(FiguresOf of, string id) => Find(of, id) is var (section, figure) ? new(
        figure.Id, figure.Number, figure.Name, figure.Headline, figure.Title, section.Id, PeriodOf(figure), figure.Gap is { } gap ? new(gap.Why, gap.Fill) : null,
        [.. figure.Sentences.Select(sentence => sentence.Text)], Of(figure.Table), figure.Beside is { } beside ? Of(beside) : null,
        [.. figure.Facts.Select(fact => new FactAnswer(fact.Id, fact.Label, Of("value", fact.Cell)))],
        [.. figure.Notes.Select(note => note.Text)], [.. figure.Sources.Select(source => new SourceAnswer(source.Text, source.SnapshotIds))], figure.TermIds, figure.PublishedOnly, figure.Illustrative) : null!;

    /// <summary>Its table as the CSV that packs have.</summary>
    /// <exception cref="ApiFault">There is none with that id.</exception>
    public RenderedFile FigureTable(FiguresOf of, string id) => FigureCsv.Of(Find(of, id).Figure);

    (Section Section, Figure Figure) Find(FiguresOf of, string id)
    {
        var all = All(of).ToList();
        return all.Exists(one => one.Figure.Id == id) ? all.Find(one => one.Figure.Id == id) : throw ApiFault.Unknown(404, "figure", id, all.Select(one => one.Figure.Id), "figure of this area or measure");
    }

    IEnumerable<(Section Section, Figure Figure)> All(FiguresOf of) => SummaryOf(of).Sections.SelectMany(section => section.Figures.Select(figure => (section, figure)));

    Summary SummaryOf(FiguresOf of) => of switch
    {
        { AreaCode: { } code, MeasureId: null } => edition.SummaryOf(edition.Areas.First(area => area.Code == code), of.Window),
        { AreaCode: null, MeasureId: { } id } => edition.SummaryOf(edition.Catalogue.MeasureCalled(id))
            ?? throw new ApiFault(404, "nothing-loaded", $"Nothing public is loaded of '{id}' that has figures. 'allowed' names the measures that have.") { Path = "measure", Allowed = [.. edition.Catalogue.Measures.Where(edition.IsShown).Select(measure => measure.Id)] },
        _ => throw new ApiFault(400, "area-or-measure", "Figures are of an area or of a measure: give 'area' or 'measure', and not both.") { Path = "area" },
    };

    static string UrlOf(Figure figure, FiguresOf of) => $"{ApiRoutes.Root}/figures/{figure.Id}?" + (of.MeasureId is { } id ? $"measure={id}" : $"area={of.AreaCode}&window={of.Window.Id()}");

    static PeriodAnswer? PeriodOf(Figure figure) => figure.Period is { } period ? PeriodAnswer.Of(period) : null;

    static TableAnswer Of(Table table) => new(
        [.. table.Columns.Select(column => new ColumnAnswer(column.Id, column.Title, ApiShape.Kebab(column.Kind), column.Unit, column.Decimals, column.Shown, column.Description))],
        [.. table.Rows.Select(row => new RowAnswer(row.Id, row.Group, row.TermId, [.. row.Cells.Select((cell, at) => Of(table.Columns[at].Id, cell))]))]);

    static CellAnswer Of(string column, Cell cell) => new(
        column, cell.Number?.Value, cell.Raw, cell.Printed, IntervalAnswer.Of(cell.Number is { IsMissing: false } number ? number.Interval : null), cell.WhyMissing,
        cell.Number is { IsMissing: false, SmallBase: true }, cell.Number is { IsMissing: false, AsPublished: true }, cell.Number is { IsMissing: false, Illustrative: true }, cell.Assumed, cell.Number is { IsMissing: false } known ? known.SnapshotIds : []);
}
