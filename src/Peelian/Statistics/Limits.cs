namespace Peelian.Statistics;

/// <summary>Two limits between which a true value may lie, and the method that gave them.</summary>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit; infinite where the data set none.</param>
/// <param name="Method">The method's name, as in <c>docs/methods</c> and in every output.</param>
public readonly record struct Limits(double Lower, double Upper, string Method)
{
    /// <summary>95%: what is meant where nothing is said.</summary>
    public const double Usual = 0.95;

    /// <summary>99.8%, about three standard errors: control limits of funnels.</summary>
    public const double Control = 0.998;

    // Beyond it a limit says nothing, and its inverse would lose digits in a decimal.
    const double Largest = 1e15;

    /// <summary>True where the value is not outside the limits.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>As a cell carries it: twelve significant digits, and no upper limit where it is infinite or as good as.</summary>
    /// <exception cref="ArgumentException">A lower limit too large for a cell.</exception>
    public Interval ToInterval() =>
        new(Lower <= Largest
            ? Rounding.ToCell(Lower)
            : throw new ArgumentException($"A lower limit of {Guard.Say(Lower)} ({Method}) is over the largest that a cell holds ({Guard.Say(Largest)})."),
            Upper <= Largest ? Rounding.ToCell(Upper) : null,
            Method);

    /// <summary>Limits of a ratio as limits of the change in percent: 100 × (ratio − 1).</summary>
    /// <remarks>From the ratio's cell, so that the two never disagree in the last digit.</remarks>
    public Interval ToPercentChange()
    {
        var ratio = ToInterval();
        return ratio with { Lower = 100 * (ratio.Lower - 1), Upper = 100 * (ratio.Upper - 1) };
    }
}

/// <summary>The names of the methods, as outputs print them.</summary>
public static class MethodNames
{
    /// <summary>From the logarithm of a ratio and its standard error.</summary>
    public const string Log = "log";

    /// <summary>From the exact distribution: never narrower than stated.</summary>
    public const string Exact = "exact";

    /// <summary>From the exact distribution with half of the observed outcome in each tail: right on average.</summary>
    public const string MidP = "mid-P";

    /// <summary>Byar's approximation for a count.</summary>
    public const string Byar = "Byar";

    /// <summary>Wilson's score interval.</summary>
    public const string Wilson = "Wilson";

    /// <summary>Wilson's score interval with continuity correction.</summary>
    public const string WilsonCorrected = "Wilson, continuity-corrected";

    /// <summary>Clopper and Pearson's exact interval for a proportion.</summary>
    public const string ClopperPearson = "Clopper-Pearson";

    /// <summary>Newcombe's hybrid score interval for a difference of proportions.</summary>
    public const string Newcombe = "Newcombe 10";

    /// <summary>Donner and Zou's hybrid score interval for a ratio of proportions.</summary>
    public const string DonnerZou = "Donner-Zou";

    /// <summary>Square-root scale with the variance between areas added.</summary>
    public const string AdditiveRoot = "square root, between-area variance added";

    /// <summary>Arcsine scale with the variance between areas added.</summary>
    public const string AdditiveArcsine = "arcsine, between-area variance added";

    /// <summary>Normal approximation.</summary>
    public const string Normal = "normal";
}
