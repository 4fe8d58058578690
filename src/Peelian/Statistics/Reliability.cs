namespace Peelian.Statistics;

/// <summary>How firm a rate is by itself, whatever it is set against.</summary>
public enum Firmness
{
    /// <summary>Its limits lie within a fifth of it.</summary>
    Firm,

    /// <summary>Within a half.</summary>
    Rough,

    /// <summary>Farther: it may be half as large again, or half as large.</summary>
    VeryRough,
}

/// <summary>Says how firm a rate is, from its limits as its cell carries them.</summary>
/// <remarks>
/// By the half-width of the 95% interval over the rate, as statistical offices grade estimates for small areas by their coefficient
/// of variation: a fifth is a coefficient of about 10%, some hundred events; a half is about 25%, some eighteen.
/// </remarks>
public static class Reliability
{
    /// <summary>Half-width over rate up to which a rate is firm.</summary>
    public const decimal FirmUpTo = 0.2m;

    /// <summary>Half-width over rate up to which it is rough.</summary>
    public const decimal RoughUpTo = 0.5m;

    /// <summary>How firm a rate is. A rate of 0, or one without an upper limit, is very rough.</summary>
    public static Firmness Of(decimal rate, Interval limits) =>
        rate <= 0 || limits.Upper is not { } upper ? Firmness.VeryRough
        : (upper - limits.Lower) / (2 * rate) is var width && width <= FirmUpTo ? Firmness.Firm
        : width <= RoughUpTo ? Firmness.Rough
        : Firmness.VeryRough;

    /// <summary>The word as printed, in English.</summary>
    public static string Text(Firmness firmness) => firmness switch
    {
        Firmness.Firm => "firm",
        Firmness.Rough => "rough",
        Firmness.VeryRough => "very rough",
        _ => throw new ArgumentException($"{firmness} is no firmness.", nameof(firmness)),
    };
}
