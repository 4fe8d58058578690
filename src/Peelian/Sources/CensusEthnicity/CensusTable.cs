namespace Peelian.Sources;

/// <summary>Residents of local authorities by ethnic group, from a census table of single groups with five subtotals.</summary>
public abstract class CensusTable : ITableSource
{
    readonly Lazy<(SourceInfo Info, CensusLabels Own)> _yaml;

    /// <summary>Makes the source of the folder that has the class's name.</summary>
    protected CensusTable() => _yaml = new(() => SourceYaml.Read(GetType().Name, CensusLabels.Keys, CensusLabels.Read));

    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => _yaml.Value.Info;

    /// <summary>The measure, for the test that the catalogue knows it.</summary>
    internal IEnumerable<string> MeasureIds => [_yaml.Value.Own.Measure];

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return CensusColumns.Find(table, _yaml.Value.Own).Recognition;
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            return [];
        var columns = CensusColumns.Find(table, _yaml.Value.Own);
        if (!columns.Recognition.IsMatch)
        {
            problems.AddFatal(table.HeaderLine, null, columns.Recognition.Why, "the single groups and five subtotals of the census");
            return [];
        }
        return new CensusRows(table, columns, _yaml.Value.Own, catalogue).Read();
    }

    /// <summary>Residents of small areas, where the table has rows of them.</summary>
    private protected IEnumerable<PlacePopulation> ReadSmall(SourceFile file)
    {
        using var table = DelimitedText.Open(file, new Problems(file.Name)); // what is wrong was said when the areas were read
        if (table is null || CensusColumns.Find(table, _yaml.Value.Own) is not { Recognition.IsMatch: true } columns)
            yield break;
        while (table.Next())
        {
            if (GssCode.IsOfKind(table[columns.Code], GssCode.SmallKinds) && Numbers.ReadCount(table[columns.Total], out var people) == Cell.Number)
                yield return new PlacePopulation(table.Text(columns.Code), _yaml.Value.Own.Month, people, table.Line);
        }
    }
}
