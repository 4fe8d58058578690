using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Findings;

/// <summary>The scorecard: every judged comparison with the rest of the force, or with what a reader chose in its place, of measures that share no events and where better and worse have a meaning.</summary>
/// <param name="catalogue">Words, and which way of a measure is good.</param>
/// <param name="overlap">Which measures count the same events.</param>
/// <param name="area">The area.</param>
/// <param name="other">What it is set against, in a sentence.</param>
/// <param name="against">The judgements that are taken.</param>
/// <param name="how">The words on how to read it.</param>
sealed class ScorecardRule(Catalogue catalogue, Overlap overlap, Area area, string other, Against against = Against.RestOfForce, string how = "scorecard-how")
{
    const string The = "the ";
    const string Better = "better";
    const string Worse = "worse";
    const string NoClearDifference = "no clear difference";

    string Whom => against == Against.RestOfForce ? "the rest of the force" : other;

    Column[] Columns =>
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Measure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("ratio", $"Ratio to {other}") { Decimals = 2, Description = $"The figure’s comparison with {Whom}, as a ratio; 1 where they are alike" },
        .. EvidenceColumns.Limits("ratio_lower", "ratio_upper", "Ratio", "the ratio", "ratio", 2),
        EvidenceColumns.Word("evidence", "How sure", "the difference"),
        new("standing", "Better or worse", ColumnKind.Text) { Description = "Better, worse or no clear difference, from the evidence word and from whether a higher value is good; too few to say" },
        new("figure", "Figure", ColumnKind.Text) { Description = "Id of the figure that it comes from" },
    ];

    /// <summary>Builds it from the finished sections.</summary>
    public Scorecard Build(IReadOnlyList<Section> sections)
    {
        var taken = Choose(sections);
        var rows = taken.Select(one => RowOf(one.Figure, one.Judgement)).ToList();
        var table = new Table(Columns, rows);
        int Count(string standing) => rows.Count(row => row.Cells[^2].Raw == standing);
        Cell Whole(int count) => Cells.Count(Estimate.Of(count));
        var judged = taken.Count(one => one.Judgement.Word != EvidenceWord.TooFewToSay);
        var differing = taken.Count(one => Evidence.IsDifference(one.Judgement.Word));
        List<Fact> facts =
        [
            new("better", $"Measures better than {Whom}", Whole(Count(Better))),
            new("no_clear_difference", "Measures with no clear difference", Whole(Count(NoClearDifference))),
            new("worse", $"Measures worse than {Whom}", Whole(Count(Worse))),
            new("too_few", "Measures with too few events to say", Whole(rows.Count - judged)),
            new("measures", "Measures compared", Whole(rows.Count)),
            new("expected_by_chance", "Of the measures that differ, about so many by chance", Cells.Rate(Estimate.Of(differing * Evidence.CalledUpTo), 1)),
            new("one_by_chance_in", "Of so many measures that differ, about one by chance", Whole((int)(1 / Evidence.CalledUpTo))) { Shown = false },
        ];
        var words = catalogue.Words;
        return new Scorecard
        {
            Sentence = rows.Count == 0
                ? words.Say("scorecard-none", ("area", area), ("other", other))
                : words.Say(differing > 0 ? "scorecard" : "scorecard-alike", ("area", area), ("other", other), ("better", facts[0].Cell), ("same", facts[1].Cell), ("worse", facts[2].Cell), ("measures", facts[4].Cell), ("every", facts[6].Cell)),
            Head = $"Against {Whom}",
            HowToRead = words.Say(how, ("other", other)),
            Table = table,
            Facts = rows.Count == 0 ? [] : facts,
            Comparator = Grammar.Capital(other.StartsWith(The, StringComparison.Ordinal) ? other[The.Length..] : other),
        };
    }

    // A measure that differs keeps its sum or its overlapping neighbours out, not they it; one with too few events keeps nobody out.
    List<(Figure Figure, Judgement Judgement)> Choose(IReadOnlyList<Section> sections)
    {
        var all = sections.SelectMany(section => section.Figures.SelectMany(figure => figure.Judgements.Select(judgement => (Figure: figure, Judgement: judgement))))
            .Where(one => one.Judgement.Against == against && one.Judgement.Word != EvidenceWord.NoData
                && catalogue.FindMeasure(one.Judgement.MeasureId)?.Polarity is Polarity.LowerIsBetter or Polarity.HigherIsBetter).ToList();
        var taken = new List<(Figure Figure, Judgement Judgement)>();
        foreach (var one in all.OrderByDescending(one => Evidence.IsDifference(one.Judgement.Word)).ThenBy(one => one.Judgement.Word == EvidenceWord.TooFewToSay))
        {
            if (!taken.Exists(other => overlap.Between(other.Judgement.MeasureId, one.Judgement.MeasureId)))
                taken.Add(one);
        }
        return [.. all.Where(taken.Contains)];
    }

    Row RowOf(Figure figure, Judgement judgement)
    {
        var measure = catalogue.MeasureCalled(judgement.MeasureId);
        // A ratio of percentages as published is worked out, and so is the force without the area.
        Cell Print(Estimate number) => Cells.Rate(number with { AsPublished = false }, 2);
        return new Row(measure.Id,
        [
            Cell.Words(measure.Id), Cell.Words(measure.Name), Print(judgement.Ratio), .. EvidenceColumns.LimitsOf(judgement.Ratio, Print),
            Cell.Of(judgement.Word, judgement.Assumed), Cell.Words(Standing(measure.Polarity, judgement.Word)), Cell.Words(figure.Id, $"Figure {Format.Whole(figure.Number)}"),
        ]);
    }

    /// <summary>What a word means where the measure says which way is good.</summary>
    public static string Standing(Polarity polarity, EvidenceWord word) => word switch
    {
        EvidenceWord.Lower or EvidenceWord.ClearlyLower => polarity == Polarity.LowerIsBetter ? Better : Worse,
        EvidenceWord.Higher or EvidenceWord.ClearlyHigher => polarity == Polarity.HigherIsBetter ? Better : Worse,
        EvidenceWord.AboutTheSame => NoClearDifference,
        _ => Evidence.Text(word),
    };
}
