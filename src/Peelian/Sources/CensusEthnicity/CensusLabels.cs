namespace Peelian.Sources;

/// <summary>One of the census' own five groups.</summary>
/// <param name="Subtotal">The column with the publisher's sum.</param>
/// <param name="Self">The value of <c>self-defined-ethnicity</c>.</param>
/// <param name="Groups">Each category's column, with its value of <c>officer-defined-ethnicity</c>.</param>
sealed record CensusFive(string Subtotal, string Self, IReadOnlyDictionary<string, string> Groups);

/// <summary>What <c>source.yaml</c> says about columns and groups.</summary>
sealed record CensusLabels(
    string Measure,
    string Classification,
    string Date,
    Month Month,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns,
    string KindTotal,
    string Prefix,
    string Suffix,
    string Total,
    IReadOnlyList<string> SkipCodes,
    IReadOnlyList<CensusFive> Five)
{
    /// <summary>Keys of <c>source.yaml</c> that are read here.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["measure", "classification", "date", "period", "columns", "kind_total", "prefix", "suffix", "total", "skip_codes", "five"];

    /// <summary>Reads the options.</summary>
    public static CensusLabels Read(Options options)
    {
        options.Child("columns")?.Allow("date", "name", "code", "kind");
        return new CensusLabels(
            options.Text("measure"), options.Text("classification"), options.Text("date"), options.Month("period") ?? new Month(1, 1),
            options.Lists("columns"), options.Text("kind_total"), options.Text("prefix"), options.Text("suffix"), options.Text("total"),
            options.Texts("skip_codes"),
            [.. options.Children("five").Select(five => new CensusFive(five.Text("subtotal"), five.Text("self"), five.Map("groups")))]);
    }

    /// <summary>The column, from 0, of a category; -1 where there is none.</summary>
    public int Find(DelimitedText table, string category)
    {
        var wanted = Label.Fold($"{Prefix}{category}");
        for (var column = 0; column < table.Header.Count; column++)
        {
            var name = Label.Fold(table.Header[column]);
            var suffix = Label.Fold(Suffix);
            if (name.EndsWith(suffix, StringComparison.Ordinal))
                name = name[..^suffix.Length];
            if (name.Replace(": ", ":", StringComparison.Ordinal) == wanted.Replace(": ", ":", StringComparison.Ordinal))
                return column;
        }
        return -1;
    }
}

/// <summary>A category's column and where its people are counted.</summary>
/// <param name="Column">The column, from 0.</param>
/// <param name="Category">The publisher's label.</param>
/// <param name="Self">Number of the census' own group.</param>
/// <param name="Officer">The value of <c>officer-defined-ethnicity</c>.</param>
sealed record CensusCategory(int Column, string Category, int Self, string Officer);

/// <summary>Where a census table has what.</summary>
sealed record CensusColumns(
    Recognition Recognition, int Date, int Name, int Code, int Kind, int Total, IReadOnlyList<int> Subtotals, IReadOnlyList<CensusCategory> Categories)
{
    /// <summary>Finds the columns by the header.</summary>
    public static CensusColumns Find(DelimitedText table, CensusLabels labels)
    {
        var missing = new List<string>();
        int Need(int column, string name)
        {
            if (column < 0)
                missing.Add(name);
            return column;
        }
        var total = Need(labels.Find(table, labels.Total), labels.Total);
        var code = Need(table.Find(labels.Columns["code"]), labels.Columns["code"][0]);
        var date = Need(table.Find(labels.Columns["date"]), labels.Columns["date"][0]);
        var subtotals = labels.Five.Select(five => Need(labels.Find(table, five.Subtotal), five.Subtotal)).ToList();
        var categories = labels.Five.SelectMany((five, self) => five.Groups.Select(group =>
            new CensusCategory(Need(labels.Find(table, group.Key), group.Key), group.Key, self, group.Value))).ToList();
        var needed = 3.0 + subtotals.Count + categories.Count;
        var ethnic = total >= 0 || subtotals.Exists(column => column >= 0) || categories.Exists(category => category.Column >= 0);
        var recognition = missing.Count == 0 ? Recognition.Match
            : !ethnic ? Recognition.None()
            : Recognition.Near(1 - missing.Count / needed, $"no column '{missing[0]}'");
        return new CensusColumns(recognition, date, table.Find(labels.Columns["name"]), code, table.Find(labels.Columns["kind"]), total, subtotals, categories);
    }
}
