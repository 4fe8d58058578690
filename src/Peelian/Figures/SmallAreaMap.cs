using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>
/// A measure of street crime by ward or LSOA: counts, and where residents are known rates with their limits, how firm each is, what
/// can be told from the rest of the area, and which places stand in a cluster; drawn as a map.
/// </summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c> (its catalogue entry says <c>mapped: true</c>), <c>level</c> (ward or lsoa), <c>population</c>,
/// <c>per</c> (residents in the base of the rate; 1,000), <c>fill</c>.
/// </remarks>
public sealed class SmallAreaMap : IFigureKind
{
    // With fewer places hardly any order of them would be rare enough to be a cluster.
    const int FewestForClusters = 10;

    const int Count = 2, People = 3, Rate = 4, Lower = 5, Firm = 7, Evidenced = 10, Cluster = 11;

    const string High = "high", Low = "low";

    /// <inheritdoc/>
    public string Id => "small-area-map";

    sealed record Line(PlaceLine Place, Estimate Rate, EvidenceRow Evidence, Local Local);

    // Where a place stands among its neighbours: the cluster's id, empty for none; or why that is not told.
    sealed record Local(string? Cluster, double? Z = null, double? Q = null, string Why = "");

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var (measure, population) = (MappedMeasure(figure, context), context.Catalogue.MeasureCalled(options.Text("population")));
        var (level, per) = (options.OneOf("level", PlaceLevels.ById, PlaceLevel.Lsoa), options.Int("per", 1000));
        var now = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        context.Readings.Need([measure, population], now);
        var unit = UnitOf(context.Words, level);
        var draft = new FigureDraft { Columns = Columns(context, measure, population, unit, per), Title = $"{options.Text("title")}, {unit.Many} of {context.Area.Name}, {now.Label}" };
        var total = context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [now]), measure, context.Area.Code, now);
        var counts = total.IsMissing || measure.Disclosure is not null || context.IsOfForce ? null : PlaceCounts.Of(context, measure, population, level, now);
        if (counts is null)
        {
            draft.Gap = new Gap(WhyNone(context, measure, total, unit), options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        var lines = Lines(context, measure, counts, per, now);
        AddRows(draft, context, lines, unit, per);
        new SmallAreaWords(draft, context, measure, counts, unit, now).Say(per, ChangeEvidence.IsSpreadUnknown([.. lines.Select(line => line.Evidence)]));
        draft.Chart = Draw(draft, context, counts, unit);
        return draft;
    }

    /// <summary>The measure of a map, which the catalogue has to allow.</summary>
    /// <exception cref="UserError">It does not, or it is not of street crime.</exception>
    internal static Measure MappedMeasure(PackFigure figure, FigureContext context)
    {
        var measure = context.Catalogue.MeasureCalled(figure.Options.Text("measure"));
        return measure is { IsMapped: true, Incidents.Table: "street" } ? measure : throw new UserError(
            $"{figure.Options.File}:{figure.Options.Line} '{measure.Id}' may not be shown below its area: only measures of street crime whose catalogue entry says 'mapped: true' are, because others are about few people.");
    }

    internal static Unit UnitOf(Words words, PlaceLevel level) => new(words.Say($"place-{level.Id()}").Text, words.Say($"places-{level.Id()}").Text);

    static string WhyNone(FigureContext context, Measure measure, Estimate total, Unit unit) =>
        measure.Disclosure is not null ? $"Small numbers of {FigureContext.InText(measure)} are hidden, so they are not shown by {unit.One}."
        : context.IsOfForce ? $"{Grammar.Capital(unit.Many)} are shown area by area."
        : total.IsMissing ? $"No {FigureContext.InText(measure)} are loaded for {context.Area.Name}: {total.WhyMissing}."
        : $"No shapes of {unit.Many} of {context.Area.Name} are loaded.";

    static List<Column> Columns(FigureContext context, Measure measure, Measure population, Unit unit, int per) =>
    [
        new("place_code", "Code", ColumnKind.Text) { Shown = false, Description = "GSS code" },
        new("place", Grammar.Capital(unit.One), ColumnKind.Text) { IsRowHead = true, Description = "Name" },
        new("count", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
        new("residents", "Residents") { Unit = population.Unit.Many, Description = "People who usually live there; those of a ward are those of its LSOAs where these are known" },
        new($"per_{Raw(per)}", $"Per {Format.Whole(per)} residents") { Unit = $"per {Format.Whole(per)}", Decimals = 1, Description = $"{measure.Name} for every {Format.Whole(per)} residents" },
        .. EvidenceColumns.Limits("rate_lower", "rate_upper", $"Per {Format.Whole(per)} residents", "the rate", $"per {Format.Whole(per)}", 1),
        new("firmness", "How firm", ColumnKind.Text) { Description = "How firm the rate is by itself: firm where its 95% limits lie within a fifth of it, rough within a half, very rough beyond" },
        new("against_lower", "Ratio to the rest, lower limit") { Unit = "ratio", Decimals = 2, Shown = false, Description = "Lower limit of the 95% interval of the rate over that of the other places together" },
        new("against_upper", "Ratio to the rest, upper limit") { Unit = "ratio", Decimals = 2, Shown = false, Description = "Upper limit of the same; empty where there is none" },
        EvidenceColumns.Word("evidence", $"Against the rest of {context.Area.Name}", $"the rate against that of the other {unit.Many} together"),
        new("cluster", "Cluster", ColumnKind.Text) { Description = "Whether it is high or low together with those that it borders on (Gi*)" },
        new("cluster_z", "Gi* (standard deviations)") { Decimals = 2, Shown = false, Description = "How far the rates of the place and its neighbours together lie from what they would be if rates lay anywhere" },
        new("cluster_q", "Gi*, adjusted p (q)") { Decimals = 4, Shown = false, Description = "By conditional permutation, after Benjamini and Hochberg over the map" },
        new("band", "Step on the map", ColumnKind.Text) { Shown = false, Description = "How dark it is drawn" },
    ];

    static string Raw(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static List<Line> Lines(FigureContext context, Measure measure, PlaceCounts counts, int per, Period now)
    {
        var choice = context.Counter.Choose(measure, context.Area.Code, [now]);
        var spread = ChangeEvidence.Spread(context, choice, measure, context.Area.Code, now);
        var known = counts.Lines.Where(IsKnown).ToList();
        var (events, people) = (known.Sum(line => line.Count.Value!.Value), known.Sum(line => line.People.Value!.Value));
        var judged = EvidenceTable.OfCounts([.. counts.Lines.Select(line => !IsKnown(line) || known.Count < 2 ? null : new CountComparison(
            RateRatio.Counts((long)line.Count.Value!.Value, (double)line.People.Value!.Value, (long)(events - line.Count.Value.Value), (double)(people - line.People.Value.Value)), spread))]);
        var local = Locals(known, per);
        return [.. counts.Lines.Zip(judged, (line, evidence) => new Line(line, RateOf(line, per), evidence, local.GetValueOrDefault(line.Code) ?? new Local(null, Why: line.Count.WhyMissing ?? line.People.WhyMissing ?? "no rate")))];
    }

    static bool IsKnown(PlaceLine line) => line is { Count.IsMissing: false, People: { IsMissing: false, Value: > 0 } };

    static Estimate RateOf(PlaceLine line, int per) => Ratios.Rate(line.Count, line.People, per) is { IsMissing: false } rate
        ? rate with { Interval = PoissonLimits.Rate((long)line.Count.Value!.Value, (double)line.People.Value!.Value, per).ToInterval() }
        : Ratios.Rate(line.Count, line.People, per);

    static Dictionary<string, Local> Locals(List<PlaceLine> known, int per)
    {
        if (known.Count < FewestForClusters)
            return known.ToDictionary(line => line.Code, _ => new Local(null, Why: "too few places for clusters to be told"), StringComparer.Ordinal);
        double[] rates = [.. known.Select(line => (double)Rounding.ToCell((double)(per * line.Count.Value!.Value / line.People.Value!.Value)))];
        var neighbours = Contiguity.Of([.. known.Select(line => line.Shape)]);
        var (z, p) = (GetisOrd.Z(rates, neighbours), GetisOrd.P(rates, neighbours));
        var tested = Enumerable.Range(0, known.Count).Where(at => p[at] is not null).ToArray();
        var q = BenjaminiHochberg.Adjust([.. tested.Select(at => p[at]!.Value)]);
        var found = known.ToDictionary(line => line.Code, _ => new Local(null, Why: "it borders on no other place with a rate"), StringComparer.Ordinal);
        for (var at = 0; at < tested.Length; at++)
        {
            var place = tested[at];
            found[known[place].Code] = new Local(Rounding.ToCell(q[at]) > Evidence.CalledUpTo ? "" : z[place] > 0 ? High : Low, z[place], q[at]);
        }
        return found;
    }

    static void AddRows(FigureDraft draft, FigureContext context, List<Line> lines, Unit unit, int per)
    {
        var rated = lines.Exists(line => !line.Rate.IsMissing);
        var drawn = lines.Select(line => rated ? line.Rate : line.Place.Count).ToList();
        var whole = WholeRate(draft, context, lines, unit, per);
        foreach (var (line, value) in lines.Zip(drawn).OrderByDescending(pair => pair.Second.Value ?? -1).ThenBy(pair => pair.First.Place.Name, StringComparer.Ordinal).ThenBy(pair => pair.First.Place.Code, StringComparer.Ordinal))
        {
            Cell Number(double? number, int decimals) => Cells.Rate(number is { } one ? Estimate.Of(Rounding.ToCell(one)).From(line.Rate) : Estimate.Missing(line.Local.Why), decimals);
            Cell Limit(decimal? limit) => Cells.Rate(limit is { } one ? Estimate.Of(one).From(line.Rate) : Estimate.Missing(line.Rate.WhyMissing ?? "there is no such limit"), 2);
            draft.Rows.Add(new Row(line.Place.Code,
            [
                Cell.Words(line.Place.Code), Cell.Words(line.Place.Name), Cells.Count(line.Place.Count), Cells.Count(line.Place.People), Cells.Rate(line.Rate, 1),
                .. EvidenceColumns.LimitsOf(line.Rate, limit => Cells.Rate(limit, 1)),
                line.Rate is { Value: { } rate, Interval: { } limits } ? Cell.Words(Reliability.Text(Reliability.Of(rate, limits))) : EvidenceColumns.NoWord(line.Rate.WhyMissing!),
                Limit(line.Evidence.Ratio?.Lower), Limit(line.Evidence.Ratio?.Upper),
                line.Rate.IsMissing ? EvidenceColumns.NoWord(line.Rate.WhyMissing!) : Cell.Of(line.Evidence.Word),
                line.Local.Cluster is { } cluster ? Cell.Words(cluster, cluster.Length == 0 ? "" : context.Words.Say($"map-cluster-{cluster}").Text) : EvidenceColumns.NoWord(line.Local.Why),
                Number(line.Local.Z, 2), Number(line.Local.Q, 4),
                value.IsMissing ? EvidenceColumns.NoWord(value.WhyMissing!) : Cell.Words(BandOf(value.Value!.Value, whole)),
            ]));
        }
    }

    // What the steps of lightness are measured by: the rate of all places together, or without rates the average count of a place.
    static decimal WholeRate(FigureDraft draft, FigureContext context, List<Line> lines, Unit unit, int per)
    {
        var rated = lines.Exists(line => !line.Rate.IsMissing);
        var of = lines.Where(line => rated ? !line.Rate.IsMissing : !line.Place.Count.IsMissing).Select(line => line.Place).ToList();
        var events = Ratios.Sum([.. of.Select(line => line.Count)]);
        var rate = rated ? Ratios.Rate(events, Ratios.Sum([.. of.Select(line => line.People)]), per) : Ratios.Rate(events, Estimate.Of(of.Count), 1);
        draft.Fact("mapped", $"On the map, all {unit.Many} together", Cells.Count(events));
        draft.Fact("whole", rated ? $"Rate of all {unit.Many} together" : $"Average of a {unit.One}", Cells.Rate(rate, 1));
        return rate.Value ?? 0;
    }

    static readonly string[] Bands = ["half", "under", "over", "double"];

    static string BandOf(decimal value, decimal whole) => Bands[2 * value <= whole ? 0 : value <= whole ? 1 : value < 2 * whole ? 2 : 3];

    static Chart Draw(FigureDraft draft, FigureContext context, PlaceCounts counts, Unit unit)
    {
        var rated = draft.Rows.Exists(row => !row.Cells[Rate].IsMissing);
        var words = context.Words;
        var bands = Bands.Select(band => new MapBand(band, words.Say(rated ? $"map-rate-{band}" : $"map-count-{band}", ("area", context.Area), ("place", unit.One)).Text));
        var shapes = Outlines.Of(counts.Set.Shapes.ToDictionary(shape => shape.Code, shape => shape.Geometry, StringComparer.Ordinal), counts.Set.Source)!;
        var clusters = ((string[])[High, Low]).Where(cluster => draft.Rows.Exists(row => row.Cells[Cluster].Raw == cluster)).Select(cluster => new MapBand(cluster, words.Say($"map-cluster-{cluster}").Text)).ToList();
        return new Chart(ChartKind.Map, "place", [draft.Columns[rated ? Rate : Count].Id])
        {
            EvidenceColumnId = rated ? draft.Columns[Evidenced].Id : null,
            Heading = rated ? draft.Columns[Rate].Title : draft.Columns[Count].Title,
            HowToRead = words.Say(rated ? "map-how-rates" : "map-how-counts", ("place", unit.One), ("places", unit.Many)).Text,
            Map = new MapDrawing(shapes, "band", [.. bands])
            {
                ClusterColumnId = clusters.Count > 0 ? "cluster" : null,
                Clusters = clusters,
                PaleWords = rated ? words.Say("map-pale", ("area", context.Area)).Text : null,
                EmptyWords = words.Say("map-empty").Text,
            },
            Description = $"A map of {context.Area.Name} by {unit.One}. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    /// <summary>What the words of the map say of it, from its rows.</summary>
    sealed class SmallAreaWords(FigureDraft draft, FigureContext context, Measure measure, PlaceCounts counts, Unit unit, Period now)
    {
        public void Say(int per, bool spreadUnknown)
        {
            var rated = draft.Rows.Where(row => !row.Cells[Rate].IsMissing).ToList();
            if (rated.Count > 1)
                SayRates(rated, per);
            else
                SayCounts();
            SayWhatIsMissing();
            draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
            Explain(rated.Count > 1, spreadUnknown);
        }

        readonly (string, Slot)[] _about = [("area", context.Area), ("measure", FigureContext.InText(measure)), ("period", now), ("place", unit.One), ("places", unit.Many)];

        Cell Counted(string id, string label, decimal value, bool shown = false) => draft.Fact(id, label, Cells.Count(Estimate.Of(value)), shown);

        void SayRates(List<Row> rated, int per)
        {
            bool Is(Row row, params EvidenceWord[] words) => row.Cells[Evidenced].Evidence is { } word && words.Contains(word);
            var higher = Counted("higher", "With a higher rate than the rest", rated.Count(row => Is(row, EvidenceWord.Higher, EvidenceWord.ClearlyHigher)));
            var lower = Counted("lower", "With a lower rate than the rest", rated.Count(row => Is(row, EvidenceWord.Lower, EvidenceWord.ClearlyLower)));
            var judged = Counted("judged", "With a rate", rated.Count);
            var some = higher.Number!.Value + lower.Number!.Value > 0;
            draft.Sentences.Add(context.Words.Say(some ? "map-told" : "map-told-none", [.. _about, ("higher", higher), ("lower", lower), ("judged", judged)]));
            var above = rated.Where(row => Is(row, EvidenceWord.Higher, EvidenceWord.ClearlyHigher)).ToList();
            if (above.Count > 0)
                draft.Sentences.Add(context.Words.Say(above.Count <= MostNames ? "map-higher" : "map-higher-many", ("names", NamesOf(above))));
            SayClusters(rated);
            var top = rated[0].Cells;
            draft.Sentences.Add(context.Words.Say("map-highest", [.. _about, ("name", top[1]), ("rate", top[Rate]), ("lower", top[Lower]), ("upper", top[Lower + 1]), ("firmness", top[Firm]),
                ("whole", draft.Facts.Find(fact => fact.Id == "whole")!.Cell), ("per", Counted("per", "Residents in the base of the rate", per))]));
            if (some)
                draft.Sentences.Add(context.Words.Say("map-chance", [.. _about, ("every", Counted("one_by_chance_in", "Of so many that differ, about one by chance", (int)(1 / Evidence.CalledUpTo)))]));
        }

        const int MostNames = 5;

        void SayClusters(List<Row> rated)
        {
            if (!rated.Exists(row => row.Cells[Cluster].Number is null))
                return;
            var high = rated.Where(row => row.Cells[Cluster].Raw == High).ToList();
            var clusters = Counted("clusters", "In a cluster of high rates", high.Count);
            draft.Sentences.Add(high.Count == 0 ? context.Words.Say("map-no-cluster", _about)
                : context.Words.Say(high.Count <= MostNames ? "map-cluster" : "map-cluster-many", [.. _about, ("clusters", clusters), ("names", NamesOf(high))]));
        }

        static string NamesOf(List<Row> rows) => Grammar.List([.. rows.Take(MostNames).Select(row => row.Cells[1].Printed)], ";");

        void SayCounts()
        {
            var top = draft.Rows.Find(row => !row.Cells[Count].IsMissing)!.Cells;
            draft.Sentences.Add(context.Words.Say("map-most", [.. _about, ("name", top[1]), ("count", top[Count]), ("total", draft.Facts.Find(fact => fact.Id == "mapped")!.Cell)]));
            draft.Sentences.Add(context.Words.Say("map-no-rate", [.. _about, ("why", draft.Rows[0].Cells[People].WhyMissing ?? "rates are not to be had")]));
        }

        void SayWhatIsMissing()
        {
            if (counts.WithoutShape.Value > 0)
                draft.Sentences.Add(context.Words.Say("map-without-shape", [.. _about, ("without", draft.Fact("without_shape", "In the area, without a shape", Cells.Count(counts.WithoutShape), shown: false))]));
            var all = draft.Fact("of_force", $"All of {context.ForceInText}", Cells.Count(counts.OfForce), shown: false);
            if (counts.WithoutPlace.Value > 0)
                draft.Sentences.Add(context.Words.Say("map-without-place", [.. _about, ("force", context.ForceInText), ("all", all), ("without", draft.Fact("without_place", $"Of {context.ForceInText}, without a place", Cells.Count(counts.WithoutPlace), shown: false))]));
        }

        void Explain(bool rates, bool spreadUnknown)
        {
            draft.Term(measure.Id);
            foreach (var term in (string[])["police-uk", counts.Set.Level == PlaceLevel.Ward ? "electoral-ward" : "lsoa", .. rates ? ["residents-by-place", "local-cluster"] : Array.Empty<string>()])
                draft.Term(context.Catalogue.TermCalled(term).Id);
            if (counts.Set.Edition.Length > 0)
                draft.Facts.Add(new Fact("edition", "Year of the codes of the shapes", Cell.Words(counts.Set.Edition)) { Shown = false });
            if (rates && counts.PeopleMonth is { } month)
                draft.Note(context.Words.Say("map-note-residents", ("month", month)).Text);
            draft.Note(context.Words.Say("map-note-places", ("places", unit.Many), ("area", context.Area)).Text);
            if (rates)
                draft.Note(context.Words.Say("map-note-sure", ("places", unit.Many)).Text);
            if (spreadUnknown)
                draft.Note(ChangeEvidence.SpreadUnknown);
        }
    }
}
