namespace Peelian.Calculations;

/// <summary>Percentage changes, shares, rates and ratios: exact until printed, missing where an input is.</summary>
public static class Ratios
{
    /// <summary>Below this many events in the base period a percentage change is noise: people are shown the counts (rules: small bases).</summary>
    public const int MinimumBaseForChange = 50;

    /// <summary>Below this many events in the whole a share is noise.</summary>
    public const int MinimumBaseForShare = 10;

    /// <summary>Change in per cent: 100 (current − previous) ÷ previous.</summary>
    public static Estimate ChangePercent(Estimate previous, Estimate current)
    {
        if (FirstMissing(previous, current) is { } why)
            return Estimate.Missing(why);
        if (previous.Value == 0)
            return Estimate.Missing("no percentage is taken of 0").From(previous, current);
        var change = new Fraction(100, 1) * (current.Exact!.Value - previous.Exact!.Value) / previous.Exact.Value;
        return (Estimate.Of(change) with { SmallBase = previous.Value < MinimumBaseForChange }).From(previous, current);
    }

    /// <summary>A part in per cent of a whole: 100 part ÷ whole.</summary>
    public static Estimate SharePercent(Estimate part, Estimate whole) =>
        Over(part, whole, 100) is { IsMissing: false } share
            ? share with { SmallBase = whole.Value < MinimumBaseForShare }
            : Over(part, whole, 100);

    /// <summary>Events per so many of a base: per 100 workforce, per 1,000 residents.</summary>
    public static Estimate Rate(Estimate events, Estimate people, int per) => Over(events, people, per);

    /// <summary>
    /// Disproportionality: a group's searches per resident over another group's searches per resident,
    /// (a ÷ A) ÷ (b ÷ B). No rate is rounded on the way.
    /// </summary>
    public static Estimate RatioOfRates(Estimate events, Estimate people, Estimate referenceEvents, Estimate referencePeople)
    {
        if (FirstMissing(events, people, referenceEvents, referencePeople) is { } why)
            return Estimate.Missing(why);
        if (people.Value == 0 || referenceEvents.Value == 0 || referencePeople.Value == 0)
            return Estimate.Missing("no ratio is taken to 0").From(events, people, referenceEvents, referencePeople);
        var ratio = events.Exact!.Value * referencePeople.Exact!.Value / (people.Exact!.Value * referenceEvents.Exact!.Value);
        return Estimate.Of(ratio).From(events, people, referenceEvents, referencePeople);
    }

    /// <summary>Sum; missing where any part is.</summary>
    public static Estimate Sum(params ReadOnlySpan<Estimate> parts)
    {
        if (FirstMissing(parts) is { } why)
            return Estimate.Missing(why);
        decimal sum = 0;
        foreach (var part in parts)
            sum += part.Value!.Value;
        return Estimate.Of(sum).From(parts);
    }

    /// <summary>Difference; missing where either is.</summary>
    public static Estimate Difference(Estimate left, Estimate right) =>
        FirstMissing(left, right) is { } why
            ? Estimate.Missing(why)
            : Estimate.Of(left.Exact!.Value - right.Exact!.Value).From(left, right);

    static Estimate Over(Estimate part, Estimate whole, int per)
    {
        if (FirstMissing(part, whole) is { } why)
            return Estimate.Missing(why);
        return whole.Value == 0
            ? Estimate.Missing("no share is taken of 0").From(part, whole)
            : Estimate.Of(new Fraction(per, 1) * part.Exact!.Value / whole.Exact!.Value).From(part, whole);
    }

    static string? FirstMissing(params ReadOnlySpan<Estimate> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.IsMissing)
                return input.WhyMissing;
        }
        return null;
    }
}
