namespace Peelian.Figures;

/// <summary>Cells in the forms that figures share.</summary>
public static class Cells
{
    /// <summary>
    /// True where a published statistic stands in a computed one's place: the computed one is missing, or made up and the
    /// published one real.
    /// </summary>
    public static bool IsBetter(Estimate published, Estimate computed) =>
        !published.IsMissing && (computed.IsMissing || (computed.Illustrative && !published.Illustrative));

    /// <summary>A count: "21,173".</summary>
    public static Cell Count(Estimate number) => Cell.Of(number, Format.Number(number, 0));

    /// <summary>A percentage of people or cases: "69%"; published ones with the publisher's decimals.</summary>
    public static Cell Percent(Estimate number, int decimals) =>
        Cell.Of(number, Format.Percent(number, number.AsPublished ? number.Decimals ?? decimals : decimals));

    /// <summary>A change in per cent with its sign; on a small base the counts stand in its place: "9 to 3".</summary>
    public static Cell Change(Estimate change, Estimate previous, Estimate current, int decimals)
    {
        if (change.SmallBase || (change.IsMissing && previous.Value == 0 && !current.IsMissing))
            return Cell.Of(change, $"{Format.Number(previous, 0)} to {Format.Number(current, 0)}");
        return Cell.Of(change, Format.Change(change, change.AsPublished ? change.Decimals ?? decimals : decimals));
    }

    /// <summary>A change that somebody else computed.</summary>
    public static Cell Change(Estimate published, int decimals) =>
        Cell.Of(published, Format.Change(published, published.Decimals ?? decimals));

    /// <summary>A share in per cent; on a small base the counts stand in its place: "3 of 7".</summary>
    public static Cell Share(Estimate share, Estimate part, Estimate whole, int decimals) => share.SmallBase
        ? Cell.Of(share, $"{Format.Number(part, 0)} of {Format.Number(whole, 0)}")
        : Percent(share, decimals);

    /// <summary>A rate or ratio with fixed decimals: "17.9", "1.55".</summary>
    public static Cell Rate(Estimate number, int decimals) =>
        Cell.Of(number, Format.Number(number, number.AsPublished ? number.Decimals ?? decimals : decimals));
}
