namespace Peelian.Statistics;

/// <summary>How sure a comparison is: the one vocabulary of every sentence, table, file, chart and alternative text.</summary>
public enum EvidenceWord
{
    /// <summary>One of the numbers is missing.</summary>
    NoData,

    /// <summary>Fewer than twenty events in all: nothing is said about a difference.</summary>
    TooFewToSay,

    /// <summary>Chance alone could make the difference. Not "no change".</summary>
    AboutTheSame,

    /// <summary>Lower by more than chance would.</summary>
    Lower,

    /// <summary>Higher by more than chance would.</summary>
    Higher,

    /// <summary>Lower by a tenth or so at the least, chance allowed for.</summary>
    ClearlyLower,

    /// <summary>Higher by a tenth at the least, chance allowed for.</summary>
    ClearlyHigher,
}
