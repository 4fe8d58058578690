using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian;

/// <summary>Statements that no longer hold: each comparison that the earlier pack judged, judged again over the same months from today's files.</summary>
/// <param name="withCounts">False where small numbers are hidden: then the words are compared and the sentences, which hold counts, left out.</param>
sealed class SinceStatements(bool withCounts)
{
    readonly List<Row> _rows = [];

    /// <summary>How many comparisons of the same months were judged then.</summary>
    public int Judged { get; private set; }

    /// <summary>Those that another word fits now.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Compares the earlier pack with the same pack, for the same month, from today's files.</summary>
    public void Compare(Summary then, Summary again)
    {
        foreach (var (earlier, today) in then.Figures.Join(again.Figures, figure => figure.Id, figure => figure.Id, (one, other) => (one, other)))
        {
            // A figure that reaches further now says something else about other months: that is new, not wrong.
            if (today.Gap is null && today.Period != earlier.Period)
                continue;
            var now = today.Judgements.DistinctBy(Key).ToDictionary(Key);
            foreach (var judged in earlier.Judgements.DistinctBy(Key))
                Compare(earlier, judged, now.GetValueOrDefault(Key(judged)));
        }
    }

    static (string, string, Against) Key(Judgement judged) => (judged.MeasureId, judged.RowId, judged.Against);

    void Compare(Figure figure, Judgement judged, Judgement? now)
    {
        Judged++;
        var word = now?.Word ?? EvidenceWord.NoData;
        if (word == judged.Word)
            return;
        _rows.Add(new Row($"{figure.Id}:{judged.RowId}:{judged.MeasureId}:{judged.Against.ToString().ToLowerInvariant()}",
        [
            Cell.Words(figure.Id), Cell.Words(judged.MeasureId), Cell.Words(NameOf(figure, judged)), Cell.Words(figure.Period?.Label ?? ""),
            Cell.Of(judged.Word, judged.Assumed), Cell.Of(word, now?.Assumed ?? false), Cell.Words(withCounts ? judged.Sentence.Text : ""), Cell.Words(withCounts && now is not null ? now.Sentence.Text : ""), Cell.Words(Other(judged.Against)),
        ]));
    }

    static string NameOf(Figure figure, Judgement judged)
    {
        var head = figure.Table.Columns.ToList().FindIndex(column => column.IsRowHead);
        return head >= 0 && figure.Table.Rows.FirstOrDefault(row => row.Id == judged.RowId) is { } row ? row.Cells[head].Printed : figure.Name;
    }

    static string Other(Against against) => against switch
    {
        Against.YearBefore => "the year before",
        Against.RestOfForce => "the rest of the force",
        Against.Comparator => "what it is set beside",
        Against.OtherGroup => "the other group",
        _ => throw new InvalidOperationException($"No words for {against}."),
    };

    /// <summary>The table, where it has rows.</summary>
    public IEnumerable<SinceTable> Tables()
    {
        if (_rows.Count > 0)
            yield return new SinceTable("statements", "Statements of the earlier pack that no longer hold", new Table(Columns, _rows));
    }

    static readonly Column[] Columns =
    [
        new("figure", "Figure", ColumnKind.Text) { Shown = false, Description = "Id of the figure that said it" },
        new("measure", "Measure id", ColumnKind.Text) { Shown = false, Description = "Id of the measure" },
        new("name", "About", ColumnKind.Text) { IsRowHead = true, Description = "The row of the figure that it was about" },
        new("period", "Period", ColumnKind.Text) { Description = "The months compared, the same then and now" },
        new("said", "Called then", ColumnKind.Text) { Description = "The word of the earlier pack" },
        new("now", "Called now", ColumnKind.Text) { Description = "The word from today’s files, over the same months" },
        new("statement", "The statement", ColumnKind.Text) { Description = "As the earlier pack’s files have it" },
        new("statement_now", "With today’s files", ColumnKind.Text) { Description = "As today’s files have it; empty where it cannot be said" },
        new("against", "Compared with", ColumnKind.Text) { Description = "What it was set against" },
    ];
}
