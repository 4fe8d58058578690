using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Consistency;

/// <summary>Text against table: every number, month and area that words name is a cell, a fact or a name of their figure.</summary>
static class Told
{
    public static void Check(Figure figure, KnownFacts facts, Catalogue catalogue, List<Contradiction> found)
    {
        foreach (var sentence in SentencesOf(figure))
            Check(figure, sentence, facts, catalogue, found);
        var said = figure.Sentences.Select(sentence => sentence.Text).ToList();
        if (!said.Any(text => text.StartsWith(figure.Headline, StringComparison.Ordinal)))
            Loose(figure, "headline", Without(figure.Headline, said), facts, found);
        Loose(figure, "title", figure.Title, facts, found);
        if (figure.Chart is { } chart)
        {
            if (string.IsNullOrWhiteSpace(chart.Description))
                found.Add(new(figure.Id, "chart", "the picture has no description", "what it shows, in words"));
            Loose(figure, "chart description", Without(chart.Description, said), facts, found);
            if (chart.ReferenceLabel is { } label)
                Loose(figure, "reference line", label, facts, found);
        }
        foreach (var note in figure.Notes)
            Loose(figure, $"note {Format.Whole(note.Number)}", note.Text, facts, found);
        foreach (var judgement in figure.Judgements.Where(judgement => figure.Table.Rows.Concat(figure.Beside?.Rows ?? []).All(row => row.Id != judgement.RowId) && figure.Facts.All(fact => fact.Id != judgement.RowId)))
            found.Add(new(figure.Id, judgement.RowId, "a judgement is about a row that the figure does not have", "one of its rows or facts"));
    }

    /// <summary>The sentences of a figure, those of its judgements included, each once.</summary>
    public static IEnumerable<Sentence> SentencesOf(Figure figure) =>
        figure.Sentences.Concat(figure.Judgements.Select(judgement => judgement.Sentence)).Distinct<Sentence>(ReferenceEqualityComparer.Instance);

    static string Without(string text, List<string> said)
    {
        foreach (var sentence in said.Where(sentence => sentence.Length > 1))
            text = text.Replace(sentence, " ", StringComparison.Ordinal).Replace(sentence.TrimEnd('.'), " ", StringComparison.Ordinal);
        return text;
    }

    static void Check(Figure figure, Sentence sentence, KnownFacts facts, Catalogue catalogue, List<Contradiction> found)
    {
        void Wrong(string what, string expected) => found.Add(new(figure.Id, $"sentence '{sentence.Id}'", what, expected));
        if (catalogue.Words.SayAgain(sentence) is not { } again)
        {
            Wrong("it has no words in the catalogue", "an id of the file of words");
            return;
        }
        if (again != sentence.Text)
            Wrong($"it reads “{sentence.Text}”", $"“{again}”");
        foreach (var (name, text) in sentence.Slots)
        {
            if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && !facts.IsPrinted(text) && !facts.IsPeriod(text) && !facts.IsName(text) && !facts.IsReason(text) && !IsMadeOfWords(text, facts))
                Wrong($"its {name} is “{text}”", "a cell or fact of the figure as printed, a period that its numbers cover, or a name");
            if (name is "area" or "force" && !facts.IsName(text) && !facts.IsPrinted(text))
                Wrong($"it is about {text}", "the pack’s area, its force, or an area of the table");
            if (name is "period" or "month" && !Covers(sentence, text, facts))
                Wrong($"it names {text}", $"the months that its numbers come from ({string.Join("; ", Periods(sentence, facts).Take(3))})");
        }
    }

    // A list of months with what the table says of each: its numbers are those of the table's own words.
    static bool IsMadeOfWords(string text, KnownFacts facts) => text.Contains(' ', StringComparison.Ordinal)
        && KnownFacts.MonthsIn(text).All(facts.HasMonth) && KnownFacts.NumbersIn(KnownFacts.WithoutMonths(text)).All(facts.HasNumberInWords);

    static IEnumerable<Period> PeriodsOf(Sentence sentence, KnownFacts facts) => sentence.Slots.Values.SelectMany(facts.Printed)
        .SelectMany(cell => cell.Number?.Inputs ?? []).Select(key => key.Period);

    static IEnumerable<string> Periods(Sentence sentence, KnownFacts facts) => PeriodsOf(sentence, facts).Select(period => period.Label).Distinct(StringComparer.Ordinal);

    static bool Covers(Sentence sentence, string text, KnownFacts facts) =>
        PeriodsOf(sentence, facts).Any(period => KnownFacts.IsWritten(period, text)) || !PeriodsOf(sentence, facts).Any();

    /// <summary>Numbers that the method itself has: 0, 1, the level of confidence, the share of false calls, and those of the rules of control charts.</summary>
    static readonly string[] OfTheMethod =
    [
        "0", "1", Format.Whole((decimal)(100 * Limits.Usual)), Format.Whole(100 * Evidence.CalledUpTo),
        Format.Number(Estimate.Of(Rounding.ToCell(Xmr.ToLimits)), 2), .. KnownFacts.NumbersIn(ControlChart.Rules.Words),
    ];

    static void Loose(Figure figure, string place, string text, KnownFacts facts, List<Contradiction> found)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return;
        foreach (var month in KnownFacts.MonthsIn(text).Where(month => !facts.HasMonth(month)))
            found.Add(new(figure.Id, place, $"it names {month}", "a month of the figure’s numbers"));
        foreach (var number in KnownFacts.NumbersIn(KnownFacts.WithoutMonths(text)).Where(number => !OfTheMethod.Contains(number, StringComparer.Ordinal) && !facts.HasNumber(number) && !(place.StartsWith("note", StringComparison.Ordinal) && facts.MayCount(number))))
            found.Add(new(figure.Id, place, $"it has the number {number}", "a number of the figure’s cells, facts or rows"));
    }
}
