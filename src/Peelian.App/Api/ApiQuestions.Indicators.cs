using Peelian.Figures;
using AreaIndicators = Peelian.Figures.Indicators;

namespace Peelian.App.Api;

/// <content>Indicators: an area's numbers as its pages have them, one by one.</content>
sealed partial class ApiQuestions
{
    /// <summary>Names in addresses of the areas that have pages, and so indicators.</summary>
    public IEnumerable<string> AreasWithPages => edition.Areas.Select(area => area.Slug);

    /// <summary>The area with pages that a text names; null where there is none.</summary>
    public Area? FindAreaWithPages(string text) => FindArea(text) is { } area && edition.Areas.Contains(area) ? area : null;

    /// <summary>Ids of the measures of which an area's pages can have indicators.</summary>
    public IEnumerable<string> MeasuresWithIndicators => edition.Pack.Sections.SelectMany(section => edition.Catalogue.MeasuresOf(section)).Select(measure => measure.Id).Distinct(StringComparer.Ordinal);

    /// <summary>An area's numbers.</summary>
    /// <param name="areaCode">The area.</param>
    /// <param name="window">Over how many months.</param>
    /// <param name="measures">Only of these; none for all.</param>
    /// <param name="calculations">Only these; none for all.</param>
    public IReadOnlyList<IndicatorAnswer> Indicators(string areaCode, Window window, IReadOnlyList<string> measures, IReadOnlyList<string> calculations)
    {
        var area = edition.Areas.First(one => one.Code == areaCode);
        return
        [
            .. AreaIndicators.Of(edition.Catalogue, edition.Pack, edition.SummaryOf(area, window))
                .Where(one => (measures.Count == 0 || measures.Contains(one.Measure.Id, StringComparer.Ordinal)) && (calculations.Count == 0 || calculations.Contains(one.Calculation, StringComparer.Ordinal)))
                .Select(one => Of(one, area)),
        ];
    }

    IndicatorAnswer Of(Indicator one, Area area)
    {
        var number = one.Value.Number;
        var snapshots = number?.SnapshotIds ?? [];
        return new(
            one.Id, one.Measure.Id, one.Calculation, one.Slice.ToString(), area.Code, PeriodAnswer.Of(one.Period), one.Label, one.Unit, number?.Value, one.Value.Printed,
            IntervalAnswer.Of(number is { IsMissing: false } ? number.Interval : null), EvidenceOf(one), one.Word is { Evidence: null } word ? word.WhyMissing ?? word.Printed : null,
            [.. one.Counts.Select(CountAnswer.Of)], one.Sentence?.Text, one.Value.WhyMissing,
            number is { SmallBase: true }, number is { AsPublished: true }, number is { Illustrative: true },
            one.Measure.Caveats, [.. one.Figure.Notes.Select(note => note.Text)], one.Figure.Id,
            [.. one.Figure.Sources.Where(source => source.SnapshotIds.Intersect(snapshots, StringComparer.Ordinal).Any()).Select(source => source.Text)], snapshots);
    }

    EvidenceAnswer? EvidenceOf(Indicator one)
    {
        if (one.Word?.Evidence is not { } word || one.Against is not { } against)
            return null;
        var meaning = one.WordTermIds.Count == 0 ? "One of the numbers is missing." : string.Join(' ', one.WordTermIds.Select(id => edition.Catalogue.TermCalled(id).Definition));
        return new(Statistics.Evidence.Text(word), meaning, ApiShape.Kebab(against), one.Word.Assumed);
    }
}
