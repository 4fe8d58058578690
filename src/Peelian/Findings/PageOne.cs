using Peelian.Figures;

namespace Peelian.Findings;

/// <summary>A comparison that matters most: a figure's own sentence, with its evidence word.</summary>
/// <param name="Sentence">The figure's sentence, word for word.</param>
/// <param name="Word">The evidence word, marked where it rests on an assumption.</param>
/// <param name="FigureId">The figure that it comes from.</param>
/// <param name="FigureNumber">That figure's number.</param>
public sealed record Finding(Sentence Sentence, Cell Word, string FigureId, int FigureNumber);

/// <summary>A question that the evidence raises: neutral, and tied to its figure.</summary>
/// <param name="Sentence">The question.</param>
/// <param name="FigureId">The figure that raises it.</param>
/// <param name="FigureNumber">That figure's number.</param>
/// <param name="Anchor">Where the page tells of it: the figure, or the section where that has no data.</param>
public sealed record Question(Sentence Sentence, string FigureId, int FigureNumber, string Anchor);

/// <summary>Something that the pack has a place for and no data.</summary>
/// <param name="Sentence">What is missing.</param>
/// <param name="Anchor">The id of the section or figure that is empty.</param>
public sealed record MissingPart(Sentence Sentence, string Anchor);

/// <summary>A target and whether it was met, as its figure says it.</summary>
/// <param name="Target">The figure's own line.</param>
/// <param name="FigureId">The figure.</param>
/// <param name="FigureNumber">That figure's number.</param>
public sealed record TargetFinding(TargetLine Target, string FigureId, int FigureNumber);

/// <summary>The area against the rest of its force, over measures that share no events.</summary>
public sealed record Scorecard
{
    /// <summary>How many are better, worse or neither, and how many would be by chance; or that there is nothing to set it against.</summary>
    public required Sentence Sentence { get; init; }

    /// <summary>What a mark and a word mean, and what was left out.</summary>
    public required Sentence HowToRead { get; init; }

    /// <summary>A row for each measure; without rows where nothing is compared.</summary>
    public required Table Table { get; init; }

    /// <summary>The counts of the sentence.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Its head: "Against the rest of the force".</summary>
    public required string Head { get; init; }

    /// <summary>What a mark is set against, drawn as a line at 1: "Rest of the MPS".</summary>
    public required string Comparator { get; init; }
}

/// <summary>The first page: what matters most, how sure it is, and what to ask. It repeats the figures and computes nothing but counts.</summary>
public sealed record PageOne
{
    /// <summary>What matters most, most certain first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How they were chosen, in plain words.</summary>
    public required Sentence Rule { get; init; }

    /// <summary>The area against the rest of its force.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>Questions to ask.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>What is missing.</summary>
    public IReadOnlyList<MissingPart> Missing { get; init; } = [];

    /// <summary>Targets met or missed.</summary>
    public IReadOnlyList<TargetFinding> Targets { get; init; } = [];
}
