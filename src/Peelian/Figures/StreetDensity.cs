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
/// metres: the smallest that needs no more than <c>most</c> squares), <c>least</c> (fewer are left blank; 5), <c>fill</c>.
/// </remarks>
public sealed class StreetDensity : IFigureKind
{
    const int UsualMost = 200;
    const int UsualLeast = 5;
    const int MostBands = 4;
    const int Count = 1;

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
        var squares = Squares.Of(grid, points, least);
        var bands = Bands(context, squares);
        AddRows(draft, context, measure, grid, points, source, squares, bands, now);
        Say(draft, context, measure, grid, points, squares, least, total, now);
        draft.Chart = Draw(draft, context, grid, outline, source, least, bands);
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
    ];

    /// <summary>The squares that are shown, fullest first, and what is not.</summary>
    sealed record Squares(IReadOnlyList<(GridCell Cell, decimal Count)> Shown, int Blank, decimal InBlank, decimal Outside)
    {
        public static Squares Of(Grid grid, PointCounts points, int least)
        {
            var counts = grid.Cells.ToDictionary(cell => cell, _ => 0m);
            var outside = points.WithoutPoint;
            foreach (var (longitude, latitude, count) in points.Points)
            {
                if (grid.CellAt(longitude, latitude) is { } cell)
                    counts[cell] += count;
                else
                    outside += count;
            }
            var order = counts.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Row).ThenBy(pair => pair.Key.Column).Select(pair => (pair.Key, pair.Value)).ToList();
            // What is blank must not be worked out from the total: were it one square, or fewer incidents than are shown of any, the smallest goes too.
            while (order.Count > 0 && SumOfBlank(counts, order) is > 0 and var hidden && (hidden < least || counts.Count - order.Count < 2))
                order.RemoveAt(order.Count - 1);
            return new Squares(order, counts.Count - order.Count, SumOfBlank(counts, order), outside);
        }

        static decimal SumOfBlank(Dictionary<GridCell, decimal> counts, List<(GridCell Cell, decimal Count)> shown) => counts.Values.Sum() - shown.Sum(one => one.Count);
    }

    // Steps of 1, 2, 5, 10 …, as few as a picture can tell apart: every other one where there would be more.
    static List<(decimal From, decimal? To, string Words)> Bands(FigureContext context, Squares squares)
    {
        if (squares.Shown.Count == 0)
            return [];
        var (low, high) = (squares.Shown[^1].Count, squares.Shown[0].Count);
        List<decimal> steps = [low];
        for (var ten = 1m; ten <= high; ten *= 10)
            steps.AddRange(((decimal[])[ten, 2 * ten, 5 * ten]).Where(step => step > low && step <= high));
        while (steps.Count > MostBands)
            steps = [.. steps.Where((_, at) => at == 0 || (steps.Count - at) % 2 == 1)];
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
        foreach (var (cell, count) in squares.Shown)
        {
            var middle = grid.ShapeOf(cell).Centroid.Coordinate;
            Cell Degrees(double value) => Cells.Rate(Estimate.Of(Math.Round((decimal)value, 5, Rounding.HalfAwayFromZero)), 5);
            var band = bands.Last(one => one.From <= count);
            draft.Rows.Add(new Row(cell.Name, [Cell.Words(cell.Name), Cells.Count(Estimate.Of(count).From(basis)), Degrees(middle.X), Degrees(middle.Y), Cell.Words(band.Words)]));
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
        draft.Sentences.Add(context.Words.Say("density-snapped", about));
        if (squares.Blank > 0)
            draft.Sentences.Add(context.Words.Say("density-blank", [.. about, ("blank", Fact("blank", "Squares left blank", squares.Blank)), ("least", Fact("least", "Fewest shown", least)), ("inBlank", Fact("in_blank", "In squares left blank", squares.InBlank))]));
        if (squares.Outside > 0)
            draft.Sentences.Add(context.Words.Say("density-outside", [.. about, ("outside", Fact("outside", "In no square", squares.Outside))]));
        draft.Headline = draft.Sentences[0].Text.TrimEnd('.');
        foreach (var term in (string[])[measure.Id, "police-uk", "map-point"])
            draft.Term(term);
    }

    static Chart Draw(FigureDraft draft, FigureContext context, Grid grid, Geometry outline, Sources.SnapshotRecord source, int least, List<(decimal From, decimal? To, string Words)> bands)
    {
        var cells = draft.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var squares = grid.Cells.Where(cell => cells.Contains(cell.Name)).ToDictionary(cell => cell.Name, grid.ShapeOf, StringComparer.Ordinal);
        var shapes = Outlines.Of(new Dictionary<string, Geometry>(StringComparer.Ordinal) { [context.Area.Code] = outline }, source, squares)!;
        var how = context.Words.Say("density-how").Text;
        return new Chart(ChartKind.Map, "square", [draft.Columns[Count].Id])
        {
            Heading = draft.Columns[Count].Title,
            HowToRead = how,
            Map = new MapDrawing(shapes, "band", [.. bands.Select(band => new MapBand(band.Words, band.Words))])
            {
                Edge = Edge(squares.Keys, shapes, [.. grid.Cells]),
                EmptyWords = context.Words.Say("density-blank-key", ("least", Cells.Count(Estimate.Of(least)))).Text,
            },
            Description = $"A map of {context.Area.Name} in squares. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }

    // A letter over each column that has a square, a number beside each row.
    static List<(string Text, int X, int Y)> Edge(IEnumerable<string> names, Outlines shapes, IReadOnlyList<GridCell> cells)
    {
        const int Away = 14;
        var shown = cells.Where(cell => shapes.Rings.ContainsKey(cell.Name) && names.Contains(cell.Name)).ToList();
        (int X, int Y) Middle(GridCell cell) => (Mean(shapes.Rings[cell.Name][0], corner => corner.X), Mean(shapes.Rings[cell.Name][0], corner => corner.Y));
        return
        [
            .. shown.DistinctBy(cell => cell.Column).OrderBy(cell => cell.Column).Select(cell => (GridCell.ColumnName(cell.Column), Middle(cell).X, -Away)),
            .. shown.DistinctBy(cell => cell.Row).OrderBy(cell => cell.Row).Select(cell => (cell.Name[GridCell.ColumnName(cell.Column).Length..], -Away, Middle(cell).Y)),
        ];
    }

    static int Mean(IReadOnlyList<(int X, int Y)> corners, Func<(int X, int Y), int> of) => (corners.Min(of) + corners.Max(of)) / 2;
}
