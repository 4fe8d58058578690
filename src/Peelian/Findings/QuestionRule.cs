using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Findings;

/// <summary>Questions that the evidence raises, by pattern: one of each kind first, then a second, and no blame in any.</summary>
sealed class QuestionRule(Catalogue catalogue, PageOneOptions options, Scorecard scorecard, Area area)
{
    // Of one kind two are enough: a pack with many gaps still asks about what it has.
    const int OfOneKind = 2;

    /// <summary>The questions, in the order of the kinds.</summary>
    public IReadOnlyList<Question> Ask(IReadOnlyList<Section> sections)
    {
        var figures = sections.SelectMany(section => section.Figures).Where(figure => figure.Gap is null).ToList();
        IReadOnlyList<List<Question>> kinds = [[.. Parts(figures)], [.. Targets(figures)], [.. Elsewhere(figures)], [.. Groups(figures)], [.. Gaps(sections)]];
        return [.. kinds.SelectMany((kind, order) => kind.Take(OfOneKind).Select((question, round) => (question, round, order)))
            .OrderBy(one => one.round).ThenBy(one => one.order).Take(options.Questions).OrderBy(one => one.order).ThenBy(one => one.round).Select(one => one.question)];
    }

    Question Tied(Figure figure, string id, params ReadOnlySpan<(string Name, Slot Value)> slots) => new(catalogue.Words.Say(id, slots), figure.Id, figure.Number, figure.Id);

    static bool Rose(Judgement judgement) => judgement.Word is EvidenceWord.Higher or EvidenceWord.ClearlyHigher;

    // One part of a sum rose while another fell.
    IEnumerable<Question> Parts(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var moved = figure.Judgements.Where(one => one.Against == Against.YearBefore && Evidence.IsDifference(one.Word)).ToList();
            foreach (var whole in figure.Judgements.Where(one => one.Against == Against.YearBefore && !options.Totals.Contains(one.MeasureId, StringComparer.Ordinal)))
            {
                var parts = catalogue.MeasureCalled(whole.MeasureId).Parts;
                if (moved.Find(one => parts.Contains(one.MeasureId) && Rose(one)) is { } up && moved.Find(one => parts.Contains(one.MeasureId) && !Rose(one)) is { } down)
                    yield return Tied(figure, "question-parts", ("up", Name(up)), ("upWas", Was(up)), ("upWord", Evidence.Text(up.Word)), ("down", Name(down)), ("downWas", Was(down)), ("before", figure.Period!.Value.BeforeLabel), ("downWord", Evidence.Text(down.Word)));
            }
        }
    }

    IEnumerable<Question> Targets(IReadOnlyList<Figure> figures) => figures.SelectMany(figure => figure.Targets.Where(target => target.Met == false)
        .Select(target => Tied(figure, "question-target", ("measure", FigureContext.InText(catalogue.MeasureCalled(target.MeasureId))), ("area", area), ("period", figure.Period!.Value))));

    // Of the measures on the scorecard, so that the same events are asked about once; the clear differences first.
    IEnumerable<Question> Elsewhere(IReadOnlyList<Figure> figures) => figures.SelectMany(figure => figure.Judgements
            .Where(one => one.Against == Against.RestOfForce && Evidence.IsDifference(one.Word) && scorecard.Table.Rows.Any(row => row.Id == one.MeasureId && row.Cells[^1].Raw == figure.Id))
            .Select(one => (figure, one)))
        .OrderByDescending(pair => Evidence.Strength(pair.one.Word))
        .Select(pair => pair.one.Assumed
            ? Tied(pair.figure, "question-survey", ("measure", Name(pair.one)), ("area", area), ("rest", Lower(scorecard.Comparator)), ("word", Cell.Of(pair.one.Word, pair.one.Assumed)))
            : Tied(pair.figure, "question-elsewhere", ("finding", pair.one.Sentence.Text)));

    // The strongest ratio of each figure; the figure's own words hold the group, the other group and the ratio.
    IEnumerable<Question> Groups(IReadOnlyList<Figure> figures) => figures
        .SelectMany(figure => figure.Judgements.Where(one => one.Against == Against.OtherGroup && Rose(one) && one.Sentence.Slots.ContainsKey("group") && one.Sentence.Slots.ContainsKey("reference"))
            .OrderByDescending(one => one.Ratio.Value).Take(1).Select(one => (figure, one)))
        .DistinctBy(pair => pair.one.MeasureId)
        .Select(pair => Tied(pair.figure, "question-groups", ("group", pair.one.Sentence.Slots["group"]), ("reference", pair.one.Sentence.Slots["reference"]), ("area", area)));

    IEnumerable<Question> Gaps(IReadOnlyList<Section> sections) => sections.SelectMany(section => section.Missing is not null
        ? section.Figures.Take(1).Select(figure => Tied(figure, "question-gap", ("what", Lower(section.Title))) with { Anchor = section.Id })
        : section.Figures.Where(figure => figure.Gap is not null).Select(figure => Tied(figure, "question-gap", ("what", Lower(figure.Name)))));

    static string Lower(string head) => head[..1].ToLowerInvariant() + head[1..];

    string Name(Judgement judgement) => FigureContext.InText(catalogue.MeasureCalled(judgement.MeasureId));

    string Was(Judgement judgement) => catalogue.MeasureCalled(judgement.MeasureId).IsPlural ? "were" : "was";
}
