namespace Peelian.Figures;

/// <summary>The columns that say how sure a number is, alike in every figure: two limits for files, one word for people.</summary>
static class EvidenceColumns
{
    /// <summary>The two limits of a 95% interval: files carry them, people read the word.</summary>
    /// <param name="lowerId">Id of the lower limit's column.</param>
    /// <param name="upperId">Id of the upper limit's column.</param>
    /// <param name="title">What the limits are of, as it stands in the head: "Change".</param>
    /// <param name="what">The same in a sentence: "the change".</param>
    /// <param name="unit">The unit: "%".</param>
    /// <param name="decimals">Decimals printed.</param>
    public static IReadOnlyList<Column> Limits(string lowerId, string upperId, string title, string what, string unit, int decimals) =>
    [
        new(lowerId, $"{title}, lower limit ({unit})") { Unit = unit, Decimals = decimals, Shown = false, Description = $"Lower limit of the 95% interval of {what}" },
        new(upperId, $"{title}, upper limit ({unit})") { Unit = unit, Decimals = decimals, Shown = false, Description = $"Upper limit of the 95% interval of {what}; empty where there is none" },
    ];

    /// <summary>The evidence word.</summary>
    public static Column Word(string id, string title, string what) => new(id, title, ColumnKind.Text)
    {
        Description = $"What may be said of {what}: no data, too few to say, about the same, lower or higher, clearly lower or clearly higher",
    };

    /// <summary>In a word's place where there is nothing to judge by, such as a value as published: no word, and why.</summary>
    public static Cell NoWord(string why) => Cell.Of(Estimate.Missing(why), Format.Gone(why));

    /// <summary>The limits' cells, from the interval that the number itself carries.</summary>
    public static IReadOnlyList<Cell> LimitsOf(Estimate number, Func<Estimate, Cell> print)
    {
        Estimate Limit(decimal? value, string why) =>
            value is { } given && !number.IsMissing ? Estimate.Of(given).From(number) : Estimate.Missing(number.WhyMissing ?? why);
        return
        [
            print(Limit(number.Interval?.Lower, "there is no interval")),
            print(Limit(number.Interval?.Upper, number.Interval is null ? "there is no interval" : "there is no upper limit")),
        ];
    }
}
