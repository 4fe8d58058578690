namespace Peelian.Figures;

/// <summary>How a table is drawn.</summary>
public enum ChartKind
{
    /// <summary>Bars in order of size from zero, the pack's own area dark, the rest grey.</summary>
    RankedBars,

    /// <summary>Dots in order of size on a cut axis, for percentages of people asked.</summary>
    RankedDots,

    /// <summary>Lines over time, one panel a column, each on its own zero-based axis.</summary>
    SmallMultiples,

    /// <summary>Lines over time on one axis: one a value column, or one a series (see <see cref="Chart.SeriesColumnId"/>).</summary>
    Lines,

    /// <summary>Pairs of bars, the year before and now, a row each.</summary>
    PairedBars,

    /// <summary>Bars in the table's own order.</summary>
    Bars,

    /// <summary>Dots by size, between the limits within which areas of that size lie by chance.</summary>
    Funnel,

    /// <summary>Shapes where they lie, darker for more, pale where they cannot be told from the whole.</summary>
    Map,
}

/// <summary>A step of lightness on a map.</summary>
/// <param name="Id">What the band's column holds for its rows.</param>
/// <param name="Words">What it means: "up to twice the rate of all".</param>
public sealed record MapBand(string Id, string Words);

/// <summary>How a map is drawn: its shapes, and the columns that say how each looks.</summary>
/// <param name="Shapes">Row id to shape; what is no row's is the ground that they lie on.</param>
/// <param name="BandColumnId">The column of bands.</param>
/// <param name="Bands">The bands, lightest first.</param>
public sealed record MapDrawing(Outlines Shapes, string BandColumnId, IReadOnlyList<MapBand> Bands)
{
    /// <summary>The column of clusters, whose rows have a thick outline; null where none are told.</summary>
    public string? ClusterColumnId { get; init; }

    /// <summary>The clusters, each with its words; the first has an unbroken line.</summary>
    public IReadOnlyList<MapBand> Clusters { get; init; } = [];

    /// <summary>What a pale shape means; null where none is.</summary>
    public string? PaleWords { get; init; }

    /// <summary>What a shape without a value means.</summary>
    public required string EmptyWords { get; init; }

    /// <summary>Shapes that have no row and are drawn like one without a value: squares that hold too few to be shown, or nothing.</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];

    /// <summary>True where shapes are drawn as far as the ground's border: what they count is of the ground alone.</summary>
    public bool Clipped { get; init; }

    /// <summary>Letters of columns and numbers of rows at the edge, each with its place on the map; none where shapes have names.</summary>
    public IReadOnlyList<(string Text, int X, int Y)> Edge { get; init; } = [];
}

/// <summary>The columns that hold where a monthly series usually lies, and what stands out of it.</summary>
/// <param name="ValueColumnId">The series.</param>
/// <param name="MeanColumnId">Its mean.</param>
/// <param name="LowerColumnId">The lower limit of its usual range.</param>
/// <param name="UpperColumnId">The upper limit.</param>
/// <param name="SignalColumnId">Words on months that stand out; empty for the others.</param>
public sealed record ControlColumns(string ValueColumnId, string MeanColumnId, string LowerColumnId, string UpperColumnId, string SignalColumnId);

/// <summary>A picture of a table. It names columns and holds no numbers.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="LabelColumnId">The column that names points or bars: an area, a month.</param>
/// <param name="ValueColumnIds">The columns that are drawn.</param>
public sealed record Chart(ChartKind Kind, string LabelColumnId, IReadOnlyList<string> ValueColumnIds)
{
    /// <summary>The row drawn dark and named: the pack's own area.</summary>
    public string? HighlightRowId { get; init; }

    /// <summary>The column whose (one) value is drawn as a labelled reference line.</summary>
    public string? ReferenceColumnId { get; init; }

    /// <summary>Words on the reference line: "MPS 67%".</summary>
    public string? ReferenceLabel { get; init; }

    /// <summary>For a funnel: the column of sizes, along the picture.</summary>
    public string? SizeColumnId { get; init; }

    /// <summary>The column of evidence words: rows that cannot be told from what they are set against are drawn pale.</summary>
    public string? EvidenceColumnId { get; init; }

    /// <summary>What is drawn and in what unit, over the picture; null where the figure's title or the panels say it.</summary>
    public string? Heading { get; init; }

    /// <summary>What the marks mean and do not mean, folded under the picture; null where they speak for themselves.</summary>
    public string? HowToRead { get; init; }

    /// <summary>For lines: the column that tells the series apart, where one column holds them all.</summary>
    public string? SeriesColumnId { get; init; }

    /// <summary>For monthly series: the columns of their control limits.</summary>
    public IReadOnlyList<ControlColumns> Control { get; init; } = [];

    /// <summary>For maps: their shapes, and the columns that say how each is drawn.</summary>
    public MapDrawing? Map { get; init; }

    /// <summary>Series left out of the drawing though the table has them.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What the picture shows, for those who do not see it: states the finding. Never empty.</summary>
    public required string Description { get; init; }
}

/// <summary>A sentence built from cells, kept with the id of its words and what filled them.</summary>
/// <param name="Id">The id in <c>catalogue/words/*.yaml</c>.</param>
/// <param name="Slots">What filled it: name to printed text, in the order of the names.</param>
/// <param name="Text">As read.</param>
public sealed record Sentence(string Id, IReadOnlyDictionary<string, string> Slots, string Text);

/// <summary>A note to a figure, printed as "[note 1]".</summary>
/// <param name="Number">From 1 in the pack.</param>
/// <param name="Text">As read.</param>
public sealed record Note(int Number, string Text);

/// <summary>A number that a sentence needs and no row has, such as how many boroughs rose; it is in every file too.</summary>
/// <param name="Id">Unique in the figure: <c>areas_up</c>.</param>
/// <param name="Label">As read: "Boroughs with an increase".</param>
/// <param name="Cell">The number.</param>
public sealed record Fact(string Id, string Label, Cell Cell)
{
    /// <summary>False for working, such as limits, that only files carry where no sentence says it.</summary>
    public bool Shown { get; init; } = true;
}

/// <summary>A target, and what a figure says of it.</summary>
/// <param name="MeasureId">The measure that it is set for.</param>
/// <param name="Met">Whether it was met; null where that cannot be said.</param>
/// <param name="Sentences">The figure's own sentences about it.</param>
public sealed record TargetLine(string MeasureId, bool? Met, IReadOnlyList<Sentence> Sentences);

/// <summary>Where a figure's numbers come from, as printed under it.</summary>
/// <param name="Text">Publisher, series and date: "Metropolitan Police Service, recorded crime by borough, published 15 May 2024".</param>
/// <param name="SnapshotIds">The kept files.</param>
public sealed record SourceLine(string Text, IReadOnlyList<string> SnapshotIds);

/// <summary>A table, the sentences about it, its notes and its sources.</summary>
public sealed record Figure
{
    /// <summary>Identity in files: <c>figure-01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The figure's number, from 1, dense.</summary>
    public required int Number { get; init; }

    /// <summary>Its short name, for contents: "Recorded crime".</summary>
    public required string Name { get; init; }

    /// <summary>What was found, in a sentence without a full stop: the head over the figure.</summary>
    public required string Headline { get; init; }

    /// <summary>What is shown: measure, unit, area, period.</summary>
    public required string Title { get; init; }

    /// <summary>The months that the figure covers; null where it has no data.</summary>
    public Period? Period { get; init; }

    /// <summary>The table; it has its columns even where the figure has no data.</summary>
    public required Table Table { get; init; }

    /// <summary>Its pictures, the one that people see first; none where there is nothing to draw.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The first of them; null where there is none.</summary>
    public Chart? Chart
    {
        get => Charts.Count > 0 ? Charts[0] : null;
        init => Charts = value is null ? [] : [value];
    }

    /// <summary>Sentences about the table.</summary>
    public IReadOnlyList<Sentence> Sentences { get; init; } = [];

    /// <summary>Numbers of the sentences that no row has.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The comparisons that it makes, judged, in the order of its rows: the same cells again, for page one to choose from.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>Targets that it speaks of.</summary>
    public IReadOnlyList<TargetLine> Targets { get; init; } = [];

    /// <summary>A second table that explains the first, such as populations.</summary>
    public Table? Beside { get; init; }

    /// <summary>Caption of <see cref="Beside"/>.</summary>
    public string? BesideTitle { get; init; }

    /// <summary>True where people read <see cref="Beside"/> first: the year before its months.</summary>
    public bool BesideFirst { get; init; }

    /// <summary>The same cells arranged for people, where the file's order is not how one reads; null to read <see cref="Table"/>.</summary>
    public Table? Arranged { get; init; }

    /// <summary>Notes to it.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Where its numbers come from.</summary>
    public IReadOnlyList<SourceLine> Sources { get; init; } = [];

    /// <summary>How many published counts or values its numbers are made from, each once: a measure, an area, its months, its cut.</summary>
    public int InputCount => Table.Rows.SelectMany(row => row.Cells).Concat(Facts.Select(fact => fact.Cell)).SelectMany(cell => cell.Number?.Inputs ?? []).Distinct().Count();

    /// <summary>Glossary terms its rows and columns use.</summary>
    public IReadOnlyList<string> TermIds { get; init; } = [];

    /// <summary>True where only the site shows it, and no pack on paper.</summary>
    public bool SiteOnly { get; init; }

    /// <summary>Why there is no data at all, and what would fill it; null where there is some.</summary>
    public Gap? Gap { get; init; }

    /// <summary>True where every value is a published statistic that was not recomputed.</summary>
    public bool PublishedOnly { get; init; }

    /// <summary>True where any value is illustrative, not real.</summary>
    public bool Illustrative { get; init; }
}

/// <summary>A figure without data: what is missing and what would fill it, in two lines.</summary>
/// <param name="Why">What is not there.</param>
/// <param name="Fill">What file would fill it.</param>
public sealed record Gap(string Why, string Fill);
