namespace Peelian.Figures;

/// <summary>Which residents a rate divides by: the newest that are loaded, and what an older count would have changed.</summary>
static class RateResidents
{
    /// <summary>The newest month, up to the period's end, that residents of every area are loaded for; else the census that the figure names.</summary>
    public static Period Newest(FigureContext context, Comparator comparator, Measure residents, Period census, Period now)
    {
        var newest = comparator.AreasIn(context).Append(context.Area).DistinctBy(area => area.Code)
            .Select(area => context.Readings.LastPeriod(residents, area.Code, now.Last)).Distinct().ToList();
        return newest is [{ Length: 1 } one] && one > census ? one : census;
    }

    /// <summary>Says which comparisons turn round with the other count of residents: then the growth of areas decides, not crime.</summary>
    public static void SayReversed(FigureDraft draft, Period census, string other, IEnumerable<(Measure Measure, Estimate Now, Estimate Before)> ratios)
    {
        var turned = ratios.Where(pair => pair.Now.Exact is { } now && pair.Before.Exact is { } before
                && now.CompareTo(Fraction.Of(1, 1)) * before.CompareTo(Fraction.Of(1, 1)) < 0)
            .Select(pair => FigureContext.InText(pair.Measure)).ToList();
        if (turned.Count > 0)
            draft.Note($"With the residents of {census.Label} instead, {(turned.Count == 1 ? "the rate" : "the rates")} of {Grammar.List(turned)} would lie on the other side of {other}: how areas have grown decides there.");
    }
}
