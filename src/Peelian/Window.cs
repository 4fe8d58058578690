namespace Peelian;

/// <summary>How many months counts are added up over, up to a last month, and compared with the same months a year before.</summary>
/// <remarks>Packs count twelve months. The public site shows the others, too; a survey's twelve months stay twelve in each.</remarks>
public enum Window
{
    /// <summary>Twelve months, so that seasons cancel out.</summary>
    TwelveMonths,

    /// <summary>From April on: the financial year so far.</summary>
    FinancialYearToDate,

    /// <summary>One month alone.</summary>
    Month,
}

/// <summary>What a window is.</summary>
public static class Windows
{
    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<Window> All { get; } = [Window.TwelveMonths, Window.FinancialYearToDate, Window.Month];

    /// <summary>Its months up to a last one.</summary>
    public static Period To(this Window window, Month last) => window switch
    {
        Window.Month => Period.Of(last),
        Window.FinancialYearToDate => Period.FinancialYearToDate(last),
        _ => Period.YearTo(last),
    };

    /// <summary>Its name in files and addresses: <c>year-to-date</c>.</summary>
    public static string Id(this Window window) => window switch
    {
        Window.Month => "month",
        Window.FinancialYearToDate => "year-to-date",
        _ => "twelve-months",
    };
}
