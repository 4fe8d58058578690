using System.Globalization;

namespace Peelian.Figures;

/// <summary>How numbers are written: the one place where they are rounded, from unrounded inputs, half away from zero.</summary>
public static class Format
{
    /// <summary>The shorthand for a value that is not available.</summary>
    public const string NotAvailable = "[x]";

    /// <summary>The shorthand for a value that is hidden to protect people.</summary>
    public const string Hidden = "[c]";

    /// <summary>The shorthand for a value that is not there, by its reason.</summary>
    public static string Gone(string? whyMissing) => whyMissing == Estimate.HiddenWhy ? Hidden : NotAvailable;

    static readonly NumberFormatInfo EnGb = new()
    {
        NumberGroupSeparator = ",",
        NumberDecimalSeparator = ".",
        NegativeSign = "-",
        NumberGroupSizes = [3],
    };

    /// <summary>A number with thousands commas and fixed decimals: "21,173", "17.9"; "[x]" where missing.</summary>
    public static string Number(Estimate estimate, int decimals) =>
        estimate.Exact is { } exact ? Fixed(exact.Round(decimals), decimals) : Gone(estimate.WhyMissing);

    /// <summary>A percentage with its sign: "69%"; "[x]" where missing.</summary>
    public static string Percent(Estimate estimate, int decimals) =>
        estimate.IsMissing ? Gone(estimate.WhyMissing) : Number(estimate, decimals) + "%";

    /// <summary>A change with its direction written out: "+2.6%", "-15.4%", "0.0%"; "[x]" where missing.</summary>
    public static string Change(Estimate estimate, int decimals)
    {
        if (estimate.Exact is not { } exact)
            return Gone(estimate.WhyMissing);
        var rounded = exact.Round(decimals);
        return (rounded > 0 ? "+" : "") + Fixed(rounded, decimals) + "%";
    }

    /// <summary>A difference in percentage points with its direction: "+2", "-3", "0"; "[x]" where missing.</summary>
    public static string Points(Estimate estimate, int decimals)
    {
        if (estimate.Exact is not { } exact)
            return Gone(estimate.WhyMissing);
        var rounded = exact.Round(decimals);
        return (rounded > 0 ? "+" : "") + Fixed(rounded, decimals);
    }

    /// <summary>A size without its direction, for "fell by 15.4%".</summary>
    public static string Size(Estimate estimate, int decimals) =>
        estimate.Exact is { } exact ? Fixed(Math.Abs(exact.Round(decimals)), decimals) : Gone(estimate.WhyMissing);

    /// <summary>The unrounded value as files carry it, empty where missing.</summary>
    public static string Raw(Estimate estimate) =>
        estimate.Value is { } value ? (value == 0 ? 0m : value).ToString("0.############################", CultureInfo.InvariantCulture) : "";

    /// <summary>A whole number with thousands commas.</summary>
    public static string Whole(decimal value) => Fixed(Fraction.From(value).Round(0), 0);

    /// <summary>A day in words: "15 May 2024".</summary>
    public static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month.Of(day).Label}");

    static string Fixed(decimal rounded, int decimals) =>
        (rounded == 0 ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), EnGb);
}
