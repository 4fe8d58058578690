using Peelian.Findings;

namespace Peelian.Render.Sheets;

/// <summary>The first page as sheets: what matters most, the scorecard, questions, targets, what is missing.</summary>
static class PageOneSheets
{
    /// <summary>The sheets; for a pack without a first page only what is missing.</summary>
    public static IEnumerable<Sheet> Of(Summary summary)
    {
        var figures = summary.Figures.ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        SheetCell Figure(string id) => figures.TryGetValue(id, out var figure) ? FigureSheets.LinkTo(figure) : new SheetCell("");
        return summary.PageOne is not { } page ? Missing(summary, []) :
        [
            .. SummaryWorkbook.Listed("Findings", "What matters most", [new(page.Rule.Text)], [new("Finding"), new("How sure"), new("Figure")],
                page.Findings.Select(finding => (SheetCell[])[new(finding.Sentence.Text), new(finding.Word.Printed), Figure(finding.FigureId)])),
            FigureSheets.Sheet("Scorecard", "Against the rest of the force", [new(page.Scorecard.Sentence.Text), new(page.Scorecard.HowToRead.Text)], page.Scorecard.Table),
            .. FigureSheets.Facts("Scorecard facts", "Counts of the scorecard", page.Scorecard.Facts),
            .. SummaryWorkbook.Listed("Questions", "Questions to ask", [], [new("Question"), new("Figure")],
                page.Questions.Select(question => (SheetCell[])[new(question.Sentence.Text), Figure(question.FigureId)])),
            .. SummaryWorkbook.Listed("Targets", "Targets", [], [new("Target"), new("Was it met"), new("Figure")],
                page.Targets.Select(target => (SheetCell[])
                    [new(string.Join(' ', target.Target.Sentences.Select(sentence => sentence.Text))), new(target.Target.Met switch { true => "yes", false => "no", null => "cannot be said" }), Figure(target.FigureId)])),
            .. Missing(summary, page.Missing),
        ];
    }

    // What the first page says is missing, then every empty figure that it did not name one by one, each with what would fill it.
    static IEnumerable<Sheet> Missing(Summary summary, IReadOnlyList<MissingPart> parts)
    {
        var gaps = summary.Figures.Where(figure => figure.Gap is not null).ToList();
        var rows = parts.Select(part => gaps.Find(figure => figure.Id == part.Anchor) is { Gap: { } gap } empty
                ? (SheetCell[])[new(FigureSheets.NameOf(empty)), new(part.Sentence.Text), new(gap.Why), new(gap.Fill)]
                : [new(summary.Sections.FirstOrDefault(section => section.Id == part.Anchor)?.Title ?? ""), new(part.Sentence.Text), new(summary.Sections.FirstOrDefault(section => section.Id == part.Anchor)?.Missing ?? ""), new("")])
            .Concat(gaps.Where(figure => !parts.Any(part => part.Anchor == figure.Id))
                .Select(figure => (SheetCell[])[new(FigureSheets.NameOf(figure)), new(figure.Headline), new(figure.Gap!.Why), new(figure.Gap.Fill)])).ToList();
        return rows.Count > 0
            ? SummaryWorkbook.Listed("Missing", "What is missing", [], [new("Figure or section"), new("What is missing"), new("Why"), new("What would fill it")], rows)
            : [new Sheet("Missing", [new("What is missing", 1), new("Every figure has data."), .. SummaryWorkbook.Ends.Skip(1)], null)];
    }
}
