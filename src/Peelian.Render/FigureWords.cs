using Peelian.Figures;

namespace Peelian.Render;

/// <summary>Words about a figure that several outputs put beside it.</summary>
static class FigureWords
{
    /// <summary>Its sentences without what its head says already: not that sentence, nor the beginning of one.</summary>
    public static IReadOnlyList<string> Said(Figure figure)
    {
        var head = figure.Headline.TrimEnd('.');
        return [.. figure.Sentences.Select(sentence => sentence.Text)
            .Where(text => text.TrimEnd('.') != head)
            .Select(text => text.StartsWith(head + ". ", StringComparison.Ordinal) ? text[(head.Length + 2)..] : text)];
    }

    /// <summary>What stands over a table of published values: what among them is worked out after all.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that the output shows.</param>
    public static string AsPublished(Table table, IReadOnlyList<int> columns)
    {
        var cells = table.Rows.SelectMany(row => columns.Select(index => row.Cells[index])).ToList();
        List<string> workedOut = [];
        if (cells.Exists(cell => cell.Number is { IsMissing: false, AsPublished: false }))
            workedOut.Add("the limits");
        if (cells.Exists(cell => cell.Evidence is not (null or Statistics.EvidenceWord.NoData)))
            workedOut.Add("the word on how sure");
        return workedOut.Count == 0
            ? "Every value is as published, not recomputed."
            : $"Every value is as published, not recomputed, but for {Grammar.List(workedOut)}.";
    }
}
