namespace Peelian.Sources;

/// <summary>Residents of local authorities by ethnic group, from a census table of eighteen groups with five subtotals.</summary>
public sealed class CensusEthnicity : ITableSource
{
    static readonly Lazy<(SourceInfo Info, CensusLabels Own)> Yaml =
        new(() => SourceYaml.Read("CensusEthnicity", CensusLabels.Keys, CensusLabels.Read));

    /// <inheritdoc/>
    public string Id => "census-ethnicity";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <summary>The measure, for the test that the catalogue knows it.</summary>
    internal static IEnumerable<string> MeasureIds => [Yaml.Value.Own.Measure];

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return CensusColumns.Find(table, Yaml.Value.Own).Recognition;
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            return [];
        var columns = CensusColumns.Find(table, Yaml.Value.Own);
        if (!columns.Recognition.IsMatch)
        {
            problems.AddFatal(table.HeaderLine, null, columns.Recognition.Why, "the eighteen groups and five subtotals of the census");
            return [];
        }
        return new CensusRows(table, columns, Yaml.Value.Own, catalogue).Read();
    }
}
