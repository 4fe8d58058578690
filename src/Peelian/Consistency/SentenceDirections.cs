using System.Globalization;
using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Consistency;

/// <summary>Whether a sentence that says which of two is the more is borne out by the numbers in it and by the rows of its figure.</summary>
static class SentenceDirections
{
    /// <summary>What the sentence would have to say; null where it is right.</summary>
    public static string? WhatIsWrong(Figure figure, Sentence sentence) => sentence.Id switch
    {
        "areas-up" => Counted(sentence, "up", Rows(figure, "change_percent", cell => cell.Number?.Value > 0)),
        "areas-up-none" => Rows(figure, "change_percent", cell => cell.Number?.Value > 0) is > 0 and var up ? $"{Format.Whole(up)} rows with a rise" : null,
        "areas-beyond-chance" => Counted(sentence, "higher", Rows(figure, "evidence", cell => cell.Evidence is EvidenceWord.Higher or EvidenceWord.ClearlyHigher))
            ?? Counted(sentence, "lower", Rows(figure, "evidence", cell => cell.Evidence is EvidenceWord.Lower or EvidenceWord.ClearlyLower)),
        "visits-more" => Number(sentence, "conducted") > Number(sentence, "scheduled") ? null : "more visits made than scheduled",
        "visits-spoken-more" => Number(sentence, "spoken") > Number(sentence, "held") ? null : "more people spoken to than held",
        "share-highest" => Highest(figure, sentence, "first"),
        "outcome-highest" => Highest(figure, sentence, "outcome"),
        "ratio-none" => Number(sentence, "upper") <= 1 ? null : "an interval below 1",
        "survey-gap" => Number(sentence, "higherPercent") > Number(sentence, "lowerPercent") ? null : "the higher of the two percentages first",
        "survey-judged" or "survey-judged-margin" or "survey-judged-margin-base" => Than(sentence, "compared", "percent", "forcePercent"),
        "rate-judged" => Than(sentence, "compared", "rate", "restRate"),
        "breakdown-most" or "breakdown-first" => Highest(figure, sentence, "first"),
        "hits" => Than(sentence, "word", "share", "other"),
        "ways-higher" => Number(sentence, "lowest") >= 1 ? null : "no ratio below 1",
        "ways-lower" => Number(sentence, "highest") <= 1 ? null : "no ratio above 1",
        "breakdown-differs" => Than(sentence, "word", "share", "rest"),
        "beside-rate" => Than(sentence, "compared", "rate", "otherRate"),
        "beside-survey" => Than(sentence, "compared", "percent", "otherPercent"),
        "rest-change" => Than(sentence, "word", "change", "rest"),
        "change-judged" or "share-and-judged" or "since-year" => Than(sentence, "word", "current", "previous"),
        "target-met" or "target-not-met" => Target(sentence.Id == "target-met", Fact(figure, "change_since_baseline_percent"), Fact(figure, "target_change_percent")),
        // A limit of 1.002 is printed as 1.00: the word is chosen from what is not rounded.
        "ratio" => Number(sentence, "lower") >= 1 || Number(sentence, "upper") <= 1 ? null : "about as often, since the interval contains 1",
        "month-usual" => Number(sentence, "count") >= Number(sentence, "lower") && Number(sentence, "count") <= Number(sentence, "upper") ? null : "that the month stands out",
        "months-stand-out" or "months-stand-out-many" => Standing(figure, (int?)Number(sentence, "standing") ?? 0),
        "months-none-stand-out" => Standing(figure, 0),
        _ when sentence.Id.StartsWith("rest-fell", StringComparison.Ordinal) || sentence.Id.StartsWith("rest-rose", StringComparison.Ordinal) => BesideRest(sentence),
        _ => null,
    };

    // A figure of several series has a column of signals for each.
    static string? Standing(Figure figure, int said)
    {
        var marked = figure.Table.Columns.Where(column => column.Id.EndsWith("_signal", StringComparison.Ordinal)).Select(column => Rows(figure, column.Id, cell => cell.Printed.Length > 0) ?? 0).ToList();
        return marked.Count == 0 || marked.Contains(said) ? null : $"{string.Join(" or ", marked.Select(count => Format.Whole(count)))}, the months that the table marks";
    }

    static decimal? Number(Sentence sentence, string slot) =>
        sentence.Slots.TryGetValue(slot, out var text) && decimal.TryParse(text.AsSpan().TrimEnd('%').TrimStart('+'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    static decimal? Fact(Figure figure, string id) => figure.Facts.FirstOrDefault(fact => fact.Id == id)?.Cell.Number?.Value;

    static int? Rows(Figure figure, string column, Func<Cell, bool> counts) =>
        figure.Table.Columns.Any(one => one.Id == column) ? figure.Table.Rows.Count(row => counts(row.Cells[figure.Table.IndexOf(column)])) : null;

    static string? Counted(Sentence sentence, string slot, int? rows) =>
        rows is null || Number(sentence, slot) is not { } said || said == rows ? null : $"{Format.Whole(rows.Value)}, the number of rows that are so";

    // Where both are printed alike, rounding hides which is the more.
    static string? Than(Sentence sentence, string slot, string left, string right)
    {
        if (!sentence.Slots.TryGetValue(slot, out var words) || Number(sentence, left) is not { } one || Number(sentence, right) is not { } other)
            return null;
        return words.Contains("higher", StringComparison.Ordinal) && one < other ? $"no “{words}”: {left} is below {right}"
            : words.Contains("lower", StringComparison.Ordinal) && one > other ? $"no “{words}”: {left} is above {right}"
            : null;
    }

    static string? BesideRest(Sentence sentence)
    {
        if (Number(sentence, "change") is not { } own || Number(sentence, "rest") is not { } rest)
            return null;
        var fell = sentence.Id.StartsWith("rest-fell", StringComparison.Ordinal);
        if (fell ? own >= 0 || rest >= 0 : own <= 0 || rest <= 0)
            return "a fall or a rise only where both changes are one";
        var more = sentence.Id.Contains("-more", StringComparison.Ordinal);
        return more == (fell ? own <= rest : own >= rest) || own == rest ? null : more ? "less" : "more";
    }

    static string? Highest(Figure figure, Sentence sentence, string slot)
    {
        if (!sentence.Slots.TryGetValue(slot, out var name) || figure.Table.Columns.All(column => column.Id != "share_percent"))
            return null;
        var column = figure.Table.IndexOf("share_percent");
        var named = figure.Table.Rows.FirstOrDefault(row => row.Cells[0].Printed == name)?.Cells[column].Number?.Value;
        return figure.Table.Rows.FirstOrDefault(row => row.Id != "not-listed" && row.Cells[column].Number?.Value > named) is { } more ? $"{more.Cells[0].Printed}, whose share is higher" : null;
    }

    static string? Target(bool met, decimal? value, decimal? goal) =>
        value is null || goal is null || met == value <= goal ? null : met ? "target not met" : "target met";
}
