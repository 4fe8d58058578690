using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Consistency;

/// <summary>Words of direction against the numbers: higher only where the interval lies above, clearly only beyond a tenth, a count of rises recounted.</summary>
static class Directions
{
    public static void Check(Figure figure, List<Contradiction> found)
    {
        for (var column = 0; column < figure.Table.Columns.Count; column++)
            Words(figure, column, found);
        for (var fact = 2; fact < figure.Facts.Count; fact++)
            Word(figure, figure.Facts[fact].Id, "value", figure.Facts[fact].Cell, (figure.Facts[fact - 2].Id, figure.Facts[fact - 2].Cell), (figure.Facts[fact - 1].Id, figure.Facts[fact - 1].Cell), found);
        foreach (var judgement in figure.Judgements)
            Check(figure, judgement, found);
        foreach (var sentence in Told.SentencesOf(figure))
        {
            if (SentenceDirections.WhatIsWrong(figure, sentence) is { } expected)
                found.Add(new(figure.Id, $"sentence '{sentence.Id}'", $"it reads “{sentence.Text}”", expected));
        }
    }

    // An evidence word stands after the limits that it was chosen from.
    static void Words(Figure figure, int column, List<Contradiction> found)
    {
        var columns = figure.Table.Columns;
        if (columns[column].Id.EndsWith("_signal", StringComparison.Ordinal))
            Signals(figure, columns[column].Id[..^"_signal".Length], column, found);
        if (column < 2 || columns[column].Kind != ColumnKind.Text)
            return;
        foreach (var row in figure.Table.Rows)
            Word(figure, row.Id, columns[column].Id, row.Cells[column], (columns[column - 2].Id, row.Cells[column - 2]), (columns[column - 1].Id, row.Cells[column - 1]), found);
    }

    static void Word(Figure figure, string row, string column, Cell cell, (string Id, Cell Cell) lower, (string Id, Cell Cell) upper, List<Contradiction> found)
    {
        if (cell.Evidence is { } word && Neutral(lower.Id, upper.Id) is { } neutral && !Bears(word, lower.Cell.Number?.Value, upper.Cell.Number?.Value, neutral))
            found.Add(new(figure.Id, row, $"{column} is “{cell.Printed}”", $"a word that the interval {lower.Cell.Printed} to {upper.Cell.Printed} bears"));
    }

    // What is said to stand out of a monthly series lies where it is said to lie.
    static void Signals(Figure figure, string series, int column, List<Contradiction> found)
    {
        decimal? Value(Row row, string id) => figure.Table.Columns.Any(one => one.Id == id) ? row.Cells[figure.Table.IndexOf(id)].Number?.Value : null;
        foreach (var row in figure.Table.Rows.Where(row => row.Cells[column].Printed.Length > 0))
        {
            var words = row.Cells[column].Printed;
            bool Says(string side) => words.Contains(side, StringComparison.Ordinal);
            var (value, mean) = (Value(row, series), Value(row, series + "_mean"));
            if ((Says("above the usual range") && !(value > Value(row, series + "_upper_limit"))) || (Says("below the usual range") && !(value < Value(row, series + "_lower_limit")))
                || (Says("above the mean") && !(value > mean)) || (Says("below the mean") && !(value < mean)))
                found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is “{words}” for {row.Cells[figure.Table.IndexOf(series)].Printed}", "words that its mean and its usual range bear"));
        }
    }

    /// <summary>Where a pair of limits means no difference, and where "clearly" begins below and above.</summary>
    sealed record NoDifference(decimal At, decimal? ClearlyBelow, decimal? ClearlyAbove);

    static NoDifference? Neutral(string lower, string upper) =>
        !lower.Contains("lower", StringComparison.Ordinal) || !upper.Contains("upper", StringComparison.Ordinal) ? null
        : lower.Contains("ratio", StringComparison.Ordinal) || lower.Contains("against", StringComparison.Ordinal) ? OfRatio
        : lower.Contains("change", StringComparison.Ordinal) && lower.Contains("percent", StringComparison.Ordinal) ? new(0, 100 * (Evidence.ClearlyBelow - 1), 100 * (Evidence.ClearlyAt - 1))
        : lower.Contains("difference", StringComparison.Ordinal) || lower.Contains("gap", StringComparison.Ordinal) || lower.Contains("points", StringComparison.Ordinal) ? new(0, null, null)
        : null;

    static readonly NoDifference OfRatio = new(1, Evidence.ClearlyBelow, Evidence.ClearlyAt);

    // From nothing a rise has no upper limit, and no percentage; its limits are then missing and nothing is checked.
    static bool Bears(EvidenceWord word, decimal? lower, decimal? upper, NoDifference none) => word switch
    {
        EvidenceWord.Higher => lower is null || lower > none.At,
        EvidenceWord.Lower => upper is null ? lower is null : upper < none.At,
        EvidenceWord.ClearlyHigher => lower is null || lower > none.At && !(lower < none.ClearlyAbove - Slack),
        EvidenceWord.ClearlyLower => upper is null ? lower is null : upper < none.At && !(upper > none.ClearlyBelow + Slack),
        _ => true,
    };

    const decimal Slack = 0.000000001m;

    static void Check(Figure figure, Judgement judgement, List<Contradiction> found)
    {
        if (judgement.Ratio.Interval is { } limits && !Bears(judgement.Word, limits.Lower, limits.Upper, OfRatio))
            found.Add(new(figure.Id, judgement.RowId, $"it is judged “{Evidence.Text(judgement.Word)}”", "a word that the interval of its ratio bears"));
        var words = figure.Table.Rows.Concat(figure.Beside?.Rows ?? []).FirstOrDefault(row => row.Id == judgement.RowId)?.Cells.Select(cell => cell.Evidence).OfType<EvidenceWord>().ToList() ?? [];
        if (words.Count > 0 && !words.Contains(judgement.Word))
            found.Add(new(figure.Id, judgement.RowId, $"it is judged “{Evidence.Text(judgement.Word)}”", $"the word of its row, “{Evidence.Text(words[0])}”"));
        if (judgement.Sentence.Slots.TryGetValue("word", out var said) && said != Evidence.Text(judgement.Word))
            found.Add(new(figure.Id, judgement.RowId, $"its sentence says “{said}”", $"“{Evidence.Text(judgement.Word)}”, as the row does"));
    }
}
