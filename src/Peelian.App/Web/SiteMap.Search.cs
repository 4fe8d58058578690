using Peelian.Render;

namespace Peelian.App.Web;

/// <content>Finding an area.</content>
sealed partial class SiteMap
{
    const int MostAsked = 60;

    /// <summary>
    /// Areas by what somebody typed: the one that is meant exactly, by its name, its code, a postcode in it or a ward that no other has;
    /// else the page of those areas, or wards, with that in their name.
    /// </summary>
    public (Area? Exact, Func<RenderedFile> Page) Search(string asked)
    {
        var text = asked.Length > MostAsked ? asked[..MostAsked] : asked;
        var typed = text.Trim();
        if (_edition.Catalogue.FindArea(typed) is { } area && _edition.Areas.Contains(area))
            return (area, () => _drawing.Areas(text, [area]));
        if (_edition.AreaOfPostcode(typed) is { } there)
            return (there, () => _drawing.Areas(text, [there]));
        List<Area> found = [.. _edition.Areas.Where(one => one.OtherNames.Append(one.Name).Append(one.Code).Any(name => Holds(name, typed)))];
        List<Sources.PlaceName> wards = [.. _edition.Finder.Wards.Where(ward => typed.Length > 0 && Holds(ward.Name, typed))];
        var called = wards.Where(ward => Area.MakeSlug(ward.Name) == Area.MakeSlug(typed)).ToList();
        if (found.Count == 0 && wards.Count == 0)
            found = [.. _edition.Catalogue.NearestAreas(text).Select(_edition.Catalogue.FindArea).OfType<Area>().Where(_edition.Areas.Contains)];
        var exact = found.Count == 1 && wards.Count == 0 ? found[0]
            : found.Count == 0 && (called.Count == 1 ? called[0] : wards.Count == 1 ? wards[0] : null) is { } ward ? _edition.Areas.First(one => one.Code == ward.AreaCode)
            : null;
        return (exact, () => _drawing.Areas(text, found, wards));
    }

    // Queen's Park is also looked for as Queens Park.
    static bool Holds(string name, string typed) => name.Contains(typed, StringComparison.OrdinalIgnoreCase) || (Area.MakeSlug(typed) is { Length: > 0 } slug && Area.MakeSlug(name).Contains(slug, StringComparison.Ordinal));
}
