namespace Peelian.Sources;

/// <summary>Survey percentages by borough or force and quarter: the twelve months to each quarter's end.</summary>
public sealed class PublicAttitudeSurvey : ITableSource
{
    static readonly Lazy<(SourceInfo Info, SurveyLabels Own)> Yaml =
        new(() => SourceYaml.Read("PublicAttitudeSurvey", SurveyLabels.Keys, SurveyLabels.Read));

    /// <inheritdoc/>
    public string Id => "public-attitude-survey";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <summary>Every measure that any label feeds, for the test that the catalogue knows them.</summary>
    internal static IEnumerable<string> MeasureIds => Yaml.Value.Own.Measures.Values.Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return SurveyColumns.Find(table, Yaml.Value.Own).Recognition;
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            return [];
        var columns = SurveyColumns.Find(table, Yaml.Value.Own);
        if (columns.Recognition.IsMatch)
            return new SurveyRows(table, columns, Yaml.Value.Own, catalogue).Read();
        problems.AddFatal(table.HeaderLine, null, columns.Recognition.Why, "columns for date, survey, borough, measure and proportion");
        return [];
    }
}

/// <summary>What <c>source.yaml</c> says about columns and labels.</summary>
/// <param name="Force">The code of the force whose own column or rows there are.</param>
/// <param name="Survey">What stands in the survey column.</param>
/// <param name="Columns">Names of each column.</param>
/// <param name="Measures">Folded label to measure.</param>
/// <param name="Names">Labels as people write them.</param>
sealed record SurveyLabels(
    string Force,
    string Survey,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns,
    IReadOnlyDictionary<string, string> Measures,
    IReadOnlyList<string> Names)
{
    /// <summary>Keys of <c>source.yaml</c> that are read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["force", "survey", "columns", "measures"];

    /// <summary>Reads the options.</summary>
    public static SurveyLabels Read(Options options)
    {
        options.Child("columns")?.Allow("date", "survey", "area", "measure", "proportion", "force");
        var measures = options.Map("measures");
        return new SurveyLabels(options.Text("force"), options.Text("survey"), options.Lists("columns"),
            measures.ToDictionary(pair => Label.Fold(pair.Key), pair => pair.Value, StringComparer.Ordinal), [.. measures.Keys]);
    }
}

/// <summary>Where a survey table has what; the force's own column is -1 where there is none.</summary>
sealed record SurveyColumns(Recognition Recognition, int Date, int Survey, int Area, int Measure, int Proportion, int Force)
{
    /// <summary>Finds the columns by the header.</summary>
    public static SurveyColumns Find(DelimitedText table, SurveyLabels labels)
    {
        string[] needed = ["date", "survey", "area", "measure", "proportion"];
        var missing = needed.Where(key => table.Find(labels.Columns[key]) < 0).Select(key => $"no column '{labels.Columns[key][0]}'").ToList();
        var recognition = missing.Count == 0 ? Recognition.Match
            : missing.Count == needed.Length ? Recognition.None()
            : Recognition.Near(1 - missing.Count / (double)needed.Length, string.Join(", ", missing));
        int At(string key) => table.Find(labels.Columns[key]);
        return new SurveyColumns(recognition, At("date"), At("survey"), At("area"), At("measure"), At("proportion"), At("force"));
    }
}
