using System.Globalization;
using System.Text;
using Peelian.Figures;
using Peelian.Findings;

namespace Peelian;

/// <summary>The packs that the site makes to set an area beside something that a reader chose: each of a printed pack's comparisons against that.</summary>
public static class BesidePack
{
    /// <summary>The id of such a pack.</summary>
    public static string IdOf(Comparator comparator) => "beside-" + comparator.Id;

    /// <summary>The pack for a comparator, over the counts and survey questions of another.</summary>
    /// <param name="catalogue">Its packs say which targets count from a year.</param>
    /// <param name="like">The pack whose areas, sources and measures it has.</param>
    /// <param name="comparator">What its areas are set against.</param>
    public static Pack Of(Catalogue catalogue, Pack like, Comparator comparator)
    {
        var figures = new List<PackFigure>();
        void Add(string kind, Options options) => figures.Add(new PackFigure(string.Create(CultureInfo.InvariantCulture, $"figure-{figures.Count + 1:00}"), figures.Count + 1, kind, options));
        var all = like.Sections.SelectMany(section => section.Figures).ToList();
        var crimes = all.Where(figure => figure.Kind == "crime-table").Select(figure => figure.Options).ToList();
        if (comparator.Kind == ComparatorKind.EarlierYear)
        {
            crimes.ForEach(options => Add("since-year", Read(Table(options) + TargetOf(catalogue, like, comparator.Year))));
        }
        else
        {
            crimes.ForEach(options => Add("beside-change", Read(Table(options))));
            if (ResidentsOf(all) is { } residents)
                crimes.ForEach(options => Add("beside-rate", Read(Table(options) + residents)));
            var had = crimes.SelectMany(options => options.Children("groups")).SelectMany(group => group.Texts("measures")).ToHashSet(StringComparer.Ordinal);
            foreach (var options in all.Where(figure => figure.Kind == "monthly-counts").Select(figure => figure.Options))
            {
                // A number at the end of a month is not added up over twelve.
                var measures = MeasuresOf(options).Where(id => catalogue.FindMeasure(id) is not { IsStock: true } && had.Add(id)).ToList();
                if (measures.Count > 0)
                    Add("beside-change", Read(Monthly(options, measures)));
            }
            foreach (var options in all.Where(figure => figure.Kind == "survey-table").Select(figure => figure.Options))
                Add("beside-survey", options);
            if (comparator.Profile is { } profile)
                Add(profile.Kind, profile.Options);
        }
        return new Pack
        {
            Id = IdOf(comparator),
            Title = like.Title,
            AreaKinds = like.AreaKinds,
            Forces = like.Forces,
            AreaCodes = like.AreaCodes,
            End = like.End,
            SourceOrder = like.SourceOrder,
            Shorthand = like.Shorthand,
            Comparator = comparator,
            PageOne = new PageOneOptions(0, 0, 0, []),
            Sections = [new PackSection("beside", "Beside each other", [], [.. figures])],
        };
    }

    /// <summary>What an area can be set beside: the force and its rest, the areas most alike, groups that it is in, earlier years. Other areas come besides.</summary>
    /// <param name="catalogue">Words and wiring.</param>
    /// <param name="like">The pack whose areas are meant.</param>
    /// <param name="years">Years in which financial years begin that are loaded.</param>
    public static IReadOnlyList<Comparator> Comparators(Catalogue catalogue, Pack like, IEnumerable<int> years) =>
    [
        new("rest", ComparatorKind.RestOfForce), new("force", ComparatorKind.Force),
        .. like.Sections.SelectMany(section => section.Figures).Where(figure => figure.Kind == "similar-areas").Take(1).Select(figure => new Comparator("similar", ComparatorKind.SimilarAreas) { Profile = figure }),
        .. catalogue.Groups.Select(group => new Comparator(group.Id, ComparatorKind.Group) { Group = group }),
        .. catalogue.AreasOf(like).Select(area => new Comparator(area.Slug, ComparatorKind.Area) { Other = area }),
        .. years.Select(year => new Comparator(string.Create(CultureInfo.InvariantCulture, $"{year}-{(year + 1) % 100:00}"), ComparatorKind.EarlierYear) { Year = year }),
    ];

    static string Table(Options options)
    {
        var yaml = new StringBuilder($"title: {Quote(options.Text("title"))}\nlead: [{string.Join(", ", options.Texts("lead"))}]\nfill: {Quote(options.Text("fill"))}\ngroups:\n");
        foreach (var group in options.Children("groups"))
            yaml.Append(Group(group.TextOrNull("title"), group.Texts("measures")));
        return yaml.ToString();
    }

    static string Group(string? title, IEnumerable<string> measures) =>
        $"  - measures: [{string.Join(", ", measures)}]\n" + (title is null ? "" : $"    title: {Quote(title)}\n");

    // Of a monthly figure the area's own series: what is of the force stands on the other side.
    static IEnumerable<string> MeasuresOf(Options options) => options.Children("series").Where(series => series.TextOrNull("of") is null or "area").Select(series => series.Text("measure"));

    static string Monthly(Options options, IReadOnlyList<string> measures) =>
        $"title: {Quote(options.Text("title"))}\nlead: [{string.Join(", ", measures)}]\nfill: {Quote(options.Text("fill"))}\ngroups:\n{Group(null, measures)}";

    // Residents and the census that a pack knows areas by.
    static string? ResidentsOf(List<PackFigure> all) =>
        all.Find(figure => figure.Kind == "similar-areas") is { } figure ? $"residents: {figure.Options.Text("measure")}\ncensus: {figure.Options.Text("census")}\nper: 1000\n" : null;

    // A target that some pack of the same areas counts from that year.
    static string TargetOf(Catalogue catalogue, Pack like, int year)
    {
        var target = catalogue.Packs.Where(pack => pack.Forces.SequenceEqual(like.Forces, StringComparer.Ordinal)).SelectMany(pack => pack.Sections).SelectMany(section => section.Figures)
            .Select(figure => figure.Options.Has("target") && figure.Kind == "crime-table" ? figure.Options.Child("target") : null).FirstOrDefault(target => target?.Int("baseline", 0) == year);
        return target is null ? "" : $"target:\n  measure: {target.Text("measure")}\n  baseline: {target.Text("baseline")}\n  change_percent: {target.Text("change_percent")}\n"
            + (target.TextOrNull("text") is { } text ? $"  text: {Quote(text)}\n" : "") + (target.TextOrNull("until") is { } until ? $"  until: {until}\n" : "");
    }

    static Options Read(string yaml) => MeasurePack.Read(yaml, "the pack of what areas are set beside");

    static string Quote(string text) => MeasurePack.Quote(text);
}
