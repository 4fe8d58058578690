using Peelian.Figures;
using Peelian.Findings;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Page one says what matters, once, in the figures' own words.</summary>
public sealed class PageOneTests(ReferencePackTests.Reference reference) : IClassFixture<ReferencePackTests.Reference>
{
    readonly Summary _summary = reference.Summary;

    PageOne Page => _summary.PageOne!;

    static Catalogue Catalogue => Workshop.Catalogue;

    [Fact]
    public void Burglary_down_by_15_4_percent_is_among_the_five_and_disability_hate_crime_is_not()
    {
        Assert.Equal(5, Page.Findings.Count);
        Assert.Contains(Page.Findings, finding => finding.Sentence.Text == "Burglary was lower in Waltham Forest: 2,175 offences in the 12 months to October 2015, 2,570 the year before (-15.4%)." && finding.Word.Printed == "lower");
        Assert.Contains(Page.Findings, finding => finding.Sentence.Text.StartsWith("Violence against the person was higher", StringComparison.Ordinal));
        Assert.DoesNotContain(Page.Findings, finding => finding.Sentence.Text.StartsWith("Disability", StringComparison.Ordinal));
        Assert.Contains(Page.Findings, finding => finding.Sentence.Text.StartsWith("Public confidence in local policing in Waltham Forest: 69%", StringComparison.Ordinal) && finding.Word.Printed == "about the same (assumed margin)");
        Assert.DoesNotContain(Page.Findings, finding => finding.Word.Evidence is EvidenceWord.TooFewToSay or EvidenceWord.NoData);
    }

    [Fact]
    public void Each_finding_is_a_judgement_of_its_figure_word_for_word()
    {
        foreach (var finding in Page.Findings)
        {
            var judgement = Assert.Single(_summary.Figures.Single(figure => figure.Id == finding.FigureId).Judgements, one => ReferenceEquals(one.Sentence, finding.Sentence));
            Assert.Equal(judgement.Word, finding.Word.Evidence);
            Assert.Equal(judgement.Assumed, finding.Word.Assumed);
        }
    }

    [Fact]
    public void The_rule_is_printed_with_the_numbers_it_was_applied_with()
    {
        Assert.Contains("up to 5", Page.Rule.Text, StringComparison.Ordinal);
        Assert.Contains("more than 2 from one section", Page.Rule.Text, StringComparison.Ordinal);
        Assert.Contains("(total notifiable offences and MOPAC 7 crime)", Page.Rule.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_at_most_five_neutral_and_tied_to_a_figure()
    {
        Assert.InRange(Page.Questions.Count, 1, 5);
        Assert.Equal("Non-residential burglary was higher than the year before, and residential burglary was lower. What is different between the two?", Page.Questions[0].Sentence.Text);
        Assert.Equal(1, Page.Questions[0].FigureNumber);
        Assert.All(Page.Questions, question =>
        {
            Assert.EndsWith("?", question.Sentence.Text, StringComparison.Ordinal);
            Assert.Contains(_summary.Figures, figure => figure.Id == question.FigureId && figure.Number == question.FigureNumber);
            Assert.DoesNotMatch("(?i)fail|blame|fault|poor|bad|should|why did", question.Sentence.Text);
        });
    }

    [Fact]
    public void Targets_and_gaps_are_told()
    {
        Assert.Equal([null, false, false], Page.Targets.Select(target => target.Target.Met));
        Assert.Contains("The target was 20% of all searches: not met in October 2015.", Page.Targets[1].Target.Sentences[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Anti-social behaviour: no data", Assert.Single(Page.Missing).Sentence.Text);
    }

    [Theory]
    [InlineData("mopac-7", "robbery-personal", true)]
    [InlineData("mopac-7", "violence-against-the-person", true)]
    [InlineData("burglary-residential", "burglary", true)]
    [InlineData("gun-crime", "mopac-7", true)]
    [InlineData("burglary", "burglary", true)]
    [InlineData("burglary", "robbery", false)]
    [InlineData("burglary-residential", "burglary-non-residential", false)]
    [InlineData("confidence", "burglary", false)]
    public void Measures_overlap_where_they_count_some_of_the_same_events(string one, string other, bool expected)
    {
        var overlap = new Overlap(Catalogue);
        Assert.Equal(expected, overlap.Between(one, other));
        Assert.Equal(expected, overlap.Between(other, one));
    }

    [Theory]
    [InlineData(Polarity.LowerIsBetter, EvidenceWord.ClearlyLower, "better")]
    [InlineData(Polarity.LowerIsBetter, EvidenceWord.Higher, "worse")]
    [InlineData(Polarity.HigherIsBetter, EvidenceWord.Lower, "worse")]
    [InlineData(Polarity.HigherIsBetter, EvidenceWord.ClearlyHigher, "better")]
    [InlineData(Polarity.LowerIsBetter, EvidenceWord.AboutTheSame, "no clear difference")]
    [InlineData(Polarity.HigherIsBetter, EvidenceWord.TooFewToSay, "too few to say")]
    public void Better_and_worse_come_from_polarity_and_word_only(Polarity polarity, EvidenceWord word, string standing) =>
        Assert.Equal(standing, ScorecardRule.Standing(polarity, word));

    [Fact]
    public void The_scorecard_counts_each_event_once_and_says_how_many_chance_would_give()
    {
        var page = PageFrom(
            Judged("crime", ("total-notifiable-offences", EvidenceWord.Higher), ("homicide", EvidenceWord.TooFewToSay), ("violence-with-injury", EvidenceWord.Lower), ("burglary", EvidenceWord.ClearlyHigher),
                ("burglary-residential", EvidenceWord.ClearlyHigher), ("robbery", EvidenceWord.AboutTheSame), ("mopac-7", EvidenceWord.Lower)),
            Judged("survey", ("confidence", EvidenceWord.Higher)));

        Assert.Equal(["violence-with-injury", "burglary", "robbery", "confidence"], page.Scorecard.Table.Rows.Select(row => row.Id));
        Assert.Equal(["better", "worse", "no clear difference", "better"], page.Scorecard.Table.Rows.Select(row => row.Cells[page.Scorecard.Table.IndexOf("standing")].Printed));
        Assert.Equal("Waltham Forest against the rest of the MPS, over 4 measures that do not overlap: 2 better, 1 no clear difference, 1 worse. Of every 20 measures that differ like this, about one does so by chance alone.", page.Scorecard.Sentence.Text);
        Assert.Equal(0.15m, page.Scorecard.Facts.Single(fact => fact.Id == "expected_by_chance").Cell.Number!.Value);
    }

    [Fact]
    public void Clear_differences_come_first_at_most_two_from_a_section_while_others_have_some()
    {
        var page = PageFrom(
            Judged("crime", ("burglary", EvidenceWord.Higher), ("robbery", EvidenceWord.ClearlyLower), ("shoplifting", EvidenceWord.Higher), ("criminal-damage", EvidenceWord.AboutTheSame)),
            Judged("survey", ("confidence", EvidenceWord.AboutTheSame), ("trust", EvidenceWord.Lower)),
            Judged("more", ("satisfaction", EvidenceWord.ClearlyHigher), ("bicycle-theft", EvidenceWord.TooFewToSay)));

        // Size decides where words do not: burglary is the first row and the largest here.
        Assert.Equal(["robbery", "satisfaction", "burglary", "trust", "confidence"], page.Findings.Select(finding => finding.Sentence.Slots["row"]));
    }

    [Fact]
    public void A_quiet_year_reads_as_quiet()
    {
        var page = PageFrom(Judged("crime", ("total-notifiable-offences", EvidenceWord.AboutTheSame), ("burglary", EvidenceWord.AboutTheSame), ("rape", EvidenceWord.TooFewToSay)));

        Assert.Equal(["burglary"], page.Findings.Select(finding => finding.Sentence.Slots["row"]));
        Assert.All(page.Findings, finding => Assert.Equal("about the same", finding.Word.Printed));
        Assert.Empty(page.Questions);
    }

    [Fact]
    public void Every_finding_of_the_32_packs_of_April_2024_is_told_once_and_by_its_figure()
    {
        using var workshop = new Workshop();
        workshop.Add(new Peelian.Sources.AddRequest { Paths = [SharedData.File("data", "crime-borough")] });
        foreach (var summary in workshop.BuildAll("borough", "2024-04"))
        {
            var page = summary.PageOne!;
            var overlap = new Overlap(Catalogue);
            var ids = page.Findings.Select(finding => summary.Figures.Single(figure => figure.Id == finding.FigureId).Judgements.Single(one => ReferenceEquals(one.Sentence, finding.Sentence)).MeasureId).ToList();
            Assert.InRange(ids.Count, 3, 5);
            for (var one = 0; one < ids.Count; one++)
                Assert.All(ids.Skip(one + 1), other => Assert.False(overlap.Between(ids[one], other), $"{summary.Area.Name}: {ids[one]} and {other}"));
            Assert.DoesNotContain("total-notifiable-offences", ids);
            Assert.Equal(page.Findings.OrderByDescending(finding => Evidence.Strength(finding.Word.Evidence!.Value)), page.Findings);
        }
    }

    static PageOne PageFrom(params Section[] sections) => new PageOneBuilder(
        Catalogue, Catalogue.PackCalled("snb").PageOne!, Catalogue.AreaCalled("Waltham Forest"), Catalogue.FindForce("metropolitan")!, new Month(2015, 10)).Build(sections);

    // A section with one figure, whose judgements against the rest of the force it leads with; each row smaller than the one before.
    static Section Judged(string id, params (string Measure, EvidenceWord Word)[] words)
    {
        var judgements = words.Select((pair, index) => new Judgement
        {
            MeasureId = pair.Measure,
            RowId = pair.Measure,
            Against = Against.RestOfForce,
            Word = pair.Word,
            Ratio = Estimate.Of(1.5m) with { Interval = new Interval(1.2m, 1.8m, "test") },
            Events = 1000 - index,
            Sentence = new Sentence("test", new Dictionary<string, string> { ["row"] = pair.Measure }, pair.Measure),
        }).ToList();
        var figure = new Figure { Id = $"figure-{id}", Number = 1, Name = id, Headline = id, Title = id, Period = Period.YearTo(new Month(2015, 10)), Table = new Table([], []), Judgements = judgements, Sentences = [.. judgements.Select(one => one.Sentence)] };
        return new Section { Id = id, Title = id, DataToLabel = "Data to October 2015", Figures = [figure] };
    }
}
