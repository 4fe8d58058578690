namespace Peelian.Sources;

/// <summary>Recorded crime by borough and month, a wide table with a column for each month.</summary>
public sealed class MetRecordedCrime : ITableSource
{
    static readonly Lazy<(SourceInfo Info, CrimeLabels Own)> Yaml =
        new(() => SourceYaml.Read("MetRecordedCrime", CrimeLabels.Keys, CrimeLabels.Read));

    /// <inheritdoc/>
    public string Id => "met-recorded-crime";

    /// <inheritdoc/>
    public int ReaderVersion => 3;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <summary>Every measure that any label feeds, for the test that the catalogue knows them.</summary>
    internal static IEnumerable<string> MeasureIds =>
        Yaml.Value.Own.Classifications.SelectMany(all => all.Measures.Values).SelectMany(fed => fed).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return CrimeColumns.Find(table, Yaml.Value.Own).Recognition;
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            yield break;
        var labels = Yaml.Value.Own;
        var columns = CrimeColumns.Find(table, labels);
        if (!columns.Recognition.IsMatch)
        {
            problems.AddFatal(table.HeaderLine, null, columns.Recognition.Why, "columns for group, subgroup, borough and months");
            yield break;
        }
        var rows = CrimeRows.Read(table, columns, labels, catalogue, problems);
        foreach (var observation in CrimeObservations.Of(rows, columns, labels, problems))
            yield return observation;
    }
}
