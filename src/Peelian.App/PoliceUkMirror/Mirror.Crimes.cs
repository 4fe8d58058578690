using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <content>Crimes and their outcomes.</content>
sealed partial class Mirror
{
    /// <summary>Crimes within a mile of a point, or in a polygon.</summary>
    public MirrorAnswer CrimesStreet(string category, MirrorQuery query)
    {
        var types = TypesOf(category);
        var shape = query.Shape;
        var (month, parts) = MonthOf(Street, query);
        return CrimesIn(shape, month, parts, types);
    }

    /// <summary>Crimes at a place.</summary>
    public MirrorAnswer CrimesAtLocation(MirrorQuery query)
    {
        var (month, parts) = MonthOf(Street, query);
        return CrimesIn(PlaceOf(Street, query), month, parts, null);
    }

    MirrorAnswer CrimesIn(MirrorShape shape, Month month, List<IncidentPart> parts, List<string>? types)
    {
        var points = PointsIn(Street, shape, parts, types);
        return Crimes(points.Count == 0 ? [] : rows.Crimes(parts, new() { Points = points, Types = types }), month, parts, shape);
    }

    /// <summary>A force's crimes that have no place.</summary>
    public MirrorAnswer CrimesNoLocation(MirrorQuery query)
    {
        var types = TypesOf(query.Text("category", "all-crime"));
        var force = ForceCalled(query.Text("force", "leicestershire"));
        var (month, parts) = MonthOf(Street, query, force);
        return Crimes(rows.Crimes(parts, new() { WithoutPlace = true, Types = types }), month, parts);
    }

    MirrorAnswer Crimes(List<CrimeRow> found, Month month, List<IncidentPart> parts, MirrorShape? shape = null)
    {
        var crimes = ToldCrime.Of(found);
        if (crimes.Count > MostInArea && crimes.Exists(crime => crime.Row.Point is not null))
            throw TooMany();
        var given = GivenIn(found, month);
        return _coverage.Of(Told(writer => writer.List(crimes, crime => writer.Crime(crime, MonthGiven(given, crime.Row)))), month, parts, shape);
    }

    static Month? MonthGiven(Dictionary<(string, string), Month> given, CrimeRow row) =>
        row is { CrimeId: { } id, Outcome: { } outcome } && given.TryGetValue((id, outcome), out var month) ? month : null;

    // The files of crimes have the last outcome without its month; those of outcomes have the month.
    Dictionary<(string, string), Month> GivenIn(List<CrimeRow> crimes, Month month)
    {
        var ids = crimes.Where(crime => crime is { Answer: null, Outcome: not null, CrimeId: not null }).Select(crime => crime.CrimeId!).ToHashSet(StringComparer.Ordinal);
        var forces = crimes.Select(crime => crime.ForceCode).ToHashSet(StringComparer.Ordinal);
        var given = new Dictionary<(string, string), Month>();
        foreach (var outcome in ids.Count == 0 ? [] : rows.Outcomes([.. PartsOf(OutcomesTable).Where(part => part.Month >= month && forces.Contains(part.ForceCode))], new() { CrimeIds = ids }))
        {
            var key = (outcome.CrimeId!, outcome.Outcome!);
            given[key] = given.TryGetValue(key, out var before) && before > outcome.Month ? before : outcome.Month;
        }
        return given;
    }

    /// <summary>Outcomes given in a month, at a place, within a mile of a point, or in a polygon.</summary>
    public MirrorAnswer Outcomes(MirrorQuery query)
    {
        var shape = query.LocationId is null ? query.Shape : null;
        var (month, parts) = MonthOf(OutcomesTable, query);
        shape ??= OutcomePlace(query);
        var points = PointsIn(OutcomesTable, shape, parts);
        var found = points.Count == 0 ? [] : rows.Outcomes(parts, new() { Points = points });
        var crimes = CrimesCalled(found);
        return _coverage.Of(Told(writer => writer.List(found, row => writer.Outcome(row, row.Month, row.CrimeId is { } id ? crimes.GetValueOrDefault(id) : null, withCrime: true))), month, parts, shape);
    }

    // The interface's own ids of streets come with crimes.
    MirrorSpot OutcomePlace(MirrorQuery query) => PlaceOf(MirrorIds.PlaceOf(query.LocationId!.Value) is null ? Street : OutcomesTable, query);

    Dictionary<string, ToldCrime> CrimesCalled(List<CrimeRow> outcomes)
    {
        var ids = outcomes.Select(outcome => outcome.CrimeId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
            return [];
        var last = outcomes.Max(outcome => outcome.Month);
        var forces = outcomes.Select(outcome => outcome.ForceCode).ToHashSet(StringComparer.Ordinal);
        return CrimesCalled([.. PartsOf(Street).Where(part => part.Month <= last && (part.ForceCode is null || forces.Contains(part.ForceCode)))], ids);
    }

    Dictionary<string, ToldCrime> CrimesCalled(IReadOnlyCollection<IncidentPart> parts, HashSet<string> ids) =>
        ToldCrime.Of(rows.Crimes(parts, new() { CrimeIds = ids })).GroupBy(crime => crime.Row.CrimeId!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    const int LengthOfId = 64;

    /// <summary>A crime's history, by its Crime ID.</summary>
    public MirrorAnswer OutcomesForCrime(string id)
    {
        if (id.Length != LengthOfId || !id.All(char.IsAsciiHexDigit))
            throw MirrorException.NotFound("That is no Crime ID: it is the persistent_id of a crime, 64 digits.");
        HashSet<string> ids = [id.ToLowerInvariant()];
        List<IncidentPart> parts = [.. PartsOf(OutcomesTable)];
        var outcomes = rows.Outcomes(parts, new() { CrimeIds = ids }).OrderBy(row => row.Month).ToList();
        var crime = CrimesCalled([.. PartsOf(Street)], ids).Values.FirstOrDefault();
        if ((outcomes.FirstOrDefault() ?? crime?.Row) is not { } any)
            throw MirrorException.NotFound("No crime of that id is loaded here.");
        List<(CrimeRow, Month?)> told = outcomes.ConvertAll(row => (row, (Month?)row.Month));
        // Of a crime whose outcomes are not loaded its own row has the last one, without its month.
        if (told.Count == 0 && crime?.Row.Outcome is not null)
            told.Add((crime.Row, null));
        return _coverage.Of(Told(writer => writer.History(told, any, crime)), null, parts);
    }
}
