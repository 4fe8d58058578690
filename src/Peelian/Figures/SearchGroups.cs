using Peelian.Calculations;
using Peelian.Statistics;

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
        .. RatioEvidence.Columns,
        .. ShareEvidence.Limits("arrest", "Led to arrest", "the share that led to arrest"),
        .. ShareEvidence.Difference("arrest_difference", "Led to arrest, difference from the reference group", "the group’s arrest rate against the reference group’s", "arrest_evidence", "Arrest rate, how sure"),
    ];

    sealed record Line(string Group, string Name, string? Term, Estimate Count, Estimate Residents, CountedShare Arrests);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var options = figure.Options;
        var measure = context.Catalogue.MeasureCalled(options.Text("measure"));
        var population = context.Catalogue.MeasureCalled(options.Text("population"));
        var census = Period.Of(options.Month("census") ?? throw new UserError($"{options.File}:{options.Line} 'census' is missing: the month of the census, such as 2011-03."));
        var last = context.EndMonth(measure) ?? context.AsAt;
        context.Readings.Need([measure], Period.YearTo(last), options.Text("dimension"), "outcome");
        context.Readings.Need([measure], Period.To(last, Dispersion.MostMonths), options.Text("dimension"));
        context.Readings.Need([population], census);
        var searches = new GroupSearches(context, measure, population, options.Text("dimension"), options.Text("reference"), census);
        var period = LongestRun(searches, context.Window.To(last));
        var draft = new FigureDraft
        {
            Columns = FigureColumns,
            Title = $"{options.Text("title")}, {context.Area.Name}, {period.Label}",
        };
        List<Line> lines =
        [
            .. options.Map("groups").Select(pair => LineOf(searches, options, period, pair.Key, context.Catalogue.TermCalled(pair.Value).Name, pair.Value)),
            .. options.Map("unrecorded").Select(pair => LineOf(searches, options, period, pair.Key, pair.Value, null)),
        ];
        AddRows(draft, context, searches, lines, period);
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
        Draw(draft);
        draft.Note(GroupSearches.NoteOnSearches);
        draft.Note(searches.NoteOnGroups);
        draft.Note("How sure: the groups of the table are judged together, their ratios and their arrest rates each. The limits are in the data files.");
        if (period.Length < context.Window.To(last).Length)
            draft.Note($"Only {Format.Whole(period.Length)} months up to {last.Label} have places, so the figure covers {period.RangeLabel} and not {(context.Window == Window.TwelveMonths ? "twelve months" : context.Window.To(last).Label)}.");
        return draft;
    }

    // Up to twelve months without a gap, ending at the last: searches were published without places before a certain month.
    static Period LongestRun(GroupSearches searches, Period year)
    {
        var first = year.Last;
        while (first > year.First && !searches.Count(Period.Of(first - 1), searches.Reference).IsMissing)
            first -= 1;
        return new Period(first, year.Last);
    }

    static Line LineOf(GroupSearches searches, Options options, Period period, string group, string name, string? term)
    {
        var count = searches.Count(period, group);
        return new Line(group, name, term, count, term is null ? Estimate.Missing("not a group of residents") : searches.Residents(group),
            CountedShare.Of(searches.Count(period, group, options.Text("outcome")), count));
    }

    static void AddRows(FigureDraft draft, FigureContext context, GroupSearches searches, List<Line> lines, Period period)
    {
        var reference = lines.Find(line => line.Group == searches.Reference)!;
        var compared = lines.Where(line => line.Term is not null && line != reference).ToList();
        var ratios = RatioEvidence.Judge([.. compared.Select(line => searches.Ratio(period, line.Group, period.Last))]);
        var shares = ShareEvidence.Judge([.. compared.Select(line => (line.Arrests, reference.Arrests))]);
        foreach (var line in lines)
        {
            var place = compared.IndexOf(line);
            draft.Rows.Add(new Row(line.Group, [.. CellsOf(line, place < 0 ? null : ratios[place], place < 0 ? null : shares[place], line == reference)]) { TermId = line.Term });
            if (line.Term is not null)
                draft.Term(line.Term);
        }
        if (reference.Count.IsMissing)
            return;
        RatioEvidence.Say(draft, context, searches.Measure, [.. compared.Select((line, index) => new RatioLine(line.Group, line.Name, ratios[index], Cells.Count(line.Count)))], reference.Name, Cells.Count(reference.Count), period, searches.Census, searches.How);
        foreach (var (line, judged) in compared.Zip(shares))
            SayArrests(draft, context, line, reference, judged, searches.How);
        if (draft.Sentences.Exists(sentence => sentence.Id.StartsWith("arrest-group", StringComparison.Ordinal)))
            draft.Sentences.Add(context.Words.Say("arrest-group-caveat"));
    }

    static IEnumerable<Cell> CellsOf(Line line, JudgedRatio? ratio, JudgedShares? share, bool isReference)
    {
        var (why, word) = isReference ? ("the reference group is not compared with itself", RatioEvidence.ReferenceWord) : ("not a group of residents", Cell.Words("not compared"));
        return
        [
            Cell.Words(line.Group, line.Name), Cells.Count(line.Count), Cells.Count(line.Residents), Cells.Rate(Ratios.Rate(line.Count, line.Residents, 1000), 1),
            ratio?.Cell ?? Cells.Rate(isReference ? Ratios.RatioOfRates(line.Count, line.Residents, line.Count, line.Residents) : Estimate.Missing(why), 2),
            Cells.Count(line.Arrests.Part), Cells.Share(line.Arrests.Percent, line.Arrests.Part, line.Arrests.Whole, 1),
            .. ratio is null ? RatioEvidence.NotCompared(why, word) : RatioEvidence.CellsOf(ratio),
            .. ShareEvidence.LimitsOf(line.Arrests.Percent),
            .. share is null ? ShareEvidence.NoDifference(why, word) : ShareEvidence.DifferenceOf(share),
        ];
    }

    // The outcome test: read beside the ratio, because neither alone shows what the grounds were.
    static void SayArrests(FigureDraft draft, FigureContext context, Line line, Line reference, JudgedShares judged, string how)
    {
        if (judged.Word == EvidenceWord.NoData)
            return;
        static Cell Share(Line of) => Cells.Share(of.Arrests.Percent, of.Arrests.Part, of.Arrests.Whole, 1);
        var difference = ShareEvidence.DifferenceOf(judged);
        draft.Sentences.Add(context.Words.Say(
            judged.Word switch { EvidenceWord.TooFewToSay => "arrest-group-few", EvidenceWord.AboutTheSame => "arrest-group-same", _ => "arrest-group" },
            ("group", line.Name), ("how", how), ("reference", reference.Name), ("word", Evidence.Text(judged.Word)), ("share", Share(line)), ("other", Share(reference)),
            ("part", Cells.Count(line.Arrests.Part)), ("whole", Cells.Count(line.Arrests.Whole)), ("difference", difference[0]), ("lower", difference[1]), ("upper", difference[2])));
    }

    static void Draw(FigureDraft draft)
    {
        draft.Headline = RatioEvidence.Headline(draft);
        draft.Chart = new Chart(ChartKind.Bars, "group", ["per_1000"])
        {
            Heading = draft.Columns.First(column => column.Id == "per_1000").Title,
            Description = $"A bar for each group: searches per 1,000 residents. {string.Join(' ', draft.Sentences.Select(sentence => sentence.Text))}",
        };
    }
}
