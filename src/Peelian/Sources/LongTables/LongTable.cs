using System.Text;

namespace Peelian.Sources;

/// <summary>
/// A published table that its folder's <c>source.yaml</c> describes: which columns it has, what they are called, how they write
/// periods and areas, and what each number is. Most tables need nothing else; a source of this kind is a class without a body.
/// </summary>
public abstract class LongTable : ITableSource
{
    readonly Lazy<(SourceInfo Info, LongTableForm Form)> _yaml;

    /// <summary>Makes the source of the folder that has the class's name.</summary>
    protected LongTable() =>
        _yaml = new(() => SourceYaml.Read(GetType().Name, LongTableForm.Keys, LongTableForm.Read));

    /// <summary>The folder's name in kebab case.</summary>
    public string Id => Kebab(GetType().Name);

    /// <inheritdoc/>
    public virtual int ReaderVersion => 2;

    /// <inheritdoc/>
    public SourceInfo Info => _yaml.Value.Info;

    /// <summary>Every measure that any label feeds, for the test that the catalogue knows them.</summary>
    internal IEnumerable<string> MeasureIds => _yaml.Value.Form.Values.SelectMany(value => value.MeasureIds).Distinct(StringComparer.Ordinal);

    /// <summary>Every cut that the table has, for the test that the measures may be cut so.</summary>
    internal IEnumerable<(string Measure, string Dimension)> Cuts => _yaml.Value.Form.Values.SelectMany(value =>
        value.MeasureIds.SelectMany(measure => value.Slices.Select(slice => (measure, slice.Dimension)).Concat(value.Fixed.Dimensions.Select(dimension => (measure, dimension))))).Distinct();

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return LongTableColumns.Find(table, _yaml.Value.Form).Recognition;
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            yield break;
        var form = _yaml.Value.Form;
        var columns = LongTableColumns.Find(table, form);
        if (!columns.Recognition.IsMatch)
        {
            problems.AddFatal(table.HeaderLine, null, columns.Recognition.Why, $"columns {string.Join(", ", form.Columns.Values.Where(column => column.IsNeeded).Select(column => $"'{column.Names[0]}'"))}");
            yield break;
        }
        var rows = new LongTableRows(table, columns, form, catalogue);
        rows.Read();
        foreach (var observation in LongTableObservations.Of(rows, form, problems))
            yield return observation;
    }

    /// <summary>Numbers of small areas, which are no areas of the catalogue.</summary>
    private protected IReadOnlyList<(string Code, Period Period, decimal? Number, int Line)> ReadSmall(SourceFile file, Catalogue catalogue)
    {
        using var table = DelimitedText.Open(file, new Problems(file.Name)); // what is wrong was said when the areas were read
        if (table is null || LongTableColumns.Find(table, _yaml.Value.Form) is not { Recognition.IsMatch: true } columns)
            return [];
        var rows = new LongTableRows(table, columns, _yaml.Value.Form, catalogue);
        rows.Read();
        return [.. rows.Small];
    }

    static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var letter in name)
        {
            if (kebab.Length > 0 && char.IsAsciiLetterUpper(letter))
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }
        return kebab.ToString();
    }
}
