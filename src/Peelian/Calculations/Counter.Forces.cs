namespace Peelian.Calculations;

/// <content>Totals of forces, as published or added up from areas.</content>
public sealed partial class Counter
{
    /// <summary>
    /// The force's total: as the publisher's rows give it, else its areas plus each pseudo-area (airports, place unknown)
    /// that is covered in every period.
    /// </summary>
    public ForceTotal TotalOfForce(Choice choice, Measure measure, Area force, IReadOnlyList<Area> areas, IReadOnlyList<Period> periods, Slice slice = default)
    {
        var total = Once((choice, measure.Id, force.Code, areas[0].Code, areas.Count, periods[0], periods[^1], periods.Count, slice), () => FindTotalOfForce(choice, measure, force, areas, periods, slice));
        return total with { Values = [.. total.Values.Zip(periods, (value, period) => Printable(value, measure, force.Code, period, slice))] };
    }

    ForceTotal FindTotalOfForce(Choice choice, Measure measure, Area force, IReadOnlyList<Area> areas, IReadOnlyList<Period> periods, Slice slice)
    {
        var given = periods.Select(period => Known(choice, measure, force.Code, period, slice)).ToList();
        if (given.Exists(value => !value.IsMissing))
            return new ForceTotal(given, [], [], IsSum: false);
        var pseudo = catalogue.PseudoAreasOf(force)
            .ToLookup(area => periods.All(period => !Known(choice, measure, area.Code, period, slice).IsMissing));
        var included = pseudo[true].ToList();
        var values = periods.Select(period => Sum(choice, measure, [.. areas, .. included], period, slice)).ToList();
        var excluded = pseudo[false].Where(area => periods.Any(period => HasAny(choice, measure, area, period, slice))).ToList();
        return new ForceTotal(values, included, excluded, IsSum: true);
    }

    /// <summary>Is any month of it published for an area?</summary>
    public bool HasAny(Choice choice, Measure measure, Area area, Period period, Slice slice) =>
        choice.Vintage is { } vintage
        && Leaves(measure).Any(leaf => period.Months.Any(month => vintage.Month(leaf.Id, area.Code, month, slice) is not null));

    Estimate Sum(Choice choice, Measure measure, IReadOnlyList<Area> areas, Period period, Slice slice)
    {
        var parts = areas.Select(area => (area, value: Known(choice, measure, area.Code, period, slice))).ToList();
        var missing = parts.Where(part => part.value.IsMissing).ToList();
        if (missing.Count == 0 && parts.Count > 0)
            return Estimate.Of(parts.Sum(part => part.value.Value!.Value)).From([.. parts.Select(part => part.value)]);
        return missing.Count == parts.Count
            ? NotLoaded(period)
            : Estimate.Missing($"not loaded for {(missing.Count <= 3 ? Figures.Grammar.List([.. missing.Select(part => part.area.Name)]) : $"{Figures.Format.Whole(missing.Count)} of its {Figures.Format.Whole(parts.Count)} areas")}");
    }
}
