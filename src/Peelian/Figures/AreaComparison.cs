namespace Peelian.Figures;

/// <summary>Some areas beside each other: rows and columns of figures about all areas, and not one number more.</summary>
/// <remarks>Nothing is computed here, so that a comparison cannot disagree with the page or pack whose cells it shows.</remarks>
public static class AreaComparison
{
    /// <summary>How many areas a picture can tell apart.</summary>
    public const int MostAreas = 6;

    /// <summary>What can be compared, of a series of counts and of one of percentages: ids of columns.</summary>
    public static IReadOnlyList<string> Calculations(Figure series) =>
        [.. series.Table.Columns.Where(column => column is { Kind: ColumnKind.Number, Shown: true }).Select(column => column.Id)];

    /// <summary>One column of a series for some areas: a line and a column of the table for each.</summary>
    /// <param name="series">A figure of the kind <see cref="AreaSeries"/>.</param>
    /// <param name="areas">The areas, in the order of the lines.</param>
    /// <param name="calculation">The column.</param>
    /// <param name="picture">False where there are more areas than a picture can tell apart.</param>
    public static Figure Of(Figure series, IReadOnlyList<Area> areas, string calculation, bool picture = true)
    {
        var table = series.Table;
        var (value, code, month) = (table.IndexOf(calculation), table.IndexOf("area_code"), table.IndexOf("month"));
        var rows = areas.SelectMany(area => table.Rows.Where(row => row.Cells[code].Raw == area.Code && !row.Cells[value].IsMissing)).ToList();
        var months = rows.Select(row => row.Cells[month]).DistinctBy(cell => cell.Raw).OrderBy(cell => cell.Raw, StringComparer.Ordinal).ToList();
        var byPlace = rows.ToDictionary(row => (row.Cells[month].Raw, row.Cells[code].Raw), row => row.Cells[value]);
        var none = Cell.Of(Estimate.Missing("not published for this month"), Format.NotAvailable);
        var head = table.Columns[value].Title;
        var what = head.StartsWith(series.Name, StringComparison.Ordinal) ? head : $"{series.Name}: {Lower(head)}";
        var span = months.Count > 0 ? $", {months[0].Printed} to {months[^1].Printed}" : "";
        return series with
        {
            Headline = picture ? $"{what}, {Grammar.List([.. areas.Select(area => area.Name)])}" : what,
            Title = $"By month{span}, all on one scale, which need not begin at 0",
            Table = new Table(table.Columns, [.. rows.OrderBy(row => row.Cells[month].Raw, StringComparer.Ordinal)]),
            Arranged = new Table(
                [table.Columns[month] with { IsRowHead = true }, .. areas.Select(area => new Column(area.Code.ToLowerInvariant(), area.Name) { Unit = table.Columns[value].Unit, Decimals = table.Columns[value].Decimals })],
                [.. months.Select(one => new Row(one.Raw, [one, .. areas.Select(area => byPlace.GetValueOrDefault((one.Raw, area.Code), none))]))]),
            Charts = !picture || rows.Count == 0 ? [] : [new Chart(ChartKind.Lines, "month", [calculation]) { SeriesColumnId = "area", Description = $"A line for each of {Grammar.List([.. areas.Select(area => area.Name)])}, by month. The numbers are in the table." }],
            Gap = rows.Count == 0 ? new Gap($"Nothing is loaded of {Lower(table.Columns[value].Title)} for {Grammar.List([.. areas.Select(area => area.Name)])}.", "Choose other areas, another measure or another calculation.") : null,
        };
    }

    /// <summary>Some rows of a ranking of all areas, with the words on how sure that all of them were judged together for.</summary>
    public static Figure Of(Figure ranking, IReadOnlyList<Area> areas)
    {
        var codes = areas.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
        var rows = ranking.Table.Rows.Where(row => codes.Contains(row.Id)).ToList();
        return ranking with
        {
            Headline = ranking.Name,
            Table = new Table(ranking.Table.Columns, rows),
            Arranged = null,
            Sentences = [],
            Facts = [],
            Judgements = [],
            Charts = [.. ranking.Charts.Where(chart => chart.Kind != ChartKind.Funnel).Select(chart => chart with { HighlightRowId = null, Description = $"A mark for each of {Grammar.List([.. areas.Select(area => area.Name)])}, with its 95% interval where it has one. The numbers are in the table." })],
            Gap = rows.Count == 0 ? new Gap("None of these areas is in this ranking.", "Choose other areas.") : ranking.Gap,
        };
    }

    static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
