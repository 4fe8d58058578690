namespace Peelian;

/// <summary>Everything under <c>catalogue/</c>, read and checked: areas, measures, packs, words.</summary>
public sealed class Catalogue
{
    readonly Dictionary<string, Area> _areasByCode;
    readonly Dictionary<string, Area> _areasByName;
    readonly Dictionary<string, Area> _forcesByName;
    readonly Dictionary<string, Measure> _measures;

    /// <summary>Makes a catalogue of checked entries; <see cref="CatalogueReader"/> does the checking.</summary>
    public Catalogue(IReadOnlyList<Area> areas, IReadOnlyList<Measure> measures, IReadOnlyList<Pack> packs, Words words, IReadOnlyList<Term> terms, IReadOnlyList<AreaGroup>? groups = null)
    {
        (Areas, Measures, Packs, Words, Terms, Groups) = (areas, measures, packs, words, terms, groups ?? []);
        HidesSmallCounts = measures.Any(measure => measure.Disclosure is not null);
        _areasByCode = areas.ToDictionary(area => area.Code, StringComparer.OrdinalIgnoreCase);
        _areasByName = new Dictionary<string, Area>(StringComparer.Ordinal);
        _forcesByName = new Dictionary<string, Area>(StringComparer.Ordinal);
        // A place comes before the force of the same name: "City of London" is the City, not its police.
        foreach (var area in areas.OrderBy(area => area.Kind == AreaKind.Force))
        {
            foreach (var slug in area.OtherNames.Prepend(area.Name).Select(Area.MakeSlug))
            {
                _areasByName.TryAdd(slug, area);
                if (area.Kind == AreaKind.Force)
                    _forcesByName.TryAdd(slug, area);
            }
        }
        _measures = measures.ToDictionary(measure => measure.Id, StringComparer.Ordinal);
    }

    /// <summary>Every area, in the order of the file.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Every measure, in the order of the files.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Groups of areas that somebody publishes.</summary>
    public IReadOnlyList<AreaGroup> Groups { get; }

    /// <summary>True where any measure has a rule of disclosure: then packs are looked through for small counts.</summary>
    public bool HidesSmallCounts { get; }

    /// <summary>Every pack.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    /// <summary>The words of sentences.</summary>
    public Words Words { get; }

    /// <summary>Glossary terms that are not measures.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The area with a GSS code, an official or other name, or a slug; null where there is none.</summary>
    public Area? FindArea(string text)
    {
        var trimmed = text.Trim();
        return _areasByCode.GetValueOrDefault(trimmed) ?? _areasByName.GetValueOrDefault(Area.MakeSlug(trimmed));
    }

    /// <summary>The force with a code, an official or other name, or its police.uk name; null where there is none.</summary>
    public Area? FindForce(string text)
    {
        var trimmed = text.Trim();
        return _areasByCode.GetValueOrDefault(trimmed) is { Kind: AreaKind.Force } force
            ? force
            : _forcesByName.GetValueOrDefault(Area.MakeSlug(trimmed));
    }

    /// <summary>The area, or an error for the user that names the nearest ones.</summary>
    public Area AreaCalled(string text)
    {
        if (FindArea(text) is { } area)
            return area;
        var nearest = NearestAreas(text);
        var advice = nearest.Count > 0
            ? $"Did you mean {string.Join(" or ", nearest)}?"
            : "'peelian list areas' shows them all.";
        throw new UserError($"No area called '{text}'. {advice}");
    }

    /// <summary>Names of areas near to a text.</summary>
    public IReadOnlyList<string> NearestAreas(string text) =>
        Nearest.To(text, Areas.SelectMany(area => area.OtherNames.Prepend(area.Name)));

    /// <summary>The measure with an id; null where there is none.</summary>
    public Measure? FindMeasure(string id) => _measures.GetValueOrDefault(id);

    /// <summary>The measure, or an error for the user that names the nearest ones.</summary>
    public Measure MeasureCalled(string id)
    {
        if (FindMeasure(id) is { } measure)
            return measure;
        var nearest = Nearest.To(id, _measures.Keys);
        var advice = nearest.Count > 0
            ? $"Did you mean {string.Join(" or ", nearest)}?"
            : "'peelian list measures' shows them all.";
        throw new UserError($"No measure called '{id}'. {advice}");
    }

    /// <summary>The term with an id: a glossary entry, or a measure's own definition. An id that is neither is a fault of the catalogue.</summary>
    public Term TermCalled(string id) =>
        FindMeasure(id) is { } measure ? new Term(measure.Id, measure.Name, measure.Definition, measure.DefinitionSource)
        : Terms.FirstOrDefault(term => term.Id == id)
        ?? throw new UserError($"The catalogue has no term or measure '{id}', which a pack uses.");

    /// <summary>The pack with an id, or an error for the user that names them all.</summary>
    public Pack PackCalled(string id) =>
        Packs.FirstOrDefault(pack => pack.Id == id)
        ?? throw new UserError($"No pack called '{id}'. Packs: {string.Join(", ", Packs.Select(pack => pack.Id))}.");

    /// <summary>The force that polices an area; the area itself where it is one; null where the catalogue names none.</summary>
    public Area? ForceOf(Area area) =>
        area.Kind == AreaKind.Force ? area
        : area.ParentCode is { } code ? _areasByCode.GetValueOrDefault(code)
        : null;

    /// <summary>The areas of a pack, in the catalogue's order.</summary>
    public IReadOnlyList<Area> AreasOf(Pack pack) => [.. Areas.Where(pack.Covers)];

    /// <summary>The pack's areas that share an area's force: what it is ranked among. For a force itself, its areas.</summary>
    public IReadOnlyList<Area> PeersOf(Pack pack, Area area) =>
        [.. AreasOf(pack).Where(peer => peer.ParentCode == (area.Kind == AreaKind.Force ? area.Code : area.ParentCode))];

    /// <summary>The same with more packs, such as those that the site makes for single measures.</summary>
    public Catalogue With(IEnumerable<Pack> packs) => new(Areas, Measures, [.. Packs, .. packs], Words, Terms, Groups);

    /// <summary>The parts of a force's figures that are no local authority: airports, place unknown.</summary>
    public IReadOnlyList<Area> PseudoAreasOf(Area force) =>
        [.. Areas.Where(area => area.Kind == AreaKind.Pseudo && area.ParentCode == force.Code)];
}
