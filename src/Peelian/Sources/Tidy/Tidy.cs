namespace Peelian.Sources;

/// <summary>Our own format: one number (or text) a row, with its measure, area and period.</summary>
public sealed class Tidy : ITableSource
{
    static readonly Lazy<SourceInfo> Yaml = new(() => SourceYaml.Read("Tidy"));

    /// <inheritdoc/>
    public string Id => "tidy";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        var missing = TidyColumns.Required.Where(name => table.Find(name) < 0).ToList();
        return missing.Count == 0 ? Recognition.Match
            : missing.Count == TidyColumns.Required.Count ? Recognition.None()
            : Recognition.Near(1 - missing.Count / (double)TidyColumns.Required.Count, $"no column {string.Join(", no column ", missing.Select(name => $"'{name}'"))}");
    }

    /// <inheritdoc/>
    public IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null || TidyColumns.Find(table, problems) is not { } columns)
            return [];
        return new TidyRows(table, columns, catalogue).Read();
    }
}

/// <summary>Where a tidy table has what; -1 for an optional column that it does not have.</summary>
sealed record TidyColumns(
    int Measure, int Statistic, int Area, int Period, int Slice, int Value, int Decimals, int Base, int Text, int Note, int Classification)
{
    static readonly string[] All =
        ["measure", "statistic", "area", "period", "slice", "value", "decimals", "base", "text", "note", "classification", "source", "published"];

    /// <summary>The columns that must be there.</summary>
    public static IReadOnlyList<string> Required { get; } = ["measure", "area", "period", "value"];

    /// <summary>Finds the columns; a missing, unknown or repeated one is a fatal problem.</summary>
    public static TidyColumns? Find(DelimitedText table, Problems problems)
    {
        var count = problems.Count;
        foreach (var name in Required.Where(name => table.Find(name) < 0))
            problems.AddFatal(table.HeaderLine, name, "no such column", $"the columns {string.Join(", ", Required)}");
        foreach (var group in table.Header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            if (!All.Contains(group.Key, StringComparer.OrdinalIgnoreCase) && !group.Key.StartsWith("origin_", StringComparison.OrdinalIgnoreCase))
                problems.AddFatal(table.HeaderLine, group.Key, $"a column '{group.Key}'", $"one of {string.Join(", ", All)}, or a name beginning with origin_",
                    Label.DidYouMean(Nearest.To(group.Key, All, 1)));
            if (group.Count() > 1)
                problems.AddFatal(table.HeaderLine, group.Key, $"the column '{group.Key}' twice", "each column once");
        }
        return problems.Count > count ? null : new TidyColumns(
            table.Find("measure"), table.Find("statistic"), table.Find("area"), table.Find("period"), table.Find("slice"), table.Find("value"),
            table.Find("decimals"), table.Find("base"), table.Find("text"), table.Find("note"), table.Find("classification"));
    }
}
