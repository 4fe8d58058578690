namespace Peelian.Warehouse;

/// <summary>Several vintages of one source, used where none covers a comparison alone: for each month the newest that has it.</summary>
sealed class JoinedVintage : Vintage
{
    /// <summary>The vintages, newest first.</summary>
    public required IReadOnlyList<Vintage> Parts { get; init; }

    public override Reading? Month(string measureId, string areaCode, Month month, Slice slice) =>
        First(part => part.Month(measureId, areaCode, month, slice));

    public override Reading? Exact(string measureId, Statistic statistic, string areaCode, Period period, Slice slice) =>
        First(part => part.Exact(measureId, statistic, areaCode, period, slice));

    public override string? WhyNot(string measureId, string areaCode, Month month)
    {
        foreach (var part in Parts)
        {
            if (part.WhyNot(measureId, areaCode, month) is { } why)
                return why;
        }
        return null;
    }

    Reading? First(Func<Vintage, Reading?> ask)
    {
        foreach (var part in Parts)
        {
            if (ask(part) is { } reading)
                return reading;
        }
        return null;
    }
}
