using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>data.police.uk's questions, answered from what is loaded. What is not loaded is not found: never an empty list, which would say that there was nothing.</summary>
/// <param name="rows">The rows that may be told.</param>
/// <param name="catalogue">The forces.</param>
/// <param name="grounds">Which of them polices which ground.</param>
sealed partial class Mirror(IncidentRows rows, Catalogue catalogue, MirrorGrounds grounds)
{
    const string Street = "street";
    const string OutcomesTable = "outcomes";
    const string Stops = "stops";
    // As the interface has it.
    const long MostInArea = 10_000;

    readonly MirrorCoverage _coverage = new(catalogue, rows.Parts, grounds);

    IEnumerable<IncidentPart> PartsOf(string table) => rows.Parts.Where(part => part.Table == table);

    static MirrorAnswer Told(Action<MirrorWriter> write) => new(MirrorWriter.Bytes(write));

    /// <summary>The forces of which anything is loaded.</summary>
    public MirrorAnswer Forces() => Told(writer => writer.List(Loaded(), force => writer.Texts(("id", PoliceUkInterface.ForceId(force)), ("name", force.Name))));

    /// <summary>One of them.</summary>
    public MirrorAnswer Force(string id)
    {
        var force = ForceCalled(id);
        return Told(writer => writer.Force(PoliceUkInterface.ForceId(force), force.Name));
    }

    IEnumerable<Area> Loaded()
    {
        var codes = rows.Parts.Select(part => part.ForceCode).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return catalogue.Areas.Where(area => area.Kind == AreaKind.Force && codes.Contains(area.Code)).OrderBy(force => force.Name, StringComparer.Ordinal);
    }

    Area ForceCalled(string id) => Loaded().FirstOrDefault(force => PoliceUkInterface.ForceId(force) == id)
        ?? throw MirrorException.NotFound("No force of that id is loaded here: see forces.");

    /// <summary>The months that are loaded, the newest first.</summary>
    public MirrorAnswer Dates()
    {
        var months = rows.Parts.Where(part => part.Table != OutcomesTable).GroupBy(part => part.Month).OrderByDescending(month => month.Key);
        return Told(writer => writer.List(months, month => writer.Available(
            month.Key, month.Where(part => part.Table == Stops).Select(part => catalogue.FindForce(part.ForceCode!)).OfType<Area>().Select(PoliceUkInterface.ForceId).Order(StringComparer.Ordinal))));
    }

    /// <summary>The newest month of crimes.</summary>
    public MirrorAnswer LastUpdated()
    {
        var last = Latest(PartsOf(Street));
        return Told(writer => writer.Texts(("date", $"{last}-01")));
    }

    /// <summary>The categories of a month.</summary>
    public MirrorAnswer Categories(MirrorQuery query)
    {
        var month = query.Date ?? (PartsOf(Street).Any() ? Latest(PartsOf(Street)) : PoliceUkInterface.Categories.Max(category => category.From)!.Value);
        var categories = PoliceUkInterface.Categories.Where(category => category.IsOf(month)).ToList();
        return categories.Count > 0
            ? Told(writer => writer.List(categories.Prepend(PoliceUkInterface.AllCrime), category => writer.Texts(("url", category.Url), ("name", category.Name))))
            : throw MirrorException.NotFound($"No crime of {month} was ever published by category.");
    }

    static Month Latest(IEnumerable<IncidentPart> parts) => parts.Select(part => (Month?)part.Month).Max()
        ?? throw MirrorException.NotFound("Nothing that could answer this is loaded here: see crimes-street-dates.");

    // Null for all types.
    static List<string>? TypesOf(string category)
    {
        if (category == PoliceUkInterface.AllCrime.Url)
            return null;
        var types = PoliceUkInterface.Categories.Where(one => one.Url == category).SelectMany(one => one.Types).Distinct(StringComparer.Ordinal).ToList();
        return types.Count > 0 ? types : throw MirrorException.NotFound("There is no such category: see crime-categories.");
    }

    /// <summary>The parts of a month: the one asked for, else the newest.</summary>
    (Month Month, List<IncidentPart> Parts) MonthOf(string table, MirrorQuery query, Area? force = null)
    {
        var all = PartsOf(table).Where(part => force is null || part.ForceCode == force.Code).ToList();
        var month = query.Date ?? Latest(all);
        var parts = all.FindAll(part => part.Month == month);
        return parts.Count > 0 ? (month, parts)
            : throw MirrorException.NotFound($"No {NameOf(table)} of {month} are loaded here{(force is null ? "" : $" for {force.Name}")}: that does not say that there was nothing. See crimes-street-dates.");
    }

    static string NameOf(string table) => table == Stops ? "searches" : table == Street ? "crimes" : "outcomes";

    // Nothing there in that month: told as an empty list only where a force that has rows there in some month has been loaded for this one.
    void RefuseUnknown(string table, MirrorShape shape, IReadOnlyList<IncidentPart> parts)
    {
        var forces = rows.At([.. PartsOf(table).Where(part => part.ForceCode is not null)], shape.Box).Where(at => shape.Holds(at.Point)).Select(at => at.ForceCode).ToHashSet(StringComparer.Ordinal);
        if (!parts.Any(part => part is { ForceCode: { } force, IsPlaced: true } && forces.Contains(force)))
            throw MirrorException.NotFound("Nothing that is loaded here for that month is about that place: that does not say that there was nothing. See crimes-street-dates and the header Peelian-Coverage of answers.");
    }

    // A mile has its middle where a force polices that told nothing: what its neighbours have there is no answer.
    void RefuseUncovered(MirrorShape shape, IReadOnlyList<IncidentPart> parts, List<RowsAtPoint> points)
    {
        if (shape.Centre is not { IsEmpty: false } centre || grounds.At(centre) is not { } force)
            return;
        var isToldByFile = parts.Any(part => part.ForceCode == force && (part.IsPlaced || points.Exists(at => at.ForceCode == force)));
        if (!isToldByFile && !points.Exists(at => at.ForceCode is null))
            throw MirrorException.NotFound($"{catalogue.FindForce(force)?.Name ?? force} polices that place, and nothing of it is loaded here for that month: that does not say that there was nothing. See crimes-street-dates.");
    }

    /// <summary>The points within a shape that have rows, not too many.</summary>
    List<MapPoint> PointsIn(string table, MirrorShape shape, IReadOnlyList<IncidentPart> parts, List<string>? types = null)
    {
        var points = rows.At(parts, shape.Box, types).FindAll(at => shape.Holds(at.Point));
        if (points.Count == 0)
            RefuseUnknown(table, shape, parts);
        RefuseUncovered(shape, parts, points);
        // What files and answers both have is counted once at the most.
        var most = points.Where(at => at.ForceCode is not null).Sum(at => at.Rows);
        if (most > MostInArea)
            throw TooMany();
        return [.. points.Select(at => at.Point).Distinct()];
    }

    static MirrorException TooMany() => MirrorException.TooMuch($"There are more than {Figures.Format.Whole(MostInArea)} in that area: ask about a smaller one.");

    /// <summary>A place by the id that an answer gave it, or the nearest to a point at which anything was ever published.</summary>
    MirrorSpot PlaceOf(string table, MirrorQuery query)
    {
        if (query.LocationId is { } id)
        {
            return MirrorIds.PlaceOf(id) is { } place ? new MirrorSpot(place)
                : rows.PointsOfStreet([.. PartsOf(table)], id) is [var first, ..] ? new MirrorSpot(first)
                : throw MirrorException.NotFound("No place of that id is loaded here: take the id of a street in another answer of this mirror.");
        }
        var circle = new MirrorCircle(query.Point ?? throw MirrorException.Bad("Where is missing: give location_id, or lat and lng."));
        var nearest = rows.At([.. PartsOf(table)], circle.Box).Where(at => circle.Holds(at.Point)).OrderBy(at => circle.Metres(at.Point)).ThenBy(at => at.Point.Latitude).ThenBy(at => at.Point.Longitude).FirstOrDefault()
            ?? throw MirrorException.NotFound("No place within a mile of there is loaded here.");
        return new MirrorSpot(nearest.Point);
    }
}
