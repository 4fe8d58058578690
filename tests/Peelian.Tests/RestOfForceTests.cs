using Peelian.Figures;
using Peelian.Sources;
using Peelian.Statistics;
using Peelian.Tests.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>The borough's change against that of the rest of the force: counts taken by hand from the publication of 2022.</summary>
public sealed class RestOfForceTests
{
    static readonly Lazy<Figure> Built = new(() =>
    {
        using var workshop = new Workshop();
        return workshop
            .Add(new AddRequest { Paths = [SharedData.File("data", "crime-borough", "2022-11_xinyi8888", "MPS Borough Level Crime (Historical).csv")], Published = new DateOnly(2022, 11, 1) })
            .Build("snb", "Waltham Forest", "2015-10").Figures.First();
    });

    static Figure Crime
    {
        get
        {
            _ = SharedData.Root; // outside the lazy value: where the files are absent the test is skipped with the reason
            return Built.Value;
        }
    }

    static Judgement Judged(string row) => Crime.Judgements.Single(one => one.RowId == row && one.Against == Against.RestOfForce);

    [Theory]
    [InlineData("total-notifiable-offences", "679,948", "711,336", 0.9557391355049618)]
    [InlineData("burglary", "75,743", "68,868", 0.9303608956761359)]
    [InlineData("violence-against-the-person", "143,795", "172,022", 0.9365201129753838)]
    [InlineData("robbery", "22,640", "21,152", 1.0148817469499145)]
    public void The_rest_of_the_force_is_the_force_without_the_borough(string row, string previous, string current, double ratio)
    {
        Assert.Equal((previous, current), (Crime.Table[row, "rest_previous"].Printed, Crime.Table[row, "rest_current"].Printed));
        Near.Full(ratio, (double)Crime.Table[row, "against_rest_ratio"].Number!.Value!.Value, 1e-11);
        var (lower, upper) = (Crime.Table[row, "against_rest_lower"].Number!.Value, Crime.Table[row, "against_rest_upper"].Number!.Value);
        Assert.InRange(Crime.Table[row, "against_rest_ratio"].Number!.Value!.Value, lower!.Value, upper!.Value);
        Assert.Equal(new Interval(lower.Value, upper, MethodNames.Log), Judged(row).Ratio.Interval);
    }

    [Theory]
    [InlineData("burglary-residential", "Residential burglary fell more in Waltham Forest (-27.2%) than in the rest of the MPS (-10.1%) in the 12 months to October 2015.")]
    [InlineData("burglary-non-residential", "The change in non-residential burglary was higher in Waltham Forest (+14.6%) than in the rest of the MPS (-7.3%) in the 12 months to October 2015.")]
    [InlineData("burglary", "Burglary: -15.4% in Waltham Forest and -9.1% in the rest of the MPS in the 12 months to October 2015; the difference could be chance (about the same).")]
    [InlineData("homicide", "Homicide in Waltham Forest: 3 and then 3 offences, too few to say whether that differs from the rest of the MPS (the 12 months to October 2015).")]
    public void What_is_said_of_it_goes_no_further_than_the_interval(string row, string said)
    {
        Assert.Equal(said, Judged(row).Sentence.Text);
        Assert.Equal(Evidence.Text(Judged(row).Word), Crime.Table[row, "against_rest"].Printed);
    }

    [Fact]
    public void The_sentence_about_the_force_names_its_rest_too() => Assert.Equal(
        "Across the MPS, which includes Waltham Forest, the change in total notifiable offences was +4.5%; in the rest of the MPS it was +4.6%. Waltham Forest against the rest: about the same.",
        Crime.Sentences[1].Text);

    [Fact]
    public void A_row_without_counts_is_no_data_and_no_judgement()
    {
        Assert.Equal(EvidenceWord.NoData, Crime.Table["gun-crime", "against_rest"].Evidence);
        Assert.Equal("nothing loaded for the 12 months to October 2015", Crime.Table["gun-crime", "against_rest_ratio"].WhyMissing);
        Assert.DoesNotContain(Crime.Judgements, one => one.RowId == "gun-crime" && one.Against == Against.RestOfForce);
    }

    [Fact]
    public void A_force_published_as_a_percentage_alone_has_no_rest_and_says_so()
    {
        using var workshop = new Workshop();
        var figure = workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10").Figures.First();
        const string Why = "the MPS is published as a percentage alone, without the counts that Waltham Forest could be taken out of";

        Assert.All(figure.Table.Rows, row => Assert.Equal(Why, figure.Table[row.Id, "rest_current"].WhyMissing));
        Assert.False(figure.Table.Columns[figure.Table.IndexOf("against_rest")].Shown);
        Assert.Contains(figure.Notes, note => note.Text == $"Nothing is set against the rest of the MPS: {Why}.");
        Assert.DoesNotContain(figure.Judgements, one => one.Against == Against.RestOfForce);
    }
}
