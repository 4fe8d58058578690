using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>Two changes set against each other: an area's and that of the rest of its force.</summary>
public class RatioChangeTests
{
    static RatioComparison Of(long areaBefore, long areaNow, long restBefore, long restNow, double? phi) =>
        new(new(restBefore, areaBefore), new(restNow, areaNow), phi);

    static EvidenceRow Judge(long areaBefore, long areaNow, long restBefore, long restNow, double? phi) =>
        EvidenceTable.OfRatioChanges([Of(areaBefore, areaNow, restBefore, restNow, phi)])[0];

    [Fact]
    public void April_to_October_2015_the_searches_of_black_people_changed_to_0_579_of_what_those_of_white_people_did()
    {
        var row = Judge(180, 172, 175, 289, 1);

        Assert.Equal(EvidenceWord.ClearlyLower, row.Word);
        Near.Printed(0.000135, (double)row.P!.Value, 6);
        Assert.Equal(EvidenceWord.Lower, Judge(180, 172, 175, 289, null).Word);
    }

    [Fact]
    public void Both_sides_need_twenty_events_and_no_count_is_0()
    {
        Assert.Equal(EvidenceWord.TooFewToSay, Judge(9, 3, 300, 500, 1).Word);
        Assert.Equal(EvidenceWord.TooFewToSay, Judge(300, 500, 9, 10, 1).Word);
        Assert.NotNull(Judge(9, 3, 300, 500, 1).Ratio);
        Assert.Null(Judge(0, 30, 300, 500, 1).Ratio);
        Assert.Equal(EvidenceWord.NoData, EvidenceTable.OfRatioChanges([null])[0].Word);
    }

    [Fact]
    public void Swapped_periods_flip_the_word_doubled_counts_never_weaken_it_and_more_scatter_never_strengthens_it() =>
        Gen.Select(Gen.Long[0, 3000], Gen.Long[0, 3000], Gen.Long[0, 90_000], Gen.Long[0, 90_000], Gen.Double[1, 9]).Sample((a, b, c, d, phi) =>
        {
            var row = Judge(a, b, c, d, phi);

            Assert.Equal(Evidence.Flip(row.Word), Judge(b, a, d, c, phi).Word);
            Assert.Equal(Evidence.Flip(row.Word), Judge(c, d, a, b, phi).Word);
            Assert.True(Evidence.Strength(Judge(2 * a, 2 * b, 2 * c, 2 * d, phi).Word) >= Evidence.Strength(row.Word));
            Assert.True(Evidence.Strength(Judge(a, b, c, d, 2 * phi).Word) <= Evidence.Strength(row.Word));
        });

    [Theory]
    [InlineData(500, 31)]
    [InlineData(500, 1)]
    public void With_no_change_at_most_5_in_100_tables_say_that_an_area_differs_from_the_rest(double yearly, int others)
    {
        var loud = Enumerable.Range(0, 500).Count(seed =>
        {
            var chance = new Chance(unchecked((seed * 7919) + 31));
            long Year(double mean) => chance.Poisson(mean);
            return EvidenceTable.OfRatioChanges([.. Enumerable.Range(0, 15).Select(_ => Of(Year(yearly), Year(yearly), Year(yearly * others), Year(yearly * others), 1))])
                .Any(row => row.Word != EvidenceWord.AboutTheSame);
        });

        Assert.InRange(loud, 0, 32); // 25 in the long run, and two standard errors
    }
}
