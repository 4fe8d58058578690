using Peelian.Render;

namespace Peelian.App.Web;

/// <summary>A file that would fill a theme: a tidy CSV with a line for each measure and area, and no value yet.</summary>
static class Template
{
    static readonly string[] Columns = ["measure", "statistic", "area", "period", "slice", "value", "decimals", "base", "text", "note"];

    public static RenderedFile Of(string path, IReadOnlyList<Measure> measures, IReadOnlyList<Area> areas, Month month) => FigureCsv.List(path, Columns,
        from measure in measures
        from area in areas
        select (IReadOnlyList<string>)[measure.Id, measure.Unit.IsPercent ? "percent" : "value", area.Code, PeriodOf(measure, month), "", "", "", "", "", area.Name]);

    // Surveys give twelve months together, counts are given month by month.
    static string PeriodOf(Measure measure, Month month) => measure.Unit.IsPercent ? Period.YearTo(month).ToString() : month.ToString();
}
