using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The areas of the force whose residents are most like those of the pack's area, by a census, with how far apart they are.</summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c> (the residents), <c>census</c> (its month), <c>dimension</c> and <c>groups</c> (value and term of
/// each group whose share counts), <c>nearest</c> (rows beside the area's own), <c>fill</c>. See <see cref="ProfileDistance"/>.
/// </remarks>
public sealed class SimilarAreas : IFigureKind
{
    // Distances among fewer areas say more of how few there are than of how alike; the sentence names three others.
    const int FewestAreas = 5;

    /// <inheritdoc/>
    public string Id => "similar-areas";

    sealed record Profile(Area Area, Estimate Residents, IReadOnlyList<Estimate> Counts)
    {
        public bool IsKnown => Residents.Value > 0 && Counts.All(count => !count.IsMissing);

        // Size in proportion: twice as many people are as far from as many as half are.
        public IReadOnlyList<double> Variables => [Math.Log2((double)Residents.Value!.Value), .. Counts.Select(count => (double)(count.Value!.Value / Residents.Value.Value))];
    }

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var measure = context.Catalogue.MeasureCalled(options.Text("measure"));
        var census = Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03."));
        var groups = options.Map("groups").Select(pair => (Value: pair.Key, Term: context.Catalogue.TermCalled(pair.Value))).ToList();
        context.Readings.Need([measure], census);
        context.Readings.Need([measure], census, options.Text("dimension"));
        var draft = new FigureDraft
        {
            Columns = ColumnsFor(measure, groups.Select(group => (group.Value, group.Term.Name))),
            Title = $"{options.Text("title")}, {context.PeerUnit.Many} of {context.Force.Name}, census of {census.Label}",
        };
        Estimate Count(Area area, Slice slice) => context.Counter.Total(context.Counter.Choose(measure, area.Code, [census], slice), measure, area.Code, census, slice);
        var profiles = context.Peers
            .Select(area => new Profile(area, Count(area, Slice.Whole), [.. groups.Select(group => Count(area, Slice.Of(options.Text("dimension"), group.Value)))]))
            .Where(profile => profile.IsKnown).ToList();
        var own = profiles.FindIndex(profile => profile.Area.Code == context.Area.Code);
        if (own < 0 || profiles.Count < FewestAreas)
        {
            draft.Gap = new Gap(own < 0 ? $"No residents of {context.Area.Name} by group are loaded for {census.Label}." : $"The residents of fewer than {Format.Whole(FewestAreas)} {context.PeerUnit.Many} are loaded for {census.Label}.", options.Text("fill"));
            return draft;
        }
        AddRows(draft, profiles, own, options.Int("nearest", 10));
        draft.Period = census;
        draft.Term(measure.Id);
        Say(draft, context, census);
        if (profiles.Count < context.Peers.Count)
            draft.Note($"The residents of {Format.Whole(context.Peers.Count - profiles.Count)} of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many} are not loaded.");
        return draft;
    }

    /// <summary>The nearest areas, the most alike first; none where their residents are not known.</summary>
    internal static IReadOnlyList<Area> Nearest(PackFigure figure, FigureContext context, int most) =>
        context.Counter.Once<IReadOnlyList<Area>>(("nearest", figure, context.Area.Code, most), () => new SimilarAreas().Build(figure, context).Rows
            .Where(row => row.Id != context.Area.Code).Take(most).Select(row => context.Catalogue.AreaCalled(row.Id)).ToList());

    static Column[] ColumnsFor(Measure measure, IEnumerable<(string Id, string Name)> groups) =>
    [
        .. CountRanking.AreaColumns,
        new("distance", "Distance (standard deviations)") { Unit = "standard deviations", Decimals = 2, Description = "Root mean square of the standardised differences from the pack's area in number of residents (logarithm) and in the share of each group; 0 is alike" },
        new("residents", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
        .. groups.Select(group => new Column($"{group.Id.Replace('-', '_')}_percent", $"{group.Name} (%)") { Unit = "%", Decimals = 0, Description = $"Share of residents: {group.Name}" }),
    ];

    static void AddRows(FigureDraft draft, List<Profile> profiles, int own, int nearest)
    {
        var distances = ProfileDistance.From([.. profiles.Select(profile => profile.Variables)], own);
        // Rounded before they are ordered: what is printed alike is not told apart by the last digit of a processor.
        var ordered = profiles.Select((profile, at) => (Profile: profile, At: at, Distance: Rounding.ToCell(distances[at])))
            .OrderBy(one => one.At != own).ThenBy(one => one.Distance).ThenBy(one => one.Profile.Area.Name, StringComparer.Ordinal).Take(nearest + 1);
        var ids = profiles.Select(profile => profile.Residents).ToArray();
        foreach (var (profile, _, distance) in ordered)
        {
            draft.Rows.Add(new Row(profile.Area.Code,
            [
                Cell.Words(profile.Area.Code), Cell.Words(profile.Area.Name),
                // Standardised over all areas, so it rests on the files of all.
                Cells.Rate(Estimate.Of(distance).From(ids), 2), Cells.Count(profile.Residents),
                .. profile.Counts.Select(count => Cells.Share(Ratios.SharePercent(count, profile.Residents), count, profile.Residents, 0)),
            ]));
        }
    }

    static void Say(FigureDraft draft, FigureContext context, Period census)
    {
        var others = draft.Rows.Where(row => row.Id != context.Area.Code).ToList();
        Slot NameOf(int place) => context.Catalogue.AreaCalled(others[place].Id);
        draft.Sentences.Add(context.Words.Say("similar-areas",
            ("census", census), ("peers", context.PeerUnit.Many), ("area", context.Area),
            ("first", NameOf(0)), ("second", NameOf(1)), ("third", NameOf(2)),
            ("firstDistance", others[0].Cells[2]), ("secondDistance", others[1].Cells[2]), ("thirdDistance", others[2].Cells[2])));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        draft.Note("The distance compares the number of residents (as a proportion) and the share of each group, each in standard deviations over all areas of the force: 0 would be alike in all of them, 1 apart by one standard deviation in each.");
        draft.Note("Alike in who lives there is not alike in everything: incomes, visitors, night life and transport are not in it. It is no official group of similar areas.");
        draft.Chart = new Chart(ChartKind.Bars, "area", ["distance"])
        {
            HighlightRowId = context.Area.Code,
            Description = $"A bar for each of {Format.Whole(draft.Rows.Count)} {context.PeerUnit.Many}, {context.Area.Name} first and then the nearest: how far its residents are from those of {context.Area.Name}. {draft.Sentences[0].Text}",
        };
    }
}
