using Peelian.Render;

namespace Peelian.App.Web;

/// <summary>A file that would fill a theme: a tidy CSV with a line for each measure, area and cut that its figures show, and no value yet.</summary>
static class Template
{
    static readonly string[] Columns = ["measure", "statistic", "area", "period", "slice", "value", "decimals", "base", "text", "note"];

    /// <summary>The file.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="catalogue">Its measures.</param>
    /// <param name="section">The theme.</param>
    /// <param name="areas">A line for each of these; what a theme shows of the force alone has one for the force.</param>
    /// <param name="force">The force.</param>
    /// <param name="month">The month of the lines.</param>
    public static RenderedFile Of(string path, Catalogue catalogue, PackSection section, IReadOnlyList<Area> areas, Area force, Month month) => FigureCsv.List(path, Columns,
        from measure in catalogue.MeasuresOf(section)
        let cuts = CutsOf(section, measure)
        from area in IsOfForce(section, measure) ? [force, .. areas] : areas
        from cut in cuts
        select (IReadOnlyList<string>)[measure.Id, measure.Unit.IsPercent ? "percent" : "value", area.Code, PeriodOf(measure, month), cut.ToString(), "", "", "", "", area.Name]);

    // Surveys give twelve months together, counts are given month by month.
    static string PeriodOf(Measure measure, Month month) => measure.Unit.IsPercent ? Period.YearTo(month).ToString() : month.ToString();

    // The whole, then each value that a figure cuts it by.
    static IReadOnlyList<Slice> CutsOf(PackSection section, Measure measure) =>
    [
        Slice.Whole,
        .. from figure in section.Figures
           where figure.Kind == new Figures.IncidentBreakdown().Id && figure.Options.Text("measure") == measure.Id
           from value in figure.Options.Map("values").Keys.Concat(figure.Options.Map("unrecorded").Keys)
           select Slice.Of(figure.Options.Text("dimension"), value),
    ];

    static bool IsOfForce(PackSection section, Measure measure) => section.Figures
        .Where(figure => figure.Options.IsList("series")).SelectMany(figure => figure.Options.Children("series"))
        .Any(series => series.Text("measure") == measure.Id && series.TextOrNull("of") == "force" && measure.IsStock);
}
