namespace Peelian.Figures;

/// <summary>A way to compute a figure: one class each, one line in <see cref="FigureKinds"/>.</summary>
public interface IFigureKind
{
    /// <summary>Its id in packs: <c>kind: crime-table</c>.</summary>
    string Id { get; }

    /// <summary>Computes the figure. A figure without data has a <see cref="FigureDraft.Gap"/> and no rows.</summary>
    FigureDraft Build(PackFigure figure, FigureContext context);
}

/// <summary>The list of figure kinds: a kind that is not here does not exist, and a test finds a class without a line.</summary>
public static class FigureKinds
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<IFigureKind> List { get; } =
    [
        new CrimeTable(),
        new MonthlyCounts(),
        new SurveyRanking(),
        new SurveyTrend(),
        new SurveyTable(),
        new CountRanking(),
        new CategoryTable(),
        new OutcomeTable(),
        new Disproportionality(),
        new SearchGroups(),
        new SearchRates(),
        new CustodyVisits(),
        new SimilarAreas(),
        new AreaSeries(),
        new IncidentBreakdown(),
        new BesideChange(),
        new BesideRate(),
        new BesideSurvey(),
        new SinceYear(),
        new SearchDenominators(),
        new SearchHits(),
        new SmallAreaMap(),
        new StreetDensity(),
    ];

    /// <summary>The kind with an id, or an error for whoever edits the pack.</summary>
    public static IFigureKind Find(string id, PackFigure figure)
    {
        if (List.FirstOrDefault(kind => kind.Id == id) is { } found)
            return found;
        var options = figure.Options;
        throw new UserError($"{options.File}:{options.Line} no figure kind called '{id}'. Kinds: {string.Join(", ", List.Select(kind => kind.Id))}.");
    }
}
