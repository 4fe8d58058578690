namespace Peelian.Render.Site;

/// <summary>How far the data of a theme reach.</summary>
/// <param name="Section">The theme.</param>
/// <param name="Last">The last month; null where nothing is loaded.</param>
public sealed record ThemeReach(PackSection Section, Month? Last)
{
    /// <summary>What files would fill it.</summary>
    public IReadOnlyList<string> Fill => [.. Section.Figures.Select(figure => figure.Options.TextOrNull("fill")).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <summary>A built edition of a pack.</summary>
/// <param name="PackId">Which pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Area">Its area.</param>
/// <param name="Month">Its month.</param>
/// <param name="Files">Its files, below its folder.</param>
public sealed record PackEdition(string PackId, string Title, Area Area, Month Month, IReadOnlyList<string> Files);

/// <summary>By what, besides its own names, an area can be found.</summary>
/// <param name="Wards">Wards in the site's areas.</param>
/// <param name="HasPostcodes">True where a postcode directory is loaded; only a server looks postcodes up.</param>
public sealed record Finder(IReadOnlyList<Sources.PlaceName> Wards, bool HasPostcodes)
{
    /// <summary>The label of the field to type in.</summary>
    public string Label => (Wards.Count > 0, HasPostcodes) switch
    {
        (true, true) => "Name or code of an area, ward or postcode",
        (true, false) => "Name or code of an area, or a ward",
        (false, true) => "Name or code of an area, or a postcode",
        _ => "Name or code of an area",
    };
}

/// <summary>A theme of which an area has data.</summary>
/// <param name="Id">Which.</param>
/// <param name="Moves">True where its figures differ from window to window; a survey's and a census's do not.</param>
public sealed record AreaTheme(string Id, bool Moves);
