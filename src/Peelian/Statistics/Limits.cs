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

    /// <summary>True where the value is not outside the limits.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>As a cell carries it: twelve significant digits, an infinite upper limit as none.</summary>
    /// <exception cref="ArgumentException">A limit too large for a cell.</exception>
    public Interval ToInterval() =>
        new(Cell(Lower, Method), double.IsPositiveInfinity(Upper) ? null : Cell(Upper, Method), Method);

    /// <summary>Limits of a ratio as limits of the change in percent: 100 × (ratio − 1).</summary>
    /// <remarks>From the ratio's cell, so that the two never disagree in the last digit.</remarks>
    public Interval ToPercentChange()
    {
        var ratio = ToInterval();
        return ratio with { Lower = 100 * (ratio.Lower - 1), Upper = 100 * (ratio.Upper - 1) };
    }

    static decimal Cell(double value, string method)
    {
        const double Largest = 1e26; // a decimal holds 7.9e28, and a percentage is a hundred times its ratio
        return Math.Abs(value) <= Largest
            ? Rounding.ToCell(value)
            : throw new ArgumentException($"A limit of {Guard.Say(value)} ({method}) is over the largest that a cell holds ({Guard.Say(Largest)}).");
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

    /// <summary>Normal approximation.</summary>
    public const string Normal = "normal";
}
