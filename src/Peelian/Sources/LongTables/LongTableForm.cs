namespace Peelian.Sources;

/// <summary>A column by what it is for.</summary>
/// <param name="Names">What publishers call it.</param>
/// <param name="IsNeeded">False where some editions do not have it.</param>
sealed record LongTableColumn(IReadOnlyList<string> Names, bool IsNeeded);

/// <summary>A cut by a column.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Role">The column.</param>
/// <param name="Values">Folded words of the publisher to the value; null where the words themselves are made into one.</param>
sealed record LongTableSlice(string Dimension, string Role, IReadOnlyDictionary<string, string>? Values);

/// <summary>What a column of numbers gives.</summary>
sealed record LongTableValue
{
    /// <summary>The column.</summary>
    public required string Role { get; init; }

    /// <summary>Rows that it is read from: column to folded words; every row where empty.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> Where { get; init; }

    /// <summary>Measures that every row feeds.</summary>
    public required IReadOnlyList<string> Every { get; init; }

    /// <summary>The columns whose words together are a row's label; none where labels do not matter.</summary>
    public required IReadOnlyList<string> LabelRoles { get; init; }

    /// <summary>Ways of sorting labels into measures: a file has the one that knows most of its labels.</summary>
    public required IReadOnlyList<CrimeClassification> Sortings { get; init; }

    /// <summary>Cuts by columns.</summary>
    public required IReadOnlyList<LongTableSlice> Slices { get; init; }

    /// <summary>A cut that the column itself is.</summary>
    public Slice Fixed { get; init; }

    /// <summary>The first month that it holds for: a period that begins before is none of its.</summary>
    public Month? From { get; init; }

    /// <summary>The last month that it holds for.</summary>
    public Month? Until { get; init; }

    /// <summary>As in observations; null for the sorting's own, or none.</summary>
    public string? Classification { get; init; }

    /// <summary>True where numbers may have decimals.</summary>
    public bool HasDecimals { get; init; }

    /// <summary>True where a number may be below zero, as where what was counted before is taken back.</summary>
    public bool MayBeNegative { get; init; }

    public IEnumerable<string> MeasureIds => Every.Concat(Sortings.SelectMany(sorting => sorting.Measures.Values).SelectMany(fed => fed));
}

/// <summary>What <c>source.yaml</c> says about a table: columns, periods, areas and values.</summary>
sealed record LongTableForm
{
    public required IReadOnlyDictionary<string, LongTableColumn> Columns { get; init; }

    /// <summary>Columns that only another format has.</summary>
    public required IReadOnlyList<string> Without { get; init; }

    /// <summary>Rows that are no part of what is counted, by column and folded words: left out and said.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> PassOver { get; init; }

    /// <summary>The only rows that are counted, by column and folded words, where the file has the column: the others repeat them in other cuts.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> Only { get; init; }

    public required LongTablePeriod Period { get; init; }

    public required LongTableArea Area { get; init; }

    public required IReadOnlyList<LongTableValue> Values { get; init; }

    /// <summary>True where the publisher leaves out rows that would be zero.</summary>
    public bool Zeros { get; init; }

    /// <summary>True where rows are added up here: they are too many and too fine to be kept one by one.</summary>
    public bool AddUp { get; init; }

    /// <summary>Keys of <c>source.yaml</c> that are read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["columns", "without", "pass_over", "only", "period", "area", "values", "zeros", "add_up", "slices"];

    /// <summary>Reads the options.</summary>
    public static LongTableForm Read(Options options)
    {
        var shared = ReadSlices(options);
        return new LongTableForm
        {
            // A role that ends in a question mark is a column that some editions lack.
            Columns = options.Lists("columns").ToDictionary(column => column.Key.TrimEnd('?'), column => new LongTableColumn(column.Value, !column.Key.EndsWith('?')), StringComparer.Ordinal),
            Without = options.Texts("without"),
            PassOver = Folded(options, "pass_over"),
            Only = Folded(options, "only"),
            Period = LongTablePeriod.Read(options.Child("period"), options),
            Area = LongTableArea.Read(options.Child("area"), options),
            Values = [.. options.Children("values").Select(value => ReadValue(value, shared))],
            Zeros = options.Bool("zeros"),
            AddUp = options.Bool("add_up"),
        };
    }

    static Dictionary<string, IReadOnlySet<string>> Folded(Options options, string key) => options.Lists(key).ToDictionary(
        pair => pair.Key, IReadOnlySet<string> (pair) => pair.Value.Select(text => Label.Fold(text)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    static List<LongTableSlice> ReadSlices(Options options) =>
    [
        .. (options.Child("slices") is { } slices ? slices.Keys.Select(dimension => (dimension, slice: slices.Child(dimension))) : [])
            .Where(pair => pair.slice is not null)
            .Select(pair => new LongTableSlice(pair.dimension, pair.slice!.Text("column"),
                pair.slice.Has("values") ? Unfold(pair.slice.Lists("values")) : null)),
    ];

    // Written the other way round, as value: [words], because many words mean one value.
    static Dictionary<string, string> Unfold(IReadOnlyDictionary<string, IReadOnlyList<string>> values) => values
        .SelectMany(value => value.Value.Select(words => (Words: Label.Fold(words), value.Key))).ToDictionary(pair => pair.Words, pair => pair.Key, StringComparer.Ordinal);

    static LongTableValue ReadValue(Options value, List<LongTableSlice> shared)
    {
        value.Allow("column", "where", "measures", "label", "labels", "labels_of", "sortings", "slices", "slice", "from", "until", "classification", "decimals", "negative");
        var own = value.Texts("slices");
        if (!Slice.TryParse(value.TextOrNull("slice") ?? "", out var fault, out var cut))
            value.Fault($"'slice': {fault}.");
        return new LongTableValue
        {
            Role = value.Text("column"),
            Where = Folded(value, "where"),
            Every = value.Texts("measures"),
            LabelRoles = value.Texts("label"),
            Sortings = ReadSortings(value),
            Slices = [.. shared.Where(slice => own.Contains(slice.Dimension))],
            Fixed = cut,
            From = value.Month("from"),
            Until = value.Month("until"),
            Classification = value.TextOrNull("classification"),
            HasDecimals = value.Bool("decimals"),
            MayBeNegative = value.Bool("negative"),
        };
    }

    static IReadOnlyList<CrimeClassification> ReadSortings(Options value)
    {
        if (value.TextOrNull("labels_of") is { } other)
            return SourceYaml.Read(other, CrimeLabels.Keys, CrimeLabels.Read).Own.Classifications;
        if (value.Has("sortings"))
            return [.. value.Children("sortings").Select(CrimeLabels.ReadClassification)];
        var labels = value.Lists("labels");
        return labels.Count == 0 ? [] :
        [
            new CrimeClassification("", labels.ToDictionary(pair => Label.Fold(pair.Key), pair => pair.Value.ToArray(), StringComparer.Ordinal),
                new Dictionary<string, string[]>(StringComparer.Ordinal), [.. labels.Keys], [], new Dictionary<string, string[][]>(StringComparer.Ordinal)),
        ];
    }
}

/// <summary>Where a table has what: the columns of each role, from 0; -1 for one that it lacks.</summary>
sealed record LongTableColumns(Recognition Recognition, IReadOnlyDictionary<string, int> At)
{
    public int this[string role] => At.GetValueOrDefault(role, -1);

    /// <summary>Finds the columns by the header.</summary>
    public static LongTableColumns Find(DelimitedText table, LongTableForm form)
    {
        var at = form.Columns.ToDictionary(column => column.Key, column => table.Find(column.Value.Names), StringComparer.Ordinal);
        var needed = form.Columns.Where(column => column.Value.IsNeeded).ToList();
        var missing = needed.Where(column => at[column.Key] < 0).Select(column => $"no column '{column.Value.Names[0]}'").ToList();
        var other = form.Without.FirstOrDefault(name => table.Find(name) >= 0);
        // A column or two in common, such as a date, make no likeness.
        var recognition = missing.Count == 0
            ? other is null ? Recognition.Match : Recognition.Near(0.4, $"a column '{other}', which this table does not have")
            : missing.Count * 2 > needed.Count ? Recognition.None()
            : Recognition.Near(1 - missing.Count / (double)needed.Count, string.Join(", ", missing));
        return new LongTableColumns(recognition, at);
    }
}
