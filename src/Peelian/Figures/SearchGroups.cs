using Peelian.Calculations;

namespace Peelian.Figures;

/// <summary>
/// Searches of people by group over up to twelve months: counts, residents, rate, ratio, and how often an arrest followed.
/// The arrest rate by group is read beside the ratio: neither alone shows what the reasons were.
/// </summary>
/// <remarks>Options: <c>title</c>, <c>measure</c>, <c>dimension</c>, <c>groups</c>, <c>unrecorded</c>, <c>reference</c>, <c>outcome</c>, <c>population</c>, <c>census</c>, <c>fill</c>.</remarks>
public sealed class SearchGroups : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "search-groups";

    static readonly Column[] FigureColumns =
    [
        new("group", "Group", ColumnKind.Text) { IsRowHead = true, Description = "Id of the group of people" },
        new("searches", "Searches (count)") { Unit = "searches", Description = "Searches of people of the group; one person can be searched more than once" },
        new("population", "Residents (count)") { Unit = "people", Description = "Usual residents of the group at the census" },
        new("per_1000", "Searches per 1,000 residents") { Unit = "per 1,000", Decimals = 1, Description = "Searches for every 1,000 residents of the group" },
        new("ratio", "Ratio") { Decimals = 2, Description = "Searches per resident over those of the reference group" },
        new("arrests", "Led to arrest (count)") { Unit = "searches", Description = "Searches whose outcome was an arrest" },
        new("arrest_percent", "Led to arrest (%)") { Unit = "%", Decimals = 1, Description = "Share of the group's searches whose outcome was an arrest" },
    ];

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var measure = context.Catalogue.MeasureCalled(options.Text("measure"));
        var population = context.Catalogue.MeasureCalled(options.Text("population"));
        var census = Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03."));
        var dimension = options.Text("dimension");
        var last = context.EndMonth(measure) ?? context.AsAt;
        context.Readings.Need([measure], Period.YearTo(last), dimension, "outcome");
        context.Readings.Need([population], census);
        var period = LongestRun(context, measure, Period.YearTo(last), Slice.Of(dimension, options.Text("reference")));
        var draft = new FigureDraft
        {
            Columns = FigureColumns,
            Title = $"{options.Text("title")}, {context.Area.Name}, {period.Label}",
        };
        foreach (var (group, term) in options.Map("groups"))
            AddRow(draft, context, options, measure, population, period, census, group, context.Catalogue.TermCalled(term).Name, term);
        foreach (var (group, name) in options.Map("unrecorded"))
            AddRow(draft, context, options, measure, null, period, census, group, name, null);
        if (draft.Rows.TrueForAll(row => row.Cells[1].IsMissing))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(measure)} by group are loaded for {context.Area.Name} up to {last.Label}.", options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        draft.Term(measure.Id);
        draft.Term("disproportionality");
        draft.Term("arrest-rate");
        Say(draft, context, options, period);
        draft.Note($"Residents are those of the census of {census.Label}: not the people who were on the street. One person can be searched more than once.");
        draft.Note("A lower arrest rate for a group is consistent with weaker grounds for searching it, and with other causes: the rate alone cannot tell them apart.");
        if (period.Length < 12)
            draft.Note($"Only {Format.Whole(period.Length)} months up to {last.Label} have places, so the figure covers {period.RangeLabel} and not twelve months.");
        return draft;
    }

    // Up to twelve months without a gap, ending at the last: searches were published without places before a certain month.
    static Period LongestRun(FigureContext context, Measure measure, Period year, Slice slice)
    {
        var first = year.Last;
        while (first > year.First && Has(first - 1))
            first -= 1;
        return new Period(first, year.Last);

        bool Has(Month month) =>
            !context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [Period.Of(month)], slice), measure, context.Area.Code, Period.Of(month), slice).IsMissing;
    }

    static Estimate Count(FigureContext context, Measure measure, Period period, Slice slice) =>
        context.Counter.Total(context.Counter.Choose(measure, context.Area.Code, [period], slice), measure, context.Area.Code, period, slice);

    static void AddRow(FigureDraft draft, FigureContext context, Options options, Measure measure, Measure? population, Period period, Period census, string group, string name, string? term)
    {
        var dimension = options.Text("dimension");
        var count = Count(context, measure, period, Slice.Of(dimension, group));
        var arrests = Count(context, measure, period, Slice.Of((dimension, group), ("outcome", options.Text("outcome"))));
        var residents = population is null ? Estimate.Missing("not a group of residents") : Count(context, population, census, Slice.Of(dimension, group));
        var reference = Slice.Of(dimension, options.Text("reference"));
        var ratio = population is null
            ? Estimate.Missing("not a group of residents")
            : Ratios.RatioOfRates(count, residents, Count(context, measure, period, reference), Count(context, population, census, reference));
        draft.Rows.Add(new Row(group,
        [
            Cell.Words(group, name), Cells.Count(count), Cells.Count(residents),
            Cells.Rate(Ratios.Rate(count, residents, 1000), 1), Cells.Rate(ratio, 2), Cells.Count(arrests),
            Cells.Share(Ratios.SharePercent(arrests, count), arrests, count, 1),
        ])
        { TermId = term });
        if (term is not null)
            draft.Term(term);
    }

    static void Say(FigureDraft draft, FigureContext context, Options options, Period period)
    {
        var own = draft.Rows.Find(row => row.Id == options.Text("reference"))!;
        var lines = draft.Rows.Where(row => row.Id != own.Id).Select(row => new RatioLine(row.Id, row.Cells[0].Printed, row.Cells[4], row.Cells[1], row.Cells[2].Number!)).ToList();
        if (own.Cells[1].Number is { IsMissing: false } count && own.Cells[2].Number is { IsMissing: false } residents)
            RatioEvidence.Say(draft, context, lines, own.Cells[0].Printed, count, residents, period);
        draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
        draft.Chart = new Chart(ChartKind.Bars, "group", ["per_1000"])
        {
            Description = $"A bar for each group: searches per 1,000 residents. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }
}
