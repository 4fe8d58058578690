using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>What a pack says of itself agrees with what stands in it.</summary>
public sealed class PackWordsTests(ReferencePackTests.Reference reference) : IClassFixture<ReferencePackTests.Reference>
{
    readonly Summary _summary = reference.Summary;

    Figure Figure(int number) => _summary.Figures.Single(figure => figure.Number == number);

    [Fact]
    public void The_key_explains_the_four_words_that_occur_and_not_clearly_which_does_not()
    {
        Assert.Equal(["evidence-lower-higher", "evidence-about-the-same", "evidence-too-few", "evidence-assumed"],
            _summary.Shorthand.Select(term => term.Id).Where(id => id.StartsWith("evidence", StringComparison.Ordinal)));
        Assert.Contains("does not mean that nothing changed", _summary.Shorthand.Single(term => term.Id == "evidence-about-the-same").Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_tells_counts_from_under_50_apart_from_the_word_for_under_20_on_both_sides()
    {
        Assert.Contains("from fewer than 50", _summary.Shorthand.Single(term => term.Name == "Counts in place of a percentage").Definition, StringComparison.Ordinal);
        Assert.Contains($"fewer than {Peelian.Statistics.Evidence.FewestEvents} cases", _summary.Shorthand.Single(term => term.Name == "Too few to say").Definition, StringComparison.Ordinal);
        Assert.Equal(("41 to 43", "about the same"), (Figure(1).Table["homophobic-hate-crime", "change_percent"].Printed, Figure(1).Table["homophobic-hate-crime", "evidence"].Printed));
    }

    [Fact]
    public void As_published_excepts_survey_percentages_because_69_percent_is_about_the_same_under_an_assumption()
    {
        Assert.Contains("except of survey percentages", _summary.Shorthand.Single(term => term.Id == "published-statistic").Definition, StringComparison.Ordinal);
        Assert.Equal("about the same (assumed margin)", Figure(3).Table["E09000031", "evidence"].Printed);
    }

    [Fact]
    public void The_rest_of_the_force_at_67_percent_names_the_assumption_behind_it() => Assert.Contains(Figure(3).Sentences,
        sentence => sentence.Text == "The MPS includes Waltham Forest; the rest of it is at 67%, worked out from rounded figures, as if as many people had been asked in every borough.");

    [Fact]
    public void Targets_and_questions_of_one_month_name_October_2015_under_a_heading_of_twelve()
    {
        Assert.All(_summary.PageOne!.Targets.Skip(1), target => Assert.All(target.Target.Sentences, sentence => Assert.Contains("in October 2015", sentence.Text, StringComparison.Ordinal)));
        Assert.Equal(2, _summary.PageOne.Questions.Count(question => question.Sentence.Text.StartsWith("The target for", StringComparison.Ordinal)
            && question.Sentence.Text.Contains("was not met in Waltham Forest in October 2015.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Figure_5_has_one_span_of_twelve_months_and_says_that_those_from_March_2012_are_not_loaded()
    {
        Assert.EndsWith("%, 12 months to September 2015", Figure(5).Title, StringComparison.Ordinal);
        Assert.Contains(Figure(5).Notes, note => note.Text == "Figures for twelve months that end before September 2015 are not loaded; this figure looks for those from March 2012.");
    }

    [Fact]
    public void Figure_9_has_no_word_beside_43_percent_as_published_and_gives_the_reason()
    {
        var words = Figure(9).Table.Rows.Select(row => row.Cells[Figure(9).Table.IndexOf("evidence")]).ToList();

        Assert.All(words, word => Assert.True(word.IsMissing));
        Assert.Equal("as published without counts", words[0].WhyMissing);
    }

    [Fact]
    public void Charts_of_ratios_and_shares_say_what_is_drawn()
    {
        Assert.Equal("Searches per resident, as a ratio to people recorded as White, by month", Figure(12).Chart!.Heading);
        Assert.Equal("Share of the total (%)", Figure(9).Chart!.Heading);
    }

    [Fact]
    public void The_twelve_months_are_pointed_to_only_where_they_are_loaded()
    {
        using var workshop = new Workshop();
        var early = workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2014-10").Figures.Single(figure => figure.Number == 12);

        Assert.Contains(Figure(12).Notes, note => note.Text.EndsWith("read the twelve months first.", StringComparison.Ordinal));
        Assert.Contains(early.Notes, note => note.Text == "How sure: all months and groups of the table are judged together. A single month is few searches.");
    }

    [Fact]
    public void Each_of_two_gaps_of_a_section_stands_before_what_would_fill_it()
    {
        using var workshop = new Workshop();
        var missing = workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("borough", "Waltham Forest", "2015-10").Sections.Single(section => section.Id == "anti-social-behaviour").Missing!;

        Assert.Matches("^No [^.]*incidents.*The gap would be filled by .*street-level.* No [^.]*calls.*The gap would be filled by .*asb-calls", missing);
    }

    [Fact]
    public void The_ratios_of_the_scorecard_are_not_called_as_published() =>
        Assert.All(_summary.PageOne!.Scorecard.Table.Rows, row => Assert.All(row.Cells, cell => Assert.False(cell.Number is { AsPublished: true })));
}
