using NetTopologySuite.Geometries;
using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>A ward or LSOA with its count and its residents.</summary>
sealed record PlaceLine(string Code, string Name, Geometry Shape, Estimate Count, Estimate People);

/// <summary>Counts of a measure of street crime by the wards or LSOAs of an area, and what is on no map.</summary>
/// <remarks>Small places are never added up to their area: what has no place would be missing from it.</remarks>
sealed record PlaceCounts
{
    /// <summary>The shapes.</summary>
    public required PlaceSet Set { get; init; }

    /// <summary>A line for each shape.</summary>
    public required IReadOnlyList<PlaceLine> Lines { get; init; }

    /// <summary>Counted in the area, in places that have no shape here.</summary>
    public required Estimate WithoutShape { get; init; }

    /// <summary>Of the whole force, published without a place.</summary>
    public required Estimate WithoutPlace { get; init; }

    /// <summary>All of the force.</summary>
    public required Estimate OfForce { get; init; }

    /// <summary>The month of the numbers of residents; null where none are loaded.</summary>
    public required Month? PeopleMonth { get; init; }

    /// <summary>The places of an area at a level; null where there are no counts or no shapes.</summary>
    public static PlaceCounts? Of(FigureContext context, Measure measure, Measure population, PlaceLevel level, Period months)
    {
        if (context.Readings.CountsByLsoa(measure, context.Area, months) is not { } counts)
            return null;
        var wards = context.Readings.WardsOfLsoas(context.Area);
        if (level == PlaceLevel.Ward && wards.Count == 0)
            return null;
        var byPlace = level == PlaceLevel.Lsoa ? counts.ByLsoa
            : counts.ByLsoa.Where(pair => wards.ContainsKey(pair.Key)).GroupBy(pair => wards[pair.Key].Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
        if (context.Readings.PlacesOf(context.Area, level, [.. byPlace.Keys]) is not { } set)
            return null;
        Estimate Counted(decimal value, string code, params IEnumerable<string> files) => Estimate.Of(value) with
        {
            Illustrative = counts.Illustrative || set.Source.Illustrative,
            SnapshotIds = [.. counts.SnapshotIds.Concat(files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Inputs = [new ReadingKey(measure.Id, Statistic.Value, code, months, Slice.Whole)],
        };
        var shaped = set.Shapes.Select(shape => shape.Code).ToHashSet(StringComparer.Ordinal);
        var without = counts.ByLsoa.Values.Sum() - byPlace.Where(pair => shaped.Contains(pair.Key)).Sum(pair => pair.Value);
        var people = PeopleBy(context, level, set, wards, months.Last);
        // Where counts stand under codes that have no shape, a place without counts may be one of those under its other code.
        var moved = without == 0 ? [] : MovedOf(level, wards, counts);
        Estimate CountOf(string code) => without > 0 && (!byPlace.ContainsKey(code) || moved.Contains(code))
            ? Estimate.Missing(moved.Contains(code) ? "nothing was counted under the code of one of its neighbourhoods, and some was under codes that have no shape here" : "nothing was counted under its code, and some was under codes that have no shape here")
            : Counted(byPlace.GetValueOrDefault(code), code, set.Source.Id);
        return new PlaceCounts
        {
            Set = set,
            PeopleMonth = people?.Month,
            WithoutShape = Counted(without, context.Area.Code),
            WithoutPlace = Counted(counts.WithoutPlace, context.Force.Code),
            OfForce = Counted(counts.OfForce, context.Force.Code),
            Lines =
            [
                .. set.Shapes.Select(shape => new PlaceLine(shape.Code, NameOf(shape, level, wards), shape.Geometry, CountOf(shape.Code), PeopleOf(population, shape.Code, people))),
            ],
        };
    }

    // Wards with a neighbourhood that nothing was counted in: their residents would be set against too little.
    static HashSet<string> MovedOf(PlaceLevel level, IReadOnlyDictionary<string, (string Code, string Name)> wards, LsoaCounts counts) =>
        level == PlaceLevel.Ward ? [.. wards.Where(pair => !counts.ByLsoa.ContainsKey(pair.Key)).Select(pair => pair.Value.Code)] : [];

    static string NameOf(PlaceShape shape, PlaceLevel level, IReadOnlyDictionary<string, (string Code, string Name)> wards)
    {
        var name = shape.Name.Length > 0 ? shape.Name : shape.Code;
        // The ward is what people know: "Waltham Forest 028A" alone says nothing to them.
        return level == PlaceLevel.Lsoa ? (wards.TryGetValue(shape.Code, out var ward) ? $"{name}, {ward.Name}" : name)
            : shape.Name.Length > 0 ? name : wards.Values.FirstOrDefault(ward => ward.Code == shape.Code).Name ?? name;
    }

    sealed record People(Month Month, IReadOnlyDictionary<string, (decimal Count, IReadOnlyList<string> Files, bool Illustrative)> ByPlace);

    // A ward's residents are those of its LSOAs, as its crimes are; where not all of these are known, as published for the ward.
    static People? PeopleBy(FigureContext context, PlaceLevel level, PlaceSet set, IReadOnlyDictionary<string, (string Code, string Name)> wards, Month upTo)
    {
        string[] codes = [.. set.Shapes.Select(shape => shape.Code)];
        if (context.Readings.PeopleOf(level == PlaceLevel.Ward ? [.. codes, .. wards.Keys] : codes, upTo) is not { } people)
            return null;
        var parts = wards.GroupBy(pair => pair.Value.Code, pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var known = new Dictionary<string, (decimal, IReadOnlyList<string>, bool)>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            IReadOnlyList<string> of = level == PlaceLevel.Ward && parts.TryGetValue(code, out var lsoas) && lsoas.TrueForAll(people.ByPlace.ContainsKey) ? lsoas : [code];
            if (of.All(people.ByPlace.ContainsKey))
                known[code] = (of.Sum(one => people.ByPlace[one]), [.. of.Select(one => people.Files[one].Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], of.Any(one => people.Files[one].Illustrative));
        }
        return new People(people.Month, known);
    }

    static Estimate PeopleOf(Measure population, string code, People? people) => people is null ? Estimate.Missing("no numbers of residents by place are loaded")
        : !people.ByPlace.TryGetValue(code, out var found) ? Estimate.Missing("its number of residents is not loaded")
        : Estimate.Of(found.Count) with { SnapshotIds = found.Files, Illustrative = found.Illustrative, Inputs = [new ReadingKey(population.Id, Statistic.Value, code, Period.Of(people.Month), Slice.Whole)] };
}
