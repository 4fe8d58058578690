namespace Peelian.App.PoliceUkMirror;

/// <summary>The interface's addresses, and the question that each is.</summary>
static class MirrorRoutes
{
    /// <summary>Where the mirror stands.</summary>
    public const string Root = "/police-uk/api";

    static readonly Dictionary<string, Func<Mirror, MirrorQuery, MirrorAnswer>> Plain = new(StringComparer.Ordinal)
    {
        ["forces"] = (mirror, _) => mirror.Forces(),
        ["crime-categories"] = (mirror, query) => mirror.Categories(query),
        ["crime-last-updated"] = (mirror, _) => mirror.LastUpdated(),
        ["crimes-street-dates"] = (mirror, _) => mirror.Dates(),
        ["crimes-at-location"] = (mirror, query) => mirror.CrimesAtLocation(query),
        ["crimes-no-location"] = (mirror, query) => mirror.CrimesNoLocation(query),
        ["outcomes-at-location"] = (mirror, query) => mirror.Outcomes(query),
        ["stops-street"] = (mirror, query) => mirror.StopsStreet(query),
        ["stops-at-location"] = (mirror, query) => mirror.StopsAtLocation(query),
        ["stops-force"] = (mirror, query) => mirror.StopsForce(query, withoutPlace: false),
        ["stops-no-location"] = (mirror, query) => mirror.StopsForce(query, withoutPlace: true),
    };

    static readonly Dictionary<string, Func<Mirror, string, MirrorQuery, MirrorAnswer>> WithName = new(StringComparer.Ordinal)
    {
        ["forces"] = (mirror, id, _) => mirror.Force(id),
        ["crimes-street"] = (mirror, category, query) => mirror.CrimesStreet(category, query),
        ["outcomes-for-crime"] = (mirror, id, _) => mirror.OutcomesForCrime(id),
    };

    /// <summary>Every address, with <c>{name}</c> where one is to be named.</summary>
    public static IEnumerable<string> All => Plain.Keys.Concat(WithName.Keys.Select(route => route + "/{name}"));

    /// <summary>The question that stands at a path below the root.</summary>
    /// <exception cref="MirrorException">None does.</exception>
    public static Func<Mirror, MirrorQuery, MirrorAnswer> Find(string path) => path.Trim('/').Split('/') switch
    {
        [var route] when Plain.TryGetValue(route, out var ask) => ask,
        [var route, var name] when WithName.TryGetValue(route, out var ask) => (mirror, query) => ask(mirror, name, query),
        ["locate-neighbourhood"] or [_, "neighbourhoods"] or [_, "people"] or [_, _, "boundary" or "people" or "events" or "priorities"] =>
            throw MirrorException.NotFound("Neighbourhoods and officers are not among what is loaded here."),
        _ => throw MirrorException.NotFound($"There is no such question. There are: {string.Join(", ", All)}."),
    };
}
