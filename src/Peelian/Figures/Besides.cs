namespace Peelian.Figures;

/// <summary>What the figures share that set an area beside something else: which measures, under which heads.</summary>
static class Besides
{
    /// <summary>The first columns of each.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "Measure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the measure" },
        new("group", "Group", ColumnKind.Text) { Shown = false, Description = "Head that the row stands under" },
    ];

    /// <summary>A row of one of them.</summary>
    public static Row Row(Measure measure, string group, IReadOnlyList<Cell> cells) =>
        new(measure.Id, [Cell.Words(measure.Id), Cell.Words(measure.Name), Cell.Words(group), .. cells]) { Group = group.Length > 0 ? group : null, TermId = measure.Id };

    /// <summary>What the pack sets its areas against.</summary>
    /// <exception cref="UserError">It does not say.</exception>
    public static Comparator ComparatorOf(PackFigure figure, FigureContext context) => context.Pack.Comparator
        ?? throw new UserError($"{figure.Options.File}:{figure.Options.Line} '{figure.Kind}' is for the site's own packs, which say what an area is set beside.");

    /// <summary>The period, and the measures with their heads. What a reader sets beside something is twelve months, or as many as the page counts.</summary>
    public static (Period Now, IReadOnlyList<(Measure Measure, string Group)> Rows) Rows(PackFigure figure, FigureContext context, Period? before = null)
    {
        var rows = figure.Options.Children("groups").SelectMany(group => group.Texts("measures").Select(id => (Measure: context.Catalogue.MeasureCalled(id), Group: group.TextOrNull("title") ?? ""))).ToList();
        Measure[] measures = [.. rows.Select(row => row.Measure)];
        var now = context.Window.To(context.EndMonth(measures) ?? context.AsAt);
        var first = before is { } earlier && earlier.First < now.YearEarlier.First ? earlier.First : now.YearEarlier.First;
        context.Readings.Need(measures, new Period(first, now.Last));
        return (now, rows);
    }
}
