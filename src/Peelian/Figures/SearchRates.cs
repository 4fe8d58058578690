using Peelian.Calculations;
using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>Searches of the last month, how many led to arrest, and how many were for what the targets name (Figure 13).</summary>
/// <remarks>Options: <c>title</c>, <c>volume</c> (measure), <c>shares</c> (column, head, measure, by_object, target), <c>fill</c>.</remarks>
public sealed class SearchRates : IFigureKind
{
    /// <inheritdoc/>
    public string Id => "search-rates";

    sealed record Share(string Column, string Head, Measure Measure, bool ByObject, decimal? Target, string Sentence);

    /// <inheritdoc/>
    public FigureDraft Build(PackFigure figure, FigureContext context)
    {
        var volume = context.Catalogue.MeasureCalled(figure.Options.Text("volume"));
        var shares = figure.Options.Children("shares").Select(one => new Share(
            one.Text("column"), one.Text("head"), context.Catalogue.MeasureCalled(one.Text("measure")), one.Bool("by_object"),
            one.Has("target") ? one.Decimal("target", 0) : null, one.Text("sentence"))).ToList();
        var month = context.EndMonth(volume) ?? context.AsAt;
        var period = Period.Of(month);
        context.Readings.Need([volume, .. shares.Select(share => share.Measure)], period);
        var draft = new FigureDraft
        {
            Columns =
            [
                new("area", "Area", ColumnKind.Text) { IsRowHead = true, Description = "Name of the area" },
                new("searches", "Searches (count)") { Unit = "searches", Description = volume.Definition },
                .. shares.Select(share => new Column(share.Column, $"{share.Head} (%)") { Unit = "%", Decimals = 1, Description = share.Measure.Definition }),
            ],
            Title = $"{figure.Options.Text("title")}, {context.Area.Name} and {context.Force.ShortName}, {month.Label} only",
        };
        foreach (var area in (Area[])[context.Area, context.Force])
            AddRow(draft, context, volume, shares, area, month);
        if (draft.Rows.TrueForAll(row => row.Cells.Skip(1).All(cell => cell.IsMissing)))
        {
            draft.Rows.Clear();
            draft.Gap = new Gap($"No {FigureContext.InText(volume)} are loaded for {month.Label}.", figure.Options.Text("fill"));
            return draft;
        }
        draft.Period = period;
        draft.Term(volume.Id);
        foreach (var share in shares)
            draft.Term(share.Measure.Id);
        draft.Note("This is one month, beside figures that cover twelve: expect it to move. Shares are of all searches, those of unattended vehicles and those under section 60 included, which other figures leave out.");
        Say(draft, context, volume, shares, month);
        return draft;
    }

    static void AddRow(FigureDraft draft, FigureContext context, Measure volume, List<Share> shares, Area area, Month month)
    {
        var period = Period.Of(month);
        Estimate Count(Measure measure) =>
            context.Counter.Total(context.Counter.Choose(measure, area.Code, [period]), measure, area.Code, period);
        var searches = Count(volume);
        var cells = new List<Cell> { Cell.Words(area.Kind == AreaKind.Force ? area.ShortName : area.Name), Cells.Count(searches) };
        foreach (var share in shares)
        {
            var published = context.Counter.Published(share.Measure, Statistic.SharePercent, area.Code, period);
            if (share.ByObject && published.IsMissing && WhyObjectIsNoEvidence(context, month) is { } why)
            {
                cells.Add(Cells.Percent(Estimate.Missing(why).From(searches), 1));
                continue;
            }
            var count = Count(share.Measure);
            var percent = Ratios.SharePercent(count, searches);
            cells.Add(Cells.IsBetter(published, percent) ? Cells.Percent(published, 1) : Cells.Share(percent, count, searches, 1));
        }
        draft.Rows.Add(new Row(area.Code, cells));
    }

    static string? WhyObjectIsNoEvidence(FigureContext context, Month month) => context.Readings.ObjectOfSearch(context.Force.Code, month) switch
    {
        ObjectEvidence.NotPublished => $"the object of search was not published for {month.Label}",
        ObjectEvidence.FunctionOfThePower => $"in {month.Label} every search under one power has the same object, so the object says nothing about what was looked for",
        _ => null,
    };

    static void Say(FigureDraft draft, FigureContext context, Measure volume, List<Share> shares, Month month)
    {
        var (own, force) = (draft.Rows[0].Cells, draft.Rows[1].Cells);
        if (own[1].IsMissing)
        {
            if (!force[1].IsMissing)
                draft.Sentences.Add(context.Words.Say("volume", ("area", context.ForceInText), ("month", month), ("count", force[1]), ("unit", Comparison.UnitFor(volume, force[1]))));
            draft.Headline = draft.Sentences.Count > 0 ? draft.Sentences[0].Text.TrimEnd('.') : null;
            return;
        }
        draft.Sentences.Add(context.Words.Say("volume", ("area", context.Area), ("month", month), ("count", own[1]), ("unit", Comparison.UnitFor(volume, own[1]))));
        for (var index = 0; index < shares.Count; index++)
        {
            var (cell, forceCell) = (own[index + 2], force[index + 2]);
            if (cell.IsMissing)
                continue;
            draft.Sentences.Add(forceCell.IsMissing
                ? context.Words.Say(shares[index].Sentence + "-alone", ("share", cell), ("area", context.Area))
                : context.Words.Say(shares[index].Sentence, ("share", cell), ("forceShare", forceCell), ("area", context.Area), ("force", context.ForceInText)));
            if (shares[index].Target is { } target)
            {
                var goal = draft.Fact($"{shares[index].Column.Replace("_percent", "", StringComparison.Ordinal)}_target_percent", $"{shares[index].Head}, target (%)", Cells.Percent(Estimate.Of(target), 0));
                var met = cell.Number!.Value >= target;
                draft.Sentences.Add(context.Words.Say(met ? "share-target-met" : "share-target-not-met", ("target", goal)));
                draft.Targets.Add(new TargetLine(shares[index].Measure.Id, met, [draft.Sentences[^2], draft.Sentences[^1]]));
            }
        }
        draft.Headline = string.Join("; ", draft.Sentences.Take(2).Select(sentence => sentence.Text.TrimEnd('.')));
    }
}
