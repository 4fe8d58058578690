using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>Words beside a figure, said once and true of its table.</summary>
public sealed class FigureWordsTests
{
    static Table TableOf(EvidenceWord? word, bool limits) => new(
        [new("area", "Area", ColumnKind.Text), new("percent", "Percentage"), new("percent_lower", "Lower limit"), new("evidence", "How sure", ColumnKind.Text)],
        [
            new("own",
            [
                Cell.Words("Waltham Forest"), Cells.Percent(Estimate.Of(69) with { AsPublished = true }, 0),
                Cells.Percent(limits ? Estimate.Of(63.4m) : Estimate.Missing("there is no interval"), 1), word is { } said ? Cell.Of(said, assumed: true) : Cell.Words(""),
            ]),
        ]);

    [Theory]
    [InlineData(null, false, "Every value is as published, not recomputed.")]
    [InlineData(EvidenceWord.AboutTheSame, false, "Every value is as published, not recomputed, but for the word on how sure.")]
    [InlineData(EvidenceWord.AboutTheSame, true, "Every value is as published, not recomputed, but for the limits and the word on how sure.")]
    public void A_table_of_69_percent_as_published_says_what_in_it_is_worked_out(EvidenceWord? word, bool limits, string words) =>
        Assert.Equal(words, FigureWords.AsPublished(TableOf(word, limits), [0, 1, 2, 3]));

    [Fact]
    public void On_the_page_where_limits_do_not_stand_they_are_not_spoken_of() =>
        Assert.Equal("Every value is as published, not recomputed, but for the word on how sure.", FigureWords.AsPublished(TableOf(EvidenceWord.Lower, limits: true), [0, 1, 3]));

    [Fact]
    public void A_sentence_that_begins_as_the_head_is_said_from_where_the_head_ends()
    {
        static Sentence Say(string text) => new("test", new Dictionary<string, string>(), text);
        var figure = SampleSummary.Make().Figures.First(figure => figure.Gap is null) with
        {
            Headline = "Failures in duty: 43% of allegations",
            Sentences = [Say("Failures in duty: 43% of allegations. The number changed by -37%."), Say("Failures in duty: 43% of allegations."), Say("Oppressive behaviour: 26%.")],
        };

        Assert.Equal(["The number changed by -37%.", "Oppressive behaviour: 26%."], FigureWords.Said(figure));
    }
}
