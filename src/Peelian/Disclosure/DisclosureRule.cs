namespace Peelian.Disclosure;

/// <summary>When a count of a measure is hidden, because so few could be about somebody whom a neighbour knows.</summary>
/// <remarks>
/// Off unless a measure's entry says so: counts of recorded crime by borough are published as they are. It is for finer cuts, and for
/// measures such as searches by group and outcome in a small place.
/// </remarks>
/// <param name="Under">Counts from 1 up to one less than this are hidden: 5 hides 1 to 4. A hidden count cannot be narrowed down to fewer values than this.</param>
/// <param name="HideZero">True where 0 is hidden too, because that nobody did something says something of everybody.</param>
public sealed record DisclosureRule(int Under, bool HideZero)
{
    /// <summary>Is this count too small to be shown?</summary>
    public bool Hides(decimal count) => count < Under && (count > 0 || (HideZero && count == 0));
}

/// <summary>A count that a pack prints, of one measure, area, period and slice.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">How many.</param>
public sealed record PrintedCount(ReadingKey Key, decimal Value);
