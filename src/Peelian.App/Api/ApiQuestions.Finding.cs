namespace Peelian.App.Api;

/// <content>Finding by words, and explaining them.</content>
sealed partial class ApiQuestions
{
    const int MostFound = 40;

    /// <summary>Areas that a text may mean: by code, by a part of any name, by postcode where postcodes are loaded; all of them without one.</summary>
    public IReadOnlyList<AreaAnswer> FindAreas(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Areas();
        if (FindArea(text) is { } exact)
            return [Of(exact)];
        if (edition.AreaOfPostcode(text) is { } holds)
            return [Of(holds)];
        return [.. Found(Served, text, area => [area.Name, area.ShortName, .. area.OtherNames]).Select(Of)];
    }

    /// <summary>Measures that a text may mean: by id, or by a part of name, theme or definition; all of them without one.</summary>
    public IReadOnlyList<MeasureAnswer> FindMeasures(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Measures()
        : edition.Catalogue.FindMeasure(text) is { } exact ? [Of(exact)]
        : [.. Found(edition.Catalogue.Measures, text, measure => [measure.Name, measure.Id, measure.Theme, measure.Definition]).Select(Of)];

    // Those that hold every word, names before what is said of them; where there is none, those whose name is nearly that.
    static IEnumerable<T> Found<T>(IReadOnlyList<T> all, string text, Func<T, IReadOnlyList<string>> named)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var holding = all.Where(one => words.All(word => named(one).Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(one => words.All(word => named(one)[0].Contains(word, StringComparison.OrdinalIgnoreCase))).Take(MostFound).ToList();
        return holding.Count > 0 ? holding : Nearest.To(text, all.SelectMany(named).Where(name => name.Length < 80)).Select(name => all.First(one => named(one).Contains(name, StringComparer.Ordinal))).Distinct();
    }

    /// <summary>Names of everything that can be explained: measures, and terms of the glossary.</summary>
    public IEnumerable<string> Terms => edition.Catalogue.Measures.SelectMany(measure => (string[])[measure.Id, measure.Name]).Concat(edition.Catalogue.Terms.SelectMany(term => (string[])[term.Id, term.Name])).Distinct(StringComparer.Ordinal);

    /// <summary>The id of the measure or term that a text names; null where there is none.</summary>
    public string? FindTerm(string text) =>
        (edition.Catalogue.Measures.FirstOrDefault(measure => Is(measure.Id, text) || Is(measure.Name, text))?.Id)
        ?? edition.Catalogue.Terms.FirstOrDefault(term => Is(term.Id, text) || Is(term.Name, text))?.Id
        // "clearly lower, clearly higher" is one term with two names.
        ?? edition.Catalogue.Terms.FirstOrDefault(term => term.Name.Split(", ").Any(name => Is(name, text)))?.Id;

    /// <summary>The id of the measure that a text names; null where there is none.</summary>
    public string? FindMeasureCalled(string text) => FindTerm(text) is { } id && edition.Catalogue.FindMeasure(id) is not null ? id : null;

    static bool Is(string name, string text) => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A term of the glossary or a measure, with its definition.</summary>
    public Term Term(string id) => edition.Catalogue.TermCalled(id);
}
