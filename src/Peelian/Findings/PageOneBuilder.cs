using Peelian.Figures;

namespace Peelian.Findings;

/// <summary>Builds the first page from finished sections: it chooses, repeats and counts, and computes nothing else.</summary>
sealed class PageOneBuilder(Catalogue catalogue, PageOneOptions options, Area area, Area force, Month asAt, Window window = Window.TwelveMonths, string? comparator = null, bool earlierYear = false)
{
    readonly Overlap _overlap = new(catalogue);

    Words Words => catalogue.Words;

    /// <summary>The page.</summary>
    public PageOne Build(IReadOnlyList<Section> sections)
    {
        // Less than the window is too little to lead with, and what is older than a year is not how things are: both stay in their figures.
        IReadOnlyList<Section> speaking = [.. sections.Select(section => section with { Figures = [.. section.Figures.Select(figure => Speaks(figure) ? figure : figure with { Judgements = [] })] })];
        var findings = new FindingRule(options, _overlap, speaking).Choose();
        var scorecard = (comparator is null ? new ScorecardRule(catalogue, _overlap, area, $"the rest of {force.InText}")
            : new ScorecardRule(catalogue, _overlap, area, comparator, Against.Comparator, earlierYear ? "scorecard-how-since" : "scorecard-how")).Build(speaking);
        return new PageOne
        {
            Findings = [.. findings.Select(one => new Finding(one.Judgement.Sentence, Cell.Of(one.Judgement.Word, one.Judgement.Assumed), one.Figure.Id, one.Figure.Number))],
            Rule = Rule(sections),
            Scorecard = scorecard,
            Questions = new QuestionRule(catalogue, options, scorecard, area).Ask(speaking),
            Missing = Missing(sections),
            Targets = [.. sections.SelectMany(section => section.Figures).SelectMany(figure => figure.Targets.Select(target => new TargetFinding(target, figure.Id, figure.Number)))],
        };
    }

    const int Year = 12;

    bool Speaks(Figure figure) => figure.Period is { } period && period.Length >= window.To(period.Last).Length && !IsOld(period.Last);

    bool IsOld(Month last) => asAt - last > Year;

    // A total that the pack does not show needs no words.
    Sentence Rule(IReadOnlyList<Section> sections)
    {
        var shown = sections.SelectMany(section => section.Figures).SelectMany(figure => figure.Judgements).Select(judgement => judgement.MeasureId).ToHashSet(StringComparer.Ordinal);
        var totals = options.Totals.Where(shown.Contains).Select(id => FigureContext.InText(catalogue.MeasureCalled(id))).ToList();
        (string, Slot)[] slots = [("sentences", Format.Whole(options.Sentences)), ("most", Format.Whole(options.FromSection)), ("window", Words.Say($"window-{window.Id()}").Text)];
        return totals.Count == 0
            ? Words.Say("page-one-rule", slots)
            : Words.Say("page-one-rule-totals", [.. slots, ("totals", Grammar.List(totals))]);
    }

    List<MissingPart> Missing(IReadOnlyList<Section> sections)
    {
        var missing = new List<MissingPart>();
        foreach (var section in sections)
        {
            if (section.Missing is not null)
                missing.Add(new MissingPart(Words.Say("missing-section", ("section", section.Title)), section.Id));
            else if (section.DataTo is { } last && !section.Standing && IsOld(last))
                missing.Add(new MissingPart(Words.Say("missing-since", ("section", section.Title), ("month", last)), section.Id));
            else
                missing.AddRange(section.Figures.Where(figure => figure.Gap is not null)
                    .Select(figure => new MissingPart(Words.Say("missing-figure", ("figure", figure.Name), ("number", Format.Whole(figure.Number))), figure.Id)));
        }
        return missing;
    }
}
