namespace Peelian.Figures;

/// <summary>The indicators of an area: which cells of which kinds of figure are one measure's number.</summary>
/// <remarks>What compares groups or publications in many ways at once is read as a whole figure and has no indicators.</remarks>
public static class Indicators
{
    // Where in a row, or among the facts, the parts of an indicator stand; {0} is the series or share that has columns of its own.
    sealed record Place(string Calculation, string Value, string? Word, Against? Against, IReadOnlyList<string> Counts, string Said = "");

    static Place Count(string column, string said = "") => new("count", column, null, null, [column], said);

    static Place Change(string value, string word, params IReadOnlyList<string> counts) => new("change", value, word, Against.YearBefore, counts);

    static readonly Place[] OfCrime =
    [
        Count("current"), Change("change_percent", "evidence", "previous", "current"),
        new("change-against-rest", "against_rest_ratio", "against_rest", Against.RestOfForce, ["previous", "current", "rest_previous", "rest_current"]),
    ];

    static readonly Place[] OfSurveys =
    [
        new("percent", "current_percent", "rest_evidence", Against.RestOfForce, []),
        new("change-points", "change_points", "evidence", Against.YearBefore, []),
    ];

    static readonly Place[] OfSurvey = [new("percent", "percent", "evidence", Against.RestOfForce, ["base"])];

    static readonly Place[] OfGroups =
    [
        Count("searches"), new("rate-per-1000", "per_1000", null, null, ["searches", "population"]),
        new("rate-ratio", "ratio", "evidence", Against.OtherGroup, ["searches", "population"]),
        new("arrest-percent", "arrest_percent", "arrest_evidence", Against.OtherGroup, ["arrests", "searches"], "arrest-group"),
    ];

    static readonly Place[] OfCut = [Count("count"), new("share-percent", "share_percent", "evidence", Against.RestOfForce, ["count", "rest_count"], "breakdown-differs")];

    /// <summary>The calculations that there are, by figure and by name: each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> Calculations { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["count"] = "How many in the period",
        ["change"] = "The change against the same months a year before, in per cent",
        ["change-against-rest"] = "The change over that of the rest of the force: 1 where both changed alike",
        ["latest-month"] = "How many in the last month",
        ["percent"] = "The percentage of people asked, or of cases",
        ["change-points"] = "The difference from the percentage a year before, in percentage points",
        ["rate-per-100"] = "How many for every 100 of the base",
        ["rate-per-1000"] = "How many for every 1,000 of the base",
        ["rate-ratio"] = "The group’s rate over that of the reference group",
        ["arrest-percent"] = "The share of searches that led to an arrest, in per cent",
        ["share-percent"] = "The part’s share of the whole, in per cent",
    };

    /// <summary>Every indicator of an area's summary, in the order of its figures; of one that two figures have, the first that has a value.</summary>
    /// <param name="catalogue">Names measures.</param>
    /// <param name="pack">The pack that the summary was built from: it says what its figures are of.</param>
    /// <param name="summary">The area's figures.</param>
    public static IReadOnlyList<Indicator> Of(Catalogue catalogue, Pack pack, Summary summary)
    {
        var wired = pack.Sections.SelectMany(section => section.Figures).ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        return
        [
            .. summary.Figures.Where(figure => wired.ContainsKey(figure.Id))
                .SelectMany(figure => new Reader(catalogue, wired[figure.Id], summary, figure).All())
                .GroupBy(one => (one.Id, one.Slice)).Select(same => same.FirstOrDefault(one => !one.Value.IsMissing) ?? same.First()),
        ];
    }

    sealed class Reader(Catalogue catalogue, PackFigure wired, Summary summary, Figure figure)
    {
        readonly Options _options = wired.Options;

        Period Period => figure.Period ?? summary.Period;

        public IEnumerable<Indicator> All() => wired.Kind switch
        {
            "crime-table" => _options.Children("groups").SelectMany(group => group.Texts("measures")).SelectMany(id => OfRow(id, id, OfCrime)),
            "survey-table" => _options.Texts("measures").SelectMany(id => OfRow(id, id, OfSurveys)),
            "survey-ranking" => OfRow(_options.Text("measure"), summary.Area.Code, OfSurvey),
            "count-ranking" => OfRow(_options.Text("measure"), summary.Area.Code, [Ranked()]),
            "search-groups" => Cut([.. _options.Map("groups").Keys, .. _options.Map("unrecorded").Keys], OfGroups),
            "incident-breakdown" => Cut([.. _options.Map("values").Keys, .. _options.Map("unrecorded").Keys], OfCut),
            "search-rates" => OfRow(_options.Text("volume"), summary.Area.Code, [Count("searches") with { Said = "volume" }])
                .Concat(_options.Children("shares").SelectMany(share => OfRow(share.Text("measure"), summary.Area.Code, [Share(share.Text("column"))]))),
            "monthly-counts" => _options.Children("series").Where(series => series.TextOrNull("of") != "force").SelectMany(Monthly),
            _ => [],
        };

        Place Ranked() => _options.Text("calculation") switch
        {
            "change" => Change("change_percent", "evidence", "previous", "current"),
            "rate" => Rate(Format.Whole(_options.Int("per", 100)).Replace(",", "", StringComparison.Ordinal), _options.Text("column"), _options.Child("base")!.Text("column")),
            _ => Count(_options.Text("column")),
        };

        static Place Rate(string per, string count, string people) => new($"rate-per-{per}", $"rate_per_{per}", "evidence", Against.RestOfForce, [count, people]);

        static Place Share(string column)
        {
            var id = column.Replace("_percent", "", StringComparison.Ordinal);
            return new("percent", column, $"{id}_evidence", Against.RestOfForce, [$"{id}_count", "searches"]);
        }

        // Where the figure has no rows, what is said of it is said of each of its measures.
        IEnumerable<Indicator> OfRow(string measure, string row, IEnumerable<Place> places) =>
            places.Select(place => Make(catalogue.MeasureCalled(measure), place, Slice.Whole, figure.Table.Rows.FirstOrDefault(one => one.Id == row)));

        IEnumerable<Indicator> Cut(IReadOnlyList<string> values, Place[] places) => figure.Gap is not null ? OfRow(_options.Text("measure"), "", places)
            : figure.Table.Rows.Where(row => values.Contains(row.Id, StringComparer.Ordinal))
                .SelectMany(row => places.Select(place => Make(catalogue.MeasureCalled(_options.Text("measure")), place, Slice.Of(_options.Text("dimension"), row.Id), row)));

        // The twelve months stand among the facts; of other windows a monthly figure says nothing.
        IEnumerable<Indicator> Monthly(Options series)
        {
            var (measure, column) = (catalogue.MeasureCalled(series.Text("measure")), series.Text("column"));
            var last = figure.Table.Rows.LastOrDefault(row => !CellOf(row, column)!.IsMissing);
            var month = last is not null && Month.TryParse(last.Id, null, out var read) ? read : Period.Last;
            yield return Make(measure, new("latest-month", column, null, null, [column], "month-"), Slice.Whole, last) with { Period = Period.Of(month) };
            if (summary.Window != Window.TwelveMonths || !figure.Facts.Any(fact => fact.Id == $"{column}_12_months"))
                yield break;
            foreach (var place in (Place[])[Count($"{column}_12_months"), Change($"{column}_change_percent", $"{column}_evidence", $"{column}_previous_12_months", $"{column}_12_months")])
                yield return Make(measure, place, Slice.Whole, null) with { Period = Period.YearTo(Period.Last) };
        }

        Cell? CellOf(Row? row, string id)
        {
            for (var at = 0; row is not null && at < figure.Table.Columns.Count; at++)
            {
                if (figure.Table.Columns[at].Id == id)
                    return row.Cells[at];
            }
            return figure.Facts.FirstOrDefault(fact => fact.Id == id)?.Cell;
        }

        string LabelOf(string id) => figure.Table.Columns.FirstOrDefault(column => column.Id == id)?.Title ?? figure.Facts.FirstOrDefault(fact => fact.Id == id)?.Label ?? figure.Title;

        Indicator Make(Measure measure, Place place, Slice slice, Row? row)
        {
            var value = CellOf(row, place.Value) ?? Gone(figure.Gap is { } gap ? gap.Why : $"the figure has no {measure.Name} for {summary.Area.Name}");
            var word = place.Word is null ? null : CellOf(row, place.Word);
            return new()
            {
                Measure = measure,
                Calculation = place.Calculation,
                Slice = slice,
                Period = Period,
                Label = LabelOf(place.Value),
                Unit = UnitOf(measure, place),
                Value = value,
                Word = word,
                Against = word is null ? null : place.Against,
                Counts = [.. place.Counts.Select(id => (id, Cell: CellOf(row, id))).Where(pair => pair.Cell is not null).Select(pair => new IndicatorCount(pair.id, LabelOf(pair.id), pair.Cell!))],
                Sentence = Sentence(measure, place, slice, row),
                Figure = figure,
            };
        }

        // A head that says "count" does not say of what.
        string UnitOf(Measure measure, Place place) => place.Calculation switch
        {
            "count" or "latest-month" => measure.Unit.Many,
            "change" => "%",
            _ => figure.Table.Columns.FirstOrDefault(column => column.Id == place.Value)?.Unit ?? "ratio",
        };

        static Cell Gone(string why) => Cell.Of(Estimate.Missing(why), Format.Gone(why));

        // What is said of the comparison; of a count what is said of its change, which names it; else what names its row.
        Sentence? Sentence(Measure measure, Place place, Slice slice, Row? row)
        {
            if (figure.Gap is not null)
                return null;
            if (place.Said.Length > 0)
                return figure.Sentences.FirstOrDefault(one => one.Id.StartsWith(place.Said, StringComparison.Ordinal) && Names(one, measure, place, row));
            return figure.Judgements.FirstOrDefault(one => one.MeasureId == measure.Id && one.Against == (place.Against ?? Against.YearBefore) && (slice.IsWhole || one.RowId == row?.Id))?.Sentence;
        }

        static bool Names(Sentence sentence, Measure measure, Place place, Row? row) => place.Said switch
        {
            "volume" => true,
            "month-" => sentence.Slots.ContainsKey("month") && sentence.Slots.GetValueOrDefault("measure") == FigureContext.InText(measure),
            _ => sentence.Slots.GetValueOrDefault("group") == row?.Cells[0].Printed || sentence.Slots.GetValueOrDefault("name") == row?.Cells[0].Printed,
        };
    }
}
