using System.Globalization;
using System.Text;

namespace Peelian;

/// <summary>The pack that the site makes for a single measure: the force month by month, then every area of the force.</summary>
/// <remarks>Made of the same kinds of figure as any pack, so that a measure's page and a pack cannot disagree.</remarks>
public static class MeasurePack
{
    /// <summary>The id of the pack's one section.</summary>
    public const string SectionId = "measure";

    /// <summary>The id of the section that holds every area's months, which comparisons are taken from.</summary>
    public const string SeriesId = "areas";

    const int TrendMonths = 60;

    /// <summary>The id of a measure's pack.</summary>
    public static string IdOf(Measure measure) => "measure-" + measure.Id;

    /// <summary>The pack of a measure, for a force.</summary>
    /// <param name="catalogue">Its packs say which rates are taken of the measure.</param>
    /// <param name="like">The pack whose areas and sources it has.</param>
    /// <param name="force">The force.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="asAt">The month that its trend reaches, five years long.</param>
    public static Pack Of(Catalogue catalogue, Pack like, Area force, Measure measure, Month asAt)
    {
        var figures = new List<PackFigure>();
        void Add(string kind, Options options) =>
            figures.Add(new PackFigure(string.Create(CultureInfo.InvariantCulture, $"figure-{figures.Count + 1:00}"), figures.Count + 1, kind, options));
        foreach (var (kind, yaml) in measure.Unit.IsPercent ? OfSurvey(measure, asAt) : measure.AddsUp ? OfCount(measure) : [])
            Add(kind, Read(yaml, measure));
        foreach (var rate in RatesOf(catalogue, measure).Where(_ => measure.AddsUp))
            Add(rate.Kind, rate.Options);
        return new Pack
        {
            Id = IdOf(measure),
            Title = measure.Name,
            AreaKinds = like.AreaKinds,
            Forces = [force.Code],
            AreaCodes = [force.Code],
            End = like.End,
            SourceOrder = like.SourceOrder,
            Shorthand = like.Shorthand,
            Sections =
            [
                new PackSection(SectionId, measure.Name, [], [.. figures]),
                new PackSection(SeriesId, "Every area, month by month", [], [Series(measure, figures.Count + 1)]),
            ],
        };
    }

    static PackFigure Series(Measure measure, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"figure-{number:00}"), number, "area-series", Read($"title: {Quote(measure.Name)}\nmeasure: {measure.Id}\nfill: {Fill(measure)}\n", measure));

    static IEnumerable<(string Kind, string Yaml)> OfSurvey(Measure measure, Month asAt)
    {
        yield return ("survey-ranking", $"title: {Quote(measure.Name)}\nmeasure: {measure.Id}\nfill: {Fill(measure)}\n");
        yield return ("survey-trend", $"title: {Quote(measure.Name + ", over time")}\nmeasures: [{measure.Id}]\nsince: {asAt - TrendMonths}\nfill: {Fill(measure)}\n");
    }

    static IEnumerable<(string Kind, string Yaml)> OfCount(Measure measure)
    {
        yield return ("monthly-counts", $"title: {Quote(measure.Name)}\nmonths: 24\nfill: {Fill(measure)}\nseries:\n  - {{column: force, head: \"{{force}}\", measure: {measure.Id}, of: force}}\n");
        yield return ("count-ranking", $"title: {Quote("Change in " + Figures.FigureContext.InText(measure))}\nmeasure: {measure.Id}\ncalculation: change\nfill: {Fill(measure)}\n");
        yield return ("count-ranking", $"title: {Quote(measure.Name)}\nmeasure: {measure.Id}\ncalculation: total\ncolumn: count\nfill: {Fill(measure)}\n");
    }

    // A rate needs a base, which only whoever wrote a pack can choose: those of the catalogue's packs are shown.
    static IEnumerable<PackFigure> RatesOf(Catalogue catalogue, Measure measure) => catalogue.Packs
        .SelectMany(pack => pack.ForSite.Sections).SelectMany(section => section.Figures)
        .Where(figure => figure.Kind == "count-ranking" && figure.Options.TextOrNull("measure") == measure.Id && figure.Options.TextOrNull("calculation") == "rate")
        .DistinctBy(figure => figure.Options.Child("base")?.TextOrNull("measure"), StringComparer.Ordinal);

    static string Fill(Measure measure) => Quote($"It would be filled by a published file that has it, or by a tidy CSV of the measure {measure.Id}.");

    static Options Read(string yaml, Measure measure) => Read(yaml, $"the pack of {measure.Id}");

    /// <summary>The options of a figure that no file wires.</summary>
    internal static Options Read(string yaml, string name)
    {
        var faults = new Faults();
        var options = Options.Read(yaml, name, faults);
        faults.Throw();
        return options!;
    }

    /// <summary>A text as YAML has it.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : letter.ToString());
        return quoted.Append('"').ToString();
    }
}
