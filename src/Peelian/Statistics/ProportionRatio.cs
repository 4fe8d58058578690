namespace Peelian.Statistics;

/// <summary>How many times one proportion another is, from separate samples.</summary>
/// <remarks>
/// Donner and Zou 2012, Statistical Methods in Medical Research 21:347–359: Wilson's limits of each, combined as in
/// <see cref="ProportionDifference.Newcombe"/>. So these limits exclude 1 exactly where those exclude 0.
/// </remarks>
public static class ProportionRatio
{
    /// <summary>Limits of the first proportion over the second; infinite above where the second may be 0.</summary>
    public static Limits Limits(double hits1, double trials1, double hits2, double trials2, double confidence = Statistics.Limits.Usual)
    {
        var first = (Share: hits1 / trials1, Wilson: Proportions.Wilson(hits1, trials1, confidence));
        var second = (Share: hits2 / trials2, Wilson: Proportions.Wilson(hits2, trials2, confidence));
        var upsideDown = Lower(second, first);
        return new(Lower(first, second), upsideDown == 0 ? double.PositiveInfinity : 1 / upsideDown, MethodNames.DonnerZou);
    }

    // The smaller root of p1 − R p2 = √((p1 − l1)² + R² (u2 − p2)²), in the form that does not cancel.
    static double Lower((double Share, Limits Wilson) over, (double Share, Limits Wilson) under)
    {
        var fixedPart = over.Wilson.Lower * ((2 * over.Share) - over.Wilson.Lower);
        if (fixedPart <= 0)
            return 0;
        var product = over.Share * under.Share;
        var squared = under.Wilson.Upper * ((2 * under.Share) - under.Wilson.Upper);
        return fixedPart / (product + Math.Sqrt(Math.Max(0, (product * product) - (squared * fixedPart))));
    }
}
