namespace Peelian.Statistics;

/// <summary>Chooses the evidence word, from numbers as cells carry them and from nothing else.</summary>
public static class Evidence
{
    /// <summary>Events in both periods together below which nothing is said.</summary>
    public const int FewestEvents = 20;

    /// <summary>The adjusted p-value (q) up to which a difference is called.</summary>
    public const decimal CalledUpTo = 0.05m;

    /// <summary>The ratio that an interval must wholly reach to be "clearly higher".</summary>
    public const decimal ClearlyAt = 1.1m;

    /// <summary>1/1.1 as a cell carries it: the same for "clearly lower", so that swapping the periods flips the word only.</summary>
    public const decimal ClearlyBelow = 0.909090909091m;

    /// <summary>The word as printed, in English.</summary>
    public static string Text(EvidenceWord word) => word switch
    {
        EvidenceWord.NoData => "no data",
        EvidenceWord.TooFewToSay => "too few to say",
        EvidenceWord.AboutTheSame => "about the same",
        EvidenceWord.Lower => "lower",
        EvidenceWord.Higher => "higher",
        EvidenceWord.ClearlyLower => "clearly lower",
        EvidenceWord.ClearlyHigher => "clearly higher",
        _ => throw new ArgumentException($"{word} is not an evidence word.", nameof(word)),
    };

    /// <summary>The word for the same comparison made the other way round.</summary>
    public static EvidenceWord Flip(EvidenceWord word) => word switch
    {
        EvidenceWord.Lower => EvidenceWord.Higher,
        EvidenceWord.Higher => EvidenceWord.Lower,
        EvidenceWord.ClearlyLower => EvidenceWord.ClearlyHigher,
        EvidenceWord.ClearlyHigher => EvidenceWord.ClearlyLower,
        _ => word,
    };

    /// <summary>True where the word names a direction.</summary>
    public static bool IsDifference(EvidenceWord word) => word >= EvidenceWord.Lower;

    /// <summary>How much the word claims, from 0 (no data) to 4 (clearly).</summary>
    public static int Strength(EvidenceWord word) => word switch
    {
        EvidenceWord.Lower or EvidenceWord.Higher => 3,
        EvidenceWord.ClearlyLower or EvidenceWord.ClearlyHigher => 4,
        _ => (int)word,
    };

    /// <summary>The word for a ratio: of two periods' counts, two groups' rates, two proportions.</summary>
    /// <param name="events">Events on both sides together.</param>
    /// <param name="q">Its p-value after adjustment within its table.</param>
    /// <param name="ratio">Limits of the ratio; 1 is no difference.</param>
    /// <param name="dispersionKnown">Whether more spread than plain chance has been measured; if not, nothing is ever "clearly".</param>
    public static EvidenceWord OfRatio(long events, decimal q, Interval ratio, bool dispersionKnown)
    {
        if (events < FewestEvents)
            return EvidenceWord.TooFewToSay;
        if (q > CalledUpTo || (ratio.Lower <= 1 && !(ratio.Upper < 1)))
            return EvidenceWord.AboutTheSame;
        return ratio.Lower > 1
            ? dispersionKnown && ratio.Lower >= ClearlyAt ? EvidenceWord.ClearlyHigher : EvidenceWord.Higher
            : dispersionKnown && ratio.Upper <= ClearlyBelow ? EvidenceWord.ClearlyLower : EvidenceWord.Lower;
    }

    /// <summary>The word for a difference that has no ratio, such as of two published percentages: never "clearly".</summary>
    /// <param name="q">Its p-value after adjustment within its table.</param>
    /// <param name="difference">Limits of the difference; 0 is none.</param>
    public static EvidenceWord OfDifference(decimal q, Interval difference) =>
        q > CalledUpTo || (difference.Lower <= 0 && !(difference.Upper < 0)) ? EvidenceWord.AboutTheSame
        : difference.Lower > 0 ? EvidenceWord.Higher
        : EvidenceWord.Lower;
}
