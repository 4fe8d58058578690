using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>Shares of allegations and outcomes: the highest is named only where it can be told from the next.</summary>
public sealed class ShareEvidenceTests
{
    static Figure Built(int number, params string[] rows)
    {
        using var workshop = new Workshop();
        return workshop.AddTidy("complaints.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n" + string.Join("\n", rows) + "\n")
            .Build("snb", "Waltham Forest", "2015-10").Figures.Single(figure => figure.Number == number);
    }

    static string Row(string measure, string period, string slice, int count) => $"{measure},value,E09000031,{period},{slice},{Format.Whole(count)},,,,";

    static Figure Allegations(int first, int second, int third)
    {
        (string Type, int Count)[] types = [("failures-in-duty", first), ("oppressive-behaviour", second), ("incivility", third)];
        return Built(9,
        [
            Row("complaint-allegations", "2014-11/2015-10", "", types.Sum(type => type.Count)),
            .. types.SelectMany(type => (string[])
            [
                Row("complaint-allegations", "2014-11/2015-10", "allegation-type=" + type.Type, type.Count),
                Row("complaint-allegations", "2013-11/2014-10", "allegation-type=" + type.Type, type.Count + 60),
            ]),
        ]);
    }

    [Fact]
    public void Outcomes_of_the_reference_have_wilsons_limits_and_one_clear_leader()
    {
        using var workshop = new Workshop();
        var figure = workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10").Figures.Single(one => one.Number == 10);

        Assert.Equal(("78.7%", "86.9%"), (figure.Table["no-case-to-answer", "share_lower"].Printed, figure.Table["no-case-to-answer", "share_upper"].Printed));
        Assert.Equal("No case to answer had the highest proportion: 263 (83.2%).", figure.Sentences[1].Text);
    }

    [Theory]
    [InlineData(120, 70, 20, "share-highest", "Failures in duty had the highest proportion of complaint allegations in Waltham Forest in the 12 months to October 2015: 57%.")]
    [InlineData(80, 76, 20, "share-level", "About as many complaint allegations in Waltham Forest in the 12 months to October 2015 were failures in duty (45%) as oppressive behaviour (43%).")]
    [InlineData(80, 80, 20, "share-tied", "Failures in duty and Oppressive behaviour had equally many complaint allegations in Waltham Forest in the 12 months to October 2015: 44% each.")]
    public void The_highest_is_named_alone_only_where_it_can_be_told_apart(int first, int second, int third, string id, string text)
    {
        var said = Allegations(first, second, third).Sentences[0];

        Assert.Equal(id, said.Id);
        Assert.Equal(text, said.Text, ignoreCase: true);
    }

    [Fact]
    public void A_fall_from_180_to_120_is_lower_and_said_so()
    {
        var figure = Allegations(120, 70, 5);

        Assert.Equal("lower", figure.Table["failures-in-duty", "evidence"].Printed);
        Assert.Contains(figure.Sentences, sentence => sentence.Text == "Failures in duty: 62% of complaint allegations in Waltham Forest in the 12 months to October 2015. The number, not the share, was lower than the year before: 180, then 120 (-33%).");
    }

    [Fact]
    public void Few_allegations_name_no_leader() => Assert.DoesNotContain(Allegations(6, 2, 1).Sentences, sentence => sentence.Id is "share-highest" or "share-level");

    [Fact]
    public void Visits_on_a_base_under_ten_are_read_as_counts_alone()
    {
        var figure = Built(14, Row("custody-visits-scheduled", "2015-07/2015-09", "", 7), Row("custody-visits-conducted", "2015-07/2015-09", "", 3));

        Assert.Equal("3 of 7 scheduled visits were made, July to September 2015.", figure.Sentences[0].Text);
    }
}
