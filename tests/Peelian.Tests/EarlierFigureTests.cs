using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>One comparison has one word in a pack: where a later table alone would have chosen another, its figure says so.</summary>
public sealed class EarlierFigureTests
{
    const string Note = "One word here is that of an earlier figure; by its interval in this table alone it would be another.";

    // Trust in Ealing lies above the rest of London: told from chance among the boroughs of one question, not among eight questions.
    static readonly Lazy<IReadOnlyList<Summary>> Packs = new(() =>
    {
        using var workshop = new Workshop().Add(Project.File("samples", "london", "public-attitude-survey.csv.gz"));
        return [workshop.Build("borough", "Ealing", null), workshop.Build("borough", "Waltham Forest", null)];
    });

    static bool Says(Figure figure) => figure.Notes.Any(note => note.Text.EndsWith(Note, StringComparison.Ordinal));

    [Fact]
    public void A_word_taken_from_an_earlier_figure_is_said_in_a_note_and_is_that_figures_word()
    {
        var figures = Packs.Value[0].Figures.Where(figure => figure.Gap is null).ToList();
        var later = Assert.Single(figures, Says);
        var taken = later.Judgements.Single(judgement => judgement.Against == Against.RestOfForce);
        var first = figures.Where(figure => figure.Number < later.Number).SelectMany(figure => figure.Judgements).Single(judgement => judgement.MeasureId == taken.MeasureId && judgement.Against == taken.Against);
        Assert.Equal(EvidenceWord.AboutTheSame, first.Word);
        Assert.Equal(first.Word, taken.Word);
        Assert.Equal("about the same", later.Table[taken.RowId, "evidence"].Printed.Split(" (")[0]);
        // The interval of this table alone: wholly above the force.
        Assert.True(later.Table[taken.RowId, "percent_lower"].Number!.Value > later.Table[taken.RowId, "force_percent"].Number!.Value);
    }

    [Fact]
    public void Where_every_table_would_choose_the_same_word_no_note_says_so() =>
        Assert.DoesNotContain(Packs.Value[1].Figures, Says);
}
