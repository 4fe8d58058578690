using Peelian.Figures;
using Peelian.Sources;

namespace Peelian.Render.Site;

/// <summary>What somebody asked to have compared, as far as it can be.</summary>
public sealed record CompareChoice
{
    /// <summary>Measures side by side at the most: more would be a page that nobody reads, and work without end.</summary>
    public const int MostMeasures = 4;

    /// <summary>The calculations, each of counts and what it is called; a survey has its percentage in their place.</summary>
    public static IReadOnlyList<(string Id, string Words)> Calculations { get; } =
    [
        ("twelve_months", "Twelve months to each month"),
        ("twelve_months_change_percent", "Twelve months, change on the year before"),
        ("month_count", "Each month alone"),
        ("year_to_date", "Financial year to date"),
    ];

    /// <summary>The areas, in the order of the catalogue.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>The measures.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>The calculation.</summary>
    public string Calculation { get; init; } = Calculations[0].Id;

    /// <summary>What of the question could not be answered, in words; empty where all could.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>True where it is the answer to a question, not the page for whoever has asked nothing yet.</summary>
    public bool Asked { get; init; }

    /// <summary>True where there is something to compare.</summary>
    public bool IsWhole => Areas.Count > 0 && Measures.Count > 0;

    /// <summary>The column of a series that the calculation is: its own where it has that, else its first.</summary>
    public string ColumnOf(Figure series) => AreaComparison.Calculations(series) is var all && all.Contains(Calculation, StringComparer.Ordinal) ? Calculation : all[0];

    /// <summary>The question as an address: the same for whoever asks the same.</summary>
    public string Query => "?" + string.Join('&', Measures.Select(measure => "measure=" + Uri.EscapeDataString(measure.Id)).Concat(Areas.Select(area => "area=" + Uri.EscapeDataString(area.Slug))).Append("as=" + Calculation));
}

/// <summary>A measure as it is compared: its months of the areas, and their rankings.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Series">All its areas by month.</param>
/// <param name="Rankings">Its rankings of all areas.</param>
/// <param name="Snapshots">The files behind them.</param>
public sealed record Compared(Measure Measure, Figure Series, IReadOnlyList<Figure> Rankings, IReadOnlyList<SnapshotRecord> Snapshots);
