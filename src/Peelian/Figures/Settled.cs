using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>
/// The comparisons that a pack has judged so far. A word is chosen among the rows of its table, so two tables could choose two words for one
/// comparison; in a pack the word of the figure that makes it first stands in all that follow.
/// </summary>
public sealed class Settled
{
    bool _borrowed;

    readonly Dictionary<(string MeasureId, Period Period, Against Against), EvidenceWord> _words = [];

    /// <summary>True where, since this was last asked, a word was taken over that this table alone would not have chosen.</summary>
    public bool TakeBorrowed()
    {
        var borrowed = _borrowed;
        _borrowed = false;
        return borrowed;
    }

    /// <summary>The row with the word that stands for this comparison of the pack's own area.</summary>
    /// <param name="measureId">The measure compared, whole.</param>
    /// <param name="period">The period, the later one of two.</param>
    /// <param name="against">What it is set against.</param>
    /// <param name="row">As judged in this table.</param>
    public EvidenceRow Of(string measureId, Period period, Against against, EvidenceRow row)
    {
        if (row.Word == EvidenceWord.NoData)
            return row;
        if (_words.TryGetValue((measureId, period, against), out var word))
        {
            _borrowed |= word != row.Word;
            return row with { Word = word };
        }
        _words[(measureId, period, against)] = row.Word;
        return row;
    }
}
