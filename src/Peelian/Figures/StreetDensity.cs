using System.Globalization;
using NetTopologySuite.Geometries;
using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>
/// How many incidents the published map points of an area hold, by square of a stated size over its outline. Squares with few are
/// left blank: no square is one person or one event.
/// </summary>
/// <remarks>
/// Options: <c>title</c>, <c>measure</c> (its catalogue entry says <c>mapped: true</c>), <c>sizes</c> (sides of squares to choose from, in
/// metres: the smallest that needs no more than <c>most</c> squares), <c>kinds</c> (published places that are no names, such as "Parking Area"), <c>least</c> (fewer are left blank; 5), <c>fill</c>.
/// </remarks>
public sealed class StreetDensity : IFigureKind
{
    const int UsualMost = 200;
    const int UsualLeast = 5;
    const int MostBands = 4;
    const int Count = 1;
    static readonly string[] Slots = ["first", "second", "third"];

    /// <inheritdoc/>
    public string Id => "street-density";

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var measure = SmallAreaMap.MappedMeasure(figure, context);
        var now = context.Window.To(context.EndMonth(measure) ?? context.AsAt);
        context.Readings.Need([measure], now);
        var draft = new FigureDraft { Columns = Columns(measure), Title = $"{options.Text("title")}, {context.Area.Name}, {now.Label}" };
        var total = context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [now]), measure, context.Area.Code, now);
        var shape = context.Readings.ShapeOf(context.Area);
        var points = measure.Disclosure is null && !total.IsMissing ? context.Readings.CountsByPoint(measure, context.Area, now) : null;
        if (points is null || points.Points.Count == 0 || shape is not var (outline, source) || context.IsOfForce)
        {
            draft.Gap = new Gap(WhyNone(context, measure, total, shape is null), options.Text("fill"));
            return draft;
        }
        draft.Period = now;
        var grid = Grid.Over(outline, Sizes(options), options.Int("most", UsualMost));
        var least = options.Int("least", UsualLeast);
        if (least < 2)
            throw new UserError($"{options.File}:{options.Line} 'least' is 2 or more: a square with one incident is never shown.");
        draft.Title = context.Words.Say("density-title", ("title", options.Text("title")), ("size", Cells.Count(Estimate.Of(grid.Size))), ("area", context.Area), ("period", now.Label)).Text;
        var squares = Squares.Of(grid, points, least, options.Texts("kinds"));
        var bands = Bands(context, squares);
        AddRows(draft, context, measure, grid, points, source, squares, bands, now);
        Say(draft, context, measure, grid, points, squares, least, total, now);
        draft.Chart = Draw(draft, context, measure, grid, outline, source, least, bands);
        return draft;
    }

    static IReadOnlyList<int> Sizes(Options options) => options.Texts("sizes") is { Count: > 0 } texts
        ? [.. texts.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size
            : throw new UserError($"{options.File}:{options.Line} 'sizes' has '{text}', not a number of metres."))]
        : [250, 500, 1000];

    static string WhyNone(FigureContext context, Measure measure, Estimate total, bool noShape) =>
        measure.Disclosure is not null ? $"Small numbers of {FigureContext.InText(measure)} are hidden, so they are not shown by square."
        : context.IsOfForce ? "Squares are shown area by area."
        : total.IsMissing ? $"No {FigureContext.InText(measure)} are loaded for {context.Area.Name}: {total.WhyMissing}."
        : noShape ? $"No outline of {context.Area.Name} is loaded."
        : $"None of the {FigureContext.InText(measure)} of {context.Area.Name} have a point.";

    static List<Column> Columns(Measure measure) =>
    [
        new("square", "Square", ColumnKind.Text) { IsRowHead = true, Description = "Letter of the column from the west, number of the row from the north" },
        new("count", $"{measure.Name} (count)") { Unit = measure.Unit.Many, Description = measure.Definition },
        new("longitude", "Longitude of its middle") { Decimals = 5, Shown = false, Description = "Degrees east, WGS 84" },
        new("latitude", "Latitude of its middle") { Decimals = 5, Shown = false, Description = "Degrees north, WGS 84" },
        new("band", "Step on the map", ColumnKind.Text) { Shown = false, Description = "How dark it is drawn: counts from and to" },
        new("where", "Where", ColumnKind.Text) { Description = "The place that is published for its busiest map point that has a name" },
    ];

    /// <summary>The squares that are shown, fullest first, and what is not.</summary>
    sealed record Squares(IReadOnlyList<(GridCell Cell, decimal Count, string Where)> Shown, int Blank, decimal InBlank, decimal Outside)
    {
        public static Squares Of(Grid grid, PointCounts points, int least, IReadOnlyList<string> kinds)
        {
            var counts = grid.Cells.ToDictionary(cell => cell, _ => 0m);
            var outside = points.WithoutPoint;
            var busiest = new Dictionary<GridCell, (bool Named, decimal Count, string Where)>();
            foreach (var (longitude, latitude, count, where) in points.Points)
            {
                if (grid.CellAt(longitude, latitude) is not { } cell)
                {
                    outside += count;
                    continue;
                }
                counts[cell] += count;
                // "Parking Area" says what is there, not where that is: a name says more, of a point less busy too.
                var named = where.Length > 0 && !kinds.Any(kind => where.EndsWith(" " + kind, StringComparison.OrdinalIgnoreCase));
                if (!busiest.TryGetValue(cell, out var most) || (named, count).CompareTo((most.Named, most.Count)) > 0)
                    busiest[cell] = (named, count, where);
            }
            var order = counts.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Row).ThenBy(pair => pair.Key.Column).Select(pair => (pair.Key, pair.Value, busiest[pair.Key].Where)).ToList();
            // What is blank must not be worked out from the total: were it one square, or fewer incidents than are shown of any, the smallest goes too.
            while (order.Count > 0 && SumOfBlank(counts, order) is > 0 and var hidden && (hidden < least || counts.Count - order.Count < 2))
                order.RemoveAt(order.Count - 1);
            return new Squares(order, counts.Count - order.Count, SumOfBlank(counts, order), outside);
        }

        static decimal SumOfBlank(Dictionary<GridCell, decimal> counts, List<(GridCell Cell, decimal Count, string Where)> shown) => counts.Values.Sum() - shown.Sum(one => one.Count);
    }

    // Steps of 1, 2, 5, 10 …, as many as a picture can tell apart: where there would be more, those that are nearest to each other go.
    static List<(decimal From, decimal? To, string Words)> Bands(FigureContext context, Squares squares)
    {
        if (squares.Shown.Count == 0)
            return [];
        var (low, high) = (squares.Shown[^1].Count, squares.Shown[0].Count);
        List<decimal> steps = [low];
        for (var ten = 1m; ten <= high; ten *= 10)
            steps.AddRange(((decimal[])[ten, 2 * ten, 5 * ten]).Where(step => step > low && step <= high));
        while (steps.Count > MostBands)
            steps.RemoveAt(Enumerable.Range(1, steps.Count - 2).MinBy(at => steps[at + 1] / steps[at - 1]));
        Slot Number(decimal value) => Cells.Count(Estimate.Of(value));
        return
        [
            .. steps.Select((from, at) => at + 1 < steps.Count
                ? (from, (decimal?)steps[at + 1], context.Words.Say("density-band", ("from", Number(from)), ("to", Number(steps[at + 1] - 1))).Text)
                : (from, null, context.Words.Say("density-band-last", ("from", Number(from))).Text)),
        ];
    }

    static void AddRows(FigureDraft draft, FigureContext context, Measure measure, Grid grid, PointCounts points, Sources.SnapshotRecord source, Squares squares, List<(decimal From, decimal? To, string Words)> bands, Period now)
    {
        var basis = BasisOf(context, measure, points, source, now);
        foreach (var (cell, count, where) in squares.Shown)
        {
            var middle = grid.ShapeOf(cell).Centroid.Coordinate;
            Cell Degrees(double value) => Cells.Rate(Estimate.Of(Math.Round((decimal)value, 5, Rounding.HalfAwayFromZero)), 5);
            var band = bands.Last(one => one.From <= count);
            draft.Rows.Add(new Row(cell.Name, [Cell.Words(cell.Name), Cells.Count(Estimate.Of(count).From(basis)), Degrees(middle.X), Degrees(middle.Y), Cell.Words(band.Words), Cell.Words(where)]));
        }
    }

    // What every count here is part of: the files and the rule, so that each can be traced.
    static Estimate BasisOf(FigureContext context, Measure measure, PointCounts points, Sources.SnapshotRecord source, Period now) => Estimate.Of(0) with
    {
        Illustrative = points.Illustrative || source.Illustrative,
        SnapshotIds = [.. points.SnapshotIds.Append(source.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Inputs = [new ReadingKey(measure.Id, Statistic.Value, context.Area.Code, now, Slice.Whole)],
    };

    static void Say(FigureDraft draft, FigureContext context, Measure measure, Grid grid, PointCounts points, Squares squares, int least, Estimate total, Period now)
    {
        Cell Fact(string id, string label, decimal value, bool shown = false) => draft.Fact(id, label, Cells.Count(Estimate.Of(value)), shown);
        var all = draft.Fact("total", $"All of {context.Area.Name}", Cells.Count(total));
        (string, Slot)[] about = [("area", context.Area), ("measure", FigureContext.InText(measure)), ("period", now), ("total", all)];
        var (top, inTop) = (0, 0m);
        while (top < squares.Shown.Count && 2 * inTop < total.Value!.Value)
            inTop += squares.Shown[top++].Count;
        var size = Fact("metres", "Side of a square (metres)", grid.Size, shown: true);
        var cells = Fact("squares", "Squares", grid.Cells.Count);
        if (2 * inTop >= total.Value!.Value && top > 0)
            draft.Sentences.Add(context.Words.Say("density-half", [.. about, ("top", Fact("top", "Squares that hold half or more", top)), ("squares", cells), ("size", size), ("inTop", draft.Fact("in_top", "In them", Cells.Count(Estimate.Of(inTop).From(total)), shown: false))]));
        if (squares.Shown.Count > 0)
            draft.Sentences.Add(Busiest(context, squares));
        draft.Sentences.Add(context.Words.Say("density-snapped", about));
        if (squares.Blank > 0)
            draft.Sentences.Add(context.Words.Say("density-blank", [.. about, ("blank", Fact("blank", "Squares left blank", squares.Blank)), ("unit", measure.Unit.Many), ("least", Fact("least", "Fewest shown", least)), ("inBlank", Fact("in_blank", "In squares left blank", squares.InBlank))]));
        if (squares.Outside > 0)
            draft.Sentences.Add(context.Words.Say("density-outside", [.. about, ("outside", Fact("outside", "In no square", squares.Outside))]));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        foreach (var term in (string[])[measure.Id, "police-uk", "map-point"])
            draft.Term(term);
    }

    // Where the fullest squares are, for whoever does not know the map: by the name of a street, never of a person.
    static Sentence Busiest(FigureContext context, Squares squares)
    {
        string[] ids = ["density-busiest", "density-busiest-two", "density-busiest-three"];
        var named = squares.Shown.Take(ids.Length).ToList();
        string Where(string where) => where.Length > 0 ? InText(where) : context.Words.Say("density-nowhere").Text;
        return context.Words.Say(ids[named.Count - 1], [.. named.SelectMany((one, at) => ((string, Slot)[])
        [
            (Slots[at], one.Cell.Name), (Slots[at] + "Where", Where(one.Where)), (Slots[at] + "Count", Cells.Count(Estimate.Of(one.Count))),
        ])]);
    }

    // "On or near Bishopsgate" within a sentence; a name that stands alone keeps its capital.
    static string InText(string where) => where.StartsWith("On or near ", StringComparison.Ordinal) ? "on" + where[2..] : where;

    static Chart Draw(FigureDraft draft, FigureContext context, Measure measure, Grid grid, Geometry outline, Sources.SnapshotRecord source, int least, List<(decimal From, decimal? To, string Words)> bands)
    {
        var shown = draft.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var squares = grid.Cells.ToDictionary(cell => cell.Name, grid.ShapeOf, StringComparer.Ordinal);
        var shapes = Outlines.Of(new Dictionary<string, Geometry>(StringComparer.Ordinal) { [context.Area.Code] = outline }, source, squares)!;
        return new Chart(ChartKind.Map, "square", [draft.Columns[Count].Id])
        {
            Heading = context.Words.Say("density-heading", ("unit", measure.Unit.Many)).Text,
            HowToRead = context.Words.Say("density-how", ("area", context.Area)).Text,
            Map = new MapDrawing(shapes, "band", [.. bands.Select(band => new MapBand(band.Words, band.Words))])
            {
                Edge = Edge(shapes, grid.Cells),
                Blank = [.. squares.Keys.Where(name => !shown.Contains(name)).Order(StringComparer.Ordinal)],
                Clipped = true,
                EmptyWords = context.Words.Say("density-blank-key", ("least", Cells.Count(Estimate.Of(least)))).Text,
            },
            Description = $"A map of {context.Area.Name} in squares. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // A letter over each column, a number beside each row, of the squares that are blank too: else they could not be named.
    static List<(string Text, int X, int Y)> Edge(Outlines shapes, IReadOnlyCollection<GridCell> cells)
    {
        const int Away = 14;
        (int X, int Y) Middle(GridCell cell) => (Mean(shapes.Rings[cell.Name][0], corner => corner.X), Mean(shapes.Rings[cell.Name][0], corner => corner.Y));
        return
        [
            .. cells.DistinctBy(cell => cell.Column).OrderBy(cell => cell.Column).Select(cell => (GridCell.ColumnName(cell.Column), Middle(cell).X, -Away)),
            .. cells.DistinctBy(cell => cell.Row).OrderBy(cell => cell.Row).Select(cell => (cell.Name[GridCell.ColumnName(cell.Column).Length..], -Away, Middle(cell).Y)),
        ];
    }

    static int Mean(IReadOnlyList<(int X, int Y)> corners, Func<(int X, int Y), int> of) => (corners.Min(of) + corners.Max(of)) / 2;
}
